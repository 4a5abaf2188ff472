import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** A small model for the pages whose mistake lies in what a run was asked for. */
const CELL =
  'neuron Cell {\n  param tau = 10 ms in [1 ms, 50 ms]\n  input I : mV/ms = 0\n  state v : mV = -60 mV\n' +
  '  dv/dt = I - v / tau\n  spike when v crosses -50 mV\n}\n';
const RUN = 'axode run model.axo --for 10ms --dt 0.1ms';

function quoted(names: readonly string[]): string {
  const most = 12;
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  return names.length > most ? `${shown.join(', ')}, …` : shown.join(', ');
}

function meant(suggestion: string | undefined, otherwise: string | undefined): string | undefined {
  return suggestion === undefined ? otherwise : `did you mean \`${suggestion}\`?`;
}

/** Digits where they are exact. */
function countText(count: number): string {
  return Number.isSafeInteger(count) ? String(count) : `about ${count.toPrecision(3)}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words for what holds in one of several cells. */
function inCell(cell: number | undefined): string {
  return cell === undefined ? '' : ` in cell ${cell}`;
}

/** An input without default and without stimulus. */
export const missingInput: DiagnosticCode<[details: { input: string; unit: string; declared: Span }]> =
  defineCode(
    {
      code: 'run/missing-input',
      severity: 'error',
      title: 'Every input of the model is driven',
      explanation:
        'An input without a default must get its value from outside: a constant or an expression of `t`. ' +
        'Give it with `--input "I = 0.5 mV/ms"` (in the library, `inputs: { I: "0.5 mV/ms" }`), or give it a default in the model.',
      failing: 'neuron Cell {\n  input I : mV/ms\n  state v : mV = -60 mV\n  dv/dt = I - v / 10 ms\n}\n',
      corrected: CELL,
      command: RUN,
    },
    ({ input, unit, declared }) => ({
      message: `The input \`${input}\` has no value.`,
      span: declared,
      note: 'it has no default',
      hint: `drive it, \`${input} = ${unit === '1' ? '1' : `1 ${unit}`}\`, or give it a default.`,
    }),
  );

/** A parameter that has no value in the text and was not set. */
export const missingParameter: DiagnosticCode<
  [details: { parameter: string; unit: string; declared: Span }]
> = defineCode(
  {
    code: 'run/missing-parameter',
    severity: 'error',
    title: 'Every parameter has a value',
    explanation:
      'A parameter without a value in the text must be set for each run: `--set "tau = 10 ms"` (in the library, ' +
      '`set: { tau: "10 ms" }`).',
    failing: 'neuron Cell {\n  param tau : ms\n  state v : mV = -60 mV\n  dv/dt = -v / tau\n}\n',
    corrected: CELL,
    command: RUN,
  },
  ({ parameter, unit, declared }) => ({
    message: `The parameter \`${parameter}\` has no value.`,
    span: declared,
    note: 'it has none here',
    hint: `set it, \`${parameter} = ${unit === '1' ? '1' : `1 ${unit}`}\`, or give it a value in the model.`,
  }),
);

/** A stimulus for something that is no input of the model. */
export const unknownInput: DiagnosticCode<
  [
    details: {
      name: string;
      model: string;
      what?: 'parameter' | 'state variable' | 'output' | 'named expression' | 'wired input' | undefined;
      suggestion?: string | undefined;
      offered: readonly string[];
    },
  ]
> = defineCode(
  {
    code: 'run/unknown-input',
    severity: 'error',
    title: 'A stimulus drives an input of the model',
    explanation:
      'Only inputs can be driven from outside. Parameters and initial values are set with `--set`. An input of a part ' +
      'that the model wires itself is no input of the model.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "J = 1 mV/ms"`,
  },
  ({ name, model, what, suggestion, offered }) => ({
    message:
      what === undefined
        ? `${model} has no input \`${name}\`.`
        : `\`${name}\` is ${what === 'output' ? 'an' : 'a'} ${what} of ${model}, not one of its inputs.`,
    hint:
      what === 'parameter' || what === 'state variable'
        ? `set ${what === 'parameter' ? 'it' : 'its initial value'} with \`--set\` (\`set\` in the library).`
        : meant(
            suggestion,
            offered.length === 0 ? 'it has no inputs.' : `its inputs are ${quoted(offered)}.`,
          ),
  }),
);

/** `set` for something that cannot be set. */
export const notSettable: DiagnosticCode<
  [
    details: {
      name: string;
      model: string;
      what?: 'input' | 'output' | 'named expression' | 'list' | undefined;
      suggestion?: string | undefined;
      offered: readonly string[];
      /** Whether it was to be swept, as inputs can be too. */
      isSwept?: boolean;
    },
  ]
> = defineCode(
  {
    code: 'run/not-settable',
    severity: 'error',
    title: 'Parameters and initial values can be set',
    explanation:
      'What can be set from outside are parameters, and state variables (their initial values), those of parts by ' +
      'their qualified names: `sodium.g`. Inputs are driven with `--input`; named expressions follow from the rest, and ' +
      'lists are part of the text.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --set "tua = 20 ms"`,
  },
  ({ name, model, what, suggestion, offered, isSwept = false }) => ({
    message:
      what === undefined
        ? `${model} has no parameter${isSwept ? ', input' : ''} or state variable \`${name}\`.`
        : `\`${name}\` is ${what === 'input' || what === 'output' ? 'an' : 'a'} ${what} of ${model} and cannot be ${isSwept ? 'swept' : 'set'}.`,
    hint:
      what === 'input'
        ? 'drive it with `--input` (`inputs` in the library).'
        : meant(suggestion, offered.length === 0 ? undefined : `it has ${quoted(offered)}.`),
  }),
);

