/** Places: what is 0 there, as 1 times a name plus the rest, and the value of that name. */
import { equals, negate, ONE, type Rational, rational, ZERO } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import {
  addForms,
  type Form,
  invertForm,
  keyOf,
  keyOfPowers,
  monomial,
  multiplyForms,
  multiplyPowers,
  negateForm,
  onlyTerm,
  type Powers,
  raisePowers,
  subtractForms,
} from './form.ts';
import type { FormRing } from './form-ring.ts';
import { writeForm } from './write-form.ts';

export interface Place {
  /** 0 at the place: the name, less its value. */
  readonly form: Form;
  readonly key: string;
  /** The name's atom. */
  readonly atom: number;
  /** Its key for `SeriesReader`. */
  readonly nameKey: string;
  readonly name: CheckedExpression;
  /** What the name is there. */
  readonly value: Form;
}

/** Returns the places at which a form is 0: at which a common factor is, or a name has the value that makes it 0. */
export function placesOf(form: Form, ring: FormRing): readonly Place[] {
  const terms = [...form.values()];
  const [first] = terms;
  if (first === undefined) return [];
  const common = [...first.powers].filter(
    ([atom, power]) =>
      power.numerator > 0n && terms.every(({ powers }) => (powers.get(atom)?.numerator ?? 0n) > 0n),
  );
  const places = common.flatMap(([atom]) => {
    const place = placeOf(monomial(ONE, new Map([[atom, ONE]])), ring);
    return place === undefined ? [] : [place];
  });
  if (terms.length === 1) return places;
  const shared = raisePowers(new Map(common), rational(-1));
  const rest = common.length === 0 ? form : multiplyForms(form, monomial(ONE, shared));
  const place = placeOf(rest, ring);
  return place === undefined ? places : [...places, place];
}

/** The place of a form that is linear in a name; of a state or an input rather than a parameter. */
function placeOf(form: Form, ring: FormRing): Place | undefined {
  let best: { readonly atom: number; readonly slope: Powers; readonly rank: number } | undefined;
  for (const { powers } of form.values()) {
    for (const [number, power] of powers) {
      const atom = ring.atoms[number];
      if (atom?.kind !== 'expression' || !equals(power, ONE) || atom.expression.kind === 'pi') continue;
      const { expression, key } = atom;
      const isParameter = expression.kind === 'reference' && expression.to === 'parameter';
      const rank = isParameter ? 1 : isName(key) ? 0 : 2;
      if (best !== undefined && best.rank <= rank) continue;
      const slope = new Map(powers);
      slope.delete(number);
      const own = keyOfPowers(powers);
      const others = new Map([...form].filter(([key]) => key !== own));
      const involved = (each: number): boolean => each === number;
      if (ring.involves(others, involved) || ring.involves(monomial(ONE, slope), involved)) continue;
      best = { atom: number, slope, rank };
    }
  }
  const atom = best && ring.atoms[best.atom];
  if (best === undefined || atom?.kind !== 'expression') return undefined;
  const term = form.get(keyOfPowers(multiplyPowers(best.slope, new Map([[best.atom, ONE]]))));
  if (term === undefined) return undefined;
  const monic = multiplyForms(form, invertForm(monomial(term.coefficient, best.slope)));
  const name = monomial(ONE, new Map([[best.atom, ONE]]));
  return {
    form: monic,
    key: `${best.atom} ${keyOf(monic)}`,
    atom: best.atom,
    nameKey: atom.key,
    name: atom.expression,
    value: negateForm(subtractForms(monic, name)),
  };
}

/** Whether it is a name, rather than something that is not looked into, `abs(x)`, and taken as one. */
export function isName(key: string): boolean {
  return key.startsWith('name ') || key.startsWith('local ') || key === 'time';
}

/** Returns the form λ with form = λ place; undefined if there is none. */
export function proportion(form: Form, place: Place): Form | undefined {
  let slope: Form = new Map();
  for (const { coefficient, powers } of form.values()) {
    const power = powers.get(place.atom);
    if (power === undefined || !equals(power, ONE)) continue;
    const rest = new Map(powers);
    rest.delete(place.atom);
    slope = addForms(slope, monomial(coefficient, rest));
  }
  if (slope.size === 0) return undefined;
  return keyOf(multiplyForms(slope, place.form)) === keyOf(form) ? slope : undefined;
}

/** The same where the name divides: x / b - x / a is x / (a b) times a - b. Then λ depends on the name. */
export function varyingProportion(form: Form, place: Place): Form | undefined {
  let lowest = ZERO;
  for (const { powers } of form.values()) {
    const power = powers.get(place.atom) ?? ZERO;
    if (power.numerator * lowest.denominator < lowest.numerator * power.denominator) lowest = power;
  }
  if (lowest.numerator === 0n) return proportion(form, place);
  const raise = (power: Rational): Form => monomial(ONE, new Map([[place.atom, power]]));
  const slope = proportion(multiplyForms(form, raise(negate(lowest))), place);
  return slope && multiplyForms(slope, raise(lowest));
}

/** Returns λ and n with form = λ place^n. */
export function powerProportion(
  form: Form,
  place: Place,
): { readonly slope: Form; readonly power: number } | undefined {
  const slope = proportion(form, place);
  if (slope !== undefined) return { slope, power: 1 };
  if (onlyTerm(place.form) === undefined) return undefined;
  // Of a lone name, any power: x^2 y.
  const [term] = form.values();
  const power = term?.powers.get(place.atom);
  if (term === undefined || power?.denominator !== 1n || power.numerator < 1n || form.size !== 1)
    return undefined;
  const rest = new Map(term.powers);
  rest.delete(place.atom);
  return { slope: monomial(term.coefficient, rest), power: Number(power.numerator) };
}

/** Returns what is 0 at the place: `v + 40`. */
export function writePlace(place: Place, ring: FormRing, span: Span): CheckedExpression {
  const value = negateForm(place.value);
  if (value.size === 0) return place.name;
  const written = writeForm(value, ring, span);
  if (written.kind === 'negate')
    return { kind: 'sum', first: place.name, rest: [{ operator: '-', operand: written.operand }], span };
  return { kind: 'sum', first: place.name, rest: [{ operator: '+', operand: written }], span };
}
