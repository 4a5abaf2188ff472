import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/wang-buzsaki.axo by `npm run generate`; do not edit.
/** The numbers of one cell of WangBuzsaki, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** neuron WangBuzsaki */
export const model = {
  name: "WangBuzsaki",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/wang-buzsaki.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "uF/cm^2", default: 1 },
  { name: "g_L", index: 1, unit: "mS/cm^2", default: 0.1, doc: "conductance and reversal potential of the leak" },
  { name: "E_L", index: 2, unit: "mV", default: -65 },
  { name: "phi", index: 3, unit: "1", default: 5, doc: "temperature factor of the gates h and n" },
  { name: "sodium.g", index: 4, unit: "mS/cm^2", default: 35 },
  { name: "sodium.E", index: 5, unit: "mV", default: 55 },
  { name: "sodium.phi", index: 6, unit: "1", default: 5, doc: "temperature factor of the rates of h" },
  { name: "potassium.g", index: 7, unit: "mS/cm^2", default: 9 },
  { name: "potassium.E", index: 8, unit: "mV", default: -90 },
  { name: "potassium.phi", index: 9, unit: "1", default: 5, doc: "temperature factor of the rates" },
  { name: "leak.g", index: 10, unit: "mS/cm^2", default: 0.1 },
  { name: "leak.E", index: 11, unit: "mV", default: -65 },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 12, unit: "uA/cm^2", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 13, unit: "mV", initial: -65, doc: "membrane potential" },
  { name: "sodium.h", index: 14, unit: "1", initial: 0.804578977270273, doc: "inactivation" },
  { name: "potassium.n", index: 15, unit: "1", initial: 0.08255363030234175, doc: "activation" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // C, uF/cm^2
    0.1, // g_L, mS/cm^2
    -65, // E_L, mV
    5, // phi, 1
    35, // sodium.g, mS/cm^2
    55, // sodium.E, mV
    5, // sodium.phi, 1
    9, // potassium.g, mS/cm^2
    -90, // potassium.E, mV
    5, // potassium.phi, 1
    0.1, // leak.g, mS/cm^2
    -65, // leak.E, mV
    0, // I, uA/cm^2
    -65, // v, mV
    0.804578977270273, // sodium.h, 1
    0.08255363030234175, // potassium.n, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, _p: number, _q: number, dt: number): number {
  const exp = elementary.exp;
  const exprel = elementary.exprel;
  const v = numbers[13]; // v, mV (state)
  const sodium_g = numbers[4]; // sodium.g, mS/cm^2 (parameter)
  const sodium_E = numbers[5]; // sodium.E, mV (parameter)
  const sodium_h = numbers[14]; // sodium.h, 1 (state)
  const potassium_n = numbers[15]; // potassium.n, 1 (state)
  const potassium_g = numbers[7]; // potassium.g, mS/cm^2 (parameter)
  const potassium_E = numbers[8]; // potassium.E, mV (parameter)
  const leak_g = numbers[10]; // leak.g, mS/cm^2 (parameter)
  const leak_E = numbers[11]; // leak.E, mV (parameter)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const I = numbers[12]; // I, uA/cm^2 (input)
  const sodium_phi = numbers[6]; // sodium.phi, 1 (parameter)
  const potassium_phi = numbers[9]; // potassium.phi, 1 (parameter)
  const is_first_step = k === 0;

  const sodium_closing = 4 * exp((v + 60) / -18);
  const sodium_opening = 1 / exprel((v + 35) / -10);
  const sodium_m_inf = sodium_opening / (sodium_opening + sodium_closing);
  const sodium_i = sodium_g * (sodium_m_inf * sodium_m_inf * sodium_m_inf) * sodium_h * (v - sodium_E);
  const product = potassium_n * potassium_n;
  const potassium_i = potassium_g * (product * product) * (v - potassium_E);
  const leak_i = leak_g * (v - leak_E);
  const dv_dt = (I - sodium_i - potassium_i - leak_i) / C;
  const sodium_h_alpha = sodium_phi * (0.07 * exp((v + 58) / -20));
  const sodium_h_beta = sodium_phi * (1 / (1 + exp((v + 28) / -10)));
  const sodium_dh_dt = sodium_h_alpha * (1 - sodium_h) - sodium_h_beta * sodium_h;
  const potassium_n_alpha = potassium_phi * (0.1 / exprel((v + 34) / -10));
  const potassium_n_beta = potassium_phi * (0.125 * exp((v + 44) / -80));
  const potassium_dn_dt = potassium_n_alpha * (1 - potassium_n) - potassium_n_beta * potassium_n;
  const v_2 = v + dt * (0.5 * dv_dt);
  const sodium_h_2 = sodium_h + dt * (0.5 * sodium_dh_dt);
  const potassium_n_2 = potassium_n + dt * (0.5 * potassium_dn_dt);
  const sodium_closing_2 = 4 * exp((v_2 + 60) / -18);
  const sodium_opening_2 = 1 / exprel((v_2 + 35) / -10);
  const sodium_m_inf_2 = sodium_opening_2 / (sodium_opening_2 + sodium_closing_2);
  const sodium_i_2 = sodium_g * (sodium_m_inf_2 * sodium_m_inf_2 * sodium_m_inf_2) * sodium_h_2 * (v_2 - sodium_E);
  const product_2 = potassium_n_2 * potassium_n_2;
  const potassium_i_2 = potassium_g * (product_2 * product_2) * (v_2 - potassium_E);
  const leak_i_2 = leak_g * (v_2 - leak_E);
  const dv_dt_2 = (I - sodium_i_2 - potassium_i_2 - leak_i_2) / C;
  const sodium_h_alpha_2 = sodium_phi * (0.07 * exp((v_2 + 58) / -20));
  const sodium_h_beta_2 = sodium_phi * (1 / (1 + exp((v_2 + 28) / -10)));
  const sodium_dh_dt_2 = sodium_h_alpha_2 * (1 - sodium_h_2) - sodium_h_beta_2 * sodium_h_2;
  const potassium_n_alpha_2 = potassium_phi * (0.1 / exprel((v_2 + 34) / -10));
  const potassium_n_beta_2 = potassium_phi * (0.125 * exp((v_2 + 44) / -80));
  const potassium_dn_dt_2 = potassium_n_alpha_2 * (1 - potassium_n_2) - potassium_n_beta_2 * potassium_n_2;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const sodium_h_3 = sodium_h + dt * (0.5 * sodium_dh_dt_2);
  const potassium_n_3 = potassium_n + dt * (0.5 * potassium_dn_dt_2);
  const sodium_closing_3 = 4 * exp((v_3 + 60) / -18);
  const sodium_opening_3 = 1 / exprel((v_3 + 35) / -10);
  const sodium_m_inf_3 = sodium_opening_3 / (sodium_opening_3 + sodium_closing_3);
  const sodium_i_3 = sodium_g * (sodium_m_inf_3 * sodium_m_inf_3 * sodium_m_inf_3) * sodium_h_3 * (v_3 - sodium_E);
  const product_3 = potassium_n_3 * potassium_n_3;
  const potassium_i_3 = potassium_g * (product_3 * product_3) * (v_3 - potassium_E);
  const leak_i_3 = leak_g * (v_3 - leak_E);
  const dv_dt_3 = (I - sodium_i_3 - potassium_i_3 - leak_i_3) / C;
  const sodium_h_alpha_3 = sodium_phi * (0.07 * exp((v_3 + 58) / -20));
  const sodium_h_beta_3 = sodium_phi * (1 / (1 + exp((v_3 + 28) / -10)));
  const sodium_dh_dt_3 = sodium_h_alpha_3 * (1 - sodium_h_3) - sodium_h_beta_3 * sodium_h_3;
  const potassium_n_alpha_3 = potassium_phi * (0.1 / exprel((v_3 + 34) / -10));
  const potassium_n_beta_3 = potassium_phi * (0.125 * exp((v_3 + 44) / -80));
  const potassium_dn_dt_3 = potassium_n_alpha_3 * (1 - potassium_n_3) - potassium_n_beta_3 * potassium_n_3;
  const v_4 = v + dt * dv_dt_3;
  const sodium_h_4 = sodium_h + dt * sodium_dh_dt_3;
  const potassium_n_4 = potassium_n + dt * potassium_dn_dt_3;
  const sodium_closing_4 = 4 * exp((v_4 + 60) / -18);
  const sodium_opening_4 = 1 / exprel((v_4 + 35) / -10);
  const sodium_m_inf_4 = sodium_opening_4 / (sodium_opening_4 + sodium_closing_4);
  const sodium_i_4 = sodium_g * (sodium_m_inf_4 * sodium_m_inf_4 * sodium_m_inf_4) * sodium_h_4 * (v_4 - sodium_E);
  const product_4 = potassium_n_4 * potassium_n_4;
  const potassium_i_4 = potassium_g * (product_4 * product_4) * (v_4 - potassium_E);
  const leak_i_4 = leak_g * (v_4 - leak_E);
  const dv_dt_4 = (I - sodium_i_4 - potassium_i_4 - leak_i_4) / C;
  const sodium_h_alpha_4 = sodium_phi * (0.07 * exp((v_4 + 58) / -20));
  const sodium_h_beta_4 = sodium_phi * (1 / (1 + exp((v_4 + 28) / -10)));
  const sodium_dh_dt_4 = sodium_h_alpha_4 * (1 - sodium_h_4) - sodium_h_beta_4 * sodium_h_4;
  const potassium_n_alpha_4 = potassium_phi * (0.1 / exprel((v_4 + 34) / -10));
  const potassium_n_beta_4 = potassium_phi * (0.125 * exp((v_4 + 44) / -80));
  const potassium_dn_dt_4 = potassium_n_alpha_4 * (1 - potassium_n_4) - potassium_n_beta_4 * potassium_n_4;
  // dv/dt = (I - sodium.i - potassium.i - leak.i) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // d(sodium.h)/dt = sodium.h.alpha * (1 - sodium.h) - sodium.h.beta * sodium.h
  const sodium_h_next = sodium_h + dt * (0.16666666666666666 * sodium_dh_dt + 0.3333333333333333 * sodium_dh_dt_2 + 0.3333333333333333 * sodium_dh_dt_3 + 0.16666666666666666 * sodium_dh_dt_4);
  // d(potassium.n)/dt = potassium.n.alpha * (1 - potassium.n) - potassium.n.beta * potassium.n
  const potassium_n_next = potassium_n + dt * (0.16666666666666666 * potassium_dn_dt + 0.3333333333333333 * potassium_dn_dt_2 + 0.3333333333333333 * potassium_dn_dt_3 + 0.16666666666666666 * potassium_dn_dt_4);
  const spikes = !is_first_step && v < 0 && v_next >= 0;
  // spike when v crosses 0 mV
  const spike_count = spikes ? 1 : 0;

  numbers[13] = v_next; // v
  numbers[14] = sodium_h_next; // sodium.h
  numbers[15] = potassium_n_next; // potassium.n
  return spike_count;
}
