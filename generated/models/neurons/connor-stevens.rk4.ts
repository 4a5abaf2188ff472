import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/connor-stevens.axo by `npm run generate`; do not edit.
/** The numbers of one cell of ConnorStevens, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** neuron ConnorStevens */
export const model = {
  name: "ConnorStevens",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/connor-stevens.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "uF/cm^2", default: 1 },
  { name: "g_L", index: 1, unit: "mS/cm^2", default: 0.3, doc: "conductance and reversal potential of the leak" },
  { name: "E_L", index: 2, unit: "mV", default: -17 },
  { name: "sodium.g", index: 3, unit: "mS/cm^2", default: 120 },
  { name: "sodium.E", index: 4, unit: "mV", default: 55 },
  { name: "potassium.g", index: 5, unit: "mS/cm^2", default: 20 },
  { name: "potassium.E", index: 6, unit: "mV", default: -72 },
  { name: "a_type.g", index: 7, unit: "mS/cm^2", default: 47.7 },
  { name: "a_type.E", index: 8, unit: "mV", default: -75 },
  { name: "leak.g", index: 9, unit: "mS/cm^2", default: 0.3 },
  { name: "leak.E", index: 10, unit: "mV", default: -17 },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 11, unit: "uA/cm^2", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 12, unit: "mV", initial: -68, doc: "membrane potential" },
  { name: "sodium.m", index: 13, unit: "1", initial: 0.010041258406073552, doc: "activation" },
  { name: "sodium.h", index: 14, unit: "1", initial: 0.9660214078472068, doc: "inactivation" },
  { name: "potassium.n", index: 15, unit: "1", initial: 0.15562711511819027, doc: "activation" },
  { name: "a_type.a", index: 16, unit: "1", initial: 0.5403115132203175, doc: "activation" },
  { name: "a_type.b", index: 17, unit: "1", initial: 0.2891306235526513, doc: "inactivation" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // C, uF/cm^2
    0.3, // g_L, mS/cm^2
    -17, // E_L, mV
    120, // sodium.g, mS/cm^2
    55, // sodium.E, mV
    20, // potassium.g, mS/cm^2
    -72, // potassium.E, mV
    47.7, // a_type.g, mS/cm^2
    -75, // a_type.E, mV
    0.3, // leak.g, mS/cm^2
    -17, // leak.E, mV
    0, // I, uA/cm^2
    -68, // v, mV
    0.010041258406073552, // sodium.m, 1
    0.9660214078472068, // sodium.h, 1
    0.15562711511819027, // potassium.n, 1
    0.5403115132203175, // a_type.a, 1
    0.2891306235526513, // a_type.b, 1
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
  const pow = elementary.pow;
  const sodium_g = numbers[3]; // sodium.g, mS/cm^2 (parameter)
  const sodium_E = numbers[4]; // sodium.E, mV (parameter)
  const v = numbers[12]; // v, mV (state)
  const sodium_m = numbers[13]; // sodium.m, 1 (state)
  const sodium_h = numbers[14]; // sodium.h, 1 (state)
  const potassium_n = numbers[15]; // potassium.n, 1 (state)
  const potassium_g = numbers[5]; // potassium.g, mS/cm^2 (parameter)
  const potassium_E = numbers[6]; // potassium.E, mV (parameter)
  const a_type_g = numbers[7]; // a_type.g, mS/cm^2 (parameter)
  const a_type_E = numbers[8]; // a_type.E, mV (parameter)
  const a_type_a = numbers[16]; // a_type.a, 1 (state)
  const a_type_b = numbers[17]; // a_type.b, 1 (state)
  const leak_g = numbers[9]; // leak.g, mS/cm^2 (parameter)
  const leak_E = numbers[10]; // leak.E, mV (parameter)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const I = numbers[11]; // I, uA/cm^2 (input)
  const is_first_step = k === 0;

  const sodium_i = sodium_g * (sodium_m * sodium_m * sodium_m) * sodium_h * (v - sodium_E);
  const product = potassium_n * potassium_n;
  const potassium_i = potassium_g * (product * product) * (v - potassium_E);
  const a_type_i = a_type_g * (a_type_a * a_type_a * a_type_a) * a_type_b * (v - a_type_E);
  const leak_i = leak_g * (v - leak_E);
  const dv_dt = (I - sodium_i - potassium_i - a_type_i - leak_i) / C;
  const sodium_m_alpha = 3.8 / exprel(-0.1 * (v + 29.7));
  const sodium_m_beta = 15.2 * exp(-0.0556 * (v + 54.7));
  const sodium_dm_dt = sodium_m_alpha * (1 - sodium_m) - sodium_m_beta * sodium_m;
  const sodium_h_alpha = 0.266 * exp(-0.05 * (v + 48));
  const sodium_h_beta = 3.8 / (1 + exp(-0.1 * (v + 18)));
  const sodium_dh_dt = sodium_h_alpha * (1 - sodium_h) - sodium_h_beta * sodium_h;
  const potassium_n_alpha = 0.2 / exprel(-0.1 * (v + 45.7));
  const potassium_n_beta = 0.25 * exp(-0.0125 * (v + 55.7));
  const potassium_dn_dt = potassium_n_alpha * (1 - potassium_n) - potassium_n_beta * potassium_n;
  const a_type_a_inf = pow(0.0761 * exp(0.0314 * (v + 94.22)) / (1 + exp(0.0346 * (v + 1.17))), 0.3333333333333333);
  const a_type_a_tau = 0.3632 + 1.158 / (1 + exp(0.0497 * (v + 55.96)));
  const a_type_da_dt = (a_type_a_inf - a_type_a) / a_type_a_tau;
  const sum = 1 + exp(0.0688 * (v + 53.3));
  const sum_times_sum = sum * sum;
  const a_type_b_inf = 1 / (sum_times_sum * sum_times_sum);
  const a_type_b_tau = 1.24 + 2.678 / (1 + exp(0.0624 * (v + 50)));
  const a_type_db_dt = (a_type_b_inf - a_type_b) / a_type_b_tau;
  const v_2 = v + dt * (0.5 * dv_dt);
  const sodium_m_2 = sodium_m + dt * (0.5 * sodium_dm_dt);
  const sodium_h_2 = sodium_h + dt * (0.5 * sodium_dh_dt);
  const potassium_n_2 = potassium_n + dt * (0.5 * potassium_dn_dt);
  const a_type_a_2 = a_type_a + dt * (0.5 * a_type_da_dt);
  const a_type_b_2 = a_type_b + dt * (0.5 * a_type_db_dt);
  const sodium_i_2 = sodium_g * (sodium_m_2 * sodium_m_2 * sodium_m_2) * sodium_h_2 * (v_2 - sodium_E);
  const product_2 = potassium_n_2 * potassium_n_2;
  const potassium_i_2 = potassium_g * (product_2 * product_2) * (v_2 - potassium_E);
  const a_type_i_2 = a_type_g * (a_type_a_2 * a_type_a_2 * a_type_a_2) * a_type_b_2 * (v_2 - a_type_E);
  const leak_i_2 = leak_g * (v_2 - leak_E);
  const dv_dt_2 = (I - sodium_i_2 - potassium_i_2 - a_type_i_2 - leak_i_2) / C;
  const sodium_m_alpha_2 = 3.8 / exprel(-0.1 * (v_2 + 29.7));
  const sodium_m_beta_2 = 15.2 * exp(-0.0556 * (v_2 + 54.7));
  const sodium_dm_dt_2 = sodium_m_alpha_2 * (1 - sodium_m_2) - sodium_m_beta_2 * sodium_m_2;
  const sodium_h_alpha_2 = 0.266 * exp(-0.05 * (v_2 + 48));
  const sodium_h_beta_2 = 3.8 / (1 + exp(-0.1 * (v_2 + 18)));
  const sodium_dh_dt_2 = sodium_h_alpha_2 * (1 - sodium_h_2) - sodium_h_beta_2 * sodium_h_2;
  const potassium_n_alpha_2 = 0.2 / exprel(-0.1 * (v_2 + 45.7));
  const potassium_n_beta_2 = 0.25 * exp(-0.0125 * (v_2 + 55.7));
  const potassium_dn_dt_2 = potassium_n_alpha_2 * (1 - potassium_n_2) - potassium_n_beta_2 * potassium_n_2;
  const a_type_a_inf_2 = pow(0.0761 * exp(0.0314 * (v_2 + 94.22)) / (1 + exp(0.0346 * (v_2 + 1.17))), 0.3333333333333333);
  const a_type_a_tau_2 = 0.3632 + 1.158 / (1 + exp(0.0497 * (v_2 + 55.96)));
  const a_type_da_dt_2 = (a_type_a_inf_2 - a_type_a_2) / a_type_a_tau_2;
  const sum_2 = 1 + exp(0.0688 * (v_2 + 53.3));
  const sum_times_sum_2 = sum_2 * sum_2;
  const a_type_b_inf_2 = 1 / (sum_times_sum_2 * sum_times_sum_2);
  const a_type_b_tau_2 = 1.24 + 2.678 / (1 + exp(0.0624 * (v_2 + 50)));
  const a_type_db_dt_2 = (a_type_b_inf_2 - a_type_b_2) / a_type_b_tau_2;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const sodium_m_3 = sodium_m + dt * (0.5 * sodium_dm_dt_2);
  const sodium_h_3 = sodium_h + dt * (0.5 * sodium_dh_dt_2);
  const potassium_n_3 = potassium_n + dt * (0.5 * potassium_dn_dt_2);
  const a_type_a_3 = a_type_a + dt * (0.5 * a_type_da_dt_2);
  const a_type_b_3 = a_type_b + dt * (0.5 * a_type_db_dt_2);
  const sodium_i_3 = sodium_g * (sodium_m_3 * sodium_m_3 * sodium_m_3) * sodium_h_3 * (v_3 - sodium_E);
  const product_3 = potassium_n_3 * potassium_n_3;
  const potassium_i_3 = potassium_g * (product_3 * product_3) * (v_3 - potassium_E);
  const a_type_i_3 = a_type_g * (a_type_a_3 * a_type_a_3 * a_type_a_3) * a_type_b_3 * (v_3 - a_type_E);
  const leak_i_3 = leak_g * (v_3 - leak_E);
  const dv_dt_3 = (I - sodium_i_3 - potassium_i_3 - a_type_i_3 - leak_i_3) / C;
  const sodium_m_alpha_3 = 3.8 / exprel(-0.1 * (v_3 + 29.7));
  const sodium_m_beta_3 = 15.2 * exp(-0.0556 * (v_3 + 54.7));
  const sodium_dm_dt_3 = sodium_m_alpha_3 * (1 - sodium_m_3) - sodium_m_beta_3 * sodium_m_3;
  const sodium_h_alpha_3 = 0.266 * exp(-0.05 * (v_3 + 48));
  const sodium_h_beta_3 = 3.8 / (1 + exp(-0.1 * (v_3 + 18)));
  const sodium_dh_dt_3 = sodium_h_alpha_3 * (1 - sodium_h_3) - sodium_h_beta_3 * sodium_h_3;
  const potassium_n_alpha_3 = 0.2 / exprel(-0.1 * (v_3 + 45.7));
  const potassium_n_beta_3 = 0.25 * exp(-0.0125 * (v_3 + 55.7));
  const potassium_dn_dt_3 = potassium_n_alpha_3 * (1 - potassium_n_3) - potassium_n_beta_3 * potassium_n_3;
  const a_type_a_inf_3 = pow(0.0761 * exp(0.0314 * (v_3 + 94.22)) / (1 + exp(0.0346 * (v_3 + 1.17))), 0.3333333333333333);
  const a_type_a_tau_3 = 0.3632 + 1.158 / (1 + exp(0.0497 * (v_3 + 55.96)));
  const a_type_da_dt_3 = (a_type_a_inf_3 - a_type_a_3) / a_type_a_tau_3;
  const sum_3 = 1 + exp(0.0688 * (v_3 + 53.3));
  const sum_times_sum_3 = sum_3 * sum_3;
  const a_type_b_inf_3 = 1 / (sum_times_sum_3 * sum_times_sum_3);
  const a_type_b_tau_3 = 1.24 + 2.678 / (1 + exp(0.0624 * (v_3 + 50)));
  const a_type_db_dt_3 = (a_type_b_inf_3 - a_type_b_3) / a_type_b_tau_3;
  const v_4 = v + dt * dv_dt_3;
  const sodium_m_4 = sodium_m + dt * sodium_dm_dt_3;
  const sodium_h_4 = sodium_h + dt * sodium_dh_dt_3;
  const potassium_n_4 = potassium_n + dt * potassium_dn_dt_3;
  const a_type_a_4 = a_type_a + dt * a_type_da_dt_3;
  const a_type_b_4 = a_type_b + dt * a_type_db_dt_3;
  const sodium_i_4 = sodium_g * (sodium_m_4 * sodium_m_4 * sodium_m_4) * sodium_h_4 * (v_4 - sodium_E);
  const product_4 = potassium_n_4 * potassium_n_4;
  const potassium_i_4 = potassium_g * (product_4 * product_4) * (v_4 - potassium_E);
  const a_type_i_4 = a_type_g * (a_type_a_4 * a_type_a_4 * a_type_a_4) * a_type_b_4 * (v_4 - a_type_E);
  const leak_i_4 = leak_g * (v_4 - leak_E);
  const dv_dt_4 = (I - sodium_i_4 - potassium_i_4 - a_type_i_4 - leak_i_4) / C;
  const sodium_m_alpha_4 = 3.8 / exprel(-0.1 * (v_4 + 29.7));
  const sodium_m_beta_4 = 15.2 * exp(-0.0556 * (v_4 + 54.7));
  const sodium_dm_dt_4 = sodium_m_alpha_4 * (1 - sodium_m_4) - sodium_m_beta_4 * sodium_m_4;
  const sodium_h_alpha_4 = 0.266 * exp(-0.05 * (v_4 + 48));
  const sodium_h_beta_4 = 3.8 / (1 + exp(-0.1 * (v_4 + 18)));
  const sodium_dh_dt_4 = sodium_h_alpha_4 * (1 - sodium_h_4) - sodium_h_beta_4 * sodium_h_4;
  const potassium_n_alpha_4 = 0.2 / exprel(-0.1 * (v_4 + 45.7));
  const potassium_n_beta_4 = 0.25 * exp(-0.0125 * (v_4 + 55.7));
  const potassium_dn_dt_4 = potassium_n_alpha_4 * (1 - potassium_n_4) - potassium_n_beta_4 * potassium_n_4;
  const a_type_a_inf_4 = pow(0.0761 * exp(0.0314 * (v_4 + 94.22)) / (1 + exp(0.0346 * (v_4 + 1.17))), 0.3333333333333333);
  const a_type_a_tau_4 = 0.3632 + 1.158 / (1 + exp(0.0497 * (v_4 + 55.96)));
  const a_type_da_dt_4 = (a_type_a_inf_4 - a_type_a_4) / a_type_a_tau_4;
  const sum_4 = 1 + exp(0.0688 * (v_4 + 53.3));
  const sum_times_sum_4 = sum_4 * sum_4;
  const a_type_b_inf_4 = 1 / (sum_times_sum_4 * sum_times_sum_4);
  const a_type_b_tau_4 = 1.24 + 2.678 / (1 + exp(0.0624 * (v_4 + 50)));
  const a_type_db_dt_4 = (a_type_b_inf_4 - a_type_b_4) / a_type_b_tau_4;
  // dv/dt = (I - sodium.i - potassium.i - a_type.i - leak.i) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // d(sodium.m)/dt = sodium.m.alpha * (1 - sodium.m) - sodium.m.beta * sodium.m
  const sodium_m_next = sodium_m + dt * (0.16666666666666666 * sodium_dm_dt + 0.3333333333333333 * sodium_dm_dt_2 + 0.3333333333333333 * sodium_dm_dt_3 + 0.16666666666666666 * sodium_dm_dt_4);
  // d(sodium.h)/dt = sodium.h.alpha * (1 - sodium.h) - sodium.h.beta * sodium.h
  const sodium_h_next = sodium_h + dt * (0.16666666666666666 * sodium_dh_dt + 0.3333333333333333 * sodium_dh_dt_2 + 0.3333333333333333 * sodium_dh_dt_3 + 0.16666666666666666 * sodium_dh_dt_4);
  // d(potassium.n)/dt = potassium.n.alpha * (1 - potassium.n) - potassium.n.beta * potassium.n
  const potassium_n_next = potassium_n + dt * (0.16666666666666666 * potassium_dn_dt + 0.3333333333333333 * potassium_dn_dt_2 + 0.3333333333333333 * potassium_dn_dt_3 + 0.16666666666666666 * potassium_dn_dt_4);
  // d(a_type.a)/dt = (a_type.a.inf - a_type.a) / a_type.a.tau
  const a_type_a_next = a_type_a + dt * (0.16666666666666666 * a_type_da_dt + 0.3333333333333333 * a_type_da_dt_2 + 0.3333333333333333 * a_type_da_dt_3 + 0.16666666666666666 * a_type_da_dt_4);
  // d(a_type.b)/dt = (a_type.b.inf - a_type.b) / a_type.b.tau
  const a_type_b_next = a_type_b + dt * (0.16666666666666666 * a_type_db_dt + 0.3333333333333333 * a_type_db_dt_2 + 0.3333333333333333 * a_type_db_dt_3 + 0.16666666666666666 * a_type_db_dt_4);
  const spikes = !is_first_step && v < 0 && v_next >= 0;
  // spike when v crosses 0 mV
  const spike_count = spikes ? 1 : 0;

  numbers[12] = v_next; // v
  numbers[13] = sodium_m_next; // sodium.m
  numbers[14] = sodium_h_next; // sodium.h
  numbers[15] = potassium_n_next; // potassium.n
  numbers[16] = a_type_a_next; // a_type.a
  numbers[17] = a_type_b_next; // a_type.b
  return spike_count;
}
