import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/theta-neuron.axo by `npm run generate`; do not edit.
/** The numbers of one cell of ThetaNeuron, in the units given below. */
export type Numbers = [number, number];

/** neuron ThetaNeuron */
export const model = {
  name: "ThetaNeuron",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/theta-neuron.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 0, unit: "1", default: 0, doc: "distance from the saddle-node bifurcation: above 0 it fires" },
] as const;
/** The state variables. */
export const states = [
  { name: "theta", index: 1, unit: "1", initial: -1.5707963267948966, doc: "phase, between -pi and pi" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0, // I, 1
    -1.5707963267948966, // theta, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const cos = elementary.cos;
  const theta = numbers[1]; // theta, 1 (state)
  const I = numbers[0]; // I, 1 (input)

  const cos_theta = cos(theta);
  const dtheta_dt = 1 - cos_theta + (1 + cos_theta) * I;
  const theta_2 = theta + dt * (0.5 * dtheta_dt);
  const cos_theta_2 = cos(theta_2);
  const dtheta_dt_2 = 1 - cos_theta_2 + (1 + cos_theta_2) * I;
  const theta_3 = theta + dt * (0.5 * dtheta_dt_2);
  const cos_theta_3 = cos(theta_3);
  const dtheta_dt_3 = 1 - cos_theta_3 + (1 + cos_theta_3) * I;
  const theta_4 = theta + dt * dtheta_dt_3;
  const cos_theta_4 = cos(theta_4);
  const dtheta_dt_4 = 1 - cos_theta_4 + (1 + cos_theta_4) * I;
  // dtheta/dt = 1 - cos(theta) + (1 + cos(theta)) * I
  const theta_next = theta + dt * (0.16666666666666666 * dtheta_dt + 0.3333333333333333 * dtheta_dt_2 + 0.3333333333333333 * dtheta_dt_3 + 0.16666666666666666 * dtheta_dt_4);
  const spikes = theta_next >= 3.141592653589793;
  // on spike: theta = theta - 2 * pi
  const theta_5 = spikes ? theta_next - 6.283185307179586 : theta_next;
  // spike when theta >= pi
  const spike_count = spikes ? 1 : 0;

  numbers[1] = theta_5; // theta
  return spike_count;
}
