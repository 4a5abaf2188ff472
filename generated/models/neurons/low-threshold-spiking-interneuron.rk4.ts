// Generated from models/neurons/izhikevich-capacitance.axo by `npm run generate`; do not edit.
/** The numbers of one cell of LowThresholdSpikingInterneuron, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** Interneuron that fires from a low threshold, figure 8.25: spikes get lower and the reset higher as it adapts. */
export const model = {
  name: "LowThresholdSpikingInterneuron",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/izhikevich-capacitance.axo",
  timeUnit: "ms",
  doc: "Interneuron that fires from a low threshold, figure 8.25: spikes get lower and the reset higher as it adapts.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "pF", default: 100 },
  { name: "k", index: 1, unit: "nS/mV", default: 1 },
  { name: "v_rest", index: 2, unit: "mV", default: -56 },
  { name: "v_threshold", index: 3, unit: "mV", default: -42 },
  { name: "v_peak", index: 4, unit: "mV", default: 40, doc: "peak of a spike where there is no recovery" },
  { name: "peak_drop", index: 5, unit: "GOhm", default: 0.1, doc: "how far the recovery lowers the peak" },
  { name: "a", index: 6, unit: "1/ms", default: 0.03 },
  { name: "b", index: 7, unit: "nS", default: 8 },
  { name: "c", index: 8, unit: "mV", default: -53, doc: "potential after a spike where there is no recovery" },
  { name: "reset_rise", index: 9, unit: "GOhm", default: 0.04, doc: "how far the recovery raises the potential after a spike" },
  { name: "d", index: 10, unit: "pA", default: 20, doc: "jump of the recovery at a spike" },
  { name: "u_max", index: 11, unit: "pA", default: 670, doc: "what a spike raises the recovery to at most" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 12, unit: "pA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 13, unit: "mV", initial: -56, doc: "membrane potential" },
  { name: "u", index: 14, unit: "pA", initial: 0, doc: "recovery current" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    100, // C, pF
    1, // k, nS/mV
    -56, // v_rest, mV
    -42, // v_threshold, mV
    40, // v_peak, mV
    0.1, // peak_drop, GOhm
    0.03, // a, 1/ms
    8, // b, nS
    -53, // c, mV
    0.04, // reset_rise, GOhm
    20, // d, pA
    670, // u_max, pA
    0, // I, pA
    -56, // v, mV
    0, // u, pA
  ];
}

/**
 * Does step k_2, from k_2 p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k_2: number, _p: number, _q: number, dt: number): number {
  const v_rest = numbers[2]; // v_rest, mV (parameter)
  const v = numbers[13]; // v, mV (state)
  const C = numbers[0]; // C, pF (parameter)
  const k = numbers[1]; // k, nS/mV (parameter)
  const v_threshold = numbers[3]; // v_threshold, mV (parameter)
  const I = numbers[12]; // I, pA (input)
  const u = numbers[14]; // u, pA (state)
  const a = numbers[6]; // a, 1/ms (parameter)
  const b = numbers[7]; // b, nS (parameter)
  const v_peak = numbers[4]; // v_peak, mV (parameter)
  const peak_drop = numbers[5]; // peak_drop, GOhm (parameter)
  const c = numbers[8]; // c, mV (parameter)
  const reset_rise = numbers[9]; // reset_rise, GOhm (parameter)
  const d = numbers[10]; // d, pA (parameter)
  const u_max = numbers[11]; // u_max, pA (parameter)

  const v_minus_v_rest = v - v_rest;
  const dv_dt = (k * v_minus_v_rest * (v - v_threshold) - u + I) / C;
  const du_dt = a * (b * v_minus_v_rest - u);
  const v_2 = v + dt * (0.5 * dv_dt);
  const u_2 = u + dt * (0.5 * du_dt);
  const v_2_minus_v_rest = v_2 - v_rest;
  const dv_dt_2 = (k * v_2_minus_v_rest * (v_2 - v_threshold) - u_2 + I) / C;
  const du_dt_2 = a * (b * v_2_minus_v_rest - u_2);
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const u_3 = u + dt * (0.5 * du_dt_2);
  const v_3_minus_v_rest = v_3 - v_rest;
  const dv_dt_3 = (k * v_3_minus_v_rest * (v_3 - v_threshold) - u_3 + I) / C;
  const du_dt_3 = a * (b * v_3_minus_v_rest - u_3);
  const v_4 = v + dt * dv_dt_3;
  const u_4 = u + dt * du_dt_3;
  const v_4_minus_v_rest = v_4 - v_rest;
  const dv_dt_4 = (k * v_4_minus_v_rest * (v_4 - v_threshold) - u_4 + I) / C;
  const du_dt_4 = a * (b * v_4_minus_v_rest - u_4);
  // dv/dt = (k * (v - v_rest) * (v - v_threshold) - u + I) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // du/dt = a * (b * (v - v_rest) - u)
  const u_next = u + dt * (0.16666666666666666 * du_dt + 0.3333333333333333 * du_dt_2 + 0.3333333333333333 * du_dt_3 + 0.16666666666666666 * du_dt_4);
  const spikes = v_next >= v_peak - peak_drop * u_next;
  // on spike: v = c + reset_rise * u
  const v_5 = spikes ? c + reset_rise * u_next : v_next;
  // on spike: u = min(u + d, u_max)
  const u_5 = spikes ? Math.min(u_next + d, u_max) : u_next;
  // spike when v >= v_peak - peak_drop * u
  const spike_count = spikes ? 1 : 0;

  numbers[13] = v_5; // v
  numbers[14] = u_5; // u
  return spike_count;
}
