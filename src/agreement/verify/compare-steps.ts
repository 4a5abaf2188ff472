import { known } from '../../base/invariant.ts';

/** A cell that steps, compiled or interpreted. */
export interface Stepper {
  readonly spikes: number;
  /** Whether it could not make the last step: no iteration that ends, no step that is small enough. */
  readonly isStuck: boolean;
  state(name: string): number;
  place(states: ReadonlyMap<string, number>): void;
  /** Makes a step; it may be interrupted. */
  advance(): Generator<undefined, void>;
}

/** Where two cells differ. */
export interface Difference {
  /** A state variable, or `spikes`. */
  readonly variable: string;
  /** Absent: before the first step. */
  readonly step?: number;
  readonly found: number;
  readonly expected: number;
  readonly allowed: number;
}

export interface Steps {
  /** Done by both. */
  readonly steps: number;
  /** By step: the states of the expected side before it. The last one is that after the last step. */
  readonly states: readonly ReadonlyMap<string, number>[];
  readonly difference?: Difference;
  /** Present where a difference was judged to be rounding, or a step could not be made: there it ends. */
  readonly isTie?: true;
}

/** What two cells are compared by. */
export interface Rule {
  /** As a part of the largest number that the state has taken; 0: every bit. */
  readonly allowed: number;
  /** Whether the checked one begins each step with the states of the expected one. */
  readonly isSetEqual: boolean;
  /** Whether what differs by more is rounding nevertheless. */
  readonly isRounding: (
    states: readonly ReadonlyMap<string, number>[],
    checked: ReadonlyMap<string, number>,
    spikes: number,
  ) => Generator<undefined, boolean>;
}

/**
 * Steps two cells and returns the first difference. Where they need not agree in every bit, they are set equal before
 * each step if they can be, so that what is compared is the step and not what became of earlier ones. It may be
 * interrupted between steps.
 */
export function* compareSteps(
  expected: Stepper,
  checked: Stepper,
  names: readonly string[],
  steps: number,
  { allowed, isSetEqual, isRounding }: Rule,
): Generator<undefined, Steps> {
  const statesOf = (stepper: Stepper): ReadonlyMap<string, number> =>
    new Map(names.map((name) => [name, stepper.state(name)]));
  const largest = new Map<string, number>();
  const states = [statesOf(expected)];

  const findDifference = (step: number | undefined): Difference | undefined => {
    const [now, before] = [known(states.at(-1), 'states'), states.at(-2)];
    const at = step === undefined ? {} : { step };
    for (const name of names) {
      const [found, wanted] = [checked.state(name), known(now.get(name), name)];
      const size = Math.max(largest.get(name) ?? 0, Math.abs(wanted), Math.abs(before?.get(name) ?? 0));
      if (Number.isFinite(size)) largest.set(name, size);
      const bound = allowed * size;
      const isClose =
        Object.is(found, wanted) || Math.abs(found - wanted) <= bound || (allowed > 0 && found === wanted);
      if (!isClose) return { variable: name, found, expected: wanted, allowed: bound, ...at };
    }
    const [found, wanted] = [checked.spikes, expected.spikes];
    if (step === undefined || found === wanted) return undefined;
    return { variable: 'spikes', found, expected: wanted, allowed: 0, ...at };
  };

  const atStart = findDifference(undefined);
  if (atStart !== undefined) return { steps: 0, states, difference: atStart };
  for (let k = 0; k < steps; k++) {
    if (!areFinite(known(states.at(-1), 'states'))) return { steps: k, states };
    if (isSetEqual) checked.place(known(states.at(-1), 'states'));
    yield* expected.advance();
    yield* checked.advance();
    // Of a step that one of them could not make there is nothing to compare; methods say so in runs.
    if (expected.isStuck || checked.isStuck) return { steps: k, states, isTie: true };
    states.push(statesOf(expected));
    const difference = findDifference(k);
    if (difference === undefined) continue;
    if (allowed > 0 && (yield* isRounding(states, statesOf(checked), checked.spikes))) {
      return { steps: k + 1, states, isTie: true };
    }
    return { steps: k + 1, states, difference };
  }
  return { steps, states };
}

function areFinite(states: ReadonlyMap<string, number>): boolean {
  return Array.from(states.values()).every(Number.isFinite);
}
