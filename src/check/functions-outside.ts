/**
 * The functions that texts from outside a model may call, such as stimuli: those that the model's own file declares or
 * imports, and those of the shipped `std/stimuli`. Both are written out in place of the call.
 */
import { shippedFile, shippedPaths } from '../library/shipped-file.ts';
import type { ConstantSyntax } from '../syntax/tree.ts';
import { mistaken } from './checked-value.ts';
import { type LoadedFile, loadFiles, NO_FILES } from './load-files.ts';
import { readUnit } from './read-unit.ts';
import type { Checked, Context, FunctionInScope, Resolution, Scope } from './scope.ts';

const FOLDER = 'std/stimuli/';

/** Functions by name. */
export interface FunctionsOutside extends Pick<Scope, 'functionNamed' | 'functionNames'> {
  /** What a formula of the file itself sees, its constants written out. */
  readonly fileScope: Scope | undefined;
}

/**
 * Returns the functions that a text of a run may call. `file` is that of the model; a shipped function steps back before a
 * value of the model that has its name. `contextOf` gives the context of a constant of a file that a function reads.
 */
export function functionsOutside(
  file: LoadedFile | undefined,
  isValue: (name: string) => boolean,
  contextOf: (scope: Scope) => Context,
): FunctionsOutside {
  const scopes = new Map<LoadedFile, Scope>();
  const scopeOf = (each: LoadedFile): Scope => {
    const scope = scopes.get(each) ?? fileScope(each, scopeOf, contextOf);
    scopes.set(each, scope);
    return scope;
  };
  const loaded = new Map<string, LoadedFile | undefined>();
  const shipped = (name: string): FunctionInScope | undefined => {
    if (isValue(name)) return undefined;
    const path = shippedStimuli().get(name);
    if (path === undefined) return undefined;
    if (!loaded.has(path)) loaded.set(path, loadShipped(path));
    const found = loaded.get(path);
    return found && functionOf(found, name, scopeOf);
  };
  return {
    fileScope: file && scopeOf(file),
    functionNamed: (name) => (file && functionOf(file, name, scopeOf)) ?? shipped(name),
    *functionNames() {
      if (file !== undefined) yield* functionNames(file);
      yield* shippedStimuli().keys();
    },
  };
}

/** Returns the paths of the shipped files that declare stimuli, by the names of these. */
function shippedStimuli(): ReadonlyMap<string, string> {
  return new Map(
    shippedPaths(FOLDER).flatMap((path) => {
      const declared = shippedFile(path)?.text.matchAll(/^function (\w+)\(/gm) ?? [];
      return Array.from(declared, ([, name = '']) => [name, path] as const);
    }),
  );
}

function loadShipped(path: string): LoadedFile | undefined {
  const source = shippedFile(path);
  // That shipped files have no mistakes, a test sees to.
  return source && loadFiles(source, NO_FILES, new Map(), () => {}).file;
}

function functionOf(
  file: LoadedFile,
  name: string,
  scopeOf: (file: LoadedFile) => Scope,
): FunctionInScope | undefined {
  const declared = file.names.get(name);
  if (declared?.declaration.kind !== 'function') return undefined;
  return { declaration: declared.declaration, scope: scopeOf(declared.file) };
}

function* functionNames({ names }: LoadedFile): Generator<string> {
  for (const [name, { declaration }] of names) if (declaration.kind === 'function') yield name;
}

/** What the formula of a function sees: its file's functions, and its file's constants, written out. */
function fileScope(
  file: LoadedFile,
  scopeOf: (file: LoadedFile) => Scope,
  contextOf: (scope: Scope) => Context,
): Scope {
  const constant = ({ value, unit }: ConstantSyntax, of: LoadedFile): Checked => {
    const context = contextOf(scopeOf(of));
    const checked = context.shared.check(value, context);
    // What is wrong with it was told with the file.
    const declared = unit && readUnit(unit, () => {});
    return declared === undefined
      ? checked
      : { ...checked, dimension: declared.dimension, isFlexible: false };
  };
  return {
    of: 'file',
    where: 'this file',
    resolve: (path): Resolution => {
      const [head] = path.names;
      const declared = path.names.length === 1 ? file.names.get(head.text) : undefined;
      if (declared === undefined) {
        const isMissing = path.names.length === 1 && file.places.has(head.text);
        return isMissing ? { kind: 'value', checked: mistaken(path.span) } : { kind: 'unknown' };
      }
      const { declaration } = declared;
      if (declaration.kind === 'constant')
        return { kind: 'value', checked: constant(declaration, declared.file) };
      return { kind: 'other', what: declaration.kind === 'function' ? 'function' : 'component' };
    },
    declaration: (name) => file.places.get(name),
    *names() {
      for (const [name, { declaration }] of file.names) if (declaration.kind === 'constant') yield name;
    },
    functionNamed: (name) => functionOf(file, name, scopeOf),
    functionNames: () => functionNames(file),
    *constants() {},
  };
}
