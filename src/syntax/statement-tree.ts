/** What stands in a component, as written: its statements, and those of its event blocks. */
import type { Span } from '../base/span.ts';
import type { ExpressionSyntax, Name, PathSyntax, UnitSyntax } from './expression-tree.ts';

/** Comments that belong to a statement; texts without the leading `#` or `##` and one blank after it. */
export interface Comments {
  /** `##` lines before or behind the statement, joined by newlines. */
  readonly doc?: string;
  /** `#` comments on the lines before it. */
  readonly before: readonly string[];
  /** A `#` comment behind it on its last line. */
  readonly behind?: string;
  /** The doc stood behind the statement, on its line. */
  readonly docBehind?: true;
  /** An empty line stood before the statement and its comments; kept by the formatter. */
  readonly blankBefore?: true;
}

/** What every statement has. */
export interface StatementBase {
  readonly comments: Comments;
  /** The whole statement. */
  readonly span: Span;
}

// ── Statements of event blocks ───────────────────────────────────────────────────────────────────────

export type BlockStatementSyntax = AssignmentSyntax | LetSyntax | IfSyntax;

/** `v = c`, `u += d`, `sodium.m = 0` */
export interface AssignmentSyntax {
  readonly kind: 'assignment';
  readonly target: PathSyntax;
  readonly operator: '=' | '+=' | '-=' | '*=' | '/=';
  readonly value: ExpressionSyntax;
  readonly comments: Comments;
  readonly span: Span;
}

/** `let x = E` */
export interface LetSyntax {
  readonly kind: 'let';
  readonly name: Name;
  readonly value: ExpressionSyntax;
  readonly comments: Comments;
  readonly span: Span;
}

/** `if C { … } else if D { … } else { … }` */
export interface IfSyntax {
  readonly kind: 'if';
  readonly branches: readonly { readonly condition: ExpressionSyntax; readonly block: BlockSyntax }[];
  readonly otherwise?: BlockSyntax;
  readonly comments: Comments;
  readonly span: Span;
}

export interface BlockSyntax {
  readonly statements: readonly BlockStatementSyntax[];
  /** Comments after the last statement. */
  readonly trailing: readonly string[];
  readonly span: Span;
}

// ── Statements of a component ────────────────────────────────────────────────────────────────────────

/** `in [lo, hi]` */
export interface RangeSyntax {
  readonly low: ExpressionSyntax;
  readonly high: ExpressionSyntax;
  readonly span: Span;
}

export type StatementSyntax =
  | ParameterSyntax
  | InputSyntax
  | StateSyntax
  | SteadySyntax
  | ReactionSyntax
  | EquationSyntax
  | GateSyntax
  | DefinitionSyntax
  | UseSyntax
  | SpikeSyntax
  | EventSyntax
  | RefractorySyntax
  | TimeUnitSyntax
  | PortSyntax
  | CouplingSyntax
  | SignalSyntax;

/** `param g : mS/cm^2 = 120 mS/cm^2 in [0, 200 mS/cm^2]`, `param times : ms[] = [10 ms, 25 ms]` */
export interface ParameterSyntax extends StatementBase {
  readonly kind: 'parameter';
  readonly name: Name;
  readonly unit?: UnitSyntax;
  readonly isList: boolean;
  readonly value?: ExpressionSyntax;
  readonly range?: RangeSyntax;
}

/** `input I : nA = 0` */
export interface InputSyntax extends StatementBase {
  readonly kind: 'input';
  readonly name: Name;
  readonly unit?: UnitSyntax;
  readonly value?: ExpressionSyntax;
  readonly range?: RangeSyntax;
}

/** `state v : mV = -65 mV in [-100 mV, 100 mV]`; `state A, B` declares several. */
export interface StateSyntax extends StatementBase {
  readonly kind: 'state';
  readonly name: Name;
  readonly unit?: UnitSyntax;
  readonly value?: ExpressionSyntax;
  readonly range?: RangeSyntax;
}

/** `state C, O, I start steady sum 1`: states that start at the equilibrium of their reactions. */
export interface SteadySyntax extends StatementBase {
  readonly kind: 'steady';
  /** At least one; a value that one of them has is a mistake. */
  readonly states: readonly Omit<StateSyntax, 'kind' | keyof StatementBase>[];
  readonly sum: ExpressionSyntax;
}

/** `reaction A + B <-> C (kf, kb)`, `reaction A -> 0 (k)`; a name stands as often as it takes part. */
export interface ReactionSyntax extends StatementBase {
  readonly kind: 'reaction';
  /** None for `0`. */
  readonly left: readonly Name[];
  readonly right: readonly Name[];
  readonly isReversible: boolean;
  /** As many as are written: how many there must be is checked later. */
  readonly constants: readonly ExpressionSyntax[];
}

