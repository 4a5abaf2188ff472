import { describe, expect, it } from 'vitest';
import { hashText } from '../../src/runtime/hash-text.ts';
import { diagnose } from './check-text.ts';

describe('a draw', () => {
  it('may stand in parameters, initial values, defaults of inputs, thresholds and blocks', () => {
    const text = `
neuron Cell {
  param tau = uniform(5 ms, 20 ms)
  input I : mV/ms = exponential(1 mV/ms)
  state v : mV = normal(-60 mV, 2 mV)
  dv/dt = (-60 mV - v) / tau + I
  state n = binomial(10, 0.5)
  spike when v > -50 mV and uniform(0, 1) < 0.5
  on spike { v = -60 mV; let more = poisson(3); n += more + bernoulli(0.1) }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`""`);
  });

  it('is refused where there is no step or no cell, with what to write instead', () => {
    const text = `
const SD = normal(1, 2)
function noisy(x) = x + normal(0, 1)
neuron Cell {
  param times : ms[] = [uniform(1 ms, 2 ms)]
  param tau = 10 ms in [uniform(1 ms, 2 ms), 20 ms]
  state v = 0
  dv/dt = (noisy(1) * SD + normal(0, 1) - v) / tau
  named = poisson(3)
  at times { v = named }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[random/draw-place]: \`normal\` cannot be drawn in the constant \`SD\`.
        --> model.axo:1:12
         |
       1 | const SD = normal(1, 2)
         |            ^^^^^^^^^^^^
      hint: it is one number for all cells: draw in a parameter or an initial value of a component, or in a block.

      error[random/draw-place]: \`normal\` cannot be drawn in the function \`noisy\`.
        --> model.axo:2:25
         |
       2 | function noisy(x) = x + normal(0, 1)
         |                         ^^^^^^^^^^^^
      hint: a function gives the same for the same arguments: hand the drawn number in as an argument.

      error[random/draw-place]: \`uniform\` cannot be drawn in the list \`times\`.
        --> model.axo:4:25
         |
       4 |   param times : ms[] = [uniform(1 ms, 2 ms)]
         |                         ^^^^^^^^^^^^^^^^^^^
      hint: it is one number for all cells: draw in a parameter or an initial value of a component, or in a block.

      error[random/draw-place]: \`uniform\` cannot be drawn in the range of \`tau\`.
        --> model.axo:5:25
         |
       5 |   param tau = 10 ms in [uniform(1 ms, 2 ms), 20 ms]
         |                         ^^^^^^^^^^^^^^^^^^^
      hint: it is one number for all cells: draw in a parameter or an initial value of a component, or in a block.

      error[random/draw-place]: \`normal\` cannot be drawn in an equation.
        --> model.axo:7:28
         |
       7 |   dv/dt = (noisy(1) * SD + normal(0, 1) - v) / tau
         |                            ^^^^^^^^^^^^
      hint: white noise in an equation is \`xi\`, as in \`sigma * sqrt(2 / tau) * xi\`; a number per step is drawn into a state by \`on step\`.

      error[random/draw-place]: \`poisson\` cannot be drawn in a named expression.
        --> model.axo:8:11
         |
       8 |   named = poisson(3)
         |           ^^^^^^^^^^
      hint: white noise in an equation is \`xi\`, as in \`sigma * sqrt(2 / tau) * xi\`; a number per step is drawn into a state by \`on step\`.

      6 errors"
    `);
  });

  it('has a distribution that is possible, of one unit', () => {
    const text = `
neuron Cell {
  state a = normal(0, -1)
  state b = uniform(2, 1)
  state c = bernoulli(1.5)
  state d = binomial(2.5, 0.1)
  state e = poisson(-1)
  state f : mV = normal(-60 mV, 2)
  state g = normal(1)
  on step { a = b + c + d + e + g; f = 0 }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[random/draw-arguments]: \`normal\` cannot be drawn: its standard deviation is negative.
        --> model.axo:2:13
         |
       2 |   state a = normal(0, -1)
         |             ^^^^^^^^^^^^^

      warning[structure/unchanged-state]: Nothing in sight changes the state variable \`b\`: it has no equation, and no event assigns it.
        --> model.axo:3:9
         |
       3 |   state b = uniform(2, 1)
         |         ^
      hint: add \`db/dt = …\`, or declare it as a \`param\`; if a synapse is to change it, \`post.b += …\`, all is well.

      error[random/draw-arguments]: \`uniform\` cannot be drawn: its lower end is above its upper end.
        --> model.axo:3:13
         |
       3 |   state b = uniform(2, 1)
         |             ^^^^^^^^^^^^^

      warning[structure/unchanged-state]: Nothing in sight changes the state variable \`c\`: it has no equation, and no event assigns it.
        --> model.axo:4:9
         |
       4 |   state c = bernoulli(1.5)
         |         ^
      hint: add \`dc/dt = …\`, or declare it as a \`param\`; if a synapse is to change it, \`post.c += …\`, all is well.

      error[random/draw-arguments]: \`bernoulli\` cannot be drawn: a probability lies between 0 and 1.
        --> model.axo:4:13
         |
       4 |   state c = bernoulli(1.5)
         |             ^^^^^^^^^^^^^^

      warning[structure/unchanged-state]: Nothing in sight changes the state variable \`d\`: it has no equation, and no event assigns it.
        --> model.axo:5:9
         |
       5 |   state d = binomial(2.5, 0.1)
         |         ^
      hint: add \`dd/dt = …\`, or declare it as a \`param\`; if a synapse is to change it, \`post.d += …\`, all is well.

      error[random/draw-arguments]: \`binomial\` cannot be drawn: its count is no whole number from 0 to 1e9.
        --> model.axo:5:13
         |
       5 |   state d = binomial(2.5, 0.1)
         |             ^^^^^^^^^^^^^^^^^^

      warning[structure/unchanged-state]: Nothing in sight changes the state variable \`e\`: it has no equation, and no event assigns it.
        --> model.axo:6:9
         |
       6 |   state e = poisson(-1)
         |         ^
      hint: add \`de/dt = …\`, or declare it as a \`param\`; if a synapse is to change it, \`post.e += …\`, all is well.

      error[random/draw-arguments]: \`poisson\` cannot be drawn: its mean is negative.
        --> model.axo:6:13
         |
       6 |   state e = poisson(-1)
         |             ^^^^^^^^^^^

      error[units/missing-unit]: An argument of \`normal\` needs a unit: \`2\` is a plain number.
        --> model.axo:7:33
         |
       7 |   state f : mV = normal(-60 mV, 2)
         |                         ------ this is mV
         |                                 ^ no unit
      hint: write \`2 mV\`, if mV is meant.

      warning[structure/unchanged-state]: Nothing in sight changes the state variable \`g\`: it has no equation, and no event assigns it.
        --> model.axo:8:9
         |
       8 |   state g = normal(1)
         |         ^
      hint: add \`dg/dt = …\`, or declare it as a \`param\`; if a synapse is to change it, \`post.g += …\`, all is well.

      error[names/argument-count]: \`normal\` takes 2 arguments, but 1 is given.
        --> model.axo:8:13
         |
       8 |   state g = normal(1)
         |             ^^^^^^^^^
      hint: write \`normal(mean, sd)\`.

      7 errors, 5 warnings"
    `);
  });
});

