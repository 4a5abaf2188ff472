/** The code that a run of a network is made of: a step of a cell of each model, and the kernels of synapses. */
import { known } from '../../base/invariant.ts';
import type { CheckedNetwork, CheckedPopulation } from '../../check/network/checked-network.ts';
import type { Artifact } from '../../compile.ts';
import { compileSynapse } from '../../compile-synapse.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { seedOf } from '../../runtime/network/seed-of.ts';
import { atOnce } from '../../runtime/turns.ts';
import { compilePopulation } from '../../simulate/network/compile-network.ts';
import { stepOf } from '../../simulate/network/network-grid.ts';
import { isUniform } from '../../simulate/network/pair-values.ts';
import type { NetworkPlan } from '../../simulate/network/plan-network.ts';
import { populationValuesInPieces } from '../../simulate/network/population-values.ts';

/** Ready for JSON. */
export interface NetworkCode {
  /** Code that several have is there once. */
  readonly populations: readonly PartCode[];
  readonly projections: readonly PartCode[];
}

export interface PartCode {
  /** The populations, or the projections, that run it. */
  readonly of: readonly string[];
  readonly code: string;
}

/** Returns the code that the plan asks for, or why it cannot be made. No more than two cells of each population are made for it. */
export function networkCode(
  network: CheckedNetwork,
  plan: NetworkPlan,
): { readonly code: NetworkCode } | { readonly diagnostics: readonly Diagnostic[] } {
  const artifacts = new Map<string, Artifact>();
  const compiled = new Map<string, Artifact>();
  const diagnostics: Diagnostic[] = [];
  for (const population of network.populations) {
    const few = fewCells(population);
    const seed = seedOf(plan.seed, population.name);
    const dt = stepOf(plan.grid, population.model.system);
    const values = atOnce(populationValuesInPieces(few, seed, dt));
    diagnostics.push(...values.diagnostics.filter(({ severity }) => severity === 'error'));
    artifacts.set(population.name, compilePopulation(few, values, plan, compiled));
  }
  const kernels = network.projections.flatMap((projection): readonly [string, string][] => {
    const { name, from, to, synapse, values, delay, signals } = projection;
    const [pre, post] = [from, to].map((end) => known(artifacts.get(end), end).linkables.js.storage);
    const ends = { pre: known(pre, from), post: known(post, to) };
    const made = compileSynapse(synapse, ends, {
      method: plan.method,
      arithmetic: plan.options.arithmetic ?? 'strict',
      given: values.map(({ target }) => target),
      perCell: values.flatMap((value) => (isUniform(value) ? [] : [value.target])),
      received: signals.map(({ input }) => input),
      hasUniformDelay: delay === undefined || isUniform(delay),
      records: [],
    });
    diagnostics.push(...made.diagnostics);
    return made.artifact === undefined ? [] : [[name, made.artifact.code.kernels()]];
  });
  if (diagnostics.length > 0) return { diagnostics };
  const steps = Array.from(artifacts, ([name, { code }]) => [name, code.scalarStep()] as const);
  return { code: { populations: once(steps), projections: once(kernels) } };
}

/** Two cells tell what is given to each. */
function fewCells(population: CheckedPopulation): CheckedPopulation {
  const cells = Math.min(population.cells, 2);
  const settings = population.settings.map((setting) =>
    setting.listed === undefined ? setting : { ...setting, listed: setting.listed.slice(0, cells) },
  );
  return { ...population, settings, cells, shape: population.shape.length === 1 ? [cells] : [1, cells] };
}

/** Returns each code once, with all that have it. */
function once(parts: readonly (readonly [name: string, code: string])[]): readonly PartCode[] {
  const names = new Map<string, string[]>();
  for (const [name, code] of parts) {
    const same = names.get(code);
    if (same === undefined) names.set(code, [name]);
    else same.push(name);
  }
  return Array.from(names, ([code, of]) => ({ of, code: code.trimEnd() }));
}
