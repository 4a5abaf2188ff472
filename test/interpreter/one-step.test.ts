import { describe, expect, test } from 'vitest';
import { rational } from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { createInterpreter, interpret } from '../../src/interpreter/interpret.ts';
import {
  addToInput,
  assign,
  block,
  call,
  choose,
  compare,
  crosses,
  definition,
  dt,
  input,
  lastSpike,
  letBe,
  list,
  local,
  minus,
  model,
  negative,
  old,
  parameter,
  peak,
  product,
  quotient,
  reference,
  refractory,
  SPAN,
  spikeCount,
  spiker,
  state,
  sum,
  t,
  timeIs,
  whenTrue,
  written,
} from './build-model.ts';

const TENTH = rational(1, 10);
const WHOLE = rational(1);

/** Runs the model by Euler and returns the trace of a name. */
function trace(of: CheckedModel, name: string, steps: number, dtOf = WHOLE): readonly number[] {
  const options = { method: 'euler', dt: dtOf, steps, records: [name] } as const;
  return interpret(of, options).traces.get(name) ?? [];
}

function spikeSteps(of: CheckedModel, steps: number, dtOf = WHOLE): readonly number[] {
  return interpret(of, { method: 'euler', dt: dtOf, steps, records: [] }).spikes.map(({ step }) => step);
}

/** A state that counts how often blocks run. */
const count = state('count', { initial: 0 });
const countOne = block(assign('count', sum('count', 1)));
const clock = state('x', { initial: 0, derivative: 1 });
const always = compare(0, '==', 0);

describe('time', () => {
  test('t is k p / q, rounded once, not a sum of steps', () => {
    const cell = createInterpreter(model({ states: [state('x', { initial: 0 })] }), {
      method: 'euler',
      dt: TENTH,
    });
    for (let k = 1; k <= 1000; k++) {
      cell.advance();
      expect(cell.time).toBe(k / 10);
    }
  });

  test('samples stand at t_0 and after every so many steps', () => {
    const seen: number[] = [];
    const run = interpret(model({ states: [clock] }), {
      method: 'euler',
      dt: WHOLE,
      steps: 7,
      every: 3,
      records: ['x', 'x'],
      onSample: (step) => seen.push(step),
    });
    expect(run.steps).toEqual([0, 3, 6]);
    expect(seen).toEqual([0, 3, 6]);
    expect(run.traces.get('x')).toEqual([0, 3, 6]);
  });

  test('a comparison with t is decided at the middle of the step, whatever the stage', () => {
    const jump = choose(timeIs('>=', 3), 1, 0);
    const of = model({ states: [state('x', { initial: 0, derivative: jump })] });
    for (const method of ['euler', 'heun', 'midpoint'] as const) {
      const run = interpret(of, { method, dt: WHOLE, steps: 5, records: ['x'] });
      expect(run.traces.get('x')).toEqual([0, 0, 0, 0, 1, 2]);
    }
  });

  test('named expressions of t are decided at the middle too', () => {
    const late = definition('late', minus(t, 3));
    const jump = choose(compare(reference('definition', 'late'), '>=', 0, { jumps: true }), 1, 0);
    const of = model({ definitions: [late], states: [state('x', { initial: 0, derivative: jump })] });
    const run = interpret(of, { method: 'heun', dt: WHOLE, steps: 5, records: ['x', 'late'] });
    expect(run.traces.get('x')).toEqual([0, 0, 0, 0, 1, 2]);
    expect(run.traces.get('late')).toEqual([-3, -2, -1, 0, 1, 2]);
  });

  test('a sample reads jumps of the step that begins there', () => {
    const stimulus = input('I', choose(timeIs('>=', 2), 5, 0), true);
    expect(trace(model({ inputs: [stimulus] }), 'I', 3)).toEqual([0, 0, 5, 5]);
  });

  test('in blocks a comparison of t counts steps, so that rounding of t cannot shift it', () => {
    // 0.1 * 3 is above 0.3 in float64; as numbers of steps both are 3.
    const at = (operator: '<' | '==' | '>='): readonly number[] =>
      spikeSteps(model({ spikers: [spiker({ when: timeIs(operator, 0.1 * 3) })] }), 5, TENTH);
    expect(0.1 * 3).not.toBe(0.3);
    expect(at('<')).toEqual([1, 2]);
    expect(at('==')).toEqual([3]);
    expect(at('>=')).toEqual([3, 4, 5]);
  });

  test('an event sees stimuli as the step had them', () => {
    const stimulus = input('I', choose(timeIs('>=', 2), 5, 0), true);
    const keep = block(assign('seen', reference('input', 'I')));
    const of = model({ inputs: [stimulus], states: [state('seen', { initial: -1 })], stepHandlers: [keep] });
    expect(trace(of, 'seen', 4)).toEqual([-1, 0, 0, 5, 5]);
  });
});

