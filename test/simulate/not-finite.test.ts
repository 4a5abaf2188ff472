import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { modelOf } from './models.ts';

/** Returns what is said of a run that ends early, which is the same on both targets. */
async function complaint(text: string, options: RunOptions): Promise<string> {
  const model = modelOf(text);
  const [js = '', interpreter] = await Promise.all(
    ['js', 'interpreter'].map(async (target) => {
      const { diagnostics, result } = await run(model, { for: '5 ms', dt: '0.1 ms', ...options, target });
      expect(result?.meta.ending).toBe('not-finite');
      return renderDiagnostics(diagnostics, new Map([['model.axo', text]]));
    }),
  );
  expect(interpreter).toBe(js);
  return js;
}

const DIVIDING = `
neuron Dividing {
  param E = -65 mV
  param k = 1
  input I : mV/ms = 1 mV/ms
  state v : mV = E
  gain = k / (1 - exp((E - v) / 10 mV))
  dv/dt = I + gain * 1 mV/ms
}
`;

describe('a state that is no longer finite is reported', () => {
  it('with the part of the equation that did it, its operands in the units of the model', async () => {
    expect(await complaint(DIVIDING, {})).toMatchInlineSnapshot(`
      "error[run/not-finite]: The state variable \`v\` of Dividing became infinite between 0 ms and 0.1 ms (step 0).
        --> model.axo:7:10
         |
       7 |   gain = k / (1 - exp((E - v) / 10 mV))
         |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`k / (1 - exp((E - v) / 10 mV))\` is infinite there, as \`k\` is 1 and \`1 - exp((E - v) / 10 mV)\` is 0
       8 |   dv/dt = I + gain * 1 mV/ms
         |           ------------------ what \`v\` follows
      hint: before that step v = -65 mV. It divides by \`1 - exp((E - v) / 10 mV)\`, which is 0 there: say with \`if\` what the formula is at that place.

      1 error"
    `);
  });

  it('with the cell, and what was set for that cell alone', async () => {
    const options: RunOptions = {
      cells: 4,
      set: { v: '[-60 mV, -62 mV, -65 mV, -64 mV]', k: 2, E: '-65 mV + 0 * i * 1 mV' },
      inputs: { I: '(1 + i) * 0.5 mV/ms' },
    };
    expect(await complaint(DIVIDING, options)).toMatchInlineSnapshot(`
      "error[run/not-finite]: The state variable \`v\` of Dividing became infinite between 0 ms and 0.1 ms (step 0) in cell 2, where v = -65 mV, I = 1.5 mV/ms.
        --> model.axo:7:10
         |
       7 |   gain = k / (1 - exp((E - v) / 10 mV))
         |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`k / (1 - exp((E - v) / 10 mV))\` is infinite there, as \`k\` is 2 and \`1 - exp((E - v) / 10 mV)\` is 0
       8 |   dv/dt = I + gain * 1 mV/ms
         |           ------------------ what \`v\` follows
      hint: before that step v = -65 mV. It divides by \`1 - exp((E - v) / 10 mV)\`, which is 0 there: say with \`if\` what the formula is at that place.

      1 error"
    `);
  });

  it('with the combination of a sweep', async () => {
    const options: RunOptions = { sweep: { k: [1, 2], v: '-66 mV .. -64 mV by 1 mV' } };
    expect(await complaint(DIVIDING, options)).toMatchInlineSnapshot(`
      "error[run/not-finite]: The state variable \`v\` of Dividing became infinite between 0 ms and 0.1 ms (step 0) in cell 1, where k = 1, v = -65 mV.
        --> model.axo:7:10
         |
       7 |   gain = k / (1 - exp((E - v) / 10 mV))
         |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`k / (1 - exp((E - v) / 10 mV))\` is infinite there, as \`k\` is 1 and \`1 - exp((E - v) / 10 mV)\` is 0
       8 |   dv/dt = I + gain * 1 mV/ms
         |           ------------------ what \`v\` follows
      hint: before that step v = -65 mV. It divides by \`1 - exp((E - v) / 10 mV)\`, which is 0 there: say with \`if\` what the formula is at that place.

      1 error"
    `);
  });

  it('where it happens at a later stage of the method', async () => {
    const text = `
neuron Rooted {
  param g = 3 /ms
  state v : mV = 1 mV
  dv/dt = -g * sqrt(v / 1 mV - 0.9) * 1 mV
}
`;
    expect(await complaint(text, { method: 'rk4' })).toMatchInlineSnapshot(`
      "error[run/not-finite]: The state variable \`v\` of Rooted became not a number (NaN) between 0.1 ms and 0.2 ms (step 1).
        --> model.axo:5:16
         |
       5 |   dv/dt = -g * sqrt(v / 1 mV - 0.9) * 1 mV
         |           -------------------------------- what \`v\` follows
         |                ^^^^^^^^^^^^^^^^^^^^ \`sqrt(v / 1 mV - 0.9)\` is not a number (NaN) within the step, as \`v / 1 mV - 0.9\` is -0.0143147
      hint: before that step v = 0.928038 mV. A shorter step is the first thing to try.

      1 error"
    `);
  });

  it('where steps add up to too much', async () => {
    const text = 'neuron Growing {\n  state x : mV = 1.7e308 mV\n  dx/dt = x / 1 ms\n}\n';
    expect(await complaint(text, { method: 'euler' })).toMatchInlineSnapshot(`
      "error[run/not-finite]: The state variable \`x\` of Growing became infinite between 0 ms and 0.1 ms (step 0).
        --> model.axo:3:11
         |
       3 |   dx/dt = x / 1 ms
         |           ^^^^^^^^ its change is too large: this is 1.7e+308 mV/ms
      hint: before that step x = 1.7e+308 mV. A shorter step is the first thing to try.

      1 error"
    `);
  });

  it('where a block assigned it', async () => {
    const text =
      'neuron Assigned {\n  state x = 1\n  state y : mV = 0 mV\n  dx/dt = -x / 1 ms\n  at 0.5 ms { y = log(-x) * 1 mV }\n}\n';
    expect(await complaint(text, {})).toMatchInlineSnapshot(`
      "error[run/not-finite]: The state variable \`y\` of Assigned became not a number (NaN) between 0.4 ms and 0.5 ms (step 4).
        --> model.axo:5:19
         |
       5 |   at 0.5 ms { y = log(-x) * 1 mV }
         |                   ^^^^^^^^^^^^^^ a block assigned it
      hint: before that step y = 0 mV, x = 0.67032. Mend what is assigned there.

      1 error"
    `);
  });

  it('from the start, in the cell where it begins so', async () => {
    const text =
      'neuron Start {\n  param a = 1\n  param tau = 1 ms\n  state x : mV = 1 mV / a\n  dx/dt = -x / tau\n}\n';
    expect(await complaint(text, { cells: 3, set: { a: '2 - i' } })).toMatchInlineSnapshot(`
      "error[run/not-finite]: The state variable \`x\` of Start became infinite at the start in cell 2, where a = 0.
        --> model.axo:4:18
         |
       4 |   state x : mV = 1 mV / a
         |                  ^^^^^^^^ \`1 mV / a\` is infinite there, as \`a\` is 0
      hint: it divides by \`a\`, which is 0: give it another value.

      1 error"
    `);
  });

  it('where what an event left behind matters', async () => {
    const text = `
neuron Since {
  input I : 1/ms = 1 /ms
  state x = 0
  state y = 1
  dx/dt = 1 / 1 ms
  dy/dt = I / ((t - last_spike) / 1 ms - 0.5)
  spike when x > 0.6
  on spike { I += 1 /ms }
  refractory 10 ms holds x
}
`;
    expect(await complaint(text, { dt: '0.25 ms', method: 'euler' })).toMatchInlineSnapshot(`
      "error[run/not-finite]: The state variable \`y\` of Since became infinite between 1.25 ms and 1.5 ms (step 5).
        --> model.axo:7:11
         |
       7 |   dy/dt = I / ((t - last_spike) / 1 ms - 0.5)
         |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`I / ((t - last_spike) / 1 ms - 0.5)\` is infinite there, as \`I\` is 1 /ms and \`(t - last_spike) / 1 ms - 0.5\` is 0
      hint: before that step y = -1, x = 0.75. It divides by \`(t - last_spike) / 1 ms - 0.5\`, which is 0 there: say with \`if\` what the formula is at that place.

      1 error"
    `);
  });
});
