import { describe, expect, it } from 'vitest';
import { expressionText } from '../../src/check/expression-text.ts';
import { codesOf, diagnose, modelOf } from '../check/check-text.ts';

const body = (lines: string): string => `
neuron Cell {
  param tau = 10 ms
  input I : mV = 0
  state v : mV = 0
  dv/dt = (I - v) / tau
${lines}
}`;

describe('a function over cells', () => {
  it('takes a number of its unit, or a condition, and comes before what reads it', () => {
    const model = modelOf(`
neuron Soft {
  input I : mV = 0
  state v : mV = 0
  state n = 0
  largest = max over cells of v
  p = exp((v - largest) / 1 mV) / (sum over cells of exp((v - largest) / 1 mV))
  dv/dt = (I - (mean over cells of v)) / 10 ms
  spike when p > 0.5 and (count over cells of v > 1 mV) > 2
  on step { n = rank over cells of v; n += (max over cells of v) / (min over cells of v) }
}`);
    const texts = (model.overCells ?? []).map(({ reduction, operand }) => [
      reduction,
      expressionText(operand, model),
    ]);
    expect(texts).toEqual([
      ['max', 'v'],
      ['sum', 'exp((v - largest) / 1 mV)'],
      ['mean', 'v'],
      ['count', 'v > 1 mV'],
      ['rank', 'v'],
      ['min', 'v'],
    ]);
    const units = new Map(model.definitions.map(({ name, unit }) => [name, unit.text]));
    expect(units).toEqual(
      new Map([
        ['largest', 'mV'],
        ['p', '1'],
      ]),
    );
  });

  it('is printed as it is written, in parentheses as an operand', () => {
    const model = modelOf(body('  share = v / (sum over cells of v + 1 mV) + (rank over cells of -v)'));
    const share = model.definitions.find(({ name }) => name === 'share')?.value;
    expect(share && expressionText(share, model)).toBe(
      'v / (sum over cells of v + 1 mV) + (rank over cells of -v)',
    );
  });

  it('may be an argument of a function, and stand in its formula', () => {
    const model = modelOf(`
function share(x) = x / (sum over cells of x)
function twice(x) = 2 * x
neuron Cell {
  state v = 1
  dv/dt = (share(exp(v)) - twice(mean over cells of v)) / 1 ms
}`);
    expect(model.overCells).toHaveLength(2);
  });

  it('leaves `sum`, `count`, `over`, `cells` and `of` free as names', () => {
    expect(
      diagnose(`
neuron Cell {
  param over = 1; param cells = 2; param of = 3
  state sum = 0
  mean = over + cells + of
  dsum/dt = (mean - sum) / 10 ms
  spike count count over cells of sum > of when sum > over
}`),
    ).toBe('');
  });

  it('is of one cell where the component is looked at by itself', () => {
    expect(diagnose(body('  total = sum over cells of 1'))).toBe('');
  });
});

