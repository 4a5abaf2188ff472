// Generated from models/neurons/quadratic-integrate-and-fire.axo by `npm run generate`; do not edit.
/** The numbers of one cell of CanonicalQuadratic, in the units given below. */
export type Numbers = [number, number, number, number];

/**
 * dv/dt = v^2 + I from -infinity to infinity takes pi / sqrt(I); here between -20 and 20, which takes 3 % less at I = 1.
 * Beyond a spike v comes back from v_reset with a rate of 2 |v_reset|, which steps must resolve: by rk4 these values ask
 * for steps up to 0.05 ms, by euler up to 0.02 ms; from -100, rk4 would ask for 0.005 ms.
 */
export const model = {
  name: "CanonicalQuadratic",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/quadratic-integrate-and-fire.axo",
  timeUnit: "ms",
  doc: "dv/dt = v^2 + I from -infinity to infinity takes pi / sqrt(I); here between -20 and 20, which takes 3 % less at I = 1.\nBeyond a spike v comes back from v_reset with a rate of 2 |v_reset|, which steps must resolve: by rk4 these values ask\nfor steps up to 0.05 ms, by euler up to 0.02 ms; from -100, rk4 would ask for 0.005 ms.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "v_peak", index: 0, unit: "1", default: 20, doc: "where a spike ends" },
  { name: "v_reset", index: 1, unit: "1", default: -20, doc: "where the next one begins" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 2, unit: "1", default: 0, doc: "distance from the saddle-node bifurcation: above 0 it fires" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 3, unit: "1", initial: -20, doc: "distance from the bifurcation’s potential" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    20, // v_peak, 1
    -20, // v_reset, 1
    0, // I, 1
    -20, // v, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const I = numbers[2]; // I, 1 (input)
  const v = numbers[3]; // v, 1 (state)
  const v_peak = numbers[0]; // v_peak, 1 (parameter)
  const v_reset = numbers[1]; // v_reset, 1 (parameter)

  const dv_dt = v * v + I;
  const v_2 = v + dt * (0.5 * dv_dt);
  const dv_dt_2 = v_2 * v_2 + I;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const dv_dt_3 = v_3 * v_3 + I;
  const v_4 = v + dt * dv_dt_3;
  const dv_dt_4 = v_4 * v_4 + I;
  // dv/dt = v^2 + I
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  const spikes = v_next >= v_peak;
  // on spike: v = v_reset
  const v_5 = spikes ? v_reset : v_next;
  // spike when v >= v_peak
  const spike_count = spikes ? 1 : 0;

  numbers[3] = v_5; // v
  return spike_count;
}
