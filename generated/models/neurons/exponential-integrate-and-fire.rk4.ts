import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/exponential-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of ExponentialIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number];

/** neuron ExponentialIntegrateAndFire */
export const model = {
  name: "ExponentialIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/exponential-integrate-and-fire.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "uF/cm^2", default: 1, doc: "membrane capacitance" },
  { name: "g_L", index: 1, unit: "mS/cm^2", default: 0.1, doc: "leak conductance" },
  { name: "E_L", index: 2, unit: "mV", default: -65, doc: "resting potential, but for the little that the upstroke adds" },
  { name: "V_T", index: 3, unit: "mV", default: -59.9, doc: "the potential up to which a constant current can hold the cell at rest" },
  { name: "Delta_T", index: 4, unit: "mV", default: 3.48, doc: "how sharply the upstroke begins" },
  { name: "V_peak", index: 5, unit: "mV", default: -30, doc: "where a spike is cut" },
  { name: "V_reset", index: 6, unit: "mV", default: -68, doc: "the potential after a spike" },
  { name: "t_refractory", index: 7, unit: "ms", default: 1.7, doc: "after a spike, how long the potential is held" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 8, unit: "uA/cm^2", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 9, unit: "mV", initial: -65, doc: "membrane potential" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // C, uF/cm^2
    0.1, // g_L, mS/cm^2
    -65, // E_L, mV
    -59.9, // V_T, mV
    3.48, // Delta_T, mV
    -30, // V_peak, mV
    -68, // V_reset, mV
    1.7, // t_refractory, ms
    0, // I, uA/cm^2
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
  const exp = elementary.exp;
  const refractory_steps_left = numbers[10]; // refractory steps left, steps (memory)
  const V_peak = numbers[5]; // V_peak, mV (parameter)
  const v = numbers[9]; // v, mV (state)
  const g_L = numbers[1]; // g_L, mS/cm^2 (parameter)
  const Delta_T = numbers[4]; // Delta_T, mV (parameter)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const E_L = numbers[2]; // E_L, mV (parameter)
  const V_T = numbers[3]; // V_T, mV (parameter)
  const I = numbers[8]; // I, uA/cm^2 (input)
  const V_reset = numbers[6]; // V_reset, mV (parameter)
  const t_refractory = numbers[7]; // t_refractory, ms (parameter)

  const is_refractory = refractory_steps_left > 0;
  const V = Math.min(v, V_peak);
  const g_L_times_Delta_T = g_L * Delta_T;
  const negate_of = -g_L;
  const dv_dt = (negate_of * (V - E_L) + g_L_times_Delta_T * exp((V - V_T) / Delta_T) + I) / C;
  const V_2 = Math.min(is_refractory ? v : v + dt * (0.5 * dv_dt), V_peak);
  const dv_dt_2 = (negate_of * (V_2 - E_L) + g_L_times_Delta_T * exp((V_2 - V_T) / Delta_T) + I) / C;
  const V_3 = Math.min(is_refractory ? v : v + dt * (0.5 * dv_dt_2), V_peak);
  const dv_dt_3 = (negate_of * (V_3 - E_L) + g_L_times_Delta_T * exp((V_3 - V_T) / Delta_T) + I) / C;
  const V_4 = Math.min(is_refractory ? v : v + dt * dv_dt_3, V_peak);
  // dv/dt = (-g_L * (V - E_L) + g_L * Delta_T * exp((V - V_T) / Delta_T) + I) / C
  const v_integrated = is_refractory ? v : v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * ((negate_of * (V_4 - E_L) + g_L_times_Delta_T * exp((V_4 - V_T) / Delta_T) + I) / C));
  const spikes = v_integrated > V_peak && !is_refractory;
  // on spike: v = V_reset
  const v_2 = spikes ? V_reset : v_integrated;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v > V_peak
  const spike_count = spikes ? 1 : 0;

  numbers[9] = v_2; // v
  numbers[10] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
