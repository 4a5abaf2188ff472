/**
 * Makes a trial that shows something as small as it can be made while it still does: fewer steps, fewer values, rounder
 * numbers. Each change is tried, and kept where the finding stays.
 */
import type { Finding } from './finding.ts';
import type { Trial } from './trial.ts';

/** Returns what a trial shows of the same kind; undefined if it shows nothing. */
export type Show = (trial: Trial) => Finding | undefined;

/** Trials that are run at most: some seconds. */
const MOST_TRIES = 150;
const DIGITS = [1, 2, 3, 6, 10];

export interface Shrunk {
  readonly trial: Trial;
  readonly finding: Finding;
  readonly tries: number;
}

/** Returns the smallest trial found that still shows the finding. */
export function shrink(trial: Trial, finding: Finding, show: Show): Shrunk {
  let best: Shrunk = { trial, finding, tries: 0 };
  let tries = 0;
  const attempt = (candidate: Trial): boolean => {
    if (tries >= MOST_TRIES) return false;
    tries += 1;
    const found = show(candidate);
    if (found === undefined) return false;
    best = { trial: candidate, finding: found, tries };
    return true;
  };

  shortenSteps();
  beginBeforeStep();
  if (best.trial.inputs.size > 0) attempt({ ...best.trial, inputs: new Map() });
  if (best.trial.fold) attempt({ ...best.trial, fold: false });
  for (const [name, course] of best.trial.inputs) {
    const without = new Map(best.trial.inputs);
    without.delete(name);
    if (attempt({ ...best.trial, inputs: without }) || typeof course === 'number') continue;
    for (const value of [0, ...course.values]) {
      if (attempt({ ...best.trial, inputs: new Map(best.trial.inputs).set(name, value) })) break;
    }
  }
  removeSettings([...best.trial.set.keys()]);
  shortenSteps();
  for (const dt of ['1 ms', '0.1 ms', '0.01 ms'])
    if (dt === best.trial.dt || attempt({ ...best.trial, dt })) break;
  for (const [name, value] of best.trial.set) {
    tryRounder(value, (rounder) =>
      attempt({ ...best.trial, set: new Map(best.trial.set).set(name, rounder) }),
    );
  }
  for (const [name, value] of best.trial.inputs) {
    if (typeof value !== 'number') continue;
    tryRounder(value, (rounder) =>
      attempt({ ...best.trial, inputs: new Map(best.trial.inputs).set(name, rounder) }),
    );
  }
  removeSettings([...best.trial.set.keys()]);
  return { ...best, tries };

  /** No step behind the one that shows it is needed. */
  function shortenSteps(): void {
    const { step } = best.finding;
    const steps = (step ?? 0) + 1;
    if (steps < best.trial.steps) attempt({ ...best.trial, steps });
  }

  /** The states before that step as the initial values of a single one. */
  function beginBeforeStep(): void {
    const { before, step } = best.finding;
    if (before === undefined || (step ?? 0) === 0 || ![...before.values()].every(Number.isFinite)) return;
    attempt({ ...best.trial, steps: 1, set: new Map([...best.trial.set, ...before]) });
  }

  /** Takes away half of what is set, then the halves of what is left, down to single ones. */
  function removeSettings(names: readonly string[]): void {
    const present = names.filter((name) => best.trial.set.has(name));
    if (present.length === 0) return;
    const set = new Map(best.trial.set);
    for (const name of present) set.delete(name);
    if (attempt({ ...best.trial, set }) || present.length === 1) return;
    const middle = present.length >> 1;
    removeSettings(present.slice(0, middle));
    removeSettings(present.slice(middle));
  }

  function tryRounder(value: number, take: (rounder: number) => boolean): void {
    const rounder = [0, Math.sign(value), ...DIGITS.map((digits) => Number(value.toPrecision(digits)))];
    for (const candidate of rounder) if (candidate === value || take(candidate)) return;
  }
}
