/**
 * Random edits between runs. All spikes of these networks are the cells' own, so that what synapses do follows from a list of
 * spikes: synapse by synapse, each with states of its own from its beginning on. Compiled networks keep them otherwise: once for a
 * cell, as they were at an earlier step.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { network } from '../../src/index.ts';

const TRAIN = `source Train { param rate : Hz = 100 Hz; state p = 0; dp/dt = rate; spike when p >= 1; on spike { p -= 1 } }`;
const CELL = `neuron Cell {
  param rate : Hz = 100 Hz
  param pace = 1
  state p = 0
  state n = 0
  dp/dt = rate
  spike when p >= 1
  on spike { p -= 1 }
}`;
const RULE = `synapse Rule {
  param tau = 10 ms
  param half : ms = tau / 2
  param share = 1 / post.indegree
  param w = 1
  state x = 1; dx/dt = -x / tau
  state y = 0; dy/dt = (post.pace - y) / half
  state z = 2; dz/dt = -z * share / 40 ms
  state c = 0
  on pre { post.n += w * x + z; x += 0.5; c += y }
  on post { y -= 0.3; c += x }
}`;

const [PRE, POST] = [3, 3];
const DT = 0.1;

type Edit =
  | { readonly kind: 'tau' | 'half' | 'x' | 'y' | 'c' | 'share'; readonly to: number }
  | { readonly kind: 'pace'; readonly to: number }
  | { readonly kind: 'w'; readonly of: (pre: number, post: number) => number }
  | { readonly kind: 'remove'; readonly from: number; readonly by: number }
  | {
      readonly kind: 'add';
      readonly pairs: readonly (readonly [pre: number, post: number])[];
      readonly delay: number;
    }
  | { readonly kind: 'restore' };

interface Reference {
  readonly pre: number;
  readonly post: number;
  readonly delay: number;
  readonly number: number;
  /** The first step of which it hears. */
  readonly since: number;
  w: number;
  /** As they are at the step `at`. */
  x: number;
  y: number;
  z: number;
  c: number;
  at: number;
}

interface Shared {
  tau: number;
  half: number | undefined;
  share: number | undefined;
  pace: number;
}

/** Brings states of a synapse to step k. */
function carry(
  synapse: Reference,
  { tau, half = tau / 2, share, pace }: Shared,
  degree: number,
  k: number,
): void {
  const time = (k - synapse.at) * DT;
  synapse.x *= Math.exp(-time / tau);
  synapse.y = pace + (synapse.y - pace) * Math.exp(-time / half);
  synapse.z *= Math.exp((-time * (share ?? 1 / degree)) / 40);
  synapse.at = k;
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('tau', 'half', 'x', 'y', 'c', 'share'),
    to: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({ kind: fc.constant('pace'), to: fc.integer({ min: 0, max: 3 }) }),
  fc
    .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }))
    .map(([a, b]): Edit => ({ kind: 'w', of: (pre, post) => 1 + a * pre + b * post })),
  fc.record({
    kind: fc.constant('remove'),
    from: fc.integer({ min: 0, max: PRE - 1 }),
    by: fc.integer({ min: 0, max: POST }),
  }),
  fc.record({
    kind: fc.constant('add'),
    pairs: fc.array(fc.tuple(fc.integer({ min: 0, max: PRE - 1 }), fc.integer({ min: 0, max: POST - 1 })), {
      minLength: 1,
      maxLength: 4,
    }),
    delay: fc.integer({ min: 0, max: 30 }),
  }),
  fc.record({ kind: fc.constant('restore') }),
);