/** A parameter that the owner's `use` gave. */
export const wiredSetting: DiagnosticCode<[details: { name: string; declared: Span }]> = defineCode(
  {
    code: 'run/wired-setting',
    severity: 'error',
    title: 'What `use` gave is not set from outside',
    explanation:
      'A part’s parameter that stands in the arguments of `use` belongs to its owner: setting it from outside would ' +
      'silently break what the owner wrote. Give the owner a parameter and pass it on.',
    failing:
      'channel Leak {\n  param g = 1 mS/cm^2\n  input v : mV\n  output i = g * v\n}\n' +
      'neuron Cell {\n  use leak = Leak(g = 2 mS/cm^2)\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 1 uF * 1 cm^2\n}\n',
    corrected:
      'channel Leak {\n  param g = 1 mS/cm^2\n  input v : mV\n  output i = g * v\n}\n' +
      'neuron Cell {\n  use leak = Leak\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 1 uF * 1 cm^2\n}\n',
    command: `${RUN} --set "leak.g = 3 mS/cm^2"`,
  },
  ({ name, declared }) => ({
    message: `\`${name}\` is given by the part’s \`use\` and cannot be set.`,
    span: declared,
    note: 'it is given here',
    hint: 'make what is given here a parameter of the owner, and set that.',
  }),
);

/** A value that is not within the range which its declaration states. */
export const outsideRange: DiagnosticCode<
  [
    details: {
      name: string;
      value: string;
      low: string;
      high: string;
      declared: Span;
      cell?: number | undefined;
    },
  ]
> = defineCode(
  {
    code: 'run/outside-range',
    severity: 'error',
    title: 'Values set from outside lie in their declared range',
    explanation:
      'A declaration may state the range in which the model makes sense: `param tau = 10 ms in [1 ms, 50 ms]`. ' +
      'A value that is set from outside must lie in it, both ends included.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --set "tau = 100 ms"`,
  },
  ({ name, value, low, high, declared, cell }) => ({
    message: `\`${name}\` is set to ${value}${inCell(cell)}, outside its range from ${low} to ${high}.`,
    span: declared,
    note: 'the range is declared here',
    hint: `set it to a value from ${low} to ${high}.`,
  }),
);

/** A value computed from those that were set that is not within its range. */
export const derivedOutsideRange: DiagnosticCode<
  [
    details: {
      name: string;
      what: 'parameter' | 'input' | 'initial value';
      value: string;
      low: string;
      high: string;
      span: Span;
      declared: Span;
      cell?: number | undefined;
    },
  ]
> = defineCode(
  {
    code: 'run/derived-outside-range',
    severity: 'error',
    title: 'What follows from the values of a run lies in its declared range',
    explanation:
      'A parameter, a constant input or an initial value may be computed from others. Its declared range holds for what ' +
      'comes out with the values of this run, as it holds for a value that is set. The range of an input holds for ' +
      'constants only: a stimulus that changes during the run may leave it.',
    failing:
      'neuron Cell {\n  param a = 1\n  param b = 2 * a in [0, 3]\n  state v = 0.5\n  dv/dt = -b * v / 10 ms\n}\n',
    corrected:
      'neuron Cell {\n  param a = 1 in [0, 1.5]\n  param b = 2 * a in [0, 3]\n  state v = 0.5\n  dv/dt = -b * v / 10 ms\n}\n',
    command: `${RUN} --set "a = 100"`,
  },
  ({ name, what, value, low, high, span, declared, cell }) => ({
    message: `The ${what}${what === 'initial value' ? ' of' : ''} \`${name}\` comes to ${value}${inCell(cell)}, outside its range from ${low} to ${high}.`,
    span,
    note: `this is ${value}`,
    labels: [{ span: declared, message: 'the range is declared here' }],
    hint: 'set what it is computed from so that it lies in its range.',
  }),
);

/** A state that its equation took out of its range. */
export const leftRange: DiagnosticCode<[details: { state: string; low: string; high: string; span: Span }]> =
  defineCode(
    {
      code: 'run/left-range',
      severity: 'warning',
      title: 'Equations keep state variables in their range',
      explanation:
        'A range clamps what events assign to a state variable; an equation is not clamped, as that would change the ' +
        'model silently. That it left the range is reported once per run. Often the step is too long, or a value was set ' +
        'for which the equation is not meant.',
      failing: 'neuron Cell {\n  state w = 0.9 in [0, 1]\n  dw/dt = (2 - w) / 10 ms\n}\n',
      corrected: 'neuron Cell {\n  state w = 0.9 in [0, 1]\n  dw/dt = (1 - w) / 10 ms\n}\n',
      command: RUN,
    },
    ({ state, low, high, span }) => ({
      message: `The equation of \`${state}\` took it out of its range from ${low} to ${high}.`,
      span,
      note: 'this equation',
      hint: 'take a shorter step, or check the values that were set.',
    }),
  );