describe('white noise', () => {
  it('has the unit 1/sqrt(time), and is a plain number where a component has a `time unit`', () => {
    const good = `
neuron A { param tau = 10 ms; param s = 1 mV; state v : mV = 0; dv/dt = -v / tau + s * sqrt(2 / tau) * xi }
neuron B { time unit 1 ms; state v = 0; dv/dt = -v + 0.3 * xi - 0.1 * xi.common }`;
    expect(diagnose(good)).toBe('');
    const wrong = 'neuron A { param tau = 10 ms; state v : mV = 0; dv/dt = -v / tau + 1 mV * xi / tau }';
    expect(diagnose(wrong)).toMatchInlineSnapshot(`
      "error[units/sum]: A value in mV/ms and one in mV/ms/ms^(1/2) cannot be added.
        --> model.axo:1:68
         |
       1 | neuron A { param tau = 10 ms; state v : mV = 0; dv/dt = -v / tau + 1 mV * xi / tau }
         |                                                         -------- this is mV/ms
         |                                                                    ^^^^^^^^^^^^^^^ this is mV/ms/ms^(1/2)
      hint: \`xi\` has the unit 1/sqrt(time): write \`sigma * sqrt(2 / tau) * xi\`.

      1 error"
    `);
  });

  it('stands in equations and what they read, to the first power', () => {
    const text = `
neuron Cell {
  param tau = 10 ms
  param p = xi
  input I : [1/ms] = xi * 1 [ms^(-1/2)]
  state v = xi
  noise = xi / sqrt(tau)
  dv/dt = -v / tau + xi * xi + exp(noise * tau) / tau + (if xi.a > 0 [ms^(-1/2)] then 1 else 2) / tau + 1 [ms^(-3/2)] / xi.b
  state w = noise * tau
  dw/dt = I + noise - abs(noise)
  spike when noise > 0 [1/ms]
  on spike { w = noise * tau; v = xi.a.b }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "warning[names/unused-parameter]: The parameter \`p\` is never used.
        --> model.axo:3:9
         |
       3 |   param p = xi
         |         ^
      hint: use it in an equation, or remove it.

      error[random/noise-place]: \`xi\` cannot stand in the parameter \`p\`: white noise has no value at an instant.
        --> model.axo:3:13
         |
       3 |   param p = xi
         |             ^^
      hint: draw a number instead, \`normal(mean, sd)\`, or put the noise into an equation.

      error[random/noise-place]: \`xi\` cannot stand in the default of the input \`I\`: white noise has no value at an instant.
        --> model.axo:4:22
         |
       4 |   input I : [1/ms] = xi * 1 [ms^(-1/2)]
         |                      ^^
      hint: draw a number instead, \`normal(mean, sd)\`, or put the noise into an equation.

      error[random/noise-place]: \`xi\` cannot stand in the initial value of \`v\`: white noise has no value at an instant.
        --> model.axo:5:13
         |
       5 |   state v = xi
         |             ^^
      hint: draw a number instead, \`normal(mean, sd)\`, or put the noise into an equation.

      error[random/noise-linear]: White noise stands in a product with noise, where it has no meaning.
        --> model.axo:7:22
         |
       7 |   dv/dt = -v / tau + xi * xi + exp(noise * tau) / tau + (if xi.a > 0 [ms^(-1/2)] then 1 else 2) / ta …
         |                      ^^
      hint: equations are linear in \`xi\`: let a state follow the noise, and use the state here.

      error[random/noise-linear]: White noise stands in \`exp\`, where it has no meaning.
        --> model.axo:7:36
         |
       7 |   dv/dt = -v / tau + xi * xi + exp(noise * tau) / tau + (if xi.a > 0 [ms^(-1/2)] then 1 else 2) / ta …
         |                                    ^^^^^^^^^^^
      hint: equations are linear in \`xi\`: let a state follow the noise, and use the state here.

      error[random/noise-linear]: White noise stands in a comparison, where it has no meaning.
        --> model.axo:7:61
         |
       7 | …  xi * xi + exp(noise * tau) / tau + (if xi.a > 0 [ms^(-1/2)] then 1 else 2) / tau + 1 [ms^(-3/2)] /  …
         |                                           ^^^^
      hint: equations are linear in \`xi\`: let a state follow the noise, and use the state here.

      error[random/noise-linear]: White noise stands below a fraction line, where it has no meaning.
        --> model.axo:7:121
         |
       7 | … * xi + exp(noise * tau) / tau + (if xi.a > 0 [ms^(-1/2)] then 1 else 2) / tau + 1 [ms^(-3/2)] / xi.b
         |                                                                                                   ^^^^
      hint: equations are linear in \`xi\`: let a state follow the noise, and use the state here.

      error[random/noise-place]: \`noise\` cannot stand in the initial value of \`w\`: white noise has no value at an instant.
        --> model.axo:8:13
         |
       8 |   state w = noise * tau
         |             ^^^^^
      hint: draw a number instead, \`normal(mean, sd)\`, or put the noise into an equation.

      error[random/noise-linear]: White noise stands in \`abs\`, where it has no meaning.
        --> model.axo:9:27
         |
       9 |   dw/dt = I + noise - abs(noise)
         |                           ^^^^^
      hint: equations are linear in \`xi\`: let a state follow the noise, and use the state here.

      error[random/noise-place]: \`noise\` cannot stand in \`spike when\`: white noise has no value at an instant.
         --> model.axo:10:14
          |
       10 |   spike when noise > 0 [1/ms]
          |              ^^^^^
      hint: draw a number instead, \`normal(mean, sd)\`, or put the noise into an equation.

      error[random/noise-place]: \`noise\` cannot stand in an \`on spike\` block: white noise has no value at an instant.
         --> model.axo:11:18
          |
       11 |   on spike { w = noise * tau; v = xi.a.b }
          |                  ^^^^^
      hint: draw a number instead, \`normal(mean, sd)\`, or put the noise into an equation.

      error[names/unknown]: There is no \`xi.a.b\` in the neuron \`Cell\`.
         --> model.axo:11:35
          |
       11 |   on spike { w = noise * tau; v = xi.a.b }
          |                                   ^^^^^^ not declared
      hint: noise that several terms share has one name behind the point: \`xi.common\`.

      12 errors, 1 warning"
    `);
  });
});