describe('integration', () => {
  test('explicit methods do exactly the operations of their tableau', () => {
    const of = model({ states: [state('x', { initial: 1, derivative: negative('x') })] });
    const dtOf = 0.1;
    const k1 = -1;
    const k2 = -(1 + dtOf * (0.5 * k1));
    const k3 = -(1 + dtOf * (0.5 * k2));
    const k4 = -(1 + dtOf * k3);
    const rk4 = 1 + dtOf * ((1 / 6) * k1 + (1 / 3) * k2 + (1 / 3) * k3 + (1 / 6) * k4);
    const run = interpret(of, { method: 'rk4', dt: TENTH, steps: 1, records: ['x'] });
    expect(run.traces.get('x')).toEqual([1, rk4]);
  });

  test('a tableau of the caller is used as it stands', () => {
    const own = {
      a: [[], [rational(1)]],
      b: [rational(1, 2), rational(1, 2)],
      c: [rational(0), rational(1)],
    };
    const of = model({ states: [state('x', { initial: 1, derivative: product('x', t) })] });
    const run = (method: typeof own | 'heun'): readonly number[] =>
      interpret(of, { method, dt: TENTH, steps: 9, records: ['x'] }).traces.get('x') ?? [];
    expect(run(own)).toEqual(run('heun'));
  });

  test('stages see t_k + c dt', () => {
    const of = model({ states: [state('x', { initial: 0, derivative: t })] });
    const run = interpret(of, { method: 'midpoint', dt: TENTH, steps: 2, records: ['x'] });
    expect(run.traces.get('x')).toEqual([0, 0.1 * 0.05, 0.1 * 0.05 + 0.1 * (0.1 + 0.5 * 0.1)]);
  });

  test('exponential Euler is exact for an equation that is linear in its state', () => {
    const decay = quotient(minus(3, 'x'), 2);
    const of = model({ states: [state('x', { initial: 1, derivative: decay })] });
    const run = interpret(of, { method: 'exponential_euler', dt: WHOLE, steps: 5, records: ['x'] });
    for (const [k, x] of (run.traces.get('x') ?? []).entries()) {
      expect(x).toBeCloseTo(3 - 2 * Math.exp(-k / 2), 14);
    }
  });

  test('exponential Euler is Euler where the rate is exactly 0, and no NaN', () => {
    const of = model({
      states: [
        state('x', { initial: 1, derivative: 'y' }),
        state('y', { initial: 2, derivative: product(reference('parameter', 'zero'), 'y') }),
      ],
      parameters: [parameter('zero', 0)],
    });
    const run = interpret(of, { method: 'exponential_euler', dt: WHOLE, steps: 3, records: ['x', 'y'] });
    expect(run.traces.get('x')).toEqual([1, 3, 5, 7]);
    expect(run.traces.get('y')).toEqual([2, 2, 2, 2]);
  });

  test('exponential Euler stays where nothing moves, and is Euler where the slope is not finite', () => {
    const root = call('sqrt', 'x');
    const run = (derivative: Parameters<typeof minus>[0], initial: number) => {
      const of = model({ states: [state('x', { initial, derivative })] });
      const options = { method: 'exponential_euler', dt: TENTH, steps: 1, records: ['x'] } as const;
      return interpret(of, options).traces.get('x')?.[1];
    };
    expect(run(minus(1, root), 0)).toBe(0.1);
    expect(run(root, 0)).toBe(0);
    expect(run(product(1e5, 'x'), 0)).toBe(0);
    // The solution leaves what float64 holds, and the run ends.
    expect(run(product(1e5, 'x'), 1)).toBeUndefined();
  });

  test('a state without an equation stays, and a range does not stop an equation: it is reported once', () => {
    const of = model({
      states: [state('x', { initial: 0, derivative: 1, range: [0, 2] }), state('still', { initial: 7 })],
    });
    const run = interpret(of, { method: 'euler', dt: WHOLE, steps: 5, records: ['x', 'still'] });
    expect(run.traces.get('x')).toEqual([0, 1, 2, 3, 4, 5]);
    expect(run.traces.get('still')).toEqual([7, 7, 7, 7, 7, 7]);
    expect(run.excursions).toEqual([{ state: 'x', step: 2 }]);
  });
});

