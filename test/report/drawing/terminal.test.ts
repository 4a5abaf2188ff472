import { describe, expect, it } from 'vitest';
import { drawTerminal, type Figure, type Picture, type TerminalOptions } from '../../../src/index.ts';
import { range } from '../results.ts';
import { ALL, CURVES, MAP, PLANE, RASTER } from './figures.ts';

const TIMES = Float64Array.from({ length: 101 }, (_, k) => k);

/** Returns the lines of traces. */
function drawTraces(picture: Picture, options: TerminalOptions): readonly string[] {
  return drawTerminal([{ kind: 'traces', name: 'traces', title: '', subtitle: '', picture }], options);
}

function widest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => Array.from(line).length));
}

describe('traces in a terminal', () => {
  it('draws one panel per unit over one time axis, with the spikes above it', () => {
    const lines = drawTraces(
      {
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
      times: TIMES,
      timeUnit: 'ms',
      curves: [
        { name: 'm', unit: '1', values: TIMES.map((t) => t / 100) },
        { name: 'h', unit: '1', values: TIMES.map((t) => 1 - t / 100) },
      ],
    };
    const plain = drawTraces(picture, { columns: 60, rows: 3 }).map((line) => line.trim());
    expect(plain.filter((line) => line === 'm' || line === 'h')).toEqual(['m', 'h']);
    const coloured = drawTraces(picture, { columns: 60, rows: 3, colour: true });
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
    const picture = { times: TIMES, timeUnit: 'ms', curves };
    const lines = drawTraces(picture, { columns: 60 });
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
      times: TIMES,
      timeUnit: 'ms',
      curves: [{ name: 'v', unit: 'mV', values: TIMES }],
    };
    for (const columns of [40, 80, 133]) {
      const widths = drawTraces(picture, { columns }).map((line) => Array.from(line).length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    }
  });

  it('shows a spike that is one sample wide among many', () => {
    const times = Float64Array.from({ length: 100_000 }, (_, k) => k);
    const values = times.map((t) => (t === 31_415 ? 1 : 0));
    const lines = drawTraces(
      { times, timeUnit: 'ms', curves: [{ name: 'v', unit: 'mV', values }] },
      { columns: 60, rows: 3 },
    );
    expect(lines[1]).toMatch(/1 ┤\s+[⠀-⣿]/);
  });

  it('colours curves only when asked to', () => {
    const picture = {
      times: TIMES,
      timeUnit: 'ms',
      curves: [{ name: 'v', unit: 'mV', values: TIMES }],
    };
    const hasColour = (lines: readonly string[]): boolean => lines.join('').includes('\u001b[');
    expect(hasColour(drawTraces(picture, { columns: 60 }))).toBe(false);
    expect(hasColour(drawTraces(picture, { columns: 60, colour: true }))).toBe(true);
  });

  it('leaves out what is not finite', () => {
    const values = TIMES.map((t) => (t > 50 ? Number.POSITIVE_INFINITY : t));
    const lines = drawTraces(
      { times: TIMES, timeUnit: 'ms', curves: [{ name: 'v', unit: 'mV', values }] },
      { columns: 60, rows: 3 },
    );
    expect(lines[1]).toContain('50 ┤');
    expect(lines.join('')).not.toMatch(/NaN|Infinity/);
  });
});

describe('a raster in a terminal', () => {
  it('says what the cells of a sweep were given', () => {
    const values = RASTER.spikes.map((_, cell) => 0.1 + cell);
    const swept = { name: 'I', unit: 'nA', values };
    expect(drawTerminal([{ ...RASTER, swept }], { columns: 80 })[1]?.trim()).toBe(
      `cell, from I = 0.1 to ${values.at(-1)} nA`,
    );
  });

  it('has a line for each cell, the first at the bottom', () => {
    expect(`\n${drawTerminal([RASTER], { columns: 60 }).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Cell: spikes · 5 spikes
                cell
              3 ┤                                     ╵   ╵
              2 ┤
              1 ┤        ╵            ╵
              0 ┤    ╵
                └┴────────────────────┴───────────────────┴
                 0                   50                  100 ms
      "
    `);
  });

  it('has lines of dots that cells share where they are many', () => {
    const spikes = range(1000).map((cell) => [cell / 10]);
    const lines = drawTerminal([{ ...RASTER, spikes }], { columns: 60 });
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Cell: spikes · 5 spikes
                cell
                │                                      ⢀⣠⠖⠋
                │                                   ⣀⠴⠚⠉
            800 ┤                               ⢀⡤⠖⠋⠁
                │                            ⣠⠴⠚⠉
            600 ┤                        ⢀⡤⠖⠋⠁
                │                     ⣠⠴⠚⠁
                │                 ⣀⡤⠖⠋
            400 ┤             ⢀⣠⠴⠚⠁
                │          ⣀⡤⠖⠋
            200 ┤      ⢀⣠⠴⠊⠁
                │   ⣀⡤⠞⠉
              0 ┤⣠⠴⠋⠁
                └┴────────────────────┴───────────────────┴
                 0                   50                  100 ms
      "
    `);
  });

  it('says that there are no spikes', () => {
    expect(drawTerminal([{ ...RASTER, spikes: [[], []] }], { columns: 60 })[1]?.trim()).toBe(
      'cell (no spikes)',
    );
  });
});

describe('curves in a terminal', () => {
  it('are a few panels where no colours tell them apart, and a sentence that says so', () => {
    const series = range(8).map((i) => ({ name: `I = ${i} nA`, x: range(5), y: range(5) }));
    const figure: Figure = { ...CURVES, panels: [{ y: { name: 'f', unit: 'Hz' }, series }] };
    const lines = drawTerminal([figure], { columns: 100 }).map((line) => line.trim());
    expect(lines.filter((line) => line.startsWith('f, I ='))).toHaveLength(4);
    expect(lines.slice(-2).join(' ')).toBe(
      'The first 4 of 8 curves; a terminal with colours, or a picture (--out curves.svg), shows them in one panel.',
    );
    expect(drawTerminal([figure], { columns: 100, colour: true }).join('\n')).not.toContain('The first');
  });

  it('stand over the swept value, with units on both axes', () => {
    const figure: Figure = { ...CURVES, panels: CURVES.panels.slice(0, 1) };
    expect(`\n${drawTerminal([figure], { columns: 60 }).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Cell · 41 cells
                rate(spikes) (Hz)
            120 ┤                                    ⢀⣠⠤⠴⠒⠚
            100 ┤                             ⣀⡤⠤⠖⠒⠋⠉⠉
                │                      ⣀⣀⡤⠖⠒⠋⠉⠁
             80 ┤              ⢀⣀⣠⠴⠒⠚⠉⠉⠁
             60 ┤            ⢸⠉⠉
             40 ┤            ⢸
                │            ⡼
             20 ┤            ⡇
              0 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡇
                └┴─────────┴──────────┴─────────┴─────────┴
                 0        10         20        30        40
                                                I (uA/cm^2)
      "
    `);
  });

  it('share a panel only where colours tell them apart', () => {
    const titlesOf = (colour: boolean): readonly string[] =>
      drawTerminal([CURVES], { columns: 60, colour }).filter((line) => line.includes('(v)'));
    expect(titlesOf(false).map((line) => line.trim())).toEqual(['max(v) (mV)', 'min(v) (mV)']);
    expect(titlesOf(true)).toHaveLength(1);
  });

  it('show a value between two that are none', () => {
    const y = range(41).map((i) => (i === 20 ? 1 : Number.NaN));
    const panels = [{ y: { name: 'f', unit: 'Hz' }, series: [{ name: 'f', x: range(41), y }] }];
    expect(drawTerminal([{ ...CURVES, panels }], { columns: 60 }).join('')).toMatch(/[⠁-⣿]/);
  });

  it('stand over powers of ten where values grow by a factor', () => {
    const x = range(9).map((i) => 10 ** (i / 2));
    const panels = [{ y: { name: 'f', unit: 'Hz' }, series: [{ name: 'f', x, y: range(9) }] }];
    const figure: Figure = { ...CURVES, x: { name: 'tau', unit: 'ms', isLogarithmic: true }, panels };
    const lines = drawTerminal([figure], { columns: 60 });
    expect(lines.at(-2)?.trim().split(/ +/)).toEqual(['1', '10', '100', '1000', '10000']);
    expect(lines.at(-1)?.trim()).toBe('tau (ms)');
  });
});

describe('a map in a terminal', () => {
  it('is shades of grey, or of colours', () => {
    expect(`\n${drawTerminal([MAP], { columns: 60 }).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Cell: rate(spikes) · 24 cells
                g (nS)
             40 ┤██████████████████████████████████████████
             30 ┤▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
             20 ┤░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
             10 ┤       ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
                └───┴──────┴──────┴──────┴──────┴──────┴───
                    0      1      2      3      4      5
                                                     I (nA)
                rate(spikes) (Hz): 1 ░░▒▒▓▓██ 23
      "
    `);
    expect(drawTerminal([MAP], { columns: 60, colour: true }).join('')).toContain('\u001b[38;5;');
  });

  it('says what its fields stand for where there are too many', () => {
    const map: Figure = { ...MAP, xs: range(100), ys: range(50), values: range(5000) };
    const lines = drawTerminal([map], { columns: 60 });
    expect(lines.at(-1)?.trim()).toBe('each field is the mean of up to 3 × 3 values');
    expect(widest(lines)).toBeLessThanOrEqual(60);
  });
});

describe('a phase plane in a terminal', () => {
  it('has its nullclines in signs', () => {
    const lines = drawTerminal([PLANE], { columns: 60, rows: 8 });
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Cell: phase plane
                w   ⠒ run  x dv/dt = 0  + dw/dt = 0
              1 ┤++++++                            ⣀⣠⠴xxxxx
            0.8 ┤     ++++++                  ⢀⣀xxxxxxx
                │          ++++++         ⣀xxxxxx
            0.6 ┤               +++++++xxxxx
            0.4 ┤               xxxxxx++++++
                │          xxxxxx⠉         ++++++
            0.2 ┤     xxxxxx⠉⠁                  +++++++
              0 ┤xxxxxx⠚⠉                             +++++
                └──────────┴────────────────┴──────────────
                          -50               0
                                                     v (mV)
      "
    `);
  });
});

describe('figures in a terminal', () => {
  it('stand below each other, each with its title', () => {
    const lines = drawTerminal(ALL, { columns: 80 });
    const titles = ALL.map(({ title, subtitle }) =>
      [title, subtitle].filter((text) => text !== '').join(' · '),
    );
    expect(lines.filter((line) => titles.includes(line))).toEqual(titles);
  });

  it('fit the width that they are given', () => {
    for (const columns of [40, 80, 133]) {
      expect(widest(drawTerminal(ALL, { columns }))).toBeLessThanOrEqual(columns);
      const coloured = drawTerminal(ALL, { columns, colour: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
      const plain = coloured.map((line) => line.replaceAll(/\u001b\[[\d;]*m/g, ''));
      expect(widest(plain)).toBeLessThanOrEqual(columns);
    }
  });

  it('are plain text without colours', () => {
    expect(drawTerminal(ALL, { columns: 80 }).join('')).not.toContain('\u001b');
  });
});
