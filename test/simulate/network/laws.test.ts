/** What holds of every network, whatever it is of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { keptSpikes, recordSpikes } from '../../../src/runtime/network/network-recorder.ts';
import { delayOf } from '../../../src/runtime/network/orders-of-synapses.ts';
import { runNetworkNow } from '../../../src/runtime/network/run-network.ts';
import { restoreNetwork, saveNetwork } from '../../../src/runtime/network/save-network.ts';
import { randomNetwork } from '../../random/network-arbitrary.ts';
import {
  type Course,
  compiledCourse,
  courseOf,
  networkOf,
  startNetwork,
} from './compiled-and-interpreted.ts';

const STEPS = 150;
const method = 'heun';

describe('a random network', { timeout: 180_000 }, () => {
  it('delivers every spike once through every synapse, when its delay is over', () => {
    fc.assert(
      fc.property(randomNetwork, ({ text, name, seed }) => {
        const { running } = startNetwork(networkOf(text, name), { steps: STEPS, seed, method });
        const recorders = new Map(
          running.populations.map((each) => [each.name, recordSpikes(running, { population: each.name })]),
        );
        runNetworkNow(running, { steps: STEPS, recorders: [...recorders.values()] });
        for (const { from, topology, deliver, deliveries } of running.projections) {
          const triples = keptSpikes(known(recorders.get(from.name), from.name));
          let expected = 0;
          for (let at = 0; at < triples.length; at += 3) {
            const [step = 0, cell = 0, count = 0] = triples.subarray(at, at + 3);
            const [first = 0, end = 0] = topology.rows.subarray(cell, cell + 2);
            for (let synapse = first; synapse < end; synapse++)
              if (step + 1 + delayOf(topology, synapse) < STEPS) expected += count;
          }
          expect(deliveries).toBe(deliver.onPre === undefined ? 0 : expected);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('goes on with the same bits where it is saved and restored on the way', () => {
    fc.assert(
      fc.property(randomNetwork, fc.integer({ min: 0, max: STEPS }), ({ text, name, seed }, before) => {
        const network = networkOf(text, name);
        const options = { steps: STEPS, seed, method };
        const first = startNetwork(network, options);
        runNetworkNow(first.running, { steps: before });
        const bytes = saveNetwork(first.running);
        const unbroken = courseOf(network, first, STEPS - before);
        const other = startNetwork(network, { ...options, seed });
        expect(restoreNetwork(other.running, bytes)).toEqual({ kind: 'restored' });
        expect(courseOf(network, other, STEPS - before)).toEqual(unbroken);
      }),
      { numRuns: 6 },
    );
  });

  it('does not depend on the pieces in which it is run', () => {
    fc.assert(
      fc.property(
        randomNetwork,
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
        ({ text, name, seed }, pieces) => {
          const network = networkOf(text, name);
          const options = { steps: STEPS, seed, method };
          const inPieces = compiledCourse(network, options, (running, { steps, recorders }) => {
            let left = steps;
            for (const piece of pieces) {
              const now = Math.min(left, piece);
              runNetworkNow(running, { steps: now, recorders });
              left -= now;
            }
            return runNetworkNow(running, { steps: left, recorders });
          });
          expect(inPieces).toEqual(compiledCourse(network, options));
        },
      ),
      { numRuns: 6 },
    );
  });

  it('is the same beside cells that have nothing to do with it', () => {
    fc.assert(
      fc.property(randomNetwork, fc.boolean(), ({ text, name, seed }, isFirst) => {
        const options = { steps: STEPS, seed, method };
        const alone = compiledCourse(networkOf(text, name), options);
        const population =
          'population Z = Conductances[7] { v = uniform(-60 mV, -50 mV); bias = normal(250 pA, 30 pA) }';
        const connect =
          'connect Z -> Z by Beside(w = uniform(0 nS, 2 nS)) with probability 0.3, delay uniform(0 ms, 3 ms)';
        const beside = `${population}\n  ${connect}\n  record v of Z`;
        const [models = '', statements = ''] = text.split('network Random {\n');
        const body = statements.replace(/\}\s*$/, '');
        const more = networkOf(
          `${models}synapse Beside { param w = 1 nS; on pre { post.g_e += w * uniform(0, 1) } }
network Random {\n${isFirst ? `${beside}\n${body}` : `${body}\n${beside}`}\n}`,
          name,
        );
        const together = compiledCourse(more, options);
        expect(known(together.spikes.Z, 'spikes of Z').length).toBeGreaterThan(7);
        expect(restrictedTo(alone, together)).toEqual(alone);
      }),
      { numRuns: 6 },
    );
  });

  it('does not depend on the order of its `connect` statements, but for those that end at one population', () => {
    fc.assert(
      fc.property(randomNetwork, fc.boolean(), ({ text, name, seed }, isReversed) => {
        const lines = text.split('\n');
        const isConnect = (line: string): boolean => line.startsWith('  connect ');
        const targetsOf = (line: string): string => /-> (.*?) by /.exec(line)?.[1] ?? '';
        const statements = lines.filter(isConnect);
        fc.pre(statements.every((line) => !targetsOf(line).includes(',')));
        const sorted = statements.toSorted(
          (a, b) =>
            (isReversed ? -1 : 1) * (targetsOf(a) < targetsOf(b) ? -1 : targetsOf(a) > targetsOf(b) ? 1 : 0),
        );
        let next = 0;
        const other = lines
          .map((line) => (isConnect(line) ? known(sorted[next++], 'statement') : line))
          .join('\n');
        const options = { steps: STEPS, seed, method };
        const [course, reordered] = [text, other].map((each) =>
          compiledCourse(networkOf(each, name), options),
        );
        expect(reordered).toEqual(course);
      }),
      { numRuns: 12 },
    );
  });
});

/** Returns of a course what another has too. */
function restrictedTo(small: Course, large: Course): unknown {
  return Object.fromEntries(
    Object.entries(small).map(([what, of]) => {
      const all = large[what as keyof Course];
      if (typeof of === 'string' || typeof all === 'string') return [what, all];
      return [what, Object.fromEntries(Object.keys(of).map((key) => [key, all[key]]))];
    }),
  );
}

