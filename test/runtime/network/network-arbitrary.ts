import fc from 'fast-check';
import { arrangeByDelay } from '../../../src/runtime/network/arrange-by-delay.ts';
import { connectListed } from '../../../src/runtime/network/connect-by-pairs.ts';
import { atOnce } from '../../../src/runtime/turns.ts';
import type { HandMadePopulation, HandMadeProjection } from './hand-made-network.ts';

export interface RandomNetwork {
  readonly populations: readonly HandMadePopulation[];
  readonly projections: readonly HandMadeProjection[];
}

/** Small, with delays of a few steps; pairs may be joined twice, cells with themselves. */
export const randomNetwork: fc.Arbitrary<RandomNetwork> = fc
  .array(fc.array(fc.double({ min: 0, max: 0.6, noNaN: true }), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((drives) =>
    fc.record({
      populations: fc.constant(drives.map((each) => ({ drives: each }))),
      projections: fc.array(
        fc
          .tuple(fc.nat(drives.length - 1), fc.nat(drives.length - 1))
          .chain(([from, to]) => projectionOf(from, to, drives[from]?.length ?? 1, drives[to]?.length ?? 1)),
        { maxLength: 3 },
      ),
    }),
  );

function projectionOf(from: number, to: number, pre: number, post: number): fc.Arbitrary<HandMadeProjection> {
  const synapse = fc.record({
    pre: fc.nat(pre - 1),
    post: fc.nat(post - 1),
    delay: fc.nat(7),
    weight: fc.double({ min: -0.5, max: 0.8, noNaN: true }),
  });
  return fc.tuple(fc.array(synapse, { maxLength: 25 }), fc.boolean()).map(([synapses, isUniform]) => {
    const connected = atOnce(
      connectListed(
        { pre, post, noSelf: false },
        Int32Array.from(synapses, (each) => each.pre),
        Int32Array.from(synapses, (each) => each.post),
      ),
    );
    if (connected.kind === 'problem') throw new RangeError(connected.problem);
    const { topology, listed = new Int32Array(0) } = connected;
    const delays = listed.map((n) => synapses[isUniform ? 0 : n]?.delay ?? 0);
    const arranged = atOnce(arrangeByDelay(topology, delays));
    const weights = [...listed].map((n) => synapses[n]?.weight ?? 0);
    const { numbers } = arranged;
    return {
      from,
      to,
      ...arranged,
      weights: numbers === undefined ? weights : [...numbers].map((n) => weights[n] ?? 0),
    };
  });
}