describe('initial values', () => {
  const of = model({
    parameters: [parameter('a', 2), parameter('b', product(reference('parameter', 'a'), 10))],
    inputs: [input('I', reference('parameter', 'b'))],
    states: [state('x', { initial: reference('input', 'I') }), state('y', { initial: sum('x', 1) })],
  });
  const initial = (given: Record<string, number>): readonly number[] => {
    const options = { method: 'euler', dt: WHOLE, given: new Map(Object.entries(given)) } as const;
    const cell = createInterpreter(of, options);
    return ['a', 'b', 'I', 'x', 'y'].map((name) => cell.value(name));
  };

  test('follow from parameters, inputs and each other', () => {
    expect(initial({})).toEqual([2, 20, 20, 20, 21]);
  });

  test('follow from what is set from outside', () => {
    expect(initial({ a: 3 })).toEqual([3, 30, 30, 30, 31]);
    expect(initial({ I: 5 })).toEqual([2, 20, 5, 5, 6]);
    expect(initial({ x: -1 })).toEqual([2, 20, 20, -1, 0]);
  });

  test('take a stimulus at t = 0', () => {
    const stimulus = input('I', choose(timeIs('<', 1), 5, t), true);
    expect(
      trace(
        model({ inputs: [stimulus], states: [state('x', { initial: reference('input', 'I') })] }),
        'x',
        0,
      ),
    ).toEqual([5]);
  });
});

