import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/wilson-cowan.axo by `npm run generate`; do not edit.
/** The numbers of one cell of WilsonCowanHysteresis, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** Two lasting states, low and high, between which pulses switch. */
export const model = {
  name: "WilsonCowanHysteresis",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/wilson-cowan.axo",
  timeUnit: "ms",
  doc: "Two lasting states, low and high, between which pulses switch.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "tau_e", index: 0, unit: "ms", default: 10, doc: "time constant of the exciting population" },
  { name: "tau_i", index: 1, unit: "ms", default: 10, doc: "time constant of the inhibiting population" },
  { name: "c1", index: 2, unit: "1", default: 12, doc: "weight from the exciting population to itself" },
  { name: "c2", index: 3, unit: "1", default: 4, doc: "weight from the inhibiting population to the exciting one" },
  { name: "c3", index: 4, unit: "1", default: 13, doc: "weight from the exciting population to the inhibiting one" },
  { name: "c4", index: 5, unit: "1", default: 11, doc: "weight from the inhibiting population to itself" },
  { name: "a_e", index: 6, unit: "1", default: 1.2, doc: "gain of the exciting population" },
  { name: "theta_e", index: 7, unit: "1", default: 2.8, doc: "threshold of the exciting population" },
  { name: "a_i", index: 8, unit: "1", default: 1, doc: "gain of the inhibiting population" },
  { name: "theta_i", index: 9, unit: "1", default: 4, doc: "threshold of the inhibiting population" },
  { name: "r_e", index: 10, unit: "1", default: 1, doc: "refractoriness: how much of itself the exciting activity takes away" },
  { name: "r_i", index: 11, unit: "1", default: 1, doc: "refractoriness of the inhibiting population" },
  { name: "k_e", index: 12, unit: "1", default: 0.9664307767185175, doc: "largest share of the exciting population, as the paper has it; later work often writes 1" },
  { name: "k_i", index: 13, unit: "1", default: 0.9820137900379085, doc: "largest share of the inhibiting population" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "P", index: 14, unit: "1", default: 0, doc: "drive of the exciting population" },
  { name: "Q", index: 15, unit: "1", default: 0, doc: "drive of the inhibiting population" },
] as const;
/** The state variables. */
export const states = [
  { name: "E", index: 16, unit: "1", initial: 0, doc: "active share of the exciting population" },
  { name: "I", index: 17, unit: "1", initial: 0, doc: "active share of the inhibiting population" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    10, // tau_e, ms
    10, // tau_i, ms
    12, // c1, 1
    4, // c2, 1
    13, // c3, 1
    11, // c4, 1
    1.2, // a_e, 1
    2.8, // theta_e, 1
    1, // a_i, 1
    4, // theta_i, 1
    1, // r_e, 1
    1, // r_i, 1
    0.9664307767185175, // k_e, 1
    0.9820137900379085, // k_i, 1
    0, // P, 1
    0, // Q, 1
    0, // E, 1
    0, // I, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const exp = elementary.exp;
  const a_e = numbers[6]; // a_e, 1 (parameter)
  const theta_e = numbers[7]; // theta_e, 1 (parameter)
  const tau_e = numbers[0]; // tau_e, ms (parameter)
  const c1 = numbers[2]; // c1, 1 (parameter)
  const c2 = numbers[3]; // c2, 1 (parameter)
  const r_e = numbers[10]; // r_e, 1 (parameter)
  const k_e = numbers[12]; // k_e, 1 (parameter)
  const P = numbers[14]; // P, 1 (input)
  const E = numbers[16]; // E, 1 (state)
  const I = numbers[17]; // I, 1 (state)
  const a_i = numbers[8]; // a_i, 1 (parameter)
  const theta_i = numbers[9]; // theta_i, 1 (parameter)
  const tau_i = numbers[1]; // tau_i, ms (parameter)
  const c3 = numbers[4]; // c3, 1 (parameter)
  const c4 = numbers[5]; // c4, 1 (parameter)
  const r_i = numbers[11]; // r_i, 1 (parameter)
  const k_i = numbers[13]; // k_i, 1 (parameter)
  const Q = numbers[15]; // Q, 1 (input)

  const quotient = 1 / (1 + exp(a_e * theta_e));
  const negate_of = -a_e;
  const dE_dt = ((k_e - r_e * E) * (1 / (1 + exp(negate_of * (c1 * E - c2 * I + P - theta_e))) - quotient) - E) / tau_e;
  const quotient_2 = 1 / (1 + exp(a_i * theta_i));
  const negate_of_2 = -a_i;
  const dI_dt = ((k_i - r_i * I) * (1 / (1 + exp(negate_of_2 * (c3 * E - c4 * I + Q - theta_i))) - quotient_2) - I) / tau_i;
  const E_2 = E + dt * (0.5 * dE_dt);
  const I_2 = I + dt * (0.5 * dI_dt);
  const dE_dt_2 = ((k_e - r_e * E_2) * (1 / (1 + exp(negate_of * (c1 * E_2 - c2 * I_2 + P - theta_e))) - quotient) - E_2) / tau_e;
  const dI_dt_2 = ((k_i - r_i * I_2) * (1 / (1 + exp(negate_of_2 * (c3 * E_2 - c4 * I_2 + Q - theta_i))) - quotient_2) - I_2) / tau_i;
  const E_3 = E + dt * (0.5 * dE_dt_2);
  const I_3 = I + dt * (0.5 * dI_dt_2);
  const dE_dt_3 = ((k_e - r_e * E_3) * (1 / (1 + exp(negate_of * (c1 * E_3 - c2 * I_3 + P - theta_e))) - quotient) - E_3) / tau_e;
  const dI_dt_3 = ((k_i - r_i * I_3) * (1 / (1 + exp(negate_of_2 * (c3 * E_3 - c4 * I_3 + Q - theta_i))) - quotient_2) - I_3) / tau_i;
  const E_4 = E + dt * dE_dt_3;
  const I_4 = I + dt * dI_dt_3;
  const dE_dt_4 = ((k_e - r_e * E_4) * (1 / (1 + exp(negate_of * (c1 * E_4 - c2 * I_4 + P - theta_e))) - quotient) - E_4) / tau_e;
  const dI_dt_4 = ((k_i - r_i * I_4) * (1 / (1 + exp(negate_of_2 * (c3 * E_4 - c4 * I_4 + Q - theta_i))) - quotient_2) - I_4) / tau_i;
  // dE/dt = (-E + (k_e - r_e * E) * (1 / (1 + exp(-a_e * (c1 * E - c2 * I + P - theta_e))) - 1 / (1 + exp(a_e * theta_e)))) / tau_e
  const E_next = E + dt * (0.16666666666666666 * dE_dt + 0.3333333333333333 * dE_dt_2 + 0.3333333333333333 * dE_dt_3 + 0.16666666666666666 * dE_dt_4);
  // dI/dt = (-I + (k_i - r_i * I) * (1 / (1 + exp(-a_i * (c3 * E - c4 * I + Q - theta_i))) - 1 / (1 + exp(a_i * theta_i)))) / tau_i
  const I_next = I + dt * (0.16666666666666666 * dI_dt + 0.3333333333333333 * dI_dt_2 + 0.3333333333333333 * dI_dt_3 + 0.16666666666666666 * dI_dt_4);

  numbers[16] = E_next; // E
  numbers[17] = I_next; // I
  return 0;
}
