/**
 * The tree of a model file, as written: names unresolved, units unread beyond their spelling. Chains
 * (`a + b - c`, `x * y / z`, `p and q`) are one node with many operands, so that a sum of a thousand
 * currents is shallow; every node has its span.
 */
import type { Span } from '../base/span.ts';

/** A name and where it stands. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

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

interface StatementBase {
  readonly comments: Comments;
  /** The whole statement. */
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

// ── Statements of a network ──────────────────────────────────────────────────────────────────────────

export type NetworkStatementSyntax =
  | ParameterSyntax
  | DefinitionSyntax
  | PopulationSyntax
  | ConnectSyntax
  | SignalSyntax
  | RecordSyntax;

/** `population E = LIF[3200] { v = uniform(-60 mV, -50 mV) }`, on a lattice `LIF[rows, cols]` */
export interface PopulationSyntax extends StatementBase {
  readonly kind: 'population';
  readonly name: Name;
  readonly component: Name;
  /** At least one. */
  readonly sizes: readonly ExpressionSyntax[];
  readonly settings: readonly SettingSyntax[];
  readonly trailing: readonly string[];
}

/** `v = E`, `sodium.g = E` in the block of a population */
export interface SettingSyntax extends StatementBase {
  readonly target: PathSyntax;
  readonly value: ExpressionSyntax;
}

/** `connect E -> E, I by Excitatory(w = 6 nS) with probability 0.02, no self, delay 1.5 ms` */
export interface ConnectSyntax extends StatementBase {
  readonly kind: 'connect';
  readonly from: readonly Name[];
  readonly to: readonly Name[];
  readonly synapse: Name;
  readonly arguments: readonly ArgumentSyntax[];
  readonly rule: ConnectionRuleSyntax;
  readonly options: readonly ConnectionOptionSyntax[];
}

export type ConnectionRuleSyntax =
  | { readonly kind: 'allToAll' | 'oneToOne'; readonly span: Span }
  | {
      readonly kind: 'probability' | 'indegree' | 'outdegree' | 'where';
      readonly value: ExpressionSyntax;
      readonly span: Span;
    }
  /** The path between the quotes. */
  | { readonly kind: 'pairs'; readonly file: Name; readonly span: Span };

export type ConnectionOptionSyntax =
  | { readonly kind: 'noSelf'; readonly span: Span }
  | {
      readonly kind: 'where' | 'delay' | 'seed';
      readonly value: ExpressionSyntax;
      readonly span: Span;
    };

/** `record spikes of E, I`, `record v, sodium.m of E[0..9] every 1 ms`, `record w of E -> I` */
export interface RecordSyntax extends StatementBase {
  readonly kind: 'record';
  readonly what: RecordedSyntax;
  readonly of: RecordSourceSyntax;
  readonly every?: ExpressionSyntax;
}

export type RecordedSyntax =
  | { readonly kind: 'spikes' }
  | {
      readonly kind: 'values';
      /** `mean` in `record mean v of E`; which words may stand there is for the check to say. */
      readonly reduction?: Name;
      readonly paths: readonly PathSyntax[];
    };

export type RecordSourceSyntax =
  | { readonly kind: 'cells'; readonly groups: readonly CellsSyntax[] }
  | { readonly kind: 'projection'; readonly from: Name; readonly to: Name };

/** `E`, `E[5]`, `E[0..9]`: all cells of a population, one, or those from the first to the last. */
export interface CellsSyntax {
  readonly population: Name;
  readonly first?: ExpressionSyntax;
  readonly last?: ExpressionSyntax;
  readonly span: Span;
}

// ── Declarations of a file ───────────────────────────────────────────────────────────────────────────

export const COMPONENT_KINDS = [
  'neuron',
  'compartment',
  'channel',
  'receptor',
  'transmitter',
  'pool',
  'synapse',
  'source',
] as const;
export type ComponentKind = (typeof COMPONENT_KINDS)[number];

export type DeclarationSyntax =
  | ImportSyntax
  | ComponentSyntax
  | VariantSyntax
  | FunctionSyntax
  | ConstantSyntax
  | NetworkSyntax;

/** `import { A, B as C } from "./file.axo"` */
export interface ImportSyntax extends StatementBase {
  readonly kind: 'import';
  readonly names: readonly { readonly name: Name; readonly as: Name }[];
  /** The path between the quotes. */
  readonly from: Name;
}

/** `neuron HodgkinHuxley { … }` */
export interface ComponentSyntax extends StatementBase {
  readonly kind: 'component';
  readonly componentKind: ComponentKind;
  readonly name: Name;
  readonly statements: readonly StatementSyntax[];
  readonly trailing: readonly string[];
  /** Names that statements with a syntax error would have declared: known, of unknown meaning. */
  readonly unreadable?: readonly Name[];
}

/** `neuron TonicBursting = Izhikevich(c = -50, d = 2)` */
export interface VariantSyntax extends StatementBase {
  readonly kind: 'variant';
  readonly componentKind: ComponentKind;
  readonly name: Name;
  readonly base: Name;
  readonly arguments: readonly ArgumentSyntax[];
}

/** `function f(x : mV, y) = E` */
export interface FunctionSyntax extends StatementBase {
  readonly kind: 'function';
  readonly name: Name;
  readonly parameters: readonly { readonly name: Name; readonly unit?: UnitSyntax }[];
  readonly value: ExpressionSyntax;
}

/** `const NAME = E` */
export interface ConstantSyntax extends StatementBase {
  readonly kind: 'constant';
  readonly name: Name;
  readonly unit?: UnitSyntax;
  readonly value: ExpressionSyntax;
}

/** `network COBA { … }` */
export interface NetworkSyntax extends StatementBase {
  readonly kind: 'network';
  readonly name: Name;
  readonly statements: readonly NetworkStatementSyntax[];
  readonly trailing: readonly string[];
  /** Names that statements with a syntax error would have declared: known, of unknown meaning. */
  readonly unreadable?: readonly Name[];
}

/** A whole file. */
export interface ModelSyntax {
  readonly kind: 'file';
  readonly source: string;
  /** Plain comments before the doc of the file, such as a licence. */
  readonly before?: readonly string[];
  /** `##` lines at the head, before an empty line. */
  readonly doc?: string;
  readonly declarations: readonly DeclarationSyntax[];
  /** Comments after the last declaration. */
  readonly trailing: readonly string[];
  /** Names that declarations with a syntax error would have declared: known, of unknown meaning. */
  readonly unreadable?: readonly Name[];
}
