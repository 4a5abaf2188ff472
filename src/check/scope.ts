import type { Span } from '../base/span.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DegreeSyntax, ExpressionSyntax, PathSyntax } from '../syntax/expression-tree.ts';
import type { FunctionSyntax } from '../syntax/tree.ts';
import type { Dimension } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import type { UnitSystem } from '../units/unit-system.ts';
import type { CheckedExpression, ValueType } from './checked-expression.ts';
import type { OverCells } from './checked-model.ts';

/** What an expression reads, as bits: nothing but constants of the run is 0. */
export const READS = { time: 1, state: 2, input: 4, lastSpike: 8, step: 16 } as const;

/** What an expression was found to be. */
export interface Checked {
  readonly expression: CheckedExpression;
  readonly type: ValueType;
  /** Absent where a mistake was reported already, so that it is not reported twice. */
  readonly dimension: Dimension | undefined;
  /** A literal 0 or infinity, which fits any unit. */
  readonly isFlexible: boolean;
  /** A union of `READS`. */
  readonly reads: number;
}

/** What a name stands for. */
export type Resolution =
  | { readonly kind: 'value'; readonly checked: Checked }
  | { readonly kind: 'list'; readonly list: number; readonly dimension: Dimension | undefined }
  /** No value; of a part, what it offers. */
  | {
      readonly kind: 'other';
      readonly what: 'part' | 'function' | 'component';
      readonly offers?: readonly string[];
    }
  | { readonly kind: 'mistake'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'unknown' };

/** A function that the scope's file declares or imports, with the scope of the file that declares it. */
export interface FunctionInScope {
  readonly declaration: FunctionSyntax;
  readonly scope: Scope;
}

/** Gives names their meaning. */
export interface Scope {
  /** What could declare a missing name: a component its parameters, a file its constants, a run nothing. */
  readonly of: 'component' | 'file' | 'run';
  /** For messages: "the neuron `Cell`". */
  readonly where: string;
  /** Whether it has two cells, `pre` and `post`. */
  readonly isBetweenCells?: boolean;
  resolve(path: PathSyntax): Resolution;
  /** `post.indegree of E`; absent where no cells are connected. */
  degree?(syntax: DegreeSyntax): Resolution;
  /** Where a plain name is declared; undefined if it is not. */
  declaration(name: string): Span | undefined;
  /** Names that could have been meant, nearest scope first. */
  names(): Iterable<string>;
  functionNamed(name: string): FunctionInScope | undefined;
  functionNames(): Iterable<string>;
  /** Constants of the run by name, for hints such as "divide by `tau_m`". */
  constants(): Iterable<{ readonly name: string; readonly dimension: Dimension }>;
}

/** Where an expression stands, which decides what it may read. */
export type Place = 'constant' | 'stimulus' | 'initial' | 'equation' | 'event';

/** What an expression belongs to. */
export interface Site {
  /** The part, '' for the model itself. */
  readonly path: string;
  /** `v`, `sodium.g`; of a block what starts it and what it assigns: `on step v`. */
  readonly name: string;
}

/** Everything that is needed to check an expression. */
export interface Context {
  readonly scope: Scope;
  readonly place: Place;
  /** For messages: "The parameter `g`", "an equation". */
  readonly what: string;
  readonly system: UnitSystem;
  /** Values of `let`s and of function arguments. */
  readonly locals: ReadonlyMap<string, Local>;
  /** The component's `time unit`: then `t` and `dt` are numbers. */
  readonly timeUnit: Unit | undefined;
  readonly shared: SharedContext;
  /** What draws and noise in it are numbered by; absent where there can be none. */
  readonly site?: Site;
  /** The functions whose formulas are being written out, the outermost first. */
  readonly calling: readonly FunctionSyntax[];
}

/** A `let` of a block or an argument of a function. */
export interface Local {
  readonly checked: Checked;
  readonly declared: Span;
  /** The nodes that reading it writes out, for an argument, which stands for its whole expression. */
  readonly size?: number;
}

/** How large an expression is as a tree: what is shared counts wherever it stands. */
export interface Extent {
  readonly size: number;
  readonly depth: number;
}

/** The lists that a call of `interpolate` or `held` reads, by their numbers. */
export interface PointsRead {
  readonly call: 'interpolate' | 'held';
  readonly xs: number;
  readonly ys: number;
  readonly span: Span;
}

/** What a name stands for. */
export interface NamedValue {
  readonly expression: CheckedExpression;
  readonly reads: number;
}

/** What all expressions of a model share. */
export interface SharedContext {
  report(diagnostic: Diagnostic): void;
  /** Returns an expression with its meaning; `unitsNear` allows a unit of one letter, as right behind `0.1/`. */
  check(syntax: ExpressionSyntax, context: Context, unitsNear?: boolean): Checked;
  /** A unit of the dimension, as the user would write it; those written in `near` come first. */
  unitText(dimension: Dimension, near?: ExpressionSyntax): string;
  /** The candidate that was most likely meant. */
  suggest(name: string, candidates: Iterable<string>): string | undefined;
  /** Notes which lists a call reads as points, by their numbers: their entries are known at the end. */
  notePoints(points: PointsRead): void;
  /** Gives the next number of a `peak` memory. */
  nextPeak(): number;
  /** Gives the number of a draw; the same for the same place in the text of the same site. */
  drawAt(syntax: ExpressionSyntax, site: Site): number;
  /** Gives the index of a source of noise: of the model's by that name, or where there is none of a use alone. */
  noiseAt(syntax: PathSyntax, site: Site): number;
  /** Gives the index of a function over cells; equal ones are one. */
  overCells(entry: OverCells): number;
  /** Counts nodes that functions write out; false when the model has become too large. */
  spend(nodes: number): boolean;
  /** Whether this is the first formula that nests too deep. */
  firstTooDeep(): boolean;
  extent(expression: CheckedExpression): Extent;
  /** How many levels deep a formula nests as it is written. */
  nesting(syntax: ExpressionSyntax): number;
  /** A named expression's value and what it reads, for looking through names. */
  definition(name: string): NamedValue | undefined;
  /** The values of `let`s, by the names that they have in the model. */
  readonly lets: Map<string, NamedValue>;
}
