// Generated from models/neurons/homeostatic-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of FlooredHomeostasis, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** The same cell with a lowest potential, at which it is kept at the end of each step. */
export const model = {
  name: "FlooredHomeostasis",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/homeostatic-integrate-and-fire.axo",
  timeUnit: "ms",
  doc: "The same cell with a lowest potential, at which it is kept at the end of each step.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "V_floor", index: 0, unit: "mV", default: -65, doc: "the lowest potential" },
  { name: "cell.tau_m", index: 1, unit: "ms", default: 10, doc: "membrane time constant" },
  { name: "cell.R", index: 2, unit: "MOhm", default: 100, doc: "input resistance" },
  { name: "cell.E_L", index: 3, unit: "mV", default: -65, doc: "resting potential" },
  { name: "cell.leak", index: 4, unit: "1", default: 1, doc: "factor on the leak; with 0 the cell only integrates" },
  { name: "cell.V_threshold", index: 5, unit: "mV", default: -52, doc: "what theta is added to" },
  { name: "cell.V_reset", index: 6, unit: "mV", default: -60, doc: "the potential after a spike" },
  { name: "cell.theta_plus", index: 7, unit: "mV", default: 0.05, doc: "by how much a spike raises the threshold" },
  { name: "cell.tau_theta", index: 8, unit: "ms", default: 10000000, doc: "how long the threshold takes to sink" },
  { name: "cell.t_refractory", index: 9, unit: "ms", default: 5, doc: "after a spike, how long input is ignored" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 10, unit: "nA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "cell.v", index: 11, unit: "mV", initial: -65, doc: "membrane potential" },
  { name: "cell.theta", index: 12, unit: "mV", initial: 0, doc: "what the threshold has risen by" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    -65, // V_floor, mV
    10, // cell.tau_m, ms
    100, // cell.R, MOhm
    -65, // cell.E_L, mV
    1, // cell.leak, 1
    -52, // cell.V_threshold, mV
    -60, // cell.V_reset, mV
    0.05, // cell.theta_plus, mV
    10000000, // cell.tau_theta, ms
    5, // cell.t_refractory, ms
    0, // I, nA
    -65, // cell.v, mV
    0, // cell.theta, mV
    0, // cell.refractory steps left, steps
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const cell_refractory_steps_left = numbers[13]; // cell.refractory steps left, steps (memory)
  const cell_R = numbers[2]; // cell.R, MOhm (parameter)
  const I = numbers[10]; // I, nA (input)
  const cell_tau_m = numbers[1]; // cell.tau_m, ms (parameter)
  const cell_E_L = numbers[3]; // cell.E_L, mV (parameter)
  const cell_leak = numbers[4]; // cell.leak, 1 (parameter)
  const cell_v = numbers[11]; // cell.v, mV (state)
  const cell_tau_theta = numbers[8]; // cell.tau_theta, ms (parameter)
  const cell_theta = numbers[12]; // cell.theta, mV (state)
  const V_floor = numbers[0]; // V_floor, mV (parameter)
  const cell_V_threshold = numbers[5]; // cell.V_threshold, mV (parameter)
  const cell_theta_plus = numbers[7]; // cell.theta_plus, mV (parameter)
  const cell_V_reset = numbers[6]; // cell.V_reset, mV (parameter)
  const cell_t_refractory = numbers[9]; // cell.t_refractory, ms (parameter)

  const cell_is_refractory = cell_refractory_steps_left > 0;
  const cell_drive = cell_is_refractory ? 0 : cell_R * I;
  const cell_dv_dt = (cell_leak * (cell_E_L - cell_v) + cell_drive) / cell_tau_m;
  const cell_dtheta_dt = -cell_theta / cell_tau_theta;
  const cell_v_2 = cell_v + dt * (0.5 * cell_dv_dt);
  const cell_theta_2 = cell_theta + dt * (0.5 * cell_dtheta_dt);
  const cell_dv_dt_2 = (cell_leak * (cell_E_L - cell_v_2) + cell_drive) / cell_tau_m;
  const cell_dtheta_dt_2 = -cell_theta_2 / cell_tau_theta;
  const cell_v_3 = cell_v + dt * (0.5 * cell_dv_dt_2);
  const cell_theta_3 = cell_theta + dt * (0.5 * cell_dtheta_dt_2);
  const cell_dv_dt_3 = (cell_leak * (cell_E_L - cell_v_3) + cell_drive) / cell_tau_m;
  const cell_dtheta_dt_3 = -cell_theta_3 / cell_tau_theta;
  const cell_v_4 = cell_v + dt * cell_dv_dt_3;
  const cell_theta_4 = cell_theta + dt * cell_dtheta_dt_3;
  const cell_dv_dt_4 = (cell_leak * (cell_E_L - cell_v_4) + cell_drive) / cell_tau_m;
  const cell_dtheta_dt_4 = -cell_theta_4 / cell_tau_theta;
  // d(cell.v)/dt = (cell.leak * (cell.E_L - cell.v) + cell.drive) / cell.tau_m
  const cell_v_next = cell_v + dt * (0.16666666666666666 * cell_dv_dt + 0.3333333333333333 * cell_dv_dt_2 + 0.3333333333333333 * cell_dv_dt_3 + 0.16666666666666666 * cell_dv_dt_4);
  // d(cell.theta)/dt = -cell.theta / cell.tau_theta
  const cell_theta_next = cell_theta + dt * (0.16666666666666666 * cell_dtheta_dt + 0.3333333333333333 * cell_dtheta_dt_2 + 0.3333333333333333 * cell_dtheta_dt_3 + 0.16666666666666666 * cell_dtheta_dt_4);
  const cell_v_new = Math.max(cell_v_next, V_floor);
  const cell_threshold = cell_V_threshold + cell_theta_next;
  const spikes = cell_v_new > cell_threshold;
  const cell_spikes = spikes && !cell_is_refractory;
  // on step: cell.v = max(cell.v, V_floor); on spike of cell: cell.v = cell.V_reset
  const cell_v_5 = cell_spikes ? cell_V_reset : cell_v_new;
  // on spike of cell: cell.theta = cell.theta + cell.theta_plus
  const cell_theta_5 = cell_spikes ? cell_theta_next + cell_theta_plus : cell_theta_next;
  // refractory cell.t_refractory
  const cell_refractory_steps_left_2 = cell_spikes ? Math.floor(cell_t_refractory / dt + 0.5 + 1e-9) : Math.max(cell_refractory_steps_left - 1, 0);
  // spike when cell.v > cell.threshold
  const spike_count = spikes ? 1 : 0;

  numbers[11] = cell_v_5; // cell.v
  numbers[12] = cell_theta_5; // cell.theta
  numbers[13] = cell_refractory_steps_left_2; // cell.refractory steps left
  return spike_count;
}
