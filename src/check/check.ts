/**
 * Checks a model file: names, wiring, units and structure of every component, each by itself as a whole model.
 */
import type { SourceText, Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { duplicateName } from '../diagnostics/codes/names.ts';
import { emptyFile } from '../diagnostics/codes/structure.ts';
import { unknownComponent } from '../diagnostics/codes/wiring.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { ModelSyntax } from '../syntax/tree.ts';
import { type BuiltModel, buildModel } from './build-model.ts';
import { checkFileValues } from './check-file-values.ts';
import type { CheckedModel } from './checked-model.ts';
import { collectOnce, inReadingOrder } from './collect-once.ts';
import { isSynapse } from './component-kinds.ts';
import { makePartBudget } from './expand.ts';
import { type Host, loadFiles, NO_FILES } from './load-files.ts';
import { buildNetwork } from './network/build-network.ts';
import { buildSynapse } from './network/build-synapse.ts';
import type { CheckedNetwork } from './network/checked-network.ts';
import type { GivenValues } from './network/network-values.ts';
import { checkHiddenBuiltins } from './rules/names-hide-no-builtin.ts';
import { checkParametersUsed } from './rules/parameters-are-used.ts';
import { checkVariantKind } from './rules/variants-keep-their-kind.ts';

/** What a file was found to be. */
export interface CheckResult {
  /** All mistakes of the file and of what it imports, in the order of the text, none twice. */
  readonly diagnostics: readonly Diagnostic[];
  /** The components without an error, by name, in the order of the file. */
  readonly models: ReadonlyMap<string, CheckedModel>;
  /** The names of all components of the file. */
  readonly components: readonly string[];
  /** The networks without an error, by name, in the order of the file. Those whose parameters lack values are not there. */
  readonly networks: ReadonlyMap<string, CheckedNetwork>;
  /** The names of all networks of the file. */
  readonly networkNames: readonly string[];
  readonly syntax: ModelSyntax;
  /** Every text that was read, by name: what rendering diagnostics needs. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Returns every mistake of a model file, and a model for each component that has none. Never throws. */
export function check(source: SourceText, host: Host = NO_FILES): CheckResult {
  return checkWith(source, host, undefined);
}

/**
 * The same with values for the parameters of one network, which take the place of those in the text before anything is computed.
 * All its parameters need values then.
 */
export function checkNetworkWith(
  source: SourceText,
  host: Host,
  network: string,
  given: GivenValues,
): CheckResult {
  return checkWith(source, host, { network, given });
}

function checkWith(
  source: SourceText,
  host: Host,
  asked: { readonly network: string; readonly given: GivenValues } | undefined,
): CheckResult {
  const sink = collectOnce();
  const { report } = sink;
  const sources = new Map<string, string>();
  const { file, all } = loadFiles(source, host, sources, report);
  // A text that could not be read whole gives no models, and may use what looks unused.
  const isLoaded = !hasErrors(sink.list);
  for (const each of all) checkFileValues(each, report);
  const models = new Map<string, CheckedModel>();
  const built: Omit<BuiltModel, 'model'>[] = [];
  const components = new Set<string>();
  const budget = makePartBudget();
  for (const declaration of file.syntax.declarations) {
    if (declaration.kind !== 'component' && declaration.kind !== 'variant') continue;
    if (declaration.kind === 'variant') checkVariantKind(declaration, file, report);
    if (isSynapse(declaration.componentKind)) {
      built.push(buildSynapse(declaration, file, undefined, budget, report));
      continue;
    }
    components.add(declaration.name.text);
    const before = sink.errors();
    const each = buildModel(declaration, file, budget, report);
    built.push(each);
    if (each.model !== undefined && sink.errors() === before) models.set(declaration.name.text, each.model);
  }
  const networks = new Map<string, CheckedNetwork>();
  const places = new Map<string, Span>();
  for (const declaration of file.syntax.declarations) {
    if (declaration.kind !== 'network') continue;
    const { text: name, span } = declaration.name;
    const first = places.get(name) ?? file.places.get(name);
    if (first !== undefined) report(duplicateName({ name, span, first }));
    places.set(name, span);
    const before = sink.errors();
    const given = asked?.network === name ? asked.given : undefined;
    const { network, read } = buildNetwork(declaration, file, given, budget, host, report);
    built.push({ root: undefined, read });
    if (network !== undefined && sink.errors() === before) networks.set(name, network);
  }
  checkHiddenBuiltins(file.syntax, report);
  if (isLoaded) checkParametersUsed(built, namesMeant(sink.list), report);
  if (file.syntax.declarations.length === 0 && sink.list.length === 0) {
    report(emptyFile({ span: { source: source.name, start: 0, end: 0 } }));
  }
  return {
    diagnostics: inReadingOrder(sink.list, [...sources.keys()]),
    models: isLoaded ? models : new Map(),
    components: [...components],
    networks: isLoaded ? networks : new Map(),
    networkNames: [...places.keys()],
    syntax: file.syntax,
    sources,
  };
}

/** Returns the names that were suggested for names nobody knows, those of parts without the part. */
function namesMeant(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const unknown = diagnostics.filter(({ code }) => code === 'names/unknown');
  return new Set(unknown.flatMap(({ fixes }) => fixes.map(({ text }) => text.split('.').at(-1) ?? text)));
}

/**
 * Returns the component that a file without a name means: its last neuron, else its last source, else the only component
 * that it declares.
 */
export function meantComponent({ components, models }: CheckResult): CheckedModel | undefined {
  const all = [...models.values()];
  return (
    all.findLast(({ componentKind }) => componentKind === 'neuron') ??
    all.findLast(({ componentKind }) => componentKind === 'source') ??
    (components.length === 1 ? all[0] : undefined)
  );
}

/** Returns one model of a file: the named one, else the last neuron, the last source, or the only component. */
export function selectModel(
  result: CheckResult,
  name: string | undefined,
  at: Span | undefined = undefined,
): { readonly model?: CheckedModel; readonly diagnostics: readonly Diagnostic[] } {
  const { components, models } = result;
  if (name !== undefined && !components.includes(name)) {
    const span = at ?? { source: result.syntax.source, start: 0, end: 0 };
    return { diagnostics: [unknownComponent({ name, span, suggestion: nearest(name, components) })] };
  }
  const model = name === undefined ? meantComponent(result) : models.get(name);
  return model === undefined ? { diagnostics: [] } : { model, diagnostics: [] };
}
