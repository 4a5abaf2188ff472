/**
 * How threads wait for one another. Whoever waits looks again and again for a while, since most waits are short and falling
 * asleep costs some ten microseconds; then sleeps. What a thread has written before it came is there for all behind it.
 */

/** Words of the shared control area, each in a line of memory of its own. */
export const CONTROL = {
  /** Counts the times that all have come. */
  generation: 0,
  arrived: 16,
  sleeping: 32,
  /** Counts the orders of the first thread; what they are stands behind it. */
  order: 48,
  kind: 49,
  step: 50,
  steps: 51,
} as const;

export const CONTROL_WORDS = 64;

/** Returns whether all threads have come, once or after waiting for so many milliseconds. Call it until it says so. */
export type Barrier = (milliseconds: number) => boolean;

export function makeBarrier(control: Int32Array, threads: number, spins: number): Barrier {
  let isHere = false;
  let generation = 0;
  const hasPassed = (): boolean => {
    isHere = Atomics.load(control, CONTROL.generation) === generation;
    return !isHere;
  };
  return (milliseconds) => {
    if (!isHere) {
      isHere = true;
      generation = Atomics.load(control, CONTROL.generation);
      if (Atomics.add(control, CONTROL.arrived, 1) + 1 === threads) {
        Atomics.store(control, CONTROL.arrived, 0);
        Atomics.store(control, CONTROL.generation, (generation + 1) | 0);
        if (Atomics.load(control, CONTROL.sleeping) > 0) Atomics.notify(control, CONTROL.generation);
        isHere = false;
        return true;
      }
      for (let spin = 0; spin < spins; spin++) if (hasPassed()) return true;
    }
    Atomics.add(control, CONTROL.sleeping, 1);
    Atomics.wait(control, CONTROL.generation, generation, milliseconds);
    Atomics.sub(control, CONTROL.sleeping, 1);
    return hasPassed();
  };
}

/** Returns the number of the next order, once it is given. */
export function waitForOrder(control: Int32Array, known: number, spins: number): number {
  for (let spin = 0; spin < spins; spin++) {
    const order = Atomics.load(control, CONTROL.order);
    if (order !== known) return order;
  }
  Atomics.wait(control, CONTROL.order, known);
  return Atomics.load(control, CONTROL.order);
}

/** What the first thread has others do. */
export const ORDER = { run: 1, takeHistory: 2, end: 3 } as const;

export function giveOrder(control: Int32Array, kind: number, step: number, steps: number): void {
  control[CONTROL.kind] = kind;
  control[CONTROL.step] = step;
  control[CONTROL.steps] = steps;
  Atomics.add(control, CONTROL.order, 1);
  Atomics.notify(control, CONTROL.order);
}
