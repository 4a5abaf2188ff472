/** Models that methods are compared on, and the comparison of them. */
import {
  type CheckedModel,
  type CompareOptions,
  type Comparison,
  compare,
  modelOf,
} from '../../src/index.ts';

/** Smooth, with a spike that changes nothing. */
export const FITZHUGH_NAGUMO: CheckedModel = modelOf(`
neuron FitzHughNagumo {
  time unit 1 ms
  param epsilon = 0.08
  input I = 0.5
  state v = -1
  state w = 1
  dv/dt = v - v^3 / 3 - w + I
  dw/dt = epsilon * (v + 0.7 - 0.8 * w)
  spike when v crosses 1
}`);

/** The same without the recovery's own decay: a term was forgotten. */
export const WITHOUT_TERM: CheckedModel = modelOf(`
neuron FitzHughNagumo {
  time unit 1 ms
  param epsilon = 0.08
  input I = 0.5
  state v = -1
  state w = 1
  dv/dt = v - v^3 / 3 - w + I
  dw/dt = epsilon * (v + 0.7)
  spike when v crosses 1
}`);

/** Linear, with a reset that is bound to the grid. */
export const LEAKY: CheckedModel = modelOf(`
neuron Leaky {
  param tau = 10 ms
  input drive : mV = 25 mV
  state v : mV = 0 mV
  dv/dt = (drive - v) / tau
  spike when v > 15 mV
  on spike { v = 0 mV }
}`);

/** E. N. Lorenz (1963), Deterministic nonperiodic flow: chaotic. */
export const LORENZ: CheckedModel = modelOf(`
neuron Lorenz {
  time unit 1 ms
  param rho = 28
  state x = 1; state y = 1; state z = 20
  dx/dt = 10 * (y - x)
  dy/dt = x * (rho - z) - y
  dz/dt = x * y - 8 / 3 * z
  spike when x crosses 0
}`);

/** B. van der Pol (1926), On relaxation-oscillations, with mu = 1000: stiff. */
export const VAN_DER_POL: CheckedModel = modelOf(`
neuron VanDerPol {
  time unit 1 ms
  param mu = 1000
  state x = 2; state y = 0
  dx/dt = y
  dy/dt = mu * (1 - x^2) * y - x
}`);

/** A damped oscillation that is pushed by a force with a kink wherever it changes its sign. */
export const KINKED: CheckedModel = modelOf(`
neuron Kinked {
  time unit 1 ms
  state x = 1
  state y = 0
  dx/dt = y
  dy/dt = -x - abs(x) - 0.1 * y
}`);

/** Returns the comparison, of which costs are not measured; throws where there is none. */
export async function comparisonOf(model: CheckedModel, options: CompareOptions): Promise<Comparison> {
  const { comparison, diagnostics } = await compare(model, { repeats: 0, ...options });
  if (comparison === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return comparison;
}
