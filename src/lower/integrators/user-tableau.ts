import {
  add,
  compare,
  equals,
  ONE,
  parseDecimal,
  type Rational,
  subtract,
  ZERO,
} from '../../base/rational.ts';
import { tableau as tableauMistake } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Integrator } from './integrator.ts';
import { readCoefficient, readTableau } from './read-tableau.ts';
import { refusingNoise } from './refuse-noise.ts';
import { rungeKuttaIntegrator } from './runge-kutta.ts';
import { orderOf, sum, type Tableau } from './tableau.ts';

/** An exact number: `1/3`, a whole number, a decimal fraction. */
export type Coefficient = string | number | Rational;

/** An explicit Runge-Kutta method of the user's own. */
export interface UserTableau {
  readonly name: string;
  /** Row i has the i coefficients of the stages before it; the first row is empty, or all may have zeros behind. */
  readonly a: readonly (readonly Coefficient[])[];
  readonly b: readonly Coefficient[];
  /** Absent: the sums of the rows. */
  readonly c?: readonly Coefficient[];
  /** Absent: found from the order conditions. */
  readonly order?: number;
}

/** How a tableau begins where a method's name is expected: `tableau: 1/2; 0 1`. */
const PREFIX = 'tableau:';

/** Stages beyond this are no method that anybody publishes. */
const MOST_STAGES = 32;

/**
 * Returns the integrator of a tableau, or why it is none: coefficients that are no numbers, a row that reads
 * its own or a later stage, a row whose sum is not c, weights whose sum is not 1, an order that it has not.
 */
export function rungeKutta(given: UserTableau): Integrator | Diagnostic {
  const { name } = given;
  const refuse = (problem: string, hint: string): Diagnostic => tableauMistake({ name, problem, hint });
  const a = readAll(given.a);
  const [b] = readAll([given.b]) ?? [];
  const [c] = given.c === undefined ? [a?.map(sum)] : (readAll([given.c]) ?? []);
  if (a === undefined || b === undefined || c === undefined) {
    return refuse('has a coefficient that is no number', 'write coefficients as `1/6`, `0.25` or `-1`.');
  }
  if (a.length !== b.length || c.length !== b.length) {
    const counts = `${a.length} rows, ${b.length} weights and ${c.length} times`;
    return refuse(`has ${counts}`, 'give one row, one weight and one time for each stage.');
  }
  if (b.length === 0 || b.length > MOST_STAGES) {
    return refuse(`has ${b.length} stages`, `give between 1 and ${MOST_STAGES}.`);
  }
  return validate(name, { a, b, c }, given.order);
}

/** Returns the integrator that a text such as `tableau: 1/2; 0 1` spells; undefined if it is no such text. */
export function integratorFromText(text: string): Integrator | Diagnostic | undefined {
  if (!text.trimStart().startsWith(PREFIX)) return undefined;
  const name = text.trim().replaceAll(/\s+/g, ' ');
  const spelled = readTableau(text.trimStart().slice(PREFIX.length));
  if (spelled !== undefined) return rungeKutta({ name, ...spelled });
  return tableauMistake({
    name,
    problem: 'has a coefficient that is no number',
    hint: 'write coefficients as `1/6`, `0.25` or `-1`.',
  });
}

function validate(name: string, { a, b, c }: Tableau, declared: number | undefined): Integrator | Diagnostic {
  const refuse = (problem: string, hint: string): Diagnostic => tableauMistake({ name, problem, hint });
  const lower: (readonly Rational[])[] = [];
  for (const [i, row] of a.entries()) {
    const stage = i + 1;
    if (row.slice(i).some((coefficient) => !equals(coefficient, ZERO))) {
      const what = `reads stage ${stage} or a later one in stage ${stage}, so it is implicit`;
      return refuse(what, 'an explicit method reads earlier stages only.');
    }
    const total = sum(row);
    if (!equals(total, c[i] ?? ZERO)) {
      const what = `has a row of stage ${stage} that sums to ${text(total)} where c is ${text(c[i] ?? ZERO)}`;
      return refuse(what, 'each c is the sum of its row of a.');
    }
    lower.push([...row, ...Array.from({ length: i }, () => ZERO)].slice(0, i));
  }
  const weights = b.reduce(add, ZERO);
  if (!equals(weights, ONE)) {
    const missing = subtract(ONE, weights);
    const hint =
      compare(missing, ZERO) > 0 ? `the weights lack ${text(missing)}.` : 'the weights b must sum to 1.';
    return refuse(`has weights that sum to ${text(weights)} instead of 1`, hint);
  }
  const tableau = { a: lower, b, c };
  const order = orderOf(tableau);
  if (declared !== undefined && declared > order) {
    return refuse(`has order ${order}, not ${declared}`, 'check its coefficients against the source.');
  }
  const stages = b.length === 1 ? '1 stage' : `${b.length} stages`;
  const integrator = rungeKuttaIntegrator(
    {
      name,
      aliases: [],
      title: `Explicit Runge-Kutta method of ${stages}`,
      description: `A tableau of your own, of order ${order}.`,
      order: declared ?? order,
    },
    tableau,
  );
  return refusingNoise(integrator);
}

function readAll(rows: readonly (readonly Coefficient[])[]): readonly (readonly Rational[])[] | undefined {
  const read: Rational[][] = [];
  for (const row of rows) {
    const coefficients = row.map(exact);
    if (!coefficients.every((coefficient) => coefficient !== undefined)) return undefined;
    read.push(coefficients);
  }
  return read;
}

/** A number is what its shortest decimal form says: 0.1 is a tenth. */
function exact(coefficient: Coefficient): Rational | undefined {
  if (typeof coefficient === 'number') return parseDecimal(String(coefficient));
  return typeof coefficient === 'string' ? readCoefficient(coefficient.trim()) : coefficient;
}

function text({ numerator, denominator }: Rational): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}
