/** Holds a model's compiled code against what the model means, in trials with random values. */
import type { CheckedModel } from '../../check/checked-model.ts';
import { notACount } from '../../diagnostics/codes/run/options.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { startStopwatch } from '../../runtime/turns.ts';
import { unknownOptions } from '../../simulate/check-options.ts';
import { readTimeGrid } from '../../simulate/time-grid.ts';
import { readMethods } from '../read-methods.ts';
import { type Bench, makeBench, referenceMethod } from './bench.ts';
import { checkDerivatives, huntNaN } from './check-equations.ts';
import { checkEvaluator, checkFast, checkInterpreter, stepsOfMethod, type Watch } from './check-method.ts';
import { Coverage } from './coverage.ts';
import type { Check, Finding } from './finding.ts';
import { allowance, gradeOf } from './grade.ts';
import { LONG_EVERY, makeTrial, STANDING_STEP, STEPS } from './make-trial.ts';
import { type ResolvedTrial, resolveTrial } from './resolve-trial.ts';
import { type Show, type Shrunk, shrink } from './shrink.ts';
import { type Survey, surveyModel } from './survey.ts';
import type { Near, Trial } from './trial.ts';
import { VERIFY_OPTIONS, type VerifyOptions } from './verify-options.ts';
import type { Failure, Verification, VerifyReport } from './verify-report.ts';

const TRIALS = 100;
const SEED = 1;
const SECONDS = 60;
/** Values that a model refuses are drawn again, tamer. */
const ATTEMPTS = 6;
/** Derivatives in 50 digits take long. */
const DERIVATIVES_EVERY = 4;

/**
 * Returns whether the model's compiled code does what the model means: every method that accepts it against the
 * interpreter, in the grade that the method promises; fast arithmetic against strict; the intermediate program against
 * the JavaScript made of it; symbolic derivatives against differences; and no NaN next to finite values. The trials follow
 * from the seed alone. The first trial that shows something ends it, and is made as small as it can be.
 */
export async function verify(model: CheckedModel, options: VerifyOptions = {}): Promise<VerifyReport> {
  const mistyped = unknownOptions(options, VERIFY_OPTIONS, 'A verification');
  if (mistyped.length > 0) return { diagnostics: mistyped };
  const { seed = SEED, trials = TRIALS, trial: only, signal, timeLimit = SECONDS } = options;
  const {
    methods,
    refused,
    diagnostics: unknown,
  } = readMethods(model, { methods: options.methods ?? 'all' });
  const problems: Diagnostic[] = [...unknown, ...mistakesIn(options)];
  const grid = options.for === undefined ? undefined : readTimeGrid(model, { for: options.for });
  if (grid !== undefined && !('step' in grid)) problems.push(...grid);
  if (hasErrors(problems)) return { diagnostics: problems };

  const stopwatch = startStopwatch();
  const { decimals } = await import('../../interpreter/decimal-arithmetic.ts');
  const integrators = methods.filter((each) => referenceMethod(each) !== undefined);
  const lacking = methods.filter((each) => !integrators.includes(each));
  const bench = makeBench(model, integrators, decimals(), options);
  const survey = surveyModel(model);
  const duration = grid !== undefined && 'step' in grid ? grid.timeOf(1) * grid.steps : undefined;
  const milliseconds = duration === undefined ? undefined : duration * survey.millisecondsPerUnit;
  const work = new Work(bench, survey);

  let done = 0;
  let empty = 0;
  let endedBy: 'time limit' | 'signal' | undefined;
  let failures: readonly Failure[] = [];
  const asked = only === undefined ? trials : 1;
  const stops = async (): Promise<boolean> => {
    if (stopwatch.isTurnDue()) await stopwatch.rest();
    if (signal?.aborted === true) endedBy = 'signal';
    else if (stopwatch.elapsed() >= timeLimit * 1000) endedBy = 'time limit';
    return endedBy !== undefined;
  };
  for (let index = 0; index < asked && failures.length === 0; index++) {
    const resolved = drawTrial(model, survey, seed, only ?? index, milliseconds);
    if (resolved === undefined) empty += 1;
    else {
      const found: Found[] = [];
      const isDone = await doUnless(stops, work.tryAll(resolved, found));
      failures = failuresOf(resolved.trial, found);
      if (!isDone) break;
    }
    done += 1;
    options.onProgress?.(done, asked);
  }
  const verification: Verification = {
    model: model.name,
    seed,
    agrees: failures.length === 0,
    failures,
    refused: [
      ...refused,
      ...lacking.map(({ name }) => ({ name, reason: 'The interpreter does not have it.' })),
    ],
    trials: { asked, done, empty, ...(endedBy === undefined ? {} : { endedBy }) },
    ...work.summary(),
    events: work.coverage.counts(options.describeSpan ?? (() => ({}))),
    milliseconds: stopwatch.elapsed(),
  };
  return { verification, diagnostics: problems };
}

