/** Which cells have something to do in which step: a ring of lists, one for each of the next steps. */
export interface WakeCalendar {
  /** Enters a cell, which is in no list, for a step after the last that was taken; never, where the step is infinite. */
  readonly enter: (cell: number, step: number) => void;
  /** Puts the cells of step k into `woken`, in increasing order, and returns how many there are. Each step is taken in turn. */
  readonly take: (k: number) => number;
  readonly woken: Int32Array;
  /** Empties it; step k is to be taken next. */
  readonly clear: (k: number) => void;
}

/** Lists; cells that are due later wait in the last one, and are entered again as that is reached. */
const LISTS = 1024;
const NOBODY = -1;
/** So many are sorted one by one. */
const FEW = 24;

export function makeWakeCalendar(cells: number): WakeCalendar {
  const firsts = new Int32Array(LISTS).fill(NOBODY);
  const others = new Int32Array(cells);
  const dues = new Float64Array(cells);
  const woken = new Int32Array(cells);
  let taken = -1;

  const link = (cell: number, step: number): void => {
    const list = Math.min(step, taken + LISTS) % LISTS;
    others[cell] = firsts[list] ?? NOBODY;
    firsts[list] = cell;
  };

  return {
    woken,
    enter: (cell, step) => {
      if (step === Number.POSITIVE_INFINITY) return;
      dues[cell] = step;
      link(cell, step);
    },
    take: (k) => {
      taken = k;
      const list = k % LISTS;
      let cell = firsts[list] ?? NOBODY;
      firsts[list] = NOBODY;
      let count = 0;
      while (cell !== NOBODY) {
        const other = others[cell] ?? NOBODY;
        const due = dues[cell] ?? k;
        if (due > k) link(cell, due);
        else {
          woken[count] = cell;
          count += 1;
        }
        cell = other;
      }
      sort(woken, count);
      return count;
    },
    clear: (k) => {
      firsts.fill(NOBODY);
      taken = k - 1;
    },
  };
}

function sort(numbers: Int32Array, count: number): void {
  if (count > FEW) {
    numbers.subarray(0, count).sort();
    return;
  }
  for (let end = 1; end < count; end++) {
    const number = numbers[end] ?? 0;
    let place = end;
    for (; place > 0 && (numbers[place - 1] ?? 0) > number; place--) numbers[place] = numbers[place - 1] ?? 0;
    numbers[place] = number;
  }
}