/** A name to record that the model does not have. */
export const unknownRecord: DiagnosticCode<
  [
    details: {
      name: string;
      model: string;
      purpose: 'record' | 'measure';
      suggestion?: string | undefined;
      offered: readonly string[];
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/unknown-record',
    severity: 'error',
    title: 'What is recorded is a value of the model',
    explanation:
      'State variables, named expressions, inputs and parameters can be recorded, those of parts by their qualified ' +
      'names: `sodium.m`. The same can be measured, and besides `spikes`, which are always recorded, and `intervals`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --record V`,
  },
  ({ name, model, purpose, suggestion, offered, span }) => ({
    message: `${model} has no \`${name}\` to ${purpose}.`,
    span,
    hint: meant(suggestion, offered.length === 0 ? undefined : `it has ${quoted(offered)}.`),
  }),
);

/** A text that does not say what to record. */
export const malformedRecord: DiagnosticCode<
  [details: { text: string; reason: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'run/malformed-record',
    severity: 'error',
    title: 'What is recorded is written as a variable and its cells',
    explanation:
      'A variable alone is recorded of all cells: `v`. Cells stand behind it in brackets, counted from 0: one, ' +
      '`sodium.m[3]`, a range with both ends, `v[0..9]`, or several, `v[0, 5, 10..12]`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --cells 10 --record "v[9..0]"`,
  },
  ({ text, reason, span, hint }) => ({
    message: `\`${text}\` ${reason}.`,
    span,
    hint: hint ?? 'write it as `v`, `v[3]`, `v[0..9]` or `v[0, 5, 10]`; cells are whole numbers from 0.',
  }),
);

/** A cell that the population does not have. */
export const noSuchCell: DiagnosticCode<[details: { cell: number; cells: number; span: Span }]> = defineCode(
  {
    code: 'run/no-such-cell',
    severity: 'error',
    title: 'Recorded cells are cells of the run',
    explanation: 'The cells of a run are numbered from 0. A range of cells includes both of its ends.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --cells 10 --record "v[0..10]"`,
  },
  ({ cell, cells, span }) => ({
    message: `There is no cell ${cell}: the run has ${cells === 1 ? 'one cell' : `${cells} cells`}.`,
    span,
    hint: cells === 1 ? 'the only cell is 0.' : `cells are numbered from 0 to ${cells - 1}.`,
  }),
);

/** A text that does not say what to measure. */
export const malformedMeasure: DiagnosticCode<
  [details: { text: string; reason: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'run/malformed-measure',
    severity: 'error',
    title: 'A measure is written as a function of what is measured',
    explanation:
      'A measure reduces each cell’s run to one number: `rate(spikes)`, `cv(intervals)`, `max(v)`. A window may follow, ' +
      '`mean(v, after 50 ms)`, and a name of its own may stand before it: `peak = max(v, after 10 ms, before 50 ms)`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --measure "max v"`,
  },
  ({ text, reason, span, hint }) => ({
    message: `\`${text}\` ${reason}.`,
    span,
    hint: hint ?? 'write it as `rate(spikes)`, `mean(v, after 50 ms)` or `peak = max(v, before 20 ms)`.',
  }),
);

/** A function that cannot be taken of what is measured. */
export const unknownMeasure: DiagnosticCode<
  [
    details: {
      by: string;
      /** `spikes`, `intervals`, `the variable `v``. */
      of: string;
      /** The model, where it never spikes. */
      silent?: string | undefined;
      /** What there is of that name: `rate(spikes)`. */
      instead?: string | undefined;
      suggestion?: string | undefined;
      offered: readonly string[];
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/unknown-measure',
    severity: 'error',
    title: 'A measure exists of what is measured',
    explanation:
      'Of `spikes` there are `rate` (in Hz, over the length of the window), `count`, and `first` and `last` (their ' +
      'times); of `intervals`, those between successive spikes, `mean sd cv min max first last`; of a variable, at every ' +
      'step of the window, `mean sd min max first last`. `sd` divides by the number of values. A model without ' +
      '`spike when` has no spikes to measure.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --measure "rate(v)"`,
  },
  ({ by, of, silent, instead, suggestion, offered, span }) =>
    silent === undefined
      ? {
          message: `There is no \`${by}\` of ${of}.`,
          span,
          hint: meant(suggestion ?? instead, `of ${of} there are ${quoted(offered)}.`),
        }
      : {
          message: `${silent} never spikes, so there are no ${of} to measure.`,
          span,
          hint: 'say in the model when it does: `spike when v crosses 0 mV`.',
        },
);

/** A stretch of time that the run does not have. */
export const measureWindow: DiagnosticCode<
  [details: { problem: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'run/measure-window',
    severity: 'error',
    title: 'A measure’s window lies in the run',
    explanation:
      'A window begins `after` a time and ends `before` one, each with a unit; without them it begins and ends with the ' +
      'run. The values of a variable at both ends belong to it. It must lie within the run and hold at least one step.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --measure "max(v, after 50 ms)"`,
  },
  ({ problem, span, hint }) => ({ message: problem, span, hint }),
);

/** Two measures of one name. */
export const repeatedMeasure: DiagnosticCode<[details: { name: string; span: Span }]> = defineCode(
  {
    code: 'run/repeated-measure',
    severity: 'error',
    title: 'Each measure has a name of its own',
    explanation:
      'Measures are found by their names in the result, so that two different ones cannot have one name.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --measure "top = max(v)" --measure "top = last(v)"`,
  },
  ({ name, span }) => ({
    message: `Two measures are called \`${name}\`.`,
    span,
    note: 'the second one',
    hint: 'give one of them another name.',
  }),
);

