// Generated from models/neurons/hindmarsh-rose.axo by `npm run generate`; do not edit.
/** The numbers of one cell of HindmarshRose, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number];

/** neuron HindmarshRose */
export const model = {
  name: "HindmarshRose",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/hindmarsh-rose.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "a", index: 0, unit: "1", default: 1, doc: "of the cubic" },
  { name: "b", index: 1, unit: "1", default: 3, doc: "of the square: which of bursts and single spikes" },
  { name: "c", index: 2, unit: "1", default: 1, doc: "constant of the recovery" },
  { name: "d", index: 3, unit: "1", default: 5, doc: "of the recovery's square" },
  { name: "r", index: 4, unit: "1", default: 0.005, doc: "how much slower the adaptation is" },
  { name: "s", index: 5, unit: "1", default: 4, doc: "strength of the adaptation" },
  { name: "x_rest", index: 6, unit: "1", default: -1.618033988749895, doc: "potential at which the adaptation is 0 in the end" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 7, unit: "1", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "x", index: 8, unit: "1", initial: -1.618033988749895, doc: "membrane potential" },
  { name: "y", index: 9, unit: "1", initial: -12.090169943749475, doc: "recovery" },
  { name: "z", index: 10, unit: "1", initial: 0, doc: "adaptation" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // a, 1
    3, // b, 1
    1, // c, 1
    5, // d, 1
    0.005, // r, 1
    4, // s, 1
    -1.618033988749895, // x_rest, 1
    0, // I, 1
    -1.618033988749895, // x, 1
    -12.090169943749475, // y, 1
    0, // z, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, _p: number, _q: number, dt: number): number {
  const x = numbers[8]; // x, 1 (state)
  const a = numbers[0]; // a, 1 (parameter)
  const b = numbers[1]; // b, 1 (parameter)
  const I = numbers[7]; // I, 1 (input)
  const y = numbers[9]; // y, 1 (state)
  const z = numbers[10]; // z, 1 (state)
  const c = numbers[2]; // c, 1 (parameter)
  const d = numbers[3]; // d, 1 (parameter)
  const r = numbers[4]; // r, 1 (parameter)
  const s = numbers[5]; // s, 1 (parameter)
  const x_rest = numbers[6]; // x_rest, 1 (parameter)
  const is_first_step = k === 0;

  const x_times_x = x * x;
  const dx_dt = y - a * (x_times_x * x) + b * x_times_x - z + I;
  const dy_dt = c - d * x_times_x - y;
  const dz_dt = r * (s * (x - x_rest) - z);
  const x_2 = x + dt * (0.5 * dx_dt);
  const y_2 = y + dt * (0.5 * dy_dt);
  const z_2 = z + dt * (0.5 * dz_dt);
  const x_2_times_x_2 = x_2 * x_2;
  const dx_dt_2 = y_2 - a * (x_2_times_x_2 * x_2) + b * x_2_times_x_2 - z_2 + I;
  const dy_dt_2 = c - d * x_2_times_x_2 - y_2;
  const dz_dt_2 = r * (s * (x_2 - x_rest) - z_2);
  const x_3 = x + dt * (0.5 * dx_dt_2);
  const y_3 = y + dt * (0.5 * dy_dt_2);
  const z_3 = z + dt * (0.5 * dz_dt_2);
  const x_3_times_x_3 = x_3 * x_3;
  const dx_dt_3 = y_3 - a * (x_3_times_x_3 * x_3) + b * x_3_times_x_3 - z_3 + I;
  const dy_dt_3 = c - d * x_3_times_x_3 - y_3;
  const dz_dt_3 = r * (s * (x_3 - x_rest) - z_3);
  const x_4 = x + dt * dx_dt_3;
  const y_4 = y + dt * dy_dt_3;
  const z_4 = z + dt * dz_dt_3;
  const x_4_times_x_4 = x_4 * x_4;
  const dx_dt_4 = y_4 - a * (x_4_times_x_4 * x_4) + b * x_4_times_x_4 - z_4 + I;
  const dy_dt_4 = c - d * x_4_times_x_4 - y_4;
  const dz_dt_4 = r * (s * (x_4 - x_rest) - z_4);
  // dx/dt = y - a * x^3 + b * x^2 - z + I
  const x_next = x + dt * (0.16666666666666666 * dx_dt + 0.3333333333333333 * dx_dt_2 + 0.3333333333333333 * dx_dt_3 + 0.16666666666666666 * dx_dt_4);
  // dy/dt = c - d * x^2 - y
  const y_next = y + dt * (0.16666666666666666 * dy_dt + 0.3333333333333333 * dy_dt_2 + 0.3333333333333333 * dy_dt_3 + 0.16666666666666666 * dy_dt_4);
  // dz/dt = r * (s * (x - x_rest) - z)
  const z_next = z + dt * (0.16666666666666666 * dz_dt + 0.3333333333333333 * dz_dt_2 + 0.3333333333333333 * dz_dt_3 + 0.16666666666666666 * dz_dt_4);
  const spikes = !is_first_step && x < 1 && x_next >= 1;
  // spike when x crosses 1
  const spike_count = spikes ? 1 : 0;

  numbers[8] = x_next; // x
  numbers[9] = y_next; // y
  numbers[10] = z_next; // z
  return spike_count;
}
