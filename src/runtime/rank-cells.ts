/**
 * The rank of each cell's number among those of all: how many are greater, or the same and of a smaller index. NaN comes
 * last. Cells are sorted by merging ranges of them, which keeps those with the same number in their order: about
 * n log2(n) comparisons, and no memory but what was taken once.
 */

/** Returns a function that stores the ranks of so many numbers from one place on at another. */
export function makeRanking(numbers: Float64Array): (from: number, to: number, cells: number) => void {
  let order = new Int32Array(0);
  let merged = new Int32Array(0);

  /** Whether a cell of a later range comes before one of an earlier range. */
  const isBefore = (later: number, earlier: number): boolean =>
    later > earlier || (Number.isNaN(earlier) && !Number.isNaN(later));

  /** Merges the ranges of cells from `first` to `middle` and from there to `end`. */
  const merge = (from: number, first: number, middle: number, end: number): void => {
    let [left, right] = [first, middle];
    for (let place = first; place < end; place++) {
      const isRight =
        left >= middle ||
        (right < end &&
          isBefore(numbers[from + (order[right] ?? 0)] ?? 0, numbers[from + (order[left] ?? 0)] ?? 0));
      merged[place] = (isRight ? order[right++] : order[left++]) ?? 0;
    }
  };

  return (from, to, cells) => {
    if (order.length !== cells) {
      order = new Int32Array(cells);
      merged = new Int32Array(cells);
    }
    for (let cell = 0; cell < cells; cell++) order[cell] = cell;
    for (let length = 1; length < cells; length *= 2) {
      for (let first = 0; first < cells; first += 2 * length) {
        merge(from, first, Math.min(first + length, cells), Math.min(first + 2 * length, cells));
      }
      [order, merged] = [merged, order];
    }
    for (let place = 0; place < cells; place++) numbers[to + (order[place] ?? 0)] = place;
  };
}