/** A text where a time was expected. */
export const notATime: DiagnosticCode<[details: { option: string; text: string; reason: string }]> =
  defineCode(
    {
      code: 'run/not-a-time',
      severity: 'error',
      title: 'Durations and steps are times',
      explanation:
        'The length of a run, of a step and between samples are numbers with a unit of time: `100 ms`, `0.25ms`, `1 s`. ' +
        'A number alone would leave open what it counts.',
      failing: CELL,
      corrected: CELL,
      command: 'axode run model.axo --for 10mV --dt 0.1ms',
    },
    ({ option, text, reason }) => ({
      message: `\`${option}\` must be a time, but \`${text}\` ${reason}.`,
      hint: 'write a number with a unit of time, for example `0.1 ms`.',
    }),
  );

/** A duration, a step or an interval that is zero or negative. */
export const notPositive: DiagnosticCode<[details: { option: string; text: string }]> = defineCode(
  {
    code: 'run/not-positive',
    severity: 'error',
    title: 'Durations and steps are longer than nothing',
    explanation: 'A run goes forward in time, by steps of equal length. Only the length of a run may be 0.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 10ms --dt 0ms',
  },
  ({ option, text }) => ({ message: `\`${option}\` must be longer than nothing, not \`${text}\`.` }),
);

/** A step that is longer than the whole run. */
export const stepTooLong: DiagnosticCode<[details: { step: string; duration: string }]> = defineCode(
  {
    code: 'run/step-too-long',
    severity: 'error',
    title: 'A run has room for a step',
    explanation:
      'A run of the time T has round(T / dt) steps. With a step of more than twice the run’s length there is none: ' +
      'perhaps the units of the two were confused.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 1ms --dt 0.1s',
  },
  ({ step, duration }) => ({
    message: `A step of ${step} does not fit into a run of ${duration}.`,
    hint: 'run longer, or take a shorter step.',
  }),
);

/** A time grid that float64 cannot hold exactly. */
export const inexactTime: DiagnosticCode<
  [details: { step: string; reason: 'digits' | 'length'; most?: string }]
> = defineCode(
  {
    code: 'run/inexact-time',
    severity: 'error',
    title: 'Every time of the grid is exact',
    explanation:
      'The step is kept as the fraction p/q that was written, and the time of step k is k p / q, rounded once: times ' +
      'never accumulate errors. For that k p must stay below 2^53 (about 9e15), so a step with very many digits, or a ' +
      'run of very many steps, is refused.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 10ms --dt 0.12345678901234567ms',
  },
  ({ step, reason, most }) => ({
    message:
      reason === 'digits'
        ? `A step of ${step} has too many digits for exact times.`
        : `With a step of ${step}, a run of so many steps has no exact times.`,
    hint:
      reason === 'digits'
        ? 'round the step to fewer digits.'
        : `run for at most ${most ?? 'less time'}, or take a step with fewer digits.`,
  }),
);

/** Samples that would fall between the grid points. */
export const intervalOffGrid: DiagnosticCode<[details: { interval: string; step: string; nearest: string }]> =
  defineCode(
    {
      code: 'run/interval-off-grid',
      severity: 'error',
      title: 'Samples are taken at whole numbers of steps',
      explanation:
        'Values exist at the ends of steps only. The interval between samples must be a multiple of the step; it can ' +
        'also be given as a number of steps.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --every 0.25ms`,
    },
    ({ interval, step, nearest }) => ({
      message: `Samples every ${interval} do not fall on steps of ${step}.`,
      hint: `record every ${nearest}.`,
    }),
  );

/** More numbers to record than memory is meant to hold. */
export const tooManySamples: DiagnosticCode<
  [details: { numbers: number; most: number; steps: number | undefined }]
> = defineCode(
  {
    code: 'run/too-many-samples',
    severity: 'error',
    title: 'What is recorded fits into memory',
    explanation:
      'Every recorded variable takes one number per sample and cell. Record at longer intervals, fewer variables, or ' +
      'a shorter run.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 100000s --dt 0.1ms',
  },
  ({ numbers, most, steps }) => ({
    message: `This run would keep ${numbers.toExponential(1)} numbers in memory, more than ${most.toExponential(1)}.`,
    hint:
      steps === undefined
        ? 'run fewer cells.'
        : `record every ${steps} steps, or fewer variables, or run fewer cells.`,
  }),
);

/** More cells than any run can hold, whatever it records. */
export const tooManyCells: DiagnosticCode<[details: { cells: number; most: number; model: string }]> =
  defineCode(
    {
      code: 'run/too-many-cells',
      severity: 'error',
      title: 'The cells of a run fit into memory',
      explanation:
        'Every cell takes memory for its states, its inputs, and what it remembers of events. What a run records comes on ' +
        'top, and is counted apart.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --cells 134000000`,
    },
    ({ cells, most, model }) => ({
      message: `${countText(cells)} cells do not fit into memory; at most ${countText(most)} of ${model} can run.`,
      hint: 'run fewer cells.',
    }),
  );

