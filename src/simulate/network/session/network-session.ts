/**
 * A network that is run again and again: what it holds at the end of one run is where the next begins, and in between its
 * values can be read and set, its synapses removed and added, all of it saved and restored.
 */
import { known } from '../../../base/invariant.ts';
import type { CheckedNetwork } from '../../../check/network/checked-network.ts';
import type { SynapseArtifact } from '../../../compile-synapse.ts';
import { interrupted, stopped } from '../../../diagnostics/codes/run/endings.ts';
import { noMemory } from '../../../diagnostics/codes/run/options.ts';
import { notRestored } from '../../../diagnostics/codes/script.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { RecordingFailure } from '../../../recording/recording-failure.ts';
import { initialiseNetworkInPieces } from '../../../runtime/network/initialise-network.ts';
import { type Network, named } from '../../../runtime/network/network.ts';
import { goOnFrom, type NetworkRecorder, recordAnew } from '../../../runtime/network/network-recorder.ts';
import { replaceSynapses } from '../../../runtime/network/replace-synapses.ts';
import { type NetworkOutcome, runNetworkNow } from '../../../runtime/network/run-network.ts';
import { restoreNetwork, saveNetwork } from '../../../runtime/network/save-network.ts';
import { atOnce, startStopwatch } from '../../../runtime/turns.ts';
import { wordsOf } from '../../describe-ending.ts';
import type { TimeGrid } from '../../time-grid.ts';
import { type BuiltNetwork, buildNetwork } from '../build-network.ts';
import { durationWarnings } from '../build-warnings.ts';
import { describeNetworkEnding } from '../describe-network-ending.ts';
import { networkGrid } from '../network-grid.ts';
import type { NetworkRunOptions } from '../network-options.ts';
import { type NetworkPlan, planNetwork } from '../plan-network.ts';
import { type Recording, recordingsOf } from '../record-network.ts';
import {
  type CountedBefore,
  isOutOfMemory,
  type NetworkReport,
  resultOf,
  runBuilt,
  untilStopped,
} from '../run-network.ts';
import { compileApart } from './compile-apart.ts';
import type { Edited } from './edit-synapses.ts';
import { followSynapses } from './follow-parameters.ts';
import { grown, newEdits, recordsTheSame } from './grow.ts';
import { holdPresent, presentOf } from './present.ts';
import { withReadable } from './readable-values.ts';
import { packEdits, type SavedEdit, unpackEdits } from './saved-edits.ts';
import { unpackRecorded } from './saved-recording.ts';
import { prepareAgain } from './set-values.ts';
import { projectionOf, type Started } from './started.ts';

/** What stays the same for all runs. */
export type SessionOptions = Omit<NetworkRunOptions, 'for' | 'signal' | 'onStart' | 'onBuilt' | 'onProgress'>;

export interface SessionRun {
  /** How long: `1 s`, or a number of milliseconds. */
  readonly for: string | number;
  /** Whether that time counts from the start of the network, so that only what is left of it is run. */
  readonly until?: boolean;
  /** Stops the run; what was recorded until then is kept, and the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** Called several times a second. A promise that it returns is waited for. */
  readonly onProgress?: (stepsDone: number, steps: number) => unknown;
  /** Called at grid points of the run, its end included, with the time in milliseconds; it may set values. */
  readonly onStep?: (time: number) => unknown;
  /** How far these lie apart: `1 ms`, or a number of milliseconds. Default: every step. */
  readonly every?: string | number;
  /** What gathers besides what is kept for the result. */
  readonly recorders?: readonly NetworkRecorder[];
}

/** Longer than where the choice of code matters: how long will be run is not known. */
const MANY_STEPS = 1_000_000;

const NOTHING_COUNTED: CountedBefore = { spikes: [], deliveries: [] };

export class NetworkSession {
  #checked: CheckedNetwork;
  readonly #options: SessionOptions;
  #started: Started | undefined;
  /** At the end of the last result. */
  #counted: CountedBefore = NOTHING_COUNTED;
  #reported = 0;
  #warnings: readonly Diagnostic[] = [];
  /** By recording: what was recorded since the last result of synapses that there are not any more. */
  readonly #ended = new Map<number, readonly Recording[]>();
  #isRunning = false;
  /** Between two pieces of a run, where others may look at the network and change it. */
  #isPaused = false;

