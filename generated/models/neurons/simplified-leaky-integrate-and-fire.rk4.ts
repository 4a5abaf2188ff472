// Generated from models/neurons/simplified-leaky-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of SimplifiedLeakyIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number];

/** neuron SimplifiedLeakyIntegrateAndFire */
export const model = {
  name: "SimplifiedLeakyIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/simplified-leaky-integrate-and-fire.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_m", index: 0, unit: "1", default: 20, doc: "membrane time constant" },
  { name: "R", index: 1, unit: "1", default: 1, doc: "input resistance" },
  { name: "threshold_0", index: 2, unit: "1", default: 0.4, doc: "the threshold at the start" },
  { name: "gain", index: 3, unit: "1", default: 0, doc: "by how much a spike raises the threshold" },
  { name: "tau_threshold", index: 4, unit: "1", default: Number.POSITIVE_INFINITY as number, doc: "how long the threshold takes to decay, to 0" },
  { name: "t_refractory", index: 5, unit: "ms", default: 4, doc: "how long a spike lasts" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 6, unit: "1", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 7, unit: "1", initial: 0, doc: "membrane potential" },
  { name: "threshold", index: 8, unit: "1", initial: 0.4, doc: "the potential above which the cell fires" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    20, // tau_m, 1
    1, // R, 1
    0.4, // threshold_0, 1
    0, // gain, 1
    Number.POSITIVE_INFINITY as number, // tau_threshold, 1
    4, // t_refractory, ms
    0, // I, 1
    0, // v, 1
    0.4, // threshold, 1
    0, // refractory steps left, steps
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const refractory_steps_left = numbers[9]; // refractory steps left, steps (memory)
  const R = numbers[1]; // R, 1 (parameter)
  const I = numbers[6]; // I, 1 (input)
  const tau_m = numbers[0]; // tau_m, 1 (parameter)
  const v = numbers[7]; // v, 1 (state)
  const tau_threshold = numbers[4]; // tau_threshold, 1 (parameter)
  const threshold = numbers[8]; // threshold, 1 (state)
  const gain = numbers[3]; // gain, 1 (parameter)
  const t_refractory = numbers[5]; // t_refractory, ms (parameter)

  const is_refractory = refractory_steps_left > 0;
  const R_times_I = R * I;
  const dv_dt = (R_times_I - v) / tau_m;
  const dthreshold_dt = -threshold / tau_threshold;
  const threshold_2 = threshold + dt * (0.5 * dthreshold_dt);
  const dv_dt_2 = (R_times_I - (is_refractory ? v : v + dt * (0.5 * dv_dt))) / tau_m;
  const dthreshold_dt_2 = -threshold_2 / tau_threshold;
  const threshold_3 = threshold + dt * (0.5 * dthreshold_dt_2);
  const dv_dt_3 = (R_times_I - (is_refractory ? v : v + dt * (0.5 * dv_dt_2))) / tau_m;
  const dthreshold_dt_3 = -threshold_3 / tau_threshold;
  const threshold_4 = threshold + dt * dthreshold_dt_3;
  const dthreshold_dt_4 = -threshold_4 / tau_threshold;
  // dthreshold/dt = -threshold / tau_threshold
  const threshold_next = threshold + dt * (0.16666666666666666 * dthreshold_dt + 0.3333333333333333 * dthreshold_dt_2 + 0.3333333333333333 * dthreshold_dt_3 + 0.16666666666666666 * dthreshold_dt_4);
  // dv/dt = (-v + R * I) / tau_m
  const v_integrated = is_refractory ? v : v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * ((R_times_I - (is_refractory ? v : v + dt * dv_dt_3)) / tau_m));
  const spikes = v_integrated > threshold_next && !is_refractory;
  // on spike: v = 0
  const v_2 = spikes ? 0 : v_integrated;
  // on spike: threshold = threshold + gain
  const threshold_5 = spikes ? threshold_next + gain : threshold_next;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v > threshold
  const spike_count = spikes ? 1 : 0;

  numbers[7] = v_2; // v
  numbers[8] = threshold_5; // threshold
  numbers[9] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
