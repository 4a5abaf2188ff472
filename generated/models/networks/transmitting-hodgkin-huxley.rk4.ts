import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/networks/neurotransmission.axo by `npm run generate`; do not edit.
/** The numbers of one cell of TransmittingHodgkinHuxley, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** The squid's axon with transmitters to give and receptors to take. */
export const model = {
  name: "TransmittingHodgkinHuxley",
  kind: "neuron",
  method: "rk4",
  source: "models/networks/neurotransmission.axo",
  timeUnit: "ms",
  doc: "The squid's axon with transmitters to give and receptors to take.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "uF/cm^2", default: 1 },
  { name: "area", index: 1, unit: "10^-10 m^2", default: 10, doc: "surface, over which the currents of receptors spread" },
  { name: "sodium.g", index: 2, unit: "mS/cm^2", default: 120 },
  { name: "sodium.E", index: 3, unit: "mV", default: 50 },
  { name: "sodium.temperature", index: 4, unit: "K", default: 6.3 },
  { name: "potassium.g", index: 5, unit: "mS/cm^2", default: 36 },
  { name: "potassium.E", index: 6, unit: "mV", default: -77 },
  { name: "potassium.temperature", index: 7, unit: "K", default: 6.3 },
  { name: "leak.g", index: 8, unit: "mS/cm^2", default: 0.3 },
  { name: "leak.E", index: 9, unit: "mV", default: -54.387 },
  { name: "glutamate.T_max", index: 10, unit: "mM", default: 1, doc: "concentration at high potentials" },
  { name: "glutamate.V_p", index: 11, unit: "mV", default: 2, doc: "potential at which it is half of that" },
  { name: "glutamate.K_p", index: 12, unit: "mV", default: 5, doc: "how far the potential rises for the odds of release to grow e times" },
  { name: "gaba.T_max", index: 13, unit: "mM", default: 1, doc: "concentration at high potentials" },
  { name: "gaba.V_p", index: 14, unit: "mV", default: 2, doc: "potential at which it is half of that" },
  { name: "gaba.K_p", index: 15, unit: "mV", default: 5, doc: "how far the potential rises for the odds of release to grow e times" },
  { name: "ampa.g", index: 16, unit: "nS", default: 1, doc: "conductance when all receptors are open" },
  { name: "ampa.E", index: 17, unit: "mV", default: 0, doc: "reversal potential" },
  { name: "ampa.alpha", index: 18, unit: "1/ms/mM", default: 1.1, doc: "rate of binding" },
  { name: "ampa.beta", index: 19, unit: "1/ms", default: 0.19, doc: "rate of unbinding" },
  { name: "nmda.g", index: 20, unit: "nS", default: 0.6, doc: "conductance when all receptors are open and none is blocked" },
  { name: "nmda.E", index: 21, unit: "mV", default: 0, doc: "reversal potential" },
  { name: "nmda.alpha", index: 22, unit: "1/ms/mM", default: 0.072, doc: "rate of binding" },
  { name: "nmda.beta", index: 23, unit: "1/ms", default: 0.0066, doc: "rate of unbinding" },
  { name: "nmda.magnesium", index: 24, unit: "mM", default: 1, doc: "magnesium outside; 1 to 2 mM in the body" },
  { name: "gaba_a.g", index: 25, unit: "nS", default: 1.2, doc: "conductance when all receptors are open" },
  { name: "gaba_a.E", index: 26, unit: "mV", default: -80, doc: "reversal potential" },
  { name: "gaba_a.alpha", index: 27, unit: "1/ms/mM", default: 5, doc: "rate of binding" },
  { name: "gaba_a.beta", index: 28, unit: "1/ms", default: 0.18, doc: "rate of unbinding" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 29, unit: "uA/cm^2", default: 0, doc: "injected current" },
  { name: "ampa.T", index: 30, unit: "mM", default: 0, doc: "concentration of transmitter" },
  { name: "nmda.T", index: 31, unit: "mM", default: 0, doc: "concentration of glutamate" },
  { name: "gaba_a.T", index: 32, unit: "mM", default: 0, doc: "concentration of transmitter" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 33, unit: "mV", initial: -65, doc: "membrane potential" },
  { name: "sodium.m", index: 34, unit: "1", initial: 0.052932485257249584, doc: "activation" },
  { name: "sodium.h", index: 35, unit: "1", initial: 0.5961207535084603, doc: "inactivation" },
  { name: "potassium.n", index: 36, unit: "1", initial: 0.31767691406069737, doc: "activation" },
  { name: "ampa.r", index: 37, unit: "1", initial: 0, doc: "part of the receptors that are open; none at the start, whatever T is" },
  { name: "nmda.r", index: 38, unit: "1", initial: 0, doc: "part of the receptors that are open, blocked or not" },
  { name: "gaba_a.r", index: 39, unit: "1", initial: 0, doc: "part of the receptors that are open; none at the start, whatever T is" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // C, uF/cm^2
    10, // area, 10^-10 m^2
    120, // sodium.g, mS/cm^2
    50, // sodium.E, mV
    6.3, // sodium.temperature, K
    36, // potassium.g, mS/cm^2
    -77, // potassium.E, mV
    6.3, // potassium.temperature, K
    0.3, // leak.g, mS/cm^2
    -54.387, // leak.E, mV
    1, // glutamate.T_max, mM
    2, // glutamate.V_p, mV
    5, // glutamate.K_p, mV
    1, // gaba.T_max, mM
    2, // gaba.V_p, mV
    5, // gaba.K_p, mV
    1, // ampa.g, nS
    0, // ampa.E, mV
    1.1, // ampa.alpha, 1/ms/mM
    0.19, // ampa.beta, 1/ms
    0.6, // nmda.g, nS
    0, // nmda.E, mV
    0.072, // nmda.alpha, 1/ms/mM
    0.0066, // nmda.beta, 1/ms
    1, // nmda.magnesium, mM
    1.2, // gaba_a.g, nS
    -80, // gaba_a.E, mV
    5, // gaba_a.alpha, 1/ms/mM
    0.18, // gaba_a.beta, 1/ms
    0, // I, uA/cm^2
    0, // ampa.T, mM
    0, // nmda.T, mM
    0, // gaba_a.T, mM
    -65, // v, mV
    0.052932485257249584, // sodium.m, 1
    0.5961207535084603, // sodium.h, 1
    0.31767691406069737, // potassium.n, 1
    0, // ampa.r, 1
    0, // nmda.r, 1
    0, // gaba_a.r, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, _p: number, _q: number, dt: number): number {
  const exp = elementary.exp;
  const pow = elementary.pow;
  const exprel = elementary.exprel;
  const sodium_g = numbers[2]; // sodium.g, mS/cm^2 (parameter)
  const sodium_E = numbers[3]; // sodium.E, mV (parameter)
  const v = numbers[33]; // v, mV (state)
  const sodium_m = numbers[34]; // sodium.m, 1 (state)
  const sodium_h = numbers[35]; // sodium.h, 1 (state)
  const potassium_n = numbers[36]; // potassium.n, 1 (state)
  const potassium_g = numbers[5]; // potassium.g, mS/cm^2 (parameter)
  const potassium_E = numbers[6]; // potassium.E, mV (parameter)
  const leak_g = numbers[8]; // leak.g, mS/cm^2 (parameter)
  const leak_E = numbers[9]; // leak.E, mV (parameter)
  const ampa_g = numbers[16]; // ampa.g, nS (parameter)
  const ampa_E = numbers[17]; // ampa.E, mV (parameter)
  const ampa_r = numbers[37]; // ampa.r, 1 (state)
  const nmda_magnesium = numbers[24]; // nmda.magnesium, mM (parameter)
  const nmda_g = numbers[20]; // nmda.g, nS (parameter)
  const nmda_E = numbers[21]; // nmda.E, mV (parameter)
  const nmda_r = numbers[38]; // nmda.r, 1 (state)
  const gaba_a_g = numbers[25]; // gaba_a.g, nS (parameter)
  const gaba_a_E = numbers[26]; // gaba_a.E, mV (parameter)
  const gaba_a_r = numbers[39]; // gaba_a.r, 1 (state)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const area = numbers[1]; // area, 10^-10 m^2 (parameter)
  const I = numbers[29]; // I, uA/cm^2 (input)
  const sodium_temperature = numbers[4]; // sodium.temperature, K (parameter)
  const potassium_temperature = numbers[7]; // potassium.temperature, K (parameter)
  const ampa_alpha = numbers[18]; // ampa.alpha, 1/ms/mM (parameter)
  const ampa_T = numbers[30]; // ampa.T, mM (input)
  const ampa_beta = numbers[19]; // ampa.beta, 1/ms (parameter)
  const nmda_alpha = numbers[22]; // nmda.alpha, 1/ms/mM (parameter)
  const nmda_T = numbers[31]; // nmda.T, mM (input)
  const nmda_beta = numbers[23]; // nmda.beta, 1/ms (parameter)
  const gaba_a_alpha = numbers[27]; // gaba_a.alpha, 1/ms/mM (parameter)
  const gaba_a_T = numbers[32]; // gaba_a.T, mM (input)
  const gaba_a_beta = numbers[28]; // gaba_a.beta, 1/ms (parameter)
  const is_first_step = k === 0;

  const sodium_i = sodium_g * (sodium_m * sodium_m * sodium_m) * sodium_h * (v - sodium_E);
  const product = potassium_n * potassium_n;
  const potassium_i = potassium_g * (product * product) * (v - potassium_E);
  const leak_i = leak_g * (v - leak_E);
  const ampa_i = ampa_g * ampa_r * (v - ampa_E);
  const nmda_magnesium_over_3p57 = nmda_magnesium / 3.57;
  const nmda_unblocked = 1 / (1 + nmda_magnesium_over_3p57 * exp(-0.062 * v));
  const nmda_i = nmda_g * nmda_unblocked * nmda_r * (v - nmda_E);
  const gaba_a_i = gaba_a_g * gaba_a_r * (v - gaba_a_E);
  const dv_dt = (I - sodium_i - potassium_i - leak_i - (ampa_i + nmda_i + gaba_a_i) / area) / C;
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
  const ampa_r_alpha = ampa_alpha * ampa_T;
  const ampa_dr_dt = ampa_r_alpha * (1 - ampa_r) - ampa_beta * ampa_r;
  const nmda_r_alpha = nmda_alpha * nmda_T;
  const nmda_dr_dt = nmda_r_alpha * (1 - nmda_r) - nmda_beta * nmda_r;
  const gaba_a_r_alpha = gaba_a_alpha * gaba_a_T;
  const gaba_a_dr_dt = gaba_a_r_alpha * (1 - gaba_a_r) - gaba_a_beta * gaba_a_r;
  const v_2 = v + dt * (0.5 * dv_dt);
  const sodium_m_2 = sodium_m + dt * (0.5 * sodium_dm_dt);
  const sodium_h_2 = sodium_h + dt * (0.5 * sodium_dh_dt);
  const potassium_n_2 = potassium_n + dt * (0.5 * potassium_dn_dt);
  const ampa_r_2 = ampa_r + dt * (0.5 * ampa_dr_dt);
  const nmda_r_2 = nmda_r + dt * (0.5 * nmda_dr_dt);
  const gaba_a_r_2 = gaba_a_r + dt * (0.5 * gaba_a_dr_dt);
  const sodium_i_2 = sodium_g * (sodium_m_2 * sodium_m_2 * sodium_m_2) * sodium_h_2 * (v_2 - sodium_E);
  const product_4 = potassium_n_2 * potassium_n_2;
  const potassium_i_2 = potassium_g * (product_4 * product_4) * (v_2 - potassium_E);
  const leak_i_2 = leak_g * (v_2 - leak_E);
  const ampa_i_2 = ampa_g * ampa_r_2 * (v_2 - ampa_E);
  const nmda_unblocked_2 = 1 / (1 + nmda_magnesium_over_3p57 * exp(-0.062 * v_2));
  const nmda_i_2 = nmda_g * nmda_unblocked_2 * nmda_r_2 * (v_2 - nmda_E);
  const gaba_a_i_2 = gaba_a_g * gaba_a_r_2 * (v_2 - gaba_a_E);
  const dv_dt_2 = (I - sodium_i_2 - potassium_i_2 - leak_i_2 - (ampa_i_2 + nmda_i_2 + gaba_a_i_2) / area) / C;
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
  const ampa_dr_dt_2 = ampa_r_alpha * (1 - ampa_r_2) - ampa_beta * ampa_r_2;
  const nmda_dr_dt_2 = nmda_r_alpha * (1 - nmda_r_2) - nmda_beta * nmda_r_2;
  const gaba_a_dr_dt_2 = gaba_a_r_alpha * (1 - gaba_a_r_2) - gaba_a_beta * gaba_a_r_2;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const sodium_m_3 = sodium_m + dt * (0.5 * sodium_dm_dt_2);
  const sodium_h_3 = sodium_h + dt * (0.5 * sodium_dh_dt_2);
  const potassium_n_3 = potassium_n + dt * (0.5 * potassium_dn_dt_2);
  const ampa_r_3 = ampa_r + dt * (0.5 * ampa_dr_dt_2);
  const nmda_r_3 = nmda_r + dt * (0.5 * nmda_dr_dt_2);
  const gaba_a_r_3 = gaba_a_r + dt * (0.5 * gaba_a_dr_dt_2);
  const sodium_i_3 = sodium_g * (sodium_m_3 * sodium_m_3 * sodium_m_3) * sodium_h_3 * (v_3 - sodium_E);
  const product_5 = potassium_n_3 * potassium_n_3;
  const potassium_i_3 = potassium_g * (product_5 * product_5) * (v_3 - potassium_E);
  const leak_i_3 = leak_g * (v_3 - leak_E);
  const ampa_i_3 = ampa_g * ampa_r_3 * (v_3 - ampa_E);
  const nmda_unblocked_3 = 1 / (1 + nmda_magnesium_over_3p57 * exp(-0.062 * v_3));
  const nmda_i_3 = nmda_g * nmda_unblocked_3 * nmda_r_3 * (v_3 - nmda_E);
  const gaba_a_i_3 = gaba_a_g * gaba_a_r_3 * (v_3 - gaba_a_E);
  const dv_dt_3 = (I - sodium_i_3 - potassium_i_3 - leak_i_3 - (ampa_i_3 + nmda_i_3 + gaba_a_i_3) / area) / C;
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
  const ampa_dr_dt_3 = ampa_r_alpha * (1 - ampa_r_3) - ampa_beta * ampa_r_3;
  const nmda_dr_dt_3 = nmda_r_alpha * (1 - nmda_r_3) - nmda_beta * nmda_r_3;
  const gaba_a_dr_dt_3 = gaba_a_r_alpha * (1 - gaba_a_r_3) - gaba_a_beta * gaba_a_r_3;
  const v_4 = v + dt * dv_dt_3;
  const sodium_m_4 = sodium_m + dt * sodium_dm_dt_3;
  const sodium_h_4 = sodium_h + dt * sodium_dh_dt_3;
  const potassium_n_4 = potassium_n + dt * potassium_dn_dt_3;
  const ampa_r_4 = ampa_r + dt * ampa_dr_dt_3;
  const nmda_r_4 = nmda_r + dt * nmda_dr_dt_3;
  const gaba_a_r_4 = gaba_a_r + dt * gaba_a_dr_dt_3;
  const sodium_i_4 = sodium_g * (sodium_m_4 * sodium_m_4 * sodium_m_4) * sodium_h_4 * (v_4 - sodium_E);
  const product_6 = potassium_n_4 * potassium_n_4;
  const potassium_i_4 = potassium_g * (product_6 * product_6) * (v_4 - potassium_E);
  const leak_i_4 = leak_g * (v_4 - leak_E);
  const ampa_i_4 = ampa_g * ampa_r_4 * (v_4 - ampa_E);
  const nmda_unblocked_4 = 1 / (1 + nmda_magnesium_over_3p57 * exp(-0.062 * v_4));
  const nmda_i_4 = nmda_g * nmda_unblocked_4 * nmda_r_4 * (v_4 - nmda_E);
  const gaba_a_i_4 = gaba_a_g * gaba_a_r_4 * (v_4 - gaba_a_E);
  const dv_dt_4 = (I - sodium_i_4 - potassium_i_4 - leak_i_4 - (ampa_i_4 + nmda_i_4 + gaba_a_i_4) / area) / C;
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
  const ampa_dr_dt_4 = ampa_r_alpha * (1 - ampa_r_4) - ampa_beta * ampa_r_4;
  const nmda_dr_dt_4 = nmda_r_alpha * (1 - nmda_r_4) - nmda_beta * nmda_r_4;
  const gaba_a_dr_dt_4 = gaba_a_r_alpha * (1 - gaba_a_r_4) - gaba_a_beta * gaba_a_r_4;
  // dv/dt = (I - sodium.i - potassium.i - leak.i - (ampa.i + nmda.i + gaba_a.i) / area) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // d(sodium.m)/dt = sodium.m.alpha * (1 - sodium.m) - sodium.m.beta * sodium.m
  const sodium_m_next = sodium_m + dt * (0.16666666666666666 * sodium_dm_dt + 0.3333333333333333 * sodium_dm_dt_2 + 0.3333333333333333 * sodium_dm_dt_3 + 0.16666666666666666 * sodium_dm_dt_4);
  // d(sodium.h)/dt = sodium.h.alpha * (1 - sodium.h) - sodium.h.beta * sodium.h
  const sodium_h_next = sodium_h + dt * (0.16666666666666666 * sodium_dh_dt + 0.3333333333333333 * sodium_dh_dt_2 + 0.3333333333333333 * sodium_dh_dt_3 + 0.16666666666666666 * sodium_dh_dt_4);
  // d(potassium.n)/dt = potassium.n.alpha * (1 - potassium.n) - potassium.n.beta * potassium.n
  const potassium_n_next = potassium_n + dt * (0.16666666666666666 * potassium_dn_dt + 0.3333333333333333 * potassium_dn_dt_2 + 0.3333333333333333 * potassium_dn_dt_3 + 0.16666666666666666 * potassium_dn_dt_4);
  // d(ampa.r)/dt = ampa.r.alpha * (1 - ampa.r) - ampa.r.beta * ampa.r
  const ampa_r_next = ampa_r + dt * (0.16666666666666666 * ampa_dr_dt + 0.3333333333333333 * ampa_dr_dt_2 + 0.3333333333333333 * ampa_dr_dt_3 + 0.16666666666666666 * ampa_dr_dt_4);
  // d(nmda.r)/dt = nmda.r.alpha * (1 - nmda.r) - nmda.r.beta * nmda.r
  const nmda_r_next = nmda_r + dt * (0.16666666666666666 * nmda_dr_dt + 0.3333333333333333 * nmda_dr_dt_2 + 0.3333333333333333 * nmda_dr_dt_3 + 0.16666666666666666 * nmda_dr_dt_4);
  // d(gaba_a.r)/dt = gaba_a.r.alpha * (1 - gaba_a.r) - gaba_a.r.beta * gaba_a.r
  const gaba_a_r_next = gaba_a_r + dt * (0.16666666666666666 * gaba_a_dr_dt + 0.3333333333333333 * gaba_a_dr_dt_2 + 0.3333333333333333 * gaba_a_dr_dt_3 + 0.16666666666666666 * gaba_a_dr_dt_4);
  const spikes = !is_first_step && v < 0 && v_next >= 0;
  // spike when v crosses 0 mV
  const spike_count = spikes ? 1 : 0;

  numbers[33] = v_next; // v
  numbers[34] = sodium_m_next; // sodium.m
  numbers[35] = sodium_h_next; // sodium.h
  numbers[36] = potassium_n_next; // potassium.n
  numbers[37] = ampa_r_next; // ampa.r
  numbers[38] = nmda_r_next; // nmda.r
  numbers[39] = gaba_a_r_next; // gaba_a.r
  return spike_count;
}
