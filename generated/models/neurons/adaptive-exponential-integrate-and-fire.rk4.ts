import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/adaptive-exponential-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of AdaptiveExponentialIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** The regular spiking cell of Brette and Gerstner. */
export const model = {
  name: "AdaptiveExponentialIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/adaptive-exponential-integrate-and-fire.axo",
  timeUnit: "ms",
  doc: "The regular spiking cell of Brette and Gerstner.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "pF", default: 281, doc: "membrane capacitance" },
  { name: "g_L", index: 1, unit: "nS", default: 30, doc: "leak conductance" },
  { name: "E_L", index: 2, unit: "mV", default: -70.6, doc: "resting potential" },
  { name: "V_T", index: 3, unit: "mV", default: -50.4, doc: "where the upstroke begins" },
  { name: "Delta_T", index: 4, unit: "mV", default: 2, doc: "how sharply it begins" },
  { name: "a", index: 5, unit: "nS", default: 4, doc: "adaptation below threshold" },
  { name: "b", index: 6, unit: "pA", default: 80.5, doc: "adaptation by a spike" },
  { name: "tau_w", index: 7, unit: "ms", default: 144, doc: "how long adaptation lasts" },
  { name: "V_peak", index: 8, unit: "mV", default: 20, doc: "where a spike is cut" },
  { name: "V_reset", index: 9, unit: "mV", default: -70.6, doc: "the potential after a spike" },
  { name: "t_refractory", index: 10, unit: "ms", default: 0, doc: "after a spike, how long the potential is held" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 11, unit: "pA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 12, unit: "mV", initial: -70.6, doc: "membrane potential" },
  { name: "w", index: 13, unit: "pA", initial: 0, doc: "adaptation current" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    281, // C, pF
    30, // g_L, nS
    -70.6, // E_L, mV
    -50.4, // V_T, mV
    2, // Delta_T, mV
    4, // a, nS
    80.5, // b, pA
    144, // tau_w, ms
    20, // V_peak, mV
    -70.6, // V_reset, mV
    0, // t_refractory, ms
    0, // I, pA
    -70.6, // v, mV
    0, // w, pA
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
  const refractory_steps_left = numbers[14]; // refractory steps left, steps (memory)
  const g_L = numbers[1]; // g_L, nS (parameter)
  const Delta_T = numbers[4]; // Delta_T, mV (parameter)
  const V_T = numbers[3]; // V_T, mV (parameter)
  const v = numbers[12]; // v, mV (state)
  const C = numbers[0]; // C, pF (parameter)
  const E_L = numbers[2]; // E_L, mV (parameter)
  const I = numbers[11]; // I, pA (input)
  const w = numbers[13]; // w, pA (state)
  const a = numbers[5]; // a, nS (parameter)
  const tau_w = numbers[7]; // tau_w, ms (parameter)
  const V_peak = numbers[8]; // V_peak, mV (parameter)
  const b = numbers[6]; // b, pA (parameter)
  const V_reset = numbers[9]; // V_reset, mV (parameter)
  const t_refractory = numbers[10]; // t_refractory, ms (parameter)

  const is_refractory = refractory_steps_left > 0;
  const g_L_times_Delta_T = g_L * Delta_T;
  const upstroke = g_L_times_Delta_T * exp(Math.min((v - V_T) / Delta_T, 20));
  const negate_of = -g_L;
  const dv_dt = (negate_of * (v - E_L) + upstroke - w + I) / C;
  const dw_dt = (a * (Math.min(v, V_peak) - E_L) - w) / tau_w;
  const w_2 = w + dt * (0.5 * dw_dt);
  const choice = is_refractory ? v : v + dt * (0.5 * dv_dt);
  const upstroke_2 = g_L_times_Delta_T * exp(Math.min((choice - V_T) / Delta_T, 20));
  const dv_dt_2 = (negate_of * (choice - E_L) + upstroke_2 - w_2 + I) / C;
  const dw_dt_2 = (a * (Math.min(choice, V_peak) - E_L) - w_2) / tau_w;
  const w_3 = w + dt * (0.5 * dw_dt_2);
  const choice_2 = is_refractory ? v : v + dt * (0.5 * dv_dt_2);
  const upstroke_3 = g_L_times_Delta_T * exp(Math.min((choice_2 - V_T) / Delta_T, 20));
  const dv_dt_3 = (negate_of * (choice_2 - E_L) + upstroke_3 - w_3 + I) / C;
  const dw_dt_3 = (a * (Math.min(choice_2, V_peak) - E_L) - w_3) / tau_w;
  const w_4 = w + dt * dw_dt_3;
  const choice_3 = is_refractory ? v : v + dt * dv_dt_3;
  const dw_dt_4 = (a * (Math.min(choice_3, V_peak) - E_L) - w_4) / tau_w;
  // dw/dt = (a * (min(v, V_peak) - E_L) - w) / tau_w
  const w_next = w + dt * (0.16666666666666666 * dw_dt + 0.3333333333333333 * dw_dt_2 + 0.3333333333333333 * dw_dt_3 + 0.16666666666666666 * dw_dt_4);
  // dv/dt = (-g_L * (v - E_L) + upstroke - w + I) / C
  const v_integrated = is_refractory ? v : v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * ((negate_of * (choice_3 - E_L) + g_L_times_Delta_T * exp(Math.min((choice_3 - V_T) / Delta_T, 20)) - w_4 + I) / C));
  const spikes = v_integrated > V_peak && !is_refractory;
  // on spike: v = V_reset
  const v_2 = spikes ? V_reset : v_integrated;
  // on spike: w = w + b
  const w_5 = spikes ? w_next + b : w_next;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v > V_peak
  const spike_count = spikes ? 1 : 0;

  numbers[12] = v_2; // v
  numbers[13] = w_5; // w
  numbers[14] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
