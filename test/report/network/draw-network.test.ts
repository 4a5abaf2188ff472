/** The picture of a network. */
import { describe, expect, it } from 'vitest';
import { drawNetwork } from '../../../src/report/network/draw-network.ts';
import type { ExplainedNetwork } from '../../../src/report/network/explain-network.ts';
import { layOutNetwork } from '../../../src/report/network/lay-out-network.ts';
import { overlapOf } from '../../../src/report/network/place-labels.ts';

/** Populations that are all joined with each other and with themselves, each way by its own synapses. */
function allJoined(count: number, synapses: readonly string[]): ExplainedNetwork {
  const names = Array.from({ length: count }, (_, index) => `Population${index}`);
  return {
    kind: 'network',
    name: 'All <joined>',
    source: 'all.axo',
    parameters: [],
    populations: names.map((name, index) => ({
      name,
      model: 'ConductanceBasedIntegrateAndFire',
      cells: 10 ** (index % 5),
      shape: index === 0 ? [2, 3] : [10 ** (index % 5)],
      set: [],
      driven: [],
    })),
    projections: names.flatMap((from) =>
      names.flatMap((to) =>
        synapses.map((synapse) => ({
          name: `${from} -> ${to} by ${synapse}`,
          from,
          to,
          synapse,
          rule: 'all to all',
          synapses: 12_800_000,
          count: 'about' as const,
          delay: 'none',
          values: [],
          uniform: [],
          perSynapse: [],
          events: [],
          states: [],
          couplings: [],
        })),
      ),
    ),
    signals: [],
    records: [],
  };
}

describe('the picture of a network', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'has room for the words of %i populations that are all joined',
    (count) => {
      for (const synapses of [['ExcitatoryConductanceJump'], ['Short', 'RewardModulatedSTDP']]) {
        const { populations, arrows, frame } = layOutNetwork(allJoined(count, synapses));
        expect(arrows).toHaveLength(count * count);
        const placed = [...populations.map(({ box }) => box), ...arrows.map(({ label }) => label)];
        const overlaps = placed.flatMap((each, index) =>
          placed.slice(index + 1).filter((other) => overlapOf(each, other) > 0),
        );
        expect(overlaps).toEqual([]);
        expect(placed.every((each) => overlapOf(each, frame) > 0.999)).toBe(true);
      }
    },
  );

  it('names each population and each sort of synapses', () => {
    const picture = drawNetwork(allJoined(2, ['Short', 'Other']));
    expect(picture.match(/>Short · ≈ 12\u202f800\u202f000</g)).toHaveLength(4);
    expect(picture).toContain('>2 × 3 ConductanceBasedIntegrateAndFire<');
    expect(picture).toContain('>All &lt;joined&gt;<');
    expect(picture.match(/marker-end/g)).toHaveLength(4);
  });

  it('draws what nobody can read in no time', () => {
    const { arrows } = layOutNetwork(allJoined(60, ['Short']));
    expect(arrows).toHaveLength(3600);
  });

  it('is empty but for its name where there is nobody', () => {
    expect(drawNetwork(allJoined(0, []))).toContain('>All &lt;joined&gt;<');
  });

  it('has the colours of dark pages', () => {
    expect(drawNetwork(allJoined(2, ['Short']), { theme: 'dark' })).toContain('fill="#15181e"');
  });
});