/** Does the work piece by piece, unless something stops it between two; returns whether all was done. */
async function doUnless(stops: () => Promise<boolean>, work: Iterator<undefined, void>): Promise<boolean> {
  while (!(await stops())) if (work.next().done === true) return true;
  return false;
}

function mistakesIn({ trials, seed, trial }: VerifyOptions): readonly Diagnostic[] {
  const isCount = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
  return [
    ...(trials === undefined || isCount(trials, 1)
      ? []
      : [notACount({ option: 'trials', text: String(trials) })]),
    ...(seed === undefined || isCount(seed, 0) ? [] : [notACount({ option: 'seed', text: String(seed) })]),
    ...(trial === undefined || isCount(trial, 0)
      ? []
      : [notACount({ option: 'trial', text: String(trial) })]),
  ];
}

/** Returns the trial of that number with values that the model accepts; undefined where none were found. */
function drawTrial(
  model: CheckedModel,
  survey: Survey,
  seed: number,
  number: number,
  milliseconds: number | undefined,
): ResolvedTrial | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const trial = makeTrial(survey, seed, number, attempt);
    const steps =
      milliseconds === undefined
        ? trial.steps
        : Math.min(MOST_STEPS, Math.max(1, Math.round(milliseconds / Number(trial.dt.split(' ')[0]))));
    const resolved = resolveTrial(model, { ...trial, steps });
    if (resolved !== undefined) return resolved;
  }
  return undefined;
}

/** Of a trial whose length is asked for and whose step is small. */
const MOST_STEPS = 10_000;

interface Counts {
  steps: number;
  ties: number;
}

/** Something that a check found in a trial, and how the check is done again in others. */
interface Found {
  readonly finding: Finding;
  readonly show: Show;
  /** The smallest trial so far that shows the same. */
  shrunk?: Shrunk;
}

/** The checks of all trials, with what they have done so far. Has an identity because it counts. */
class Work {
  readonly #bench: Bench;
  readonly #survey: Survey;
  readonly coverage: Coverage;
  readonly #methods: ReadonlyMap<string, Counts>;
  readonly #compared = { fastSteps: 0, evaluatorSteps: 0, derivatives: 0, bends: 0, points: 0 };
  readonly #places = new Set<string>();

  constructor(bench: Bench, survey: Survey) {
    this.#bench = bench;
    this.#survey = survey;
    this.coverage = new Coverage(bench.model);
    this.#methods = new Map(bench.integrators.map(({ name }) => [name, { steps: 0, ties: 0 }]));
  }

