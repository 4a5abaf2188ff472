/** From a checked model to something that runs: integrator, lowering, passes, target. */
import { resolveMethod } from './analysis/choice/resolve-method.ts';
import type { Span } from './base/span.ts';
import type { CheckedModel } from './check/checked-model.ts';
import { floatUnfit } from './diagnostics/codes/method.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { Program } from './ir/program.ts';
import { isIntegrator } from './lower/integrators/find-integrator.ts';
import type { Integrator } from './lower/integrators/integrator.ts';
import { driverOf, lower, refuseSpikeTimes } from './lower/lower.ts';
import type { SpikeTimes } from './lower/spike-times.ts';
import { runPasses } from './passes/pipeline.ts';
import type { LinkableModel } from './runtime/layout.ts';
import { emitJavaScript, type JavaScriptCode } from './targets/javascript/emit.ts';
import type { StepsOfCall } from './targets/javascript/kernel-context.ts';
import { emitWasm } from './targets/wasm/emit.ts';

/** What populations can be linked to: JavaScript, or WebAssembly on vectors of cells. Both give the same bits. */
export const COMPILED_TARGETS = ['js', 'wasm'] as const;
export type CompiledTarget = (typeof COMPILED_TARGETS)[number];

export interface CompileOptions {
  /**
   * A name such as `rk4` (the default), a tableau as text, or an integrator. `auto` chooses for the usual step, 0.01 ms;
   * `chooseMethod` does for another.
   */
  readonly method?: string | Integrator;
  /** `strict`: exactly the model's operations in their order. `fast`: within stated bounds. Default: strict. */
  readonly arithmetic?: 'strict' | 'fast';
  /** Parameters, inputs and states (initial values) that are set before a run. */
  readonly given?: readonly string[];
  /** Parameters with one value per cell rather than one for all. */
  readonly perCell?: readonly string[];
  /** What every number of a step is rounded to. Default: f64. */
  readonly float?: 'f64' | 'f32';
  /** Build the parameters that are not given into the code. */
  readonly fold?: boolean;
  /** Where spikes are; of an adaptive method they are located, of all others at grid points unless this says otherwise. */
  readonly spikeTimes?: SpikeTimes;
  /** What can be recorded; by default all state variables. */
  readonly records?: readonly string[];
  /** How many steps a call of the code is to make; any number if absent. */
  readonly stepsOfCall?: StepsOfCall;
  /** Says where a span lies, `hh.axo:12`, for comments in the code. */
  readonly describePlace?: (span: Span) => string | undefined;
}

/** A compiled model. It can be run any number of times with other values of what was `given`. */
export interface Artifact {
  readonly model: CheckedModel;
  readonly integrator: Integrator;
  readonly program: Program;
  /** As JavaScript, for reading and for packs. */
  readonly code: Omit<JavaScriptCode, 'linkable'>;
  /** What populations of it are linked to. Code is made when the first one is. */
  readonly linkables: Readonly<Record<CompiledTarget, LinkableModel>>;
  /** What its numbers are rounded to; those that are set from outside are to be rounded too. */
  readonly float: 'f64' | 'f32';
  /** What it was compiled for; two artifacts of one model with one key are the same. */
  readonly key: string;
  /** Milliseconds that each phase took. Code is printed when the first population is made. */
  readonly timings: { readonly lower: number; readonly passes: number };
}

/** Returns what distinguishes one compilation of a model from another, all defaults written out. */
export function compilationKey(options: CompileOptions): string {
  const {
    method = 'rk4',
    arithmetic = 'strict',
    given = [],
    perCell = [],
    fold = false,
    records,
    spikeTimes,
    float = 'f64',
    stepsOfCall = 'many',
  } = options;
  const name = typeof method === 'string' ? method : [method.name, ...choicesOf(method)];
  return JSON.stringify([
    name,
    arithmetic,
    [...given].sort(),
    [...perCell].sort(),
    fold,
    records,
    spikeTimes,
    float,
    stepsOfCall,
  ]);
}

/** Returns why numbers of steps by the method cannot be float32: whatever looks for a place or a solution needs more digits. */
export function refuseFloat(
  integrator: Integrator,
  { float, spikeTimes }: Pick<CompileOptions, 'float' | 'spikeTimes'>,
): Diagnostic | undefined {
  if (float !== 'f32' || driverOf(integrator, spikeTimes === undefined ? {} : { spikeTimes }) === 'fixed')
    return undefined;
  return floatUnfit({ method: integrator.name, what: integrator.driver === 'fixed' ? 'located' : 'method' });
}

/** One `auto` differs from another by what it chose. */
function choicesOf({ choices = [] }: Integrator): readonly unknown[] {
  return choices.map(({ states, method }) => [method, states]);
}

/** Returns the compiled model; without one, the diagnostics say why the method cannot integrate it. */
export function compile(
  model: CheckedModel,
  options: CompileOptions = {},
): { readonly artifact?: Artifact; readonly diagnostics: readonly Diagnostic[] } {
  const { method = 'rk4', arithmetic = 'strict', given = [], perCell = [], fold = false } = options;
  const integrator = typeof method === 'string' ? resolveMethod(model, method) : method;
  if (!isIntegrator(integrator)) return { diagnostics: [integrator] };
  const { spikeTimes, float = 'f64' } = options;
  const refusal =
    integrator.refuse(model) ??
    refuseSpikeTimes(model, integrator, spikeTimes) ??
    refuseFloat(integrator, options);
  if (refusal !== undefined) return { diagnostics: [refusal] };

  const records = options.records ?? model.states.map(({ name }) => name);
  const start = performance.now();
  const lowered = lower(model, integrator, {
    arithmetic,
    given,
    perCell,
    fold,
    records,
    ...(spikeTimes === undefined ? {} : { spikeTimes }),
  });
  const afterLowering = performance.now();
  const program = runPasses(lowered, { float });
  const afterPasses = performance.now();
  const { describePlace, stepsOfCall } = options;
  const code = emitJavaScript(program, {
    ...(describePlace === undefined ? {} : { describePlace }),
    ...(stepsOfCall === undefined ? {} : { stepsOfCall }),
  });
  const timings = { lower: afterLowering - start, passes: afterPasses - afterLowering };
  const wasm = emitWasm(program, stepsOfCall === undefined ? {} : { stepsOfCall });
  const linkables = { js: code.linkable, wasm: wasm.linkable };
  const key = compilationKey(options);
  return { artifact: { model, integrator, program, code, linkables, float, key, timings }, diagnostics: [] };
}
