/** The synapses of a projection: which cells they join, with what values, and what they do with spikes. */
import { InvariantError, known } from '../../base/invariant.ts';
import type { Handler } from '../../check/checked-events.ts';
import { isRandom } from '../../check/draws-randomly.ts';
import { statementsOf } from '../../check/every-statement.ts';
import type { CheckedProjection } from '../../check/network/checked-network.ts';
import type { CheckedSynapse } from '../../check/network/checked-synapse.ts';
import { partsRead } from '../../check/parts-read.ts';
import { makeClock } from '../clock.ts';
import { float64 } from '../float64-arithmetic.ts';
import { carriedStates, expressionsOf } from './carried-states.ts';
import type { NetworkCells, Stepping } from './network-cells.ts';
import { type PairContext, pairNumber } from './pair-numbers.ts';
import { type Pair, pairsOf } from './pairs.ts';
import { stepIn } from './step-in.ts';
import { Synapse, synapticInput } from './synapse.ts';

/** A projection whose pairs are known, in the order in which they are numbered. */
export interface Joined {
  readonly checked: CheckedProjection;
  readonly pre: NetworkCells;
  readonly post: NetworkCells;
  readonly seed: number;
  readonly pairs: readonly Pair[];
}

/** Returns which cells a projection joins. */
export function joined(
  checked: CheckedProjection,
  pre: NetworkCells,
  post: NetworkCells,
  seed: number,
): Joined {
  const { rule, where, noSelf, synapse } = checked;
  const context: PairContext = {
    pre,
    post,
    model: synapse.model,
    seed,
    degree: () => {
      throw new InvariantError('how many synapses there are depends on how many there are');
    },
  };
  const [preCells, postCells] = [pre.checked.cells, post.checked.cells];
  const valueFor = (value: typeof where, i: number, j: number): number | boolean | undefined =>
    value && pairNumber(value, { pre: i, post: j }, i * postCells + j, context);
  const ruled = 'value' in rule ? rule.value : undefined;
  const pairs = pairsOf(rule, {
    preCells,
    postCells,
    seed,
    isCandidate: (i, j) =>
      !(noSelf && pre === post && i === j) && (where === undefined || valueFor(where, i, j) === true),
    number: (i, j) => Number(valueFor(ruled, i, j) ?? Number.NaN),
    isOneNumber: ruled?.reads.length === 0 && !isRandom(ruled.value),
  });
  return { checked, pre, post, seed, pairs };
}

/** A synapse with its cells, and how many steps its spikes take. */
export interface Joint {
  readonly pair: Pair;
  readonly delay: number;
  readonly synapse: Synapse;
  /** What the projection sets of it. */
  readonly given: ReadonlyMap<string, number>;
}

/** What all projections of the network look like to one: how many synapses cells have. */
export type DegreeOf = (of: Joined, end: 'pre' | 'post', cell: number, population?: string) => number;

export class Projection {
  readonly checked: CheckedProjection;
  readonly post: NetworkCells;
  readonly pre: NetworkCells;
  /** In the order in which they are looked at: by pre, then delay, then post, then as they are listed. */
  readonly joints: readonly Joint[];
  /** By input: the signals that it follows, from the first step on. */
  readonly received: Map<string, number> = new Map();

  constructor(
    of: Joined,
    { seconds, method, tolerance, degreeOf }: Omit<Stepping, 'seed'> & { readonly degreeOf: DegreeOf },
  ) {
    const { checked, pre, post, seed, pairs } = of;
    this.checked = checked;
    this.pre = pre;
    this.post = post;
    const { synapse, delay, values } = checked;
    const dt = stepIn(synapse.model, seconds);
    const { stepsIn } = makeClock(float64, dt);
    const context: PairContext = {
      pre,
      post,
      model: synapse.model,
      seed,
      degree: (end, cell, population) => degreeOf(of, end, cell, population),
    };
    const kind = {
      synapse,
      carried: carriedStates(synapse, new Set(checked.signals.map(({ input }) => input))),
      postModel: post.checked.model,
      dt,
      method,
      ...(tolerance === undefined ? {} : { tolerance }),
      seed,
      received: this.received,
      draws: { pre: drawsIn(synapse, synapse.onPre), post: drawsIn(synapse, synapse.onPost) },
    };
    this.joints = pairs
      .map((pair, number): Joint => {
        const numberOf = (value: typeof delay): number =>
          value === undefined ? 0 : Number(pairNumber(value, pair, number, context));
        const given = new Map(values.map((value) => [value.target, numberOf(value)]));
        const ends = {
          pre: known(pre.cells[pair.pre], 'presynaptic cell'),
          post: known(post.cells[pair.post], 'postsynaptic cell'),
          outdegree: degreeOf(of, 'pre', pair.pre),
          indegree: degreeOf(of, 'post', pair.post),
        };
        const made = new Synapse(kind, ends, number, given);
        return { pair, delay: stepsIn(numberOf(delay)), synapse: made, given };
      })
      .toSorted((a, b) => a.pair.pre - b.pair.pre || a.delay - b.delay || a.pair.post - b.pair.post);
  }

  /** Lets all synapses see their cells as they are now. */
  look(): void {
    for (const { synapse } of this.joints) synapse.look();
  }

  /** Delivers the spikes of presynaptic cells that arrive at t_k: older ones first, then by pre, then by post. */
  deliverPre(k: number, spikesAt: (step: number) => readonly CellSpikes[]): void {
    const delays = new Set(this.joints.map(({ delay }) => delay));
    for (const delay of [...delays].toSorted((a, b) => b - a)) {
      for (const { cell, count } of spikesAt(k - delay)) {
        for (let n = 0; n < count; n++) {
          this.#deliver('pre', k, ({ pair, delay: own }) => pair.pre === cell && own === delay);
        }
      }
    }
  }

  /** Delivers the spikes of postsynaptic cells of the step before, by post, then by pre. */
  deliverPost(k: number, spikes: readonly CellSpikes[]): void {
    for (const { cell, count } of spikes)
      for (let n = 0; n < count; n++) this.#deliver('post', k, ({ pair }) => pair.post === cell);
  }

  #deliver(end: 'pre' | 'post', k: number, isMeant: (joint: Joint) => boolean): void {
    for (const joint of this.joints) if (isMeant(joint)) joint.synapse.deliver(end, k);
  }

  /** Returns what couplings give at t_k, with what adds it to the cells. */
  couplings(k: number): readonly (() => void)[] {
    const { model } = this.post.checked;
    return this.joints.flatMap(({ pair, synapse }) =>
      synapse.couplings(k).map(({ input, value }) => () => {
        known(this.post.cells[pair.post], 'cell').addTo(synapticInput(model, input), value);
      }),
    );
  }

  /** Returns the synapse and the state that broke down in the step from t_k, if one did. */
  step(): { readonly joint: Joint; readonly state: string } | undefined {
    for (const joint of this.joints) {
      const state = joint.synapse.step();
      if (state !== undefined) return { joint, state };
    }
    return undefined;
  }
}

function drawsIn({ model }: CheckedSynapse, handlers: readonly Handler[]): boolean {
  const parts = partsRead(model, statementsOf(handlers).flatMap(expressionsOf));
  return [...parts].some(({ kind }) => kind === 'draw');
}

/** Spikes that a cell emitted in one step. */
export interface CellSpikes {
  readonly cell: number;
  readonly count: number;
}