describe('blocks', () => {
  test('see their own changes, and named expressions follow', () => {
    const of = model({
      states: [state('x', { initial: 1 }), state('y', { initial: 0 })],
      definitions: [definition('double', product('x', 2))],
      stepHandlers: [
        block(
          letBe('before', reference('definition', 'double')),
          assign('x', sum('x', 10)),
          assign('y', sum(reference('definition', 'double'), local('before'))),
        ),
      ],
    });
    expect(trace(of, 'y', 1)).toEqual([0, 24]);
  });

  test('clamp what they assign to the range of the state', () => {
    const w = state('w', { initial: 0.5, range: [0, 1] });
    const of = model({ states: [w], stepHandlers: [block(assign('w', sum('w', 0.4)))] });
    expect(trace(of, 'w', 3)).toEqual([0.5, 0.9, 1, 1]);
  });

  test('branch on conditions', () => {
    const of = model({
      states: [clock, count],
      stepHandlers: [
        block(whenTrue(compare('x', '>', 2), [assign('count', 'x')], [assign('count', negative('x'))])),
      ],
    });
    expect(trace(of, 'count', 4)).toEqual([0, -1, -2, 3, 4]);
  });

  test('read the step size, and t at the end of the step', () => {
    const of = model({
      states: [state('x', { initial: 0 })],
      stepHandlers: [block(assign('x', sum(t, dt)))],
    });
    expect(trace(of, 'x', 3, TENTH)).toEqual([0, 0.1 + 0.1, 0.2 + 0.1, 0.3 + 0.1]);
  });

  test('old is the value at the start of the step, before any block', () => {
    const of = model({
      states: [clock, state('seen', { initial: 0 })],
      definitions: [definition('square', product('x', 'x'))],
      stepHandlers: [
        block(
          assign('x', sum('x', 100)),
          assign('seen', sum(old(reference('definition', 'square')), old(old(t)))),
        ),
      ],
    });
    // x runs 0, 101, 202; old(x^2) + old(t) is 0 + 0, then 101^2 + 1.
    expect(trace(of, 'seen', 2)).toEqual([0, 0, 10_202]);
  });

  test('what they add to an input lasts for the step that follows', () => {
    const of = model({
      inputs: [input('I', 1)],
      states: [state('x', { initial: 0, derivative: reference('input', 'I') })],
      timedHandlers: [
        { trigger: { kind: 'at', list: 0 }, ...block(addToInput('I', 10), addToInput('I', 5)) },
      ],
      lists: [list('times', 2)],
    });
    expect(trace(of, 'I', 5)).toEqual([1, 1, 16, 1, 1, 1]);
    expect(trace(of, 'x', 5)).toEqual([0, 1, 2, 18, 19, 20]);
  });
});

