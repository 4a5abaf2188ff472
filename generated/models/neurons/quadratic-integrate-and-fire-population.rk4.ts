// Generated from models/neurons/quadratic-integrate-and-fire-population.axo by `npm run generate`; do not edit.
/** The numbers of one cell of QuadraticIntegrateAndFirePopulation, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number];

/** neuron QuadraticIntegrateAndFirePopulation */
export const model = {
  name: "QuadraticIntegrateAndFirePopulation",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/quadratic-integrate-and-fire-population.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau", index: 0, unit: "ms", default: 10, doc: "membrane time constant of the cells" },
  { name: "Delta", index: 1, unit: "1", default: 1, doc: "how much cells differ: half the width, at half the height, of the distribution of eta" },
  { name: "eta_mean", index: 2, unit: "1", default: -5, doc: "where this distribution has its centre; cells with eta above 0 fire by themselves" },
  { name: "J", index: 3, unit: "1", default: 15, doc: "strength of the synapses, all to all; below 0 they inhibit" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 4, unit: "1", default: 0, doc: "what drives all cells" },
] as const;
/** The state variables. */
export const states = [
  { name: "r", index: 5, unit: "1/ms", initial: 0, doc: "rate at which a cell fires on the average" },
  { name: "v", index: 6, unit: "1", initial: -2, doc: "mean potential" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    10, // tau, ms
    1, // Delta, 1
    -5, // eta_mean, 1
    15, // J, 1
    0, // I, 1
    0, // r, 1/ms
    -2, // v, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const tau = numbers[0]; // tau, ms (parameter)
  const Delta = numbers[1]; // Delta, 1 (parameter)
  const r = numbers[5]; // r, 1/ms (state)
  const v = numbers[6]; // v, 1 (state)
  const J = numbers[3]; // J, 1 (parameter)
  const eta_mean = numbers[2]; // eta_mean, 1 (parameter)
  const I = numbers[4]; // I, 1 (input)

  const product = 3.141592653589793 * tau;
  const Delta_over_product = Delta / product;
  const dr_dt = (Delta_over_product + 2 * r * v) / tau;
  const J_times_tau = J * tau;
  const product_times_r = product * r;
  const dv_dt = (v * v + eta_mean + J_times_tau * r + I - product_times_r * product_times_r) / tau;
  const r_2 = r + dt * (0.5 * dr_dt);
  const v_2 = v + dt * (0.5 * dv_dt);
  const dr_dt_2 = (Delta_over_product + 2 * r_2 * v_2) / tau;
  const product_times_r_2 = product * r_2;
  const dv_dt_2 = (v_2 * v_2 + eta_mean + J_times_tau * r_2 + I - product_times_r_2 * product_times_r_2) / tau;
  const r_3 = r + dt * (0.5 * dr_dt_2);
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const dr_dt_3 = (Delta_over_product + 2 * r_3 * v_3) / tau;
  const product_times_r_3 = product * r_3;
  const dv_dt_3 = (v_3 * v_3 + eta_mean + J_times_tau * r_3 + I - product_times_r_3 * product_times_r_3) / tau;
  const r_4 = r + dt * dr_dt_3;
  const v_4 = v + dt * dv_dt_3;
  const dr_dt_4 = (Delta_over_product + 2 * r_4 * v_4) / tau;
  const product_times_r_4 = product * r_4;
  const dv_dt_4 = (v_4 * v_4 + eta_mean + J_times_tau * r_4 + I - product_times_r_4 * product_times_r_4) / tau;
  // dr/dt = (Delta / (pi * tau) + 2 * r * v) / tau
  const r_next = r + dt * (0.16666666666666666 * dr_dt + 0.3333333333333333 * dr_dt_2 + 0.3333333333333333 * dr_dt_3 + 0.16666666666666666 * dr_dt_4);
  // dv/dt = (v^2 + eta_mean + J * tau * r + I - (pi * tau * r)^2) / tau
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);

  numbers[5] = r_next; // r
  numbers[6] = v_next; // v
  return 0;
}