/** A number of steps or cells that is none. */
export const notACount: DiagnosticCode<[details: { option: string; text: string }]> = defineCode(
  {
    code: 'run/not-a-count',
    severity: 'error',
    title: 'Steps and cells are counted in whole numbers from 1',
    explanation:
      'How many cells run, and how many steps lie between two samples, are whole numbers of at least 1.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --every 1.5`,
  },
  ({ option, text }) => ({ message: `\`${option}\` must be a whole number of at least 1, not \`${text}\`.` }),
);

/** A value that is not a number. */
export const notAValue: DiagnosticCode<
  [
    details: {
      name: string;
      span?: Span | undefined;
      cell?: number | undefined;
      /** What it is where it is no number at all: `an object`. */
      found?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'run/not-a-value',
    severity: 'error',
    title: 'Values set from outside are numbers',
    explanation:
      'A value that is set or drives an input must be a number that can be computed before the run. NaN, for example ' +
      'from 0/0, would spread through every equation that reads it.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --set "v = 1 mV * (0 / 0)"`,
  },
  ({ name, span, cell, found }) => ({
    message: `The value given for \`${name}\`${inCell(cell)} is ${found ?? 'not a number (NaN)'}.`,
    span,
    hint:
      cell !== undefined
        ? 'give every cell a number.'
        : found === undefined
          ? 'give a finite number.'
          : 'give a number, a text such as `3 mV`, or a list with a number for each cell.',
  }),
);

/** More or fewer numbers than cells. */
export const wrongLength: DiagnosticCode<[details: { name: string; length: number; cells: number }]> =
  defineCode(
    {
      code: 'run/wrong-length',
      severity: 'error',
      title: 'Numbers that are listed are one per cell',
      explanation:
        'A parameter, an initial value or a constant input can be given as a list of numbers in its declared unit: then each ' +
        'cell has its own. How many cells there are is said by `cells` (`--cells`), and by a sweep, which has one for each ' +
        'combination.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --cells 3 --set "tau = [5 ms, 10 ms]"`,
    },
    ({ name, length, cells }) => ({
      message: `\`${name}\` was given ${counted(length, 'number')}, but the run has ${counted(cells, 'cell')}.`,
      hint:
        length > 0 && cells === 1
          ? `ask for ${length} cells, or give one number.`
          : 'give one number per cell, or one for all.',
    }),
  );

/** `i` or `N` where the model has a constant of that name. */
export const cellNumberMeant: DiagnosticCode<
  [details: { name: string; model: string; span: Span; declared: Span }]
> = defineCode(
  {
    code: 'run/cell-number',
    severity: 'warning',
    title: '`i` and `N` count cells in what a run is given',
    explanation:
      'In a text that sets a value or drives an input, `i` is the number of the cell, counted from 0, and `N` how many ' +
      'cells there are, whatever the model declares. A parameter of that name cannot be read there; another name in the ' +
      'model makes it readable.',
    failing: 'neuron Cell {\n  param N = 5\n  param tau = 10 ms\n  state v = 1\n  dv/dt = -N * v / tau\n}\n',
    corrected:
      'neuron Cell {\n  param n_open = 5\n  param tau = 10 ms\n  state v = 1\n  dv/dt = -n_open * v / tau\n}\n',
    command: `${RUN} --set "tau = N * 2 ms"`,
  },
  ({ name, model, span, declared }) => ({
    message: `\`${name}\` is ${name === 'i' ? 'the number of the cell' : 'how many cells there are'} here, not the \`${name}\` of ${model}.`,
    span,
    note: name === 'i' ? 'counts the cells from 0' : 'counts the cells',
    labels: [{ span: declared, message: 'this cannot be read here' }],
    hint: 'give what the model declares another name if you mean that.',
  }),
);

/** Values that were set and need each other. */
export const circularSettings: DiagnosticCode<
  [details: { cycle: readonly string[]; span?: Span | undefined }]
> = defineCode(
  {
    code: 'run/circular-settings',
    severity: 'error',
    title: 'Values that are set can be computed one after the other',
    explanation:
      'A text that sets a parameter may read other parameters and sees the values of this run, whatever the order in ' +
      'which they are written. Its own name reads what the model says: `tau = 2 * tau` doubles it. Values that need ' +
      'each other have no beginning.',
    failing: 'neuron Cell {\n  param a = 1 ms\n  param b = 2 ms\n  state v = 1\n  dv/dt = -v / (a + b)\n}\n',
    corrected:
      'neuron Cell {\n  param a = 1 ms\n  param b = 2 * a\n  state v = 1\n  dv/dt = -v / (a + b)\n}\n',
    command: `${RUN} --set "a = b" --set "b = 2 * a"`,
  },
  ({ cycle, span }) => ({
    message: `The value set for \`${cycle[0]}\` needs itself: ${[...cycle, cycle[0]].map((name) => `\`${name}\``).join(' needs ')}.`,
    span,
    hint: 'set one of them to a value that reads none of the others.',
  }),
);

/** A list that would differ between cells. */
export const listPerCell: DiagnosticCode<[details: { list: string; parameter: string; span: Span }]> =
  defineCode(
    {
      code: 'run/list-per-cell',
      severity: 'error',
      title: 'Lists are the same for all cells',
      explanation:
        'The entries of a list are kept once for all cells, so they cannot be computed from a parameter that has a value per ' +
        'cell. Set the parameter to one value, or write what differs between cells without the list: `at` takes a list, but a ' +
        'condition such as `t >= T` and `every T` read parameters per cell.',
      failing:
        'neuron Cell {\n  param T = 2 ms\n  state v = 1\n  dv/dt = -v / 10 ms\n  at [T, 2 * T] { v += 1 }\n}\n',
      corrected:
        'neuron Cell {\n  param T = 2 ms\n  state v = 1\n  dv/dt = -v / 10 ms\n  every T { v += 1 }\n}\n',
      command: `${RUN} --cells 2 --set "T = (1 + i) * 1 ms"`,
    },
    ({ list, parameter, span }) => ({
      message: `${list} is one for all cells, but reads \`${parameter}\`, which has a value per cell in this run.`,
      span,
      note: `differs with \`${parameter}\``,
      hint: `set \`${parameter}\` to one value for all cells, or write it without the list.`,
    }),
  );

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

