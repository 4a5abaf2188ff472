/**
 * Axode as a library: the same powers as the command line, as functions. Nothing here reads files or prints;
 * what is wrong with a model or a request comes back as diagnostics.
 */
import type { SourceText } from './base/span.ts';
import { nearest } from './base/suggest.ts';
import { type CheckResult, check as checkSource, meantComponent } from './check/check.ts';
import type { CheckedModel } from './check/checked-model.ts';
import { type Host, NO_FILES } from './check/load-files.ts';
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import { shippedAddressOf } from './library/find-declaring.ts';
import { besideShipped, isShippedPath, shippedFile, suggestShipped } from './library/shipped-file.ts';
import type { ExplanationPageOptions } from './report/explanation-page.ts';
import type { Figure } from './report/figure.ts';
import type { ComparisonPageRequest } from './report/page/render-comparison-page.ts';
import type { ModelPageRequest } from './report/page/render-model-page.ts';
import type { PageRequest } from './report/page/render-page.ts';
import type { PngOptions } from './report/png.ts';
import type { SvgOptions } from './report/svg/svg.ts';
import { parseFileValue } from './simulate/columns/file-value.ts';
import { readFileSamples } from './simulate/columns/read-file-value.ts';
import type { Samples } from './simulate/run-options.ts';
import { format as formatSyntax } from './syntax/format.ts';
import { parse } from './syntax/parse.ts';

