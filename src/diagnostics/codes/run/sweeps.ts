import type { Span } from '../../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { CELL, OVER_CELLS, RUN } from '../../example-run.ts';
import { counted, countText } from '../../wording.ts';

/** A text that names no values to go through. */
export const badSweep: DiagnosticCode<[details: { reason: string; span?: Span | undefined; hint: string }]> =
  defineCode(
    {
      code: 'run/sweep',
      severity: 'error',
      title: 'A sweep names the values that it goes through',
      explanation:
        'A sweep is written `0 .. 20 mV by 0.5 mV` (both ends included where the steps meet them), `0 .. 20 mV in 41` (so ' +
        'many values, evenly spaced, both ends included), `1 ms .. 100 ms in 21 log` (by a common factor), or ' +
        '`[1, 2, 5] mV`. Ends and steps are numbers with units, and every value is the float64 nearest to the exact one.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --sweep "tau = 10 ms .. 20 ms"`,
    },
    ({ reason, span, hint }) => ({ message: reason, span, hint }),
  );

/** Something that is swept and also set. */
export const sweptAndSet: DiagnosticCode<[details: { name: string; option: 'set' | 'inputs' }]> = defineCode(
  {
    code: 'run/swept-and-set',
    severity: 'error',
    title: 'What is swept is not set as well',
    explanation:
      'A sweep gives each cell its value, so a second value for the same parameter, initial value or input would have no ' +
      'effect. Other values may be computed from a swept parameter: `--set "C = 2 * g * 1 ms"`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --sweep "tau = [10 ms, 20 ms]" --set "tau = 5 ms"`,
  },
  ({ name, option }) => ({
    message: `\`${name}\` is swept, and ${option === 'set' ? 'set' : 'driven'} as well.`,
    hint: `leave out one of the two.`,
  }),
);

/** A number of cells beside a sweep. */
export const cellsOfSweep: DiagnosticCode<[details: { cells: string; combinations: number }]> = defineCode(
  {
    code: 'run/cells-of-sweep',
    severity: 'error',
    title: 'A sweep says how many cells there are',
    explanation:
      'A sweep runs one cell for each combination of its values, so a number of cells beside it would contradict it or say ' +
      'nothing. To run several alike for each combination, sweep a parameter that is not used, or run again.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --sweep "tau = [10 ms, 20 ms]" --cells 2`,
  },
  ({ cells, combinations }) => ({
    message: `A sweep runs one cell for each of its ${counted(combinations, 'combination')}, so \`cells\` (${cells}) has no place beside it.`,
    hint: 'leave out `cells`.',
  }),
);

/** A sweep of a model whose cells read each other. */
export const sweepOverCells: DiagnosticCode<
  [details: { name: string; option: 'input' | 'set'; model: string; reduction: string; span: Span }]
> = defineCode(
  {
    code: 'run/sweep-over-cells',
    severity: 'error',
    title: 'What is swept does not read the other cells',
    explanation:
      'A sweep runs one cell for each combination of its values, all of them side by side. `sum over cells of E` and the like ' +
      'take all cells of the population, which would be those with other values of what is swept. Run the population once for ' +
      'each value instead, with `--cells` and `--set`.',
    failing: OVER_CELLS,
    corrected: CELL,
    command: `${RUN} --sweep "tau = [10 ms, 20 ms]"`,
  },
  ({ name, option, model, reduction, span }) => ({
    message: `The cells of a sweep differ in what is swept, and \`${model}\` takes a ${reduction} over all of them.`,
    span,
    hint: `run the population once for each value of \`${name}\`, with \`--cells\` and \`--${option} "${name} = …"\`.`,
  }),
);

/** More combinations than a population can hold. */
export const tooManyCombinations: DiagnosticCode<
  [
    details: {
      count: number;
      most: number;
      axes: readonly { readonly name: string; readonly count: number }[];
    },
  ]
> = defineCode(
  {
    code: 'run/too-many-combinations',
    severity: 'error',
    title: 'A sweep fits into memory',
    explanation:
      'All combinations run at once, a cell each, and every cell takes memory for its states and whatever differs. At most ' +
      '2^24 (about 17 million) combinations are run; take longer steps between values, or sweep in parts.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --sweep "tau = 10 ms .. 20 ms by 0.1 ns"`,
  },
  ({ count, most, axes }) => ({
    message:
      `This sweep has ${countText(count)} combinations ` +
      `(${axes.map((axis) => `${axis.name}: ${countText(axis.count)}`).join(', ')}), each a cell in memory; at most ${most} can run.`,
    hint: 'take fewer values, or run it in parts.',
  }),
);
