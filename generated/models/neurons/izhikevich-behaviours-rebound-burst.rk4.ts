// Generated from models/neurons/izhikevich-behaviours.axo by `npm run generate`; do not edit.
/** The numbers of one cell of ReboundBurst, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number];

/** N, rebound burst: a burst at the end of an inhibition, 14 spikes within 200 ms. The figure has 7, in steps of 0.2 ms. */
export const model = {
  name: "ReboundBurst",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/izhikevich-behaviours.axo",
  timeUnit: "ms",
  doc: "N, rebound burst: a burst at the end of an inhibition, 14 spikes within 200 ms. The figure has 7, in steps of 0.2 ms.",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "a", index: 0, unit: "1", default: 0.03, doc: "rate of recovery" },
  { name: "b", index: 1, unit: "1", default: 0.25, doc: "sensitivity of the recovery to the potential" },
  { name: "c", index: 2, unit: "1", default: -52, doc: "potential after a spike" },
  { name: "d", index: 3, unit: "1", default: 0, doc: "jump of the recovery at a spike" },
  { name: "linear", index: 4, unit: "1", default: 5, doc: "of v in the equation of the potential" },
  { name: "offset", index: 5, unit: "1", default: 140, doc: "constant term of that equation" },
] as const;
/** What arrives from outside. */
export const inputs = [] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 6, unit: "1", initial: -64, doc: "membrane potential" },
  { name: "u", index: 7, unit: "1", initial: -16, doc: "recovery" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0.03, // a, 1
    0.25, // b, 1
    -52, // c, 1
    0, // d, 1
    5, // linear, 1
    140, // offset, 1
    -64, // v, 1
    -16, // u, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, p: number, q: number, dt: number): number {
  const linear = numbers[4]; // linear, 1 (parameter)
  const offset = numbers[5]; // offset, 1 (parameter)
  const v = numbers[6]; // v, 1 (state)
  const u = numbers[7]; // u, 1 (state)
  const a = numbers[0]; // a, 1 (parameter)
  const b = numbers[1]; // b, 1 (parameter)
  const d = numbers[3]; // d, 1 (parameter)
  const c = numbers[2]; // c, 1 (parameter)
  const t_mid = ((2 * k + 1) * p) / (2 * q);

  const I = t_mid >= 20 && t_mid < 25 ? -15 : 0;
  const dv_dt = 0.04 * (v * v) + linear * v + offset - u + I;
  const du_dt = a * (b * v - u);
  const v_2 = v + dt * (0.5 * dv_dt);
  const u_2 = u + dt * (0.5 * du_dt);
  const dv_dt_2 = 0.04 * (v_2 * v_2) + linear * v_2 + offset - u_2 + I;
  const du_dt_2 = a * (b * v_2 - u_2);
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const u_3 = u + dt * (0.5 * du_dt_2);
  const dv_dt_3 = 0.04 * (v_3 * v_3) + linear * v_3 + offset - u_3 + I;
  const du_dt_3 = a * (b * v_3 - u_3);
  const v_4 = v + dt * dv_dt_3;
  const u_4 = u + dt * du_dt_3;
  const dv_dt_4 = 0.04 * (v_4 * v_4) + linear * v_4 + offset - u_4 + I;
  const du_dt_4 = a * (b * v_4 - u_4);
  // dv/dt = 0.04 * v^2 + linear * v + offset - u + I
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // du/dt = a * (b * v - u)
  const u_next = u + dt * (0.16666666666666666 * du_dt + 0.3333333333333333 * du_dt_2 + 0.3333333333333333 * du_dt_3 + 0.16666666666666666 * du_dt_4);
  const spikes = v_next > 30;
  // on spike: v = c
  const v_5 = spikes ? c : v_next;
  // on spike: u = u + d
  const u_5 = spikes ? u_next + d : u_next;
  // spike when v > 30
  const spike_count = spikes ? 1 : 0;

  numbers[6] = v_5; // v
  numbers[7] = u_5; // u
  return spike_count;
}
