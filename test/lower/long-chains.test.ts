import { describe, expect, it } from 'vitest';
import type { CheckedExpression } from '../../src/check/checked-model.ts';
import { reachable } from '../../src/expr/reachable.ts';
import {
  add,
  definition,
  e,
  input,
  local,
  makeDefinition,
  makeInput,
  makeModel,
  makeState,
  negate,
  span,
  times,
} from './make-model.ts';
import { lowered, trace } from './run-program.ts';

const LENGTH = 20_000;
const numbers = Array.from({ length: LENGTH }, (_, i) => i);

describe('a chain as long as a file', () => {
  it('of terms is one sum', () => {
    const model = makeModel({ states: [makeState('v', 0, add(1, ...numbers.map(() => 1)))] });
    expect(trace(model, 'v', { steps: 1 })).toEqual([0, LENGTH + 1]);
  });

  it('of named expressions does not overflow the stack', () => {
    const definitions = numbers.map((i) =>
      makeDefinition(`d${i}`, i === 0 ? 'v' : add(definition(`d${i - 1}`), 1)),
    );
    const model = makeModel({ states: [makeState('v', 0, definition(`d${LENGTH - 1}`))], definitions });
    expect(trace(model, 'v', { steps: 1, method: 'heun' })).toEqual([0, 1.5 * (LENGTH - 1)]);
  });

  it('of inputs that drive each other does not overflow the stack', () => {
    const inputs = numbers.map((i) => makeInput(`I${i}`, i === 0 ? 'v' : add(input(`I${i - 1}`), 1), true));
    const model = makeModel({ states: [makeState('v', 0, input(`I${LENGTH - 1}`))], inputs });
    expect(trace(model, 'v', { steps: 1 })).toEqual([0, LENGTH - 1]);
  });

  it('of functions that call each other does not overflow the stack', () => {
    const functions = numbers.map((i) => ({
      name: `f${i}`,
      parameters: ['x'],
      body:
        i === 0
          ? local('x')
          : add({ kind: 'apply', function: i - 1, arguments: [add(local('x'), 1)], span } as const, 0),
      span,
    }));
    const body = { kind: 'apply', function: LENGTH - 1, arguments: [e('v')], span } as const;
    const model = makeModel({ states: [makeState('v', 0, body)], functions });
    expect(trace(model, 'v', { steps: 1 })).toEqual([0, LENGTH - 1]);
  });

  it('may end in an expression that is nested as deep as the language allows', () => {
    const deep = (seed: Parameters<typeof negate>[0]) => {
      let value = negate(seed);
      for (let i = 1; i < 500; i++) value = negate(value);
      return value;
    };
    const definitions = numbers
      .slice(0, 200)
      .map((i) => makeDefinition(`d${i}`, i === 0 ? 'v' : deep(definition(`d${i - 1}`))));
    const model = makeModel({ states: [makeState('v', 3, definition('d199'))], definitions });
    expect(trace(model, 'v', { steps: 1 })).toEqual([3, 6]);
  });
});

describe('functions', () => {
  const call = (index: number, ...values: readonly CheckedExpression[]): CheckedExpression => ({
    kind: 'apply',
    function: index,
    arguments: values,
    span,
  });

  it('called with the same arguments are computed once, so that doubling stays linear', () => {
    const functions = Array.from({ length: 30 }, (_, i) => ({
      name: `f${i}`,
      parameters: ['x'],
      body: i === 0 ? local('x') : add(call(i - 1, local('x')), call(i - 1, local('x'))),
      span,
    }));
    const model = makeModel({ states: [makeState('v', 1, call(29, e('v')))], functions });
    expect(trace(model, 'v', { steps: 1 })).toEqual([1, 1 + 2 ** 29]);
    const { blocks } = lowered(model, 'euler');
    expect(reachable(blocks.attempt.stores.map(({ value }) => value)).length).toBeLessThan(40);
  });

  it('see their arguments only', () => {
    const model = makeModel({
      states: [makeState('v', 2, call(0, e(5)))],
      functions: [{ name: 'f', parameters: ['v'], body: times(local('v'), 2), span }],
    });
    expect(trace(model, 'v', { steps: 1 })).toEqual([2, 12]);
  });
});
