// Generated from models/neurons/adaptive-threshold-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of AdaptiveThresholdIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number];

/** neuron AdaptiveThresholdIntegrateAndFire */
export const model = {
  name: "AdaptiveThresholdIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/adaptive-threshold-integrate-and-fire.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_m", index: 0, unit: "ms", default: 20, doc: "membrane time constant" },
  { name: "R", index: 1, unit: "MOhm", default: 10, doc: "input resistance" },
  { name: "b_0", index: 2, unit: "mV", default: 10, doc: "threshold of a cell that has not fired" },
  { name: "beta", index: 3, unit: "mV*ms", default: 1800, doc: "how much spikes raise the threshold, each by beta / tau_a" },
  { name: "tau_a", index: 4, unit: "ms", default: 700, doc: "how long the threshold takes to sink" },
  { name: "t_refractory", index: 5, unit: "ms", default: 5, doc: "after a spike, how long there is no other" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 6, unit: "nA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 7, unit: "mV", initial: 0, doc: "membrane potential, counted from rest" },
  { name: "b", index: 8, unit: "1/ms", initial: 0, doc: "spikes of late: rate of firing, averaged over tau_a" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    20, // tau_m, ms
    10, // R, MOhm
    10, // b_0, mV
    1800, // beta, mV*ms
    700, // tau_a, ms
    5, // t_refractory, ms
    0, // I, nA
    0, // v, mV
    0, // b, 1/ms
    0, // refractory steps left, steps
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const R = numbers[1]; // R, MOhm (parameter)
  const I = numbers[6]; // I, nA (input)
  const tau_m = numbers[0]; // tau_m, ms (parameter)
  const v = numbers[7]; // v, mV (state)
  const tau_a = numbers[4]; // tau_a, ms (parameter)
  const b = numbers[8]; // b, 1/ms (state)
  const refractory_steps_left = numbers[9]; // refractory steps left, steps (memory)
  const b_0 = numbers[2]; // b_0, mV (parameter)
  const beta = numbers[3]; // beta, mV*ms (parameter)
  const t_refractory = numbers[5]; // t_refractory, ms (parameter)

  const R_times_I = R * I;
  const dv_dt = (R_times_I - v) / tau_m;
  const db_dt = -b / tau_a;
  const v_2 = v + dt * (0.5 * dv_dt);
  const b_2 = b + dt * (0.5 * db_dt);
  const dv_dt_2 = (R_times_I - v_2) / tau_m;
  const db_dt_2 = -b_2 / tau_a;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const b_3 = b + dt * (0.5 * db_dt_2);
  const dv_dt_3 = (R_times_I - v_3) / tau_m;
  const db_dt_3 = -b_3 / tau_a;
  const v_4 = v + dt * dv_dt_3;
  const b_4 = b + dt * db_dt_3;
  const dv_dt_4 = (R_times_I - v_4) / tau_m;
  const db_dt_4 = -b_4 / tau_a;
  // dv/dt = (R * I - v) / tau_m
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // db/dt = -b / tau_a
  const b_next = b + dt * (0.16666666666666666 * db_dt + 0.3333333333333333 * db_dt_2 + 0.3333333333333333 * db_dt_3 + 0.16666666666666666 * db_dt_4);
  const threshold = b_0 + beta * b_next;
  const spikes = v_next > threshold && !(refractory_steps_left > 0);
  // on spike: v = v - threshold
  const v_5 = spikes ? v_next - threshold : v_next;
  // on spike: b = b + 1 / tau_a
  const b_5 = spikes ? b_next + 1 / tau_a : b_next;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v > threshold
  const spike_count = spikes ? 1 : 0;

  numbers[7] = v_5; // v
  numbers[8] = b_5; // b
  numbers[9] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
