/** Models with noise, and what the tests of noise have in common. */
import { known } from '../../src/base/invariant.ts';
import { parseDecimal } from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { gaussians } from '../../src/interpreter/draws.ts';
import { createInterpreter } from '../../src/interpreter/interpret.ts';
import type { Method } from '../../src/interpreter/method.ts';
import type { NoisePath } from '../../src/interpreter/noisy-equations.ts';

/** The Ornstein-Uhlenbeck process of the reference: mean 0, stationary deviation sigma. */
export const OU = `
neuron OU {
  param tau = 10 ms
  param sigma = 2
  state v = 0
  dv/dt = -v / tau + sigma * sqrt(2 / tau) * xi
}`;

/** A Brownian path on a fine grid: what coarser steps see of it are sums, so that all steps follow one path. */
export function brownianPath(
  dt: number,
  steps: number,
  seed: number,
  sources = 1,
): (perStep: number) => NoisePath<number> {
  const paths = Array.from({ length: sources }, (_, source) => {
    const path = new Float64Array(steps + 1);
    /** Integral of the path up to each grid point. */
    const area = new Float64Array(steps + 1);
    for (let k = 0; k < steps; k++) {
      const [first, second] = gaussians({ seed, draw: source, cell: 0, step: k });
      const increment = Math.sqrt(dt) * first;
      const average = 0.5 * (increment + (Math.sqrt(dt) * second) / Math.sqrt(3));
      path[k + 1] = (path[k] ?? 0) + increment;
      area[k + 1] = (area[k] ?? 0) + dt * ((path[k] ?? 0) + average);
    }
    return { path, area };
  });
  return (perStep) => (source, step) => {
    const { path, area } = known(paths[source], 'path');
    const [from, to] = [step * perStep, (step + 1) * perStep];
    const before = path[from] ?? 0;
    const size = perStep * dt;
    return {
      increment: (path[to] ?? 0) - before,
      average: ((area[to] ?? 0) - (area[from] ?? 0)) / size - before,
    };
  };
}

/** Returns the value of a state at the end of so many steps along a path. */
export function endOf(
  model: CheckedModel,
  method: Method,
  dt: string,
  steps: number,
  noise: NoisePath<number>,
  given: ReadonlyMap<string, number> = new Map(),
): number {
  const cell = createInterpreter(model, { method, dt: known(parseDecimal(dt), 'dt'), noise, given });
  while (cell.step < steps) cell.advance();
  return cell.state(known(model.states[0], 'state').name);
}

/** The slope of a straight line through points (log x, log y), by least squares. */
export function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [xs.map(Math.log2), ys.map(Math.log2)];
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const products = x.map((value, i) => (value - mx) * ((y[i] ?? 0) - my));
  return mean(products) / mean(x.map((value) => (value - mx) ** 2));
}
