import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/morris-lecar.axo by `npm run generate`; do not edit.
/** The numbers of one cell of MorrisLecar, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** Firing begins at a rate well above zero: a Hopf bifurcation (class 2). */
export const model = {
  name: "MorrisLecar",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/morris-lecar.axo",
  timeUnit: "ms",
  doc: "Firing begins at a rate well above zero: a Hopf bifurcation (class 2).",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "C", index: 0, unit: "uF/cm^2", default: 20 },
  { name: "g_Ca", index: 1, unit: "mS/cm^2", default: 4.4 },
  { name: "V3", index: 2, unit: "mV", default: 2, doc: "voltage of half activation of the potassium channel" },
  { name: "V4", index: 3, unit: "mV", default: 30, doc: "spread of that activation" },
  { name: "phi", index: 4, unit: "1/ms", default: 0.04, doc: "rate of the potassium gate at V3" },
  { name: "calcium.g", index: 5, unit: "mS/cm^2", default: 4.4 },
  { name: "calcium.E", index: 6, unit: "mV", default: 120 },
  { name: "calcium.V1", index: 7, unit: "mV", default: -1.2, doc: "voltage of half activation" },
  { name: "calcium.V2", index: 8, unit: "mV", default: 18, doc: "spread of the activation" },
  { name: "potassium.g", index: 9, unit: "mS/cm^2", default: 8 },
  { name: "potassium.E", index: 10, unit: "mV", default: -84 },
  { name: "potassium.V3", index: 11, unit: "mV", default: 2, doc: "voltage of half activation, where the gate is slowest" },
  { name: "potassium.V4", index: 12, unit: "mV", default: 30, doc: "spread of the activation" },
  { name: "potassium.phi", index: 13, unit: "1/ms", default: 0.04, doc: "rate at V3" },
  { name: "leak.g", index: 14, unit: "mS/cm^2", default: 2 },
  { name: "leak.E", index: 15, unit: "mV", default: -60 },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 16, unit: "uA/cm^2", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 17, unit: "mV", initial: -60, doc: "membrane potential" },
  { name: "potassium.n", index: 18, unit: "1", initial: 0.015776471755381882 },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    20, // C, uF/cm^2
    4.4, // g_Ca, mS/cm^2
    2, // V3, mV
    30, // V4, mV
    0.04, // phi, 1/ms
    4.4, // calcium.g, mS/cm^2
    120, // calcium.E, mV
    -1.2, // calcium.V1, mV
    18, // calcium.V2, mV
    8, // potassium.g, mS/cm^2
    -84, // potassium.E, mV
    2, // potassium.V3, mV
    30, // potassium.V4, mV
    0.04, // potassium.phi, 1/ms
    2, // leak.g, mS/cm^2
    -60, // leak.E, mV
    0, // I, uA/cm^2
    -60, // v, mV
    0.015776471755381882, // potassium.n, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, _p: number, _q: number, dt: number): number {
  const tanh = elementary.tanh;
  const cosh = elementary.cosh;
  const leak_g = numbers[14]; // leak.g, mS/cm^2 (parameter)
  const leak_E = numbers[15]; // leak.E, mV (parameter)
  const v = numbers[17]; // v, mV (state)
  const calcium_V1 = numbers[7]; // calcium.V1, mV (parameter)
  const calcium_V2 = numbers[8]; // calcium.V2, mV (parameter)
  const calcium_g = numbers[5]; // calcium.g, mS/cm^2 (parameter)
  const calcium_E = numbers[6]; // calcium.E, mV (parameter)
  const potassium_g = numbers[9]; // potassium.g, mS/cm^2 (parameter)
  const potassium_E = numbers[10]; // potassium.E, mV (parameter)
  const potassium_n = numbers[18]; // potassium.n, 1 (state)
  const C = numbers[0]; // C, uF/cm^2 (parameter)
  const I = numbers[16]; // I, uA/cm^2 (input)
  const potassium_V3 = numbers[11]; // potassium.V3, mV (parameter)
  const potassium_V4 = numbers[12]; // potassium.V4, mV (parameter)
  const potassium_phi = numbers[13]; // potassium.phi, 1/ms (parameter)
  const is_first_step = k === 0;

  const leak_i = leak_g * (v - leak_E);
  const calcium_m_inf = (1 + tanh((v - calcium_V1) / calcium_V2)) * 0.5;
  const calcium_i = calcium_g * calcium_m_inf * (v - calcium_E);
  const potassium_i = potassium_g * potassium_n * (v - potassium_E);
  const dv_dt = (I - leak_i - calcium_i - potassium_i) / C;
  const v_minus_potassium_V3 = v - potassium_V3;
  const potassium_n_inf = (1 + tanh(v_minus_potassium_V3 / potassium_V4)) * 0.5;
  const two_times_potassium_V4 = 2 * potassium_V4;
  const potassium_n_tau = 1 / (potassium_phi * cosh(v_minus_potassium_V3 / two_times_potassium_V4));
  const potassium_dn_dt = (potassium_n_inf - potassium_n) / potassium_n_tau;
  const v_2 = v + dt * (0.5 * dv_dt);
  const potassium_n_2 = potassium_n + dt * (0.5 * potassium_dn_dt);
  const leak_i_2 = leak_g * (v_2 - leak_E);
  const calcium_m_inf_2 = (1 + tanh((v_2 - calcium_V1) / calcium_V2)) * 0.5;
  const calcium_i_2 = calcium_g * calcium_m_inf_2 * (v_2 - calcium_E);
  const potassium_i_2 = potassium_g * potassium_n_2 * (v_2 - potassium_E);
  const dv_dt_2 = (I - leak_i_2 - calcium_i_2 - potassium_i_2) / C;
  const v_2_minus_potassium_V3 = v_2 - potassium_V3;
  const potassium_n_inf_2 = (1 + tanh(v_2_minus_potassium_V3 / potassium_V4)) * 0.5;
  const potassium_n_tau_2 = 1 / (potassium_phi * cosh(v_2_minus_potassium_V3 / two_times_potassium_V4));
  const potassium_dn_dt_2 = (potassium_n_inf_2 - potassium_n_2) / potassium_n_tau_2;
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const potassium_n_3 = potassium_n + dt * (0.5 * potassium_dn_dt_2);
  const leak_i_3 = leak_g * (v_3 - leak_E);
  const calcium_m_inf_3 = (1 + tanh((v_3 - calcium_V1) / calcium_V2)) * 0.5;
  const calcium_i_3 = calcium_g * calcium_m_inf_3 * (v_3 - calcium_E);
  const potassium_i_3 = potassium_g * potassium_n_3 * (v_3 - potassium_E);
  const dv_dt_3 = (I - leak_i_3 - calcium_i_3 - potassium_i_3) / C;
  const v_3_minus_potassium_V3 = v_3 - potassium_V3;
  const potassium_n_inf_3 = (1 + tanh(v_3_minus_potassium_V3 / potassium_V4)) * 0.5;
  const potassium_n_tau_3 = 1 / (potassium_phi * cosh(v_3_minus_potassium_V3 / two_times_potassium_V4));
  const potassium_dn_dt_3 = (potassium_n_inf_3 - potassium_n_3) / potassium_n_tau_3;
  const v_4 = v + dt * dv_dt_3;
  const potassium_n_4 = potassium_n + dt * potassium_dn_dt_3;
  const leak_i_4 = leak_g * (v_4 - leak_E);
  const calcium_m_inf_4 = (1 + tanh((v_4 - calcium_V1) / calcium_V2)) * 0.5;
  const calcium_i_4 = calcium_g * calcium_m_inf_4 * (v_4 - calcium_E);
  const potassium_i_4 = potassium_g * potassium_n_4 * (v_4 - potassium_E);
  const dv_dt_4 = (I - leak_i_4 - calcium_i_4 - potassium_i_4) / C;
  const v_4_minus_potassium_V3 = v_4 - potassium_V3;
  const potassium_n_inf_4 = (1 + tanh(v_4_minus_potassium_V3 / potassium_V4)) * 0.5;
  const potassium_n_tau_4 = 1 / (potassium_phi * cosh(v_4_minus_potassium_V3 / two_times_potassium_V4));
  const potassium_dn_dt_4 = (potassium_n_inf_4 - potassium_n_4) / potassium_n_tau_4;
  // dv/dt = (I - leak.i - calcium.i - potassium.i) / C
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // d(potassium.n)/dt = (potassium.n.inf - potassium.n) / potassium.n.tau
  const potassium_n_next = potassium_n + dt * (0.16666666666666666 * potassium_dn_dt + 0.3333333333333333 * potassium_dn_dt_2 + 0.3333333333333333 * potassium_dn_dt_3 + 0.16666666666666666 * potassium_dn_dt_4);
  const spikes = !is_first_step && v < 0 && v_next >= 0;
  // spike when v crosses 0 mV
  const spike_count = spikes ? 1 : 0;

  numbers[17] = v_next; // v
  numbers[18] = potassium_n_next; // potassium.n
  return spike_count;
}
