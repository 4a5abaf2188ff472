/** Random formulas that are 0/0 at a known place, grown from functions with known zeros and then written otherwise. */
import fc from 'fast-check';

export interface RandomForm {
  readonly form: string;
  readonly name: 'x' | 'v';
  /** Where it is 0/0. */
  readonly at: number;
  /** How far the name moves while the inner argument moves by 1. */
  readonly scale: number;
  /** How many factors it has. */
  readonly factors: number;
}

/** Arguments that are 0 at a place, with the place and what moves them by 1. */
const INNER = fc.constantFrom(
  { u: 'x', name: 'x', at: 0, scale: 1 },
  { u: '(x - 1)', name: 'x', at: 1, scale: 1 },
  { u: '(2 - x)', name: 'x', at: 2, scale: -1 },
  { u: '(x / 2)', name: 'x', at: 0, scale: 2 },
  { u: '(4 * x - 2)', name: 'x', at: 0.5, scale: 0.25 },
  { u: '((v + 40 mV) / 10 mV)', name: 'v', at: -40, scale: 10 },
  { u: '(v / 10 mV + 4)', name: 'v', at: -40, scale: 10 },
  { u: '((v - E) / k)', name: 'v', at: -40, scale: 9 },
  { u: '(-(v - E) / k)', name: 'v', at: -40, scale: -9 },
  { u: '(0.3 * x)', name: 'x', at: 0, scale: 10 / 3 },
  { u: '(c * x)', name: 'x', at: 0, scale: 10 / 3 },
  { u: 'clamp(x, -5, 5)', name: 'x', at: 0, scale: 1 },
  { u: 'min(x, 2)', name: 'x', at: 0, scale: 1 },
  { u: 'max(x, -2)', name: 'x', at: 0, scale: 1 },
) as fc.Arbitrary<{ u: string; name: 'x' | 'v'; at: number; scale: number }>;

/** Functions of u that are 0 where it is, by their order. */
const ZEROS: Readonly<Record<1 | 2 | 3, readonly string[]>> = {
  1: [
    'u', '(2 * u)', '(exp(u) - 1)', '(1 - exp(u))', '(1 - exp(-u))', 'expm1(u)', '(exp(2 * u) - 1)', 'sin(u)', 'tan(u)',
    'sinh(u)', 'tanh(u)', 'atan(u)', 'log1p(u)', 'log(1 + u)', '(exp(u) - exp(-u))', '(exp(u) - cosh(u))',
    '(1 - 1 / exp(u))', '(sqrt(1 + u) - 1)', '((1 + u)^3 - 1)', '(u^2 - 3 * u)', '(2^u - 1)', '(a^u - b^u)',
    '(exp(u) - cos(u))', '(exp(2 * u) - exp(u))',
  ],
  2: ['u^2', '(1 - cos(u))', '(cosh(u) - 1)', '(exp(u) - 1 - u)', '(u - log(1 + u))', '(u * sin(u))', '(u * expm1(u))', '(1 - cos(u)^2)'],
  3: ['u^3', '(u - sin(u))', '(tan(u) - u)', '(sinh(u) - u)', '(exp(u) - 1 - u - u^2 / 2)'],
}; // biome-ignore format: one table

const REGULAR = fc.constantFrom('3', 'exp(u)', 'cos(u)', '(2 + sin(u))', '1 / (1 + exp(-u))', 'ci / co');

/** A quotient: what is above the line and what below. */
interface Fraction {
  readonly above: readonly string[];
  readonly below: readonly string[];
}

const pair = fc
  .constantFrom(1, 1, 1, 2, 2, 3)
  .chain((order) => {
    const zero = fc.constantFrom(...ZEROS[order as 1 | 2 | 3]);
    return fc.tuple(zero, zero);
  })
  .filter(([above, below]) => above !== below);

const fraction: fc.Arbitrary<Fraction> = fc
  .record({
    pairs: fc.array(pair, { minLength: 1, maxLength: 2 }),
    regular: fc.array(REGULAR, { maxLength: 2 }),
  })
  .map(({ pairs, regular }) => ({
    above: [...pairs.map(([above]) => above), ...regular],
    below: pairs.map(([, below]) => below),
  }));