/** A target that Axode does not have. */
export const unknownTarget: DiagnosticCode<
  [details: { name: string; offered: readonly string[]; suggestion?: string | undefined }]
> = defineCode(
  {
    code: 'run/unknown-target',
    severity: 'error',
    title: 'A run names a target that exists',
    explanation:
      '`js` runs compiled JavaScript; `interpreter` walks the model’s own equations, slowly: it is the reference that ' +
      'compiled code is checked against.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --target javascript`,
  },
  ({ name, offered, suggestion }) => ({
    message: `There is no target \`${name}\`.`,
    hint: meant(suggestion, `the targets are ${quoted(offered)}.`),
  }),
);

/** A refractory time that rounds to no step at all. */
export const refractoryTooShort: DiagnosticCode<[details: { duration: string; step: string; span: Span }]> =
  defineCode(
    {
      code: 'run/refractory-too-short',
      severity: 'warning',
      title: 'A refractory time is at least one step',
      explanation:
        'A refractory time T holds for round(T / dt) steps after the one that spiked. Below half a step that is none, ' +
        'and the cell is never refractory.',
      failing:
        'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = 10 mV/ms\n  spike when v >= -50 mV\n  on spike { v = -60 mV }\n' +
        '  refractory 0.01 ms\n}\n',
      corrected:
        'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = 10 mV/ms\n  spike when v >= -50 mV\n  on spike { v = -60 mV }\n' +
        '  refractory 1 ms\n}\n',
      command: RUN,
    },
    ({ duration, step, span }) => ({
      message: `A refractory time of ${duration} is shorter than half a step of ${step}, so it has no effect.`,
      span,
      note: `${duration}, less than half a step`,
      hint: 'take a shorter step.',
    }),
  );

/** Event times that lie between grid points. */
export const timesOffGrid: DiagnosticCode<
  [
    details: {
      subject: 'time' | 'start' | 'period';
      /** What stands in the model: `times`, `at 0.25 ms`, `every 0.25 ms`. */
      schedule: string;
      time: string;
      effect: string;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/times-off-grid',
    severity: 'warning',
    title: 'Event times lie on the grid',
    explanation:
      'A fixed-step run knows the times k dt only. An event time between two of them acts at the nearest one, which is ' +
      'reported once. A period below a step lets its block run at every step.',
    failing: 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n  at 1.234 ms { v += 1 mV }\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n  at 1.2 ms { v += 1 mV }\n}\n',
    command: RUN,
  },
  ({ subject, schedule, time, effect, span }) => ({
    message: `The ${subject} ${time} of \`${schedule}\` lies between two steps; it ${effect}.`,
    span,
    note: effect,
    hint: `take a step that divides the ${subject}, or move the ${subject} to the grid.`,
  }),
);

/** Event times at the start of the run or before. */
export const neverActs: DiagnosticCode<
  [details: { schedule: string; time: string; first: string; isBefore: boolean; span: Span }]
> = defineCode(
  {
    code: 'run/never-acts',
    severity: 'warning',
    title: 'Event times lie after the start of the run',
    explanation:
      'Events act at the ends of steps, so the first time at which something can happen is dt. What is to hold from the ' +
      'start is an initial value. Such a time is reported once for each list.',
    failing: 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n  at 0 ms { v = -50 mV }\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = -50 mV\n  dv/dt = -v / 10 ms\n}\n',
    command: RUN,
  },
  ({ schedule, time, first, isBefore, span }) => ({
    message:
      `The time ${time} of \`${schedule}\` never acts: it ${isBefore ? 'lies before' : 'falls on'} the start of the run, ` +
      `and events act from ${first} on.`,
    span,
    note: 'never acts',
    hint: `give what holds from the start as an initial value, or move the time to ${first}.`,
  }),
);

/** A period of `every` that is no time above 0 in this run. */
export const badPeriod: DiagnosticCode<
  [details: { schedule: string; value: string; span: Span; cell?: number | undefined }]
> = defineCode(
  {
    code: 'run/period',
    severity: 'error',
    title: 'Periods are above 0 in every run',
    explanation:
      'A block `every T` runs at the multiples of T. What a run sets may not make T zero or negative: the block would ' +
      'silently never run.',
    failing:
      'neuron Cell {\n  param T = 1 ms\n  state v = 0\n  dv/dt = -v / 10 ms\n  every T { v += 1 }\n}\n',
    corrected:
      'neuron Cell {\n  param T = 1 ms\n  state v = 0\n  dv/dt = -v / 10 ms\n  every T { v += 1 }\n}\n',
    command: `${RUN} --set "T = 0 ms"`,
  },
  ({ schedule, value, span, cell }) => ({
    message: `The period of \`${schedule}\` must be above 0, but is ${value}${inCell(cell) || ' in this run'}.`,
    span,
    hint: 'set it to a time such as `10 ms`; `on step` runs at every step.',
  }),
);

