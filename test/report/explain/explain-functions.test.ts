import { describe, expect, it } from 'vitest';
import {
  check,
  explain,
  explainFunctions,
  modelOf,
  renderExplanation,
  renderFunctions,
} from '../../../src/index.ts';

const HEAD = `## What the file is, told in a sentence that
## goes on in the next line.
##
## Source: somebody (2000),
## a journal.
## Units: ms.

`;

describe('what is told of a file', () => {
  const text = `${HEAD}## Of the cell, in
## two lines. And more.
neuron Cell {
  ## How fast it is,
  ## in a sentence. And more.
  param tau = 10 ms
  state v = 1
  dv/dt = -v / tau
}
`;

  it('stands before what is told of its component, in lines as wide as there is room', () => {
    expect(
      `\n${renderExplanation(modelOf(text), { columns: 60 }).split('\nState')[0]}`,
    ).toMatchInlineSnapshot(`
      "
      neuron Cell, from <text>
        What the file is, told in a sentence that goes on in the
        next line.

        Source: somebody (2000), a journal.
        Units: ms.

        Of the cell, in two lines. And more.

      Units
        It computes in ms.
      "
    `);
  });

  it('is not cut where a line of the file ends', () => {
    expect(renderExplanation(modelOf(text))).toMatch(/tau {2}= 10 ms {2}How fast it is, in a sentence\.$/m);
    expect(explain(modelOf(text)).about).toMatch(/^What the file is/);
  });
});

describe('a file of functions', () => {
  const text = `${HEAD}## Twice as
## much.
function double(x : mV) = 2 * x

function half(x,
  by) = x / by
`;

  it('is told by how they are called', () => {
    const told = explainFunctions(check(text).syntax, text);
    expect(told?.functions.map(({ name }) => name)).toEqual(['double', 'half']);
    expect(`\n${told && renderFunctions(told, 60)}`).toMatchInlineSnapshot(`
      "
      functions, from <text>
        What the file is, told in a sentence that goes on in the
        next line.

        Source: somebody (2000), a journal.
        Units: ms.

        double(x : mV)
            Twice as much.

        half(x,
        by)"
    `);
  });

  it('is none that declares a component', () => {
    const cell = 'function f(x) = x\nneuron Cell { state v = 1; dv/dt = -f(v) / 10 ms }';
    expect(explainFunctions(check(cell).syntax, cell)).toBeUndefined();
    expect(explainFunctions(check('const A = 1').syntax, 'const A = 1')).toBeUndefined();
  });
});
