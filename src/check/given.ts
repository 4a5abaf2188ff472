/** What owners and variants give to a component: parameters, inputs and initial values by name. */
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { givenByUse, repeatedArgument, unknownArgument, unknownPart } from '../diagnostics/codes/wiring.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, Name } from '../syntax/expression-tree.ts';
import type { ArgumentSyntax, UseSyntax } from '../syntax/statement-tree.ts';
import type { Found } from './find-component.ts';
import { type Instance, qualify } from './instance.ts';
import type { LoadedFile } from './load-files.ts';

/** A value that is given from outside the component, with the names that it sees. */
export interface Given {
  readonly syntax: ExpressionSyntax;
  readonly name: Name;
  /** The parts of the component that lead to it; none if it is the component's own. */
  readonly within: readonly Name[];
  readonly by: 'variant' | 'owner';
  /** Absent: the instance itself. */
  readonly owner: Instance | undefined;
  readonly file: LoadedFile;
}

/** `sodium.g`: what is given, as it is written. */
function pathOf({ name, within }: Pick<Given, 'name' | 'within'>): string {
  return [...within, name].map(({ text }) => text).join('.');
}

/** Where an instance stands whose values are collected. */
export interface UsedAs {
  readonly use: UseSyntax;
  readonly owner: Instance;
  /** What is given to the owner, its parts included. */
  readonly givenToOwner: ReadonlyMap<string, Given>;
}

/**
 * Returns what is given, by name: variants of variants win over the variants that they are of, then what is given to parts
 * from further outside. What `use` gives is the owner's, and nobody else may give it.
 */
export function collectGiven(
  found: Found,
  usedAs: UsedAs | undefined,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  const add = (list: readonly ArgumentSyntax[], rest: Pick<Given, 'by' | 'owner' | 'file'>): void => {
    const seen = new Map<string, Span>();
    for (const argument of list) {
      const { name, within, value } = argument;
      const path = pathOf(argument);
      const first = seen.get(path);
      if (first !== undefined) report(repeatedArgument({ name: path, span: name.span, first }));
      seen.set(path, name.span);
      given.set(path, { syntax: value, name, within, ...rest });
    }
  };
  for (const { arguments: list, file } of found.variants)
    add(list, { by: 'variant', owner: undefined, file });
  if (usedAs === undefined) return given;
  const { use, owner, givenToOwner } = usedAs;
  add(use.arguments, { by: 'owner', owner, file: owner.file });
  for (const each of givenToOwner.values()) {
    const [part, ...within] = each.within;
    if (part?.text !== use.name.text) continue;
    const path = pathOf({ name: each.name, within });
    const before = given.get(path);
    if (before?.by === 'owner') {
      report(
        givenByUse({ name: qualify(owner.path, pathOf(each)), span: each.name.span, use: before.name.span }),
      );
    } else given.set(path, { ...each, within, owner: each.owner ?? owner });
  }
  return given;
}

const MOST_OFFERED = 12;

/** Reports an argument that names nothing that can be set. One for a part is looked at there, if there is such a part. */
export function checkArgument(
  { name, within, by }: Given,
  instance: Instance,
  report: (diagnostic: Diagnostic) => void,
): void {
  const [part] = within;
  if (part !== undefined) {
    if (instance.parts.has(part.text) || instance.unreadable.has(part.text)) return;
    const parts = [...instance.parts.keys()];
    const suggestion = nearest(part.text, parts);
    const component = instance.component.name.text;
    report(unknownPart({ name: part.text, component, span: part.span, suggestion, offered: parts }));
    return;
  }
  const entity = instance.entities.get(name.text);
  if (entity !== undefined && entity.kind !== 'definition') return;
  if (instance.unreadable.has(name.text)) return;
  const offered = [...instance.entities.values()]
    .filter(({ kind }) => kind !== 'definition')
    .map(({ declared }) => declared.text);
  const what =
    entity !== undefined
      ? entity.origin === 'gate'
        ? 'an instantaneous gate'
        : entity.origin === 'output'
          ? 'an output'
          : 'a named expression'
      : instance.parts.has(name.text)
        ? 'a part'
        : undefined;
  report(
    unknownArgument({
      name: name.text,
      // A variant is known to its owner by its own name.
      component: (by === 'owner' ? instance.use?.component : undefined)?.text ?? instance.component.name.text,
      span: name.span,
      what,
      suggestion: what === undefined ? nearest(name.text, offered) : undefined,
      offered: offered.slice(0, MOST_OFFERED),
    }),
  );
}
