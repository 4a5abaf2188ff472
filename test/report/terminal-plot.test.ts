import { describe, expect, it } from 'vitest';
import { drawTerminalPlot } from '../../src/report/terminal-plot.ts';

const TIMES = Float64Array.from({ length: 101 }, (_, k) => k);

describe('drawTerminalPlot', () => {
  it('draws one panel per unit over one time axis, with the spikes above it', () => {
    const lines = drawTerminalPlot(
      {
        title: 'Ramp',
        subtitle: 'euler',
        times: TIMES,
        timeUnit: 'ms',
        curves: [
          { name: 'v', unit: 'mV', values: TIMES.map((t) => t - 65) },
          { name: 'm', unit: '1', values: TIMES.map((t) => (t < 50 ? 0 : 1)) },
          { name: 'h', unit: '1', values: TIMES.map(() => 0.5) },
        ],
        spikes: [0, 50, 100],
      },
      { columns: 60, rows: 5 },
    );
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
                v (mV)
             50 ┤                                    ⢀⣀⣀⣀⡤⠤
              0 ┤                       ⣀⣀⣀⣠⠤⠤⠤⠖⠒⠒⠋⠉⠉⠉
                │          ⢀⣀⣀⣠⠤⠤⠤⠖⠒⠒⠋⠉⠉⠁
            -50 ┤⣠⠤⠤⠴⠒⠒⠒⠋⠉⠉⠉
           -100 ┤
                m
              1 ┤                     ⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
                │                     ⡇
            0.5 ┤                     ⡇
                │                     ⡇
              0 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡇
                h
           0.55 ┤
                │
            0.5 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
                │
           0.45 ┤
         spikes  ╵                    ╵                   ╵
                └┴────────────────────┴───────────────────┴
                 0                   50                  100 ms
      "
    `);
  });

  it('draws the curves of one unit together only where colours tell them apart', () => {
    const picture = {
      title: '',
      subtitle: '',
      times: TIMES,
      timeUnit: 'ms',
      curves: [
        { name: 'm', unit: '1', values: TIMES.map((t) => t / 100) },
        { name: 'h', unit: '1', values: TIMES.map((t) => 1 - t / 100) },
      ],
    };
    const plain = drawTerminalPlot(picture, { columns: 60, rows: 3 }).map((line) => line.trim());
    expect(plain.filter((line) => line === 'm' || line === 'h')).toEqual(['m', 'h']);
    const coloured = drawTerminalPlot(picture, { columns: 60, rows: 3, colour: true });
    expect(coloured.length).toBe(plain.length - 4);
  });

  it.each([
    ['of a spike', -71.234, 38.77, ['40', '20', '0', '-20', '-40', '-60', '-80']],
    ['of what hardly moves', -65.00003, -65.00001, undefined],
    ['of what does not move', -65, -65, undefined],
    ['of large numbers', 1_000_001, 1_000_004, undefined],
    ['of small numbers', 1e-9, 3e-9, undefined],
    ['of rounding noise', 0.1, 0.1 + 1e-16, undefined],
  ])('labels the axis %s by round numbers, none twice', (_, low, high, expected) => {
    const values = TIMES.map((t) => low + ((high - low) * t) / 100);
    const curves = [{ name: 'v', unit: 'mV', values }];
    const picture = { title: '', subtitle: '', times: TIMES, timeUnit: 'ms', curves };
    const lines = drawTerminalPlot(picture, { columns: 60 });
    const labels = lines.filter((line) => line.includes('┤')).map((line) => line.split('┤')[0]?.trim() ?? '');
    expect(labels.length).toBeGreaterThanOrEqual(3);
    expect(new Set(labels).size).toBe(labels.length);
    if (expected !== undefined) expect(labels).toEqual(expected);
    const ticks = labels.map(Number);
    expect(Math.max(...ticks)).toBeGreaterThanOrEqual(high * (1 - Math.sign(high) * 1e-9));
    expect(Math.min(...ticks)).toBeLessThanOrEqual(low * (1 + Math.sign(low) * 1e-9));
    for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(60);
  });

  it('fits the width that it is given', () => {
    const picture = {
      title: '',
      subtitle: '',
      times: TIMES,
      timeUnit: 'ms',
      curves: [{ name: 'v', unit: 'mV', values: TIMES }],
    };
    for (const columns of [40, 80, 133]) {
      const widths = drawTerminalPlot(picture, { columns }).map((line) => Array.from(line).length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    }
  });

  it('shows a spike that is one sample wide among many', () => {
    const times = Float64Array.from({ length: 100_000 }, (_, k) => k);
    const values = times.map((t) => (t === 31_415 ? 1 : 0));
    const lines = drawTerminalPlot(
      { title: '', subtitle: '', times, timeUnit: 'ms', curves: [{ name: 'v', unit: 'mV', values }] },
      { columns: 60, rows: 3 },
    );
    expect(lines[1]).toMatch(/1 ┤\s+[⠀-⣿]/);
  });

  it('colours curves only when asked to', () => {
    const picture = {
      title: '',
      subtitle: '',
      times: TIMES,
      timeUnit: 'ms',
      curves: [{ name: 'v', unit: 'mV', values: TIMES }],
    };
    const hasColour = (lines: readonly string[]): boolean => lines.join('').includes('\u001b[');
    expect(hasColour(drawTerminalPlot(picture, { columns: 60 }))).toBe(false);
    expect(hasColour(drawTerminalPlot(picture, { columns: 60, colour: true }))).toBe(true);
  });

  it('leaves out what is not finite', () => {
    const values = TIMES.map((t) => (t > 50 ? Number.POSITIVE_INFINITY : t));
    const lines = drawTerminalPlot(
      { title: '', subtitle: '', times: TIMES, timeUnit: 'ms', curves: [{ name: 'v', unit: 'mV', values }] },
      { columns: 60, rows: 3 },
    );
    expect(lines[1]).toContain('50 ┤');
    expect(lines.join('')).not.toMatch(/NaN|Infinity/);
  });
});
