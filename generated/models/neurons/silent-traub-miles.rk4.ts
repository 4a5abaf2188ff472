import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/traub-miles.axo by `npm run generate`; do not edit.
/** The numbers of one cell of SilentTraubMiles, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** The leak reversed at -65 mV, as in the benchmark's program for NEURON: at rest without input. */
export const model = {
  name: "SilentTraubMiles",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/traub-miles.axo",
  timeUnit: "ms",
  doc: "The leak reversed at -65 mV, as in the benchmark's program for NEURON: at rest without input.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "uF/cm^2", default: 1 },
  { name: "g_L", index: 1, unit: "mS/cm^2", default: 0.05, doc: "conductance and reversal potential of the leak" },
  { name: "E_L", index: 2, unit: "mV", default: -65 },
  { name: "V_T", index: 3, unit: "mV", default: -63, doc: "adjusts the threshold, which lies about 13 mV above it" },
  { name: "sodium.g", index: 4, unit: "mS/cm^2", default: 100 },
  { name: "sodium.E", index: 5, unit: "mV", default: 50 },
  { name: "sodium.V_T", index: 6, unit: "mV", default: -63, doc: "adjusts the threshold: shifts all rates along the voltage" },
  { name: "potassium.g", index: 7, unit: "mS/cm^2", default: 30 },
  { name: "potassium.E", index: 8, unit: "mV", default: -90 },
  { name: "potassium.V_T", index: 9, unit: "mV", default: -63, doc: "adjusts the threshold: shifts all rates along the voltage" },
  { name: "leak.g", index: 10, unit: "mS/cm^2", default: 0.05 },
  { name: "leak.E", index: 11, unit: "mV", default: -65 },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 12, unit: "uA/cm^2", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 13, unit: "mV", initial: -65, doc: "membrane potential" },
  { name: "sodium.m", index: 14, unit: "1", initial: 0.00973240451640272, doc: "activation" },
  { name: "sodium.h", index: 15, unit: "1", initial: 0.9975610872011336, doc: "inactivation" },
  { name: "potassium.n", index: 16, unit: "1", initial: 0.02707447895728375, doc: "activation" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // C, uF/cm^2
    0.05, // g_L, mS/cm^2
    -65, // E_L, mV
    -63, // V_T, mV
    100, // sodium.g, mS/cm^2
    50, // sodium.E, mV
    -63, // sodium.V_T, mV
    30, // potassium.g, mS/cm^2
    -90, // potassium.E, mV
    -63, // potassium.V_T, mV
    0.05, // leak.g, mS/cm^2
    -65, // leak.E, mV
    0, // I, uA/cm^2
    -65, // v, mV
    0.00973240451640272, // sodium.m, 1
    0.9975610872011336, // sodium.h, 1
    0.02707447895728375, // potassium.n, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, _p: number, _q: number, dt: number): number {
  const exprel = elementary.exprel;
  const exp = elementary.exp;
  const sodium_g = numbers[4]; // sodium.g, mS/cm^2 (parameter)
  const sodium_E = numbers[5]; // sodium.E, mV (parameter)
  const v = numbers[13]; // v, mV (state)
  const sodium_m = numbers[14]; // sodium.m, 1 (state)
  const sodium_h = numbers[15]; // sodium.h, 1 (state)
  const potassium_n = numbers[16]; // potassium.n, 1 (state)
  const potassium_g = numbers[7]; // potassium.g, mS/cm^2 (parameter)
  const potassium_E = numbers[8]; // potassium.E, mV (parameter)
  const leak_g = numbers[10]; // leak.g, mS/cm^2 (parameter)
  const leak_E = numbers[11]; // leak.E, mV (parameter)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const I = numbers[12]; // I, uA/cm^2 (input)
  const sodium_V_T = numbers[6]; // sodium.V_T, mV (parameter)
  const potassium_V_T = numbers[9]; // potassium.V_T, mV (parameter)
  const is_first_step = k === 0;

  const sodium_i = sodium_g * (sodium_m * sodium_m * sodium_m) * sodium_h * (v - sodium_E);
  const product = potassium_n * potassium_n;
  const potassium_i = potassium_g * (product * product) * (v - potassium_E);
  const leak_i = leak_g * (v - leak_E);
  const dv_dt = (I - sodium_i - potassium_i - leak_i) / C;
  const sodium_m_alpha = 1.28 / exprel((13 - v + sodium_V_T) * 0.25);
  const sodium_m_beta = 1.4000000000000001 / exprel((v - sodium_V_T - 40) / 5);
  const sodium_dm_dt = sodium_m_alpha * (1 - sodium_m) - sodium_m_beta * sodium_m;
  const sodium_h_alpha = 0.128 * exp((17 - v + sodium_V_T) / 18);
  const sodium_h_beta = 4 / (1 + exp((40 - v + sodium_V_T) / 5));
  const sodium_dh_dt = sodium_h_alpha * (1 - sodium_h) - sodium_h_beta * sodium_h;
  const potassium_n_alpha = 0.16 / exprel((15 - v + potassium_V_T) / 5);
  const potassium_n_beta = 0.5 * exp((10 - v + potassium_V_T) / 40);
  const potassium_dn_dt = potassium_n_alpha * (1 - potassium_n) - potassium_n_beta * potassium_n;
  const v_2 = v + dt * (0.5 * dv_dt);
  const sodium_m_2 = sodium_m + dt * (0.5 * sodium_dm_dt);
  const sodium_h_2 = sodium_h + dt * (0.5 * sodium_dh_dt);
  const potassium_n_2 = potassium_n + dt * (0.5 * potassium_dn_dt);
  const sodium_i_2 = sodium_g * (sodium_m_2 * sodium_m_2 * sodium_m_2) * sodium_h_2 * (v_2 - sodium_E);
  const product_2 = potassium_n_2 * potassium_n_2;
  const potassium_i_2 = potassium_g * (product_2 * product_2) * (v_2 - potassium_E);
  const leak_i_2 = leak_g * (v_2 - leak_E);
  const dv_dt_2 = (I - sodium_i_2 - potassium_i_2 - leak_i_2) / C;
  const sodium_m_alpha_2 = 1.28 / exprel((13 - v_2 + sodium_V_T) * 0.25);
  const sodium_m_beta_2 = 1.4000000000000001 / exprel((v_2 - sodium_V_T - 40) / 5);
  const sodium_dm_dt_2 = sodium_m_alpha_2 * (1 - sodium_m_2) - sodium_m_beta_2 * sodium_m_2;
  const sodium_h_alpha_2 = 0.128 * exp((17 - v_2 + sodium_V_T) / 18);
  const sodium_h_beta_2 = 4 / (1 + exp((40 - v_2 + sodium_V_T) / 5));
  const sodium_dh_dt_2 = sodium_h_alpha_2 * (1 - sodium_h_2) - sodium_h_beta_2 * sodium_h_2;
  const potassium_n_alpha_2 = 0.16 / exprel((15 - v_2 + potassium_V_T) / 5);
  const potassium_n_beta_2 = 0.5 * exp((10 - v_2 + potassium_V_T) / 40);
  const potassium_dn_dt_2 = potassium_n_alpha_2 * (1 - potassium_n_2) - potassium_n_beta_2 * potassium_n_2;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const sodium_m_3 = sodium_m + dt * (0.5 * sodium_dm_dt_2);
  const sodium_h_3 = sodium_h + dt * (0.5 * sodium_dh_dt_2);
  const potassium_n_3 = potassium_n + dt * (0.5 * potassium_dn_dt_2);
  const sodium_i_3 = sodium_g * (sodium_m_3 * sodium_m_3 * sodium_m_3) * sodium_h_3 * (v_3 - sodium_E);
  const product_3 = potassium_n_3 * potassium_n_3;
  const potassium_i_3 = potassium_g * (product_3 * product_3) * (v_3 - potassium_E);
  const leak_i_3 = leak_g * (v_3 - leak_E);
  const dv_dt_3 = (I - sodium_i_3 - potassium_i_3 - leak_i_3) / C;
  const sodium_m_alpha_3 = 1.28 / exprel((13 - v_3 + sodium_V_T) * 0.25);
  const sodium_m_beta_3 = 1.4000000000000001 / exprel((v_3 - sodium_V_T - 40) / 5);
  const sodium_dm_dt_3 = sodium_m_alpha_3 * (1 - sodium_m_3) - sodium_m_beta_3 * sodium_m_3;
  const sodium_h_alpha_3 = 0.128 * exp((17 - v_3 + sodium_V_T) / 18);
  const sodium_h_beta_3 = 4 / (1 + exp((40 - v_3 + sodium_V_T) / 5));
  const sodium_dh_dt_3 = sodium_h_alpha_3 * (1 - sodium_h_3) - sodium_h_beta_3 * sodium_h_3;
  const potassium_n_alpha_3 = 0.16 / exprel((15 - v_3 + potassium_V_T) / 5);
  const potassium_n_beta_3 = 0.5 * exp((10 - v_3 + potassium_V_T) / 40);
  const potassium_dn_dt_3 = potassium_n_alpha_3 * (1 - potassium_n_3) - potassium_n_beta_3 * potassium_n_3;
  const v_4 = v + dt * dv_dt_3;
  const sodium_m_4 = sodium_m + dt * sodium_dm_dt_3;
  const sodium_h_4 = sodium_h + dt * sodium_dh_dt_3;
  const potassium_n_4 = potassium_n + dt * potassium_dn_dt_3;
  const sodium_i_4 = sodium_g * (sodium_m_4 * sodium_m_4 * sodium_m_4) * sodium_h_4 * (v_4 - sodium_E);
  const product_4 = potassium_n_4 * potassium_n_4;
  const potassium_i_4 = potassium_g * (product_4 * product_4) * (v_4 - potassium_E);
  const leak_i_4 = leak_g * (v_4 - leak_E);
  const dv_dt_4 = (I - sodium_i_4 - potassium_i_4 - leak_i_4) / C;
  const sodium_m_alpha_4 = 1.28 / exprel((13 - v_4 + sodium_V_T) * 0.25);
  const sodium_m_beta_4 = 1.4000000000000001 / exprel((v_4 - sodium_V_T - 40) / 5);
  const sodium_dm_dt_4 = sodium_m_alpha_4 * (1 - sodium_m_4) - sodium_m_beta_4 * sodium_m_4;
  const sodium_h_alpha_4 = 0.128 * exp((17 - v_4 + sodium_V_T) / 18);
  const sodium_h_beta_4 = 4 / (1 + exp((40 - v_4 + sodium_V_T) / 5));
  const sodium_dh_dt_4 = sodium_h_alpha_4 * (1 - sodium_h_4) - sodium_h_beta_4 * sodium_h_4;
  const potassium_n_alpha_4 = 0.16 / exprel((15 - v_4 + potassium_V_T) / 5);
  const potassium_n_beta_4 = 0.5 * exp((10 - v_4 + potassium_V_T) / 40);
  const potassium_dn_dt_4 = potassium_n_alpha_4 * (1 - potassium_n_4) - potassium_n_beta_4 * potassium_n_4;
  // dv/dt = (I - sodium.i - potassium.i - leak.i) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // d(sodium.m)/dt = sodium.m.alpha * (1 - sodium.m) - sodium.m.beta * sodium.m
  const sodium_m_next = sodium_m + dt * (0.16666666666666666 * sodium_dm_dt + 0.3333333333333333 * sodium_dm_dt_2 + 0.3333333333333333 * sodium_dm_dt_3 + 0.16666666666666666 * sodium_dm_dt_4);
  // d(sodium.h)/dt = sodium.h.alpha * (1 - sodium.h) - sodium.h.beta * sodium.h
  const sodium_h_next = sodium_h + dt * (0.16666666666666666 * sodium_dh_dt + 0.3333333333333333 * sodium_dh_dt_2 + 0.3333333333333333 * sodium_dh_dt_3 + 0.16666666666666666 * sodium_dh_dt_4);
  // d(potassium.n)/dt = potassium.n.alpha * (1 - potassium.n) - potassium.n.beta * potassium.n
  const potassium_n_next = potassium_n + dt * (0.16666666666666666 * potassium_dn_dt + 0.3333333333333333 * potassium_dn_dt_2 + 0.3333333333333333 * potassium_dn_dt_3 + 0.16666666666666666 * potassium_dn_dt_4);
  const spikes = !is_first_step && v < 0 && v_next >= 0;
  // spike when v crosses 0 mV
  const spike_count = spikes ? 1 : 0;

  numbers[13] = v_next; // v
  numbers[14] = sodium_m_next; // sodium.m
  numbers[15] = sodium_h_next; // sodium.h
  numbers[16] = potassium_n_next; // potassium.n
  return spike_count;
}
