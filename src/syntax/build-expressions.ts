/** Builders that the grammar's productions for expressions name; each gets the parts of its production. */
import { InvariantError } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import { tooDeep } from '../diagnostics/codes/syntax.ts';
import { type BuildContext, nameOf, spanning } from './builder.ts';
import { findTooDeep } from './children.ts';
import type {
  BooleanSyntax,
  CallSyntax,
  ComparisonOperator,
  ComparisonSyntax,
  ConditionalSyntax,
  DegreeSyntax,
  ElementSyntax,
  ExpressionSyntax,
  GroupSyntax,
  ListSyntax,
  LogicSyntax,
  NumberSyntax,
  PathSyntax,
  ProductSyntax,
  QuantitySyntax,
  SumSyntax,
} from './expression-tree.ts';
import { DEEPEST_NESTING } from './limits.ts';
import type { Token } from './token.ts';

// ── Lists ──
// A list is appended to in place: parse-tokens.ts builds each part of the one surviving derivation once, so
// every list has one owner, and copying would make long chains quadratic.

export function listOfOne<T>([item]: readonly [T]): T[] {
  return [item];
}

export function appended<T>([list, , item]: readonly [T[], Token, T]): T[] {
  list.push(item);
  return list;
}

export function appendedToken([list, token]: readonly [Token[], Token]): Token[] {
  list.push(token);
  return list;
}

export function second<T>([, item]: readonly [unknown, T, ...unknown[]]): T {
  return item;
}

export function emptyArguments(): readonly [] {
  return [];
}

// ── Whole expressions ──

export function value([expression]: readonly [ExpressionSyntax], context: BuildContext): ExpressionSyntax {
  const { start, end } = expression.span;
  // Each level takes a character at least, so nearly all statements need no walk.
  const deep = end - start > DEEPEST_NESTING ? findTooDeep(expression, DEEPEST_NESTING) : undefined;
  if (deep !== undefined) context.report(tooDeep(DEEPEST_NESTING, deep.span));
  return expression;
}

interface Branch {
  readonly condition: ExpressionSyntax;
  readonly value: ExpressionSyntax;
}
interface Branches {
  readonly start: Token;
  readonly list: Branch[];
}

export function firstBranch([start, condition, , value]: readonly [
  Token,
  ExpressionSyntax,
  Token,
  ExpressionSyntax,
  Token,
]): Branches {
  return { start, list: [{ condition, value }] };
}

export function furtherBranch([branches, , condition, , value]: readonly [
  Branches,
  Token,
  ExpressionSyntax,
  Token,
  ExpressionSyntax,
  Token,
]): Branches {
  branches.list.push({ condition, value });
  return branches;
}

export function conditional([branches, otherwise]: readonly [Branches, ExpressionSyntax]): ConditionalSyntax {
  return {
    kind: 'conditional',
    branches: branches.list,
    otherwise,
    span: spanning(branches.start, otherwise),
  };
}

/** `sum over cells of max over cells of v` folds from its right end. */
interface ReductionDraft {
  readonly word: Token;
  readonly cells: Token;
}

export function reduction([word, , cells]: readonly [Token, Token, Token]): ReductionDraft {
  return { word, cells };
}

export function furtherReduction([list, item]: readonly [
  ReductionDraft[],
  ReductionDraft,
]): ReductionDraft[] {
  list.push(item);
  return list;
}

export function overCells([reductions, operand]: readonly [
  ReductionDraft[],
  ExpressionSyntax,
]): ExpressionSyntax {
  return reductions.reduceRight<ExpressionSyntax>(
    (inner, { word, cells }) => ({
      kind: 'overCells',
      reduction: nameOf(word),
      ...(cells.text === 'cells' ? {} : { population: nameOf(cells) }),
      operand: inner,
      span: spanning(word, inner),
    }),
    operand,
  );
}

interface LogicDraft {
  readonly operator: 'and' | 'or';
  readonly operands: ExpressionSyntax[];
}

