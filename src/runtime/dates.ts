/** Returns the numbers of the grid points nearest to times, in increasing order; round(T / dt) = floor(T / dt + 1/2 + 1e-9). */
export function datesOfTimes(times: ArrayLike<number>, dt: number): Float64Array {
  return Float64Array.from(times, (time) => Math.floor(time / dt + 0.5 + 1e-9)).sort();
}