describe('spikes', () => {
  test('refractory 1 ms at dt 0.1 ms holds ten steps: a cell driven throughout spikes every eleven', () => {
    const of = model({
      states: [state('v', { initial: 0, derivative: 10 }), count],
      spikers: [
        spiker({
          when: compare('v', '>=', 0.5),
          handlers: [block(assign('v', 0))],
          refractory: { duration: written(1), holds: ['v'] },
        }),
      ],
    });
    const run = interpret(of, { method: 'rk4', dt: TENTH, steps: 100, records: ['v'] });
    expect(run.spikes.map(({ step }) => step)).toEqual([1, 12, 23, 34, 45, 56, 67, 78, 89, 100]);
    // Held at 0 after steps 1 to 11; step 12 integrates again, crosses and resets.
    expect(run.traces.get('v')?.every((v) => v === 0)).toBe(true);
  });

  test.each([0, 0.04, 0.05, 0.1, 0.3, 0.35])(
    'a period of %d ms is that many steps of 0.1 ms, rounded',
    (duration) => {
      const steps = Math.floor(duration / 0.1 + 0.5 + 1e-9);
      const of = model({
        spikers: [spiker({ when: always, refractory: { duration: written(duration), holds: [] } })],
      });
      expect(spikeSteps(of, 1 + 2 * (steps + 1), TENTH)).toEqual([1, 2 + steps, 3 + 2 * steps]);
    },
  );

  test('held states are constant for the equations of others, and events still change them', () => {
    const of = model({
      states: [state('v', { initial: 1, derivative: 1 }), state('w', { initial: 0, derivative: 'v' })],
      spikers: [
        spiker({
          when: compare('v', '>=', 2),
          handlers: [block(assign('v', 1))],
          refractory: { duration: written(2), holds: ['v'] },
        }),
      ],
      stepHandlers: [block(whenTrue(refractory, [assign('v', sum('v', 0.125))]))],
    });
    const run = interpret(of, { method: 'heun', dt: WHOLE, steps: 4, records: ['v', 'w'] });
    // Step 1 spikes; steps 2 and 3 are held, each adds 1/8; step 4 integrates 1.25 to 2.25 and spikes.
    expect(run.traces.get('v')).toEqual([1, 1, 1.125, 1.25, 1]);
    expect(run.traces.get('w')).toEqual([0, 1.5, 2.5, 3.625, 5.375]);
  });

  test('refractory is what the step began with up to the thresholds, and what comes next from then on', () => {
    const one = choose(refractory, 1, 0);
    const of = model({
      states: [count, state('atSpike', { initial: -1 }), state('later', { initial: -1 })],
      definitions: [definition('now', one)],
      spikers: [
        spiker({
          when: always,
          handlers: [block(assign('atSpike', one))],
          refractory: { duration: written(1), holds: [] },
        }),
      ],
      stepHandlers: [block(assign('count', one))],
      timedHandlers: [
        { trigger: { kind: 'every', period: written(1), from: written(0) }, ...block(assign('later', one)) },
      ],
    });
    expect(trace(of, 'count', 4)).toEqual([0, 0, 1, 0, 1]);
    expect(trace(of, 'atSpike', 4)).toEqual([-1, 0, 0, 0, 0]);
    expect(trace(of, 'later', 4)).toEqual([-1, 1, 0, 1, 0]);
    expect(trace(of, 'now', 4)).toEqual([0, 1, 0, 1, 0]);
  });

  test('last_spike is -infinity, then the time of the spike, in its blocks already; old has the one before', () => {
    const of = model({
      states: [state('now', { initial: 0 }), state('before', { initial: 0 })],
      definitions: [definition('last', lastSpike)],
      spikers: [
        spiker({
          when: compare(call('mod', t, 2), '==', 0),
          handlers: [block(assign('now', lastSpike), assign('before', call('max', old(lastSpike), -9)))],
        }),
      ],
    });
    expect(trace(of, 'last', 5)).toEqual([-Infinity, -Infinity, 2, 2, 4, 4]);
    expect(trace(of, 'now', 5)).toEqual([0, 0, 2, 2, 4, 4]);
    expect(trace(of, 'before', 5)).toEqual([0, 0, -9, -9, 2, 2]);
  });

  test('time since the last spike is compared in steps', () => {
    // t - last_spike > 0.3 ms: the third step after a spike is not later than 0.3 ms, whatever float64 says.
    const threshold = written(0.3);
    const steps = { operator: '>', time: 1, lastSpike: -1, oldLastSpike: 0, spiker: 0, threshold } as const;
    const of = model({ spikers: [spiker({ when: compare(minus(t, lastSpike), '>', 0.3, { steps }) })] });
    expect(spikeSteps(of, 14, TENTH)).toEqual([1, 5, 9, 13]);
  });

  test('all thresholds are decided before any block runs, and blocks run in order', () => {
    const of = model({
      states: [clock, state('order', { initial: 0 })],
      spikers: [
        spiker({
          when: compare('x', '>=', 1),
          handlers: [block(assign('x', 0)), block(assign('order', sum(product('order', 10), 1)))],
        }),
        spiker({
          path: 'part',
          when: compare('x', '>=', 1),
          handlers: [block(assign('order', sum(product('order', 10), 2)))],
        }),
      ],
    });
    const run = interpret(of, { method: 'euler', dt: WHOLE, steps: 1, records: ['order'] });
    expect(run.traces.get('order')).toEqual([0, 12]);
    expect(run.spikes).toEqual([{ step: 1, count: 1 }]);
  });

  test('spikes of a part are not the model’s', () => {
    expect(spikeSteps(model({ spikers: [spiker({ path: 'part', when: always })] }), 3)).toEqual([]);
  });

  test('count is rounded down; below 1 there is no spike; blocks run once and read it', () => {
    const of = model({
      states: [count],
      spikers: [
        spiker({
          when: always,
          count: quotient(t, 2),
          handlers: [block(assign('count', sum('count', spikeCount)))],
        }),
      ],
    });
    const run = interpret(of, { method: 'euler', dt: WHOLE, steps: 5, records: ['count'] });
    expect(run.spikes).toEqual([
      { step: 2, count: 1 },
      { step: 3, count: 1 },
      { step: 4, count: 2 },
      { step: 5, count: 2 },
    ]);
    expect(run.traces.get('count')).toEqual([0, 0, 1, 2, 4, 6]);
  });

  test('spike at a list: once at each nearest grid point, however many times lie there', () => {
    const of = model({
      lists: [list('times', 0.5, 1.04, 0.96, 0.26, -3)],
      spikers: [{ path: '', trigger: { kind: 'at', list: 0 }, handlers: [], span: SPAN }],
    });
    expect(spikeSteps(of, 20, TENTH)).toEqual([3, 5, 10]);
  });
});

