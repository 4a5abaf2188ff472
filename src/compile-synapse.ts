/** From a checked synapse to something that a network runs: integrator, lowering, passes, target. */
import { resolveMethod } from './analysis/choice/resolve-method.ts';
import type { Span } from './base/span.ts';
import type { CheckedSynapse } from './check/network/checked-synapse.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { Program } from './ir/program.ts';
import { isIntegrator } from './lower/integrators/find-integrator.ts';
import type { Integrator } from './lower/integrators/integrator.ts';
import { refuseSpikeTimes } from './lower/lower.ts';
import { classifyStates, type StateClass } from './lower/synapse/classify-states.ts';
import type { EndStorages } from './lower/synapse/end-meanings.ts';
import { isStepped, lowerSynapse, steppedPart } from './lower/synapse/lower-synapse.ts';
import { runPasses } from './passes/pipeline.ts';
import { emitSynapse, type SynapseCode } from './targets/javascript/emit-synapse.ts';

export interface CompileSynapseOptions {
  /** A name such as `rk4` (the default), `auto`, a tableau as text, or an integrator: of the states that are stepped. */
  readonly method?: string | Integrator;
  /** `strict`: exactly the model's operations in their order. `fast`: within stated bounds. Default: strict. */
  readonly arithmetic?: 'strict' | 'fast';
  /** Parameters, and states (their initial values), that the projection sets. */
  readonly given?: readonly string[];
  /** Those of them that differ between synapses. */
  readonly perCell?: readonly string[];
  /** Inputs that follow a signal. */
  readonly received?: readonly string[];
  /** Whether all synapses have one delay. Default: no. */
  readonly hasUniformDelay?: boolean;
  /** Whether a state that all synapses of a cell have the same value of is kept once for that cell. Default: yes. */
  readonly sharesStates?: boolean;
  /** Build the parameters that are not given into the code. */
  readonly fold?: boolean;
  /** What can be recorded; by default all state variables. */
  readonly records?: readonly string[];
  /** Says where a span lies, `stdp.axo:12`, for comments in the code. */
  readonly describePlace?: (span: Span) => string | undefined;
}

/** A compiled synapse between cells of two compiled models. */
export interface SynapseArtifact {
  readonly synapse: CheckedSynapse;
  /** What it was compiled with. */
  readonly options: CompileSynapseOptions;
  readonly integrator: Integrator;
  /** What became of its states. */
  readonly classes: readonly StateClass[];
  readonly program: Program;
  readonly code: SynapseCode;
  /** Milliseconds that each phase took. */
  readonly timings: { readonly lower: number; readonly passes: number };
}

/**
 * Returns the compiled synapse; without one, the diagnostics say why the method cannot integrate the states that are
 * stepped. `ends`: what its cells store. They have to be compiled to record what `endRecords` lists.
 */
export function compileSynapse(
  synapse: CheckedSynapse,
  ends: EndStorages,
  options: CompileSynapseOptions = {},
): { readonly artifact?: SynapseArtifact; readonly diagnostics: readonly Diagnostic[] } {
  const { method = 'rk4', arithmetic = 'strict', given = [], perCell = [], received = [] } = options;
  const { hasUniformDelay = false, sharesStates = true, fold = false, describePlace } = options;
  const classes = classifyStates(synapse, { given, perCell, received, hasUniformDelay, sharesStates });
  const stepped = steppedPart(synapse, classes);
  const integrator = typeof method === 'string' ? resolveMethod(stepped, method) : method;
  if (!isIntegrator(integrator)) return { diagnostics: [integrator] };
  const refusal = isStepped(stepped)
    ? (integrator.refuse(stepped) ?? refuseSpikeTimes(stepped, integrator, undefined))
    : undefined;
  if (refusal !== undefined) return { diagnostics: [refusal] };

  const records = options.records ?? synapse.model.states.map(({ name }) => name);
  const start = performance.now();
  const lowered = lowerSynapse(synapse, ends, integrator, {
    arithmetic,
    given,
    perCell,
    received,
    fold,
    records,
    hasUniformDelay,
    sharesStates,
  });
  const afterLowering = performance.now();
  const program = runPasses(lowered);
  const afterPasses = performance.now();
  const code = emitSynapse(program, describePlace === undefined ? {} : { describePlace });
  const timings = { lower: afterLowering - start, passes: afterPasses - afterLowering };
  return { artifact: { synapse, options, integrator, classes, program, code, timings }, diagnostics: [] };
}
