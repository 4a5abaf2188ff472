// Generated from models/neurons/hopfield-unit.axo by `npm run generate`; do not edit.
/** The numbers of one cell of BipolarHopfieldUnit, in the units given below. */
export type Numbers = [number, number, number, number, number];

/** Off is -1, as in the theory of spin glasses. */
export const model = {
  name: "BipolarHopfieldUnit",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/hopfield-unit.axo",
  timeUnit: "ms",
  doc: "Off is -1, as in the theory of spin glasses.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "U", index: 0, unit: "1", default: 0, doc: "the input above which the unit goes on" },
  { name: "low", index: 1, unit: "1", default: -1, doc: "value of the unit when it is off" },
  { name: "high", index: 2, unit: "1", default: 1, doc: "value of the unit when it is on" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 3, unit: "1", default: 0, doc: "sum of what the others send" },
] as const;
/** The state variables. */
export const states = [
  { name: "V", index: 4, unit: "1", initial: -1, doc: "off or on" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0, // U, 1
    -1, // low, 1
    1, // high, 1
    0, // I, 1
    -1, // V, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, _dt: number): number {
  const U = numbers[0]; // U, 1 (parameter)
  const high = numbers[2]; // high, 1 (parameter)
  const I = numbers[3]; // I, 1 (input)
  const V = numbers[4]; // V, 1 (state)
  const low = numbers[1]; // low, 1 (parameter)

  // on step: V = high; on step: V = low
  const V_2 = I < U ? low : I > U ? high : V;
  const spikes = V_2 > V;
  // spike when V > old(V)
  const spike_count = spikes ? 1 : 0;

  numbers[4] = V_2; // V
  return spike_count;
}
