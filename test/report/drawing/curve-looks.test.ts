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

it('figures that share no variable begin with the first colour, each of them', () => {
  const ran = traces('i[0]', 'i[1]', 'i[2]');
  const gates = curves('gates', 'm', 'h');
  const lookOf = curveLooks([ran, gates]);
  expect(['i[0]', 'i[1]', 'i[2]'].map((name) => lookOf(ran, name))).toEqual([0, 1, 2]);
  expect(['m', 'h'].map((name) => lookOf(gates, name))).toEqual([0, 1]);
});

it('a figure that shares variables with two others keeps the colours of all three apart', () => {
  const [one, two, both] = [traces('v', 'w'), curves('gates', 'm', 'h'), curves('gates', 'w', 'h')];
  const lookOf = curveLooks([one, two, both]);
  expect(['v', 'w'].map((name) => lookOf(one, name))).toEqual([0, 1]);
  expect(['m', 'h'].map((name) => lookOf(two, name))).toEqual([2, 3]);
  expect(['w', 'h'].map((name) => lookOf(both, name))).toEqual([1, 3]);
});
