import { describe, expect, it } from 'vitest';
import { run } from '../../src/simulate/run.ts';
import { modelOf } from '../simulate/models.ts';

/** Times of events in ms, and their weights. */
const EVENTS = [
  [2, 1],
  [5, 3],
  [5.5, 0.5],
] as const;

function blocks(assignment: string, unit: string): string {
  return EVENTS.map(([time, weight]) => `at ${time} ms { ${assignment} += ${weight} ${unit} }`).join('; ');
}

interface Kind {
  readonly name: string;
  /** The state that an event adds to. */
  readonly event: string;
  readonly course: (t: number) => number;
}

const KINDS: readonly Kind[] = [
  { name: 'Exponential', event: '', course: (t) => Math.exp(-t / 5) },
  { name: 'Alpha', event: 'x', course: (t) => (t / 2) * Math.exp(1 - t / 2) },
  {
    name: 'DoubleExponential',
    event: 'x',
    course: (t) => {
      const peak = (10 / 9) * Math.log(10);
      const difference = (at: number): number => Math.exp(-at / 10) - Math.exp(-at);
      return difference(t) / difference(peak);
    },
  },
];

function fileOf(name: string): string {
  return name.replaceAll(/(?<=.)[A-Z]/g, '-$&').toLowerCase();
}

describe.each(['Conductance', 'Current'] as const)('a synaptic %s', (what) => {
  const seen = what === 'Conductance' ? 'g' : 'I';
  const unit = what === 'Conductance' ? 'nS' : 'pA';

  it.each(KINDS)(
    'adds up the events of its owner, each by its weight: $name',
    async ({ name, event, course }) => {
      const component = `${name}${what}`;
      const model = modelOf(`
import { ${component} } from "./models/currents/${fileOf(component)}.axo"
neuron Cell {
  param C = 100 pF
  state v : mV = -65 mV
  use synapse = ${component}
  dv/dt = -(synapse.i + 5 nS * (v + 65 mV)) / C
  ${blocks(`synapse.${event === '' ? seen : event}`, unit)}
}`);
      const record = ['v', `synapse.${seen}`, 'synapse.i'];
      const options = { for: '30 ms', dt: '0.1 ms', method: 'auto', record } as const;
      const { result, diagnostics } = await run(model, options);
      expect(diagnostics).toEqual([]);
      const trace = (of: string): Float64Array => result?.traces.get(of)?.values ?? new Float64Array();
      const values = trace(`synapse.${seen}`);
      for (const [k, value] of values.entries()) {
        const wanted = EVENTS.reduce((sum, [time, weight]) => {
          const since = (k - 10 * time) / 10;
          return sum + (since < 0 ? 0 : weight * course(since));
        }, 0);
        // The synapse is linear, so that `auto` solves it exactly.
        expect(Math.abs(value - wanted), `${k / 10} ms`).toBeLessThan(1e-13);
      }
      // Inward, and what the owner subtracts depolarises it.
      expect(trace('synapse.i').every((i) => i <= 0)).toBe(true);
      expect(Math.max(...trace('v'))).toBeGreaterThan(-65);
    },
  );
});