describe('spike at rate', () => {
  it('takes a number of spikes per time', () => {
    expect(diagnose('neuron Cell { state v = 0; dv/dt = (1 - v) / 10 ms; spike at rate 20/s * v }')).toBe('');
    expect(
      diagnose('neuron Cell { time unit 1 ms; state v = 0; dv/dt = 1 - v; spike at rate 0.02 * v }'),
    ).toBe('');
    const wrong = 'neuron Cell { state v : mV = 0; dv/dt = -v / 10 ms; spike at rate v }';
    expect(diagnose(wrong)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The rate of \`spike at rate\` must be Hz, but is mV.
        --> model.axo:1:67
         |
       1 | neuron Cell { state v : mV = 0; dv/dt = -v / 10 ms; spike at rate v }
         |                                                                   ^ this is mV

      1 error"
    `);
  });

  it('asks for the unit that rates have', () => {
    expect(diagnose('neuron Cell { spike at rate 20 }')).toMatchInlineSnapshot(`
      "error[units/missing-unit]: The rate of \`spike at rate\` needs a unit: \`20\` is a plain number.
        --> model.axo:1:29
         |
       1 | neuron Cell { spike at rate 20 }
         |                             ^^ no unit
      hint: write \`20 Hz\`, if Hz is meant.

      1 error"
    `);
  });

  it('is refused where the rate is a constant below 0', () => {
    expect(diagnose('neuron Cell { param f = -5 Hz; spike at rate f }')).toMatchInlineSnapshot(`
      "error[events/schedule]: The rate of \`spike at rate\` is below 0, so there would never be a spike.
        --> model.axo:1:46
         |
       1 | neuron Cell { param f = -5 Hz; spike at rate f }
         |                                              ^
      hint: write a rate such as \`20 Hz\`, or one that is above 0 at some times.

      1 error"
    `);
    const plain = 'neuron Cell { time unit 1 ms; spike at rate -0.02 }';
    expect(diagnose(plain)).toContain('The rate of `spike at rate` is below 0');
    expect(diagnose('neuron Cell { spike at rate 0 Hz }')).toBe('');
  });
});