/** A state variable that became NaN or infinite. */
export const notFinite: DiagnosticCode<
  [
    details: {
      state: string;
      component: string;
      value: string;
      /** The failed cell and what sets it apart: `3, where tau = 5 ms`. */
      cell?: string | undefined;
      /** `between 1.2 ms and 1.3 ms`, or `at the start`. */
      when: string;
      step: number;
      /** `v = 3 mV`. */
      before: readonly string[];
      cause: string;
      /** What to do about the cause, where a shorter step would not help. */
      remedy?: string | undefined;
      span: Span;
      /** The equation that the cause is part of, if it stands elsewhere. */
      equation?: Span | undefined;
    },
  ]
> = defineCode(
  {
    code: 'run/not-finite',
    severity: 'error',
    title: 'State variables stay finite',
    explanation:
      'A run stops at the first step after which a state variable is not a number (NaN) or infinite, and says what all ' +
      'of the component’s values were before that step; of several cells it names the first, with the values that were set ' +
      'for it alone. The step is done again to find the part of an equation that did it. What was recorded until then is kept. The usual causes are a ' +
      'step that is too long for the method, a division by zero, and a model that truly grows without bound.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = v^2 / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = -v^2 / 1 ms\n}\n',
    command: RUN,
  },
  ({ state, component, value, cell, when, step, before, cause, remedy, span, equation }) => ({
    message:
      `The state variable \`${state}\` of ${component} became ${value} ` +
      `${when}${step < 0 ? '' : ` (step ${step})`}${cell === undefined ? '' : ` in cell ${cell}`}.`,
    span,
    note: cause,
    labels:
      equation === undefined
        ? []
        : [{ span: equation, message: `what \`${state}\` ${step < 0 ? 'starts from' : 'follows'}` }],
    hint:
      step < 0
        ? (remedy ?? 'set another initial value, or mend the expression that it starts from.')
        : before.length === 0
          ? (remedy ?? 'a shorter step is the first thing to try.')
          : `before that step ${before.join(', ')}. ${capitalised(remedy ?? 'a shorter step is the first thing to try.')}`,
  }),
);

/** More spikes than a step may have, or than a run can keep. */
export const tooManySpikes: DiagnosticCode<
  [
    details: {
      model: string;
      /** Absent: too many for the run. */
      ofStep?: { readonly count: number; readonly most: number } | undefined;
      mostOfRun: number;
      cell?: string | undefined;
      when: string;
      step: number;
      before: readonly string[];
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/too-many-spikes',
    severity: 'error',
    title: 'Spikes can be counted and kept',
    explanation:
      'A cell emits at most a million spikes in a step, and a run keeps at most 67 million (2^26) times of spikes. A run ' +
      'stops at the first step with more, and what was recorded until then is kept. A count that grows without bound, or ' +
      'a threshold that stays exceeded, is the usual cause.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = v / 1 ms\n  spike count v * 1000 when v > 10\n}\n',
    corrected:
      'neuron Cell {\n  state v = 1\n  dv/dt = v / 1 ms\n  spike count min(v, 100) when v > 10\n  on spike { v = 1 }\n}\n',
    command: RUN,
  },
  ({ model, ofStep, mostOfRun, cell, when, step, before, span }) => {
    const place = `${when} (step ${step})${cell === undefined ? '' : ` in cell ${cell}`}`;
    return {
      message:
        ofStep === undefined
          ? `The run of ${model} ended ${place}: with its spikes it would keep more than ${mostOfRun}.`
          : `${model} was to emit ${ofStep.count === Number.POSITIVE_INFINITY ? 'infinitely many' : ofStep.count} spikes ` +
            `${place}; a step has at most ${ofStep.most}.`,
      span,
      note: ofStep === undefined ? 'these spikes' : 'this many spikes',
      hint:
        (before.length === 0 ? '' : `before that step ${before.join(', ')}. `) +
        (ofStep === undefined ? 'Run shorter, or fewer cells.' : 'Bound the count: `min(…, 100)`.'),
    };
  },
);

/** A run that was stopped from outside. */
export const stopped: DiagnosticCode<[details: { done: string; duration: string }]> = defineCode(
  {
    code: 'run/stopped',
    severity: 'warning',
    title: 'A run goes to its end',
    explanation: 'The run was stopped from outside; what was recorded until then is kept.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # stopped by Ctrl-C`,
  },
  ({ done, duration }) => ({ message: `The run was stopped at ${done} of ${duration}.` }),
);

/** Something that was called during the run threw. */
export const interrupted: DiagnosticCode<[details: { reason: string; when: string; isDone: boolean }]> =
  defineCode(
    {
      code: 'run/interrupted',
      severity: 'error',
      title: 'What is called during a run does not throw',
      explanation:
        'A function that a program passed to the run, such as `onProgress`, threw an error. The run ends there, as when it ' +
        'is stopped, and what was recorded until then is kept.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} # called by a program whose onProgress throws`,
    },
    ({ reason, when, isDone }) => ({
      message: isDone
        ? `A function called at the end of the run threw: ${reason}`
        : `The run was interrupted ${when}, as a function that it calls threw: ${reason}`,
      hint: 'mend the function that was passed as `onProgress` or `onStart`; the result until then is kept.',
    }),
  );

