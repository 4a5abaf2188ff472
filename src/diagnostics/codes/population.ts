import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** `total over cells of E`. */
export const unknownReduction: DiagnosticCode<
  [details: { name: string; span: Span; suggestion?: string | undefined; hint?: string | undefined }]
> = defineCode(
  {
    code: 'population/unknown-function',
    severity: 'error',
    title: 'What is taken over the cells of a population is known',
    explanation:
      'Over the cells there are `sum`, `mean`, `max`, `min` and `rank` of a number, and `count` of a condition. Others are made ' +
      'of these: the variance of x is the mean of its squared distance from the mean of x, and a condition holds in some cell where ' +
      'its count is above 0.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = ((average over cells of v) - v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = ((mean over cells of v) - v) / 10 ms\n}\n',
  },
  ({ name, span, suggestion, hint }) => ({
    message: `There is no \`${name} over cells\`.`,
    span,
    hint:
      suggestion === undefined
        ? (hint ?? 'over cells there are `sum`, `mean`, `max`, `min`, `rank` and `count`.')
        : `did you mean \`${suggestion} over cells of …\`?`,
    fixes:
      suggestion === undefined ? [] : [{ title: `replace by \`${suggestion}\``, span, text: suggestion }],
  }),
);

/** `sum over cells of E` where a value is needed before there are cells, or while they are looked at one by one. */
export const reductionPlace: DiagnosticCode<
  [details: { what: string; where: string; span: Span; hint: string }]
> = defineCode(
  {
    code: 'population/place',
    severity: 'error',
    title: 'Functions over cells are read while the population runs',
    explanation:
      '`sum over cells of E` and the like may stand in equations, in named expressions and outputs, in thresholds and in event ' +
      'blocks. Parameters, initial values, ranges, lists and schedules are known before the first step, ' +
      'and a stimulus comes from outside of the population; none of them can depend on what its cells do.',
    failing:
      'neuron Cell {\n  param half = 0.5 * (max over cells of v)\n  state v = 1\n  dv/dt = (half - v) / 10 ms\n}\n',
    corrected:
      'neuron Cell {\n  half = 0.5 * (max over cells of v)\n  state v = 1\n  dv/dt = (half - v) / 10 ms\n}\n',
  },
  ({ what, where, span, hint }) => ({
    message: `${what} cannot be read in ${where}.`,
    span,
    hint,
  }),
);

/** What cannot be asked of all cells. */
export const reductionOperand: DiagnosticCode<
  [details: { what: string; reduction: string; span: Span; declared?: Span | undefined; hint: string }]
> = defineCode(
  {
    code: 'population/operand',
    severity: 'error',
    title: 'What is taken over the cells has a value in each of them',
    explanation:
      'Behind `over cells of` stands what every cell has at the same moment: states, inputs, parameters, named expressions, the time. ' +
      'A `let` and the `count` of spikes belong to the one cell whose block runs; `old`, `crosses`, `falls below` and `peak` compare ' +
      'two moments of one cell; a draw or `xi` would be another number wherever it is read. A state can hold each of them.',
    failing:
      'neuron Cell {\n  state v = 0\n  state n = 0\n  dv/dt = 1 / 1 ms\n  on step {\n    let twice = 2 * v\n    n = sum over cells of twice\n  }\n}\n',
    corrected:
      'neuron Cell {\n  state v = 0\n  state n = 0\n  twice = 2 * v\n  dv/dt = 1 / 1 ms\n  on step { n = sum over cells of twice }\n}\n',
  },
  ({ what, reduction, span, declared, hint }) => ({
    message: `${what} cannot be read in what \`${reduction} over cells\` is taken of.`,
    span,
    labels: declared === undefined ? [] : [{ span: declared, message: 'declared here' }],
    hint,
  }),
);

/** `sum over cells of (v > 0)`, `count over cells of v`. */
export const reductionKind: DiagnosticCode<
  [
    details: {
      name: string;
      span: Span;
      found: 'number' | 'condition';
      hint: string;
      repair?: { readonly word: string; readonly at: Span } | undefined;
    },
  ]
> = defineCode(
  {
    code: 'population/kind',
    severity: 'error',
    title: 'Numbers are summed, conditions are counted',
    explanation:
      '`count over cells of C` is the number of cells in which the condition C holds; `sum`, `mean`, `max`, `min` and `rank` take a ' +
      'number of each cell. `if C then 1 else 0` makes a number of a condition, so that its mean is the share of the cells in which it holds.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = -(sum over cells of v > 0.5) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = -(count over cells of v > 0.5) / 10 ms\n}\n',
  },
  ({ name, span, found, hint, repair }) => ({
    message: `\`${name} over cells\` takes a ${found === 'number' ? 'condition' : 'number'}, but this is a ${found}.`,
    span,
    note: `a ${found}`,
    hint,
    fixes:
      repair === undefined
        ? []
        : [{ title: `write \`${repair.word} over cells\``, span: repair.at, text: repair.word }],
  }),
);

/** `sum over E of v` where no populations are known. */
export const otherPopulation: DiagnosticCode<
  [details: { name: string; reduction: string; span: Span; isSlip: boolean }]
> = defineCode(
  {
    code: 'population/other',
    severity: 'error',
    title: 'A cell knows the cells of its own population',
    explanation:
      '`sum over cells of E` is taken over the population that a cell belongs to. What the cells of other populations come to is a ' +
      'signal of the network, `signal activity = mean over E of v`, which every cell with `input activity` receives.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = ((mean over E of v) - v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = ((mean over cells of v) - v) / 10 ms\n}\n',
  },
  ({ name, reduction, span, isSlip }) => ({
    message: `There is no \`${name}\` here: cells know those of their own population.`,
    span,
    hint: isSlip
      ? 'did you mean `cells`?'
      : `over the own cells it is \`${reduction} over cells of …\`; what others come to is a \`signal\` of the network.`,
    fixes: isSlip ? [{ title: 'replace by `cells`', span, text: 'cells' }] : [],
  }),
);