describe('noise of the wrong unit', () => {
  const cell = (equation: string): string =>
    `neuron Cell { param tau = 10 ms; param sigma = 1 mV; state v : mV = 0; dv/dt = ${equation} }`;

  it('is told how it is written, in a sum and alone', () => {
    expect(diagnose(cell('-v / tau + sigma * xi'))).toMatchInlineSnapshot(`
      "error[units/sum]: A value in mV/ms and one in mV/ms^(1/2) cannot be added.
        --> model.axo:1:91
         |
       1 | neuron Cell { param tau = 10 ms; param sigma = 1 mV; state v : mV = 0; dv/dt = -v / tau + sigma * xi }
         |                                                                                -------- this is mV/ms
         |                                                                                           ^^^^^^^^^^ this is mV/ms^(1/2)
      hint: \`xi\` has the unit 1/sqrt(time): write \`sigma * sqrt(2 / tau) * xi\`.

      1 error"
    `);
    const hint = 'hint: `xi` has the unit 1/sqrt(time): write `sigma * sqrt(2 / tau) * xi`.';
    expect(diagnose(cell('-v / tau + sigma * xi / tau'))).toContain(hint);
    expect(diagnose(cell('sigma * xi'))).toContain(hint);
  });

  it('is not what a root of time without noise, or noise of another quantity, is told', () => {
    expect(diagnose(cell('-v / tau + sigma / sqrt(tau)'))).not.toContain('xi');
    expect(diagnose(cell('-v / tau + 1 nA * xi'))).not.toContain('hint: `xi`');
  });
});

describe('the number of a draw', () => {
  it('is FNV-1a, by its published values', () => {
    // Noll, http://www.isthe.com/chongo/tech/comp/fnv: test vectors of 32 bits.
    expect([hashText(''), hashText('a'), hashText('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });
});
