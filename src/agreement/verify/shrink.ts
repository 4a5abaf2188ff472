/**
 * Makes a trial that shows something as small as it can be made while it still does: fewer steps, fewer values, rounder
 * numbers. Each change is tried, and kept where the finding stays.
 */
import type { Finding } from './finding.ts';
import type { Trial } from './trial.ts';

/** Returns what a trial shows of the same kind; undefined if it shows nothing. It may be interrupted. */
export type Show = (trial: Trial) => Generator<undefined, Finding | undefined>;

/** Trials that are run at most: some seconds. */
const MOST_TRIES = 150;
const DIGITS = [1, 2, 3, 6, 10];

export interface Shrunk {
  readonly trial: Trial;
  readonly finding: Finding;
  readonly tries: number;
}

/**
 * Returns the smallest trial found that still shows the finding; `keep` is told of each that is smaller than the one
 * before, for where it is interrupted.
 */
export function* shrink(
  trial: Trial,
  finding: Finding,
  show: Show,
  keep: (shrunk: Shrunk) => void,
): Generator<undefined, Shrunk> {
  let best: Shrunk = { trial, finding, tries: 0 };
  let tries = 0;
  function* attempt(candidate: Trial): Generator<undefined, boolean> {
    if (tries >= MOST_TRIES) return false;
    tries += 1;
    const found = yield* show(candidate);
    if (found === undefined) return false;
    best = { trial: candidate, finding: found, tries };
    keep(best);
    return true;
  }

  yield* shortenSteps();
  yield* beginBeforeStep();
  if (best.trial.inputs.size > 0) yield* attempt({ ...best.trial, inputs: new Map() });
  if (best.trial.fold) yield* attempt({ ...best.trial, fold: false });
  for (const [name, course] of best.trial.inputs) {
    const without = new Map(best.trial.inputs);
    without.delete(name);
    if ((yield* attempt({ ...best.trial, inputs: without })) || typeof course === 'number') continue;
    for (const value of [0, ...course.values]) {
      if (yield* attempt({ ...best.trial, inputs: new Map(best.trial.inputs).set(name, value) })) break;
    }
  }
  yield* removeSettings([...best.trial.set.keys()]);
  yield* shortenSteps();
  for (const dt of ['1 ms', '0.1 ms', '0.01 ms'])
    if (dt === best.trial.dt || (yield* attempt({ ...best.trial, dt }))) break;
  for (const [name, value] of best.trial.set) {
    yield* tryRounder(value, (rounder) =>
      attempt({ ...best.trial, set: new Map(best.trial.set).set(name, rounder) }),
    );
  }
  for (const [name, value] of best.trial.inputs) {
    if (typeof value !== 'number') continue;
    yield* tryRounder(value, (rounder) =>
      attempt({ ...best.trial, inputs: new Map(best.trial.inputs).set(name, rounder) }),
    );
  }
  yield* removeSettings([...best.trial.set.keys()]);
  return { ...best, tries };

  /** No step behind the one that shows it is needed. */
  function* shortenSteps(): Generator<undefined, void> {
    const { step } = best.finding;
    const steps = (step ?? 0) + 1;
    if (steps < best.trial.steps) yield* attempt({ ...best.trial, steps });
  }

  /** The states before that step as the initial values of a single one. */
  function* beginBeforeStep(): Generator<undefined, void> {
    const { before, step } = best.finding;
    if (before === undefined || (step ?? 0) === 0 || ![...before.values()].every(Number.isFinite)) return;
    yield* attempt({ ...best.trial, steps: 1, set: new Map([...best.trial.set, ...before]) });
  }

  /** Takes away half of what is set, then the halves of what is left, down to single ones. */
  function* removeSettings(names: readonly string[]): Generator<undefined, void> {
    const present = names.filter((name) => best.trial.set.has(name));
    if (present.length === 0) return;
    const set = new Map(best.trial.set);
    for (const name of present) set.delete(name);
    if ((yield* attempt({ ...best.trial, set })) || present.length === 1) return;
    const middle = present.length >> 1;
    yield* removeSettings(present.slice(0, middle));
    yield* removeSettings(present.slice(middle));
  }

  function* tryRounder(
    value: number,
    take: (rounder: number) => Generator<undefined, boolean>,
  ): Generator<undefined, void> {
    const rounder = [0, Math.sign(value), ...DIGITS.map((digits) => Number(value.toPrecision(digits)))];
    for (const candidate of rounder) if (candidate === value || (yield* take(candidate))) return;
  }
}
