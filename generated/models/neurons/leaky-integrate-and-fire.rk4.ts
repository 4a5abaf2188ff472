// Generated from models/neurons/leaky-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of LeakyIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number];

/** neuron LeakyIntegrateAndFire */
export const model = {
  name: "LeakyIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/leaky-integrate-and-fire.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_m", index: 0, unit: "ms", default: 20, doc: "membrane time constant" },
  { name: "E_L", index: 1, unit: "mV", default: -65, doc: "resting potential" },
  { name: "R", index: 2, unit: "MOhm", default: 10, doc: "input resistance" },
  { name: "V_threshold", index: 3, unit: "mV", default: -50, doc: "the potential above which the cell fires" },
  { name: "V_reset", index: 4, unit: "mV", default: -65, doc: "the potential after a spike" },
  { name: "t_refractory", index: 5, unit: "ms", default: 2, doc: "after a spike, how long the potential is held" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 6, unit: "nA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 7, unit: "mV", initial: -65, doc: "membrane potential" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    20, // tau_m, ms
    -65, // E_L, mV
    10, // R, MOhm
    -50, // V_threshold, mV
    -65, // V_reset, mV
    2, // t_refractory, ms
    0, // I, nA
    -65, // v, mV
    0, // refractory steps left, steps
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const refractory_steps_left = numbers[8]; // refractory steps left, steps (memory)
  const R = numbers[2]; // R, MOhm (parameter)
  const I = numbers[6]; // I, nA (input)
  const tau_m = numbers[0]; // tau_m, ms (parameter)
  const E_L = numbers[1]; // E_L, mV (parameter)
  const v = numbers[7]; // v, mV (state)
  const V_threshold = numbers[3]; // V_threshold, mV (parameter)
  const V_reset = numbers[4]; // V_reset, mV (parameter)
  const t_refractory = numbers[5]; // t_refractory, ms (parameter)

  const is_refractory = refractory_steps_left > 0;
  const R_times_I = R * I;
  const dv_dt = (R_times_I - (v - E_L)) / tau_m;
  const dv_dt_2 = (R_times_I - ((is_refractory ? v : v + dt * (0.5 * dv_dt)) - E_L)) / tau_m;
  const dv_dt_3 = (R_times_I - ((is_refractory ? v : v + dt * (0.5 * dv_dt_2)) - E_L)) / tau_m;
  // dv/dt = (R * I - (v - E_L)) / tau_m
  const v_integrated = is_refractory ? v : v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * ((R_times_I - ((is_refractory ? v : v + dt * dv_dt_3) - E_L)) / tau_m));
  const spikes = v_integrated > V_threshold && !is_refractory;
  // on spike: v = V_reset
  const v_2 = spikes ? V_reset : v_integrated;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v > V_threshold
  const spike_count = spikes ? 1 : 0;

  numbers[7] = v_2; // v
  numbers[8] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