export function firstLogic([left, { text }, right]: readonly [
  ExpressionSyntax,
  Token,
  ExpressionSyntax,
]): LogicDraft {
  return { operator: text === 'and' ? 'and' : 'or', operands: [left, right] };
}

export function furtherLogic([draft, , operand]: readonly [LogicDraft, Token, ExpressionSyntax]): LogicDraft {
  draft.operands.push(operand);
  return draft;
}

export function logic([{ operator, operands }]: readonly [LogicDraft]): LogicSyntax {
  const [first, last] = [operands[0], operands.at(-1)];
  if (first === undefined || last === undefined) throw new InvariantError('logic without operands');
  return { kind: 'logic', operator, operands, span: spanning(first, last) };
}

export function not([nots, comparison]: readonly [Token[], ExpressionSyntax]): ExpressionSyntax {
  return nots.reduceRight<ExpressionSyntax>(
    (operand, token) => ({ kind: 'not', operand, span: spanning(token, operand) }),
    comparison,
  );
}

const COMPARATORS: ReadonlyMap<string, ComparisonOperator> = new Map([
  ...(['<', '<=', '>', '>=', '==', '!=', 'crosses'] as const).map(
    (operator) => [operator, operator] as const,
  ),
  ['falls', 'falls below'],
]);

export function comparison([left, token, right]: readonly [
  ExpressionSyntax,
  Token,
  ExpressionSyntax,
]): ComparisonSyntax {
  const operator = COMPARATORS.get(token.text);
  if (operator === undefined) throw new InvariantError(`no comparison ${token.text}`);
  return { kind: 'comparison', operator, left, right, span: spanning(left, right) };
}

// ── Arithmetic ──

interface SumDraft {
  readonly first: ExpressionSyntax;
  readonly rest: { readonly operator: '+' | '-'; readonly operand: ExpressionSyntax }[];
}

function term({ text }: Token, operand: ExpressionSyntax): SumDraft['rest'][number] {
  return { operator: text === '+' ? '+' : '-', operand };
}

export function firstTerms([first, sign, operand]: readonly [
  ExpressionSyntax,
  Token,
  ExpressionSyntax,
]): SumDraft {
  return { first, rest: [term(sign, operand)] };
}

export function furtherTerm([draft, sign, operand]: readonly [SumDraft, Token, ExpressionSyntax]): SumDraft {
  draft.rest.push(term(sign, operand));
  return draft;
}

export function sum([{ first, rest }]: readonly [SumDraft]): SumSyntax {
  return { kind: 'sum', first, rest, span: spanning(first, rest.at(-1)?.operand ?? first) };
}

interface ProductDraft {
  readonly first: ExpressionSyntax;
  readonly rest: { readonly operator: '*' | '/'; readonly operand: ExpressionSyntax }[];
}

function factor({ text }: Token, operand: ExpressionSyntax): ProductDraft['rest'][number] {
  return { operator: text === '*' ? '*' : '/', operand };
}

export function firstFactors([first, times, operand]: readonly [
  ExpressionSyntax,
  Token,
  ExpressionSyntax,
]): ProductDraft {
  return { first, rest: [factor(times, operand)] };
}

export function furtherFactor([draft, times, operand]: readonly [
  ProductDraft,
  Token,
  ExpressionSyntax,
]): ProductDraft {
  draft.rest.push(factor(times, operand));
  return draft;
}

function onlyName(expression: ExpressionSyntax): string | undefined {
  return expression.kind === 'path' && expression.names.length === 1 ? expression.names[0].text : undefined;
}

export function product([{ first, rest }]: readonly [ProductDraft], context: BuildContext): ProductSyntax {
  let left = first;
  for (const { operator, operand } of rest) {
    const name = onlyName(left);
    const isRate = operator === '/' && onlyName(operand) === 'dt';
    if (isRate && name !== undefined && /^d./u.test(name)) {
      context.noteDerivative(name.slice(1), spanning(left, operand));
    }
    left = operand;
  }
  return { kind: 'product', first, rest, span: spanning(first, left) };
}

