import { describe, expect, it } from 'vitest';
import { add, definition, makeDefinition, makeModel, makeState, negate } from './make-model.ts';
import { trace } from './run-program.ts';

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
