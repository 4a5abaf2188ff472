/**
 * Long work that lets others have their turn. It is written as a generator that yields wherever it may be interrupted,
 * a few milliseconds apart at most; a yield costs some ten nanoseconds.
 */

/**
 * Work between two turns of the event loop. With a piece of work on top, others wait for less than 50 ms, also where
 * another program takes half of the time.
 */
const TURN_MILLISECONDS = 20;

/** Measures the time that was worked, without the time in which others had their turn. */
export interface Stopwatch {
  /** Milliseconds of work since it was started. */
  readonly elapsed: () => number;
  /** Whether others should have their turn now. */
  readonly isTurnDue: () => boolean;
  /** Lets timers, input and the abort signal have their turn, after what `before` does. */
  readonly rest: (before?: () => void | Promise<void>) => Promise<void>;
}

/** Returns a stopwatch that runs, with a turn of the event loop just begun. */
export function startStopwatch(): Stopwatch {
  /** Work before this turn. */
  let before = 0;
  let turnStart = performance.now();
  return {
    elapsed: () => before + (performance.now() - turnStart),
    isTurnDue: () => performance.now() - turnStart >= TURN_MILLISECONDS,
    rest: async (first) => {
      before += performance.now() - turnStart;
      await first?.();
      await nextTurn();
      turnStart = performance.now();
    },
  };
}

/** Timers wait for a millisecond at least, a twentieth of the time between turns; where there is no other way, by them. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

/**
 * Does the work and returns what it returns. The event loop has its turn several times a second; `beforeTurn` is called
 * before each, and waited for. Pieces of work that follow one another share a stopwatch, so that together they leave turns
 * as one does.
 */
export async function inTurns<Result>(
  work: Iterator<undefined, Result>,
  stopwatch: Stopwatch = startStopwatch(),
  beforeTurn?: () => void | Promise<void>,
): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (!stopwatch.isTurnDue()) continue;
    await stopwatch.rest(beforeTurn);
  }
}

/** Does the work at one go; nothing else happens meanwhile. */
export function atOnce<Result>(work: Iterator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
