// Generated from models/neurons/izhikevich-behaviours.axo by `npm run generate`; do not edit.
/** The numbers of one cell of Accommodation, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number];

/**
 * R, accommodation: a current that rises slowly to 8 is not answered, one that rises to 4 within 12.5 ms is, 1 spike
 * within 400 ms. The figure has as many, in steps of 0.5 ms. The recovery follows the potential without a decay of its
 * own, which no values of the other equations give.
 */
export const model = {
  name: "Accommodation",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/izhikevich-behaviours.axo",
  timeUnit: "ms",
  doc: "R, accommodation: a current that rises slowly to 8 is not answered, one that rises to 4 within 12.5 ms is, 1 spike\nwithin 400 ms. The figure has as many, in steps of 0.5 ms. The recovery follows the potential without a decay of its\nown, which no values of the other equations give.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "a", index: 0, unit: "1", default: 0.02, doc: "rate of recovery" },
  { name: "b", index: 1, unit: "1", default: 1, doc: "sensitivity of the recovery to the potential" },
  { name: "v_rest", index: 2, unit: "1", default: -65, doc: "potential at which the recovery stands still" },
  { name: "c", index: 3, unit: "1", default: -55, doc: "potential after a spike" },
  { name: "d", index: 4, unit: "1", default: 4, doc: "jump of the recovery at a spike" },
] as const;
/** What arrives from outside. */
export const inputs = [] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 5, unit: "1", initial: -65, doc: "membrane potential" },
  { name: "u", index: 6, unit: "1", initial: -16, doc: "recovery" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0.02, // a, 1
    1, // b, 1
    -65, // v_rest, 1
    -55, // c, 1
    4, // d, 1
    -65, // v, 1
    -16, // u, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, p: number, q: number, dt: number): number {
  const v = numbers[5]; // v, 1 (state)
  const u = numbers[6]; // u, 1 (state)
  const a = numbers[0]; // a, 1 (parameter)
  const b = numbers[1]; // b, 1 (parameter)
  const v_rest = numbers[2]; // v_rest, 1 (parameter)
  const d = numbers[4]; // d, 1 (parameter)
  const c = numbers[3]; // c, 1 (parameter)
  const t_mid = ((2 * k + 1) * p) / (2 * q);
  const t = (k * p) / q;

  const mid_t_below_200 = t_mid < 200;
  const mid_t_below_300 = t_mid < 300;
  const mid_t_below_312p5 = t_mid < 312.5;
  const I = mid_t_below_200 ? t / 25 : mid_t_below_300 ? 0 : mid_t_below_312p5 ? 4 * (t - 300) / 12.5 : 0;
  const dv_dt = 0.04 * (v * v) + 5 * v + 140 - u + I;
  const a_times_b = a * b;
  const du_dt = a_times_b * (v - v_rest);
  const v_2 = v + dt * (0.5 * dv_dt);
  const u_2 = u + dt * (0.5 * du_dt);
  const t_plus_half_times_dt = t + 0.5 * dt;
  const I_2 = mid_t_below_200 ? t_plus_half_times_dt / 25 : mid_t_below_300 ? 0 : mid_t_below_312p5 ? 4 * (t_plus_half_times_dt - 300) / 12.5 : 0;
  const dv_dt_2 = 0.04 * (v_2 * v_2) + 5 * v_2 + 140 - u_2 + I_2;
  const du_dt_2 = a_times_b * (v_2 - v_rest);
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const u_3 = u + dt * (0.5 * du_dt_2);
  const dv_dt_3 = 0.04 * (v_3 * v_3) + 5 * v_3 + 140 - u_3 + I_2;
  const du_dt_3 = a_times_b * (v_3 - v_rest);
  const v_4 = v + dt * dv_dt_3;
  const u_4 = u + dt * du_dt_3;
  const t_plus_dt = t + dt;
  const I_4 = mid_t_below_200 ? t_plus_dt / 25 : mid_t_below_300 ? 0 : mid_t_below_312p5 ? 4 * (t_plus_dt - 300) / 12.5 : 0;
  const dv_dt_4 = 0.04 * (v_4 * v_4) + 5 * v_4 + 140 - u_4 + I_4;
  const du_dt_4 = a_times_b * (v_4 - v_rest);
  // dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // du/dt = a * b * (v - v_rest)
  const u_next = u + dt * (0.16666666666666666 * du_dt + 0.3333333333333333 * du_dt_2 + 0.3333333333333333 * du_dt_3 + 0.16666666666666666 * du_dt_4);
  const spikes = v_next > 30;
  // on spike: v = c
  const v_5 = spikes ? c : v_next;
  // on spike: u = u + d
  const u_5 = spikes ? u_next + d : u_next;
  // spike when v > 30
  const spike_count = spikes ? 1 : 0;

  numbers[5] = v_5; // v
  numbers[6] = u_5; // u
  return spike_count;
}
