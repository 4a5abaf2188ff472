import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { expressionText } from '../../src/check/expression-text.ts';
import { readSetting, withStimuli } from '../../src/check/stimuli.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { modelOf } from './check-text.ts';

const CELL = modelOf(`
const onset = 50 ms
neuron Cell {
  param tau = 10 ms
  param times : ms[] = [10 ms, 20 ms]
  param levels : nA[] = [0, 1 nA]
  input I : nA = 0
  state v : mV = -65 mV
  high = v > 0 mV
  dv/dt = (1 MOhm * I - v) / tau + times[0] * levels[0] * 0 [mV/(ms^2*nA)]
  spike when high
}`);

const PLAIN = modelOf(`
neuron Plain {
  time unit 1 ms
  param a = 0.02
  input I = 0
  state v = -65
  dv/dt = a * v + I
}`);

function stimulus(model: CheckedModel, text: string): CheckedModel['inputs'][number] | string {
  const source = { name: 'I', text };
  const result = withStimuli(model, [{ target: 'I', source }]);
  return (
    result.model?.inputs.find(({ name }) => name === 'I') ??
    renderDiagnostics(result.diagnostics, new Map([['I', text]]))
  );
}

function setting(model: CheckedModel, target: string, text: string): string {
  const { value, diagnostics } = readSetting(model, { target, source: { name: target, text } });
  return value === undefined
    ? renderDiagnostics(diagnostics, new Map([[target, text]]))
    : expressionText(value, model);
}

describe('a stimulus', () => {
  it('is an expression of t, parameters and lists, in the unit of its input', () => {
    expect(stimulus(CELL, 'if t > 5 * tau and t < 80 ms then 100 pA else 0')).toMatchObject({
      isVarying: true,
      drive: { kind: 'conditional', branches: [{ value: { kind: 'number', text: '100 pA' } }] },
    });
    expect(stimulus(CELL, '2 nA')).toMatchObject({ isVarying: false });
    expect(stimulus(CELL, 'interpolate(t, times, levels)')).toMatchObject({ isVarying: true });
  });

  it('has comparisons of t that are decided once per step', () => {
    const input = stimulus(PLAIN, 'if t > 50 ms then 10 else 0');
    const drive = known(typeof input === 'string' ? undefined : input.drive, 'drive');
    expect(drive).toMatchObject({ branches: [{ condition: { kind: 'comparison', jumps: true } }] });
  });

  it('has the unit of the input, and reads nothing that the model computes', () => {
    expect(stimulus(CELL, '10')).toMatchInlineSnapshot(`
      "error[units/missing-unit]: The stimulus of \`I\` needs a unit: \`10\` is a plain number.
        --> I:1:1
         |
       1 | 10
         | ^^ no unit
      hint: write \`10 nA\`, if nA is meant.

      1 error"
    `);
    expect(stimulus(CELL, 'v * 1 nS')).toMatchInlineSnapshot(`
      "error[structure/not-constant]: The stimulus of \`I\` must be an expression of \`t\` and parameters, but reads \`v\`, which changes during the run.
        --> I:1:1
         |
       1 | v * 1 nS
         | ^ computed by the model
      hint: what depends on the model is a named expression, or the value that an owner gives.

      1 error"
    `);
    expect(stimulus(CELL, 'if high then 1 nA else tua / 1 ms * 1 nA')).toMatchInlineSnapshot(`
      "error[structure/not-constant]: The stimulus of \`I\` must be an expression of \`t\` and parameters, but reads \`high\`, which changes during the run.
        --> I:1:4
         |
       1 | if high then 1 nA else tua / 1 ms * 1 nA
         |    ^^^^ computed by the model
      hint: what depends on the model is a named expression, or the value that an owner gives.

      error[names/unknown]: There is no \`tua\` in the neuron \`Cell\`.
        --> I:1:24
         |
       1 | if high then 1 nA else tua / 1 ms * 1 nA
         |                        ^^^ not declared
      hint: did you mean \`tau\`?

      2 errors"
    `);
    expect(stimulus(CELL, 't > 5 ms')).toMatchInlineSnapshot(`
      "error[structure/number-expected]: The stimulus of \`I\` must be a number, but this is a condition.
        --> I:1:1
         |
       1 | t > 5 ms
         | ^^^^^^^^ a condition
      hint: write \`if … then 1 else 0\` to make a number of it.

      1 error"
    `);
  });
});

describe('a value that is set', () => {
  it('is a constant in the unit of the parameter or state', () => {
    expect(setting(CELL, 'tau', '2 * 5 ms')).toBe('2 * 5 ms');
    expect(setting(CELL, 'v', '-70 mV')).toBe('-70 mV');
    expect(setting(PLAIN, 'a', '0.1')).toBe('0.1');
    expect(setting(CELL, 'tau', '5')).toMatchInlineSnapshot(`
      "error[units/missing-unit]: The parameter \`tau\` needs a unit: \`5\` is a plain number.
        --> tau:1:1
         |
       1 | 5
         | ^ no unit
      hint: write \`5 ms\`, if ms is meant.

      1 error"
    `);
    expect(setting(CELL, 'tau', 't')).toMatchInlineSnapshot(`
      "error[structure/not-constant]: The parameter \`tau\` must be a constant of the run, but reads the time \`t\`.
        --> tau:1:1
         |
       1 | t
         | ^ changes during the run
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      1 error"
    `);
    expect(setting(PLAIN, 'a', '1 mV')).toMatchInlineSnapshot(`
      "error[units/mismatch]: The parameter \`a\` must be a plain number, but is mV.
        --> a:1:1
         |
       1 | 1 mV
         | ^^^^ this is mV

      1 error"
    `);
  });
});
