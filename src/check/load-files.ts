/** Files: what a model's file declares and imports, read through a host, import circles refused. */
import type { SourceText, Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { fileNotFound, importCycle, notExported } from '../diagnostics/codes/imports.ts';
import { duplicateName } from '../diagnostics/codes/names.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  besideShipped,
  isShippedPath,
  SHIPPED_ROOT,
  shippedFile,
  suggestShipped,
} from '../library/shipped-file.ts';
import type { Name } from '../syntax/expression-tree.ts';
import { parse } from '../syntax/parse.ts';
import type {
  ComponentSyntax,
  ConstantSyntax,
  FunctionSyntax,
  ModelSyntax,
  VariantSyntax,
} from '../syntax/tree.ts';

/** Reads the files that a model imports. */
export interface Host {
  /**
   * Returns the text that `path` names in the file `from`, under a name that is the same for the same file;
   * undefined if there is none, or why it cannot be read. Never asked for an absolute path, nor for
   * `std/…`, which names the shipped library.
   */
  read(path: string, from: string): SourceText | Unreadable | undefined;
}

/** Why a file that is there cannot be read: `it is a folder`. */
export interface Unreadable {
  readonly reason: string;
}

/** A root, a drive or a protocol: `/models`, `C:\\models`, `https://…`. Models import what lies beside them. */
const ABSOLUTE = /^(?:[/\\]|[a-z][a-z+.-]*:)/i;

/** Whether a path leads from a root, a drive or a protocol on. */
export function isAbsolute(path: string): boolean {
  return ABSOLUTE.test(path);
}

/** A host for a text that imports nothing but the shipped library. */
export const NO_FILES: Host = { read: () => undefined };

/** A declaration that has a name, with the file it stands in. */
export interface Declared {
  readonly declaration: ComponentSyntax | VariantSyntax | FunctionSyntax | ConstantSyntax;
  readonly file: LoadedFile;
}

export interface LoadedFile {
  readonly syntax: ModelSyntax;
  /** What the file declares itself, in its order. */
  readonly own: ReadonlyMap<string, Declared>;
  /** The same and what it imports. */
  readonly names: ReadonlyMap<string, Declared>;
  /** Where each of `names` is declared or imported in this file. */
  readonly places: ReadonlyMap<string, Span>;
  /** Where the text could not be read: what is missing there may not be missing. */
  readonly unread: readonly Span[];
  /** Where a statement can be put behind the opening brace of one of its components. */
  headOf(component: ComponentSyntax): Span;
}

function declaresHint({ own }: LoadedFile): string | undefined {
  const names = [...own.keys()].slice(0, MOST_OFFERED).map((name) => `\`${name}\``);
  return names.length === 0 ? undefined : `it declares ${names.join(', ')}.`;
}

const MOST_OFFERED = 12;

/** Returns the file, and it with all it imports, the imported before what imports them; adds every text that was read to `sources`. */
export function loadFiles(
  main: SourceText,
  host: Host,
  sources: Map<string, string>,
  report: (diagnostic: Diagnostic) => void,
): { readonly file: LoadedFile; readonly all: readonly LoadedFile[] } {
  const loaded = new Map<string, LoadedFile>();
  const open: string[] = [];

  /** Shipped files import what lies beside them in the library, and no host is asked. */
  const read = (path: string, from: string, isShipped: boolean): ReturnType<Host['read']> => {
    if (isShippedPath(path)) return shippedFile(path);
    return isShipped ? besideShipped(path, from) : host.read(path, from);
  };

  /**
   * Returns the path of a file that there is and that may be meant: the same with its ending, or, as in a copy of a shipped
   * file, `std/channels/leak.axo` for `../channels/leak.axo`.
   */
  const suggestPath = (path: string, from: string, isShipped: boolean): string | undefined => {
    if (isShippedPath(path)) return suggestShipped(path);
    const complete = `${path}.axo`;
    const found = path.endsWith('.axo') ? undefined : read(complete, from, isShipped);
    if (found !== undefined && !('reason' in found)) return complete;
    return shippedFile(`${SHIPPED_ROOT}${path.replace(/^(?:\.\.?\/)+/, '')}`)?.name;
  };

  const load = (source: SourceText, isShipped: boolean): LoadedFile => {
    const known = loaded.get(source.name);
    if (known !== undefined) return known;
    sources.set(source.name, source.text);
    open.push(source.name);
    const { model, diagnostics } = parse(source);
    for (const diagnostic of diagnostics) report(diagnostic);
    const own = new Map<string, Declared>();
    const names = new Map<string, Declared>();
    const places = new Map<string, Span>();
    const unread = diagnostics
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ span }) => span ?? []);
    const headOf = ({ name }: ComponentSyntax): Span => {
      const at = source.text.indexOf('{', name.span.end) + 1;
      return { source: source.name, start: at, end: at };
    };
    const file: LoadedFile = { syntax: model, own, names, places, unread, headOf };
    const declare = (name: Name, declared: Declared): boolean => {
      const first = places.get(name.text);
      if (first !== undefined) {
        report(duplicateName({ name: name.text, span: name.span, first }));
        return false;
      }
      places.set(name.text, name.span);
      names.set(name.text, declared);
      return true;
    };
    for (const name of model.unreadable ?? []) places.set(name.text, name.span);
    for (const declaration of model.declarations) {
      switch (declaration.kind) {
        case 'component':
        case 'variant':
        case 'function':
        case 'constant':
          if (declare(declaration.name, { declaration, file }))
            own.set(declaration.name.text, { declaration, file });
          break;
        case 'import': {
          const { text: path, span } = declaration.from;
          const isRooted = isAbsolute(path);
          const target = isRooted ? undefined : read(path, source.name, isShipped);
          if (target === undefined || 'reason' in target) {
            const isRelative = path.startsWith('./') || path.startsWith('../');
            const hint = isRooted
              ? 'write a path from this file on, `"./…"`, or one of the shipped library, `"std/…"`.'
              : isShippedPath(path)
                ? 'the shipped library has no such file: correct the path.'
                : isRelative
                  ? undefined
                  : `write \`"./${path}"\` for a file beside this one.`;
            const reason = isRooted ? 'imports have no absolute paths' : target?.reason;
            const suggestion = reason === undefined ? suggestPath(path, source.name, isShipped) : undefined;
            report(fileNotFound({ path, span, reason, suggestion, hint }));
            // The names are known to be missing: nothing more is said about them.
            for (const { as } of declaration.names) places.set(as.text, as.span);
            break;
          }
          if (open.includes(target.name)) {
            const files = [...open.slice(open.indexOf(target.name)), target.name];
            report(importCycle({ files, span }));
            for (const { as } of declaration.names) places.set(as.text, as.span);
            break;
          }
          const other = load(target, isShipped || isShippedPath(path));
          for (const { name, as } of declaration.names) {
            const declared = other.own.get(name.text);
            if (declared !== undefined) {
              declare(as, declared);
              continue;
            }
            const suggestion = nearest(name.text, other.own.keys());
            const isForeign = other.names.has(name.text);
            // What the other file could not read or import is told there.
            if (isForeign || !other.places.has(name.text)) {
              const hint = isForeign
                ? 'it is imported there; import it from the file that declares it.'
                : declaresHint(other);
              report(notExported({ name: name.text, path, span: name.span, suggestion, hint }));
            }
            places.set(as.text, as.span);
          }
          break;
        }
        // Nothing refers to a network.
        case 'network':
          break;
      }
    }
    open.pop();
    loaded.set(source.name, file);
    return file;
  };

  const file = load(main, false);
  return { file, all: [...loaded.values()] };
}