/** A text that is no result of a run. */
export const unreadableResult: DiagnosticCode<
  [details: { name: string; problems: readonly string[]; hint?: string | undefined }]
> = defineCode(
  {
    code: 'run/unreadable-result',
    severity: 'error',
    title: 'A result is the JSON that a run wrote',
    explanation:
      'Results are read from the JSON files that `axode run --out result.json` writes (in the library, `runToJsonText`). ' +
      'Such a file has all that a run gives, complete and consistent: as many values in each trace as there are times, ' +
      'and a list of spikes for each cell. What is missing is said by its place: `traces.v[3]`.',
    failing: CELL,
    corrected: CELL,
    command: 'axode plot result.json',
  },
  ({ name, problems, hint }) => ({
    message: `${name} is no result of a run: ${problems.join('; ')}.`,
    hint: hint ?? 'run the model again with `--out result.json`.',
  }),
);

/** An option of a run that there is none of. */
export const unknownOption: DiagnosticCode<
  [details: { option: string; suggestion?: string | undefined; offered: readonly string[] }]
> = defineCode(
  {
    code: 'run/unknown-option',
    severity: 'error',
    title: 'A run is asked for by options that exist',
    explanation:
      'An option that a run does not know would have no effect: the run would go on with a default that was not meant. So ' +
      'it is refused. How long a run lasts is `for`, the length of a step `dt`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # called by a program as run(model, { duration: '10 ms' })`,
  },
  ({ option, suggestion, offered }) => ({
    message: `A run has no option \`${option}\`.`,
    hint: meant(suggestion, `the options are ${offered.map((name) => `\`${name}\``).join(', ')}.`),
  }),
);

/** An option of a run that is something else than it should be. */
export const optionType: DiagnosticCode<
  [details: { option: string; found: string; wanted: string; example: string }]
> = defineCode(
  {
    code: 'run/option-type',
    severity: 'error',
    title: 'Options of a run are of their types',
    explanation:
      'A program that is not checked by types can pass anything. Times are texts or numbers, what is recorded and measured ' +
      'is a text or a list of texts, inputs and settings are objects (or Maps) by name.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # called by a program as run(model, { inputs: 'I = 1 mV/ms' })`,
  },
  ({ option, found, wanted, example }) => ({
    message: `\`${option}\` is ${found}, but ${wanted} is needed.`,
    hint: `write it as \`${example}\`.`,
  }),
);

/** A state that grew out of all proportion without becoming infinite. */
export const runaway: DiagnosticCode<
  [
    details: {
      state: string;
      component: string;
      value: string;
      when: string;
      cell?: string | undefined;
      step: string;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/runaway',
    severity: 'warning',
    title: 'State variables stay within reach of what the model names',
    explanation:
      'A state variable grew to more than a million times the largest of: one of its unit, its initial value, its range, and ' +
      'the parameters that have its dimension. No measured quantity does; it is nearly always a step that is too long for ' +
      'what happens there, such as the upstroke of an exponential spike, and all that follows is wrong. A model that grows ' +
      'without bound does it at any step. States whose equations read no state only count or measure time; they are not ' +
      'looked at. The others are, at every 256th step and at the end of the run.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = 2 * v / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = -2 * v / 1 ms\n}\n',
    command: RUN,
  },
  ({ state, component, value, when, cell, step, span }) => ({
    message:
      `The state variable \`${state}\` of ${component} ran away: it was ${value} at ${when}` +
      `${cell === undefined ? '' : ` in cell ${cell}`}, more than a million times anything that it names.`,
    span,
    note: 'this equation',
    hint: `take a step shorter than ${step}; if it grows all the same, the model has no bound there.`,
  }),
);

/** An interval between samples that is longer than the run. */
export const oneSample: DiagnosticCode<[details: { interval: string; duration: string }]> = defineCode(
  {
    code: 'run/one-sample',
    severity: 'warning',
    title: 'Samples are taken more often than once',
    explanation:
      'A run is sampled at its start and then once in every interval. If the interval is longer than the run, nothing but ' +
      'the initial values is recorded, and there is no curve to draw.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --every 1s`,
  },
  ({ interval, duration }) => ({
    message: `Only the start is recorded: the run lasts ${duration}, but samples lie ${interval} apart.`,
    hint: 'take a shorter interval, or run longer.',
  }),
);

/** Numbers for which there is no memory. */
export const noMemory: DiagnosticCode<[details: { bytes: number }]> = defineCode(
  {
    code: 'run/no-memory',
    severity: 'error',
    title: 'What a run keeps fits into the memory there is',
    explanation:
      'All that a run keeps is reserved before its first step, so that it cannot fail for want of memory later. Record at ' +
      'longer intervals, fewer variables, or run fewer cells.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --cells 10000000 --record v # where so much memory is not to be had`,
  },
  ({ bytes }) => ({
    message: `There is no memory for this run: it needs ${Number((bytes / 1e9).toPrecision(2))} GB.`,
    hint: 'record at longer intervals or fewer variables, or run fewer cells.',
  }),
);
