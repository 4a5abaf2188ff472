import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/hodgkin-huxley.axo by `npm run generate`; do not edit.
/** The numbers of one cell of HodgkinHuxley, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

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
  { name: "temperature", index: 1, unit: "K", default: 6.3 },
  { name: "sodium.g", index: 2, unit: "mS/cm^2", default: 120 },
  { name: "sodium.E", index: 3, unit: "mV", default: 50 },
  { name: "sodium.temperature", index: 4, unit: "K", default: 6.3 },
  { name: "potassium.g", index: 5, unit: "mS/cm^2", default: 36 },
  { name: "potassium.E", index: 6, unit: "mV", default: -77 },
  { name: "potassium.temperature", index: 7, unit: "K", default: 6.3 },
  { name: "leak.g", index: 8, unit: "mS/cm^2", default: 0.3 },
  { name: "leak.E", index: 9, unit: "mV", default: -54.387 },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 10, unit: "uA/cm^2", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 11, unit: "mV", initial: -65, doc: "membrane potential" },
  { name: "sodium.m", index: 12, unit: "1", initial: 0.052932485257249584, doc: "activation" },
  { name: "sodium.h", index: 13, unit: "1", initial: 0.5961207535084603, doc: "inactivation" },
  { name: "potassium.n", index: 14, unit: "1", initial: 0.31767691406069737, doc: "activation" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // C, uF/cm^2
    6.3, // temperature, K
    120, // sodium.g, mS/cm^2
    50, // sodium.E, mV
    6.3, // sodium.temperature, K
    36, // potassium.g, mS/cm^2
    -77, // potassium.E, mV
    6.3, // potassium.temperature, K
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
  const pow = elementary.pow;
  const exprel = elementary.exprel;
  const exp = elementary.exp;
  const sodium_g = numbers[2]; // sodium.g, mS/cm^2 (parameter)
  const sodium_E = numbers[3]; // sodium.E, mV (parameter)
  const v = numbers[11]; // v, mV (state)
  const sodium_m = numbers[12]; // sodium.m, 1 (state)
  const sodium_h = numbers[13]; // sodium.h, 1 (state)
  const potassium_n = numbers[14]; // potassium.n, 1 (state)
  const potassium_g = numbers[5]; // potassium.g, mS/cm^2 (parameter)
  const potassium_E = numbers[6]; // potassium.E, mV (parameter)
  const leak_g = numbers[8]; // leak.g, mS/cm^2 (parameter)
  const leak_E = numbers[9]; // leak.E, mV (parameter)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const I = numbers[10]; // I, uA/cm^2 (input)
  const sodium_temperature = numbers[4]; // sodium.temperature, K (parameter)
  const potassium_temperature = numbers[7]; // potassium.temperature, K (parameter)
  const is_first_step = k === 0;

  const sodium_i = sodium_g * (sodium_m * sodium_m * sodium_m) * sodium_h * (v - sodium_E);
  const product = potassium_n * potassium_n;
  const potassium_i = potassium_g * (product * product) * (v - potassium_E);
  const leak_i = leak_g * (v - leak_E);
  const dv_dt = (I - sodium_i - potassium_i - leak_i) / C;
  const sodium_phi = pow(3, (sodium_temperature - 6.3) / 10);
  const product_2 = 0.1 * sodium_phi * 10;
  const sodium_m_alpha = product_2 / exprel((v + 40) / -10);
  const v_plus_65 = v + 65;
  const _4_times_sodium_phi = 4 * sodium_phi;
  const sodium_m_beta = _4_times_sodium_phi * exp(v_plus_65 / -18);
  const sodium_dm_dt = sodium_m_alpha * (1 - sodium_m) - sodium_m_beta * sodium_m;
  const _0p07_times_sodium_phi = 0.07 * sodium_phi;
  const sodium_h_alpha = _0p07_times_sodium_phi * exp(v_plus_65 / -20);
  const sodium_h_beta = sodium_phi / (1 + exp((v + 35) / -10));
  const sodium_dh_dt = sodium_h_alpha * (1 - sodium_h) - sodium_h_beta * sodium_h;
  const potassium_phi = pow(3, (potassium_temperature - 6.3) / 10);
  const product_3 = 0.01 * potassium_phi * 10;
  const potassium_n_alpha = product_3 / exprel((v + 55) / -10);
  const _0p125_times_potassium_phi = 0.125 * potassium_phi;
  const potassium_n_beta = _0p125_times_potassium_phi * exp(v_plus_65 / -80);
  const potassium_dn_dt = potassium_n_alpha * (1 - potassium_n) - potassium_n_beta * potassium_n;
  const v_2 = v + dt * (0.5 * dv_dt);
  const sodium_m_2 = sodium_m + dt * (0.5 * sodium_dm_dt);
  const sodium_h_2 = sodium_h + dt * (0.5 * sodium_dh_dt);
  const potassium_n_2 = potassium_n + dt * (0.5 * potassium_dn_dt);
  const sodium_i_2 = sodium_g * (sodium_m_2 * sodium_m_2 * sodium_m_2) * sodium_h_2 * (v_2 - sodium_E);
  const product_4 = potassium_n_2 * potassium_n_2;
  const potassium_i_2 = potassium_g * (product_4 * product_4) * (v_2 - potassium_E);
  const leak_i_2 = leak_g * (v_2 - leak_E);
  const dv_dt_2 = (I - sodium_i_2 - potassium_i_2 - leak_i_2) / C;
  const sodium_m_alpha_2 = product_2 / exprel((v_2 + 40) / -10);
  const v_2_plus_65 = v_2 + 65;
  const sodium_m_beta_2 = _4_times_sodium_phi * exp(v_2_plus_65 / -18);
  const sodium_dm_dt_2 = sodium_m_alpha_2 * (1 - sodium_m_2) - sodium_m_beta_2 * sodium_m_2;
  const sodium_h_alpha_2 = _0p07_times_sodium_phi * exp(v_2_plus_65 / -20);
  const sodium_h_beta_2 = sodium_phi / (1 + exp((v_2 + 35) / -10));
  const sodium_dh_dt_2 = sodium_h_alpha_2 * (1 - sodium_h_2) - sodium_h_beta_2 * sodium_h_2;
  const potassium_n_alpha_2 = product_3 / exprel((v_2 + 55) / -10);
  const potassium_n_beta_2 = _0p125_times_potassium_phi * exp(v_2_plus_65 / -80);
  const potassium_dn_dt_2 = potassium_n_alpha_2 * (1 - potassium_n_2) - potassium_n_beta_2 * potassium_n_2;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const sodium_m_3 = sodium_m + dt * (0.5 * sodium_dm_dt_2);
  const sodium_h_3 = sodium_h + dt * (0.5 * sodium_dh_dt_2);
  const potassium_n_3 = potassium_n + dt * (0.5 * potassium_dn_dt_2);
  const sodium_i_3 = sodium_g * (sodium_m_3 * sodium_m_3 * sodium_m_3) * sodium_h_3 * (v_3 - sodium_E);
  const product_5 = potassium_n_3 * potassium_n_3;
  const potassium_i_3 = potassium_g * (product_5 * product_5) * (v_3 - potassium_E);
  const leak_i_3 = leak_g * (v_3 - leak_E);
  const dv_dt_3 = (I - sodium_i_3 - potassium_i_3 - leak_i_3) / C;
  const sodium_m_alpha_3 = product_2 / exprel((v_3 + 40) / -10);
  const v_3_plus_65 = v_3 + 65;
  const sodium_m_beta_3 = _4_times_sodium_phi * exp(v_3_plus_65 / -18);
  const sodium_dm_dt_3 = sodium_m_alpha_3 * (1 - sodium_m_3) - sodium_m_beta_3 * sodium_m_3;
  const sodium_h_alpha_3 = _0p07_times_sodium_phi * exp(v_3_plus_65 / -20);
  const sodium_h_beta_3 = sodium_phi / (1 + exp((v_3 + 35) / -10));
  const sodium_dh_dt_3 = sodium_h_alpha_3 * (1 - sodium_h_3) - sodium_h_beta_3 * sodium_h_3;
  const potassium_n_alpha_3 = product_3 / exprel((v_3 + 55) / -10);
  const potassium_n_beta_3 = _0p125_times_potassium_phi * exp(v_3_plus_65 / -80);
  const potassium_dn_dt_3 = potassium_n_alpha_3 * (1 - potassium_n_3) - potassium_n_beta_3 * potassium_n_3;
  const v_4 = v + dt * dv_dt_3;
  const sodium_m_4 = sodium_m + dt * sodium_dm_dt_3;
  const sodium_h_4 = sodium_h + dt * sodium_dh_dt_3;
  const potassium_n_4 = potassium_n + dt * potassium_dn_dt_3;
  const sodium_i_4 = sodium_g * (sodium_m_4 * sodium_m_4 * sodium_m_4) * sodium_h_4 * (v_4 - sodium_E);
  const product_6 = potassium_n_4 * potassium_n_4;
  const potassium_i_4 = potassium_g * (product_6 * product_6) * (v_4 - potassium_E);
  const leak_i_4 = leak_g * (v_4 - leak_E);
  const dv_dt_4 = (I - sodium_i_4 - potassium_i_4 - leak_i_4) / C;
  const sodium_m_alpha_4 = product_2 / exprel((v_4 + 40) / -10);
  const v_4_plus_65 = v_4 + 65;
  const sodium_m_beta_4 = _4_times_sodium_phi * exp(v_4_plus_65 / -18);
  const sodium_dm_dt_4 = sodium_m_alpha_4 * (1 - sodium_m_4) - sodium_m_beta_4 * sodium_m_4;
  const sodium_h_alpha_4 = _0p07_times_sodium_phi * exp(v_4_plus_65 / -20);
  const sodium_h_beta_4 = sodium_phi / (1 + exp((v_4 + 35) / -10));
  const sodium_dh_dt_4 = sodium_h_alpha_4 * (1 - sodium_h_4) - sodium_h_beta_4 * sodium_h_4;
  const potassium_n_alpha_4 = product_3 / exprel((v_4 + 55) / -10);
  const potassium_n_beta_4 = _0p125_times_potassium_phi * exp(v_4_plus_65 / -80);
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

  numbers[11] = v_next; // v
  numbers[12] = sodium_m_next; // sodium.m
  numbers[13] = sodium_h_next; // sodium.h
  numbers[14] = potassium_n_next; // potassium.n
  return spike_count;
}
