import { joinSpans, type Span } from '../base/span.ts';
import { unitForm } from '../diagnostics/codes/syntax.ts';
import { unknownUnit } from '../diagnostics/codes/units.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isUnitName, suggestUnits } from '../units/unit-names.ts';
import type { UnitFactor, UnitSyntax } from './expression-tree.ts';
import { MOST_FACTORS } from './limits.ts';
import { type Comment, type Item, isComment, type Token } from './token.ts';

/** Numerators and denominators beyond this are slips of the finger. */
const LARGEST = 99;

export interface BracketUnit {
  readonly unit: UnitSyntax;
  /** The index behind the `]`. */
  readonly next: number;
  /** Comments between the brackets. */
  readonly comments: readonly Comment[];
}

interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** A parenthesis that is open: where its factors begin, and what stands before it. */
interface Opening {
  readonly token: Token;
  readonly firstFactor: number;
  readonly isDivisor: boolean;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function multiply(a: Fraction, b: Fraction): Fraction {
  const [n, d] = [a.numerator * b.numerator, a.denominator * b.denominator];
  const divisor = greatestCommonDivisor(n, d);
  // `|| 0` keeps a minus zero out of the tree.
  return { numerator: n / divisor || 0, denominator: d / divisor };
}

function isInRange(value: Fraction): boolean {
  return Math.abs(value.numerator) <= LARGEST && value.denominator <= LARGEST;
}

/** Returns the value of `2`, `0.5` or `1.25` as a fraction; undefined for what is no plain short decimal. */
function readDecimal(text: string): Fraction | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text);
  if (match === null) return undefined;
  const fraction = match[2] ?? '';
  return multiply(
    { numerator: Number((match[1] ?? '') + fraction), denominator: 1 },
    { numerator: 1, denominator: 10 ** fraction.length },
  );
}

/**
 * Returns the unit `[…]` that begins at `index`, and the index behind its `]`. A blank multiplies, `*` and
 * `/` group to the left, parentheses group, powers may be fractions. One loop with a stack of the open
 * parentheses, so that depth costs nothing.
 */
export function readBracketUnit(
  items: readonly Item[],
  index: number,
): BracketUnit | { readonly diagnostic: Diagnostic } {
  const factors: UnitFactor[] = [];
  const openings: Opening[] = [];
  const pieces: string[] = [];
  const comments: Comment[] = [];
  const start: Span | undefined = items[index]?.span;
  let at = index + 1;
  let isDivisor = false;
  /** Whether a unit, `1` or a closing parenthesis stands before: `*`, `/` and `]` need one. */
  let hasLeft = false;
  /** What the next power applies to: the factors from this one on. */
  let raised = 0;
  let canRaise = false;

  const fail = (message: string, span: Span, hint?: string): { readonly diagnostic: Diagnostic } => ({
    diagnostic: unitForm(message, span, hint),
  });

  /** Reads `2`, `-2`, `0.5`, `(1/2)`, `(-1/2)` at `at`; moves behind it. */
  const readExponent = (): Fraction | undefined => {
    const text = (offset: number): string => {
      const item = items[at + offset];
      return item === undefined || isComment(item) ? '' : item.text;
    };
    const isGrouped = text(0) === '(';
    let offset = isGrouped ? 1 : 0;
    const sign = text(offset) === '-' ? -1 : 1;
    if (sign < 0) offset++;
    const numerator = readDecimal(text(offset));
    if (numerator === undefined) return undefined;
    let value = multiply(numerator, { numerator: sign, denominator: 1 });
    let written = `${isGrouped ? '(' : ''}${sign < 0 ? '-' : ''}${text(offset)}`;
    offset++;
    if (isGrouped && text(offset) === '/') {
      const denominator = readDecimal(text(offset + 1));
      if (denominator === undefined || denominator.numerator === 0) return undefined;
      value = multiply(value, { numerator: denominator.denominator, denominator: denominator.numerator });
      written += `/${text(offset + 1)}`;
      offset += 2;
    }
    if (isGrouped) {
      if (text(offset) !== ')') return undefined;
      written += ')';
      offset++;
    }
    at += offset;
    pieces.push(`^${written}`);
    return value;
  };

  for (;;) {
    const item = items[at];
    const last = items[at - 1]?.span ?? start;
    if (item === undefined || start === undefined || last === undefined) {
      const end = last ?? { source: '', start: 0, end: 0 };
      return fail('This unit has no closing `]`.', start === undefined ? end : joinSpans(start, end));
    }
    at++;
    if (isComment(item)) {
      comments.push(item);
      continue;
    }
    const { text, span } = item;
    if (text === ']') {
      const open = openings.at(-1);
      if (open !== undefined) return fail('`(` is opened here and never closed.', open.token.span);
      if (!hasLeft) return fail('Expected a unit before `]`.', span, 'write `[1]` for no unit.');
      const unit: UnitSyntax = {
        kind: 'unit',
        text: pieces.join(''),
        factors,
        bracketed: true,
        span: joinSpans(start, span),
      };
      return { unit, next: at, comments };
    }
    if (text === '^') {
      if (!canRaise) return fail('`^` follows a unit or a group in parentheses.', span);
      const exponent = readExponent();
      if (exponent === undefined) {
        return fail(
          'Expected a constant power after `^`.',
          span,
          'powers are written `^2`, `^-1`, `^0.5` or `^(1/2)`.',
        );
      }
      for (let factor = raised; factor < factors.length; factor++) {
        const old = factors[factor];
        if (old !== undefined) factors[factor] = { ...old, exponent: multiply(old.exponent, exponent) };
      }
      if (!factors.every((factor) => isInRange(factor.exponent)))
        return fail('This power is out of range.', span);
      canRaise = false;
    } else if (text === '*' || text === '/') {
      if (!hasLeft) return fail(`Expected a unit before \`${text}\`.`, span);
      isDivisor = text === '/';
      hasLeft = false;
      canRaise = false;
      pieces.push(text);
    } else if (text === ')') {
      const open = openings.pop();
      if (open === undefined) return fail('`)` closes nothing.', span);
      if (!hasLeft) return fail('Expected a unit before `)`.', span);
      raised = open.firstFactor;
      if (open.isDivisor) {
        for (let factor = raised; factor < factors.length; factor++) {
          const old = factors[factor];
          if (old === undefined) continue;
          factors[factor] = { ...old, exponent: multiply(old.exponent, { numerator: -1, denominator: 1 }) };
        }
      }
      canRaise = true;
      pieces.push(')');
    } else {
      if (hasLeft) {
        pieces.push(' ');
        isDivisor = false;
      }
      if (text === '(' && item.type === 'symbol') {
        openings.push({ token: item, firstFactor: factors.length, isDivisor });
        hasLeft = false;
        canRaise = false;
      } else if (item.type === 'number' && text === '1') {
        hasLeft = true;
        canRaise = false;
      } else if (item.type === 'name' && isUnitName(text)) {
        raised = factors.length;
        factors.push({ name: { text, span }, exponent: { numerator: isDivisor ? -1 : 1, denominator: 1 } });
        hasLeft = true;
        canRaise = true;
      } else if (item.newlines > 0) {
        return fail('This unit has no closing `]`.', start, 'close it with `]`.');
      } else if (item.type === 'name') {
        return { diagnostic: unknownUnit(text, span, suggestUnits(text)) };
      } else {
        return fail(`Expected a unit, found \`${text}\`.`, span);
      }
      isDivisor = false;
      pieces.push(text);
    }
    if (factors.length > MOST_FACTORS) return fail('This unit has too many factors.', span);
  }
}