/** `dv/dt = E` or `v' = E`; `order` counts the primes (1, or the mistake of more). */
export interface EquationSyntax extends StatementBase {
  readonly kind: 'equation';
  readonly state: Name;
  readonly notation: 'leibniz' | 'prime';
  readonly order: number;
  readonly value: ExpressionSyntax;
}

/** `gate m = 0.5 { alpha = … ; beta = … }` */
export interface GateSyntax extends StatementBase {
  readonly kind: 'gate';
  readonly name: Name;
  readonly value?: ExpressionSyntax;
  readonly entries: readonly GateEntrySyntax[];
  readonly trailing: readonly string[];
}

/** `alpha = E`: the key is any name; which are allowed is checked later. */
export interface GateEntrySyntax extends StatementBase {
  readonly key: Name;
  readonly value: ExpressionSyntax;
}

/** `name = E`, `name : UNIT = E`, `output i = E` */
export interface DefinitionSyntax extends StatementBase {
  readonly kind: 'definition';
  readonly name: Name;
  readonly isOutput: boolean;
  readonly unit?: UnitSyntax;
  readonly value: ExpressionSyntax;
}

/** `use leak = Leak(g = 0.3 mS/cm^2)` */
export interface UseSyntax extends StatementBase {
  readonly kind: 'use';
  readonly name: Name;
  readonly component: Name;
  readonly arguments: readonly ArgumentSyntax[];
}

/** `g = 0.3 mS/cm^2`, `sodium.g = 100 mS/cm^2` */
export interface ArgumentSyntax {
  readonly name: Name;
  /** The parts that lead to it; mostly none. */
  readonly within: readonly Name[];
  readonly value: ExpressionSyntax;
  readonly span: Span;
}

/** `spike when C`, `spike count E when C`, `spike at TIMES`, `spike at rate E` */
export interface SpikeSyntax extends StatementBase {
  readonly kind: 'spike';
  readonly form: 'when' | 'at' | 'rate';
  readonly count?: ExpressionSyntax;
  /** The condition, the list of times, or the rate. */
  readonly value: ExpressionSyntax;
}

export type TriggerSyntax =
  | { readonly kind: 'spike' }
  | { readonly kind: 'step' }
  /** An event of a synapse's cell: a spike that arrives from the one, a spike of the other. */
  | { readonly kind: EndOfSynapse }
  | { readonly kind: 'condition'; readonly condition: ExpressionSyntax }
  /** A time, or a list of times. */
  | { readonly kind: 'at'; readonly times: ExpressionSyntax }
  | { readonly kind: 'every'; readonly period: ExpressionSyntax; readonly from?: ExpressionSyntax };

/** `on spike { … }`, `on step { … }`, `on pre { … }`, `on COND { … }`, `at T { … }`, `every T from T0 { … }` */
export interface EventSyntax extends StatementBase {
  readonly kind: 'event';
  readonly trigger: TriggerSyntax;
  readonly block: BlockSyntax;
}

/** `refractory 2 ms holds v, w` */
export interface RefractorySyntax extends StatementBase {
  readonly kind: 'refractory';
  readonly duration: ExpressionSyntax;
  readonly holds: readonly PathSyntax[];
}

/** `time unit 1 ms` */
export interface TimeUnitSyntax extends StatementBase {
  readonly kind: 'timeUnit';
  readonly value: ExpressionSyntax;
}

/** The cell that a synapse comes from, and the one that it goes to. */
export type EndOfSynapse = 'pre' | 'post';

/** `pre v : mV`, `post ampa.T : mM`: a variable of one of its cells that a synapse reads or adds to. */
export interface PortSyntax extends StatementBase {
  readonly kind: 'port';
  readonly end: EndOfSynapse;
  /** Without the word of its end. */
  readonly path: PathSyntax;
  readonly unit: UnitSyntax;
}

/** `post.I += g * (pre.v - post.v)`: what a synapse adds all the time. */
export interface CouplingSyntax extends StatementBase {
  readonly kind: 'coupling';
  /** Begins with `post`. */
  readonly target: PathSyntax;
  readonly operator: '+=' | '-=';
  readonly value: ExpressionSyntax;
}

/** `signal dopamine : uM = E`, or with a block of the states that its value reads. */
export interface SignalSyntax extends StatementBase {
  readonly kind: 'signal';
  readonly name: Name;
  readonly unit?: UnitSyntax;
  readonly value: ExpressionSyntax;
  readonly body?: {
    readonly statements: readonly StatementSyntax[];
    readonly trailing: readonly string[];
    /** Names that statements with a syntax error would have declared: known, of unknown meaning. */
    readonly unreadable?: readonly Name[];
  };
}
