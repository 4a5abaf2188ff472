import { describe, expect, it } from 'vitest';
import { axisLabel, panelsOf } from '../../../src/report/picture.ts';

const [POTENTIAL, RECOVERY, CURRENT, GATE, SLOW_GATE, NOTHING] = [
  [-70, 30],
  [-14, 5],
  [0, 0.5],
  [0.1, 0.9],
  [0.3, 0.4],
  [0, 0],
] as const;

/** The words of the panels of curves that are named in order. */
function labels(
  ...curves: readonly (readonly [values: readonly number[], unit?: string])[]
): readonly string[] {
  const named = curves.map(([values, unit = '1'], i) => ({ name: 'abcdef'[i] ?? '', unit, values }));
  return panelsOf({ times: [0, 1], timeUnit: 'ms', curves: named }).map(axisLabel);
}

describe('curves', () => {
  it('share an axis with those of their unit, however large they are', () => {
    expect(labels([[-70, 30], 'mV'], [[0, 1]], [[0, 0.001], 'mV'])).toEqual(['mV', 'b']);
  });

  it('without a unit share one if none of them is lost there', () => {
    expect(labels([POTENTIAL], [RECOVERY])).toEqual(['no unit']);
    expect(labels([GATE], [SLOW_GATE])).toEqual(['no unit']);
    expect(labels([POTENTIAL], [CURRENT], [RECOVERY])).toEqual(['no unit', 'b']);
    expect(labels([CURRENT], [POTENTIAL])).toEqual(['a', 'b']);
  });

  it('without a unit that were given share none with those that were computed', () => {
    const [v, I] = [
      { name: 'v', unit: '1', values: POTENTIAL },
      { name: 'I', unit: '1', values: [0, 80], isGiven: true },
    ] as const;
    const J = { ...I, name: 'J', values: [0, 60] } as const;
    const labelsOf = (...curves: Parameters<typeof panelsOf>[0]['curves']): readonly string[] =>
      panelsOf({ times: [0, 1], timeUnit: 'ms', curves }).map(axisLabel);
    expect(labelsOf(v, I)).toEqual(['v', 'I']);
    expect(labelsOf(I, v, J)).toEqual(['no unit', 'v']);
    // A unit says that both are of one kind.
    expect(labelsOf({ ...v, unit: 'mV' }, { ...I, unit: 'mV' })).toEqual(['mV']);
  });

  it('that are 0 throughout, or no numbers at all, are lost nowhere', () => {
    expect(labels([POTENTIAL], [NOTHING], [[Number.NaN, Number.NaN]])).toEqual(['no unit']);
    expect(labels([NOTHING], [CURRENT])).toEqual(['no unit']);
  });

  it('of one variable share one, whatever the sizes of each', () => {
    const curves = [
      { name: 'w[0]', unit: '1', values: [0, 1], of: 'w' },
      { name: 'w[1]', unit: '1', values: [0, 0.001], of: 'w' },
      { name: 'x[0]', unit: '1', values: [0, 50], of: 'x' },
      { name: 'x[1]', unit: '1', values: [0, 0.5], of: 'x' },
      { name: 'w[2]', unit: '1', values: [0, 0.02], of: 'w' },
    ];
    const panels = panelsOf({ times: [0, 1], timeUnit: 'ms', curves });
    expect(panels.map((panel) => panel.curves.map(({ name }) => name))).toEqual([
      ['w[0]', 'w[1]', 'w[2]'],
      ['x[0]', 'x[1]'],
    ]);
  });
});
