import { PARAMETERS, slopeMeant, ulp } from './rate-model.ts';

/**
 * Returns what the rounding of `a * x` and `v - E` does to a formula, as if the numbers in them were a little different:
 * |∂f/∂a| times an ulp of a, and of the place for the name that moves. It is no matter of the form. Of a lone `x` there
 * is none.
 */
export function innerRounding(form: string, given: Readonly<Record<string, number>>, at: number): number {
  const names = Object.entries({ ...PARAMETERS, ...given }).filter(([name]) =>
    new RegExp(`\\b${name}\\b`).test(form),
  );
  const [[own] = ['']] = Object.entries(given);
  if (names.length === 1 && own === 'x' && !/\d \* x|x \/ \d|[-+] x\b|\bx [-+]/.test(form)) return 0;
  return names.reduce((sum, [name, value]) => {
    const slope = Math.abs(slopeMeant(form, given, name).toNumber());
    return sum + slope * (ulp(value) + (name === own ? ulp(at) : 0));
  }, 0);
}