describe('crossings and peaks', () => {
  const up = (left: Parameters<typeof crosses>[0]): CheckedModel['spikers'] => [
    spiker({ when: crosses(left, 'up', 0) }),
  ];

  test('a crossing is between the start and the end of a step', () => {
    const wave = model({
      states: [state('x', { initial: -2, derivative: 1 })],
      spikers: up('x'),
    });
    expect(trace(wave, 'x', 4)).toEqual([-2, -1, 0, 1, 2]);
    expect(spikeSteps(wave, 4)).toEqual([2]);
  });

  test('it falls below only from at or above', () => {
    const of = model({
      states: [state('x', { initial: 2, derivative: -1 })],
      spikers: [spiker({ when: crosses('x', 'down', 0) })],
    });
    expect(spikeSteps(of, 5)).toEqual([3]);
  });

  test('nothing crosses in the first step', () => {
    const of = model({ states: [state('x', { initial: -1, derivative: 2 })], spikers: up('x') });
    expect(spikeSteps(of, 3)).toEqual([]);
  });

  test('a reset above the threshold is no crossing; a block that lifts the value over it is', () => {
    const lifted = model({
      states: [state('x', { initial: -1 })],
      lists: [list('times', 3)],
      stepHandlers: [block(whenTrue(timeIs('==', 3), [assign('x', 1)]))],
      spikers: up('x'),
    });
    expect(spikeSteps(lifted, 5)).toEqual([3]);
  });

  test('peak is the first step of a fall', () => {
    // Rises to t = 3, falls to t = 6, rises to t = 8, falls again.
    const slope = choose(timeIs('<', 3), 1, choose(timeIs('<', 6), -1, choose(timeIs('<', 8), 1, -1)));
    const of = model({
      states: [state('x', { initial: 0, derivative: slope })],
      peaks: 1,
      spikers: [spiker({ when: peak('x') })],
    });
    expect(trace(of, 'x', 10)).toEqual([0, 1, 2, 3, 2, 1, 0, 1, 2, 1, 0]);
    expect(spikeSteps(of, 10)).toEqual([4, 9]);
  });

  test('a fall in the first step is no peak, but is remembered', () => {
    const of = model({
      states: [state('x', { initial: 0, derivative: -1 })],
      peaks: 1,
      spikers: [spiker({ when: peak('x') })],
    });
    expect(spikeSteps(of, 5)).toEqual([]);
  });

  test('a peak in a threshold does not see the reset that it causes', () => {
    // x rises by 1 a step and is reset to 0 at 3: integration never lowers it.
    const of = model({
      states: [clock, count],
      peaks: 1,
      spikers: [
        spiker({ path: '', when: compare('x', '>=', 3), handlers: [block(assign('x', 0))] }),
        spiker({ path: 'part', when: peak('x'), handlers: [countOne] }),
      ],
    });
    expect(trace(of, 'count', 12).at(-1)).toBe(0);
  });

  test('a peak elsewhere sees it', () => {
    const of = model({
      states: [clock, count],
      peaks: 1,
      spikers: [spiker({ when: compare('x', '>=', 3), handlers: [block(assign('x', 0))] })],
      timedHandlers: [{ trigger: { kind: 'condition', condition: peak('x') }, ...countOne }],
    });
    expect(trace(of, 'count', 12).at(-1)).toBe(4);
  });
});