describe('what is wrong is told with its repair', () => {
  it('names that there are none of', () => {
    const text = body(`
  a = total over cells of v
  b = means over cells of v
  c = var over cells of v
  d = foo over cells of v
  e = sum(v)
  f = softmax(v)`);
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[population/unknown-function]: There is no \`total over cells\`.
        --> model.axo:7:7
         |
       7 |   a = total over cells of v
         |       ^^^^^
      hint: did you mean \`sum over cells of …\`?

      error[population/unknown-function]: There is no \`means over cells\`.
        --> model.axo:8:7
         |
       8 |   b = means over cells of v
         |       ^^^^^
      hint: did you mean \`mean over cells of …\`?

      error[population/unknown-function]: There is no \`var over cells\`.
        --> model.axo:9:7
         |
       9 |   c = var over cells of v
         |       ^^^
      hint: the variance is \`mean over cells of (x - (mean over cells of x))^2\`.

      error[population/unknown-function]: There is no \`foo over cells\`.
         --> model.axo:10:7
          |
       10 |   d = foo over cells of v
          |       ^^^
      hint: over cells there are \`sum\`, \`mean\`, \`max\`, \`min\`, \`rank\` and \`count\`.

      error[names/unknown-function]: There is no function \`sum\`.
         --> model.axo:11:7
          |
       11 |   e = sum(v)
          |       ^^^
      hint: of the cells of the population it is \`sum over cells of …\`.

      error[names/unknown-function]: There is no function \`softmax\`.
         --> model.axo:12:7
          |
       12 |   f = softmax(v)
          |       ^^^^^^^
      hint: of the cells of the population, it is \`exp(x) / (sum over cells of exp(x))\`.

      6 errors"
    `);
  });

  it('conditions that are summed, numbers that are counted', () => {
    const text = body(`
  a = sum over cells of (v > 0 mV)
  b = mean over cells of v > 0 mV
  c = count over cells of v
  d = sum over cells of 1 mV + (rank over cells of v)`);
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[population/kind]: \`sum over cells\` takes a number, but this is a condition.
        --> model.axo:7:25
         |
       7 |   a = sum over cells of (v > 0 mV)
         |                         ^^^^^^^^^^ a condition
      hint: the number of cells in which it holds is \`count over cells of …\`.

      error[population/kind]: \`mean over cells\` takes a number, but this is a condition.
        --> model.axo:8:26
         |
       8 |   b = mean over cells of v > 0 mV
         |                          ^^^^^^^^ a condition
      hint: write \`if … then 1 else 0\` to make a number of it, or \`count over cells of …\`.

      error[population/kind]: \`count over cells\` takes a condition, but this is a number.
        --> model.axo:9:27
         |
       9 |   c = count over cells of v
         |                           ^ a number
      hint: compare it with something, for example \`> 0\`; numbers are added up by \`sum over cells of …\`.

      error[units/sum]: A value in mV and a plain number cannot be added.
         --> model.axo:10:32
          |
       10 |   d = sum over cells of 1 mV + (rank over cells of v)
          |                         ---- this is mV
          |                                ^^^^^^^^^^^^^^^^^^^^^^ this is a plain number

      4 errors"
    `);
  });

  it('places where there are no cells yet', () => {
    const text = `
const MANY = sum over cells of 1
neuron Cell {
  param g = count over cells of true in [0, sum over cells of 2]
  param times : ms[] = [sum over cells of t]
  input I = mean over cells of 1
  state v = rank over cells of t
  state w = total
  total = sum over cells of v
  dv/dt = (I - v) / 1 ms
  dw/dt = -w * g * MANY / 1 ms
  spike when v > total
  refractory total * 1 ms
  at times { v = 0 }
  every (sum over cells of 1 ms) { w = total }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[population/place]: \`sum over cells\` cannot be read in the constant \`MANY\`.
        --> model.axo:1:14
         |
       1 | const MANY = sum over cells of 1
         |              ^^^^^^^^^^^^^^^^^^^
      hint: it is known before the first step; what depends on other cells is a named expression, \`name = sum over cells of …\`.

      error[population/place]: \`count over cells\` cannot be read in the parameter \`g\`.
        --> model.axo:3:13
         |
       3 |   param g = count over cells of true in [0, sum over cells of 2]
         |             ^^^^^^^^^^^^^^^^^^^^^^^^
      hint: it is known before the first step; what depends on other cells is a named expression, \`name = sum over cells of …\`.

      error[population/place]: \`sum over cells\` cannot be read in the range of \`g\`.
        --> model.axo:3:45
         |
       3 |   param g = count over cells of true in [0, sum over cells of 2]
         |                                             ^^^^^^^^^^^^^^^^^^^
      hint: it is known before the first step; what depends on other cells is a named expression, \`name = sum over cells of …\`.

      error[population/place]: \`sum over cells\` cannot be read in the list \`times\`.
        --> model.axo:4:25
         |
       4 |   param times : ms[] = [sum over cells of t]
         |                         ^^^^^^^^^^^^^^^^^^^
      hint: it is known before the first step; what depends on other cells is a named expression, \`name = sum over cells of …\`.

      error[population/place]: \`mean over cells\` cannot be read in the default of the input \`I\`.
        --> model.axo:5:13
         |
       5 |   input I = mean over cells of 1
         |             ^^^^^^^^^^^^^^^^^^^^
      hint: what drives an input comes from outside of the population; write it beside the input in the equation, \`I + (sum over cells of …)\`.

      error[population/place]: \`rank over cells\` cannot be read in the initial value of \`v\`.
        --> model.axo:6:13
         |
       6 |   state v = rank over cells of t
         |             ^^^^^^^^^^^^^^^^^^^^
      hint: initial values are computed cell by cell; name it, \`name = sum over cells of …\`, or assign it to the state by \`on step\`.

      error[population/place]: \`sum over cells\` cannot be read in \`every\`.
         --> model.axo:14:10
          |
       14 |   every (sum over cells of 1 ms) { w = total }
          |          ^^^^^^^^^^^^^^^^^^^^^^
      hint: it is known before the first step; what depends on other cells is a named expression, \`name = sum over cells of …\`.

      7 errors"
    `);
  });

  it('named expressions that hold one, where there are no cells yet', () => {
    const text = `
neuron Cell {
  state v = 0
  state w = share
  total = sum over cells of v
  share = v / total
  dv/dt = (total - v) / 1 ms
  dw/dt = -w / 1 ms
  spike when v > total
  refractory total * 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[population/place]: \`share\` cannot be read in the initial value of \`w\`.
        --> model.axo:3:13
         |
       3 |   state w = share
         |             ^^^^^
      hint: initial values are computed cell by cell; assign it to the state by \`on step\`.

      error[population/place]: \`total\` cannot be read in the refractory period.
        --> model.axo:9:14
         |
       9 |   refractory total * 1 ms
         |              ^^^^^
      hint: the period is the same for all spikes; to rest while a condition holds, write it into \`spike when\`.

      2 errors"
    `);
  });

  it('what belongs to one cell and moment', () => {
    const text = body(`
  state n = 0
  dn/dt = (sum over cells of xi) / 1 [ms^(1/2)]
  spike when (count over cells of v crosses 1 mV) > 2
  on spike { n = sum over cells of count }
  on step {
    let twice = 2 * v
    v = sum over cells of twice
    n = sum over cells of normal(0, 1)
    v = sum over cells of old(v)
  }
  on (count over cells of peak(v)) > 0 { n = 0 }`);
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[population/operand]: \`xi\` cannot be read in what \`sum over cells\` is taken of.
        --> model.axo:8:30
         |
       8 |   dn/dt = (sum over cells of xi) / 1 [ms^(1/2)]
         |                              ^^
      hint: let a state follow the noise, and take that state over the cells.

      error[population/operand]: \`crosses\` cannot be read in what \`count over cells\` is taken of.
        --> model.axo:9:35
         |
       9 |   spike when (count over cells of v crosses 1 mV) > 2
         |                                   ^^^^^^^^^^^^^^
      hint: note it in a state, \`on … { n = 1 }\`, and take that state over the cells.

      error[population/operand]: The \`count\` of spikes cannot be read in what \`sum over cells\` is taken of.
         --> model.axo:10:36
          |
       10 |   on spike { n = sum over cells of count }
          |                                    ^^^^^
      hint: add it to a state, \`on spike { n += count }\`, and take that state over the cells.

      error[population/operand]: The \`let\` of a block, \`twice\`, cannot be read in what \`sum over cells\` is taken of.
         --> model.axo:13:27
          |
       12 |     let twice = 2 * v
          |         ----- declared here
       13 |     v = sum over cells of twice
          |                           ^^^^^
      hint: name the value in the component, outside of the block.

      error[population/operand]: \`normal\` cannot be read in what \`sum over cells\` is taken of.
         --> model.axo:14:27
          |
       14 |     n = sum over cells of normal(0, 1)
          |                           ^^^^^^^^^^^^
      hint: draw into a state, by \`on step\`, and take that state over the cells.

      error[population/operand]: \`old\` cannot be read in what \`sum over cells\` is taken of.
         --> model.axo:15:27
          |
       15 |     v = sum over cells of old(v)
          |                           ^^^^^^
      hint: the whole as it was at the start of the step is \`old(sum over cells of …)\`.

      error[population/operand]: \`peak\` cannot be read in what \`count over cells\` is taken of.
         --> model.axo:17:27
          |
       17 |   on (count over cells of peak(v)) > 0 { n = 0 }
          |                           ^^^^^^^
      hint: note it in a state, \`on peak(…) { n = 1 }\`, and take that state over the cells.

      7 errors"
    `);
  });

  it('noise that comes by a name', () => {
    const text = body(
      '  state n = 0\n  noise = xi * 1 [ms^(1/2)]\n  dn/dt = ((sum over cells of noise) - n + noise) / 1 ms',
    );
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[random/noise-place]: \`noise\` cannot stand in what \`sum over cells\` is taken of: white noise has no value at an instant.
        --> model.axo:8:31
         |
       8 |   dn/dt = ((sum over cells of noise) - n + noise) / 1 ms
         |                               ^^^^^
      hint: draw a number instead, \`normal(mean, sd)\`, or put the noise into an equation.

      1 error"
    `);
  });

  it('formulas that functions write out without end, though each is one number', () => {
    const nested = `${'f('.repeat(40)}v${')'.repeat(40)}`;
    const text = `
function f(x) = (sum over cells of x) + (max over cells of x)
neuron Cell {
  state v = 1
  dv/dt = ${nested} / 1 ms
}`;
    expect(codesOf(text)).toEqual(['limits/too-large']);
  });

  it('circles through other cells', () => {
    expect(codesOf(body('  a = 1 + (sum over cells of b)\n  b = 2 * a'))).toEqual(['structure/cycle']);
  });

  it('tells of equilibria, of gates and of reactions, that they are computed cell by cell', () => {
    const text = `
neuron Cell {
  param k = 1/ms
  state v = 0
  dv/dt = -v / 1 ms
  gate m { inf = (mean over cells of v); tau = 1 ms }
  state A, B start steady sum 1
  reaction A <-> B ((mean over cells of v) * k, k)
  at (sum over cells of v) * 1 ms { v = 0 }
}`;
    expect(
      diagnose(text)
        .split('\n')
        .filter((line) => /^error|^hint/.test(line)),
    ).toEqual([
      'error[population/place]: `m.inf` cannot be read in the steady state at which `m` starts.',
      'hint: initial values are computed cell by cell: give the gate one, `gate m = 0.5 { … }`.',
      'error[population/place]: A function over cells cannot be read in the equilibrium at which `A` starts.',
      'hint: initial values are computed cell by cell: give the states values of their own in place of `start steady`.',
      'error[population/place]: `sum over cells` cannot be read in a time of `at`.',
      'hint: it is known before the first step; what depends on other cells is a named expression, `name = sum over cells of …`.',
    ]);
  });
});
