/** What stands in a network, as written; values and signals are as in a component. */
import type { Span } from '../base/span.ts';
import type { ExpressionSyntax, Name, PathSyntax } from './expression-tree.ts';
import type {
  ArgumentSyntax,
  DefinitionSyntax,
  ParameterSyntax,
  SignalSyntax,
  StatementBase,
} from './statement-tree.ts';

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
  /** The synapses from some cells to some cells. */
  | { readonly kind: 'projection'; readonly from: CellsSyntax; readonly to: CellsSyntax };

/** `E`, `E[5]`, `E[0..9]`, `E[2, 3, 7..9]`: all cells of a population, or those that are listed. */
export interface CellsSyntax {
  readonly population: Name;
  readonly parts?: readonly CellPartSyntax[];
  readonly span: Span;
}

/** One cell, or those from the first to the last. */
export interface CellPartSyntax {
  readonly first: ExpressionSyntax;
  readonly last?: ExpressionSyntax;
}
