// Generated from models/neurons/izhikevich-capacitance.axo by `npm run generate`; do not edit.
/** The numbers of one cell of FastSpikingInterneuron, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number];

/** Interneuron of the visual cortex, figure 8.27: the recovery is a cubic of the potential and does not jump. */
export const model = {
  name: "FastSpikingInterneuron",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/izhikevich-capacitance.axo",
  timeUnit: "ms",
  doc: "Interneuron of the visual cortex, figure 8.27: the recovery is a cubic of the potential and does not jump.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "pF", default: 20 },
  { name: "k", index: 1, unit: "nS/mV", default: 1 },
  { name: "v_rest", index: 2, unit: "mV", default: -55 },
  { name: "v_threshold", index: 3, unit: "mV", default: -40 },
  { name: "v_peak", index: 4, unit: "mV", default: 25 },
  { name: "a", index: 5, unit: "1/ms", default: 0.2 },
  { name: "b", index: 6, unit: "nS/mV/mV", default: 0.025, doc: "of the cubic" },
  { name: "v_b", index: 7, unit: "mV", default: -55, doc: "potential at which the cubic begins" },
  { name: "c", index: 8, unit: "mV", default: -45, doc: "potential after a spike" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 9, unit: "pA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 10, unit: "mV", initial: -55, doc: "membrane potential" },
  { name: "u", index: 11, unit: "pA", initial: 0, doc: "recovery current" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    20, // C, pF
    1, // k, nS/mV
    -55, // v_rest, mV
    -40, // v_threshold, mV
    25, // v_peak, mV
    0.2, // a, 1/ms
    0.025, // b, nS/mV/mV
    -55, // v_b, mV
    -45, // c, mV
    0, // I, pA
    -55, // v, mV
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
  const I = numbers[9]; // I, pA (input)
  const v = numbers[10]; // v, mV (state)
  const u = numbers[11]; // u, pA (state)
  const v_b = numbers[7]; // v_b, mV (parameter)
  const a = numbers[5]; // a, 1/ms (parameter)
  const b = numbers[6]; // b, nS/mV/mV (parameter)
  const v_peak = numbers[4]; // v_peak, mV (parameter)
  const c = numbers[8]; // c, mV (parameter)

  const dv_dt = (k * (v - v_rest) * (v - v_threshold) - u + I) / C;
  const v_minus_v_b = v - v_b;
  const du_dt = a * ((v < v_b ? 0 : b * (v_minus_v_b * v_minus_v_b * v_minus_v_b)) - u);
  const v_2 = v + dt * (0.5 * dv_dt);
  const u_2 = u + dt * (0.5 * du_dt);
  const dv_dt_2 = (k * (v_2 - v_rest) * (v_2 - v_threshold) - u_2 + I) / C;
  const v_2_minus_v_b = v_2 - v_b;
  const du_dt_2 = a * ((v_2 < v_b ? 0 : b * (v_2_minus_v_b * v_2_minus_v_b * v_2_minus_v_b)) - u_2);
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const u_3 = u + dt * (0.5 * du_dt_2);
  const dv_dt_3 = (k * (v_3 - v_rest) * (v_3 - v_threshold) - u_3 + I) / C;
  const v_3_minus_v_b = v_3 - v_b;
  const du_dt_3 = a * ((v_3 < v_b ? 0 : b * (v_3_minus_v_b * v_3_minus_v_b * v_3_minus_v_b)) - u_3);
  const v_4 = v + dt * dv_dt_3;
  const u_4 = u + dt * du_dt_3;
  const dv_dt_4 = (k * (v_4 - v_rest) * (v_4 - v_threshold) - u_4 + I) / C;
  const v_4_minus_v_b = v_4 - v_b;
  const du_dt_4 = a * ((v_4 < v_b ? 0 : b * (v_4_minus_v_b * v_4_minus_v_b * v_4_minus_v_b)) - u_4);
  // dv/dt = (k * (v - v_rest) * (v - v_threshold) - u + I) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // du/dt = a * ((if v < v_b then 0 else b * (v - v_b)^3) - u)
  const u_next = u + dt * (0.16666666666666666 * du_dt + 0.3333333333333333 * du_dt_2 + 0.3333333333333333 * du_dt_3 + 0.16666666666666666 * du_dt_4);
  const spikes = v_next >= v_peak;
  // on spike: v = c
  const v_5 = spikes ? c : v_next;
  // spike when v >= v_peak
  const spike_count = spikes ? 1 : 0;

  numbers[11] = u_next; // u
  numbers[10] = v_5; // v
  return spike_count;
}
