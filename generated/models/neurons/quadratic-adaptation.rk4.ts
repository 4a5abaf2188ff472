// Generated from models/neurons/adaptive-quadratic-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of QuadraticAdaptation, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** Each spike adds to a current that lasts, so that intervals grow. */
export const model = {
  name: "QuadraticAdaptation",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/adaptive-quadratic-integrate-and-fire.axo",
  timeUnit: "ms",
  doc: "Each spike adds to a current that lasts, so that intervals grow.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_m", index: 0, unit: "ms", default: 10, doc: "membrane time constant, divided by c (V_critical - V_rest) that of small deviations from rest" },
  { name: "R", index: 1, unit: "GOhm", default: 0.1, doc: "input resistance" },
  { name: "c", index: 2, unit: "1/mV", default: 0.07, doc: "curvature" },
  { name: "V_rest", index: 3, unit: "mV", default: -65, doc: "resting potential without input" },
  { name: "V_critical", index: 4, unit: "mV", default: -50, doc: "the potential above which the cell runs away without input" },
  { name: "V_peak", index: 5, unit: "mV", default: -30, doc: "the potential at which a spike is over" },
  { name: "V_reset", index: 6, unit: "mV", default: -68, doc: "the potential after a spike" },
  { name: "a", index: 7, unit: "nS", default: 2, doc: "adaptation below threshold" },
  { name: "b", index: 8, unit: "pA", default: 20, doc: "adaptation by a spike" },
  { name: "tau_w", index: 9, unit: "ms", default: 200, doc: "how long adaptation lasts" },
  { name: "t_refractory", index: 10, unit: "ms", default: 0, doc: "after a spike, how long the potential is held" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 11, unit: "pA", default: 250, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 12, unit: "mV", initial: -65, doc: "membrane potential" },
  { name: "w", index: 13, unit: "pA", initial: 0, doc: "adaptation current" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    10, // tau_m, ms
    0.1, // R, GOhm
    0.07, // c, 1/mV
    -65, // V_rest, mV
    -50, // V_critical, mV
    -30, // V_peak, mV
    -68, // V_reset, mV
    2, // a, nS
    20, // b, pA
    200, // tau_w, ms
    0, // t_refractory, ms
    250, // I, pA
    -65, // v, mV
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
  const refractory_steps_left = numbers[14]; // refractory steps left, steps (memory)
  const V_rest = numbers[3]; // V_rest, mV (parameter)
  const v = numbers[12]; // v, mV (state)
  const tau_m = numbers[0]; // tau_m, ms (parameter)
  const R = numbers[1]; // R, GOhm (parameter)
  const c = numbers[2]; // c, 1/mV (parameter)
  const V_critical = numbers[4]; // V_critical, mV (parameter)
  const I = numbers[11]; // I, pA (input)
  const w = numbers[13]; // w, pA (state)
  const a = numbers[7]; // a, nS (parameter)
  const tau_w = numbers[9]; // tau_w, ms (parameter)
  const V_peak = numbers[5]; // V_peak, mV (parameter)
  const b = numbers[8]; // b, pA (parameter)
  const V_reset = numbers[6]; // V_reset, mV (parameter)
  const t_refractory = numbers[10]; // t_refractory, ms (parameter)

  const is_refractory = refractory_steps_left > 0;
  const v_minus_V_rest = v - V_rest;
  const dv_dt = (c * v_minus_V_rest * (v - V_critical) + R * (I - w)) / tau_m;
  const dw_dt = (a * v_minus_V_rest - w) / tau_w;
  const w_2 = w + dt * (0.5 * dw_dt);
  const choice = is_refractory ? v : v + dt * (0.5 * dv_dt);
  const choice_minus_V_rest = choice - V_rest;
  const dv_dt_2 = (c * choice_minus_V_rest * (choice - V_critical) + R * (I - w_2)) / tau_m;
  const dw_dt_2 = (a * choice_minus_V_rest - w_2) / tau_w;
  const w_3 = w + dt * (0.5 * dw_dt_2);
  const choice_2 = is_refractory ? v : v + dt * (0.5 * dv_dt_2);
  const choice_minus_V_rest_2 = choice_2 - V_rest;
  const dv_dt_3 = (c * choice_minus_V_rest_2 * (choice_2 - V_critical) + R * (I - w_3)) / tau_m;
  const dw_dt_3 = (a * choice_minus_V_rest_2 - w_3) / tau_w;
  const w_4 = w + dt * dw_dt_3;
  const choice_3 = is_refractory ? v : v + dt * dv_dt_3;
  const choice_minus_V_rest_3 = choice_3 - V_rest;
  const dw_dt_4 = (a * choice_minus_V_rest_3 - w_4) / tau_w;
  // dw/dt = (a * (v - V_rest) - w) / tau_w
  const w_next = w + dt * (0.16666666666666666 * dw_dt + 0.3333333333333333 * dw_dt_2 + 0.3333333333333333 * dw_dt_3 + 0.16666666666666666 * dw_dt_4);
  // dv/dt = (c * (v - V_rest) * (v - V_critical) + R * (I - w)) / tau_m
  const v_integrated = is_refractory ? v : v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * ((c * choice_minus_V_rest_3 * (choice_3 - V_critical) + R * (I - w_4)) / tau_m));
  const spikes = v_integrated >= V_peak && !is_refractory;
  // on spike: v = V_reset
  const v_2 = spikes ? V_reset : v_integrated;
  // on spike: w = w + b
  const w_5 = spikes ? w_next + b : w_next;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v >= V_peak
  const spike_count = spikes ? 1 : 0;

  numbers[12] = v_2; // v
  numbers[13] = w_5; // w
  numbers[14] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
