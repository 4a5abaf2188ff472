import { expect, it } from 'vitest';
import { measureLines } from '../../src/index.ts';
import { measure, measuresOf, range, resultWith } from './results.ts';

function linesOf(cells: number, values: readonly number[], columns = 80): string {
  const measures = measuresOf(
    measure('rate(spikes, after 200 ms)', 'Hz', values),
    measure(
      'cv(intervals)',
      '1',
      values.map(() => Number.NaN),
    ),
  );
  return `\n${measureLines(resultWith({ cells, measures }), { columns }).join('\n')}\n`;
}

it('the measures of a single cell are told with their units', () => {
  expect(linesOf(1, [41.23456])).toMatchInlineSnapshot(`
    "
    rate(spikes, after 200 ms)  41.23 Hz
    cv(intervals)               none
    "
  `);
});

it('those of few cells are told of each', () => {
  expect(linesOf(3, [41.23456, 0, 7])).toMatchInlineSnapshot(`
    "
                                cell 0  cell 1  cell 2
    rate(spikes, after 200 ms)   41.23       0       7  Hz
    cv(intervals)                 none    none    none
    "
  `);
});

it('those of few cells that do not fit into a line, and of many, are summed up', () => {
  expect(linesOf(3, [1, 2, Number.NaN], 50)).toMatchInlineSnapshot(`
    "
                                mean   sd  min  max
    rate(spikes, after 200 ms)   1.5  0.5    1    2  Hz  of 2 of 3
                                                         cells
    cv(intervals)                                        of 0 of 3
                                                         cells
    "
  `);
  expect(linesOf(100, range(100))).toMatchInlineSnapshot(`
    "
                                mean     sd  min  max
    rate(spikes, after 200 ms)  49.5  28.87    0   99  Hz
    cv(intervals)                                          of 0 of 100 cells
    "
  `);
});

it('those of a sweep are drawn instead', () => {
  const sweep = [{ name: 'I', unit: 'nA', values: Float64Array.of(1, 2) }];
  const measures = measuresOf(measure('max(v)', 'mV', [1, 2]));
  expect(measureLines(resultWith({ cells: 2, sweep, measures }), { columns: 80 })).toEqual([]);
  expect(measureLines(resultWith(), { columns: 80 })).toEqual([]);
});
