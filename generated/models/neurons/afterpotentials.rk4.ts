// Generated from models/neurons/generalized-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of Afterpotentials, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** Q, afterpotentials: after a spike the potential goes up, then below rest. 200 ms. */
export const model = {
  name: "Afterpotentials",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/generalized-integrate-and-fire.axo",
  timeUnit: "ms",
  doc: "Q, afterpotentials: after a spike the potential goes up, then below rest. 200 ms.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "g", index: 0, unit: "1/ms", default: 0.05, doc: "rate of the leak, conductance over capacitance" },
  { name: "E_L", index: 1, unit: "mV", default: -70, doc: "resting potential" },
  { name: "V_reset", index: 2, unit: "mV", default: -70, doc: "the potential after a spike" },
  { name: "a", index: 3, unit: "1/ms", default: 0.005, doc: "by how much the potential moves the threshold, per time" },
  { name: "b", index: 4, unit: "1/ms", default: 0.01, doc: "rate at which the threshold goes back" },
  { name: "threshold_rest", index: 5, unit: "mV", default: -50, doc: "where the threshold goes back to" },
  { name: "threshold_reset", index: 6, unit: "mV", default: -60, doc: "the least that the threshold is after a spike" },
  { name: "k_1", index: 7, unit: "1/ms", default: 0.2, doc: "rate at which the first current decays" },
  { name: "k_2", index: 8, unit: "1/ms", default: 0.02, doc: "rate at which the second current decays" },
  { name: "R_1", index: 9, unit: "1", default: 0, doc: "how much of the first current a spike leaves" },
  { name: "R_2", index: 10, unit: "1", default: 1, doc: "how much of the second current a spike leaves" },
  { name: "A_1", index: 11, unit: "mV/ms", default: 5, doc: "what a spike adds to the first current" },
  { name: "A_2", index: 12, unit: "mV/ms", default: -0.3, doc: "what a spike adds to the second current" },
] as const;
/** What arrives from outside. */
export const inputs = [] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 13, unit: "mV", initial: -70, doc: "membrane potential" },
  { name: "threshold", index: 14, unit: "mV", initial: -50, doc: "where the cell fires" },
  { name: "I_1", index: 15, unit: "mV/ms", initial: 0, doc: "current that spikes set, the fast one" },
  { name: "I_2", index: 16, unit: "mV/ms", initial: 0, doc: "current that spikes set, the slow one" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0.05, // g, 1/ms
    -70, // E_L, mV
    -70, // V_reset, mV
    0.005, // a, 1/ms
    0.01, // b, 1/ms
    -50, // threshold_rest, mV
    -60, // threshold_reset, mV
    0.2, // k_1, 1/ms
    0.02, // k_2, 1/ms
    0, // R_1, 1
    1, // R_2, 1
    5, // A_1, mV/ms
    -0.3, // A_2, mV/ms
    -70, // v, mV
    -50, // threshold, mV
    0, // I_1, mV/ms
    0, // I_2, mV/ms
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, p: number, q: number, dt: number): number {
  const E_L = numbers[1]; // E_L, mV (parameter)
  const v = numbers[13]; // v, mV (state)
  const g = numbers[0]; // g, 1/ms (parameter)
  const I_1 = numbers[15]; // I_1, mV/ms (state)
  const I_2 = numbers[16]; // I_2, mV/ms (state)
  const a = numbers[3]; // a, 1/ms (parameter)
  const b = numbers[4]; // b, 1/ms (parameter)
  const threshold_rest = numbers[5]; // threshold_rest, mV (parameter)
  const threshold = numbers[14]; // threshold, mV (state)
  const k_1 = numbers[7]; // k_1, 1/ms (parameter)
  const k_2 = numbers[8]; // k_2, 1/ms (parameter)
  const R_1 = numbers[9]; // R_1, 1 (parameter)
  const A_1 = numbers[11]; // A_1, mV/ms (parameter)
  const R_2 = numbers[10]; // R_2, 1 (parameter)
  const A_2 = numbers[12]; // A_2, mV/ms (parameter)
  const threshold_reset = numbers[6]; // threshold_reset, mV (parameter)
  const V_reset = numbers[2]; // V_reset, mV (parameter)
  const t_mid = ((2 * k + 1) * p) / (2 * q);

  const I = t_mid >= 0 && t_mid < 15 ? 2 : 0;
  const v_minus_E_L = v - E_L;
  const dv_dt = I + I_1 + I_2 - g * v_minus_E_L;
  const dthreshold_dt = a * v_minus_E_L - b * (threshold - threshold_rest);
  const negate_of = -k_1;
  const dI_1_dt = negate_of * I_1;
  const negate_of_2 = -k_2;
  const dI_2_dt = negate_of_2 * I_2;
  const v_2 = v + dt * (0.5 * dv_dt);
  const threshold_2 = threshold + dt * (0.5 * dthreshold_dt);
  const I_1_2 = I_1 + dt * (0.5 * dI_1_dt);
  const I_2_2 = I_2 + dt * (0.5 * dI_2_dt);
  const v_2_minus_E_L = v_2 - E_L;
  const dv_dt_2 = I + I_1_2 + I_2_2 - g * v_2_minus_E_L;
  const dthreshold_dt_2 = a * v_2_minus_E_L - b * (threshold_2 - threshold_rest);
  const dI_1_dt_2 = negate_of * I_1_2;
  const dI_2_dt_2 = negate_of_2 * I_2_2;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const threshold_3 = threshold + dt * (0.5 * dthreshold_dt_2);
  const I_1_3 = I_1 + dt * (0.5 * dI_1_dt_2);
  const I_2_3 = I_2 + dt * (0.5 * dI_2_dt_2);
  const v_3_minus_E_L = v_3 - E_L;
  const dv_dt_3 = I + I_1_3 + I_2_3 - g * v_3_minus_E_L;
  const dthreshold_dt_3 = a * v_3_minus_E_L - b * (threshold_3 - threshold_rest);
  const dI_1_dt_3 = negate_of * I_1_3;
  const dI_2_dt_3 = negate_of_2 * I_2_3;
  const v_4 = v + dt * dv_dt_3;
  const threshold_4 = threshold + dt * dthreshold_dt_3;
  const I_1_4 = I_1 + dt * dI_1_dt_3;
  const I_2_4 = I_2 + dt * dI_2_dt_3;
  const v_4_minus_E_L = v_4 - E_L;
  const dv_dt_4 = I + I_1_4 + I_2_4 - g * v_4_minus_E_L;
  const dthreshold_dt_4 = a * v_4_minus_E_L - b * (threshold_4 - threshold_rest);
  const dI_1_dt_4 = negate_of * I_1_4;
  const dI_2_dt_4 = negate_of_2 * I_2_4;
  // dv/dt = I + I_1 + I_2 - g * (v - E_L)
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // dthreshold/dt = a * (v - E_L) - b * (threshold - threshold_rest)
  const threshold_next = threshold + dt * (0.16666666666666666 * dthreshold_dt + 0.3333333333333333 * dthreshold_dt_2 + 0.3333333333333333 * dthreshold_dt_3 + 0.16666666666666666 * dthreshold_dt_4);
  // dI_1/dt = -k_1 * I_1
  const I_1_next = I_1 + dt * (0.16666666666666666 * dI_1_dt + 0.3333333333333333 * dI_1_dt_2 + 0.3333333333333333 * dI_1_dt_3 + 0.16666666666666666 * dI_1_dt_4);
  // dI_2/dt = -k_2 * I_2
  const I_2_next = I_2 + dt * (0.16666666666666666 * dI_2_dt + 0.3333333333333333 * dI_2_dt_2 + 0.3333333333333333 * dI_2_dt_3 + 0.16666666666666666 * dI_2_dt_4);
  const spikes = v_next >= threshold_next;
  // on spike: I_1 = R_1 * I_1 + A_1
  const I_1_5 = spikes ? R_1 * I_1_next + A_1 : I_1_next;
  // on spike: I_2 = R_2 * I_2 + A_2
  const I_2_5 = spikes ? R_2 * I_2_next + A_2 : I_2_next;
  // on spike: v = V_reset
  const v_5 = spikes ? V_reset : v_next;
  // on spike: threshold = max(threshold_reset, threshold)
  const threshold_5 = spikes ? Math.max(threshold_reset, threshold_next) : threshold_next;
  // spike when v >= threshold
  const spike_count = spikes ? 1 : 0;

  numbers[13] = v_5; // v
  numbers[14] = threshold_5; // threshold
  numbers[15] = I_1_5; // I_1
  numbers[16] = I_2_5; // I_2
  return spike_count;
}
