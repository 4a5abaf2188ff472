/** Runs a checked model: reads what was asked, compiles, runs, and turns numbers into the declared units. */
import type { CheckedModel } from '../check/checked-model.ts';
import { interrupted } from '../diagnostics/codes/run/endings.ts';
import { noMemory } from '../diagnostics/codes/run/options.ts';
import { initialiseInPieces } from '../runtime/population.ts';
import { inTurns, type Stopwatch, startStopwatch } from '../runtime/turns.ts';
import { compilePlan } from './compile-plan.ts';
import { describeEnding, wordsOf } from './describe-ending.ts';
import { planOf } from './describe-plan.ts';
import { makeResult } from './make-result.ts';
import { makePlan, makePlanInPieces, type Plan } from './plan.ts';
import type { RawRun } from './raw-run.ts';
import { makePopulationOf, recorderOf, runCompiled } from './run-compiled.ts';
import { makeTraces, runInterpreted } from './run-interpreted.ts';
import type { PreparedRun, RunOptions, RunReport } from './run-options.ts';

/**
 * Returns the traces, measures and spikes of a run, in the declared units. `diagnostics` holds mistakes in what was
 * asked for (then there is no result), and what happened on the way: a state that became NaN or infinite, or an error
 * thrown by `onProgress`, ends the run with an error and the result until there. If `onStart` throws, nothing is run.
 */
export async function run(model: CheckedModel, options: RunOptions = {}): Promise<RunReport> {
  const stopwatch = startStopwatch();
  const made = await inTurns(makePlanInPieces(model, options), stopwatch);
  if (!('plan' in made)) return made;
  const { plan } = made;
  const { settings, grid, request, sources } = plan;
  if (stopwatch.isTurnDue()) await stopwatch.rest();
  const start = stopwatch.elapsed();
  const prepared = plan.target === 'interpreter' ? undefined : compilePlan(model, plan);
  const compileMilliseconds = prepared === undefined ? 0 : stopwatch.elapsed() - start;
  const stated = planOf(plan, prepared);
  try {
    await options.onStart?.(stated);
  } catch (thrown) {
    const problem = interrupted({ reason: wordsOf(thrown), when: 'before its first step', isDone: false });
    return { diagnostics: [...made.diagnostics, problem], sources };
  }
  // All that is kept is reserved now, so that nothing that was computed is lost for want of memory.
  const times = reserve(() => new Float64Array(stated.samples));
  const ran = times && (await runTarget(plan, prepared, stopwatch));
  if (times === undefined || ran === undefined) {
    return { diagnostics: [...made.diagnostics, noMemory({ bytes: stated.bytes.total })], sources };
  }
  const { raw, startMilliseconds } = ran;
  return {
    result: await inTurns(makeResult(plan, raw, compileMilliseconds + startMilliseconds, times), stopwatch),
    diagnostics: [...made.diagnostics, ...describeEnding(settings, grid, request, raw, plan.integrator)],
    sources,
    ...(prepared === undefined ? {} : { prepared }),
  };
}

/** Returns what is wrong with what was asked of a run, without running it. */
export function checkRun(model: CheckedModel, options: RunOptions = {}): RunReport {
  const { diagnostics, ...made } = makePlan(model, options);
  const { sources } = 'plan' in made ? made.plan : made;
  return { diagnostics, sources };
}

/** Runs the compiled model, or the interpreter where there is none; undefined if there is no memory for it. */
async function runTarget(
  { integrator, grid, settings, request, target }: Plan,
  prepared: PreparedRun | undefined,
  stopwatch: Stopwatch,
): Promise<{ readonly raw: RawRun; readonly startMilliseconds: number } | undefined> {
  if (prepared === undefined) {
    const traces = reserve(() => makeTraces(request));
    if (traces === undefined) return undefined;
    return {
      raw: await runInterpreted(settings.model, integrator, grid.step, request, traces),
      startMilliseconds: 0,
    };
  }
  const start = stopwatch.elapsed();
  const step = { p: Number(grid.step.numerator), q: Number(grid.step.denominator) };
  const population = reserve(() =>
    makePopulationOf(prepared.artifact, step, target === 'wasm' ? { ...request, target } : request),
  );
  const recorder = population && reserve(() => recorderOf(prepared.artifact, population, request));
  if (population === undefined || recorder === undefined) return undefined;
  await inTurns(initialiseInPieces(population), stopwatch);
  const startMilliseconds = stopwatch.elapsed() - start;
  const raw = await runCompiled(prepared.artifact, population, request, stopwatch, recorder);
  return { raw, startMilliseconds };
}

/** Returns what is made, or undefined where there is no memory for it. */
function reserve<Made>(make: () => Made): Made | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
