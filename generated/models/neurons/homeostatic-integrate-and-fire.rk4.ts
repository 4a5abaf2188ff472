// Generated from models/neurons/homeostatic-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of HomeostaticIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number];

/** neuron HomeostaticIntegrateAndFire */
export const model = {
  name: "HomeostaticIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/homeostatic-integrate-and-fire.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_m", index: 0, unit: "ms", default: 10, doc: "membrane time constant" },
  { name: "R", index: 1, unit: "MOhm", default: 100, doc: "input resistance" },
  { name: "E_L", index: 2, unit: "mV", default: -65, doc: "resting potential" },
  { name: "leak", index: 3, unit: "1", default: 1, doc: "factor on the leak; with 0 the cell only integrates" },
  { name: "V_threshold", index: 4, unit: "mV", default: -52, doc: "what theta is added to" },
  { name: "V_reset", index: 5, unit: "mV", default: -60, doc: "the potential after a spike" },
  { name: "theta_plus", index: 6, unit: "mV", default: 0.05, doc: "by how much a spike raises the threshold" },
  { name: "tau_theta", index: 7, unit: "ms", default: 10000000, doc: "how long the threshold takes to sink" },
  { name: "t_refractory", index: 8, unit: "ms", default: 5, doc: "after a spike, how long input is ignored" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 9, unit: "nA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 10, unit: "mV", initial: -65, doc: "membrane potential" },
  { name: "theta", index: 11, unit: "mV", initial: 0, doc: "what the threshold has risen by" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    10, // tau_m, ms
    100, // R, MOhm
    -65, // E_L, mV
    1, // leak, 1
    -52, // V_threshold, mV
    -60, // V_reset, mV
    0.05, // theta_plus, mV
    10000000, // tau_theta, ms
    5, // t_refractory, ms
    0, // I, nA
    -65, // v, mV
    0, // theta, mV
    0, // refractory steps left, steps
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const refractory_steps_left = numbers[12]; // refractory steps left, steps (memory)
  const R = numbers[1]; // R, MOhm (parameter)
  const I = numbers[9]; // I, nA (input)
  const tau_m = numbers[0]; // tau_m, ms (parameter)
  const E_L = numbers[2]; // E_L, mV (parameter)
  const leak = numbers[3]; // leak, 1 (parameter)
  const v = numbers[10]; // v, mV (state)
  const tau_theta = numbers[7]; // tau_theta, ms (parameter)
  const theta = numbers[11]; // theta, mV (state)
  const V_threshold = numbers[4]; // V_threshold, mV (parameter)
  const theta_plus = numbers[6]; // theta_plus, mV (parameter)
  const V_reset = numbers[5]; // V_reset, mV (parameter)
  const t_refractory = numbers[8]; // t_refractory, ms (parameter)

  const is_refractory = refractory_steps_left > 0;
  const drive = is_refractory ? 0 : R * I;
  const dv_dt = (leak * (E_L - v) + drive) / tau_m;
  const dtheta_dt = -theta / tau_theta;
  const v_2 = v + dt * (0.5 * dv_dt);
  const theta_2 = theta + dt * (0.5 * dtheta_dt);
  const dv_dt_2 = (leak * (E_L - v_2) + drive) / tau_m;
  const dtheta_dt_2 = -theta_2 / tau_theta;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const theta_3 = theta + dt * (0.5 * dtheta_dt_2);
  const dv_dt_3 = (leak * (E_L - v_3) + drive) / tau_m;
  const dtheta_dt_3 = -theta_3 / tau_theta;
  const v_4 = v + dt * dv_dt_3;
  const theta_4 = theta + dt * dtheta_dt_3;
  const dv_dt_4 = (leak * (E_L - v_4) + drive) / tau_m;
  const dtheta_dt_4 = -theta_4 / tau_theta;
  // dv/dt = (leak * (E_L - v) + drive) / tau_m
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // dtheta/dt = -theta / tau_theta
  const theta_next = theta + dt * (0.16666666666666666 * dtheta_dt + 0.3333333333333333 * dtheta_dt_2 + 0.3333333333333333 * dtheta_dt_3 + 0.16666666666666666 * dtheta_dt_4);
  const threshold = V_threshold + theta_next;
  const spikes = v_next > threshold && !is_refractory;
  // on spike: v = V_reset
  const v_5 = spikes ? V_reset : v_next;
  // on spike: theta = theta + theta_plus
  const theta_5 = spikes ? theta_next + theta_plus : theta_next;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v > threshold
  const spike_count = spikes ? 1 : 0;

  numbers[10] = v_5; // v
  numbers[11] = theta_5; // theta
  numbers[12] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
