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
             35 ┤                                  ⣀⣀⡤⠤⠴⠒⠚⠉
                │                         ⢀⣀⣠⠤⠤⠖⠒⠋⠉⠁
            -15 ┤                ⢀⣀⣠⠤⠤⠖⠒⠋⠉⠉
                │        ⣀⣀⡤⠤⠖⠒⠚⠉⠉
            -65 ┤⣀⡤⠤⠴⠒⠒⠋⠉⠁
                no unit   ━ m  ━ h
              1 ┤                     ⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
                │                     ⡇
            0.5 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡧⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
                │                     ⡇
              0 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡇
         spikes  ╵                    ╵                   ╵
                └┴────────────────────┴───────────────────┴
                 0                   50                  100 ms
      "
    `);
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
