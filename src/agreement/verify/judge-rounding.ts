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

/** How far apart two may be, and whether each step began with equal states. */
interface Room {
  readonly allowed: number;
  readonly isSetEqual: boolean;
}

/** Times what the expected side is off from fifty digits. */
const TIMES_ERROR = 64;
/** Times what last bits of the states make of the step. */
const TIMES_SPREAD = 16;
/** Bits of a state that are changed, as parts of it. */
const LAST_BITS = [2 ** -51, -(2 ** -51), 2 ** -49, -(2 ** -49)];
/** States beyond this are about to overflow: what becomes of them is no evidence. */
const HUGE = 1e15;

/**
 * Returns whether the checked side's step is one that rounding explains. `states` end with those after the step. It may
 * be interrupted between steps.
 */
export function* isExplainedByRounding(
  { decimals, model }: Bench,
  { model: driven, dt, given }: ResolvedTrial,
  method: Method,
  { allowed, isSetEqual }: Room,
  states: readonly States[],
  checked: Outcome,
): Generator<undefined, boolean> {
  const names = model.states.map(({ name }) => name);
  const [before, after] = [known(states.at(-2), 'states before'), known(states.at(-1), 'states after')];
  const most = HUGE * Math.max(1, ...Array.from(states[0]?.values() ?? [], Math.abs));
  const isHuge = (values: States): boolean =>
    !Array.from(values.values()).every((value) => Math.abs(value) <= most);
  if (isHuge(before)) return true;

  const start = states.length - 2;
  function* outcomeOf<T>(
    makeCell: (given: States) => Interpreter<T>,
    nudge: (states: States) => States,
    toNumber: (value: T) => number,
    from: (value: number) => T,
  ): Generator<undefined, Outcome> {
    // Steps that reach beyond the grid begin where the cell does, and nowhere else.
    const begin = isSetEqual ? [] : nudge(known(states[0], 'initial states'));
    const cell = makeCell(new Map([...given, ...begin]));
    for (const [k, earlier] of states.slice(0, -1).entries()) {
      const placed = k === start ? nudge(earlier) : earlier;
      if (isSetEqual) cell.place(new Map(Array.from(placed, ([name, value]) => [name, from(value)])));
      if (cell.breakdown === undefined && !isStuck(cell)) yield* cell.advanceInPieces();
      yield;
    }
    return {
      states: new Map(names.map((name) => [name, toNumber(cell.state(name))])),
      spikes: cell.spike?.count ?? 0,
    };
  }
  const exact = yield* piecesInDecimals(
    outcomeOf(
      (begin) => createInterpreter(driven, { method, dt, given: begin, arithmetic: decimals }),
      (placed) => placed,
      decimals.toNumber,
      decimals.fromNumber,
    ),
  );
  // What blows up overflows on one side before it does on the other.
  if (exact === undefined || isHuge(exact.states)) return true;
  const nudged: Outcome[] = [];
  for (const nudge of nudges(allowed)) {
    const begun = (begin: States): Interpreter<number> =>
      createInterpreter(driven, { method, dt, given: begin });
    nudged.push(yield* outcomeOf(begun, nudge, Number, Number));
  }
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
    if (values.length < near.length && Math.abs(found) > most) return true;
    if (values.length === 0) return false;
    const [least, largest] = [Math.min(...values), Math.max(...values)];
    const size = Math.max(Math.abs(least), Math.abs(largest), Math.abs(known(before.get(name), name)));
    const error = isDecision ? 0 : Math.abs(of(exact) - known(after.get(name), name));
    const room =
      allowed * size + TIMES_ERROR * (Number.isFinite(error) ? error : 0) + TIMES_SPREAD * (largest - least);
    return found >= least - room && found <= largest + room;
  });
}

/** Whether a cell of the interpreter could not make its last step; methods that always can have no word for it. */
export function isStuck(cell: object): boolean {
  return 'noStep' in cell && cell.noStep !== undefined;
}

/** Decimals refuse what would take them too many digits, as the sine of a number of forty: no evidence either. */
export function inDecimals<Result>(compute: () => Result): Result | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('[DecimalError]')) return undefined;
    throw error;
  }
}

/** The same of work that may be interrupted. */
function* piecesInDecimals<Result>(
  work: Generator<undefined, Result>,
): Generator<undefined, Result | undefined> {
  for (;;) {
    const piece = inDecimals(() => work.next());
    if (piece === undefined) return undefined;
    if (piece.done === true) return piece.value;
    yield;
  }
}

/** Returns ways to change states in their last bits, and by as much as may be: all the same way, and by turns. */
function nudges(allowed: number): readonly ((states: States) => States)[] {
  return [...LAST_BITS, allowed, -allowed].flatMap((share) =>
    [false, true].map((byTurns) => (states: States): States => {
      const sign = (index: number): number => (byTurns && index % 2 === 1 ? -1 : 1);
      return new Map(
        Array.from(states).map(([name, value], index) => [name, value + value * share * sign(index)]),
      );
    }),
  );
}
