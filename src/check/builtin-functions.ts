/** The built-in functions: how many arguments they take, and what they make of their dimension. */
import { BUILTIN_NUMBER_FUNCTIONS, type BuiltinFunction, type Distribution } from './checked-expression.ts';

/** What a built-in function takes and gives. */
export interface Signature {
  readonly least: number;
  readonly most: number;
  /**
   * `plain`: numbers in, a number out. `same`: arguments of one dimension, which is the result's. `ratio`:
   * arguments of one dimension, a plain number out. `root`: the square root of the dimension.
   */
  readonly dimensions: 'plain' | 'same' | 'ratio' | 'root';
  /** How a call looks: `clamp(x, low, high)`. */
  readonly usage: string;
}

function takes(usage: string, dimensions: Signature['dimensions'] = 'plain'): Signature {
  const count = usage.split(',').length;
  const isOpen = usage.includes('…');
  const [least, most] = isOpen ? [1, Number.POSITIVE_INFINITY] : [count, count];
  return { least, most, dimensions, usage };
}

const SIGNATURES: ReadonlyMap<string, Signature> = new Map<BuiltinFunction, Signature>([
  ...BUILTIN_NUMBER_FUNCTIONS.map((name) => [name, takes(`${name}(x)`)] as const),
  ['min', takes('min(x, y, …)', 'same')],
  ['max', takes('max(x, y, …)', 'same')],
  ['clamp', takes('clamp(x, low, high)', 'same')],
  ['abs', takes('abs(x)', 'same')],
  ['mod', takes('mod(x, divisor)', 'same')],
  ['sign', takes('sign(x)', 'ratio')],
  ['heaviside', takes('heaviside(x)', 'ratio')],
  ['atan2', takes('atan2(y, x)', 'ratio')],
  ['sqrt', takes('sqrt(x)', 'root')],
]);

/** Functions that are no functions of numbers: of the step before, and of lists. */
export const SPECIAL_FUNCTIONS: ReadonlyMap<string, Signature> = new Map([
  ['old', takes('old(x)')],
  ['peak', takes('peak(x)')],
  ['length', takes('length(list)')],
  ['interpolate', takes('interpolate(x, xs, ys)')],
  ['held', takes('held(x, xs, ys)')],
]);

const DRAWS: ReadonlyMap<string, Signature> = new Map<Distribution, Signature>([
  ['uniform', takes('uniform(low, high)', 'same')],
  ['normal', takes('normal(mean, sd)', 'same')],
  ['exponential', takes('exponential(mean)', 'same')],
  ['poisson', takes('poisson(mean)')],
  ['binomial', takes('binomial(count, p)')],
  ['bernoulli', takes('bernoulli(p)')],
]);

/** Names of other tools for functions that the language calls otherwise. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['clip', 'clamp'],
  ['ln', 'log'],
  ['fabs', 'abs'],
  ['step', 'heaviside'],
  ['logistic', 'sigmoid'],
  ['sgn', 'sign'],
  ['rand', 'uniform'],
  ['random', 'uniform'],
  ['randn', 'normal'],
  ['gauss', 'normal'],
  ['gaussian', 'normal'],
]);

/** Returns the signature of a function of numbers, with its name as one of them. */
export function numberFunction(
  name: string,
): { readonly name: BuiltinFunction; readonly signature: Signature } | undefined {
  const signature = SIGNATURES.get(name);
  // A name of the table is one of the functions: that is how the table is made.
  return signature && { name: name as BuiltinFunction, signature };
}

/** Returns the signature of a random draw, with its name as one of the distributions. */
export function drawFunction(
  name: string,
): { readonly name: Distribution; readonly signature: Signature } | undefined {
  const signature = DRAWS.get(name);
  // A name of the table is one of the distributions: that is how the table is made.
  return signature && { name: name as Distribution, signature };
}

/** Whether a built-in function has this name. */
export function isBuiltinFunction(name: string): boolean {
  return SIGNATURES.has(name) || SPECIAL_FUNCTIONS.has(name) || DRAWS.has(name);
}

/** Returns the names of all functions that can be called now. */
export function builtinFunctionNames(): readonly string[] {
  return [...SIGNATURES.keys(), ...SPECIAL_FUNCTIONS.keys(), ...DRAWS.keys()];
}

/** Returns what a function of another tool is called here. */
export function ownNameOf(name: string): string | undefined {
  return OTHER_NAMES.get(name);
}

/** Returns how many arguments a function takes, for messages. */
export function countText({ least, most }: Pick<Signature, 'least' | 'most'>): string {
  const plural = (count: number): string => (count === 1 ? '1 argument' : `${count} arguments`);
  return most === Number.POSITIVE_INFINITY ? `at least ${plural(least)}` : plural(least);
}