/** Writes a quotient in one of the ways that mean the same. */
function written({ above, below }: Fraction, choices: readonly number[]): string {
  let next = 0;
  const choose = (n: number): number => (choices[next++ % choices.length] ?? 0) % n;
  const shuffled = (list: readonly string[]): readonly string[] =>
    list
      .map((text) => ({ text, key: choose(97) }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ text }) => text);
  const signed = (text: string): string => {
    // A - B is -(B - A).
    const difference = /^\((1|exp\(u\)|u) - ([^-+]+)\)$/.exec(text);
    return difference !== null && choose(3) === 0 ? `-(${difference[2]} - ${difference[1]})` : text;
  };
  const tops = shuffled(above).map(signed);
  const bottoms = shuffled(below).map(signed);
  switch (choose(6)) {
    case 0:
      return `${tops.map(closed).join(' * ')} / (${bottoms.map(closed).join(' * ')})`;
    case 1:
      return `${tops.map(closed).join(' * ')} / ${bottoms.map(closed).join(' / ')}`;
    case 2:
      return `${bottoms.map((text) => `(1 / ${closed(text)})`).join(' * ')} * ${tops.map(closed).join(' * ')}`;
    case 3:
      return `1 / ((${bottoms.map(closed).join(' * ')}) / (${tops.map(closed).join(' * ')}))`;
    case 4:
      return `-(${tops.map(closed).join(' * ')}) / -(${bottoms.map(closed).join(' * ')})`;
    default:
      return `${closed(tops[0] ?? '1')} / ${bottoms.map(closed).join(' / ')}${tops
        .slice(1)
        .map((text) => ` * ${closed(text)}`)
        .join('')}`;
  }
}

function closed(text: string): string {
  return /^-| \/ /.test(text) ? `(${text})` : text;
}

export const randomForm: fc.Arbitrary<RandomForm> = fc
  .record({ inner: INNER, fraction, choices: fc.array(fc.nat(996), { minLength: 12, maxLength: 12 }) })
  .map(({ inner, fraction: each, choices }) => ({
    form: written(each, choices).replaceAll(/\bu\b/g, inner.u),
    name: inner.name,
    at: inner.at,
    scale: inner.scale,
    factors: each.above.length + each.below.length,
  }));

/** A quotient that is 0/0 at two places, grown from one that is at each. */
export interface TwoPlaces {
  readonly form: string;
  readonly places: readonly [number, number];
}

const SIMPLE = ZEROS[1].filter((zero) => !/[ab]\^|u\^2/.test(zero));

const simple: fc.Arbitrary<readonly [string, string]> = fc
  .tuple(fc.constantFrom(...SIMPLE), fc.constantFrom(...SIMPLE))
  .filter(([above, below]) => above !== below);

export const twoPlaces: fc.Arbitrary<TwoPlaces> = fc
  .record({ first: simple, second: simple, at: fc.constantFrom(0.25, 0.5, 2, -0.5), split: fc.boolean() })
  .map(({ first, second, at, split }) => {
    const [top, bottom] = first.map((text) => text.replaceAll(/\bu\b/g, 'x')) as [string, string];
    const moved = second.map((text) => text.replaceAll(/\bu\b/g, `(x - ${at})`.replace('- -', '+ ')));
    const [above, below] = moved as [string, string];
    const form = split
      ? `${closed(top)} / (${closed(bottom)} * ${closed(below)}) * ${closed(above)}`
      : `${closed(top)} * ${closed(above)} / ${closed(below)} / ${closed(bottom)}`;
    return { form, places: [0, at] };
  });

/** A quotient whose exponentials overflow above and below the line. */
export const farForm: fc.Arbitrary<string> = fc
  .record({
    above: fc.constantFrom(
      'x * exp(x)',
      'expm1(x)',
      '(exp(x) - 1 - x)',
      'x * (2 + exp(x))',
      'sinh(x)',
      'x * exp(x / 2)',
    ),
    below: fc.constantFrom(
      '(exp(x) - 1)',
      '(exp(2 * x) - 1)',
      '(x * (exp(x) - 1))',
      '(x * cosh(x))',
      '(exp(x) - exp(-x))',
    ),
  })
  .map(({ above, below }) => `${above} / ${below}`);
