/** Places at which a form may be 0 or have a pole: where its parts that are linear are 0, and the arguments of its functions. */
import { add, equals, isWhole, multiply, ONE, type Rational, rational } from '../../base/rational.ts';
import type { BuiltinFunction } from '../checked-expression.ts';
import {
  addForms,
  constantForm,
  exactPower,
  type Form,
  invertForm,
  keyOf,
  keyOfPowers,
  monomial,
  multiplyForms,
  NOTHING,
  onlyTerm,
  raisePowers,
  scaleForm,
  subtractForms,
  type Term,
  UNITY,
} from './form.ts';
import type { FormRing } from './form-ring.ts';
import { type Place, placesOf } from './place.ts';
import { fractionRoots, polynomialIn } from './polynomial.ts';

/** More are not tried for one quotient. */
const MOST_PLACES = 8;
/** Exponents of so many terms of a sum are compared with each other. */
const MOST_EXPONENTS = 5;
const DEEPEST = 4;

/** Functions that are 0, or 1, or have a pole, where their argument is 0. */
const AT_ZERO: ReadonlySet<BuiltinFunction> = new Set<BuiltinFunction>([
  'expm1', 'exprel', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'asin', 'atan', 'log1p', 'sigmoid',
]); // biome-ignore format: one table

/** Returns the places worth a try, each once: those of what divides first. */
export function candidatePlaces(
  divisors: readonly Form[],
  others: readonly Form[],
  ring: FormRing,
): readonly Place[] {
  const places = new Map<string, Place>();
  const zeros = new Set<string>();
  const addZero = (form: Form): void => {
    const key = keyOf(form);
    if (zeros.has(key) || places.size >= MOST_PLACES) return;
    zeros.add(key);
    for (const place of [form, ...linearZeros(form, ring)].flatMap((each) => placesOf(each, ring))) {
      if (places.size < MOST_PLACES) places.set(place.key, place);
    }
  };
  const visit = (form: Form, depth: number): void => {
    const terms = [...form.values()];
    const exponents = terms
      .slice(0, MOST_EXPONENTS)
      .map(({ powers }) => ring.splitExponentials(powers).exponent);
    for (const [i, a] of exponents.entries()) {
      for (const b of exponents.slice(i + 1)) {
        if (keyOf(a) === keyOf(b)) continue;
        const difference = subtractForms(b, a);
        addZero(difference);
        // Of a^U - b^U it is U log(b) - U log(a), which is not linear term by term; each of the two is.
        if (placesOf(difference, ring).length > 0) continue;
        addZero(a);
        addZero(b);
      }
    }
    for (const zero of rootZeros(terms, ring)) addZero(zero);
    for (const { powers } of terms) {
      for (const number of powers.keys()) {
        const atom = ring.atoms[number];
        if (atom?.kind === 'power') {
          addZero(atom.base);
          if (depth < DEEPEST) visit(atom.base, depth + 1);
        }
        if (atom?.kind !== 'call' || atom.function === 'exp') continue;
        if (AT_ZERO.has(atom.function)) addZero(atom.argument);
        if (atom.function === 'log') addZero(subtractForms(atom.argument, constantForm(ONE)));
        if (depth < DEEPEST) visit(atom.argument, depth + 1);
      }
    }
  };
  for (const form of divisors) addZero(form);
  for (const form of divisors) visit(form, 0);
  for (const form of others) addZero(form);
  for (const form of others) visit(form, 0);
  return [...places.values()];
}

/** Linear factors of a polynomial: x - 2 and x + 2 of x^2 - 4, v - E and v + E of v^2 - E^2. */
function linearZeros(form: Form, ring: FormRing): readonly Form[] {
  const terms = [...form.values()];
  const atoms = new Set(
    terms.flatMap(({ powers }) =>
      [...powers].flatMap(([atom, power]) => (isSquareOrMore(power) && ring.isName(atom) ? [atom] : [])),
    ),
  );
  return [...atoms].flatMap((atom): readonly Form[] => {
    const coefficients = polynomialIn(form, atom, ring);
    if (coefficients === undefined || terms.length < 2) return [];
    const name = monomial(ONE, new Map([[atom, ONE]]));
    const [last, middle, first] = coefficients;
    const square =
      coefficients.length === 3 && middle?.size === 0 && last !== undefined && first !== undefined
        ? rootOf(scaleForm(multiplyForms(last, invertOrNothing(first)), rational(-1)))
        : undefined;
    if (square !== undefined) return [subtractForms(name, square), addForms(name, square)];
    return fractionRoots(coefficients).map((root) => subtractForms(name, constantForm(root)));
  });
}

function isSquareOrMore({ numerator, denominator }: Rational): boolean {
  return denominator === 1n && numerator >= 2n;
}

function invertOrNothing(form: Form): Form {
  return form.size === 1 ? invertForm(form) : NOTHING;
}

/** The root of a form of one term, if its number and its powers have one. */
function rootOf(form: Form): Form | undefined {
  const term = onlyTerm(form);
  const number = term && exactPower(term.coefficient, rational(1, 2));
  if (term === undefined || number === undefined) return undefined;
  const isEven = [...term.powers.values()].every((power) => isWhole(power) && power.numerator % 2n === 0n);
  return isEven ? monomial(number, raisePowers(term.powers, rational(1, 2))) : undefined;
}

/** Where sqrt(A) is B: A - B^2. */
function rootZeros([first, second, ...others]: readonly Term[], ring: FormRing): readonly Form[] {
  if (first === undefined || second === undefined || others.length > 0) return [];
  const square = ({ coefficient, powers }: Term): Form => {
    let product = constantForm(multiply(coefficient, coefficient));
    for (const [number, power] of powers) {
      const atom = ring.atoms[number];
      const isRoot = atom?.kind === 'power' && atom.exponent.denominator === 2n && equals(power, ONE);
      const twice = add(power, power);
      const factor =
        isRoot && atom.exponent.numerator === 1n ? atom.base : monomial(ONE, new Map([[number, twice]]));
      product = multiplyForms(product, factor);
    }
    return product;
  };
  const hasRoot = [first, second].some(({ powers }) =>
    [...powers.keys()].some((number) => ring.atoms[number]?.kind === 'power'),
  );
  return hasRoot ? [subtractForms(square(first), square(second))] : [];
}

/** Returns the form of the exponent by which two terms of a sum c (a - b) differ, and the rest of the second. */
export function asExponentialDifference(
  form: Form,
  ring: FormRing,
): { readonly exponent: Form; readonly common: Form; readonly factor: Form } | undefined {
  const [first, second, ...others] = form.values();
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  const [a, b] = [ring.splitExponentials(first.powers), ring.splitExponentials(second.powers)];
  const isOpposite =
    first.coefficient.numerator * second.coefficient.denominator ===
    -second.coefficient.numerator * first.coefficient.denominator;
  if (!isOpposite || keyOfPowers(a.rest) !== keyOfPowers(b.rest)) return undefined;
  // c m (exp(A) - exp(B)) = c m exp(B) (exp(A - B) - 1), where B is 0 if one of them is.
  const [top, bottom, term] = a.exponent.size === 0 ? [b, a, second] : [a, b, first];
  if (top.exponent.size === 0) return undefined;
  return {
    exponent: subtractForms(top.exponent, bottom.exponent),
    common: bottom.exponent.size === 0 ? UNITY : ring.call('exp', bottom.exponent),
    factor: monomial(term.coefficient, top.rest),
  };
}
