// Generated from models/neurons/resonate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of ResonateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number];

/** neuron ResonateAndFire */
export const model = {
  name: "ResonateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/resonate-and-fire.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "b", index: 0, unit: "1", default: -1, doc: "how fast oscillations grow; below 0 they die out" },
  { name: "omega", index: 1, unit: "1", default: 10, doc: "frequency of oscillations, radians per unit of time" },
  { name: "threshold", index: 2, unit: "1", default: 1, doc: "the value of y at which the cell fires" },
  { name: "x_reset", index: 3, unit: "1", default: 0, doc: "x after a spike" },
  { name: "y_reset", index: 4, unit: "1", default: 1, doc: "y after a spike" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 5, unit: "1", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "x", index: 6, unit: "1", initial: 0, doc: "what stands for currents" },
  { name: "y", index: 7, unit: "1", initial: 0, doc: "what stands for the membrane potential" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    -1, // b, 1
    10, // omega, 1
    1, // threshold, 1
    0, // x_reset, 1
    1, // y_reset, 1
    0, // I, 1
    0, // x, 1
    0, // y, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, _p: number, _q: number, dt: number): number {
  const b = numbers[0]; // b, 1 (parameter)
  const omega = numbers[1]; // omega, 1 (parameter)
  const I = numbers[5]; // I, 1 (input)
  const x = numbers[6]; // x, 1 (state)
  const y = numbers[7]; // y, 1 (state)
  const threshold = numbers[2]; // threshold, 1 (parameter)
  const x_reset = numbers[3]; // x_reset, 1 (parameter)
  const y_reset = numbers[4]; // y_reset, 1 (parameter)
  const is_first_step = k === 0;

  const dx_dt = b * x - omega * y + I;
  const dy_dt = omega * x + b * y;
  const x_2 = x + dt * (0.5 * dx_dt);
  const y_2 = y + dt * (0.5 * dy_dt);
  const dx_dt_2 = b * x_2 - omega * y_2 + I;
  const dy_dt_2 = omega * x_2 + b * y_2;
  const x_3 = x + dt * (0.5 * dx_dt_2);
  const y_3 = y + dt * (0.5 * dy_dt_2);
  const dx_dt_3 = b * x_3 - omega * y_3 + I;
  const dy_dt_3 = omega * x_3 + b * y_3;
  const x_4 = x + dt * dx_dt_3;
  const y_4 = y + dt * dy_dt_3;
  const dy_dt_4 = omega * x_4 + b * y_4;
  // dy/dt = omega * x + b * y
  const y_next = y + dt * (0.16666666666666666 * dy_dt + 0.3333333333333333 * dy_dt_2 + 0.3333333333333333 * dy_dt_3 + 0.16666666666666666 * dy_dt_4);
  const spikes = !is_first_step && y < threshold && y_next >= threshold;
  // on spike: x = x_reset
  const x_5 = spikes ? x_reset : x + dt * (0.16666666666666666 * dx_dt + 0.3333333333333333 * dx_dt_2 + 0.3333333333333333 * dx_dt_3 + 0.16666666666666666 * (b * x_4 - omega * y_4 + I));
  // on spike: y = y_reset
  const y_5 = spikes ? y_reset : y_next;
  // spike when y crosses threshold
  const spike_count = spikes ? 1 : 0;

  numbers[6] = x_5; // x
  numbers[7] = y_5; // y
  return spike_count;
}
