/**
 * Names, units and expressions as written: names unresolved, units unread beyond their spelling. Chains
 * (`a + b - c`, `x * y / z`, `p and q`) are one node with many operands, so that a sum of a thousand
 * currents is shallow; every node has its span.
 */
import type { Span } from '../base/span.ts';

/** A name and where it stands. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

// ── Units ────────────────────────────────────────────────────────────────────────────────────────────

/** One factor of a unit: `cm^-2`, `mV^(1/2)`. The exponent's sign already holds the division. */
export interface UnitFactor {
  readonly name: Name;
  readonly exponent: { readonly numerator: number; readonly denominator: number };
}

/** A unit as written: `mS/cm^2`, `[nA mV^-1]`, `1` (no factors). */
export interface UnitSyntax {
  readonly kind: 'unit';
  /** As written, brackets left out: the text shown to the user. */
  readonly text: string;
  readonly factors: readonly UnitFactor[];
  readonly bracketed: boolean;
  readonly span: Span;
}

// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────

export type ExpressionSyntax =
  | NumberSyntax
  | QuantitySyntax
  | BooleanSyntax
  | PathSyntax
  | CallSyntax
  | ElementSyntax
  | ListSyntax
  | GroupSyntax
  | NegateSyntax
  | NotSyntax
  | PowerSyntax
  | SumSyntax
  | ProductSyntax
  | ComparisonSyntax
  | LogicSyntax
  | ConditionalSyntax
  | OverCellsSyntax
  | DegreeSyntax;

/** `0.02`; the digits as written. */
export interface NumberSyntax {
  readonly kind: 'number';
  readonly text: string;
  readonly span: Span;
}

/** `10 mV`, one token. */
export interface QuantitySyntax {
  readonly kind: 'quantity';
  /** The digits as written, without the unit. */
  readonly text: string;
  readonly unit: UnitSyntax;
  readonly span: Span;
}

/** `true`, `false` */
export interface BooleanSyntax {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span: Span;
}

/** `v`, `sodium.m`, `sodium.m.inf`, and the words `t dt pi infinity xi`. */
export interface PathSyntax {
  readonly kind: 'path';
  readonly names: readonly [Name, ...Name[]];
  readonly span: Span;
}

/** `exp(x)`, `old(v)`, `peak(v)`, user functions. */
export interface CallSyntax {
  readonly kind: 'call';
  readonly callee: Name;
  readonly arguments: readonly ExpressionSyntax[];
  readonly span: Span;
}

/** `times[k]` */
export interface ElementSyntax {
  readonly kind: 'element';
  readonly list: PathSyntax;
  readonly index: ExpressionSyntax;
  readonly span: Span;
}

/** `[10 ms, 25 ms]` */
export interface ListSyntax {
  readonly kind: 'list';
  readonly elements: readonly ExpressionSyntax[];
  readonly span: Span;
}

/** An expression in parentheses, kept so that printing gives back what was written. */
export interface GroupSyntax {
  readonly kind: 'group';
  readonly expression: ExpressionSyntax;
  readonly span: Span;
}

export interface NegateSyntax {
  readonly kind: 'negate';
  readonly operand: ExpressionSyntax;
  readonly span: Span;
}

export interface NotSyntax {
  readonly kind: 'not';
  readonly operand: ExpressionSyntax;
  readonly span: Span;
}

/** `base ^ exponent`; a chain groups to the right, a signed exponent is a `negate`. */
export interface PowerSyntax {
  readonly kind: 'power';
  readonly base: ExpressionSyntax;
  readonly exponent: ExpressionSyntax;
  readonly span: Span;
}

/** `first + b - c`, evaluated from left to right. At least one further term. */
export interface SumSyntax {
  readonly kind: 'sum';
  readonly first: ExpressionSyntax;
  readonly rest: readonly { readonly operator: '+' | '-'; readonly operand: ExpressionSyntax }[];
  readonly span: Span;
}

/** `first * b / c`, evaluated from left to right. At least one further factor. */
export interface ProductSyntax {
  readonly kind: 'product';
  readonly first: ExpressionSyntax;
  readonly rest: readonly { readonly operator: '*' | '/'; readonly operand: ExpressionSyntax }[];
  readonly span: Span;
}

export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!=' | 'crosses' | 'falls below';

/** `a < b`, `v crosses 0 mV`, `v falls below 0 mV` */
export interface ComparisonSyntax {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: ExpressionSyntax;
  readonly right: ExpressionSyntax;
  readonly span: Span;
}

/** `p and q and r`; at least two operands. */
export interface LogicSyntax {
  readonly kind: 'logic';
  readonly operator: 'and' | 'or';
  readonly operands: readonly ExpressionSyntax[];
  readonly span: Span;
}

/** `if C then A else B`; `else if` chains are one node with several branches. */
export interface ConditionalSyntax {
  readonly kind: 'conditional';
  readonly branches: readonly { readonly condition: ExpressionSyntax; readonly value: ExpressionSyntax }[];
  readonly otherwise: ExpressionSyntax;
  readonly span: Span;
}

/** `sum over cells of E`, `sum over P of E`; which words may stand before `over` is for the check to say. */
export interface OverCellsSyntax {
  readonly kind: 'overCells';
  readonly reduction: Name;
  /** Absent: `cells`, those of the own population. */
  readonly population?: Name;
  readonly operand: ExpressionSyntax;
  readonly span: Span;
}

/** `post.indegree of x`: how many synapses a cell has; which words may stand before `of` is for the check to say. */
export interface DegreeSyntax {
  readonly kind: 'degree';
  /** Two names. */
  readonly degree: PathSyntax;
  readonly of: Name;
  readonly span: Span;
}
