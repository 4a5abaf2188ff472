// Generated from models/neurons/bcm-izhikevich.axo by `npm run generate`; do not edit.
/** The numbers of one cell of BcmIzhikevich, in the units given below. */
export type Numbers = [number, number, number, number, number, number, number, number, number, number, number, number];

/** neuron BcmIzhikevich */
export const model = {
  name: "BcmIzhikevich",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/bcm-izhikevich.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "a", index: 0, unit: "1", default: 0.02, doc: "rate of recovery" },
  { name: "b", index: 1, unit: "1", default: 0.2, doc: "sensitivity of the recovery to the potential" },
  { name: "c", index: 2, unit: "1", default: -55, doc: "potential after a spike" },
  { name: "d", index: 3, unit: "1", default: 8, doc: "jump of the recovery at a spike" },
  { name: "activity.window", index: 4, unit: "ms", default: 500, doc: "over which spikes are counted" },
  { name: "activity.period", index: 5, unit: "1", default: 3, doc: "how many windows the average reaches back" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 6, unit: "1", default: 0, doc: "injected current" },
] as const;
/** The state variables. */
export const states = [
  { name: "v", index: 7, unit: "1", initial: -65, doc: "membrane potential" },
  { name: "u", index: 8, unit: "1", initial: -13, doc: "recovery" },
  { name: "activity.spikes", index: 9, unit: "1", initial: 0, doc: "spikes in the present window" },
  { name: "activity.rate", index: 10, unit: "1/ms", initial: 0, doc: "rate in the last full window" },
  { name: "activity.average", index: 11, unit: "1/ms", initial: 0, doc: "average of the rates of windows" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0.02, // a, 1
    0.2, // b, 1
    -55, // c, 1
    8, // d, 1
    500, // activity.window, ms
    3, // activity.period, 1
    0, // I, 1
    -65, // v, 1
    -13, // u, 1
    0, // activity.spikes, 1
    0, // activity.rate, 1/ms
    0, // activity.average, 1/ms
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, k: number, p: number, q: number, dt: number): number {
  const I = numbers[6]; // I, 1 (input)
  const v = numbers[7]; // v, 1 (state)
  const u = numbers[8]; // u, 1 (state)
  const a = numbers[0]; // a, 1 (parameter)
  const b = numbers[1]; // b, 1 (parameter)
  const d = numbers[3]; // d, 1 (parameter)
  const activity_spikes = numbers[9]; // activity.spikes, 1 (state)
  const c = numbers[2]; // c, 1 (parameter)
  const activity_window = numbers[4]; // activity.window, ms (parameter)
  const activity_period = numbers[5]; // activity.period, 1 (parameter)
  const activity_average = numbers[11]; // activity.average, 1/ms (state)
  const activity_rate = numbers[10]; // activity.rate, 1/ms (state)
  const t_next = ((k + 1) * p) / q;
  const n = k + 1;

  const dv_dt = 0.04 * (v * v) + 5 * v + 140 - u + I;
  const du_dt = a * (b * v - u);
  const v_2 = v + dt * (0.5 * dv_dt);
  const u_2 = u + dt * (0.5 * du_dt);
  const dv_dt_2 = 0.04 * (v_2 * v_2) + 5 * v_2 + 140 - u_2 + I;
  const du_dt_2 = a * (b * v_2 - u_2);
  const v_3 = v + dt * (0.5 * dv_dt_2);
  const u_3 = u + dt * (0.5 * du_dt_2);
  const dv_dt_3 = 0.04 * (v_3 * v_3) + 5 * v_3 + 140 - u_3 + I;
  const du_dt_3 = a * (b * v_3 - u_3);
  const v_4 = v + dt * dv_dt_3;
  const u_4 = u + dt * du_dt_3;
  const dv_dt_4 = 0.04 * (v_4 * v_4) + 5 * v_4 + 140 - u_4 + I;
  const du_dt_4 = a * (b * v_4 - u_4);
  // dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  const v_next = v + dt * (0.16666666666666666 * dv_dt + 0.3333333333333333 * dv_dt_2 + 0.3333333333333333 * dv_dt_3 + 0.16666666666666666 * dv_dt_4);
  // du/dt = a * (b * v - u)
  const u_next = u + dt * (0.16666666666666666 * du_dt + 0.3333333333333333 * du_dt_2 + 0.3333333333333333 * du_dt_3 + 0.16666666666666666 * du_dt_4);
  const spikes = v_next >= 30;
  // on spike: v = c
  const v_5 = spikes ? c : v_next;
  // on spike: u = u + d
  const u_5 = spikes ? u_next + d : u_next;
  const activity_spikes_2 = spikes ? activity_spikes + 1 : activity_spikes;
  const is_period = Math.floor((0 + Math.max(Math.floor(t_next / activity_window + 0.5), 0) * activity_window) / dt + 0.5 + 1e-9) === n;
  const activity_rate_new = activity_spikes_2 / activity_window;
  // every activity.window: activity.rate = activity.spikes / activity.window
  const activity_rate_2 = is_period ? activity_rate_new : activity_rate;
  // every activity.window: activity.average = activity.average + (activity.rate - activity.average) / activity.period
  const activity_average_2 = is_period ? activity_average + (activity_rate_new - activity_average) / activity_period : activity_average;
  // on spike: activity.spikes = activity.spikes + 1; every activity.window: activity.spikes = 0
  const activity_spikes_3 = is_period ? 0 : activity_spikes_2;
  // spike when v >= 30
  const spike_count = spikes ? 1 : 0;

  numbers[7] = v_5; // v
  numbers[8] = u_5; // u
  numbers[9] = activity_spikes_3; // activity.spikes
  numbers[10] = activity_rate_2; // activity.rate
  numbers[11] = activity_average_2; // activity.average
  return spike_count;
}
