// Generated from models/neurons/quadratic-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of QuadraticIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number];

/** neuron QuadraticIntegrateAndFire */
export const model = {
  name: "QuadraticIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/quadratic-integrate-and-fire.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_m", index: 0, unit: "ms", default: 10, doc: "membrane time constant, divided by a (V_critical - V_rest) that of small deviations from rest" },
  { name: "R", index: 1, unit: "MOhm", default: 10, doc: "input resistance" },
  { name: "a", index: 2, unit: "1/mV", default: 0.1, doc: "curvature" },
  { name: "V_rest", index: 3, unit: "mV", default: -65, doc: "resting potential without input" },
  { name: "V_critical", index: 4, unit: "mV", default: -50, doc: "the potential above which the cell runs away without input" },
  { name: "V_peak", index: 5, unit: "mV", default: 30, doc: "the potential at which a spike is over" },
  { name: "V_reset", index: 6, unit: "mV", default: -65, doc: "the potential after a spike" },
  { name: "t_refractory", index: 7, unit: "ms", default: 0, doc: "after a spike, how long the potential is held" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 8, unit: "nA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 9, unit: "mV", initial: -65, doc: "membrane potential" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    10, // tau_m, ms
    10, // R, MOhm
    0.1, // a, 1/mV
    -65, // V_rest, mV
    -50, // V_critical, mV
    30, // V_peak, mV
    -65, // V_reset, mV
    0, // t_refractory, ms
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
  const refractory_steps_left = numbers[10]; // refractory steps left, steps (memory)
  const R = numbers[1]; // R, MOhm (parameter)
  const I = numbers[8]; // I, nA (input)
  const tau_m = numbers[0]; // tau_m, ms (parameter)
  const a = numbers[2]; // a, 1/mV (parameter)
  const V_rest = numbers[3]; // V_rest, mV (parameter)
  const V_critical = numbers[4]; // V_critical, mV (parameter)
  const v = numbers[9]; // v, mV (state)
  const V_peak = numbers[5]; // V_peak, mV (parameter)
  const V_reset = numbers[6]; // V_reset, mV (parameter)
  const t_refractory = numbers[7]; // t_refractory, ms (parameter)

  const is_refractory = refractory_steps_left > 0;
  const R_times_I = R * I;
  const dv_dt = (a * (v - V_rest) * (v - V_critical) + R_times_I) / tau_m;
  const choice = is_refractory ? v : v + dt * (0.5 * dv_dt);
  const dv_dt_2 = (a * (choice - V_rest) * (choice - V_critical) + R_times_I) / tau_m;
  const choice_2 = is_refractory ? v : v + dt * (0.5 * dv_dt_2);
  const dv_dt_3 = (a * (choice_2 - V_rest) * (choice_2 - V_critical) + R_times_I) / tau_m;
  const choice_3 = is_refractory ? v : v + dt * dv_dt_3;
  // dv/dt = (a * (v - V_rest) * (v - V_critical) + R * I) / tau_m
  const v_integrated = is_refractory ? v : v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * ((a * (choice_3 - V_rest) * (choice_3 - V_critical) + R_times_I) / tau_m));
  const spikes = v_integrated >= V_peak && !is_refractory;
  // on spike: v = V_reset
  const v_2 = spikes ? V_reset : v_integrated;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v >= V_peak
  const spike_count = spikes ? 1 : 0;

  numbers[9] = v_2; // v
  numbers[10] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
