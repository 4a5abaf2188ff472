import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/networks/cobahh.axo by `npm run generate`; do not edit.
/** The numbers of one cell of SynapticTraubMiles, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** The cell of traub-miles.axo with a surface, and with synapses on it. */
export const model = {
  name: "SynapticTraubMiles",
  kind: "neuron",
  method: "rk4",
  source: "models/networks/cobahh.axo",
  timeUnit: "ms",
  doc: "The cell of traub-miles.axo with a surface, and with synapses on it.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "uF/cm^2", default: 1 },
  { name: "area", index: 1, unit: "10^-10 m^2", default: 200, doc: "surface, over which synaptic currents spread" },
  { name: "sodium.g", index: 2, unit: "mS/cm^2", default: 100 },
  { name: "sodium.E", index: 3, unit: "mV", default: 50 },
  { name: "sodium.V_T", index: 4, unit: "mV", default: -63, doc: "adjusts the threshold: shifts all rates along the voltage" },
  { name: "potassium.g", index: 5, unit: "mS/cm^2", default: 30 },
  { name: "potassium.E", index: 6, unit: "mV", default: -90 },
  { name: "potassium.V_T", index: 7, unit: "mV", default: -63, doc: "adjusts the threshold: shifts all rates along the voltage" },
  { name: "leak.g", index: 8, unit: "mS/cm^2", default: 0.05 },
  { name: "leak.E", index: 9, unit: "mV", default: -60 },
  { name: "excitation.E", index: 10, unit: "mV", default: 0, doc: "reversal potential" },
  { name: "excitation.tau", index: 11, unit: "ms", default: 5, doc: "time constant of the decay" },
  { name: "inhibition.E", index: 12, unit: "mV", default: -80, doc: "reversal potential" },
  { name: "inhibition.tau", index: 13, unit: "ms", default: 10, doc: "time constant of the decay" },
] as const;
/** What arrives from outside. */
export const inputs = [] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 14, unit: "mV", initial: -60, doc: "membrane potential" },
  { name: "sodium.m", index: 15, unit: "1", initial: 0.026863329798445447, doc: "activation" },
  { name: "sodium.h", index: 16, unit: "1", initial: 0.9913058218943975, doc: "inactivation" },
  { name: "potassium.n", index: 17, unit: "1", initial: 0.060434034678635944, doc: "activation" },
  { name: "excitation.g", index: 18, unit: "nS", initial: 0, doc: "conductance; an event of weight w does `g += w`, and w is what it rises by" },
  { name: "inhibition.g", index: 19, unit: "nS", initial: 0, doc: "conductance; an event of weight w does `g += w`, and w is what it rises by" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    1, // C, uF/cm^2
    200, // area, 10^-10 m^2
    100, // sodium.g, mS/cm^2
    50, // sodium.E, mV
    -63, // sodium.V_T, mV
    30, // potassium.g, mS/cm^2
    -90, // potassium.E, mV
    -63, // potassium.V_T, mV
    0.05, // leak.g, mS/cm^2
    -60, // leak.E, mV
    0, // excitation.E, mV
    5, // excitation.tau, ms
    -80, // inhibition.E, mV
    10, // inhibition.tau, ms
    -60, // v, mV
    0.026863329798445447, // sodium.m, 1
    0.9913058218943975, // sodium.h, 1
    0.060434034678635944, // potassium.n, 1
    0, // excitation.g, nS
    0, // inhibition.g, nS
    0, // refractory steps left, steps
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
  const sodium_g = numbers[2]; // sodium.g, mS/cm^2 (parameter)
  const sodium_E = numbers[3]; // sodium.E, mV (parameter)
  const v = numbers[14]; // v, mV (state)
  const sodium_m = numbers[15]; // sodium.m, 1 (state)
  const sodium_h = numbers[16]; // sodium.h, 1 (state)
  const potassium_n = numbers[17]; // potassium.n, 1 (state)
  const potassium_g = numbers[5]; // potassium.g, mS/cm^2 (parameter)
  const potassium_E = numbers[6]; // potassium.E, mV (parameter)
  const leak_g = numbers[8]; // leak.g, mS/cm^2 (parameter)
  const leak_E = numbers[9]; // leak.E, mV (parameter)
  const excitation_E = numbers[10]; // excitation.E, mV (parameter)
  const excitation_g = numbers[18]; // excitation.g, nS (state)
  const inhibition_E = numbers[12]; // inhibition.E, mV (parameter)
  const inhibition_g = numbers[19]; // inhibition.g, nS (state)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const area = numbers[1]; // area, 10^-10 m^2 (parameter)
  const sodium_V_T = numbers[4]; // sodium.V_T, mV (parameter)
  const potassium_V_T = numbers[7]; // potassium.V_T, mV (parameter)
  const excitation_tau = numbers[11]; // excitation.tau, ms (parameter)
  const inhibition_tau = numbers[13]; // inhibition.tau, ms (parameter)
  const refractory_steps_left = numbers[20]; // refractory steps left, steps (memory)
  const is_first_step = k === 0;

  const sodium_i = sodium_g * (sodium_m * sodium_m * sodium_m) * sodium_h * (v - sodium_E);
  const product = potassium_n * potassium_n;
  const potassium_i = potassium_g * (product * product) * (v - potassium_E);
  const leak_i = leak_g * (v - leak_E);
  const excitation_i = excitation_g * (v - excitation_E);
  const inhibition_i = inhibition_g * (v - inhibition_E);
  const dv_dt = -(sodium_i + potassium_i + leak_i + (excitation_i + inhibition_i) / area) / C;
  const sodium_m_alpha = 1.28 / exprel((13 - v + sodium_V_T) * 0.25);
  const sodium_m_beta = 1.4000000000000001 / exprel((v - sodium_V_T - 40) / 5);
  const sodium_dm_dt = sodium_m_alpha * (1 - sodium_m) - sodium_m_beta * sodium_m;
  const sodium_h_alpha = 0.128 * exp((17 - v + sodium_V_T) / 18);
  const sodium_h_beta = 4 / (1 + exp((40 - v + sodium_V_T) / 5));
  const sodium_dh_dt = sodium_h_alpha * (1 - sodium_h) - sodium_h_beta * sodium_h;
  const potassium_n_alpha = 0.16 / exprel((15 - v + potassium_V_T) / 5);
  const potassium_n_beta = 0.5 * exp((10 - v + potassium_V_T) / 40);
  const potassium_dn_dt = potassium_n_alpha * (1 - potassium_n) - potassium_n_beta * potassium_n;
  const excitation_dg_dt = -excitation_g / excitation_tau;
  const inhibition_dg_dt = -inhibition_g / inhibition_tau;
  const v_2 = v + dt * (0.5 * dv_dt);
  const sodium_m_2 = sodium_m + dt * (0.5 * sodium_dm_dt);
  const sodium_h_2 = sodium_h + dt * (0.5 * sodium_dh_dt);
  const potassium_n_2 = potassium_n + dt * (0.5 * potassium_dn_dt);
  const excitation_g_2 = excitation_g + dt * (0.5 * excitation_dg_dt);
  const inhibition_g_2 = inhibition_g + dt * (0.5 * inhibition_dg_dt);
  const sodium_i_2 = sodium_g * (sodium_m_2 * sodium_m_2 * sodium_m_2) * sodium_h_2 * (v_2 - sodium_E);
  const product_2 = potassium_n_2 * potassium_n_2;
  const potassium_i_2 = potassium_g * (product_2 * product_2) * (v_2 - potassium_E);
  const leak_i_2 = leak_g * (v_2 - leak_E);
  const excitation_i_2 = excitation_g_2 * (v_2 - excitation_E);
  const inhibition_i_2 = inhibition_g_2 * (v_2 - inhibition_E);
  const dv_dt_2 = -(sodium_i_2 + potassium_i_2 + leak_i_2 + (excitation_i_2 + inhibition_i_2) / area) / C;
  const sodium_m_alpha_2 = 1.28 / exprel((13 - v_2 + sodium_V_T) * 0.25);
  const sodium_m_beta_2 = 1.4000000000000001 / exprel((v_2 - sodium_V_T - 40) / 5);
  const sodium_dm_dt_2 = sodium_m_alpha_2 * (1 - sodium_m_2) - sodium_m_beta_2 * sodium_m_2;
  const sodium_h_alpha_2 = 0.128 * exp((17 - v_2 + sodium_V_T) / 18);
  const sodium_h_beta_2 = 4 / (1 + exp((40 - v_2 + sodium_V_T) / 5));
  const sodium_dh_dt_2 = sodium_h_alpha_2 * (1 - sodium_h_2) - sodium_h_beta_2 * sodium_h_2;
  const potassium_n_alpha_2 = 0.16 / exprel((15 - v_2 + potassium_V_T) / 5);
  const potassium_n_beta_2 = 0.5 * exp((10 - v_2 + potassium_V_T) / 40);
  const potassium_dn_dt_2 = potassium_n_alpha_2 * (1 - potassium_n_2) - potassium_n_beta_2 * potassium_n_2;
  const excitation_dg_dt_2 = -excitation_g_2 / excitation_tau;
  const inhibition_dg_dt_2 = -inhibition_g_2 / inhibition_tau;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const sodium_m_3 = sodium_m + dt * (0.5 * sodium_dm_dt_2);
  const sodium_h_3 = sodium_h + dt * (0.5 * sodium_dh_dt_2);
  const potassium_n_3 = potassium_n + dt * (0.5 * potassium_dn_dt_2);
  const excitation_g_3 = excitation_g + dt * (0.5 * excitation_dg_dt_2);
  const inhibition_g_3 = inhibition_g + dt * (0.5 * inhibition_dg_dt_2);
  const sodium_i_3 = sodium_g * (sodium_m_3 * sodium_m_3 * sodium_m_3) * sodium_h_3 * (v_3 - sodium_E);
  const product_3 = potassium_n_3 * potassium_n_3;
  const potassium_i_3 = potassium_g * (product_3 * product_3) * (v_3 - potassium_E);
  const leak_i_3 = leak_g * (v_3 - leak_E);
  const excitation_i_3 = excitation_g_3 * (v_3 - excitation_E);
  const inhibition_i_3 = inhibition_g_3 * (v_3 - inhibition_E);
  const dv_dt_3 = -(sodium_i_3 + potassium_i_3 + leak_i_3 + (excitation_i_3 + inhibition_i_3) / area) / C;
  const sodium_m_alpha_3 = 1.28 / exprel((13 - v_3 + sodium_V_T) * 0.25);
  const sodium_m_beta_3 = 1.4000000000000001 / exprel((v_3 - sodium_V_T - 40) / 5);
  const sodium_dm_dt_3 = sodium_m_alpha_3 * (1 - sodium_m_3) - sodium_m_beta_3 * sodium_m_3;
  const sodium_h_alpha_3 = 0.128 * exp((17 - v_3 + sodium_V_T) / 18);
  const sodium_h_beta_3 = 4 / (1 + exp((40 - v_3 + sodium_V_T) / 5));
  const sodium_dh_dt_3 = sodium_h_alpha_3 * (1 - sodium_h_3) - sodium_h_beta_3 * sodium_h_3;
  const potassium_n_alpha_3 = 0.16 / exprel((15 - v_3 + potassium_V_T) / 5);
  const potassium_n_beta_3 = 0.5 * exp((10 - v_3 + potassium_V_T) / 40);
  const potassium_dn_dt_3 = potassium_n_alpha_3 * (1 - potassium_n_3) - potassium_n_beta_3 * potassium_n_3;
  const excitation_dg_dt_3 = -excitation_g_3 / excitation_tau;
  const inhibition_dg_dt_3 = -inhibition_g_3 / inhibition_tau;
  const v_4 = v + dt * dv_dt_3;
  const sodium_m_4 = sodium_m + dt * sodium_dm_dt_3;
  const sodium_h_4 = sodium_h + dt * sodium_dh_dt_3;
  const potassium_n_4 = potassium_n + dt * potassium_dn_dt_3;
  const excitation_g_4 = excitation_g + dt * excitation_dg_dt_3;
  const inhibition_g_4 = inhibition_g + dt * inhibition_dg_dt_3;
  const sodium_i_4 = sodium_g * (sodium_m_4 * sodium_m_4 * sodium_m_4) * sodium_h_4 * (v_4 - sodium_E);
  const product_4 = potassium_n_4 * potassium_n_4;
  const potassium_i_4 = potassium_g * (product_4 * product_4) * (v_4 - potassium_E);
  const leak_i_4 = leak_g * (v_4 - leak_E);
  const excitation_i_4 = excitation_g_4 * (v_4 - excitation_E);
  const inhibition_i_4 = inhibition_g_4 * (v_4 - inhibition_E);
  const dv_dt_4 = -(sodium_i_4 + potassium_i_4 + leak_i_4 + (excitation_i_4 + inhibition_i_4) / area) / C;
  const sodium_m_alpha_4 = 1.28 / exprel((13 - v_4 + sodium_V_T) * 0.25);
  const sodium_m_beta_4 = 1.4000000000000001 / exprel((v_4 - sodium_V_T - 40) / 5);
  const sodium_dm_dt_4 = sodium_m_alpha_4 * (1 - sodium_m_4) - sodium_m_beta_4 * sodium_m_4;
  const sodium_h_alpha_4 = 0.128 * exp((17 - v_4 + sodium_V_T) / 18);
  const sodium_h_beta_4 = 4 / (1 + exp((40 - v_4 + sodium_V_T) / 5));
  const sodium_dh_dt_4 = sodium_h_alpha_4 * (1 - sodium_h_4) - sodium_h_beta_4 * sodium_h_4;
  const potassium_n_alpha_4 = 0.16 / exprel((15 - v_4 + potassium_V_T) / 5);
  const potassium_n_beta_4 = 0.5 * exp((10 - v_4 + potassium_V_T) / 40);
  const potassium_dn_dt_4 = potassium_n_alpha_4 * (1 - potassium_n_4) - potassium_n_beta_4 * potassium_n_4;
  const excitation_dg_dt_4 = -excitation_g_4 / excitation_tau;
  const inhibition_dg_dt_4 = -inhibition_g_4 / inhibition_tau;
  // dv/dt = -(sodium.i + potassium.i + leak.i + (excitation.i + inhibition.i) / area) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // d(sodium.m)/dt = sodium.m.alpha * (1 - sodium.m) - sodium.m.beta * sodium.m
  const sodium_m_next = sodium_m + dt * (0.16666666666666666 * sodium_dm_dt + 0.3333333333333333 * sodium_dm_dt_2 + 0.3333333333333333 * sodium_dm_dt_3 + 0.16666666666666666 * sodium_dm_dt_4);
  // d(sodium.h)/dt = sodium.h.alpha * (1 - sodium.h) - sodium.h.beta * sodium.h
  const sodium_h_next = sodium_h + dt * (0.16666666666666666 * sodium_dh_dt + 0.3333333333333333 * sodium_dh_dt_2 + 0.3333333333333333 * sodium_dh_dt_3 + 0.16666666666666666 * sodium_dh_dt_4);
  // d(potassium.n)/dt = potassium.n.alpha * (1 - potassium.n) - potassium.n.beta * potassium.n
  const potassium_n_next = potassium_n + dt * (0.16666666666666666 * potassium_dn_dt + 0.3333333333333333 * potassium_dn_dt_2 + 0.3333333333333333 * potassium_dn_dt_3 + 0.16666666666666666 * potassium_dn_dt_4);
  // d(excitation.g)/dt = -excitation.g / excitation.tau
  const excitation_g_next = excitation_g + dt * (0.16666666666666666 * excitation_dg_dt + 0.3333333333333333 * excitation_dg_dt_2 + 0.3333333333333333 * excitation_dg_dt_3 + 0.16666666666666666 * excitation_dg_dt_4);
  // d(inhibition.g)/dt = -inhibition.g / inhibition.tau
  const inhibition_g_next = inhibition_g + dt * (0.16666666666666666 * inhibition_dg_dt + 0.3333333333333333 * inhibition_dg_dt_2 + 0.3333333333333333 * inhibition_dg_dt_3 + 0.16666666666666666 * inhibition_dg_dt_4);
  const spikes = !is_first_step && v < -20 && v_next >= -20 && !(refractory_steps_left > 0);
  // refractory 3 ms
  const refractory_steps_left_2 = spikes ? Math.floor(3 / dt + 0.5 + 1e-9) : Math.max(refractory_steps_left - 1, 0);
  // spike when v crosses -20 mV
  const spike_count = spikes ? 1 : 0;

  numbers[14] = v_next; // v
  numbers[15] = sodium_m_next; // sodium.m
  numbers[16] = sodium_h_next; // sodium.h
  numbers[17] = potassium_n_next; // potassium.n
  numbers[18] = excitation_g_next; // excitation.g
  numbers[19] = inhibition_g_next; // inhibition.g
  numbers[20] = refractory_steps_left_2; // refractory steps left
  return spike_count;
}
