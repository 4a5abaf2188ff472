import { joinSpans, type Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { missingOperator, unitForm } from '../diagnostics/codes/syntax.ts';
import { unknownUnit } from '../diagnostics/codes/units.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isUnitName, suggestUnits } from '../units/unit-names.ts';
import type { UnitFactor, UnitSyntax } from './expression-tree.ts';
import { MOST_FACTORS } from './limits.ts';
import { readBracketUnit } from './read-bracket-unit.ts';
import type { ScannedText } from './scan.ts';
import { type Item, isComment, type Token } from './token.ts';
import { BODY_WORDS, ELSE_IF_WORDS, WORDS_BEHIND_NUMBERS } from './words.ts';

/** An exponent beyond this is a slip of the finger, and would not fit the exact dimension algebra. */
const LARGEST_EXPONENT = 99;

/** What begins lines whose `:` declares no unit: blocks as Python writes them. */
const FOREIGN_HEADS: ReadonlySet<string> = new Set([
  ...['if', 'elif', 'else', 'for', 'while', 'def', 'class', 'on', 'every', 'at', 'gate'],
  ...['population', 'connect', 'record'],
  ...BODY_WORDS,
]);

function isText(item: Item | undefined, type: string, text: string): boolean {
  return item !== undefined && item.type === type && item.text === text;
}

function isSymbol(item: Item | undefined, text: string): boolean {
  return isText(item, 'symbol', text);
}

function isName(item: Item): item is Token {
  return item.type === 'name';
}

function touches(left: Item | undefined, right: Item | undefined): boolean {
  return left !== undefined && right !== undefined && left.span.end === right.span.start;
}

/** A unit that was read from `items`, and the index behind it. */
interface UnitReading {
  readonly unit: UnitSyntax;
  readonly next: number;
}

/**
 * Returns the items with numbers and their units joined to one `quantity` token, and one `unit` token
 * behind each `:`. The unit of a number is the longest chain without blanks in which every name is a unit:
 * whether a later name of the chain is also declared is checked where declarations are known.
 */
export function readUnits(scanned: ScannedText): ScannedText {
  const { items } = scanned;
  const found: Item[] = [];
  const diagnostics: Diagnostic[] = [...scanned.diagnostics];

  const reportUnknown = (name: Token, instead: string | undefined): void => {
    const suggestions = suggestUnits(name.text);
    diagnostics.push(
      instead === undefined
        ? unknownUnit(name.text, name.span, suggestions)
        : unknownUnit(name.text, name.span, suggestions, instead),
    );
  };

  /** Reads `^-2` at `index`, if a whole power stands there. */
  const readPower = (index: number): { exponent: number; next: number; span: Span } | undefined => {
    const caret = items[index];
    if (caret === undefined || !isSymbol(caret, '^') || !touches(items[index - 1], caret)) return undefined;
    const isNegative = isSymbol(items[index + 1], '-') && touches(caret, items[index + 1]);
    const at = isNegative ? index + 2 : index + 1;
    const digits = items[at];
    if (digits?.type !== 'number' || !/^\d+$/.test(digits.text) || !touches(items[at - 1], digits))
      return undefined;
    return {
      exponent: isNegative ? -Number(digits.text) : Number(digits.text),
      next: at + 1,
      span: joinSpans(caret.span, digits.span),
    };
  };

  /**
   * Reads `mS/cm^2` from `index`, where a name stands. Behind a colon only units can follow: blanks may
   * stand between them, and every name must be one.
   */
  const readChain = (
    index: number,
    start: Span,
    lead: string,
    behindColon: boolean,
  ): UnitReading | 'faulty' => {
    const factors: UnitFactor[] = [];
    let text = lead;
    let span = start;
    let sign = lead === '1/' ? -1 : 1;
    let at = index;
    for (;;) {
      const name = items[at];
      if (name === undefined || isComment(name) || name.type !== 'name') break;
      const power = readPower(at + 1);
      const exponent = power?.exponent ?? 1;
      if (Math.abs(exponent) > LARGEST_EXPONENT) {
        diagnostics.push(
          unitForm(
            `The exponent ${exponent} of \`${name.text}\` is out of range.`,
            power?.span ?? name.span,
            undefined,
          ),
        );
        return 'faulty';
      }
      if (factors.length === MOST_FACTORS) {
        diagnostics.push(unitForm('This unit has too many factors.', joinSpans(start, name.span), undefined));
        return 'faulty';
      }
      factors.push({
        name: { text: name.text, span: name.span },
        exponent: { numerator: sign * exponent || 0, denominator: 1 },
      });
      text += power === undefined ? name.text : `${name.text}^${exponent}`;
      span = joinSpans(span, power?.span ?? name.span);
      at = power?.next ?? at + 1;
      const operator = items[at];
      const next = items[at + 1];
      if (operator === undefined || !(isSymbol(operator, '/') || isSymbol(operator, '*'))) break;
      if (next === undefined || !isName(next) || next.newlines > 0 || operator.newlines > 0) break;
      const isClose = touches(items[at - 1], operator) && touches(operator, next);
      if (!behindColon && (!isClose || !isUnitName(next.text))) break;
      if (!isUnitName(next.text)) {
        reportUnknown(next, undefined);
        return 'faulty';
      }
      sign = operator.text === '/' ? -1 : 1;
      text += operator.text;
      at++;
    }
    return { unit: { kind: 'unit', text, factors, bracketed: false, span }, next: at };
  };

  const readBracket = (index: number): UnitReading | 'faulty' => {
    const reading = readBracketUnit(items, index);
    if ('diagnostic' in reading) {
      diagnostics.push(reading.diagnostic);
      return 'faulty';
    }
    for (const comment of reading.comments) found.push(comment);
    return reading;
  };

  /** Pushes the token, or a faulty one if its unit could not be read; returns the index behind it. */
  const push = (
    type: 'quantity' | 'unit',
    first: Token,
    reading: UnitReading | 'faulty',
    next: number,
  ): number => {
    const { newlines } = first;
    if (reading === 'faulty') {
      found.push({ type: 'faulty', text: first.text, span: first.span, newlines });
      return next;
    }
    const { unit } = reading;
    const text = type === 'quantity' ? first.text : unit.text;
    found.push({ type, text, span: joinSpans(first.span, unit.span), newlines, unit });
    return reading.next;
  };

  /** Reads what follows a number; returns the index behind the number or quantity. */
  const readQuantity = (number: Token, index: number): number => {
    const next = items[index + 1];
    const isCandidate = next !== undefined && next.newlines === 0;
    if (isCandidate && isSymbol(next, '['))
      return push('quantity', number, readBracket(index + 1), index + 1);
    if (!isCandidate || !isName(next) || WORDS_BEHIND_NUMBERS.has(next.text)) {
      found.push(number);
      return index + 1;
    }
    if (isUnitName(next.text)) {
      return push('quantity', number, readChain(index + 1, next.span, '', false), index + 2);
    }
    const behind = items[index + 2];
    const isMisspeltWord =
      ELSE_IF_WORDS.has(next.text) ||
      (nearest(next.text, WORDS_BEHIND_NUMBERS) !== undefined && suggestUnits(next.text).length === 0);
    // Two statements on one line, `fron` for `from`: the grammar has the better words.
    if (isMisspeltWord || ['=', ':', "'"].includes(behind?.text ?? '')) {
      found.push(number);
      return index + 1;
    }
    if (behind !== undefined && isSymbol(behind, '(') && touches(next, behind)) {
      const gap = { ...number.span, start: number.span.end, end: next.span.start };
      diagnostics.push(missingOperator(number.text, next.text, gap, joinSpans(number.span, next.span)));
    } else {
      const isStep = /^(?:time)?steps?$/i.test(next.text);
      const product = `if a product is meant, write \`${number.text} * ${next.text}\`.`;
      reportUnknown(
        next,
        isStep ? 'an interval is a time, such as `0.2 ms`; one step is `dt` long.' : product,
      );
    }
    return push('quantity', number, 'faulty', index + 2);
  };

  /** Reads the unit behind a colon at `index - 1`; pushes nothing if none stands there. */
  const readDeclared = (first: Token, index: number): number => {
    if (isSymbol(first, '[')) return push('unit', first, readBracket(index), index + 1);
    if (isText(first, 'number', '1')) {
      const [slash, name] = [items[index + 1], items[index + 2]];
      const isRate = isSymbol(slash, '/') && slash?.newlines === 0 && name?.newlines === 0;
      if (!isRate || !isName(name)) {
        const unit: UnitSyntax = { kind: 'unit', text: '1', factors: [], bracketed: false, span: first.span };
        return push('unit', first, { unit, next: index + 1 }, index + 1);
      }
      if (isUnitName(name.text)) {
        return push('unit', first, readChain(index + 2, first.span, '1/', true), index + 3);
      }
      reportUnknown(name, undefined);
      return push('unit', first, 'faulty', index + 3);
    }
    if (!isName(first)) return index;
    if (isUnitName(first.text)) return push('unit', first, readChain(index, first.span, '', true), index + 1);
    reportUnknown(first, undefined);
    return push('unit', first, 'faulty', index + 1);
  };

  /** The first word of the line or statement, and whether its colons declare units: not so in other languages' blocks. */
  let head: Item | undefined;
  let isForeign = false;
  let index = 0;
  while (index < items.length) {
    const item = items[index];
    if (item === undefined) break;
    if (item.newlines > 0 || head === undefined || ['{', '}', ';'].includes(items[index - 1]?.text ?? '')) {
      head = item;
      isForeign = item.text === 'else';
    } else if (item.text === '?' || FOREIGN_HEADS.has(head.text)) {
      isForeign ||= item.text !== ':';
    }
    if (!isComment(item) && item.type === 'number') {
      index = readQuantity(item, index);
      continue;
    }
    found.push(item);
    index++;
    const first = items[index];
    if (!isSymbol(item, ':') || first === undefined || isForeign) continue;
    // A name on the next line is no unit but the next statement: `neuron A:` in the manner of Python.
    if (first.newlines > 0 && !isComment(first) && isName(first) && !isUnitName(first.text)) continue;
    if (!isComment(first)) index = readDeclared(first, index);
  }
  return { items: found, diagnostics };
}
