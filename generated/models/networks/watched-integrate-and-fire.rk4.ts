// Generated from models/networks/reward-learning.axo by `npm run generate`; do not edit.
/** The numbers of one cell of WatchedIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number];

/** Integrates and fires, and shows how much it did lately. */
export const model = {
  name: "WatchedIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/networks/reward-learning.axo",
  timeUnit: "ms",
  doc: "Integrates and fires, and shows how much it did lately.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "pF", default: 200 },
  { name: "g_L", index: 1, unit: "nS", default: 10 },
  { name: "E_L", index: 2, unit: "mV", default: -60 },
  { name: "V_threshold", index: 3, unit: "mV", default: -50 },
  { name: "V_reset", index: 4, unit: "mV", default: -60 },
  { name: "excitation.E", index: 5, unit: "mV", default: 0, doc: "reversal potential" },
  { name: "excitation.tau", index: 6, unit: "ms", default: 5, doc: "time constant of the decay" },
] as const;
/** What arrives from outside. */
export const inputs = [] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 7, unit: "mV", initial: -60, doc: "membrane potential" },
  { name: "activity", index: 8, unit: "1", initial: 0, doc: "1 more at each spike, forgotten within 100 ms" },
  { name: "excitation.g", index: 9, unit: "nS", initial: 0, doc: "conductance; an event of weight w does `g += w`, and w is what it rises by" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    200, // C, pF
    10, // g_L, nS
    -60, // E_L, mV
    -50, // V_threshold, mV
    -60, // V_reset, mV
    0, // excitation.E, mV
    5, // excitation.tau, ms
    -60, // v, mV
    0, // activity, 1
    0, // excitation.g, nS
    0, // refractory steps left, steps
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const refractory_steps_left = numbers[10]; // refractory steps left, steps (memory)
  const excitation_E = numbers[5]; // excitation.E, mV (parameter)
  const v = numbers[7]; // v, mV (state)
  const excitation_g = numbers[9]; // excitation.g, nS (state)
  const C = numbers[0]; // C, pF (parameter)
  const g_L = numbers[1]; // g_L, nS (parameter)
  const E_L = numbers[2]; // E_L, mV (parameter)
  const activity = numbers[8]; // activity, 1 (state)
  const excitation_tau = numbers[6]; // excitation.tau, ms (parameter)
  const V_threshold = numbers[3]; // V_threshold, mV (parameter)
  const V_reset = numbers[4]; // V_reset, mV (parameter)

  const is_refractory = refractory_steps_left > 0;
  const excitation_i = excitation_g * (v - excitation_E);
  const negate_of = -g_L;
  const dv_dt = (negate_of * (v - E_L) - excitation_i) / C;
  const dactivity_dt = activity / -100;
  const excitation_dg_dt = -excitation_g / excitation_tau;
  const activity_2 = activity + dt * (0.5 * dactivity_dt);
  const excitation_g_2 = excitation_g + dt * (0.5 * excitation_dg_dt);
  const excitation_v_2 = is_refractory ? v : v + dt * (0.5 * dv_dt);
  const excitation_i_2 = excitation_g_2 * (excitation_v_2 - excitation_E);
  const dv_dt_2 = (negate_of * (excitation_v_2 - E_L) - excitation_i_2) / C;
  const dactivity_dt_2 = activity_2 / -100;
  const excitation_dg_dt_2 = -excitation_g_2 / excitation_tau;
  const activity_3 = activity + dt * (0.5 * dactivity_dt_2);
  const excitation_g_3 = excitation_g + dt * (0.5 * excitation_dg_dt_2);
  const excitation_v_3 = is_refractory ? v : v + dt * (0.5 * dv_dt_2);
  const excitation_i_3 = excitation_g_3 * (excitation_v_3 - excitation_E);
  const dv_dt_3 = (negate_of * (excitation_v_3 - E_L) - excitation_i_3) / C;
  const dactivity_dt_3 = activity_3 / -100;
  const excitation_dg_dt_3 = -excitation_g_3 / excitation_tau;
  const activity_4 = activity + dt * dactivity_dt_3;
  const excitation_g_4 = excitation_g + dt * excitation_dg_dt_3;
  const excitation_v_4 = is_refractory ? v : v + dt * dv_dt_3;
  const dactivity_dt_4 = activity_4 / -100;
  const excitation_dg_dt_4 = -excitation_g_4 / excitation_tau;
  // dactivity/dt = -activity / 100 ms
  const activity_next = activity + dt * (0.16666666666666666 * dactivity_dt + 0.3333333333333333 * dactivity_dt_2 + 0.3333333333333333 * dactivity_dt_3 + 0.16666666666666666 * dactivity_dt_4);
  // d(excitation.g)/dt = -excitation.g / excitation.tau
  const excitation_g_next = excitation_g + dt * (0.16666666666666666 * excitation_dg_dt + 0.3333333333333333 * excitation_dg_dt_2 + 0.3333333333333333 * excitation_dg_dt_3 + 0.16666666666666666 * excitation_dg_dt_4);
  // dv/dt = (-g_L * (v - E_L) - excitation.i) / C
  const v_integrated = is_refractory ? v : v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * ((negate_of * (excitation_v_4 - E_L) - excitation_g_4 * (excitation_v_4 - excitation_E)) / C));
  const spikes = v_integrated > V_threshold && !is_refractory;
  // on spike: v = V_reset
  const v_2 = spikes ? V_reset : v_integrated;
  // on spike: activity = activity + 1
  const activity_5 = spikes ? activity_next + 1 : activity_next;
  // refractory 5 ms
  const refractory_steps_left_2 = spikes ? Math.floor(5 / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v > V_threshold
  const spike_count = spikes ? 1 : 0;

  numbers[9] = excitation_g_next; // excitation.g
  numbers[7] = v_2; // v
  numbers[8] = activity_5; // activity
  numbers[10] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
