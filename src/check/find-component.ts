/** Components by name, variants followed to the component that they are of. */
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { DEEPEST_PARTS, tooDeepParts } from '../diagnostics/codes/limits.ts';
import { componentCycle } from '../diagnostics/codes/structure.ts';
import { cannotUse, unknownComponent } from '../diagnostics/codes/wiring.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestShippedComponent, shippedComponents } from '../library/find-declaring.ts';
import type { Name } from '../syntax/expression-tree.ts';
import type { ArgumentSyntax } from '../syntax/statement-tree.ts';
import type { ComponentSyntax, VariantSyntax } from '../syntax/tree.ts';
import type { LoadedFile } from './load-files.ts';

/** A component found by name, with what variants on the way give. */
export interface Found {
  readonly component: ComponentSyntax;
  readonly file: LoadedFile;
  /** The nearest to the component first; later ones win. */
  readonly variants: readonly { readonly arguments: readonly ArgumentSyntax[]; readonly file: LoadedFile }[];
}

/** Returns where one more import can be put: behind the last one, else at the beginning of the file. */
function importPlace({ syntax: { declarations, source } }: LoadedFile): Span {
  const end = declarations.findLast(({ kind }) => kind === 'import')?.span.end ?? 0;
  return { source, start: end, end };
}

/** Returns the component that a name stands for; undefined, and a report, if it stands for none. */
export function findComponent(
  name: Name,
  file: LoadedFile,
  report: (diagnostic: Diagnostic) => void,
): Found | undefined {
  const declared = file.names.get(name.text);
  if (declared === undefined) {
    // What could not be read or imported is known to be missing.
    if (file.places.has(name.text)) return undefined;
    const components = [...file.names].flatMap(([text, { declaration }]) =>
      declaration.kind === 'component' || declaration.kind === 'variant' ? [text] : [],
    );
    const shipped = shippedComponents(name.text);
    const suggestion = shipped.length > 0 ? undefined : nearest(name.text, components);
    const near = suggestion === undefined ? nearestShippedComponent(name.text) : undefined;
    report(
      unknownComponent({
        name: name.text,
        span: name.span,
        suggestion,
        shipped: shipped.length > 0 || near === undefined ? shipped : [near],
        insertAt: importPlace(file),
      }),
    );
    return undefined;
  }
  const { declaration } = declared;
  if (declaration.kind === 'component' || declaration.kind === 'variant')
    return followVariants(declaration, declared.file, report);
  const what = `is a ${declaration.kind}, not a component`;
  const hint =
    declaration.kind === 'constant' ? 'a constant is read by its name.' : `call it: \`${name.text}(…)\`.`;
  report(cannotUse({ component: name.text, what, span: name.span, hint }));
  return undefined;
}

/** Returns the component that a declaration is, or is a variant of. */
export function followVariants(
  declaration: ComponentSyntax | VariantSyntax,
  file: LoadedFile,
  report: (diagnostic: Diagnostic) => void,
): Found | undefined {
  // Each variant with its file, in the order in which they are passed.
  const passed = new Map<VariantSyntax, LoadedFile>();
  let current = { declaration, file };
  for (;;) {
    const { declaration: here, file: where } = current;
    if (here.kind === 'component') {
      const variants = [...passed].map(([variant, of]) => ({ arguments: variant.arguments, file: of }));
      return { component: here, file: where, variants: variants.toReversed() };
    }
    if (passed.has(here)) {
      const variants = [...passed.keys()];
      const circle = variants.slice(variants.indexOf(here));
      const links = circle.map(({ name, base }) => ({ name: name.text, at: name.span, span: base.span }));
      report(componentCycle({ ...describeCircle(links), isVariant: true }));
      return undefined;
    }
    if (passed.size > DEEPEST_PARTS) {
      const { name } = declaration;
      report(tooDeepParts({ component: name.text, span: name.span, what: 'variants of variants' }));
      return undefined;
    }
    passed.set(here, where);
    const next = where.names.get(here.base.text);
    const kind = next?.declaration.kind;
    if (next === undefined || (kind !== 'component' && kind !== 'variant')) {
      findComponent(here.base, where, report);
      return undefined;
    }
    current = { declaration: next.declaration, file: next.file };
  }
}

/** One step of a circle: what is left, where it stands, and the place that leads to the next. */
export interface Link {
  readonly name: string;
  readonly at: Span;
  readonly span: Span;
}

/** Returns a circle from its first name in the text on, so that it is the same wherever it is entered. */
export function describeCircle(links: readonly Link[]): {
  readonly names: readonly string[];
  readonly span: Span;
} {
  const isBefore = (a: Span, b: Span): boolean =>
    a.source === b.source ? a.start < b.start : a.source < b.source;
  const first = links.reduce((best, link) => (isBefore(link.at, best.at) ? link : best));
  const index = links.indexOf(first);
  const names = [...links.slice(index), ...links.slice(0, index + 1)].map(({ name }) => name);
  return { names, span: first.span };
}