function applyMinuses(minuses: readonly Token[], operand: ExpressionSyntax): ExpressionSyntax {
  return minuses.reduceRight<ExpressionSyntax>(
    (inner, token) => ({ kind: 'negate', operand: inner, span: spanning(token, inner) }),
    operand,
  );
}

export function negate([minuses, operand]: readonly [Token[], ExpressionSyntax]): ExpressionSyntax {
  return applyMinuses(minuses, operand);
}

/** Bases from left to right, each with the `^` and the minus signs behind it. */
type Raised = { readonly base: ExpressionSyntax; readonly caret: readonly Token[] }[];

export function firstRaised([base, caret]: readonly [ExpressionSyntax, Token[]]): Raised {
  return [{ base, caret }];
}

export function furtherRaised([raised, base, caret]: readonly [Raised, ExpressionSyntax, Token[]]): Raised {
  raised.push({ base, caret });
  return raised;
}

/** `a ^ b ^ -c` is `a ^ (b ^ (-c))`: the list is folded from its right end. */
export function power([raised, last]: readonly [Raised, ExpressionSyntax]): ExpressionSyntax {
  return raised.reduceRight<ExpressionSyntax>((exponent, { base, caret }) => {
    const signed = applyMinuses(caret.slice(1), exponent);
    return { kind: 'power', base, exponent: signed, span: spanning(base, signed) };
  }, last);
}

export function powerToQuantity([raised, last]: readonly [Raised, Token]): ExpressionSyntax {
  return power([raised, quantity([last])]);
}

// ── The smallest parts ──

export function number([{ text, span }]: readonly [Token]): NumberSyntax {
  return { kind: 'number', text, span };
}

export function quantity([{ text, span, unit }]: readonly [Token]): QuantitySyntax {
  if (unit === undefined) throw new InvariantError('a quantity without a unit');
  return { kind: 'quantity', text, unit, span };
}

export function boolean([{ text, span }]: readonly [Token]): BooleanSyntax {
  return { kind: 'boolean', value: text === 'true', span };
}

export function path([tokens]: readonly [readonly Token[]]): PathSyntax {
  const [first, ...rest] = tokens;
  if (first === undefined) throw new InvariantError('a path without names');
  const names: PathSyntax['names'] = [nameOf(first), ...rest.map(nameOf)];
  return { kind: 'path', names, span: spanning(first, rest.at(-1) ?? first) };
}

export function element([list, , index, end]: readonly [
  PathSyntax,
  Token,
  ExpressionSyntax,
  Token,
]): ElementSyntax {
  return { kind: 'element', list, index, span: spanning(list, end) };
}

export function degree([path, , of]: readonly [PathSyntax, Token, Token]): DegreeSyntax {
  return { kind: 'degree', degree: path, of: nameOf(of), span: spanning(path, of) };
}

export function pathOfTwo([first, , second]: readonly [Token, Token, Token]): PathSyntax {
  return path([[first, second]]);
}

function callOf(callee: Token, args: readonly ExpressionSyntax[], end: { readonly span: Span }): CallSyntax {
  return { kind: 'call', callee: nameOf(callee), arguments: args, span: spanning(callee, end) };
}

export function call(
  parts: readonly [Token, Token, Token] | readonly [Token, Token, readonly ExpressionSyntax[], Token],
): CallSyntax {
  return parts.length === 3 ? callOf(parts[0], [], parts[2]) : callOf(parts[0], parts[2], parts[3]);
}

export function callOfOld([old, , argument, end]: readonly [
  Token,
  Token,
  ExpressionSyntax,
  Token,
]): CallSyntax {
  return callOf(old, [argument], end);
}

export function emptyList([open, close]: readonly [Token, Token]): ListSyntax {
  return { kind: 'list', elements: [], span: spanning(open, close) };
}

export function list([open, elements, close]: readonly [
  Token,
  readonly ExpressionSyntax[],
  Token,
]): ListSyntax {
  return { kind: 'list', elements, span: spanning(open, close) };
}

export function group([open, expression, close]: readonly [Token, ExpressionSyntax, Token]): GroupSyntax {
  return { kind: 'group', expression, span: spanning(open, close) };
}
