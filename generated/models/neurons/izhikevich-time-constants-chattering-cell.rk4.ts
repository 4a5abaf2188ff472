// Generated from models/neurons/izhikevich-time-constants.axo by `npm run generate`; do not edit.
/** The numbers of one cell of ChatteringCell, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number];

/** Bursts of closely spaced spikes. */
export const model = {
  name: "ChatteringCell",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/izhikevich-time-constants.axo",
  timeUnit: "ms",
  doc: "Bursts of closely spaced spikes.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_m", index: 0, unit: "1", default: 1, doc: "membrane time constant" },
  { name: "tau_w", index: 1, unit: "1", default: 50, doc: "time constant of the recovery" },
  { name: "R", index: 2, unit: "1", default: 1, doc: "membrane resistance" },
  { name: "coupling", index: 3, unit: "1", default: 0.2, doc: "sensitivity of the recovery to the potential" },
  { name: "v_threshold", index: 4, unit: "1", default: 30 },
  { name: "v_reset", index: 5, unit: "1", default: -50, doc: "potential after a spike" },
  { name: "w_jump", index: 6, unit: "1", default: 2, doc: "jump of the recovery at a spike" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 7, unit: "1", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 8, unit: "1", initial: -65, doc: "membrane potential" },
  { name: "w", index: 9, unit: "1", initial: -13, doc: "recovery" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // tau_m, 1
    50, // tau_w, 1
    1, // R, 1
    0.2, // coupling, 1
    30, // v_threshold, 1
    -50, // v_reset, 1
    2, // w_jump, 1
    0, // I, 1
    -65, // v, 1
    -13, // w, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const R = numbers[2]; // R, 1 (parameter)
  const I = numbers[7]; // I, 1 (input)
  const tau_m = numbers[0]; // tau_m, 1 (parameter)
  const v = numbers[8]; // v, 1 (state)
  const w = numbers[9]; // w, 1 (state)
  const tau_w = numbers[1]; // tau_w, 1 (parameter)
  const coupling = numbers[3]; // coupling, 1 (parameter)
  const v_threshold = numbers[4]; // v_threshold, 1 (parameter)
  const w_jump = numbers[6]; // w_jump, 1 (parameter)
  const v_reset = numbers[5]; // v_reset, 1 (parameter)

  const R_times_I = R * I;
  const dv_dt = (0.04 * (v * v) + 5 * v + 140 - w + R_times_I) / tau_m;
  const dw_dt = (coupling * v - w) / tau_w;
  const v_2 = v + dt * (0.5 * dv_dt);
  const w_2 = w + dt * (0.5 * dw_dt);
  const dv_dt_2 = (0.04 * (v_2 * v_2) + 5 * v_2 + 140 - w_2 + R_times_I) / tau_m;
  const dw_dt_2 = (coupling * v_2 - w_2) / tau_w;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const w_3 = w + dt * (0.5 * dw_dt_2);
  const dv_dt_3 = (0.04 * (v_3 * v_3) + 5 * v_3 + 140 - w_3 + R_times_I) / tau_m;
  const dw_dt_3 = (coupling * v_3 - w_3) / tau_w;
  const v_4 = v + dt * dv_dt_3;
  const w_4 = w + dt * dw_dt_3;
  const dv_dt_4 = (0.04 * (v_4 * v_4) + 5 * v_4 + 140 - w_4 + R_times_I) / tau_m;
  const dw_dt_4 = (coupling * v_4 - w_4) / tau_w;
  // dv/dt = (0.04 * v^2 + 5 * v + 140 - w + R * I) / tau_m
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // dw/dt = (coupling * v - w) / tau_w
  const w_next = w + dt * (0.16666666666666666 * dw_dt + 0.3333333333333333 * dw_dt_2 + 0.3333333333333333 * dw_dt_3 + 0.16666666666666666 * dw_dt_4);
  const spikes = v_next > v_threshold;
  // on spike: v = v_reset
  const v_5 = spikes ? v_reset : v_next;
  // on spike: w = w + w_jump
  const w_5 = spikes ? w_next + w_jump : w_next;
  // spike when v > v_threshold
  const spike_count = spikes ? 1 : 0;

  numbers[8] = v_5; // v
  numbers[9] = w_5; // w
  return spike_count;
}
