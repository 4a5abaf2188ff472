/** Components in their places, as `expand.ts` makes them: what each declares, with whose names its values see. */
import { known } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import type { ExpressionSyntax, Name, UnitSyntax } from '../syntax/expression-tree.ts';
import type {
  CouplingSyntax,
  EventSyntax,
  PortSyntax,
  RangeSyntax,
  ReactionSyntax,
  RefractorySyntax,
  SpikeSyntax,
  SteadySyntax,
  TimeUnitSyntax,
  UseSyntax,
} from '../syntax/statement-tree.ts';
import type { ComponentSyntax } from '../syntax/tree.ts';
import type { Definition } from './checked-model.ts';
import type { LoadedFile } from './load-files.ts';

/** An expression with the instance (none for a file's constant) and the file whose names it sees. */
export interface Source {
  readonly syntax: ExpressionSyntax;
  readonly instance: Instance | undefined;
  readonly file: LoadedFile;
}

/** Something with a value that a component declares. */
export interface Entity {
  readonly kind: 'parameter' | 'list' | 'input' | 'state' | 'definition';
  /** Qualified: `sodium.m`. */
  readonly name: string;
  readonly declared: Name;
  readonly instance: Instance | undefined;
  readonly unit?: UnitSyntax;
  /** The default, initial value, drive or definition. */
  readonly value?: Source;
  /** The value that the declaration itself gives, where an owner or a variant gives another: it has the unit. */
  readonly standard?: Source;
  /** What a gate's entry must be: a plain number, a rate or a time. */
  readonly fits?: 'number' | 'rate' | 'time' | KineticFit;
  /** Begins messages about its value, where the modeler knows no name of it. */
  readonly about?: string;
  /** Where a state takes part in a reaction: then it has no equation of its own. */
  readonly reacts?: Span;
  /** The equation that a gate's rates or reactions give. */
  readonly equation?: Source;
  readonly range?: RangeSyntax;
  readonly doc?: string;
  /** Who gave the value: the declaration, a variant, or the owner. */
  readonly givenBy: 'declaration' | 'variant' | 'owner';
  readonly isGate: boolean;
  /** For definitions: whether owners may read it, and where it comes from. */
  readonly origin: Definition['origin'];
  /** The owner's variable that an input takes by its name. */
  readonly wiredTo?: Name;
}

/** What a value of a kinetic scheme must be; states by qualified name. */
export type KineticFit =
  /** Such that times all of `leaves` it is one of `states` per time. */
  | { readonly kind: 'constant'; readonly states: readonly string[]; readonly leaves: readonly string[] }
  /** One of `states` per time, which follows where its constants are right. */
  | { readonly kind: 'rate of reaction'; readonly states: readonly string[] }
  /** What `states` are. */
  | { readonly kind: 'sum'; readonly states: readonly string[] };

/** A reaction that is right. */
export interface InstanceReaction {
  readonly syntax: ReactionSyntax;
  /** As written, without its constants. */
  readonly text: string;
  /** Within the instance: `reaction.1`, with `reaction.1.forward` and `.backward`. */
  readonly name: string;
  /** By how much it changes each name of the instance. */
  readonly changes: ReadonlyMap<string, number>;
}

/** One component in its place. */
export interface Instance {
  /** '' for the model itself, `sodium` for its part, `soma.sodium` for a part's part. */
  readonly path: string;
  /** The name under which it was asked for: the variant's, if it is one. */
  readonly componentName: string;
  readonly component: ComponentSyntax;
  readonly file: LoadedFile;
  readonly owner: Instance | undefined;
  readonly use: UseSyntax | undefined;
  /** By the name within the component; gates' rates as `m.alpha`. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly parts: ReadonlyMap<string, Instance>;
  /** Names of unknown meaning: not read, declared twice, or parts that could not be made. */
  readonly unreadable: ReadonlyMap<string, Span>;
  readonly timeUnit: TimeUnitSyntax | undefined;
  readonly spike: SpikeSyntax | undefined;
  readonly refractory: RefractorySyntax | undefined;
  readonly reactions: readonly InstanceReaction[];
  /** States that start at equilibrium together. */
  readonly steadyStarts: readonly SteadySyntax[];
  /** Events and uses, in the order of the text. */
  readonly schedule: readonly (EventSyntax | UseSyntax)[];
  /** Of a synapse: what it says of its cells, and what it adds to them all the time. */
  readonly ports: readonly PortSyntax[];
  readonly couplings: readonly CouplingSyntax[];
  /** Whether all of it could be read, so that what is absent from it was not written. */
  readonly isWhole: boolean;
}

/** Whether a value was made to write a scheme out, so that the modeler knows no name of it. */
export function isUnwritten({ origin }: Pick<Entity, 'origin'>): boolean {
  return origin === 'reaction' || origin === 'steady';
}

/** Returns `part.name`. */
export function qualify(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Returns the instance and all its parts, owners before parts, in the order of the text. */
export function allInstances(root: Instance): readonly Instance[] {
  const list: Instance[] = [];
  const open: Instance[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    list.push(next);
    const parts = [...next.parts.values()];
    for (let index = parts.length - 1; index >= 0; index--) open.push(known(parts[index], 'part'));
  }
  return list;
}
