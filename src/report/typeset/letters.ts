/** How formulas look in a terminal: with the signs of mathematics, or in ASCII where the output takes no others. */
import { LANGUAGE_NOTATION, type Notation } from '../../check/expression-text.ts';

export interface Letters extends Notation {
  /** Of fractions. */
  readonly bar: string;
  /** At the left of alternatives: the first line, the middle one, the last, all others. */
  readonly brace: {
    readonly first: string;
    readonly middle: string;
    readonly last: string;
    readonly other: string;
  };
  /** From an input to what it reads. */
  readonly from: string;
}

const GREEK: ReadonlyMap<string, string> = new Map([
  ['alpha', 'α'], ['beta', 'β'], ['gamma', 'γ'], ['delta', 'δ'], ['epsilon', 'ε'], ['zeta', 'ζ'], ['eta', 'η'],
  ['theta', 'θ'], ['kappa', 'κ'], ['lambda', 'λ'], ['mu', 'μ'], ['nu', 'ν'], ['xi', 'ξ'], ['rho', 'ρ'], ['sigma', 'σ'],
  ['tau', 'τ'], ['phi', 'φ'], ['chi', 'χ'], ['psi', 'ψ'], ['omega', 'ω'], ['Gamma', 'Γ'], ['Delta', 'Δ'],
  ['Theta', 'Θ'], ['Lambda', 'Λ'], ['Xi', 'Ξ'], ['Pi', 'Π'], ['Sigma', 'Σ'], ['Phi', 'Φ'], ['Psi', 'Ψ'], ['Omega', 'Ω'],
]); // biome-ignore format: one table

/** `tau_m` is τ_m, `sodium.m.alpha` is sodium.m.α. */
function greekName(name: string): string {
  return name.replaceAll(/(?<![^._])[A-Za-z]+(?![^._])/g, (word) => GREEK.get(word) ?? word);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(exponent: number): string {
  const digits = String(Math.abs(exponent)).replaceAll(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
  return exponent < 0 ? `⁻${digits}` : digits;
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['-', ' − '],
  ['*', ' · '],
  ['/', '/'],
  ['<=', ' ≤ '],
  ['>=', ' ≥ '],
  ['==', ' = '],
  ['!=', ' ≠ '],
]);

/** For terminals that speak UTF-8. */
export const SIGNS: Letters = {
  name: (name) => greekName(LANGUAGE_NOTATION.name(name)),
  operator: (operator) => OPERATORS.get(operator) ?? ` ${operator} `,
  minus: '−',
  wholePower: (base, exponent) => base + superscript(exponent),
  number: (text) => text.replaceAll(/\^(-?\d+)/g, (_, exponent: string) => superscript(Number(exponent))),
  pi: 'π',
  infinity: '∞',
  bar: '─',
  brace: { first: '⎧', middle: '⎨', last: '⎩', other: '⎪' },
  from: '←',
};

/** For everything else. */
export const ASCII: Letters = {
  ...LANGUAGE_NOTATION,
  operator: (operator) => (operator === '/' ? '/' : ` ${operator} `),
  bar: '-',
  brace: { first: '{', middle: '{', last: '{', other: '{' },
  from: '<-',
};
