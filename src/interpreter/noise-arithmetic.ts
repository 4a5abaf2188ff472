import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';

/** f + Σ g_j xi_j. */
export interface Noisy<T> {
  /** f; absent where there is nothing but noise. */
  readonly value?: T;
  /** g_j by the index of the source. */
  readonly noise: ReadonlyMap<number, T>;
}

const NONE: ReadonlyMap<number, never> = new Map<number, never>();

/** Returns white noise itself. */
export function pureNoise<T>({ fromNumber }: Arithmetic<T>, source: number): Noisy<T> {
  return { noise: new Map([[source, fromNumber(1)]]) };
}

/**
 * Returns the arithmetic that carries white noise along: sums and multiples of it, all that a checked model has. A term
 * without noise adds nothing to the noise, and noise nothing to the rest.
 */
export function withNoise<T>(arithmetic: Arithmetic<T>): Arithmetic<Noisy<T>> {
  const { add, subtract, multiply, divide, negate } = arithmetic;
  const plain = (value: T): Noisy<T> => ({ value, noise: NONE });
  const certain = ({ value }: Noisy<T>): T => known(value, 'a value that is not noise alone');
  const each = ({ value, noise }: Noisy<T>, change: (value: T) => T): Noisy<T> => ({
    ...(value === undefined ? {} : { value: change(value) }),
    noise: new Map([...noise].map(([source, coefficient]) => [source, change(coefficient)])),
  });

  function combine(a: Noisy<T>, b: Noisy<T>, both: (a: T, b: T) => T, second: (b: T) => T): Noisy<T> {
    const join = (x: T | undefined, y: T | undefined): T | undefined => {
      if (y === undefined) return x;
      return x === undefined ? second(y) : both(x, y);
    };
    const noise = new Map<number, T>();
    for (const source of new Set([...a.noise.keys(), ...b.noise.keys()])) {
      const sum = join(a.noise.get(source), b.noise.get(source));
      if (sum !== undefined) noise.set(source, sum);
    }
    const value = join(a.value, b.value);
    return { ...(value === undefined ? {} : { value }), noise };
  }

  return {
    fromNumber: (value) => plain(arithmetic.fromNumber(value)),
    fromExact: (value) => plain(arithmetic.fromExact(value)),
    toNumber: (a) => arithmetic.toNumber(certain(a)),
    pi: plain(arithmetic.pi),
    add: (a, b) => combine(a, b, add, (y) => y),
    subtract: (a, b) => combine(a, b, subtract, negate),
    multiply: (a, b) =>
      a.noise.size > 0 ? each(a, (x) => multiply(x, certain(b))) : each(b, (y) => multiply(certain(a), y)),
    divide: (a, b) => each(a, (x) => divide(x, certain(b))),
    negate: (a) => each(a, negate),
    call: (name, ...values) => plain(arithmetic.call(name, ...values.map(certain))),
    compare: (operator, a, b) => arithmetic.compare(operator, certain(a), certain(b)),
    isFinite: (a) => arithmetic.isFinite(certain(a)),
  };
}
