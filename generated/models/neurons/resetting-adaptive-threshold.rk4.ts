// Generated from models/neurons/adaptive-threshold-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of ResettingAdaptiveThreshold, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number];

/** Goes back to a fixed potential at a spike, and sums its input by a synaptic current, as LSNN in norse does. */
export const model = {
  name: "ResettingAdaptiveThreshold",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/adaptive-threshold-integrate-and-fire.axo",
  timeUnit: "ms",
  doc: "Goes back to a fixed potential at a spike, and sums its input by a synaptic current, as LSNN in norse does.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_m", index: 0, unit: "ms", default: 10, doc: "membrane time constant" },
  { name: "tau_synapse", index: 1, unit: "ms", default: 5, doc: "time constant of the synaptic current" },
  { name: "tau_a", index: 2, unit: "ms", default: 800, doc: "how long the threshold takes to sink" },
  { name: "E_L", index: 3, unit: "mV", default: 0, doc: "resting potential" },
  { name: "V_threshold", index: 4, unit: "mV", default: 1, doc: "threshold of a cell that has not fired" },
  { name: "V_reset", index: 5, unit: "mV", default: 0, doc: "the potential after a spike" },
  { name: "jump", index: 6, unit: "mV", default: 1.8, doc: "by how much a spike raises the threshold" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 7, unit: "mV/ms", default: 0, doc: "rate at which input raises the synaptic current" },
] as const;
/** The state variables. */
export const states = [
  { name: "i", index: 8, unit: "mV", initial: 0, doc: "synaptic current, by what it would raise the potential in the end" },
  { name: "v", index: 9, unit: "mV", initial: 0, doc: "membrane potential" },
  { name: "threshold", index: 10, unit: "mV", initial: 1, doc: "where the cell fires" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    10, // tau_m, ms
    5, // tau_synapse, ms
    800, // tau_a, ms
    0, // E_L, mV
    1, // V_threshold, mV
    0, // V_reset, mV
    1.8, // jump, mV
    0, // I, mV/ms
    0, // i, mV
    0, // v, mV
    1, // threshold, mV
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const tau_synapse = numbers[1]; // tau_synapse, ms (parameter)
  const I = numbers[7]; // I, mV/ms (input)
  const i = numbers[8]; // i, mV (state)
  const tau_m = numbers[0]; // tau_m, ms (parameter)
  const E_L = numbers[3]; // E_L, mV (parameter)
  const v = numbers[9]; // v, mV (state)
  const tau_a = numbers[2]; // tau_a, ms (parameter)
  const V_threshold = numbers[4]; // V_threshold, mV (parameter)
  const threshold = numbers[10]; // threshold, mV (state)
  const jump = numbers[6]; // jump, mV (parameter)
  const V_reset = numbers[5]; // V_reset, mV (parameter)

  const di_dt = -i / tau_synapse + I;
  const dv_dt = (E_L - v + i) / tau_m;
  const dthreshold_dt = (V_threshold - threshold) / tau_a;
  const i_2 = i + dt * (0.5 * di_dt);
  const v_2 = v + dt * (0.5 * dv_dt);
  const threshold_2 = threshold + dt * (0.5 * dthreshold_dt);
  const di_dt_2 = -i_2 / tau_synapse + I;
  const dv_dt_2 = (E_L - v_2 + i_2) / tau_m;
  const dthreshold_dt_2 = (V_threshold - threshold_2) / tau_a;
  const i_3 = i + dt * (0.5 * di_dt_2);
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const threshold_3 = threshold + dt * (0.5 * dthreshold_dt_2);
  const di_dt_3 = -i_3 / tau_synapse + I;
  const dv_dt_3 = (E_L - v_3 + i_3) / tau_m;
  const dthreshold_dt_3 = (V_threshold - threshold_3) / tau_a;
  const i_4 = i + dt * di_dt_3;
  const v_4 = v + dt * dv_dt_3;
  const threshold_4 = threshold + dt * dthreshold_dt_3;
  const di_dt_4 = -i_4 / tau_synapse + I;
  const dv_dt_4 = (E_L - v_4 + i_4) / tau_m;
  const dthreshold_dt_4 = (V_threshold - threshold_4) / tau_a;
  // di/dt = -i / tau_synapse + I
  const i_next = i + dt * (0.16666666666666666 * di_dt + 0.3333333333333333 * di_dt_2 + 0.3333333333333333 * di_dt_3 + 0.16666666666666666 * di_dt_4);
  // dv/dt = (E_L - v + i) / tau_m
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // dthreshold/dt = (V_threshold - threshold) / tau_a
  const threshold_next = threshold + dt * (0.16666666666666666 * dthreshold_dt + 0.3333333333333333 * dthreshold_dt_2 + 0.3333333333333333 * dthreshold_dt_3 + 0.16666666666666666 * dthreshold_dt_4);
  const spikes = v_next > threshold_next;
  // on spike: v = V_reset
  const v_5 = spikes ? V_reset : v_next;
  // on spike: threshold = threshold + jump
  const threshold_5 = spikes ? threshold_next + jump : threshold_next;
  // spike when v > threshold
  const spike_count = spikes ? 1 : 0;

  numbers[8] = i_next; // i
  numbers[9] = v_5; // v
  numbers[10] = threshold_5; // threshold
  return spike_count;
}