  /** Does all checks of a trial; what they find is added to `found`, then made as small as it can be. */
  *tryAll(resolved: ResolvedTrial, found: Found[]): Generator<undefined, void> {
    const { trial } = resolved;
    const { integrators, model } = this.#bench;
    const note = (finding: Finding | undefined, show: Show): void => {
      if (finding !== undefined) found.push({ finding, show });
    };
    const again = (
      check: (resolved: ResolvedTrial) => Generator<undefined, { readonly finding?: Finding }>,
    ): Show =>
      function* (candidate) {
        const read = resolveTrial(model, candidate);
        return read && (yield* check(read)).finding;
      };

    const isLong = trial.number % LONG_EVERY === LONG_EVERY - 1 && trial.steps > STEPS;
    const exact = integrators.filter((each) => gradeOf(each) === 'bits');
    const longest = exact[Math.floor(trial.number / LONG_EVERY) % exact.length] ?? integrators[0];
    for (const [index, integrator] of integrators.entries()) {
      const { name } = integrator;
      // Events within steps are located to a time that is longer than such steps.
      if (integrator.driver === 'adaptive' && trial.dt === STANDING_STEP) continue;
      const steps = stepsOfMethod(
        isLong && integrator !== longest ? Math.min(STEPS, trial.steps) : trial.steps,
        integrator,
      );
      const interpreter = (
        read: ResolvedTrial,
        most: number,
        watch?: Watch,
      ): ReturnType<typeof checkInterpreter> =>
        guarded(name, () => checkInterpreter(this.#bench, read, integrator, most, watch));
      const watch = integrator === longest ? this.coverage.watch() : undefined;
      const checked = yield* interpreter(resolved, steps, watch);
      const counts = this.#methods.get(name);
      if (counts !== undefined) {
        counts.steps += checked.steps;
        counts.ties += checked.ties;
      }
      note(
        checked.finding,
        again((read) => interpreter(read, stepsOfMethod(read.trial.steps, integrator))),
      );

      const fast = (read: ResolvedTrial): ReturnType<typeof checkFast> =>
        guarded(name, () => checkFast(this.#bench, read, integrator));
      const ofFast = yield* fast(resolved);
      this.#compared.fastSteps += ofFast.steps;
      note(ofFast.finding, again(fast));

      if (index % EVALUATOR_TURNS !== trial.number % EVALUATOR_TURNS) continue;
      const arithmetic = Math.floor(trial.number / 4) % 2 === 0 ? 'strict' : 'fast';
      const evaluator = (read: ResolvedTrial): ReturnType<typeof checkEvaluator> =>
        guarded(name, () => checkEvaluator(this.#bench, read, integrator, arithmetic));
      const ofEvaluator = yield* evaluator(resolved);
      this.#compared.evaluatorSteps += ofEvaluator.steps;
      note(ofEvaluator.finding, again(evaluator));
    }

    if (trial.number % DERIVATIVES_EVERY === 1) {
      const derivatives = (read: ResolvedTrial): ReturnType<typeof checkDerivatives> =>
        checkDerivatives(this.#bench, read);
      const checked = yield* derivatives(resolved);
      this.#compared.derivatives += checked.compared;
      this.#compared.bends += checked.bends;
      note(checked.finding, again(derivatives));
    }
    const places = this.#placesOf(trial);
    const { finding, points } = yield* huntNaN(this.#bench, resolved, this.#survey, places);
    this.#compared.points += points;
    for (const { name, place } of places) this.#places.add(`${name} ${place}`);
    const { near } = finding ?? {};
    note(
      finding,
      again((read) => huntNaN(this.#bench, read, this.#survey, near === undefined ? [] : [near])),
    );
    yield* shrinkAll(trial, found);
  }

  /** All places in the first trial, later the one at which a state is put. */
  #placesOf({ number, near }: Trial): readonly Near[] {
    if (number !== 0) return near === undefined ? [] : [near];
    return this.#survey.states.flatMap(({ name, places }) => places.map((place) => ({ name, place })));
  }

  summary(): Pick<Verification, 'methods' | 'compared' | 'steps'> {
    const methods = this.#bench.integrators.map((integrator) => ({
      name: integrator.name,
      grade: gradeOf(integrator),
      allowed: allowance(integrator),
      ...(this.#methods.get(integrator.name) ?? { steps: 0, ties: 0 }),
    }));
    const steps = methods.reduce((sum, each) => sum + each.steps, 0);
    const { fastSteps, evaluatorSteps } = this.#compared;
    return {
      methods,
      compared: { ...this.#compared, places: this.#places.size },
      steps: steps + fastSteps + evaluatorSteps,
    };
  }
}

/** One method in three has its turn in a trial: the evaluator is slow. */
const EVALUATOR_TURNS = 3;

interface Guarded {
  readonly steps: number;
  readonly ties: number;
  readonly finding?: Finding;
}

/** An error of the program is something found, and the other checks go on. */
function* guarded(method: string, check: () => Generator<undefined, Guarded>): Generator<undefined, Guarded> {
  try {
    return yield* check();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const numbers = { found: Number.NaN, expected: Number.NaN, allowed: 0, unit: '1' };
    return { steps: 0, ties: 0, finding: { check: 'error', method, variable: '', message, ...numbers } };
  }
}

/** The first that each check found: of its methods the first stands for all. */
function firstOfEach(found: readonly Found[]): readonly Found[] {
  const checks = new Set<Check>();
  return found.filter(({ finding: { check } }) => !checks.has(check) && checks.add(check));
}

/** Makes what each check found as small as it can be. */
function* shrinkAll(trial: Trial, found: readonly Found[]): Generator<undefined, void> {
  for (const each of firstOfEach(found)) {
    const { finding, show } = each;
    const shows: Show = function* (candidate) {
      const shown = yield* show(candidate);
      return shown?.check === finding.check ? shown : undefined;
    };
    each.shrunk = yield* shrink(trial, finding, shows, (smaller) => {
      each.shrunk = smaller;
    });
  }
}

/** Returns one failure for each check that found something, as small as it was made. */
function failuresOf(trial: Trial, found: readonly Found[]): readonly Failure[] {
  return firstOfEach(found).map(({ finding: first, shrunk = { trial, finding: first, tries: 0 } }) => {
    const alike = found.filter(({ finding }) => finding.check === first.check);
    const methods = [...new Set(alike.flatMap(({ finding }) => finding.method ?? []))];
    return { finding: shrunk.finding, methods, trial, shrunk: shrunk.trial, tries: shrunk.tries };
  });
}