export { type CompareReport, compare } from './agreement/compare.ts';
export type { ComparedMethod, CompareOptions, CompareProgress } from './agreement/compare-options.ts';
export type {
  Choice,
  ComparedStatistic,
  ComparedVariable,
  Comparison,
  MethodReport,
  MethodVerdict,
  ObservedOrder,
  ReferenceReport,
  RungReport,
  SpikeDrift,
  VariableError,
} from './agreement/comparison.ts';
export { type ComparisonText, describeComparison } from './agreement/describe-comparison.ts';
export { type ComparisonJson, type ComparisonOrigin, comparisonToJson } from './agreement/to-json.ts';
export type { EventCount } from './agreement/verify/coverage.ts';
export type { Finding } from './agreement/verify/finding.ts';
export {
  type RenderVerificationOptions,
  renderVerification,
} from './agreement/verify/render-verification.ts';
export type { Course, Trial } from './agreement/verify/trial.ts';
export { verificationToJson } from './agreement/verify/verification-json.ts';
export { verify } from './agreement/verify/verify.ts';
export { describeSpansBy, type VerifyOptions } from './agreement/verify/verify-options.ts';
export type {
  Failure,
  Verification,
  VerifiedMethod,
  VerifyReport,
} from './agreement/verify/verify-report.ts';
export { chooseMethod } from './analysis/choice/choose-method.ts';
export type { SourceText, Span } from './base/span.ts';
export { type CheckResult, selectModel } from './check/check.ts';
export type { CheckedModel } from './check/checked-model.ts';
export type { Host, Unreadable } from './check/load-files.ts';
export { type Artifact, type CompileOptions, compile } from './compile.ts';
export { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
export { renderDiagnostics } from './diagnostics/render.ts';
export { interpret } from './interpreter/interpret.ts';
export type { MethodChoice } from './lower/integrators/integrator.ts';
export type { UserTableau } from './lower/integrators/user-tableau.ts';
export type {
  CellInput,
  CellValues,
  ComponentText,
  ModelNames,
  ModelSource,
  NamedModel,
  NamesOf,
  SynapseInput,
  SynapseSource,
} from './network-api/names.ts';
export {
  type ConnectOptions,
  type Network,
  type NetworkOptions,
  network,
  type OpenNetworkOptions,
  openNetwork,
  type RecordOptions,
  type Rule,
  type RunRequest,
} from './network-api/network.ts';
export { NetworkError } from './network-api/network-error.ts';
export type { Population } from './network-api/population.ts';
export type { Projection } from './network-api/projection.ts';
export type { Signal } from './network-api/signal.ts';
export type { StepCost } from './report/cost/step-cost.ts';
export { equationsTex } from './report/equations-tex.ts';
export { type ExplainOptions, type Explanation, explainModel as explain } from './report/explain.ts';
export {
  type ExplainedFunction,
  type ExplainedFunctions,
  explainFunctions,
  renderFunctions,
} from './report/explain-functions.ts';
export type { ExplainedMethod } from './report/explain-method.ts';
export type { ExplanationPageOptions } from './report/explanation-page.ts';
export {
  type Axis,
  type CurvesFigure,
  FIGURE_NAMES,
  type Figure,
  type FigureName,
  type MapFigure,
  type PlaneFigure,
  type PrecisionFigure,
  type RasterFigure,
  type Series,
  type TracesFigure,
} from './report/figure.ts';
export { figuresOfModel, figuresOfRun } from './report/figures/figures-of-run.ts';
export { precisionFigure } from './report/figures/precision-figure.ts';
export { selectFigures } from './report/figures/select-figures.ts';
export { measureLines } from './report/measure-lines.ts';
export type { ComparisonPageRequest } from './report/page/render-comparison-page.ts';
export type { ModelPageRequest } from './report/page/render-model-page.ts';
export type { PageRequest } from './report/page/render-page.ts';
export type { Curve, Picture } from './report/picture.ts';
export type { PngOptions } from './report/png.ts';
export { type ComparisonWords, renderComparison } from './report/render-comparison.ts';
export { type RenderExplanationOptions, renderExplanation } from './report/render-explanation.ts';
export { choiceLines, heldLines, summariseRun } from './report/summarise-run.ts';
export type { SvgOptions } from './report/svg/svg.ts';
export type { TerminalOptions } from './report/terminal/axes.ts';
export { drawTerminal } from './report/terminal/draw-terminal.ts';
export { describePlan } from './simulate/describe-plan.ts';
export type {
  NetworkResult,
  NetworkTrace,
  PopulationResult,
  ProjectionResult,
  RecordedSpikes,
  SynapseTable,
} from './simulate/network/network-result.ts';
export type { NetworkReport } from './simulate/network/run-network.ts';
export type { Origin } from './simulate/origin.ts';
export { type ReadRun, readRunJson } from './simulate/output/read-json.ts';
export { type CsvTable, runToCsv, runToCsvPieces, usualCsvTable } from './simulate/output/write-csv.ts';
export { type RunJson, runToJson, runToJsonPieces, runToJsonText } from './simulate/output/write-json.ts';
export { checkRun, run } from './simulate/run.ts';
export type {
  Named,
  RunOptions,
  RunPlan,
  RunReport,
  Samples,
  Setting,
  Stimulus,
  SweepRange,
} from './simulate/run-options.ts';
export {
  cellTrace,
  type Measure,
  type RunMeta,
  type RunResult,
  type SweepAxis,
  type Trace,
} from './simulate/run-result.ts';

/** Returns the text with a name; what is called from JavaScript may be given anything. */
function sourceOf(text: unknown, caller: string): SourceText {
  if (typeof text === 'string') return { name: '<text>', text };
  if (isSourceText(text)) return text;
  const given = text === null ? 'null' : Array.isArray(text) ? 'an array' : `a value of type ${typeof text}`;
  throw new TypeError(`${caller} takes the text of a model, or { name, text }; it was given ${given}`);
}

function isSourceText(given: unknown): given is SourceText {
  if (typeof given !== 'object' || given === null || !('name' in given) || !('text' in given)) return false;
  return typeof given.name === 'string' && typeof given.text === 'string';
}

/**
 * Returns every mistake of a model file, and a checked model for each component that has none. `host` reads
 * imported files; without it a text can import only `std/…`.
 *
 * @example
 * const { models, diagnostics } = check('neuron Decay { state v : mV = 1 mV; dv/dt = -v / 10 ms }');
 * assert.equal(diagnostics.length, 0);
 * assert.deepEqual(models.get('Decay').states.map((state) => state.name), ['v']);
 */
export function check(text: string | SourceText, host: Host = NO_FILES): CheckResult {
  return checkSource(sourceOf(text, 'check'), host);
}

/**
 * Returns the one model of a text that is meant: the named component, else the last neuron, else the only component. For
 * texts that are known to be right; throws an `Error` with the rendered diagnostics' messages where there is no such model.
 *
 * @example
 * assert.equal(modelOf('neuron Decay { state v = 1; dv/dt = -v / 10 ms }').name, 'Decay');
 */
export function modelOf(text: string | SourceText, name?: string, host: Host = NO_FILES): CheckedModel {
  const source = sourceOf(text, 'modelOf');
  const result = checkSource(source, host);
  const model = name === undefined ? meantComponent(result) : result.models.get(name);
  if (model !== undefined && !hasErrors(result.diagnostics)) return model;
  if (/^\S+\.axo(?:#\S*)?$/.test(source.text)) {
    const next = isShippedPath(source.text)
      ? `\`shippedModel(${JSON.stringify(source.text)})\` gives that one`
      : 'read the file first';
    throw new Error(`modelOf takes the text of a model, and "${source.text}" is a path: ${next}`);
  }
  const reasons = result.diagnostics.map(({ code, message }) => `${code}: ${message}`);
  throw new Error(reasons.join('\n') || `there is no ${name ?? 'neuron'} in ${source.name}`);
}

/** What shipped files import lies beside them in the library. */
const SHIPPED: Host = { read: besideShipped };

/**
 * Returns a model that comes with Axode, by its address as on the command line: the path, and behind `#` one of several
 * components. Throws an `Error` that says what there is where there is no such model.
 *
 * @example
 * assert.equal(shippedModel('std/neurons/hodgkin-huxley.axo').name, 'HodgkinHuxley');
 * assert.equal(shippedModel('std/neurons/izhikevich.axo#Chattering').name, 'Chattering');
 */
export function shippedModel(address: string): CheckedModel {
  if (typeof address !== 'string')
    throw new TypeError('shippedModel takes an address: "std/neurons/izhikevich.axo"');
  const [path = '', name] = address.split('#');
  const source = isShippedPath(path) ? shippedFile(path) : undefined;
  if (source === undefined) {
    const meant = shippedAddressOf(path) ?? suggestShipped(path);
    const next = meant === undefined ? '`axode models` lists all' : `did you mean "${meant}"?`;
    throw new Error(`no model "${path}" comes with Axode; ${next}`);
  }
  const { components } = checkSource(source, SHIPPED);
  if (components.length === 0) throw new Error(`"${path}" declares functions only; import them in a model`);
  if (name !== undefined && !components.includes(name)) {
    const meant = nearest(name, components);
    const next =
      meant === undefined ? `it declares ${components.join(', ')}` : `did you mean "${path}#${meant}"?`;
    throw new Error(`"${path}" declares no component ${name}; ${next}`);
  }
  return modelOf(source, name, SHIPPED);
}

/**
 * Returns the text of a model file in the common layout; where it cannot be parsed, diagnostics and no text.
 *
 * @example
 * const { text } = format('neuron Decay{state v=1\ndv/dt=-v/10 ms}');
 * assert.equal(text, 'neuron Decay {\n  state v = 1\n  dv/dt = -v / 10 ms\n}\n');
 */
export function format(text: string | SourceText): {
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { model, diagnostics } = parse(sourceOf(text, 'format'));
  return hasErrors(diagnostics) ? { diagnostics } : { text: formatSyntax(model), diagnostics };
}

/**
 * Returns the figures below each other as one SVG document, in dark ink on white unless the theme is `dark`. The
 * plotting library is loaded at the first call.
 *
 * @example
 * const spikes = { kind: 'raster', name: 'raster', title: 'Two', subtitle: '', time: { name: 'time', unit: 'ms' }, start: 0, end: 9, spikes: [[1], [2, 3]] };
 * assert.match(await drawSvg([spikes]), /^<svg /);
 */
export async function drawSvg(figures: readonly Figure[], options: SvgOptions = {}): Promise<string> {
  return (await import('./report/svg/svg.ts')).drawSvg(figures, options);
}

/**
 * Returns the figures below each other as the bytes of a PNG file, `scale` (2) pixels for each of the 860 units of
 * its width. In Node only; rejects where the painter (@resvg/resvg-js) has no build for the machine.
 */
export async function drawPng(figures: readonly Figure[], options: PngOptions = {}): Promise<Uint8Array> {
  return (await import('./report/png.ts')).drawPng(figures, options);
}

/**
 * Returns what the compiler understood of a model as an HTML document that needs nothing else, its equations typeset.
 * Loads mathjs and temml at the first call, half a second.
 *
 * @example
 * const model = modelOf('neuron Decay { state v : mV = 1 mV; dv/dt = -v / 10 ms }');
 * assert.match(await explanationPage(model), /<math/);
 */
export async function explanationPage(
  model: CheckedModel,
  options: ExplanationPageOptions = {},
): Promise<string> {
  return (await import('./report/explanation-page.ts')).explanationPage(model, options);
}

/**
 * Returns a run as an HTML document that needs nothing else and fetches nothing: its figures to zoom and to read values
 * from, equations, values, method, and all numbers. Loads mathjs and temml at the first call, half a second.
 *
 * @example
 * const model = modelOf('neuron Decay { state v : mV = 1 mV; dv/dt = -v / 10 ms }');
 * const { result } = await run(model, { for: '10 ms' });
 * assert.match(await renderPage({ result, model, figures: figuresOfRun(result, model) }), /^<!doctype html>/);
 */
export async function renderPage(request: PageRequest): Promise<string> {
  return (await import('./report/page/render-page.ts')).renderPage(request);
}

/**
 * Returns what a model shows without a run as an HTML document that needs nothing else and fetches nothing: its gate
 * curves or phase plane, equations and parts. Loads mathjs and temml at the first call, half a second.
 *
 * @example
 * const model = modelOf('neuron Decay { state v : mV = 1 mV; dv/dt = -v / 10 ms }');
 * assert.match(await renderModelPage({ model, figures: figuresOfModel(model) }), /^<!doctype html>/);
 */
export async function renderModelPage(request: ModelPageRequest): Promise<string> {
  return (await import('./report/page/render-model-page.ts')).renderModelPage(request);
}

/**
 * Returns a comparison of methods as an HTML document that needs nothing else and fetches nothing: its verdict, the
 * work-precision diagram to zoom and to read values from, and its tables.
 *
 * @example
 * const model = modelOf('neuron Decay { state v : mV = 1 mV; dv/dt = -v / 10 ms }');
 * const { comparison } = await compare(model, { methods: 'rk4', dt: '1, 0.5 ms', for: '10 ms', repeats: 0 });
 * const { about, sections } = describeComparison(comparison);
 * const { passed, verdict } = comparison;
 * const figure = precisionFigure(comparison);
 * const page = await renderComparisonPage({ model: 'Decay', passed, verdict, about, sections, figure });
 * assert.match(page, /Pass/);
 */
export async function renderComparisonPage(request: ComparisonPageRequest): Promise<string> {
  return (await import('./report/page/render-comparison-page.ts')).renderComparisonPage(request);
}

/**
 * Returns a column of a CSV text as samples that can drive an input: `inputs: { I: await samplesFromCsv(…) }`. `column` is
 * a name of the header, or a number from 1 on; behind it stands what the header does not say:
 * `current [nA] every 0.1 ms interpolated`. For texts that are known to be right; throws an `Error` that says what is
 * wrong. The reader is loaded at the first call.
 *
 * @example
 * const model = modelOf('neuron Cell { input I : nA = 0; state v = 0; dv/dt = I / 1 nA / 1 ms }');
 * const samples = await samplesFromCsv(model, 'I', 't (ms),current (pA)\n0,100\n5,200', 'current');
 * assert.deepEqual([...samples.values], [100, 200]);
 * assert.equal(samples.unit, 'pA');
 */
export async function samplesFromCsv(
  model: CheckedModel,
  input: string,
  text: string,
  column: string,
): Promise<Samples> {
  const receiver = model.inputs.find(({ name }) => name === input);
  if (receiver === undefined) throw new Error(`${model.name} has no input ${input}`);
  // A text has no path; one is needed to tell the column's name from it.
  const value = parseFileValue(`text.csv:${column}`);
  if (value === undefined) throw new Error(`"${column}" names no column`);
  const { samples, diagnostics } = await readFileSamples(receiver, { ...value, path: '<text>' }, text);
  if (samples === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return samples;
}