describe('a network that is edited', () => {
  test('does what its synapses do one by one, each from its beginning on', async () => {
    let [added, shared] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          delays: fc.constantFrom<'one' | 'several'>('one', 'several'),
          delay: fc.integer({ min: 0, max: 25 }),
          isUniform: fc.boolean(),
          edits: fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), edit), { minLength: 3, maxLength: 12 }),
          last: fc.integer({ min: 1, max: 90 }),
        }),
        async ({ delays, delay, isUniform, edits, last }) => {
          const make = () => {
            const net = network({ dt: `${DT} ms` });
            const S = net.source(TRAIN, PRE, { rate: (cell) => 310 + 100 * cell }, 'S');
            const A = net.population(CELL, POST, { rate: (cell) => 190 + 130 * cell }, 'A');
            const p = net.connect(S, A, RULE, {
              where: (pre, post) => (pre + post) % 2 === 0,
              delay: delays === 'one' ? delay * DT : (pre, post) => (delay + 3 * pre + 5 * post) * DT,
              values: { w: () => 1, ...(isUniform ? {} : { tau: () => 10 }) },
            });
            for (const each of [S, A]) net.record(each, 'spikes');
            return { net, A, p };
          };
          let made = make();
          const common: Shared = { tau: 10, half: undefined, share: undefined, pace: 1 };
          const n = new Float64Array(POST);
          let synapses: Reference[] = [];
          let number = 0;
          const begin = (pre: number, post: number, steps: number, since: number): Reference => ({
            ...{ pre, post, delay: steps, number: number++, since, at: since },
            ...{ w: 1, x: 1, y: 0, z: 2, c: 0 },
          });
          for (let pre = 0; pre < PRE; pre++) {
            for (let post = 0; post < POST; post++) {
              if ((pre + post) % 2 !== 0) continue;
              const steps = delays === 'one' ? delay : delay + 3 * pre + 5 * post;
              synapses.push(begin(pre, post, steps, 0));
            }
          }
          /** By end: (step that emitted it, cell). */
          const spikes = { S: [] as (readonly [number, number])[], A: [] as (readonly [number, number])[] };
          const sort = (): void => {
            synapses.sort(
              (a, b) => a.pre - b.pre || a.delay - b.delay || a.post - b.post || a.number - b.number,
            );
          };
          const degreeOf = (post: number): number => synapses.filter((each) => each.post === post).length;
          const carryAll = (k: number): void => {
            for (const each of synapses) carry(each, common, degreeOf(each.post), k);
          };
          sort();
          let reached = 0;

          const advance = async (steps: number): Promise<void> => {
            const { result, diagnostics } = await made.net.run(steps * DT);
            expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
            for (const population of known(result, 'result').populations) {
              const { cells, times } = known(population.spikes, 'spikes');
              const list = population.name === 'S' ? spikes.S : spikes.A;
              for (const [at, cell] of cells.entries())
                list.push([Math.round((times[at] ?? 0) / DT) - 1, cell]);
            }
            for (let k = reached; k < reached + steps; k++) {
              for (const synapse of synapses) {
                const { pre, post, since, delay: late } = synapse;
                for (const [step, cell] of spikes.S) {
                  if (cell !== pre || step + 1 + late !== k || step < since) continue;
                  carry(synapse, common, degreeOf(post), k);
                  n[post] = (n[post] ?? 0) + synapse.w * synapse.x + synapse.z;
                  synapse.x += 0.5;
                  synapse.c += synapse.y;
                }
              }
              for (const synapse of synapses) {
                for (const [step, cell] of spikes.A) {
                  if (cell !== synapse.post || step + 1 !== k || step < synapse.since) continue;
                  carry(synapse, common, degreeOf(synapse.post), k);
                  synapse.y -= 0.3;
                  synapse.c += synapse.x;
                }
              }
            }
            reached += steps;
          };

          const compare = (): void => {
            carryAll(reached);
            const { p, A } = made;
            const { pre, post, delays: times } = p.table();
            expect(
              Array.from(pre, (cell, at) => [cell, post[at], Math.round((times[at] ?? 0) / DT)]),
            ).toEqual(synapses.map((each) => [each.pre, each.post, each.delay]));
            const close = (found: Float64Array, expected: readonly number[]): void => {
              expect(Array.from(found)).toEqual(expected.map((value) => expect.closeTo(value, 9)));
            };
            for (const name of ['w', 'x', 'y', 'z', 'c'] as const)
              close(
                p.get(name),
                synapses.map((each) => each[name]),
              );
            close(A.get('n'), Array.from(n));
          };

          for (const [steps, each] of edits) {
            await advance(steps);
            compare();
            const { net, p, A } = made;
            switch (each.kind) {
              case 'tau':
                common.tau = each.to;
                p.set('tau', each.to);
                break;
              case 'half':
                common.half = each.to;
                p.set('half', each.to);
                break;
              case 'share':
                common.share = each.to / 10;
                p.set('share', each.to / 10);
                break;
              case 'pace':
                common.pace = each.to;
                A.set('pace', each.to);
                break;
              case 'x':
              case 'y':
              case 'c':
                for (const synapse of synapses) synapse[each.kind] = each.to;
                p.set(each.kind, each.to);
                break;
              case 'w':
                for (const synapse of synapses) synapse.w = each.of(synapse.pre, synapse.post);
                p.set('w', each.of);
                break;
              case 'remove': {
                const goes = (pre: number, post: number): boolean => pre === each.from && post <= each.by;
                synapses = synapses.filter(({ pre, post }) => !goes(pre, post));
                p.remove(goes);
                break;
              }
              case 'add': {
                added += each.pairs.length;
                shared += Number(isUniform);
                for (const [pre, post] of each.pairs) synapses.push(begin(pre, post, each.delay, reached));
                sort();
                p.add(
                  { pre: each.pairs.map(([pre]) => pre), post: each.pairs.map(([, post]) => post) },
                  {
                    delay: each.delay * DT,
                    // What each synapse has for itself is for new ones as it was declared.
                    ...(isUniform ? {} : { tau: common.tau }),
                    ...(isUniform || common.half === undefined ? {} : { half: common.half }),
                    ...(common.share === undefined ? {} : { share: common.share }),
                  },
                );
                break;
              }
              case 'restore': {
                const saved = net.save();
                made = make();
                made.net.restore(saved);
                break;
              }
            }
            compare();
          }
          await advance(last);
          compare();
        },
      ),
      { numRuns: 25, seed: 1 },
    );
    expect(added).toBeGreaterThan(25);
    expect(shared).toBeGreaterThan(5);
  }, 180_000);
});
