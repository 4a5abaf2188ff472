import { describe, expect, it } from 'vitest';
import { check, modelOf, renderDiagnostics, run } from '../../src/index.ts';

const CELL = `
neuron Cell {
  input I : nA = 0
  state q : pC = 0
  dq/dt = I
}
`;

/** Returns what a stimulus is at 1 ms, or what is said about it. */
async function atOne(text: string, stimulus: string): Promise<number | string> {
  const { result, diagnostics, sources } = await run(modelOf(text), {
    for: '1 ms',
    dt: '1 ms',
    inputs: { I: stimulus },
    record: ['I'],
  });
  const shown = new Map(sources.map(({ name, text: of }) => [name, of]));
  return result?.traces.get('I')?.values[1] ?? renderDiagnostics(diagnostics, shown);
}

describe('a stimulus calls', () => {
  it('the shipped stimuli without an import, and without files', async () => {
    expect(await atOne(CELL, 'pulse(t, 1 ms, 1 ms, 3 nA)')).toBe(3);
    const text = `import { Leak } from "std/channels/leak.axo"\n${CELL}`;
    expect(check(text).diagnostics).toEqual([]);
    expect(
      check(
        'import { HodgkinHuxley } from "std/neurons/hodgkin-huxley.axo"\nneuron Mine = HodgkinHuxley(C = 2 uF/cm^2)',
      ).diagnostics,
    ).toEqual([]);
  });

  it('functions of the model’s file, with its constants, and those that it imports', async () => {
    const text = `
import { ramp as slope } from "std/stimuli/ramps.axo"
const size = 2 nA
const scale : 1 = 3 + twice(1)
function twice(x) = 2 * x
function bump(time : ms, height) = scale * twice(height) + size * time / 1 ms
${CELL}`;
    expect(await atOne(text, 'bump(t, 1 nA)')).toBe(5 * 2 + 2);
    expect(await atOne(text, 'slope(t, 0 ms, 2 ms, 0 nA, 4 nA)')).toBe(2);
  });

  it('a function of the file rather than a shipped one of its name', async () => {
    expect(await atOne(`function pulse(x) = 7 * x\n${CELL}`, 'pulse(1 nA)')).toBe(7);
  });

  it('nothing where a value of the model has the name', async () => {
    const text = CELL.replace('input', 'param pulse = 4 nA\n  input');
    expect(await atOne(text, 'pulse * 2')).toBe(8);
    expect(await atOne(text, 'pulse(t, 1 ms, 1 ms, 3 nA)')).toMatch(/`pulse` is a value, not a function/);
  });
});

describe('a mistake in a call of a shipped stimulus is shown', () => {
  it('where it is written', async () => {
    expect(await atOne(CELL, 'pulse(t, 10, 5 ms, 3 nA)')).toMatchInlineSnapshot(`
      "error[units/missing-unit]: The argument \`start\` of \`pulse\` needs a unit: \`10\` is a plain number.
        --> input I:1:10
         |
       1 | pulse(t, 10, 5 ms, 3 nA)
         |          ^^ no unit
        ::: std/stimuli/pulses.axo:8:35
         |
       8 | function pulse(time : ms, start : ms, duration : ms, height) = if time >= start and time < start + duration then height
         |                                   -- declared here as ms
      hint: write \`10 ms\`, if ms is meant.

      1 error"
    `);
    expect(await atOne(CELL, 'puls(t, 10 ms, 5 ms, 3 nA)')).toMatchInlineSnapshot(`
      "error[names/unknown-function]: There is no function \`puls\`.
        --> input I:1:1
         |
       1 | puls(t, 10 ms, 5 ms, 3 nA)
         | ^^^^
      hint: did you mean \`pulse\`?

      1 error"
    `);
    expect(await atOne(CELL, 'pulse(t, 10 ms, 5 ms)')).toMatchInlineSnapshot(`
      "error[names/argument-count]: \`pulse\` takes 4 arguments, but 3 are given.
        --> input I:1:1
         |
       1 | pulse(t, 10 ms, 5 ms)
         | ^^^^^^^^^^^^^^^^^^^^^
        ::: std/stimuli/pulses.axo:8:10
         |
       8 | function pulse(time : ms, start : ms, duration : ms, height) = if time >= start and time < start + duration then height
         |          ----- declared here
      hint: write \`pulse(time, start, duration, height)\`.

      1 error"
    `);
    expect(await atOne(CELL, 'pulse(t, 10 ms, 5 ms, 3 mV)')).toMatchInlineSnapshot(`
      "error[units/mismatch]: The stimulus of \`I\` must be nA, but is mV.
        --> input I:1:1
         |
       1 | pulse(t, 10 ms, 5 ms, 3 mV)
         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is mV

      1 error"
    `);
    expect(await atOne(CELL, 'ramp(t, 10 ms, 5 ms, 3 mV, 1 nA)')).toMatchInlineSnapshot(`
      "error[units/sum]: A value in nA and one in mV cannot be subtracted.
        --> std/stimuli/ramps.axo:8:58
         |
       8 |     else if time < start + duration then first + (last - first) * ((time - start) / duration)
         |                                                   ---- this is nA
         |                                                          ^^^^^ this is mV
        ::: input I:1:1
         |
       1 | ramp(t, 10 ms, 5 ms, 3 mV, 1 nA)
         | -------------------------------- in this call of \`ramp\`

      error[units/sum]: A value in mV and one in nA cannot be the values of one \`if\`.
        --> std/stimuli/ramps.axo:9:10
         |
       7 | function ramp(time : ms, start : ms, duration : ms, first, last) = if time < start then first
         |                                                                                         ----- this is mV
       9 |     else last
         |          ^^^^ this is nA
        ::: input I:1:1
         |
       1 | ramp(t, 10 ms, 5 ms, 3 mV, 1 nA)
         | -------------------------------- in this call of \`ramp\`

      2 errors"
    `);
  });
});
