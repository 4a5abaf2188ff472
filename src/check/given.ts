/** What owners and variants give to a component: parameters, inputs and initial values by name. */
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { repeatedArgument, unknownArgument } from '../diagnostics/codes/wiring.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArgumentSyntax, ExpressionSyntax, Name, UseSyntax } from '../syntax/tree.ts';
import type { Found } from './find-component.ts';
import type { Instance } from './instance.ts';
import type { LoadedFile } from './load-files.ts';

/** A value that is given from outside the component, with the names that it sees. */
export interface Given {
  readonly syntax: ExpressionSyntax;
  readonly name: Name;
  readonly by: 'variant' | 'owner';
  /** Absent: the instance itself. */
  readonly owner: Instance | undefined;
  readonly file: LoadedFile;
}

/** Returns what is given, by name: variants of variants win over the variants that they are of, the owner over all. */
export function collectGiven(
  found: Found,
  owner: Instance | undefined,
  use: UseSyntax | undefined,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  const add = (list: readonly ArgumentSyntax[], rest: Pick<Given, 'by' | 'owner' | 'file'>): void => {
    const seen = new Map<string, Span>();
    for (const { name, value } of list) {
      const first = seen.get(name.text);
      if (first !== undefined) report(repeatedArgument({ name: name.text, span: name.span, first }));
      seen.set(name.text, name.span);
      given.set(name.text, { syntax: value, name, ...rest });
    }
  };
  for (const { arguments: list, file } of found.variants)
    add(list, { by: 'variant', owner: undefined, file });
  if (use !== undefined && owner !== undefined) add(use.arguments, { by: 'owner', owner, file: owner.file });
  return given;
}

const MOST_OFFERED = 12;

/** Reports an argument that names nothing that can be set. */
export function checkArgument(
  name: Name,
  instance: Instance,
  report: (diagnostic: Diagnostic) => void,
): void {
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
      component: instance.component.name.text,
      span: name.span,
      what,
      suggestion: what === undefined ? nearest(name.text, offered) : undefined,
      offered: offered.slice(0, MOST_OFFERED),
    }),
  );
}
