/**
 * Long work that lets others have their turn. It is written as a generator that yields wherever it may be interrupted,
 * a few milliseconds apart at most; a yield costs some ten nanoseconds.
 */

/** Work between two turns of the event loop. With a piece of work on top, others wait for less than 50 ms. */
const TURN_MILLISECONDS = 30;

/** Measures the time that was worked, without the time in which others had their turn. */
export interface Stopwatch {
  readonly elapsed: () => number;
  readonly pause: () => void;
  readonly resume: () => void;
}

/** Returns a stopwatch that runs. */
export function startStopwatch(): Stopwatch {
  let worked = 0;
  let since: number | undefined = performance.now();
  return {
    elapsed: () => (since === undefined ? worked : worked + (performance.now() - since)),
    pause: () => {
      if (since !== undefined) worked += performance.now() - since;
      since = undefined;
    },
    resume: () => {
      since = performance.now();
    },
  };
}

/** Lets timers, input and the abort signal have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/**
 * Does the work and returns what it returns. The event loop has its turn several times a second; `beforeTurn` is called
 * before each.
 */
export async function inTurns<Result>(
  work: Iterator<undefined, Result>,
  stopwatch: Stopwatch = startStopwatch(),
  beforeTurn?: () => void,
): Promise<Result> {
  let turnStart = stopwatch.elapsed();
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (stopwatch.elapsed() - turnStart < TURN_MILLISECONDS) continue;
    stopwatch.pause();
    beforeTurn?.();
    await nextTurn();
    stopwatch.resume();
    turnStart = stopwatch.elapsed();
  }
}

/** Does the work at one go; nothing else happens meanwhile. */
export function atOnce<Result>(work: Iterator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
