import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/hodgkin-huxley.axo by `npm run generate`; do not edit.
/** The numbers of one cell of HodgkinHuxley, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number];

/** neuron HodgkinHuxley */
export const model = {
  name: "HodgkinHuxley",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/hodgkin-huxley.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "uF/cm^2", default: 1 },
  { name: "sodium.g", index: 1, unit: "mS/cm^2", default: 120 },
  { name: "sodium.E", index: 2, unit: "mV", default: 50 },
  { name: "potassium.g", index: 3, unit: "mS/cm^2", default: 36 },
  { name: "potassium.E", index: 4, unit: "mV", default: -77 },
  { name: "leak.g", index: 5, unit: "mS/cm^2", default: 0.3 },
  { name: "leak.E", index: 6, unit: "mV", default: -54.387 },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 7, unit: "uA/cm^2", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 8, unit: "mV", initial: -65, doc: "membrane potential" },
  { name: "sodium.m", index: 9, unit: "1", initial: 0.052932485257249584, doc: "activation" },
  { name: "sodium.h", index: 10, unit: "1", initial: 0.5961207535084603, doc: "inactivation" },
  { name: "potassium.n", index: 11, unit: "1", initial: 0.31767691406069737, doc: "activation" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // C, uF/cm^2
    120, // sodium.g, mS/cm^2
    50, // sodium.E, mV
    36, // potassium.g, mS/cm^2
    -77, // potassium.E, mV
    0.3, // leak.g, mS/cm^2
    -54.387, // leak.E, mV
    0, // I, uA/cm^2
    -65, // v, mV
    0.052932485257249584, // sodium.m, 1
    0.5961207535084603, // sodium.h, 1
    0.31767691406069737, // potassium.n, 1
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
  const sodium_g = numbers[1]; // sodium.g, mS/cm^2 (parameter)
  const sodium_E = numbers[2]; // sodium.E, mV (parameter)
  const v = numbers[8]; // v, mV (state)
  const sodium_m = numbers[9]; // sodium.m, 1 (state)
  const sodium_h = numbers[10]; // sodium.h, 1 (state)
  const potassium_n = numbers[11]; // potassium.n, 1 (state)
  const potassium_g = numbers[3]; // potassium.g, mS/cm^2 (parameter)
  const potassium_E = numbers[4]; // potassium.E, mV (parameter)
  const leak_g = numbers[5]; // leak.g, mS/cm^2 (parameter)
  const leak_E = numbers[6]; // leak.E, mV (parameter)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const I = numbers[7]; // I, uA/cm^2 (input)
  const is_first_step = k === 0;

  const sodium_i = sodium_g * (sodium_m * sodium_m * sodium_m) * sodium_h * (v - sodium_E);
  const product = potassium_n * potassium_n;
  const potassium_i = potassium_g * (product * product) * (v - potassium_E);
  const leak_i = leak_g * (v - leak_E);
  const dv_dt = (I - sodium_i - potassium_i - leak_i) / C;
  const sodium_m_alpha = 1 / exprel((v + 40) / -10);
  const v_plus_65 = v + 65;
  const sodium_m_beta = 4 * exp(v_plus_65 / -18);
  const sodium_dm_dt = sodium_m_alpha * (1 - sodium_m) - sodium_m_beta * sodium_m;
  const sodium_h_alpha = 0.07 * exp(v_plus_65 / -20);
  const sodium_h_beta = 1 / (1 + exp((v + 35) / -10));
  const sodium_dh_dt = sodium_h_alpha * (1 - sodium_h) - sodium_h_beta * sodium_h;
  const potassium_n_alpha = 0.1 / exprel((v + 55) / -10);
  const potassium_n_beta = 0.125 * exp(v_plus_65 / -80);
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
  const sodium_m_alpha_2 = 1 / exprel((v_2 + 40) / -10);
  const v_2_plus_65 = v_2 + 65;
  const sodium_m_beta_2 = 4 * exp(v_2_plus_65 / -18);
  const sodium_dm_dt_2 = sodium_m_alpha_2 * (1 - sodium_m_2) - sodium_m_beta_2 * sodium_m_2;
  const sodium_h_alpha_2 = 0.07 * exp(v_2_plus_65 / -20);
  const sodium_h_beta_2 = 1 / (1 + exp((v_2 + 35) / -10));
  const sodium_dh_dt_2 = sodium_h_alpha_2 * (1 - sodium_h_2) - sodium_h_beta_2 * sodium_h_2;
  const potassium_n_alpha_2 = 0.1 / exprel((v_2 + 55) / -10);
  const potassium_n_beta_2 = 0.125 * exp(v_2_plus_65 / -80);
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
  const sodium_m_alpha_3 = 1 / exprel((v_3 + 40) / -10);
  const v_3_plus_65 = v_3 + 65;
  const sodium_m_beta_3 = 4 * exp(v_3_plus_65 / -18);
  const sodium_dm_dt_3 = sodium_m_alpha_3 * (1 - sodium_m_3) - sodium_m_beta_3 * sodium_m_3;
  const sodium_h_alpha_3 = 0.07 * exp(v_3_plus_65 / -20);
  const sodium_h_beta_3 = 1 / (1 + exp((v_3 + 35) / -10));
  const sodium_dh_dt_3 = sodium_h_alpha_3 * (1 - sodium_h_3) - sodium_h_beta_3 * sodium_h_3;
  const potassium_n_alpha_3 = 0.1 / exprel((v_3 + 55) / -10);
  const potassium_n_beta_3 = 0.125 * exp(v_3_plus_65 / -80);
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
  const sodium_m_alpha_4 = 1 / exprel((v_4 + 40) / -10);
  const v_4_plus_65 = v_4 + 65;
  const sodium_m_beta_4 = 4 * exp(v_4_plus_65 / -18);
  const sodium_dm_dt_4 = sodium_m_alpha_4 * (1 - sodium_m_4) - sodium_m_beta_4 * sodium_m_4;
  const sodium_h_alpha_4 = 0.07 * exp(v_4_plus_65 / -20);
  const sodium_h_beta_4 = 1 / (1 + exp((v_4 + 35) / -10));
  const sodium_dh_dt_4 = sodium_h_alpha_4 * (1 - sodium_h_4) - sodium_h_beta_4 * sodium_h_4;
  const potassium_n_alpha_4 = 0.1 / exprel((v_4 + 55) / -10);
  const potassium_n_beta_4 = 0.125 * exp(v_4_plus_65 / -80);
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

  numbers[8] = v_next; // v
  numbers[9] = sodium_m_next; // sodium.m
  numbers[10] = sodium_h_next; // sodium.h
  numbers[11] = potassium_n_next; // potassium.n
  return spike_count;
}
