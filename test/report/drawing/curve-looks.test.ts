import { expect, it } from 'vitest';
import { curveLooks } from '../../../src/report/curve-looks.ts';
import type { CurvesFigure, TracesFigure } from '../../../src/report/figure.ts';

const NUMBERS = [0, 1];

function traces(...names: readonly string[]): TracesFigure {
  const curves = names.map((name) => ({ name, unit: '1', values: NUMBERS }));
  return {
    kind: 'traces',
    name: 'traces',
    title: '',
    subtitle: '',
    picture: { times: NUMBERS, timeUnit: 'ms', curves },
  };
}

function curves(name: 'gates' | 'measures', ...names: readonly string[]): CurvesFigure {
  const series = names.map((each) => ({ name: each, x: NUMBERS, y: NUMBERS }));
  const axis = { name: '', unit: '1' };
  return { kind: 'curves', name, title: '', subtitle: '', x: axis, panels: [{ y: axis, series }] };
}

it('a gate looks as its trace does, and no measure takes a colour from either', () => {
  const ran = traces('v', 'sodium.m');
  const measures = curves('measures', 'rate(spikes)');
  const gates = curves('gates', 'sodium.h', 'sodium.m');
  const lookOf = curveLooks([ran, measures, gates]);
  expect(['v', 'sodium.m'].map((name) => lookOf(ran, name))).toEqual([0, 1]);
  expect(['sodium.h', 'sodium.m'].map((name) => lookOf(gates, name))).toEqual([2, 1]);
  expect(lookOf(measures, 'rate(spikes)')).toBe(0);
});
