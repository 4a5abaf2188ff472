import * as elementary from "../../../src/runtime/functions.ts";

// Generated from models/neurons/pinsky-rinzel.axo by `npm run generate`; do not edit.
/** The numbers of one cell of PinskyRinzel, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** neuron PinskyRinzel */
export const model = {
  name: "PinskyRinzel",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/pinsky-rinzel.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "g_c", index: 0, unit: "mS/cm^2", default: 2.1, doc: "coupling of soma and dendrite, per area of the cell" },
  { name: "p", index: 1, unit: "1", default: 0.5, doc: "fraction of the area that is soma" },
  { name: "soma.C", index: 2, unit: "uF/cm^2", default: 3 },
  { name: "soma.sodium.g", index: 3, unit: "mS/cm^2", default: 30 },
  { name: "soma.sodium.E", index: 4, unit: "mV", default: 120 },
  { name: "soma.delayed_rectifier.g", index: 5, unit: "mS/cm^2", default: 15 },
  { name: "soma.delayed_rectifier.E", index: 6, unit: "mV", default: -15 },
  { name: "soma.leak.g", index: 7, unit: "mS/cm^2", default: 0.1 },
  { name: "soma.leak.E", index: 8, unit: "mV", default: 0 },
  { name: "dendrite.C", index: 9, unit: "uF/cm^2", default: 3 },
  { name: "dendrite.influx", index: 10, unit: "10^5 m^2 s^-1 A^-1", default: 0.13, doc: "calcium that a current brings" },
  { name: "dendrite.removal", index: 11, unit: "1/ms", default: 0.075, doc: "rate at which calcium is removed" },
  { name: "dendrite.calcium_channel.g", index: 12, unit: "mS/cm^2", default: 10 },
  { name: "dendrite.calcium_channel.E", index: 13, unit: "mV", default: 140 },
  { name: "dendrite.fast_potassium.g", index: 14, unit: "mS/cm^2", default: 15 },
  { name: "dendrite.fast_potassium.E", index: 15, unit: "mV", default: -15 },
  { name: "dendrite.afterhyperpolarization.g", index: 16, unit: "mS/cm^2", default: 0.8 },
  { name: "dendrite.afterhyperpolarization.E", index: 17, unit: "mV", default: -15 },
  { name: "dendrite.leak.g", index: 18, unit: "mS/cm^2", default: 0.1 },
  { name: "dendrite.leak.E", index: 19, unit: "mV", default: 0 },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I_s", index: 20, unit: "uA/cm^2", default: 0, doc: "current into the soma, per area of the cell" },
  { name: "I_d", index: 21, unit: "uA/cm^2", default: 0, doc: "current into the dendrite, per area of the cell" },
] as const;
/** The state variables. */
export const states = [
  { name: "soma.v", index: 22, unit: "mV", initial: -4.6, doc: "membrane potential" },
  { name: "soma.sodium.h", index: 23, unit: "1", initial: 0.9987434327246416, doc: "inactivation" },
  { name: "soma.delayed_rectifier.n", index: 24, unit: "1", initial: 0.0004892416105916793, doc: "activation" },
  { name: "dendrite.v", index: 25, unit: "mV", initial: -4.5, doc: "membrane potential" },
  { name: "dendrite.calcium", index: 26, unit: "1", initial: 0.2, doc: "level of calcium" },
  { name: "dendrite.calcium_channel.s", index: 27, unit: "1", initial: 0.009500546322682848, doc: "activation" },
  { name: "dendrite.fast_potassium.c", index: 28, unit: "1", initial: 0.007051948467155683, doc: "activation by voltage" },
  { name: "dendrite.afterhyperpolarization.q", index: 29, unit: "1", initial: 0.00398406374501992, doc: "activation by calcium" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    2.1, // g_c, mS/cm^2
    0.5, // p, 1
    3, // soma.C, uF/cm^2
    30, // soma.sodium.g, mS/cm^2
    120, // soma.sodium.E, mV
    15, // soma.delayed_rectifier.g, mS/cm^2
    -15, // soma.delayed_rectifier.E, mV
    0.1, // soma.leak.g, mS/cm^2
    0, // soma.leak.E, mV
    3, // dendrite.C, uF/cm^2
    0.13, // dendrite.influx, 10^5 m^2 s^-1 A^-1
    0.075, // dendrite.removal, 1/ms
    10, // dendrite.calcium_channel.g, mS/cm^2
    140, // dendrite.calcium_channel.E, mV
    15, // dendrite.fast_potassium.g, mS/cm^2
    -15, // dendrite.fast_potassium.E, mV
    0.8, // dendrite.afterhyperpolarization.g, mS/cm^2
    -15, // dendrite.afterhyperpolarization.E, mV
    0.1, // dendrite.leak.g, mS/cm^2
    0, // dendrite.leak.E, mV
    0, // I_s, uA/cm^2
    0, // I_d, uA/cm^2
    -4.6, // soma.v, mV
    0.9987434327246416, // soma.sodium.h, 1
    0.0004892416105916793, // soma.delayed_rectifier.n, 1
    -4.5, // dendrite.v, mV
    0.2, // dendrite.calcium, 1
    0.009500546322682848, // dendrite.calcium_channel.s, 1
    0.007051948467155683, // dendrite.fast_potassium.c, 1
    0.00398406374501992, // dendrite.afterhyperpolarization.q, 1
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
  const g_c = numbers[0]; // g_c, mS/cm^2 (parameter)
  const soma_v = numbers[22]; // soma.v, mV (state)
  const dendrite_v = numbers[25]; // dendrite.v, mV (state)
  const p_2 = numbers[1]; // p, 1 (parameter)
  const I_s = numbers[20]; // I_s, uA/cm^2 (input)
  const soma_sodium_g = numbers[3]; // soma.sodium.g, mS/cm^2 (parameter)
  const soma_sodium_E = numbers[4]; // soma.sodium.E, mV (parameter)
  const soma_sodium_h = numbers[23]; // soma.sodium.h, 1 (state)
  const soma_delayed_rectifier_g = numbers[5]; // soma.delayed_rectifier.g, mS/cm^2 (parameter)
  const soma_delayed_rectifier_E = numbers[6]; // soma.delayed_rectifier.E, mV (parameter)
  const soma_delayed_rectifier_n = numbers[24]; // soma.delayed_rectifier.n, 1 (state)
  const soma_leak_g = numbers[7]; // soma.leak.g, mS/cm^2 (parameter)
  const soma_leak_E = numbers[8]; // soma.leak.E, mV (parameter)
  const soma_C = numbers[2]; // soma.C, uF/cm^2 (parameter)
  const I_d = numbers[21]; // I_d, uA/cm^2 (input)
  const dendrite_calcium_channel_g = numbers[12]; // dendrite.calcium_channel.g, mS/cm^2 (parameter)
  const dendrite_calcium_channel_E = numbers[13]; // dendrite.calcium_channel.E, mV (parameter)
  const dendrite_calcium_channel_s = numbers[27]; // dendrite.calcium_channel.s, 1 (state)
  const dendrite_fast_potassium_g = numbers[14]; // dendrite.fast_potassium.g, mS/cm^2 (parameter)
  const dendrite_fast_potassium_E = numbers[15]; // dendrite.fast_potassium.E, mV (parameter)
  const dendrite_calcium = numbers[26]; // dendrite.calcium, 1 (state)
  const dendrite_fast_potassium_c = numbers[28]; // dendrite.fast_potassium.c, 1 (state)
  const dendrite_afterhyperpolarization_g = numbers[16]; // dendrite.afterhyperpolarization.g, mS/cm^2 (parameter)
  const dendrite_afterhyperpolarization_E = numbers[17]; // dendrite.afterhyperpolarization.E, mV (parameter)
  const dendrite_afterhyperpolarization_q = numbers[29]; // dendrite.afterhyperpolarization.q, 1 (state)
  const dendrite_leak_g = numbers[18]; // dendrite.leak.g, mS/cm^2 (parameter)
  const dendrite_leak_E = numbers[19]; // dendrite.leak.E, mV (parameter)
  const dendrite_C = numbers[9]; // dendrite.C, uF/cm^2 (parameter)
  const dendrite_influx = numbers[10]; // dendrite.influx, 10^5 m^2 s^-1 A^-1 (parameter)
  const dendrite_removal = numbers[11]; // dendrite.removal, 1/ms (parameter)
  const is_first_step = k === 0;

  const axial = g_c * (soma_v - dendrite_v);
  const soma_I = (I_s - axial) / p_2;
  const soma_sodium_closing = 1.4000000000000001 / exprel((soma_v - 40.1) / 5);
  const soma_sodium_opening = 1.28 / exprel((13.1 - soma_v) * 0.25);
  const soma_sodium_m_inf = soma_sodium_opening / (soma_sodium_opening + soma_sodium_closing);
  const soma_sodium_i = soma_sodium_g * (soma_sodium_m_inf * soma_sodium_m_inf) * soma_sodium_h * (soma_v - soma_sodium_E);
  const soma_delayed_rectifier_i = soma_delayed_rectifier_g * soma_delayed_rectifier_n * (soma_v - soma_delayed_rectifier_E);
  const soma_leak_i = soma_leak_g * (soma_v - soma_leak_E);
  const soma_dv_dt = (soma_I - soma_sodium_i - soma_delayed_rectifier_i - soma_leak_i) / soma_C;
  const soma_sodium_h_alpha = 0.128 * exp((17 - soma_v) / 18);
  const soma_sodium_h_beta = 4 / (1 + exp((40 - soma_v) / 5));
  const soma_sodium_dh_dt = soma_sodium_h_alpha * (1 - soma_sodium_h) - soma_sodium_h_beta * soma_sodium_h;
  const soma_delayed_rectifier_n_alpha = 0.08 / exprel((35.1 - soma_v) / 5);
  const soma_delayed_rectifier_n_beta = 0.25 * exp(0.5 - 0.025 * soma_v);
  const soma_delayed_rectifier_dn_dt = soma_delayed_rectifier_n_alpha * (1 - soma_delayed_rectifier_n) - soma_delayed_rectifier_n_beta * soma_delayed_rectifier_n;
  const one_minus_p = 1 - p_2;
  const dendrite_I = (I_d + axial) / one_minus_p;
  const dendrite_calcium_channel_i = dendrite_calcium_channel_g * (dendrite_calcium_channel_s * dendrite_calcium_channel_s) * (dendrite_v - dendrite_calcium_channel_E);
  const dendrite_fast_potassium_i = dendrite_fast_potassium_g * dendrite_fast_potassium_c * Math.min(dendrite_calcium / 250, 1) * (dendrite_v - dendrite_fast_potassium_E);
  const dendrite_afterhyperpolarization_i = dendrite_afterhyperpolarization_g * dendrite_afterhyperpolarization_q * (dendrite_v - dendrite_afterhyperpolarization_E);
  const dendrite_leak_i = dendrite_leak_g * (dendrite_v - dendrite_leak_E);
  const dendrite_dv_dt = (dendrite_I - dendrite_calcium_channel_i - dendrite_fast_potassium_i - dendrite_afterhyperpolarization_i - dendrite_leak_i) / dendrite_C;
  const negate_of = -dendrite_influx;
  const dendrite_dcalcium_dt = negate_of * dendrite_calcium_channel_i - dendrite_removal * dendrite_calcium;
  const dendrite_calcium_channel_s_alpha = 1.6 / (1 + exp(-0.072 * (dendrite_v - 65)));
  const dendrite_calcium_channel_s_beta = 0.1 / exprel((dendrite_v - 51.1) / 5);
  const dendrite_calcium_channel_ds_dt = dendrite_calcium_channel_s_alpha * (1 - dendrite_calcium_channel_s) - dendrite_calcium_channel_s_beta * dendrite_calcium_channel_s;
  const dendrite_fast_potassium_high = 2 * exp((6.5 - dendrite_v) / 27);
  const dendrite_fast_potassium_low = exp((dendrite_v - 10) / 11 - (dendrite_v - 6.5) / 27) / 18.975;
  const dendrite_v_at_most_50 = dendrite_v <= 50;
  const dendrite_fast_potassium_c_alpha = dendrite_v_at_most_50 ? dendrite_fast_potassium_low : dendrite_fast_potassium_high;
  const dendrite_fast_potassium_c_beta = dendrite_v_at_most_50 ? dendrite_fast_potassium_high - dendrite_fast_potassium_low : 0;
  const dendrite_fast_potassium_dc_dt = dendrite_fast_potassium_c_alpha * (1 - dendrite_fast_potassium_c) - dendrite_fast_potassium_c_beta * dendrite_fast_potassium_c;
  const dendrite_afterhyperpolarization_q_alpha = Math.min(0.00002 * dendrite_calcium, 0.01);
  const dendrite_afterhyperpolarization_dq_dt = dendrite_afterhyperpolarization_q_alpha * (1 - dendrite_afterhyperpolarization_q) - 0.001 * dendrite_afterhyperpolarization_q;
  const soma_v_2 = soma_v + dt * (0.5 * soma_dv_dt);
  const soma_sodium_h_2 = soma_sodium_h + dt * (0.5 * soma_sodium_dh_dt);
  const soma_delayed_rectifier_n_2 = soma_delayed_rectifier_n + dt * (0.5 * soma_delayed_rectifier_dn_dt);
  const dendrite_v_2 = dendrite_v + dt * (0.5 * dendrite_dv_dt);
  const dendrite_calcium_2 = dendrite_calcium + dt * (0.5 * dendrite_dcalcium_dt);
  const dendrite_calcium_channel_s_2 = dendrite_calcium_channel_s + dt * (0.5 * dendrite_calcium_channel_ds_dt);
  const dendrite_fast_potassium_c_2 = dendrite_fast_potassium_c + dt * (0.5 * dendrite_fast_potassium_dc_dt);
  const dendrite_afterhyperpolarization_q_2 = dendrite_afterhyperpolarization_q + dt * (0.5 * dendrite_afterhyperpolarization_dq_dt);
  const axial_2 = g_c * (soma_v_2 - dendrite_v_2);
  const soma_I_2 = (I_s - axial_2) / p_2;
  const soma_sodium_closing_2 = 1.4000000000000001 / exprel((soma_v_2 - 40.1) / 5);
  const soma_sodium_opening_2 = 1.28 / exprel((13.1 - soma_v_2) * 0.25);
  const soma_sodium_m_inf_2 = soma_sodium_opening_2 / (soma_sodium_opening_2 + soma_sodium_closing_2);
  const soma_sodium_i_2 = soma_sodium_g * (soma_sodium_m_inf_2 * soma_sodium_m_inf_2) * soma_sodium_h_2 * (soma_v_2 - soma_sodium_E);
  const soma_delayed_rectifier_i_2 = soma_delayed_rectifier_g * soma_delayed_rectifier_n_2 * (soma_v_2 - soma_delayed_rectifier_E);
  const soma_leak_i_2 = soma_leak_g * (soma_v_2 - soma_leak_E);
  const soma_dv_dt_2 = (soma_I_2 - soma_sodium_i_2 - soma_delayed_rectifier_i_2 - soma_leak_i_2) / soma_C;
  const soma_sodium_h_alpha_2 = 0.128 * exp((17 - soma_v_2) / 18);
  const soma_sodium_h_beta_2 = 4 / (1 + exp((40 - soma_v_2) / 5));
  const soma_sodium_dh_dt_2 = soma_sodium_h_alpha_2 * (1 - soma_sodium_h_2) - soma_sodium_h_beta_2 * soma_sodium_h_2;
  const soma_delayed_rectifier_n_alpha_2 = 0.08 / exprel((35.1 - soma_v_2) / 5);
  const soma_delayed_rectifier_n_beta_2 = 0.25 * exp(0.5 - 0.025 * soma_v_2);
  const soma_delayed_rectifier_dn_dt_2 = soma_delayed_rectifier_n_alpha_2 * (1 - soma_delayed_rectifier_n_2) - soma_delayed_rectifier_n_beta_2 * soma_delayed_rectifier_n_2;
  const dendrite_I_2 = (I_d + axial_2) / one_minus_p;
  const dendrite_calcium_channel_i_2 = dendrite_calcium_channel_g * (dendrite_calcium_channel_s_2 * dendrite_calcium_channel_s_2) * (dendrite_v_2 - dendrite_calcium_channel_E);
  const dendrite_fast_potassium_i_2 = dendrite_fast_potassium_g * dendrite_fast_potassium_c_2 * Math.min(dendrite_calcium_2 / 250, 1) * (dendrite_v_2 - dendrite_fast_potassium_E);
  const dendrite_afterhyperpolarization_i_2 = dendrite_afterhyperpolarization_g * dendrite_afterhyperpolarization_q_2 * (dendrite_v_2 - dendrite_afterhyperpolarization_E);
  const dendrite_leak_i_2 = dendrite_leak_g * (dendrite_v_2 - dendrite_leak_E);
  const dendrite_dv_dt_2 = (dendrite_I_2 - dendrite_calcium_channel_i_2 - dendrite_fast_potassium_i_2 - dendrite_afterhyperpolarization_i_2 - dendrite_leak_i_2) / dendrite_C;
  const dendrite_dcalcium_dt_2 = negate_of * dendrite_calcium_channel_i_2 - dendrite_removal * dendrite_calcium_2;
  const dendrite_calcium_channel_s_alpha_2 = 1.6 / (1 + exp(-0.072 * (dendrite_v_2 - 65)));
  const dendrite_calcium_channel_s_beta_2 = 0.1 / exprel((dendrite_v_2 - 51.1) / 5);
  const dendrite_calcium_channel_ds_dt_2 = dendrite_calcium_channel_s_alpha_2 * (1 - dendrite_calcium_channel_s_2) - dendrite_calcium_channel_s_beta_2 * dendrite_calcium_channel_s_2;
  const dendrite_fast_potassium_high_2 = 2 * exp((6.5 - dendrite_v_2) / 27);
  const dendrite_fast_potassium_low_2 = exp((dendrite_v_2 - 10) / 11 - (dendrite_v_2 - 6.5) / 27) / 18.975;
  const dendrite_v_2_at_most_50 = dendrite_v_2 <= 50;
  const dendrite_fast_potassium_c_alpha_2 = dendrite_v_2_at_most_50 ? dendrite_fast_potassium_low_2 : dendrite_fast_potassium_high_2;
  const dendrite_fast_potassium_c_beta_2 = dendrite_v_2_at_most_50 ? dendrite_fast_potassium_high_2 - dendrite_fast_potassium_low_2 : 0;
  const dendrite_fast_potassium_dc_dt_2 = dendrite_fast_potassium_c_alpha_2 * (1 - dendrite_fast_potassium_c_2) - dendrite_fast_potassium_c_beta_2 * dendrite_fast_potassium_c_2;
  const dendrite_afterhyperpolarization_q_alpha_2 = Math.min(0.00002 * dendrite_calcium_2, 0.01);
  const dendrite_afterhyperpolarization_dq_dt_2 = dendrite_afterhyperpolarization_q_alpha_2 * (1 - dendrite_afterhyperpolarization_q_2) - 0.001 * dendrite_afterhyperpolarization_q_2;
  const soma_v_3 = soma_v + dt * (0.5 * soma_dv_dt_2);
  const soma_sodium_h_3 = soma_sodium_h + dt * (0.5 * soma_sodium_dh_dt_2);
  const soma_delayed_rectifier_n_3 = soma_delayed_rectifier_n + dt * (0.5 * soma_delayed_rectifier_dn_dt_2);
  const dendrite_v_3 = dendrite_v + dt * (0.5 * dendrite_dv_dt_2);
  const dendrite_calcium_3 = dendrite_calcium + dt * (0.5 * dendrite_dcalcium_dt_2);
  const dendrite_calcium_channel_s_3 = dendrite_calcium_channel_s + dt * (0.5 * dendrite_calcium_channel_ds_dt_2);
  const dendrite_fast_potassium_c_3 = dendrite_fast_potassium_c + dt * (0.5 * dendrite_fast_potassium_dc_dt_2);
  const dendrite_afterhyperpolarization_q_3 = dendrite_afterhyperpolarization_q + dt * (0.5 * dendrite_afterhyperpolarization_dq_dt_2);
  const axial_3 = g_c * (soma_v_3 - dendrite_v_3);
  const soma_I_3 = (I_s - axial_3) / p_2;
  const soma_sodium_closing_3 = 1.4000000000000001 / exprel((soma_v_3 - 40.1) / 5);
  const soma_sodium_opening_3 = 1.28 / exprel((13.1 - soma_v_3) * 0.25);
  const soma_sodium_m_inf_3 = soma_sodium_opening_3 / (soma_sodium_opening_3 + soma_sodium_closing_3);
  const soma_sodium_i_3 = soma_sodium_g * (soma_sodium_m_inf_3 * soma_sodium_m_inf_3) * soma_sodium_h_3 * (soma_v_3 - soma_sodium_E);
  const soma_delayed_rectifier_i_3 = soma_delayed_rectifier_g * soma_delayed_rectifier_n_3 * (soma_v_3 - soma_delayed_rectifier_E);
  const soma_leak_i_3 = soma_leak_g * (soma_v_3 - soma_leak_E);
  const soma_dv_dt_3 = (soma_I_3 - soma_sodium_i_3 - soma_delayed_rectifier_i_3 - soma_leak_i_3) / soma_C;
  const soma_sodium_h_alpha_3 = 0.128 * exp((17 - soma_v_3) / 18);
  const soma_sodium_h_beta_3 = 4 / (1 + exp((40 - soma_v_3) / 5));
  const soma_sodium_dh_dt_3 = soma_sodium_h_alpha_3 * (1 - soma_sodium_h_3) - soma_sodium_h_beta_3 * soma_sodium_h_3;
  const soma_delayed_rectifier_n_alpha_3 = 0.08 / exprel((35.1 - soma_v_3) / 5);
  const soma_delayed_rectifier_n_beta_3 = 0.25 * exp(0.5 - 0.025 * soma_v_3);
  const soma_delayed_rectifier_dn_dt_3 = soma_delayed_rectifier_n_alpha_3 * (1 - soma_delayed_rectifier_n_3) - soma_delayed_rectifier_n_beta_3 * soma_delayed_rectifier_n_3;
  const dendrite_I_3 = (I_d + axial_3) / one_minus_p;
  const dendrite_calcium_channel_i_3 = dendrite_calcium_channel_g * (dendrite_calcium_channel_s_3 * dendrite_calcium_channel_s_3) * (dendrite_v_3 - dendrite_calcium_channel_E);
  const dendrite_fast_potassium_i_3 = dendrite_fast_potassium_g * dendrite_fast_potassium_c_3 * Math.min(dendrite_calcium_3 / 250, 1) * (dendrite_v_3 - dendrite_fast_potassium_E);
  const dendrite_afterhyperpolarization_i_3 = dendrite_afterhyperpolarization_g * dendrite_afterhyperpolarization_q_3 * (dendrite_v_3 - dendrite_afterhyperpolarization_E);
  const dendrite_leak_i_3 = dendrite_leak_g * (dendrite_v_3 - dendrite_leak_E);
  const dendrite_dv_dt_3 = (dendrite_I_3 - dendrite_calcium_channel_i_3 - dendrite_fast_potassium_i_3 - dendrite_afterhyperpolarization_i_3 - dendrite_leak_i_3) / dendrite_C;
  const dendrite_dcalcium_dt_3 = negate_of * dendrite_calcium_channel_i_3 - dendrite_removal * dendrite_calcium_3;
  const dendrite_calcium_channel_s_alpha_3 = 1.6 / (1 + exp(-0.072 * (dendrite_v_3 - 65)));
  const dendrite_calcium_channel_s_beta_3 = 0.1 / exprel((dendrite_v_3 - 51.1) / 5);
  const dendrite_calcium_channel_ds_dt_3 = dendrite_calcium_channel_s_alpha_3 * (1 - dendrite_calcium_channel_s_3) - dendrite_calcium_channel_s_beta_3 * dendrite_calcium_channel_s_3;
  const dendrite_fast_potassium_high_3 = 2 * exp((6.5 - dendrite_v_3) / 27);
  const dendrite_fast_potassium_low_3 = exp((dendrite_v_3 - 10) / 11 - (dendrite_v_3 - 6.5) / 27) / 18.975;
  const dendrite_v_3_at_most_50 = dendrite_v_3 <= 50;
  const dendrite_fast_potassium_c_alpha_3 = dendrite_v_3_at_most_50 ? dendrite_fast_potassium_low_3 : dendrite_fast_potassium_high_3;
  const dendrite_fast_potassium_c_beta_3 = dendrite_v_3_at_most_50 ? dendrite_fast_potassium_high_3 - dendrite_fast_potassium_low_3 : 0;
  const dendrite_fast_potassium_dc_dt_3 = dendrite_fast_potassium_c_alpha_3 * (1 - dendrite_fast_potassium_c_3) - dendrite_fast_potassium_c_beta_3 * dendrite_fast_potassium_c_3;
  const dendrite_afterhyperpolarization_q_alpha_3 = Math.min(0.00002 * dendrite_calcium_3, 0.01);
  const dendrite_afterhyperpolarization_dq_dt_3 = dendrite_afterhyperpolarization_q_alpha_3 * (1 - dendrite_afterhyperpolarization_q_3) - 0.001 * dendrite_afterhyperpolarization_q_3;
  const soma_v_4 = soma_v + dt * soma_dv_dt_3;
  const soma_sodium_h_4 = soma_sodium_h + dt * soma_sodium_dh_dt_3;
  const soma_delayed_rectifier_n_4 = soma_delayed_rectifier_n + dt * soma_delayed_rectifier_dn_dt_3;
  const dendrite_v_4 = dendrite_v + dt * dendrite_dv_dt_3;
  const dendrite_calcium_4 = dendrite_calcium + dt * dendrite_dcalcium_dt_3;
  const dendrite_calcium_channel_s_4 = dendrite_calcium_channel_s + dt * dendrite_calcium_channel_ds_dt_3;
  const dendrite_fast_potassium_c_4 = dendrite_fast_potassium_c + dt * dendrite_fast_potassium_dc_dt_3;
  const dendrite_afterhyperpolarization_q_4 = dendrite_afterhyperpolarization_q + dt * dendrite_afterhyperpolarization_dq_dt_3;
  const axial_4 = g_c * (soma_v_4 - dendrite_v_4);
  const soma_I_4 = (I_s - axial_4) / p_2;
  const soma_sodium_closing_4 = 1.4000000000000001 / exprel((soma_v_4 - 40.1) / 5);
  const soma_sodium_opening_4 = 1.28 / exprel((13.1 - soma_v_4) * 0.25);
  const soma_sodium_m_inf_4 = soma_sodium_opening_4 / (soma_sodium_opening_4 + soma_sodium_closing_4);
  const soma_sodium_i_4 = soma_sodium_g * (soma_sodium_m_inf_4 * soma_sodium_m_inf_4) * soma_sodium_h_4 * (soma_v_4 - soma_sodium_E);
  const soma_delayed_rectifier_i_4 = soma_delayed_rectifier_g * soma_delayed_rectifier_n_4 * (soma_v_4 - soma_delayed_rectifier_E);
  const soma_leak_i_4 = soma_leak_g * (soma_v_4 - soma_leak_E);
  const soma_dv_dt_4 = (soma_I_4 - soma_sodium_i_4 - soma_delayed_rectifier_i_4 - soma_leak_i_4) / soma_C;
  const soma_sodium_h_alpha_4 = 0.128 * exp((17 - soma_v_4) / 18);
  const soma_sodium_h_beta_4 = 4 / (1 + exp((40 - soma_v_4) / 5));
  const soma_sodium_dh_dt_4 = soma_sodium_h_alpha_4 * (1 - soma_sodium_h_4) - soma_sodium_h_beta_4 * soma_sodium_h_4;
  const soma_delayed_rectifier_n_alpha_4 = 0.08 / exprel((35.1 - soma_v_4) / 5);
  const soma_delayed_rectifier_n_beta_4 = 0.25 * exp(0.5 - 0.025 * soma_v_4);
  const soma_delayed_rectifier_dn_dt_4 = soma_delayed_rectifier_n_alpha_4 * (1 - soma_delayed_rectifier_n_4) - soma_delayed_rectifier_n_beta_4 * soma_delayed_rectifier_n_4;
  const dendrite_I_4 = (I_d + axial_4) / one_minus_p;
  const dendrite_calcium_channel_i_4 = dendrite_calcium_channel_g * (dendrite_calcium_channel_s_4 * dendrite_calcium_channel_s_4) * (dendrite_v_4 - dendrite_calcium_channel_E);
  const dendrite_fast_potassium_i_4 = dendrite_fast_potassium_g * dendrite_fast_potassium_c_4 * Math.min(dendrite_calcium_4 / 250, 1) * (dendrite_v_4 - dendrite_fast_potassium_E);
  const dendrite_afterhyperpolarization_i_4 = dendrite_afterhyperpolarization_g * dendrite_afterhyperpolarization_q_4 * (dendrite_v_4 - dendrite_afterhyperpolarization_E);
  const dendrite_leak_i_4 = dendrite_leak_g * (dendrite_v_4 - dendrite_leak_E);
  const dendrite_dv_dt_4 = (dendrite_I_4 - dendrite_calcium_channel_i_4 - dendrite_fast_potassium_i_4 - dendrite_afterhyperpolarization_i_4 - dendrite_leak_i_4) / dendrite_C;
  const dendrite_dcalcium_dt_4 = negate_of * dendrite_calcium_channel_i_4 - dendrite_removal * dendrite_calcium_4;
  const dendrite_calcium_channel_s_alpha_4 = 1.6 / (1 + exp(-0.072 * (dendrite_v_4 - 65)));
  const dendrite_calcium_channel_s_beta_4 = 0.1 / exprel((dendrite_v_4 - 51.1) / 5);
  const dendrite_calcium_channel_ds_dt_4 = dendrite_calcium_channel_s_alpha_4 * (1 - dendrite_calcium_channel_s_4) - dendrite_calcium_channel_s_beta_4 * dendrite_calcium_channel_s_4;
  const dendrite_fast_potassium_high_4 = 2 * exp((6.5 - dendrite_v_4) / 27);
  const dendrite_fast_potassium_low_4 = exp((dendrite_v_4 - 10) / 11 - (dendrite_v_4 - 6.5) / 27) / 18.975;
  const dendrite_v_4_at_most_50 = dendrite_v_4 <= 50;
  const dendrite_fast_potassium_c_alpha_4 = dendrite_v_4_at_most_50 ? dendrite_fast_potassium_low_4 : dendrite_fast_potassium_high_4;
  const dendrite_fast_potassium_c_beta_4 = dendrite_v_4_at_most_50 ? dendrite_fast_potassium_high_4 - dendrite_fast_potassium_low_4 : 0;
  const dendrite_fast_potassium_dc_dt_4 = dendrite_fast_potassium_c_alpha_4 * (1 - dendrite_fast_potassium_c_4) - dendrite_fast_potassium_c_beta_4 * dendrite_fast_potassium_c_4;
  const dendrite_afterhyperpolarization_q_alpha_4 = Math.min(0.00002 * dendrite_calcium_4, 0.01);
  const dendrite_afterhyperpolarization_dq_dt_4 = dendrite_afterhyperpolarization_q_alpha_4 * (1 - dendrite_afterhyperpolarization_q_4) - 0.001 * dendrite_afterhyperpolarization_q_4;
  // d(soma.v)/dt = (soma.I - soma.sodium.i - soma.delayed_rectifier.i - soma.leak.i) / soma.C
  const soma_v_next = soma_v + dt * (0.16666666666666666 * soma_dv_dt + 0.3333333333333333 * soma_dv_dt_2 + 0.3333333333333333 * soma_dv_dt_3 + 0.16666666666666666 * soma_dv_dt_4);
  // d(soma.sodium.h)/dt = soma.sodium.h.alpha * (1 - soma.sodium.h) - soma.sodium.h.beta * soma.sodium.h
  const soma_sodium_h_next = soma_sodium_h + dt * (0.16666666666666666 * soma_sodium_dh_dt + 0.3333333333333333 * soma_sodium_dh_dt_2 + 0.3333333333333333 * soma_sodium_dh_dt_3 + 0.16666666666666666 * soma_sodium_dh_dt_4);
  // d(soma.delayed_rectifier.n)/dt = soma.delayed_rectifier.n.alpha * (1 - soma.delayed_rectifier.n) - soma.delayed_rectifier.n.beta * soma.delayed_rectifier.n
  const soma_delayed_rectifier_n_next = soma_delayed_rectifier_n + dt * (0.16666666666666666 * soma_delayed_rectifier_dn_dt + 0.3333333333333333 * soma_delayed_rectifier_dn_dt_2 + 0.3333333333333333 * soma_delayed_rectifier_dn_dt_3 + 0.16666666666666666 * soma_delayed_rectifier_dn_dt_4);
  // d(dendrite.v)/dt = (dendrite.I - dendrite.calcium_channel.i - dendrite.fast_potassium.i - dendrite.afterhyperpolarization.i - dendrite.leak.i) / dendrite.C
  const dendrite_v_next = dendrite_v + dt * (0.16666666666666666 * dendrite_dv_dt + 0.3333333333333333 * dendrite_dv_dt_2 + 0.3333333333333333 * dendrite_dv_dt_3 + 0.16666666666666666 * dendrite_dv_dt_4);
  // d(dendrite.calcium)/dt = -dendrite.influx * dendrite.calcium_channel.i - dendrite.removal * dendrite.calcium
  const dendrite_calcium_next = dendrite_calcium + dt * (0.16666666666666666 * dendrite_dcalcium_dt + 0.3333333333333333 * dendrite_dcalcium_dt_2 + 0.3333333333333333 * dendrite_dcalcium_dt_3 + 0.16666666666666666 * dendrite_dcalcium_dt_4);
  // d(dendrite.calcium_channel.s)/dt = dendrite.calcium_channel.s.alpha * (1 - dendrite.calcium_channel.s) - dendrite.calcium_channel.s.beta * dendrite.calcium_chan…
  const dendrite_calcium_channel_s_next = dendrite_calcium_channel_s + dt * (0.16666666666666666 * dendrite_calcium_channel_ds_dt + 0.3333333333333333 * dendrite_calcium_channel_ds_dt_2 + 0.3333333333333333 * dendrite_calcium_channel_ds_dt_3 + 0.16666666666666666 * dendrite_calcium_channel_ds_dt_4);
  // d(dendrite.fast_potassium.c)/dt = dendrite.fast_potassium.c.alpha * (1 - dendrite.fast_potassium.c) - dendrite.fast_potassium.c.beta * dendrite.fast_potassium.c
  const dendrite_fast_potassium_c_next = dendrite_fast_potassium_c + dt * (0.16666666666666666 * dendrite_fast_potassium_dc_dt + 0.3333333333333333 * dendrite_fast_potassium_dc_dt_2 + 0.3333333333333333 * dendrite_fast_potassium_dc_dt_3 + 0.16666666666666666 * dendrite_fast_potassium_dc_dt_4);
  // d(dendrite.afterhyperpolarization.q)/dt = dendrite.afterhyperpolarization.q.alpha * (1 - dendrite.afterhyperpolarization.q) - dendrite.afterhyperpolarization.q.…
  const dendrite_afterhyperpolarization_q_next = dendrite_afterhyperpolarization_q + dt * (0.16666666666666666 * dendrite_afterhyperpolarization_dq_dt + 0.3333333333333333 * dendrite_afterhyperpolarization_dq_dt_2 + 0.3333333333333333 * dendrite_afterhyperpolarization_dq_dt_3 + 0.16666666666666666 * dendrite_afterhyperpolarization_dq_dt_4);
  const spikes = !is_first_step && soma_v < 20 && soma_v_next >= 20;
  // spike when soma.v crosses 20 mV
  const spike_count = spikes ? 1 : 0;

  numbers[22] = soma_v_next; // soma.v
  numbers[23] = soma_sodium_h_next; // soma.sodium.h
  numbers[24] = soma_delayed_rectifier_n_next; // soma.delayed_rectifier.n
  numbers[25] = dendrite_v_next; // dendrite.v
  numbers[26] = dendrite_calcium_next; // dendrite.calcium
  numbers[27] = dendrite_calcium_channel_s_next; // dendrite.calcium_channel.s
  numbers[28] = dendrite_fast_potassium_c_next; // dendrite.fast_potassium.c
  numbers[29] = dendrite_afterhyperpolarization_q_next; // dendrite.afterhyperpolarization.q
  return spike_count;
}
