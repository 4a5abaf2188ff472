/**
 * Checks a model file: names, wiring, units and structure of every component, each by itself as a whole model.
 */
import type { SourceText, Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { unsupported } from '../diagnostics/codes/language.ts';
import { emptyFile } from '../diagnostics/codes/structure.ts';
import { cannotUse, unknownComponent } from '../diagnostics/codes/wiring.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { ModelSyntax, VariantSyntax } from '../syntax/tree.ts';
import { DIMENSIONLESS } from '../units/dimension.ts';
import { chooseUnitSystem } from '../units/unit-system.ts';
import { unitTextFor } from '../units/unit-text.ts';
import { type BuiltModel, buildModel } from './build-model.ts';
import { checkExpression } from './check-expression.ts';
import type { CheckedExpression, CheckedModel } from './checked-model.ts';
import { findComponent } from './expand.ts';
import { instanceScope } from './instance-scope.ts';
import { type Host, type LoadedFile, loadFiles, NO_FILES } from './load-files.ts';
import { emptyTable } from './model-table.ts';
import { checkHiddenBuiltins } from './rules/names-hide-no-builtin.ts';
import { checkParametersUsed } from './rules/parameters-are-used.ts';
import type { Checked, SharedContext } from './scope.ts';

/** What a file was found to be. */
export interface CheckResult {
  /** All mistakes of the file and of what it imports, in the order of the text, none twice. */
  readonly diagnostics: readonly Diagnostic[];
  /** The components without an error, by name, in the order of the file. */
  readonly models: ReadonlyMap<string, CheckedModel>;
  /** The names of all components of the file. */
  readonly components: readonly string[];
  readonly syntax: ModelSyntax;
  /** Every text that was read, by name: what rendering diagnostics needs. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Returns every mistake of a model file, and a model for each component that has none. Never throws. */
export function check(source: SourceText, host: Host = NO_FILES): CheckResult {
  const sink = collectOnce();
  const sources = new Map<string, string>();
  const file = loadFiles(source, host, sources, sink.report);
  const models = new Map<string, CheckedModel>();
  const built: BuiltModel[] = [];
  const components: string[] = [];
  checkFunctions(file, sink.report);
  const isLoaded = !hasErrors(sink.list);
  for (const { declaration } of file.own.values()) {
    if (declaration.kind !== 'component' && declaration.kind !== 'variant') continue;
    components.push(declaration.name.text);
    if (declaration.kind === 'variant') checkVariantKind(declaration, file, sink.report);
    const before = sink.errors();
    const each = buildModel(declaration.name, file, sink.report);
    built.push(each);
    if (each.model !== undefined && sink.errors() === before) models.set(declaration.name.text, each.model);
  }
  for (const declaration of file.syntax.declarations) {
    if (declaration.kind === 'unsupported') {
      sink.report(unsupported({ what: `\`${declaration.what}\``, span: declaration.span }));
    }
  }
  checkHiddenBuiltins(file.syntax, sink.report);
  // A text that could not be read whole may use what looks unused.
  if (isLoaded) checkParametersUsed(built, sink.report);
  if (file.syntax.declarations.length === 0 && sink.list.length === 0) {
    sink.report(emptyFile({ span: { source: source.name, start: 0, end: 0 } }));
  }
  return {
    diagnostics: sink.list.toSorted((a, b) => orderOf(a, source.name) - orderOf(b, source.name)),
    models: isLoaded ? models : new Map(),
    components,
    syntax: file.syntax,
    sources,
  };
}

/** Returns one model of a file: the named one, else the last neuron. */
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
  const neurons = [...models.values()].filter(({ componentKind }) => componentKind === 'neuron');
  const model = name === undefined ? neurons.at(-1) : models.get(name);
  return model === undefined ? { diagnostics: [] } : { model, diagnostics: [] };
}

/** Keeps diagnostics, each once: a component that is used twice has its mistakes once. */
function collectOnce(): {
  readonly list: Diagnostic[];
  errors(): number;
  report(diagnostic: Diagnostic): void;
} {
  const list: Diagnostic[] = [];
  const seen = new Set<string>();
  let errors = 0;
  return {
    list,
    errors: () => errors,
    report: (diagnostic) => {
      if (diagnostic.severity === 'error') errors++;
      const { span } = diagnostic;
      const key = `${diagnostic.code} ${span?.source} ${span?.start} ${span?.end} ${diagnostic.message}`;
      if (seen.has(key)) return;
      seen.add(key);
      list.push(diagnostic);
    },
  };
}

/** Mistakes of the file itself come in the order of its text, those of imported files behind. */
function orderOf({ span }: Diagnostic, main: string): number {
  return (span?.start ?? 0) + (span === undefined || span.source === main ? 0 : 2 ** 40);
}

function checkVariantKind(
  variant: VariantSyntax,
  file: LoadedFile,
  report: (diagnostic: Diagnostic) => void,
): void {
  const found = findComponent(variant.base, file, () => {});
  const kind = found?.component.componentKind;
  if (kind === undefined || kind === variant.componentKind) return;
  report(
    cannotUse({
      component: variant.base.text,
      what: `is a ${kind}, so a variant of it is no ${variant.componentKind}`,
      span: variant.base.span,
      hint: `write \`${kind} ${variant.name.text} = …\`.`,
    }),
  );
}

/** Reports mistakes of functions that hold for every call, whether they are called or not. */
function checkFunctions(file: LoadedFile, report: (diagnostic: Diagnostic) => void): void {
  const scope = instanceScope(emptyTable(report), { spikerOf: () => undefined }, undefined, file);
  const shared = loneContext(report);
  for (const { declaration } of file.own.values()) {
    if (declaration.kind !== 'function') continue;
    const locals = new Map(
      declaration.parameters.map(({ name }) => {
        // Whatever unit an argument has, it is not known here.
        const expression: CheckedExpression = { kind: 'number', value: Number.NaN, span: name.span };
        const checked: Checked = {
          expression,
          type: 'number',
          dimension: undefined,
          isFlexible: false,
          reads: 0,
        };
        return [name.text, { checked, declared: name.span }];
      }),
    );
    checkExpression(declaration.value, {
      scope,
      place: 'equation',
      what: 'a function',
      system: chooseUnitSystem([]),
      locals,
      timeUnit: undefined,
      shared,
      calling: [declaration],
    });
  }
}

function loneContext(report: (diagnostic: Diagnostic) => void): SharedContext {
  let [peaks, spent] = [0, 0];
  return {
    report,
    unitText: (dimension) => (dimension === DIMENSIONLESS ? '1' : unitTextFor(dimension, [])),
    noteSingularity: () => {},
    nextPeak: () => peaks++,
    spend: () => ++spent < 200_000,
    definitionValue: () => undefined,
  };
}
