/** Random networks by every method: compiled they do what they do interpreted, each in texts whose equations it can take. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTEGRATOR_NAMES } from '../../../src/lower/integrators/find-integrator.ts';
import { planNetwork } from '../../../src/simulate/network/plan-network.ts';
import { betweenSteps, type Dialect, gated, linear, noisy } from '../../random/dialects.ts';
import { NETWORK_STEP, NETWORK_STEPS, randomNetwork } from '../../random/network-arbitrary.ts';
import {
  type Course,
  compiledCourse,
  interpretedCourse,
  networkOf,
  startNetwork,
} from './compiled-and-interpreted.ts';

/** How a method is run. */
interface Way {
  readonly method: string;
  readonly dialects?: readonly Dialect[];
  readonly spikeTimes?: 'located';
  readonly tolerance?: number;
}

/** By steps whose every operation is laid down. */
const TO_THE_BIT: readonly Way[] = [
  ...['euler', 'midpoint', 'heun', 'ralston', 'rk3', 'rk4', 'rk38', 'semi_implicit_euler'].map((method) => ({
    method,
  })),
  ...['exponential_euler', 'exponential_midpoint'].map((method) => ({ method })),
  ...['rush_larsen', 'rush_larsen_2'].map((method) => ({ method, dialects: [gated] })),
  ...['euler_maruyama', 'milstein', 'heun_stratonovich', 'sra1'].map((method) => ({
    method,
    dialects: [noisy],
  })),
];

/** By steps that solve equations, or look for the place of a spike: each side in its own way. */
const BUT_FOR_ROUNDING: readonly Way[] = [
  { method: 'exact', dialects: [linear] },
  ...['strang', 'implicit_euler', 'crank_nicolson', 'rodas4'].map((method) => ({ method })),
  ...['rk4', 'exponential_euler'].map((method) => ({
    method,
    dialects: [betweenSteps],
    spikeTimes: 'located' as const,
  })),
  ...['bs23', 'dopri5', 'tsit5', 'rodas4_adaptive'].map((method) => ({
    method,
    dialects: [betweenSteps],
    tolerance: 1e-9,
  })),
];

/**
 * As a part of a number, or of 1 where that is more. Cells that grow without bounds before they are reset, as Izhikevich's,
 * multiply what rounding, or a tolerance, has left.
 */
const APART = 1e-3;

const named = ({ method, spikeTimes }: Way): string =>
  spikeTimes === undefined ? method : `${method}, spikes located`;

/** Returns what a random network comes to, both ways; of those that the method takes. */
function bothCourses(
  { dialects = [], ...way }: Way,
  { text, name, seed }: { readonly text: string; readonly name: string; readonly seed: number },
): { readonly compiled: Course; readonly interpreted: Course } {
  const network = networkOf(
    dialects.reduce((written, dialect) => dialect(written), text),
    name,
  );
  const options = { ...way, steps: NETWORK_STEPS, seed };
  const planned = planNetwork(network, { ...way, for: `${NETWORK_STEPS / 10} ms`, dt: NETWORK_STEP, seed });
  const codes = planned.diagnostics.map(({ code }) => code);
  if (!('plan' in planned)) expect(codes).toEqual(codes.filter((code) => code.startsWith('method/')));
  fc.pre('plan' in planned);
  // What synapses follow is compiled later.
  let refusal = '';
  try {
    startNetwork(network, options);
  } catch (error) {
    refusal = String(error);
    // Warnings may come before it.
    if (!/^(Error: )?Projection .*: `\w+` /m.test(refusal)) throw error;
  }
  fc.pre(refusal === '');
  const compiled = compiledCourse(network, options);
  return { compiled, interpreted: interpretedCourse(network, options, compiled) };
}

function numbersOf(found: unknown): readonly number[] {
  if (typeof found === 'number') return [found];
  return typeof found === 'object' && found !== null ? Object.values(found).flatMap(numbersOf) : [];
}

function expectNear(found: Course, wanted: Course): void {
  const discrete = ({ spikes, synapses }: Course): Pick<Course, 'spikes' | 'synapses'> => ({
    spikes,
    synapses,
  });
  expect(discrete(found)).toEqual(discrete(wanted));
  // A step that cannot be made ends both.
  expect(found.ending === 'done').toBe(wanted.ending === 'done');
  if (found.ending !== 'done') return;
  const [one, other] = [found, wanted].map(({ states, values, traces }) =>
    numbersOf([states, values, traces]),
  );
  expect(one?.length).toBe(other?.length);
  const apart = (one ?? []).map((value, n) => {
    const beside = other?.[n] ?? Number.NaN;
    return Object.is(value, beside) ? 0 : Math.abs(value - beside) / Math.max(1, Math.abs(beside));
  });
  expect(Math.max(0, ...apart)).toBeLessThan(APART);
}

const RUNS = Number(process.env.METHOD_RUNS ?? 1);

describe('a random network', { timeout: 300_000 }, () => {
  it.each(TO_THE_BIT.map((way) => [named(way), way] as const))(
    'does what the interpreted one does, bit for bit, by %s',
    (_, way) => {
      fc.assert(
        fc.property(randomNetwork, (random) => {
          const { compiled, interpreted } = bothCourses(way, random);
          expect(compiled).toEqual(interpreted);
        }),
        { numRuns: RUNS },
      );
    },
  );

  it.each(BUT_FOR_ROUNDING.map((way, place) => [named(way), way, place] as const))(
    'does what the interpreted one does, but for rounding, by %s',
    (_, way, place) => {
      fc.assert(
        fc.property(randomNetwork, (random) => {
          const { compiled, interpreted } = bothCourses(way, random);
          expectNear(compiled, interpreted);
        }),
        // One in many would have a number so near to a threshold that rounding decides.
        { numRuns: RUNS, seed: 100 + place },
      );
    },
  );

  it('has been run by all methods that there are', () => {
    const tried = [...TO_THE_BIT, ...BUT_FOR_ROUNDING].map(({ method }) => method);
    expect(INTEGRATOR_NAMES.filter((name) => !tried.includes(name))).toEqual([]);
  });
});
