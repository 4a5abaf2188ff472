// Generated from models/neurons/leaky-izhikevich.axo by `npm run generate`; do not edit.
/** The numbers of one cell of SlowLeakyIzhikevich, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number];

/** With the values of the crate. */
export const model = {
  name: "SlowLeakyIzhikevich",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/leaky-izhikevich.axo",
  timeUnit: "ms",
  doc: "With the values of the crate.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "a", index: 0, unit: "1", default: 0.02, doc: "rate of recovery" },
  { name: "b", index: 1, unit: "1", default: 0.2, doc: "sensitivity of the recovery to the potential" },
  { name: "c", index: 2, unit: "1", default: -55, doc: "potential after a spike" },
  { name: "d", index: 3, unit: "1", default: 8, doc: "jump of the recovery at a spike" },
  { name: "E_L", index: 4, unit: "1", default: -65, doc: "potential to which the recovery pulls" },
  { name: "c_m", index: 5, unit: "1", default: 100, doc: "capacitance, which slows the potential" },
  { name: "tau_m", index: 6, unit: "1", default: 10, doc: "time constant, which slows the recovery" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 7, unit: "1", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 8, unit: "1", initial: -65, doc: "membrane potential" },
  { name: "w", index: 9, unit: "1", initial: 30, doc: "recovery" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0.02, // a, 1
    0.2, // b, 1
    -55, // c, 1
    8, // d, 1
    -65, // E_L, 1
    100, // c_m, 1
    10, // tau_m, 1
    0, // I, 1
    -65, // v, 1
    30, // w, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const E_L = numbers[4]; // E_L, 1 (parameter)
  const c_m = numbers[5]; // c_m, 1 (parameter)
  const I = numbers[7]; // I, 1 (input)
  const v = numbers[8]; // v, 1 (state)
  const w = numbers[9]; // w, 1 (state)
  const a = numbers[0]; // a, 1 (parameter)
  const b = numbers[1]; // b, 1 (parameter)
  const tau_m = numbers[6]; // tau_m, 1 (parameter)
  const d = numbers[3]; // d, 1 (parameter)
  const c = numbers[2]; // c, 1 (parameter)

  const dv_dt = (0.04 * (v * v) + 5 * v + 140 - w * (v - E_L) + I) / c_m;
  const dw_dt = a * (b * v - w) / tau_m;
  const v_2 = v + dt * (0.5 * dv_dt);
  const w_2 = w + dt * (0.5 * dw_dt);
  const dv_dt_2 = (0.04 * (v_2 * v_2) + 5 * v_2 + 140 - w_2 * (v_2 - E_L) + I) / c_m;
  const dw_dt_2 = a * (b * v_2 - w_2) / tau_m;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const w_3 = w + dt * (0.5 * dw_dt_2);
  const dv_dt_3 = (0.04 * (v_3 * v_3) + 5 * v_3 + 140 - w_3 * (v_3 - E_L) + I) / c_m;
  const dw_dt_3 = a * (b * v_3 - w_3) / tau_m;
  const v_4 = v + dt * dv_dt_3;
  const w_4 = w + dt * dw_dt_3;
  const dv_dt_4 = (0.04 * (v_4 * v_4) + 5 * v_4 + 140 - w_4 * (v_4 - E_L) + I) / c_m;
  const dw_dt_4 = a * (b * v_4 - w_4) / tau_m;
  // dv/dt = (0.04 * v^2 + 5 * v + 140 - w * (v - E_L) + I) / c_m
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // dw/dt = a * (b * v - w) / tau_m
  const w_next = w + dt * (0.16666666666666666 * dw_dt + 0.3333333333333333 * dw_dt_2 + 0.3333333333333333 * dw_dt_3 + 0.16666666666666666 * dw_dt_4);
  const spikes = v_next >= 30;
  // on spike: v = c
  const v_5 = spikes ? c : v_next;
  // on spike: w = w + d
  const w_5 = spikes ? w_next + d : w_next;
  // spike when v >= 30
  const spike_count = spikes ? 1 : 0;

  numbers[8] = v_5; // v
  numbers[9] = w_5; // w
  return spike_count;
}
