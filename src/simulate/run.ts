/** Runs a checked model: reads what was asked, compiles, runs, and turns numbers into the declared units. */
import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { type Artifact, type CompileOptions, compilationKey, compile } from '../compile.ts';
import { initialiseInPieces } from '../runtime/population.ts';
import { inTurns } from '../runtime/turns.ts';
import { describeEnding } from './describe-ending.ts';
import { makeResult } from './make-result.ts';
import { makePlan, type Plan } from './plan.ts';
import type { RawRequest, RawRun } from './raw-run.ts';
import { makePopulationOf, runCompiled } from './run-compiled.ts';
import { runInterpreted } from './run-interpreted.ts';
import type { PreparedRun, RunOptions, RunReport } from './run-options.ts';
import type { ResolvedSettings } from './settings.ts';

const LINE_END = /\r\n?|\n/g;

/**
 * Returns the traces and spikes of a run, in the declared units. `diagnostics` holds mistakes in what was
 * asked for (then there is no result), and what happened on the way: a state that became NaN or infinite ends
 * the run with an error and the result until there.
 */
export async function run(model: CheckedModel, options: RunOptions = {}): Promise<RunReport> {
  const plan = makePlan(model, options);
  if (!('plan' in plan)) return plan;
  const { settings, grid, request, sources } = plan.plan;
  const { raw, compileMilliseconds, prepared } = await runTarget(model, plan.plan);
  const diagnostics = [...plan.diagnostics, ...describeEnding(settings, grid, request, raw)];
  return {
    result: await inTurns(makeResult(plan.plan, raw, compileMilliseconds)),
    diagnostics,
    sources,
    ...(prepared === undefined ? {} : { prepared }),
  };
}

/** Returns what is wrong with what was asked of a run, without running it. */
export function checkRun(model: CheckedModel, options: RunOptions = {}): RunReport {
  const { diagnostics, ...plan } = makePlan(model, options);
  const { sources } = 'plan' in plan ? plan.plan : plan;
  return { diagnostics, sources };
}

interface TargetRun {
  readonly raw: RawRun;
  readonly compileMilliseconds: number;
  readonly prepared?: PreparedRun;
}

async function runTarget(base: CheckedModel, plan: Plan): Promise<TargetRun> {
  const { target, integrator, grid, settings, request, options } = plan;
  if (target === 'interpreter') {
    const raw = await runInterpreted(settings.model, integrator, grid.step, request);
    return { raw, compileMilliseconds: 0 };
  }
  const start = performance.now();
  const { sources } = options;
  const compileOptions: CompileOptions = {
    method: integrator,
    arithmetic: options.arithmetic ?? 'strict',
    given: [...settings.given.keys()],
    perCell: perCellOf(settings),
    fold: options.fold ?? false,
    records: recordsOf(request),
    ...(sources === undefined
      ? {}
      : { describePlace: ({ source, start }) => placeOf(sources, source, start) }),
  };
  const reused = reuse(base, settings, compileOptions, options.prepared);
  const artifact = reused?.artifact ?? compiled(settings.model, compileOptions);
  const step = { p: Number(grid.step.numerator), q: Number(grid.step.denominator) };
  const population = makePopulationOf(artifact, step, request);
  await inTurns(initialiseInPieces(population));
  const compileMilliseconds = performance.now() - start;
  const raw = await runCompiled(artifact, population, request);
  const prepared = reused ?? { base, stimuli: settings.stimuli, model: settings.model, artifact };
  return { raw, compileMilliseconds, prepared };
}

/** Inputs and states have a slot per cell as it is: a list for them needs no other code. */
function perCellOf({ model, given }: ResolvedSettings): readonly string[] {
  const names = model.parameters.map(({ name }) => name);
  return names.filter((name) => typeof given.get(name) === 'object');
}

/** Names of what is to be computed for samples and for measures. */
function recordsOf({ records, reductions }: RawRequest): readonly string[] {
  const names = [...records.map(({ name }) => name), ...reductions.map(({ variable }) => variable)];
  return [...new Set(names)];
}

/** The integrator was asked before whether it can take the model. */
function compiled(model: CheckedModel, options: CompileOptions): Artifact {
  return known(compile(model, options).artifact, 'compiled model');
}

function reuse(
  base: CheckedModel,
  { stimuli }: ResolvedSettings,
  options: CompileOptions,
  prepared: PreparedRun | undefined,
): PreparedRun | undefined {
  const fits =
    prepared?.base === base &&
    prepared.stimuli === stimuli &&
    prepared.artifact.key === compilationKey(options);
  return fits ? prepared : undefined;
}

function placeOf(sources: ReadonlyMap<string, string>, source: string, start: number): string | undefined {
  const text = sources.get(source);
  if (text === undefined) return undefined;
  return `${source}:${(text.slice(0, start).match(LINE_END)?.length ?? 0) + 1}`;
}
