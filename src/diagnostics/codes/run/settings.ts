import type { Span } from '../../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { CELL, RUN } from '../../example-run.ts';
import { counted, inCell, meant, quoted } from '../../wording.ts';

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

function has(offered: readonly string[]): string {
  return `it has ${quoted(offered)}.`;
}

function ofNetwork(offered: readonly string[]): string {
  const elsewhere =
    'what cells have is set in the block of their population, which may read a `param` of the network.';
  return offered.length === 0 ? elsewhere : `${has(offered).slice(0, -1)}; ${elsewhere}`;
}

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
      /** Whether it is not a model but a network, which has parameters only. */
      isNetwork?: boolean;
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
  ({ name, model, what, suggestion, offered, isSwept = false, isNetwork = false }) => ({
    message:
      what === undefined
        ? `${model} has no parameter${isNetwork ? '' : `${isSwept ? ', input' : ''} or state variable`} \`${name}\`.`
        : `\`${name}\` is ${what === 'input' || what === 'output' ? 'an' : 'a'} ${what} of ${model} and cannot be ${isSwept ? 'swept' : 'set'}.`,
    hint:
      what === 'input'
        ? 'drive it with `--input` (`inputs` in the library).'
        : meant(suggestion, isNetwork ? ofNetwork(offered) : offered.length === 0 ? undefined : has(offered)),
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

const CELL_NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ['i', 'the number of the cell'],
  ['N', 'how many cells there are'],
  ['row', 'the row of the cell'],
  ['col', 'the column of the cell'],
  ['x', 'the column of the cell'],
  ['y', 'the row of the cell'],
]);

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
    message: `\`${name}\` is ${CELL_NUMBER_WORDS.get(name) ?? 'a number of the cell'} here, not the \`${name}\` of ${model}.`,
    span,
    note: name === 'N' ? 'counts the cells' : 'counts from 0',
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
