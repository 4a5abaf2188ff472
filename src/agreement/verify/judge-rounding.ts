/**
 * Whether a difference is rounding. Where terms cancel, or a threshold is met within rounding, no fixed multiple of the
 * unit in the last place is right: the same step is done in fifty digits, and from states that differ in their last
 * bits, and what the checked side gave may be off by as much as that shows the step to be sensitive.
 */
import { known } from '../../base/invariant.ts';
import { createInterpreter } from '../../interpreter/interpret.ts';
import type { Interpreter } from '../../interpreter/interpreter.ts';
import type { Method } from '../../interpreter/method.ts';
import type { Bench } from './bench.ts';
import type { ResolvedTrial } from './resolve-trial.ts';

type States = ReadonlyMap<string, number>;

interface Outcome {
  readonly states: States;
  readonly spikes: number;
}

/** Times what the expected side is off from fifty digits. */
const TIMES_ERROR = 64;
/** Times what last bits of the states make of the step. */
const TIMES_SPREAD = 16;
/** Bits of a state that are changed, as parts of it. */
const NUDGES = [2 ** -51, -(2 ** -51), 2 ** -49, -(2 ** -49)];
/** Beyond this, digits are no evidence. */
const HUGE = 1e100;

/** Returns whether the checked side's step is one that rounding explains. `states` end with those after the step. */
export function isExplainedByRounding(
  { decimals, model }: Bench,
  { model: driven, dt, given }: ResolvedTrial,
  method: Method,
  allowed: number,
  states: readonly States[],
  checked: Outcome,
): boolean {
  const options = { method, dt, given };
  const names = model.states.map(({ name }) => name);
  const [before, after] = [known(states.at(-2), 'states before'), known(states.at(-1), 'states after')];
  if (names.some((name) => Math.abs(known(before.get(name), name)) > HUGE)) return true;

  const outcomeOf = <T>(
    cell: Interpreter<T>,
    last: States,
    toNumber: (value: T) => number,
    from: (value: number) => T,
  ): Outcome => {
    const place = (values: States): void =>
      cell.place(new Map(Array.from(values, ([name, value]) => [name, from(value)])));
    for (const earlier of states.slice(0, -2)) {
      place(earlier);
      if (cell.breakdown === undefined) cell.advance();
    }
    place(last);
    if (cell.breakdown === undefined) cell.advance();
    return {
      states: new Map(names.map((name) => [name, toNumber(cell.state(name))])),
      spikes: cell.spike?.count ?? 0,
    };
  };
  const exact = outcomeOf(
    createInterpreter(driven, { ...options, arithmetic: decimals }),
    before,
    decimals.toNumber,
    decimals.fromNumber,
  );
  // What blows up overflows on one side before it does on the other.
  if (names.some((name) => !(Math.abs(known(exact.states.get(name), name)) <= HUGE))) return true;
  const nudged = nudges(before, Math.max(allowed, 0)).map((start) =>
    outcomeOf(createInterpreter(driven, options), start, Number, Number),
  );
  const others = [exact, ...nudged];
  // A decision that last bits turn round is nobody's mistake.
  const agreeing = others.filter(({ spikes }) => spikes === checked.spikes);
  if (agreeing.length === 0) return false;
  const isDecision = agreeing.length < others.length;
  return names.every((name) => {
    const of = (outcome: { readonly states: States }): number => known(outcome.states.get(name), name);
    const found = of(checked);
    if (!Number.isFinite(found)) return others.some((other) => !Number.isFinite(of(other)));
    const near = isDecision ? agreeing : others;
    const values = near.map(of).filter(Number.isFinite);
    if (values.length < near.length && Math.abs(found) > HUGE) return true;
    if (values.length === 0) return false;
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const size = Math.max(Math.abs(least), Math.abs(most), Math.abs(known(before.get(name), name)));
    const error = isDecision ? 0 : Math.abs(of(exact) - known(after.get(name), name));
    const room =
      allowed * size + TIMES_ERROR * (Number.isFinite(error) ? error : 0) + TIMES_SPREAD * (most - least);
    return found >= least - room && found <= most + room;
  });
}

function nudges(states: States, allowed: number): readonly States[] {
  const sizes = [...NUDGES, allowed, -allowed];
  const alternate = (share: number, index: number): number => (index % 2 === 0 ? share : -share);
  const moved = (shareOf: (index: number) => number): States =>
    new Map(Array.from(states).map(([name, value], index) => [name, value + value * shareOf(index)]));
  return sizes.flatMap((share) => [moved(() => share), moved((index) => alternate(share, index))]);
}
