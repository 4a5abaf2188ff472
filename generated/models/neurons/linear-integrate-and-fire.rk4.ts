// Generated from models/neurons/perfect-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of LinearIntegrateAndFire, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number];

/** A constant current leaks out, as in a circuit of transistors, and the potential has a floor. */
export const model = {
  name: "LinearIntegrateAndFire",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/perfect-integrate-and-fire.axo",
  timeUnit: "ms",
  doc: "A constant current leaks out, as in a circuit of transistors, and the potential has a floor.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "pF", default: 200, doc: "membrane capacitance" },
  { name: "I_leak", index: 1, unit: "pA", default: 50, doc: "current that leaks out at any potential" },
  { name: "V_floor", index: 2, unit: "mV", default: -65, doc: "the lowest potential, kept at the end of each step" },
  { name: "V_threshold", index: 3, unit: "mV", default: -50, doc: "the potential above which the cell fires" },
  { name: "V_reset", index: 4, unit: "mV", default: -65, doc: "the potential after a spike" },
  { name: "t_refractory", index: 5, unit: "ms", default: 0, doc: "after a spike, how long the potential is held" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 6, unit: "pA", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 7, unit: "mV", initial: -65, doc: "membrane potential" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    200, // C, pF
    50, // I_leak, pA
    -65, // V_floor, mV
    -50, // V_threshold, mV
    -65, // V_reset, mV
    0, // t_refractory, ms
    0, // I, pA
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
  const C = numbers[0]; // C, pF (parameter)
  const I_leak = numbers[1]; // I_leak, pA (parameter)
  const I = numbers[6]; // I, pA (input)
  const v = numbers[7]; // v, mV (state)
  const V_floor = numbers[2]; // V_floor, mV (parameter)
  const V_threshold = numbers[3]; // V_threshold, mV (parameter)
  const V_reset = numbers[4]; // V_reset, mV (parameter)
  const t_refractory = numbers[5]; // t_refractory, ms (parameter)

  const is_refractory = refractory_steps_left > 0;
  const dv_dt = (I - I_leak) / C;
  const product = 0.16666666666666666 * dv_dt;
  const product_2 = 0.3333333333333333 * dv_dt;
  // dv/dt = (I - I_leak) / C
  const v_integrated = is_refractory ? v : v + dt * (product + product_2 + product_2 + product);
  const v_new = Math.max(v_integrated, V_floor);
  const spikes = v_new > V_threshold && !is_refractory;
  // on step: v = max(v, V_floor); on spike: v = V_reset
  const v_2 = spikes ? V_reset : v_new;
  // refractory t_refractory
  const refractory_steps_left_2 = spikes ? Math.floor(t_refractory / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v > V_threshold
  const spike_count = spikes ? 1 : 0;

  numbers[7] = v_2; // v
  numbers[8] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
