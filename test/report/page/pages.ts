/** Pages of runs for tests, in the browser and without one. */
import {
  figuresOfRun,
  modelOf,
  type RunOptions,
  type RunResult,
  renderPage,
  run,
} from '../../../src/index.ts';
import type { Origin } from '../../../src/simulate/origin.ts';

export const DECAYING = `## A potential that decays, and spikes when it is pushed.
neuron Decaying {
  ## time constant of the membrane
  param tau = 10 ms
  param half = tau / 2
  input I : mV/ms = 0 mV/ms
  ## membrane potential
  state v : mV = -60 mV
  state w = 0
  dv/dt = -(v + 70 mV) / tau + I
  dw/dt = -w / tau
  spike when v > -50 mV
  on spike { v = -65 mV; w += 1 }
}
`;

/** Returns a run of the model that spikes every few milliseconds. */
export async function decayingRun(options: RunOptions = {}): Promise<RunResult> {
  const { result } = await run(modelOf(DECAYING), {
    for: '50 ms',
    dt: '0.1 ms',
    inputs: { I: '3 mV/ms' },
    ...options,
  });
  if (result === undefined) throw new Error('the run failed');
  return result;
}

/** Returns the page of a run of the model. */
export async function decayingPage(
  options: RunOptions = {},
  origin: Partial<Origin> = {},
  theme?: 'light' | 'dark',
): Promise<string> {
  const result = await decayingRun(options);
  const model = modelOf(DECAYING);
  return renderPage({
    result,
    model,
    figures: figuresOfRun(result, model),
    ...(theme === undefined ? {} : { theme }),
    origin: {
      command: 'axode run decaying.axo --for "50 ms"',
      version: '1.2.3',
      address: 'decaying.axo#Decaying',
      files: new Map([['decaying.axo', DECAYING]]),
      ...origin,
    },
  });
}
