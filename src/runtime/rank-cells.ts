/**
 * The rank of each cell's number among those of all: how many are greater, or the same and of a smaller index. NaN comes
 * last. Cells are sorted by merging ranges of them, which keeps those with the same number in their order: about
 * n log2(n) comparisons, and no memory but what was taken once. Numbers go along with the cells that they are of, so that
 * memory is gone through in order.
 */

/** Cells that are sorted, or merged, at once: less than a millisecond. */
const PIECE = 1 << 12;
/** Cells that are sorted without merging: of so few that is faster. */
const RUN = 16;

/** Cells in the order of their numbers, as far as they are sorted. */
interface Order {
  readonly values: Float64Array;
  readonly cells: Int32Array;
}

/**
 * Returns a function that stores the ranks of so many numbers from one place on at another, and returns whether it is done:
 * if not, it is to be called again, with `isBegun`, until it is.
 */
export function makeRanking(
  numbers: Float64Array,
): (from: number, to: number, cells: number, isBegun: boolean) => boolean {
  let orders = [makeOrder(0), makeOrder(0)] as const;
  let work: Iterator<undefined, void> | undefined;
  return (from, to, cells, isBegun) => {
    if (orders[0].cells.length !== cells) orders = [makeOrder(cells), makeOrder(cells)];
    const [order, other] = orders;
    if (cells <= PIECE) {
      store(numbers, to, sortPiece(numbers, from, order, other, 0, cells), 0, cells);
      return true;
    }
    if (!isBegun || work === undefined) work = rankInPieces(numbers, from, to, order, other);
    return work.next().done === true;
  };
}

function makeOrder(cells: number): Order {
  return { values: new Float64Array(cells), cells: new Int32Array(cells) };
}

function* rankInPieces(
  numbers: Float64Array,
  from: number,
  to: number,
  order: Order,
  other: Order,
): Generator<undefined, void> {
  const cells = order.cells.length;
  // All but the last piece take as many merges, and leave what they sorted in the same of the two.
  let [sorted, free] = [order, other];
  for (let first = 0; first < cells; first += PIECE) {
    const end = Math.min(first + PIECE, cells);
    const where = sortPiece(numbers, from, order, other, first, end);
    if (first === 0) [sorted, free] = where === order ? [order, other] : [other, order];
    else if (where !== sorted) copy(where, sorted, first, end);
    yield;
  }
  for (let length = PIECE; length < cells; length *= 2) {
    for (let first = 0; first < cells; first += 2 * length) {
      const [middle, end] = [Math.min(first + length, cells), Math.min(first + 2 * length, cells)];
      let left = first;
      for (let place = first; place < end; ) {
        const next = Math.min(place + PIECE, end);
        left = merge(sorted, free, left, middle, end, place, next);
        place = next;
        yield;
      }
    }
    [sorted, free] = [free, sorted];
  }
  for (let first = 0; first < cells; first += PIECE) {
    store(numbers, to, sorted, first, Math.min(first + PIECE, cells));
    yield;
  }
}

/** Sorts the cells from `first` to `end`, and returns where they are then. */
function sortPiece(
  numbers: Float64Array,
  from: number,
  order: Order,
  other: Order,
  first: number,
  end: number,
): Order {
  for (let start = first; start < end; start += RUN) {
    insertCells(numbers, from, order, start, Math.min(start + RUN, end));
  }
  let sorted = order;
  let free = other;
  for (let length = RUN; length < end - first; length *= 2) {
    for (let start = first; start < end; start += 2 * length) {
      const middle = Math.min(start + length, end);
      const stop = Math.min(start + 2 * length, end);
      merge(sorted, free, start, middle, stop, start, stop);
    }
    const last = sorted;
    sorted = free;
    free = last;
  }
  return sorted;
}

/** Sorts a few cells by putting each where it belongs among those before it. */
function insertCells(
  numbers: Float64Array,
  from: number,
  { values, cells }: Order,
  first: number,
  end: number,
): void {
  for (let cell = first; cell < end; cell++) {
    const value = numbers[from + cell] ?? 0;
    let place = cell;
    for (; place > first && isBefore(value, values[place - 1] ?? 0); place--) {
      values[place] = values[place - 1] ?? 0;
      cells[place] = cells[place - 1] ?? 0;
    }
    values[place] = value;
    cells[place] = cell;
  }
}

/**
 * Merges two sorted ranges, that which `left` is in, up to `middle`, and that from there to `end`, into the places from `place`
 * to `until` of another order. Returns where the first is to be gone on with: the second follows from it.
 */
function merge(
  { values, cells }: Order,
  into: Order,
  left: number,
  middle: number,
  end: number,
  place: number,
  until: number,
): number {
  const { values: intoValues, cells: intoCells } = into;
  // What was merged before came from one of the two.
  let right = place + middle - left;
  let next = left;
  for (let at = place; at < until; at++) {
    const isRight = next >= middle || (right < end && isBefore(values[right] ?? 0, values[next] ?? 0));
    const taken = isRight ? right++ : next++;
    intoValues[at] = values[taken] ?? 0;
    intoCells[at] = cells[taken] ?? 0;
  }
  return next;
}

/** Whether a cell of the second range comes before one of the first. */
function isBefore(second: number, first: number): boolean {
  return second > first || (Number.isNaN(first) && !Number.isNaN(second));
}

function copy(from: Order, to: Order, first: number, end: number): void {
  to.values.set(from.values.subarray(first, end), first);
  to.cells.set(from.cells.subarray(first, end), first);
}

function store(numbers: Float64Array, to: number, { cells }: Order, first: number, end: number): void {
  for (let place = first; place < end; place++) numbers[to + (cells[place] ?? 0)] = place;
}
