import { describe, expect, it } from 'vitest';
import { clockValue, createEvaluator } from '../../src/evaluator/create-evaluator.ts';
import { parameter, program, state } from '../ir/example-program.ts';

/** dv/dt = (drive - v) / tau by Euler; spikes at 1, then v = 0. */
const LIF = program({
  columns: [
    parameter('x_tau'),
    parameter('drive', false),
    { ...parameter('dt_over_tau', false), purpose: 'prepared' },
    state('v', false),
    { ...state('spiked', false), purpose: 'memory', initial: 0 },
  ],
  records: ['r'],
  blocks: {
    prepare: { stores: { dt_over_tau: ['/', 'dt', 'x_tau'] } },
    initialise: { lets: { twice: ['*', 2, 'x_tau'] }, stores: { drive: 'twice', v: ['/', 'twice', 40] } },
    attempt: { stores: { v: ['+', 'v', ['*', 'dt_over_tau', ['-', 'drive', 'v']]] } },
    event: {
      stores: {
        spikes: ['select', ['>=', 'v*', 1], 1, 0],
        v: ['select', ['>=', 'v*', 1], 0, 'v*'],
        'range v': ['<', 'v*', 0],
        spiked: ['select', ['>=', 'v*', 1], 1, 'spiked'],
      },
    },
    record: { stores: { 'record r': ['+', 'v', 'time'] } },
  },
});

describe('createEvaluator', () => {
  it('initialises, prepares and steps', () => {
    const cell = createEvaluator(LIF, { p: 1, q: 4, given: new Map([['x_tau', 2]]) });
    expect([cell.read('drive'), cell.read('v'), cell.read('dt_over_tau')]).toEqual([4, 0.1, 0.125]);
    expect(cell.step()).toEqual({ spikes: 0, outOfRange: [], isFinite: true });
    expect(cell.read('v')).toBe(0.1 + 0.125 * (4 - 0.1));
    expect([...cell.record()]).toEqual([['r', cell.read('v') + 0.25]]);
    expect(cell.step().spikes).toBe(1);
    expect([cell.read('v'), cell.read('spiked'), cell.nextStep()]).toEqual([0, 1, 2]);
  });

  it('prepares again when a parameter is set', () => {
    const cell = createEvaluator(LIF, { p: 1, q: 4, given: new Map([['x_tau', 2]]) });
    cell.write('x_tau', 1);
    expect(cell.read('dt_over_tau')).toBe(0.25);
  });

  it('reports a state that is not finite, and one that left its range', () => {
    const cell = createEvaluator(LIF, { p: 1, q: 4, given: new Map([['x_tau', -0]]) });
    expect(cell.step()).toMatchObject({ isFinite: false });
    const other = createEvaluator(LIF, { p: 1, q: 4, given: new Map([['x_tau', -20]]) });
    expect(other.step()).toMatchObject({ outOfRange: ['v'], isFinite: true });
  });

  it('wants all values that are to be given', () => {
    expect(() => createEvaluator(LIF, { p: 1, q: 4 })).toThrow('no value given for x_tau');
  });
});

describe('clockValue', () => {
  it('gives times as fractions that are rounded once', () => {
    expect(clockValue('time', 3, 1, 10)).toBe(0.3);
    expect(clockValue('nextTime', 2, 1, 10)).toBe(0.3);
    expect(clockValue('midTime', 1, 1, 10)).toBe(0.15);
    expect(clockValue('stepSize', 1, 1, 10)).toBe(0.1);
    expect([clockValue('step', 2, 1, 10), clockValue('nextStep', 2, 1, 10)]).toEqual([2, 3]);
    expect([clockValue('isFirstStep', 0, 1, 10), clockValue('isFirstStep', 1, 1, 10)]).toEqual([true, false]);
  });
});
