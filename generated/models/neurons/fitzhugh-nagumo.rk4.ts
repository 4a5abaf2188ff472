// Generated from models/neurons/fitzhugh-nagumo.axo by `npm run generate`; do not edit.
/** The numbers of one cell of FitzHughNagumo, in the units given below. */
export type Numbers = [number, number, number, number, number, number];

/** neuron FitzHughNagumo */
export const model = {
  name: "FitzHughNagumo",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/fitzhugh-nagumo.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "a", index: 0, unit: "1", default: 0.7 },
  { name: "b", index: 1, unit: "1", default: 0.8 },
  { name: "tau", index: 2, unit: "1", default: 12.5, doc: "how much slower the recovery is" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 3, unit: "1", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 4, unit: "1", initial: -1, doc: "membrane potential" },
  { name: "w", index: 5, unit: "1", initial: 1, doc: "recovery" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0.7, // a, 1
    0.8, // b, 1
    12.5, // tau, 1
    0, // I, 1
    -1, // v, 1
    1, // w, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, _p: number, _q: number, dt: number): number {
  const I = numbers[3]; // I, 1 (input)
  const v = numbers[4]; // v, 1 (state)
  const w = numbers[5]; // w, 1 (state)
  const a = numbers[0]; // a, 1 (parameter)
  const b = numbers[1]; // b, 1 (parameter)
  const tau = numbers[2]; // tau, 1 (parameter)
  const is_first_step = k === 0;

  const dv_dt = v - v * v * v / 3 - w + I;
  const dw_dt = (v + a - b * w) / tau;
  const v_2 = v + dt * (0.5 * dv_dt);
  const w_2 = w + dt * (0.5 * dw_dt);
  const dv_dt_2 = v_2 - v_2 * v_2 * v_2 / 3 - w_2 + I;
  const dw_dt_2 = (v_2 + a - b * w_2) / tau;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const w_3 = w + dt * (0.5 * dw_dt_2);
  const dv_dt_3 = v_3 - v_3 * v_3 * v_3 / 3 - w_3 + I;
  const dw_dt_3 = (v_3 + a - b * w_3) / tau;
  const v_4 = v + dt * dv_dt_3;
  const w_4 = w + dt * dw_dt_3;
  const dv_dt_4 = v_4 - v_4 * v_4 * v_4 / 3 - w_4 + I;
  const dw_dt_4 = (v_4 + a - b * w_4) / tau;
  // dv/dt = v - v^3 / 3 - w + I
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // dw/dt = (v + a - b * w) / tau
  const w_next = w + dt * (0.16666666666666666 * dw_dt + 0.3333333333333333 * dw_dt_2 + 0.3333333333333333 * dw_dt_3 + 0.16666666666666666 * dw_dt_4);
  const spikes = !is_first_step && v < 0 && v_next >= 0;
  // spike when v crosses 0
  const spike_count = spikes ? 1 : 0;

  numbers[4] = v_next; // v
  numbers[5] = w_next; // w
  return spike_count;
}
