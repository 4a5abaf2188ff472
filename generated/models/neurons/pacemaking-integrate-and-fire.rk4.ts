// Generated from models/neurons/simple-leaky-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of PacemakingIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number];

/** Rests above its own threshold, so it fires without input, every 3.1 ms. */
export const model = {
  name: "PacemakingIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/simple-leaky-integrate-and-fire.axo",
  timeUnit: "ms",
  doc: "Rests above its own threshold, so it fires without input, every 3.1 ms.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "g", index: 0, unit: "1/ms", default: 0.1, doc: "rate of the leak" },
  { name: "E", index: 1, unit: "mV", default: 0, doc: "what the potential leaks towards" },
  { name: "V_threshold", index: 2, unit: "mV", default: -55, doc: "the potential at which the cell fires" },
  { name: "V_reset", index: 3, unit: "mV", default: -75, doc: "the potential after a spike" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 4, unit: "mV/ms", default: 0, doc: "rate at which input raises the potential" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 5, unit: "mV", initial: -75, doc: "membrane potential" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0.1, // g, 1/ms
    0, // E, mV
    -55, // V_threshold, mV
    -75, // V_reset, mV
    0, // I, mV/ms
    -75, // v, mV
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const g = numbers[0]; // g, 1/ms (parameter)
  const E = numbers[1]; // E, mV (parameter)
  const I = numbers[4]; // I, mV/ms (input)
  const v = numbers[5]; // v, mV (state)
  const V_threshold = numbers[2]; // V_threshold, mV (parameter)
  const V_reset = numbers[3]; // V_reset, mV (parameter)

  const negate_of = -g;
  const dv_dt = negate_of * (v - E) + I;
  const v_2 = v + dt * (0.5 * dv_dt);
  const dv_dt_2 = negate_of * (v_2 - E) + I;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const dv_dt_3 = negate_of * (v_3 - E) + I;
  const v_4 = v + dt * dv_dt_3;
  const dv_dt_4 = negate_of * (v_4 - E) + I;
  // dv/dt = -g * (v - E) + I
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  const spikes = v_next >= V_threshold;
  // on spike: v = V_reset
  const v_5 = spikes ? V_reset : v_next;
  // spike when v >= V_threshold
  const spike_count = spikes ? 1 : 0;

  numbers[5] = v_5; // v
  return spike_count;
}