// ── Plasticity ───────────────────────────────────────────────────────────────────────────────────────────

describe('states between events', () => {
  const between = fc.record({
    tau: fc.tuple(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 2, max: 60 })),
    rest: fc.constantFrom(0, 0.3),
    flow: fc.boolean(),
    delay: fc.constantFrom('0 ms', '0.7 ms', '0.1 ms * i'),
    times: fc.tuple(times(), times()),
  });

  it('are what a step after the other makes of them, up to rounding', () => {
    fc.assert(
      fc.property(between, ({ tau: [one, other], rest, flow, delay, times: [pre, post] }) => {
        const text = (asked: string): string => `
source Train { spike at [${pre.map((t) => `${t / 10} ms`).join(', ')}] }
neuron Cell { state v = 1; dv/dt = -v / 1 s; state heard = 0; dheard/dt = -heard / 1 s; spike at [${post.map((t) => `${t / 10} ms`).join(', ')}] }
synapse Plastic {
  state w = 0.5; state x = 0; state y = 0.1; state r = 1
  dx/dt = (${rest} - x) / ${one} ms${asked}
  dy/dt = -y / ${other} ms${asked}
  dr/dt = (1 - r${flow ? ' - x' : ''}) / ${one + 1} ms${asked}
  on pre { x += 0.2; w += 0.1 * y; post.heard += w * r; r *= 0.6 }
  on post { y += 0.3 * r; w -= 0.05 * x }
}
network N {
  population A = Train[3]
  population B = Cell[2]
  connect A -> B by Plastic all to all, delay ${delay}
  record w, x, y, r of A -> B
  record heard of B
}`;
        const course = (asked: string): Course =>
          compiledCourse(networkOf(text(asked)), { steps: 400, seed: 0, method: 'exact' });
        const [carried, stepped] = [course(''), course(' + 0 * post.v / 1 ms')];
        for (const [name, values] of Object.entries(carried.traces)) {
          const others = known(stepped.traces[name], name);
          for (const [n, value] of values.entries())
            expect(Math.abs(value - (others[n] ?? Number.NaN))).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Of spikes, in steps. */
function times(): fc.Arbitrary<readonly number[]> {
  return fc
    .uniqueArray(fc.integer({ min: 1, max: 390 }), { minLength: 1, maxLength: 12 })
    .map((all) => all.toSorted((a, b) => a - b));
}

// ── What is conserved ────────────────────────────────────────────────────────────────────────────────────

describe('gap junctions', () => {
  it('take from one cell what they give to another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.nat(),
        fc.constantFrom('0.1', '0.5', '1'),
        (cells, seed, p) => {
          const network = networkOf(`
neuron Passive { param C = 100 pF; input I : pA = 0; state v : mV = -60 mV; dv/dt = I / C }
synapse Gap { param g = 1 nS; post.I += g * (pre.v - post.v) }
network N {
  population A = Passive[${cells}] { v = uniform(-80 mV, -40 mV) }
  connect A -> A by Gap(g = 1 nS * (1 + mod(i * j, 3))) where sin(100 * (i + j) + 10 * i * j) < 2 * ${p} - 1
  record sum v of A
  record sum I of A
}`);
          const { traces, ending } = compiledCourse(network, { steps: 100, seed, method: 'rk4' });
          expect(ending).toBe('done');
          const [v = [], current = []] = Object.values(traces);
          const [start = Number.NaN] = v;
          // Up to 81 terms of up to 120 pA, each rounded.
          for (const sum of current) expect(Math.abs(sum)).toBeLessThan(1e-10);
          for (const sum of v) expect(Math.abs(sum - start)).toBeLessThan(1e-10);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a conductance that decays', () => {
  it('carries, by an exact method, its jumps times its time constant', () => {
    fc.assert(
      fc.property(
        times(),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 4 }),
        (spikes, tau, count) => {
          const network = networkOf(`
source Train { spike count ${count} when ${spikes.map((t) => `t == ${t / 10} ms`).join(' or ')} }
neuron Cell {
  state g : nS = 0; dg/dt = -g / ${tau} ms
  state q : nS*ms = 0; dq/dt = g
}
synapse Jump { param w = 0.3 nS; on pre { post.g += w } }
network N {
  population A = Train[2]
  population B = Cell[3]
  connect A -> B by Jump(w = 0.3 nS * (1 + i)) all to all, delay 0.3 ms
}`);
          const { states } = compiledCourse(network, { steps: 400, seed: 0, method: 'exact' });
          const { g = [], q = [] } = states.B ?? {};
          const arrived = spikes.filter((t) => t + 3 < 400).length * count * (0.3 + 0.6);
          expect(q.length).toBe(3);
          for (const [n, charge] of q.entries())
            expect(Math.abs(charge + tau * (g[n] ?? Number.NaN) - arrived * tau)).toBeLessThan(
              1e-11 * tau * 50,
            );
        },
      ),
      { numRuns: 25 },
    );
  });
});
