// Generated from models/neurons/stuart-landau.axo by `npm run generate`; do not edit.
/** The numbers of one cell of StuartLandau, in the units given below. */
export type Numbers = [number, number, number, number, number, number];

/** neuron StuartLandau */
export const model = {
  name: "StuartLandau",
  kind: "neuron",
  method: "rk4",
  source: "models/neurons/stuart-landau.axo",
  timeUnit: "ms",
} as const;
/** Constants of a run; `index` is the place in `Numbers`. */
export const parameters = [
  { name: "a", index: 0, unit: "1", default: 0.25, doc: "distance from the bifurcation: above 0 it oscillates with the amplitude sqrt(a), below 0 oscillations die out" },
  { name: "omega", index: 1, unit: "1", default: 0.2, doc: "frequency, radians per unit of time" },
] as const;
/** What arrives from outside. */
export const inputs = [
  { name: "I", index: 2, unit: "1", default: 0, doc: "what drives x" },
  { name: "I_y", index: 3, unit: "1", default: 0, doc: "what drives y" },
] as const;
/** The state variables. */
export const states = [
  { name: "x", index: 4, unit: "1", initial: 0.01, doc: "real part of the amplitude: what is seen of the oscillation" },
  { name: "y", index: 5, unit: "1", initial: 0, doc: "imaginary part, a quarter of a period behind" },
] as const;

/** Returns the numbers of a cell at t_0, everything at its default. */
export function initial(): Numbers {
  return [
    0.25, // a, 1
    0.2, // omega, 1
    0, // I, 1
    0, // I_y, 1
    0.01, // x, 1
    0, // y, 1
  ];
}

/**
 * Does step k, from k p/q ms to the next grid point, in place.
 *
 * dt is p/q; p and q are whole. Returns how many spikes the cell emits.
 */
export function step(numbers: Numbers, _k: number, _p: number, _q: number, dt: number): number {
  const a = numbers[0]; // a, 1 (parameter)
  const x = numbers[4]; // x, 1 (state)
  const y = numbers[5]; // y, 1 (state)
  const omega = numbers[1]; // omega, 1 (parameter)
  const I = numbers[2]; // I, 1 (input)
  const I_y = numbers[3]; // I_y, 1 (input)

  const difference = a - x * x - y * y;
  const dx_dt = difference * x - omega * y + I;
  const dy_dt = difference * y + omega * x + I_y;
  const x_2 = x + dt * (0.5 * dx_dt);
  const y_2 = y + dt * (0.5 * dy_dt);
  const difference_2 = a - x_2 * x_2 - y_2 * y_2;
  const dx_dt_2 = difference_2 * x_2 - omega * y_2 + I;
  const dy_dt_2 = difference_2 * y_2 + omega * x_2 + I_y;
  const x_3 = x + dt * (0.5 * dx_dt_2);
  const y_3 = y + dt * (0.5 * dy_dt_2);
  const difference_3 = a - x_3 * x_3 - y_3 * y_3;
  const dx_dt_3 = difference_3 * x_3 - omega * y_3 + I;
  const dy_dt_3 = difference_3 * y_3 + omega * x_3 + I_y;
  const x_4 = x + dt * dx_dt_3;
  const y_4 = y + dt * dy_dt_3;
  const difference_4 = a - x_4 * x_4 - y_4 * y_4;
  const dx_dt_4 = difference_4 * x_4 - omega * y_4 + I;
  const dy_dt_4 = difference_4 * y_4 + omega * x_4 + I_y;
  // dx/dt = (a - x^2 - y^2) * x - omega * y + I
  const x_next = x + dt * (0.16666666666666666 * dx_dt + 0.3333333333333333 * dx_dt_2 + 0.3333333333333333 * dx_dt_3 + 0.16666666666666666 * dx_dt_4);
  // dy/dt = (a - x^2 - y^2) * y + omega * x + I_y
  const y_next = y + dt * (0.16666666666666666 * dy_dt + 0.3333333333333333 * dy_dt_2 + 0.3333333333333333 * dy_dt_3 + 0.16666666666666666 * dy_dt_4);

  numbers[4] = x_next; // x
  numbers[5] = y_next; // y
  return 0;
}
