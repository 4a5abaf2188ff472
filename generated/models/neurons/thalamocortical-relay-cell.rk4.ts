// Generated from models/neurons/izhikevich-capacitance.axo by `npm run generate`; do not edit.
/** The numbers of one cell of ThalamocorticalRelayCell, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** Relay cell of the thalamus, figure 8.31: tonic spikes from rest, a burst from below. */
export const model = {
  name: "ThalamocorticalRelayCell",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/izhikevich-capacitance.axo",
  timeUnit: "ms",
  doc: "Relay cell of the thalamus, figure 8.31: tonic spikes from rest, a burst from below.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "pF", default: 200 },
  { name: "k", index: 1, unit: "nS/mV", default: 1.6 },
  { name: "v_rest", index: 2, unit: "mV", default: -60 },
  { name: "v_threshold", index: 3, unit: "mV", default: -50 },
  { name: "v_peak", index: 4, unit: "mV", default: 35, doc: "peak of a spike where there is no recovery" },
  { name: "u_effect", index: 5, unit: "GOhm", default: 0.1, doc: "how far the recovery raises the peak, and lowers the potential after it" },
  { name: "a", index: 6, unit: "1/ms", default: 0.01 },
  { name: "b", index: 7, unit: "nS", default: 15, doc: "of the recovery, at and below v_b" },
  { name: "v_b", index: 8, unit: "mV", default: -65, doc: "potential below which there is a recovery" },
  { name: "c", index: 9, unit: "mV", default: -60, doc: "potential after a spike where there is no recovery" },
  { name: "d", index: 10, unit: "pA", default: 10, doc: "jump of the recovery at a spike" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 11, unit: "pA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 12, unit: "mV", initial: -60, doc: "membrane potential" },
  { name: "u", index: 13, unit: "pA", initial: 0, doc: "recovery current" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    200, // C, pF
    1.6, // k, nS/mV
    -60, // v_rest, mV
    -50, // v_threshold, mV
    35, // v_peak, mV
    0.1, // u_effect, GOhm
    0.01, // a, 1/ms
    15, // b, nS
    -65, // v_b, mV
    -60, // c, mV
    10, // d, pA
    0, // I, pA
    -60, // v, mV
    0, // u, pA
  ];
}

/**
 * Does step k_2, from k_2 p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k_2: number, _p: number, _q: number, dt: number): number {
  const C = numbers[0]; // C, pF (parameter)
  const k = numbers[1]; // k, nS/mV (parameter)
  const v_rest = numbers[2]; // v_rest, mV (parameter)
  const v_threshold = numbers[3]; // v_threshold, mV (parameter)
  const I = numbers[11]; // I, pA (input)
  const v = numbers[12]; // v, mV (state)
  const u = numbers[13]; // u, pA (state)
  const a = numbers[6]; // a, 1/ms (parameter)
  const b = numbers[7]; // b, nS (parameter)
  const v_b = numbers[8]; // v_b, mV (parameter)
  const u_effect = numbers[5]; // u_effect, GOhm (parameter)
  const v_peak = numbers[4]; // v_peak, mV (parameter)
  const c = numbers[9]; // c, mV (parameter)
  const d = numbers[10]; // d, pA (parameter)

  const dv_dt = (k * (v - v_rest) * (v - v_threshold) - u + I) / C;
  const du_dt = a * ((v <= v_b ? b * (v - v_b) : 0) - u);
  const v_2 = v + dt * (0.5 * dv_dt);
  const u_2 = u + dt * (0.5 * du_dt);
  const dv_dt_2 = (k * (v_2 - v_rest) * (v_2 - v_threshold) - u_2 + I) / C;
  const du_dt_2 = a * ((v_2 <= v_b ? b * (v_2 - v_b) : 0) - u_2);
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const u_3 = u + dt * (0.5 * du_dt_2);
  const dv_dt_3 = (k * (v_3 - v_rest) * (v_3 - v_threshold) - u_3 + I) / C;
  const du_dt_3 = a * ((v_3 <= v_b ? b * (v_3 - v_b) : 0) - u_3);
  const v_4 = v + dt * dv_dt_3;
  const u_4 = u + dt * du_dt_3;
  const dv_dt_4 = (k * (v_4 - v_rest) * (v_4 - v_threshold) - u_4 + I) / C;
  const du_dt_4 = a * ((v_4 <= v_b ? b * (v_4 - v_b) : 0) - u_4);
  // dv/dt = (k * (v - v_rest) * (v - v_threshold) - u + I) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // du/dt = a * ((if v <= v_b then b * (v - v_b) else 0) - u)
  const u_next = u + dt * (0.16666666666666666 * du_dt + 0.3333333333333333 * du_dt_2 + 0.3333333333333333 * du_dt_3 + 0.16666666666666666 * du_dt_4);
  const u_effect_times_u = u_effect * u_next;
  const spikes = v_next >= v_peak + u_effect_times_u;
  // on spike: v = c - u_effect * u
  const v_5 = spikes ? c - u_effect_times_u : v_next;
  // on spike: u = u + d
  const u_5 = spikes ? u_next + d : u_next;
  // spike when v >= v_peak + u_effect * u
  const spike_count = spikes ? 1 : 0;

  numbers[12] = v_5; // v
  numbers[13] = u_5; // u
  return spike_count;
}