describe('timed blocks', () => {
  test('on a condition: when it is true at the end of a step and was not at its start', () => {
    const of = model({
      states: [clock, count],
      timedHandlers: [{ trigger: { kind: 'condition', condition: compare('x', '>=', 2) }, ...countOne }],
    });
    expect(trace(of, 'count', 5)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  test('on a condition that holds from the start: never', () => {
    const of = model({
      states: [count],
      timedHandlers: [{ trigger: { kind: 'condition', condition: always }, ...countOne }],
    });
    expect(trace(of, 'count', 3)).toEqual([0, 0, 0, 0]);
  });

  test('on a time: at the grid point itself', () => {
    const of = model({
      states: [count],
      timedHandlers: [{ trigger: { kind: 'condition', condition: timeIs('>=', 0.3) }, ...countOne }],
    });
    expect(trace(of, 'count', 5, TENTH)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  test('each sees what the ones before changed, its condition too', () => {
    const of = model({
      states: [state('x', { initial: 0 }), count],
      lists: [list('times', 2)],
      timedHandlers: [
        { trigger: { kind: 'at', list: 0 }, ...block(assign('x', 1)) },
        { trigger: { kind: 'condition', condition: compare('x', '==', 1) }, ...countOne },
      ],
    });
    expect(trace(of, 'count', 4)).toEqual([0, 0, 1, 1, 1]);
  });

  test('at times: once at each nearest grid point, from the end of the first step on', () => {
    const of = model({
      states: [count],
      lists: [list('times', 0, 0.04, 0.21, 0.19, 0.35)],
      timedHandlers: [{ trigger: { kind: 'at', list: 0 }, ...countOne }],
    });
    expect(trace(of, 'count', 5, TENTH)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test.each([
    [0.2, 0, [2, 4, 6, 8, 10, 12]],
    [0.25, 0, [3, 5, 8, 10]],
    [0.3, 0.5, [5, 8, 11]],
    [0.4, -0.2, [2, 6, 10]],
  ])('every %d from %d: at the nearest grid points', (period, from, expected) => {
    const of = model({
      states: [count],
      timedHandlers: [
        { trigger: { kind: 'every', period: written(period), from: written(from) }, ...countOne },
      ],
    });
    const counts = trace(of, 'count', 12, TENTH);
    const ran = counts.flatMap((value, k) => (k > 0 && value > (counts[k - 1] ?? 0) ? [k] : []));
    expect(ran).toEqual(expected);
  });
});

describe('breaking down', () => {
  const of = model({
    states: [
      state('calm', { initial: 1, derivative: 0 }),
      state('x', { initial: 2, derivative: product('x', 'x', 1e200) }),
    ],
  });

  test('a state that is not finite ends the run, and says where', () => {
    const run = interpret(of, { method: 'euler', dt: WHOLE, steps: 10, records: ['x'] });
    expect(run.traces.get('x')).toEqual([2, 2 + 4e200]);
    expect(run.breakdown).toEqual({
      state: 'x',
      step: 1,
      time: 2,
      before: new Map([
        ['calm', 1],
        ['x', 2 + 4e200],
      ]),
    });
  });

  test('a block may still save it', () => {
    const saved = {
      ...of,
      timedHandlers: [
        {
          trigger: { kind: 'condition', condition: compare('x', '>', 1e300) },
          ...block(assign('x', 0)),
        } as const,
      ],
    };
    expect(
      interpret(saved, { method: 'euler', dt: WHOLE, steps: 10, records: [] }).breakdown,
    ).toBeUndefined();
  });
});

describe('size', () => {
  test('a chain of 20 000 definitions needs no deep stack, and each is computed once', () => {
    const definitions = Array.from({ length: 20_000 }, (_, i) => {
      const before = i === 0 ? written(1) : reference('definition', `d${i - 1}`);
      return definition(`d${i}`, product(sum(before, before), 0.5));
    });
    expect(trace(model({ definitions }), 'd19999', 0)).toEqual([1]);
  });

  test('a sum of 20 000 terms is a loop', () => {
    const terms = Array.from({ length: 20_000 }, () => 1);
    expect(trace(model({ definitions: [definition('all', sum(0, ...terms))] }), 'all', 0)).toEqual([20_000]);
  });
});