  constructor(checked: CheckedNetwork, options: SessionOptions) {
    this.#checked = checked;
    this.#options = options;
  }

  get checked(): CheckedNetwork {
    return this.#checked;
  }

  /**
   * Takes the same network with more statements behind those that it had: what runs goes on where it is, what is new begins now. Returns what
   * is wrong with it; then nothing has changed.
   */
  grow(checked: CheckedNetwork): readonly Diagnostic[] {
    const before = this.#started;
    if (before === undefined) {
      this.#checked = checked;
      return [];
    }
    const made = planNetwork(checked, this.#options);
    if (!('plan' in made)) return made.diagnostics;
    const stopwatch = startStopwatch();
    const fresh = atOnce(buildNetwork(forScripts(made.plan), stopwatch));
    if (!('network' in fresh)) return fresh;
    atOnce(initialiseNetworkInPieces(fresh.network));
    const built = grown(before, fresh);
    const { network } = built;
    const left = [...before.recordings];
    const recordings = this.#recordingsOf(made.plan, network);
    for (const { record, recorder } of recordings) {
      const place = left.findIndex((old) => recordsTheSame(old.record, record));
      const [old] = place < 0 ? [] : left.splice(place, 1);
      if (old !== undefined) goOnFrom(recorder, old.recorder);
      else {
        if (recorder.kind === 'samples' && network.step > 0) recorder.lastStep = network.step;
        recordAnew(recorder);
      }
    }
    const { spikes, deliveries } = this.#counted;
    this.#counted = {
      spikes: network.populations.map((_, index) => spikes[index] ?? 0),
      deliveries: network.projections.map((_, index) => deliveries[index] ?? 0),
    };
    const news = [...made.diagnostics, ...fresh.warnings];
    const isNew = ({ code, message }: Diagnostic): boolean =>
      !before.built.warnings.some((each) => each.code === code && each.message === message);
    this.#warnings = [...this.#warnings, ...news.filter(isNew)];
    this.#checked = checked;
    const edits = newEdits(before, built).map((edit) => [edit.projection, edit] as const);
    this.#started = {
      ...before,
      plan: made.plan,
      built,
      recordings,
      edits: new Map([...before.edits, ...edits]),
    };
    return [];
  }

  /** Returns the network, made if it was not there, or why it cannot be made. */
  start(): Started | readonly Diagnostic[] {
    if (this.#started !== undefined) return this.#started;
    const plan = this.#plan(undefined);
    if (!('grid' in plan)) return plan;
    const stopwatch = startStopwatch();
    const built = atOnce(buildNetwork(forScripts(plan), stopwatch));
    if (!('network' in built)) return built;
    atOnce(initialiseNetworkInPieces(built.network));
    return this.#take(plan, built, stopwatch.elapsed() - built.compileMilliseconds);
  }

  /** The same, while others have their turn; the signal ends it. `duration`: how long will be run. */
  async startInTurns(
    duration: SessionRun['for'],
    signal?: AbortSignal,
  ): Promise<Started | readonly Diagnostic[]> {
    if (this.#started !== undefined) return this.#started;
    const plan = this.#plan(duration);
    if (!('grid' in plan)) return plan;
    const stopwatch = startStopwatch();
    const built = await untilStopped(buildNetwork(forScripts(plan), stopwatch), signal, stopwatch);
    if (built !== undefined && !('network' in built)) return built;
    const isReady = built && (await untilStopped(initialised(built.network), signal, stopwatch));
    const { grid } = plan;
    if (built === undefined || isReady === undefined)
      return [stopped({ done: grid.timeText(0), duration: grid.timeText(grid.steps) })];
    return this.#take(plan, built, stopwatch.elapsed() - built.compileMilliseconds);
  }

  /** The time that was reached, in milliseconds. */
  get time(): number {
    const started = this.#started;
    return started === undefined ? 0 : started.plan.grid.timeOf(started.built.network.step);
  }

  /** Whether a run is under way. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Whether it is in the middle of its steps. */
  get isStepping(): boolean {
    return this.#isRunning && !this.#isPaused;
  }

  /** Runs on, while no other run is under way. The result holds what was recorded since the last one. */
  async run(request: SessionRun): Promise<NetworkReport> {
    const grid = networkGrid({ ...this.#options, for: request.for });
    const sources =
      typeof request.for === 'string' ? [{ name: 'for', text: request.for.trim() }] : ([] as const);
    if (!('steps' in grid)) return { diagnostics: grid, sources };
    const interval = this.#interval(request);
    if (typeof interval !== 'number') {
      return { diagnostics: interval, sources: [...sources, { name: 'for', text: String(request.every) }] };
    }
    this.#isRunning = true;
    try {
      const started = await this.startInTurns(request.for, request.signal);
      if (!('plan' in started)) return { diagnostics: started, sources };
      const done = request.until === true ? started.built.network.step : 0;
      const left = { ...grid, steps: Math.max(0, grid.steps - done) };
      const report = await this.#runStarted(started, left, request, interval);
      return { ...report, diagnostics: [...durationWarnings(grid), ...report.diagnostics], sources };
    } catch (error) {
      if (!isOutOfMemory(error)) throw error;
      return { diagnostics: [noMemory({ bytes: this.#started?.plan.stated.bytes ?? 0 })], sources };
    } finally {
      this.#isRunning = false;
    }
  }

  /** Does so many steps at one go. What is recorded is part of the next result. */
  step(steps: number): readonly Diagnostic[] {
    const started = this.start();
    if (!('plan' in started)) return started;
    const { built, plan, recordings } = started;
    const recorders = recordings.map(({ recorder }) => recorder);
    const outcome = runNetworkNow(built.network, { steps, recorders });
    return describeNetworkEnding({ ...plan, grid: { ...plan.grid, steps } }, built, outcome);
  }

  /** Gives a projection other synapses. States of those that stay are what they are at this moment. */
  replace({ other, edit }: Edited): void {
    const before = this.#known();
    const { built, edits, ...rest } = before;
    const { step } = built.network;
    const old = projectionOf(before, edit.projection);
    const was = presentOf(old.projection, old.classes, step);
    const shared = edits.get(edit.projection)?.sharesStates ?? true;
    const apart =
      shared && !edit.sharesStates
        ? compileApart(built, {
            name: edit.projection,
            from: old.projection.from.name,
            to: old.projection.to.name,
          })
        : undefined;
    const network = replaceSynapses(built.network, {
      ...other,
      ...(apart === undefined ? {} : { synapse: apart.code.linkable }),
    });
    const after: Started = {
      ...rest,
      built: withNetwork(built, network, new Map(apart === undefined ? [] : [[edit.projection, apart]])),
      edits: new Map([...edits, [edit.projection, { ...edit, sharesStates: shared && edit.sharesStates }]]),
      recordings: this.#recordAgain(rest.plan, network, rest.recordings, edit.projection),
    };
    this.#started = after;
    const { projection, classes } = projectionOf(after, edit.projection);
    const checked = known(
      this.checked.projections.find(({ name }) => name === edit.projection),
      edit.projection,
    );
    const degrees = checked.synapse.ends.flatMap(({ name, of }) => (of.kind === 'degree' ? [name] : []));
    followSynapses(after, checked, degrees);
    prepareAgain(projection.synapses);
    holdPresent(projection, classes, step, was, { before: other.before });
  }

  /** Returns the complete state. */
  save(): Uint8Array | readonly Diagnostic[] {
    const started = this.start();
    if (!('plan' in started)) return started;
    const { edits, own, built } = started;
    return packEdits({ edits: [...edits.values()], own }, saveNetwork(built.network));
  }

  /** Puts a saved state in the place of what there is, or says why it cannot be. */
  restore(bytes: Uint8Array): readonly Diagnostic[] {
    const hint =
      'restore it into the network that it was saved from, made with the same `dt`, `seed` and method.';
    const unpacked = unpackEdits(unpackRecorded(bytes).state);
    const before = this.#started;
    const isEdited = unpacked.edits.length > 0 || (before !== undefined && before.edits.size > 0);
    if (isEdited) this.#started = undefined;
    const started = this.start();
    if (!('plan' in started)) return started;
    const known = new Set(this.checked.projections.map(({ name }) => name));
    const foreign = unpacked.edits.find(({ projection }) => !known.has(projection));
    const refuse = (reason: string): readonly Diagnostic[] => {
      this.#started = before ?? this.#started;
      return [notRestored({ reason, hint })];
    };
    if (foreign !== undefined) return refuse(`it has synapses of ${foreign.projection}, which is not there`);
    let { network } = started.built;
    const apart = new Map<string, SynapseArtifact>();
    for (const { projection, topology, numbers, since, sharesStates } of unpacked.edits) {
      const none = new Int32Array(topology.synapses).fill(-1);
      const ends = named(network.projections, projection);
      const own = sharesStates
        ? undefined
        : compileApart(started.built, { name: projection, from: ends.from.name, to: ends.to.name });
      if (own !== undefined) apart.set(projection, own);
      network = replaceSynapses(network, {
        projection,
        topology,
        numbers,
        ...(since === undefined ? {} : { since }),
        before: none,
        ...(own === undefined ? {} : { synapse: own.code.linkable }),
        given: new Map(),
        storedSteps: [],
      });
    }
    const restored = restoreNetwork(network, unpacked.state);
    if (restored.kind === 'refused') return refuse(restored.reason);
    const recordings = this.#recordingsOf(started.plan, network);
    for (const { recorder } of recordings) {
      if (recorder.kind === 'samples' && network.step > 0) recorder.lastStep = network.step;
      recordAnew(recorder);
    }
    this.#started = {
      ...started,
      built: withNetwork(started.built, network, apart),
      recordings,
      edits: new Map(unpacked.edits.map((edit) => [edit.projection, edit])),
      own: unpacked.own,
    };
    this.#ended.clear();
    this.#countFrom(network);
    return [];
  }

  #known(): Started {
    return known(this.#started, 'network that runs');
  }

  #plan(duration: string | number | undefined): NetworkPlan | readonly Diagnostic[] {
    const made = planNetwork(this.checked, {
      ...this.#options,
      ...(duration === undefined ? {} : { for: duration }),
    });
    if (!('plan' in made)) return made.diagnostics;
    this.#warnings = made.diagnostics;
    return made.plan;
  }

  #take(plan: NetworkPlan, built: BuiltNetwork, buildMilliseconds: number): Started {
    this.#warnings = [...this.#warnings, ...built.warnings];
    const recordings = this.#recordingsOf(plan, built.network);
    const started = {
      plan,
      built,
      recordings,
      buildMilliseconds,
      edits: new Map<string, SavedEdit>(),
      own: new Map(),
    };
    this.#started = started;
    return started;
  }

  /** Returns how many steps lie between two calls. */
  #interval({ every, onStep }: SessionRun): number | readonly Diagnostic[] {
    if (every === undefined || onStep === undefined) return 1;
    const grid = networkGrid({ ...this.#options, for: every });
    return 'steps' in grid ? Math.max(1, grid.steps) : grid;
  }

  async #runStarted(
    { plan, buildMilliseconds }: Started,
    grid: TimeGrid,
    request: SessionRun,
    interval: number,
  ): Promise<Omit<NetworkReport, 'sources'>> {
    const stopwatch = startStopwatch();
    const warnings = this.#warnings;
    this.#warnings = [];
    const { onStep } = request;
    const piece = onStep === undefined ? grid.steps : Math.min(interval, grid.steps);
    let outcome: NetworkOutcome | undefined;
    let done = 0;
    do {
      // An edit between two pieces makes another network.
      const { built, recordings } = this.#known();
      const steps = Math.min(piece, grid.steps - done);
      const before = done;
      const options = {
        ...(request.signal === undefined ? {} : { signal: request.signal }),
        ...(request.onProgress === undefined
          ? {}
          : { onProgress: (now: number) => request.onProgress?.(before + now, grid.steps) }),
      };
      const ran = await runBuilt(
        { grid: { ...grid, steps }, options },
        built.network,
        recordings,
        stopwatch,
        request.recorders,
      );
      outcome = joined(outcome, ran);
      done += ran.steps;
      if (ran.ending !== 'done') break;
      try {
        this.#isPaused = true;
        await onStep?.(this.time);
      } catch (value) {
        const ended = { ...outcome, ending: 'interrupted', steps: done } as const;
        const isDone = done === grid.steps;
        const result = this.#report(plan, grid, ended, buildMilliseconds);
        if (value instanceof RecordingFailure)
          return { result, diagnostics: [...warnings, value.diagnostic] };
        const when = `at ${grid.timeText(done)} of ${grid.timeText(grid.steps)}`;
        const problem = interrupted({ reason: wordsOf(value), when, isDone });
        return { result, diagnostics: [...warnings, problem] };
      } finally {
        this.#isPaused = false;
      }
    } while (done < grid.steps);
    const { built } = this.#known();
    const endings = describeNetworkEnding({ ...plan, grid }, built, outcome);
    const result = this.#report(plan, grid, outcome, buildMilliseconds);
    return { result, diagnostics: [...warnings, ...endings] };
  }

  /** Returns the result of what was done since the last one. */
  #report(
    plan: NetworkPlan,
    grid: TimeGrid,
    outcome: NetworkOutcome,
    buildMilliseconds: number,
  ): NonNullable<NetworkReport['result']> {
    const { built, recordings } = this.#known();
    const { network } = built;
    const steps = network.step - this.#reported;
    const result = resultOf(
      { ...plan, grid },
      built,
      recordings.flatMap((recording, index) => [...(this.#ended.get(index) ?? []), recording]),
      { ...outcome, steps },
      buildMilliseconds,
      this.#counted,
    );
    for (const { recorder } of recordings) recordAnew(recorder);
    this.#ended.clear();
    this.#countFrom(network);
    return result;
  }

  #countFrom({ step, populations, projections }: Network): void {
    this.#reported = step;
    this.#counted = {
      spikes: populations.map(({ statistics }) => statistics.spikes),
      deliveries: projections.map(({ deliveries }) => deliveries),
    };
  }

  /** Returns what gathers for the result; nothing where all goes elsewhere. */
  #recordingsOf(plan: NetworkPlan, network: Network): readonly Recording[] {
    const { recordTo } = this.#options;
    return recordTo === undefined || recordTo.keep === true ? recordingsOf(plan, network) : [];
  }

  /**
   * Records of a network that takes the place of another go on where those were. Synapses of the edited projection are others
   * from here on: what was recorded of them is a trace of its own.
   */
  #recordAgain(
    plan: NetworkPlan,
    network: Network,
    before: readonly Recording[],
    edited: string,
  ): readonly Recording[] {
    const again = this.#recordingsOf(plan, network);
    for (const [index, { recorder }] of again.entries()) {
      const old = known(before[index], 'recording');
      const isOfEdited = old.record.kind === 'synapses' && old.record.projection === edited;
      if (!isOfEdited || recorder.kind === 'spikes' || old.recorder.kind === 'spikes') {
        goOnFrom(recorder, old.recorder);
        continue;
      }
      if (old.recorder.samples > 0) this.#ended.set(index, [...(this.#ended.get(index) ?? []), old]);
      recorder.lastStep = old.recorder.lastStep;
      recordAnew(recorder);
    }
    return again;
  }
}

/** Whatever has to be read between runs is compiled to be recorded. */
function forScripts(plan: NetworkPlan): NetworkPlan {
  const steps = Math.max(plan.grid.steps, MANY_STEPS);
  return { ...plan, network: withReadable(plan.network), grid: { ...plan.grid, steps } };
}

function* initialised(network: Network): Generator<undefined, true> {
  yield* initialiseNetworkInPieces(network);
  return true;
}

/** The same with a network in which projections have other synapses. */
function withNetwork(
  built: BuiltNetwork,
  network: Network,
  others: ReadonlyMap<string, SynapseArtifact>,
): BuiltNetwork {
  const projections = new Map(
    [...built.projections].map(([name, projection]) => {
      const { topology } = known(
        network.projections.find((each) => each.name === name),
        name,
      );
      const artifact = others.get(name) ?? projection.artifact;
      return [name, { ...projection, artifact, topology }] as const;
    }),
  );
  return { ...built, network, projections };
}

function joined(first: NetworkOutcome | undefined, next: NetworkOutcome): NetworkOutcome {
  if (first === undefined) return next;
  const earlier = first.outOfRange.filter(
    (one) => !next.outOfRange.some((each) => each.name === one.name && each.state === one.state),
  );
  return {
    ...next,
    steps: first.steps + next.steps,
    outOfRange: [...earlier, ...next.outOfRange],
    // Both are read from one watch: each counts its own piece.
    milliseconds: first.milliseconds + next.milliseconds,
    stepMilliseconds: first.stepMilliseconds + next.stepMilliseconds,
  };
}
