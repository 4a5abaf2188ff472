/** The names of a program's columns, tables and kernels' own variables in generated code. */
import { known } from '../../base/invariant.ts';
import { isElementary } from '../../elementary/functions.ts';
import { isFunction32 } from '../../elementary/functions-32.ts';
import type { Operation } from '../../expr/expression.ts';
import { type Clock, ownKernels, type Program } from '../../ir/program.ts';
import { Names } from './identifiers.ts';
import { functionName, isDraw } from './print-value.ts';

/** Names that the fixed parts of the generated code use; a model's names step back before them. */
const OWN = [
  'buffer', 'elementary', 'link', 'numbers', 'words', 'scratch', 'layout', 'columns', 'firstCell', 'cells',
  'lastCell', 'firstStep', 'steps', 'lastStep', 'cell', 'state', 'statusAt', 'spikesAt', 'spikeAt', 'isBad',
  'outside', 'matrices', 'prepare', 'initialise', 'step', 'record', 'p', 'q',
] as const; // biome-ignore format: one table

const CLOCK_NAMES: Readonly<Record<Clock, string>> = {
  step: 'k',
  nextStep: 'n',
  time: 't',
  nextTime: 't_next',
  midTime: 't_mid',
  stepSize: 'dt',
  isFirstStep: 'is_first_step',
};

export interface Naming {
  /** By column index: the variable that holds a cell's value, and the one that holds the column's offset. */
  readonly columns: readonly { readonly value: string; readonly offset: string }[];
  readonly tables: readonly string[];
  readonly clocks: Readonly<Record<Clock, string>>;
  /** The functions of the shared table that the code calls by name, each with its name here. */
  readonly functions: ReadonlyMap<string, string>;
  /** Everything above; a kernel's own values are named within it. */
  readonly names: Names;
}

const TABLE_OPERATIONS: ReadonlySet<string> = new Set<Operation>([
  'element',
  'interpolate',
  'held',
  'slope',
  'occurrences',
  'firstAbove',
  'propagator',
  'solution',
]);

export function isTableOperation(operation: Operation): boolean {
  return TABLE_OPERATIONS.has(operation);
}

/** Returns the names for a program whose code uses these operations, and the names `own` itself. */
export function nameProgram(
  program: Program,
  operations: ReadonlySet<Operation>,
  own: readonly string[] = [],
): Naming {
  const names = new Names();
  for (const name of [...OWN, ...ownKernels(program), ...own]) names.unique(name);
  const functions = new Map<string, string>();
  for (const operation of operations) {
    const isCalled =
      isTableOperation(operation) ||
      isDraw(operation) ||
      ((isElementary(operation) || isFunction32(operation)) && functionName(operation, () => '') === '');
    if (isCalled) functions.set(operation, names.unique(operation));
  }
  const columns = program.columns.map(({ name }) => ({ value: names.unique(name), offset: '' }));
  // Values first: a model's own names are worth more than names made from them.
  const withOffsets = columns.map(({ value }) => ({ value, offset: names.unique(`${value}_at`) }));
  const tables = program.tables.map(({ name }) => names.unique(`${name}_at`));
  const clock = (name: Clock): string => names.unique(CLOCK_NAMES[name]);
  const clocks = {
    step: clock('step'),
    nextStep: clock('nextStep'),
    time: clock('time'),
    nextTime: clock('nextTime'),
    midTime: clock('midTime'),
    stepSize: clock('stepSize'),
    isFirstStep: clock('isFirstStep'),
  };
  return { columns: withOffsets, tables, clocks, functions, names };
}

/** Returns the expression of a clock, given the variables of the step's number and of dt = p/q. */
export function clockExpression(clock: Clock, k: string): string {
  switch (clock) {
    case 'step':
      return k;
    case 'nextStep':
      return `${k} + 1`;
    case 'time':
      return `(${k} * p) / q`;
    case 'nextTime':
      return `((${k} + 1) * p) / q`;
    case 'midTime':
      return `((2 * ${k} + 1) * p) / (2 * q)`;
    case 'stepSize':
      return 'dt';
    case 'isFirstStep':
      return `${k} === 0`;
    default:
      return known<never>(clock, 'clock');
  }
}
