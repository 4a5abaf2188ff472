/**
 * The tree of a model file, as written: what it declares. Statements are in `statement-tree.ts` and `network-tree.ts`, what
 * they are made of in `expression-tree.ts`.
 */
import type { ExpressionSyntax, Name, UnitSyntax } from './expression-tree.ts';
import type { NetworkStatementSyntax } from './network-tree.ts';
import type { ArgumentSyntax, StatementBase, StatementSyntax } from './statement-tree.ts';

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
  /** Whether statements with a syntax error would have joined populations, nobody knows which. */
  readonly hasLostConnections?: true;
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
