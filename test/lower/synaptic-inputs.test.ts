/** What synapses add to inputs: for one step, to what else drives the input, in compiled populations and interpreted cells. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { synapticInputOf, withSynapticInputs } from '../../src/check/network/with-synaptic-inputs.ts';
import { withStimuli } from '../../src/check/stimuli.ts';
import { createInterpreter } from '../../src/interpreter/interpret.ts';
import type { Method } from '../../src/interpreter/method.ts';
import { addedColumn } from '../../src/lower/step-values.ts';
import { TOLERANCE } from '../../src/runtime/driver.ts';
import { columnView, setColumn } from '../../src/runtime/population.ts';
import { advance, modelOf, population } from './run-program.ts';

const SUM = `
neuron Sum {
  input I : mV/ms = 1 mV/ms
  state v : mV = 0
  dv/dt = I
}`;

const WIRED = `
receptor AMPA {
  input T : mM = 0
  param tau = 2 ms
  state s = 0
  ds/dt = T / 1 mM / 1 ms - s / tau
}
neuron Cell {
  input ambient : mM = 0.5 mM
  state v : mV = 0
  use ampa = AMPA(T = ambient)
  use other = AMPA
  dv/dt = -v / 10 ms + ampa.s * 1 mV/ms + other.s * 2 mV/ms
}`;

const RESETTING = `
neuron Cell {
  input I : mV/ms = 3 mV/ms
  state v : mV = 0
  dv/dt = I - v / 10 ms
  spike when v > 10 mV
  on spike { v = 0; I -= 2 mV/ms }
}`;

/** The values of a state at all grid points of a compiled cell, so much being added to inputs before some of its steps. */
function compiled(
  model: CheckedModel,
  state: string,
  method: string,
  added: readonly Readonly<Record<string, number>>[],
  tolerance?: number,
): readonly number[] {
  const cell = population(model, { method, p: 1, q: 2 });
  if (tolerance !== undefined) setColumn(cell, TOLERANCE, tolerance);
  const view = columnView(cell, state);
  return [
    known(view[0], state),
    ...added.map((numbers, k) => {
      for (const [input, number] of Object.entries(numbers)) {
        const column = columnView(cell, addedColumn(input));
        setColumn(cell, addedColumn(input), known(column[0], input) + number);
      }
      advance(cell, k, 1);
      return known(view[0], state);
    }),
  ];
}

function interpreted(
  model: CheckedModel,
  state: string,
  method: Method,
  added: readonly Readonly<Record<string, number>>[],
  tolerance?: number,
): readonly number[] {
  const options = tolerance === undefined ? {} : { tolerance };
  const cell = createInterpreter(model, { method, dt: rational(1, 2), ...options });
  return [
    cell.value(state),
    ...added.map((numbers) => {
      for (const [input, number] of Object.entries(numbers)) cell.addTo(input, number);
      cell.advance();
      return cell.value(state);
    }),
  ];
}

describe('an input that synapses add to', () => {
  it('has what they add for that step only, in place of its default', () => {
    const model = withSynapticInputs(modelOf(SUM), ['I']);
    expect(model.synapticInputs).toEqual(['I']);
    const added = [{}, { I: 4 }, {}, { I: -6 }, {}];
    expect(compiled(model, 'v', 'euler', added)).toEqual([0, 0, 2, 2, -1, -1]);
    expect(interpreted(model, 'v', 'euler', added)).toEqual([0, 0, 2, 2, -1, -1]);
  });

  it('keeps its stimulus', () => {
    const source = { name: 'stimulus', text: 'if t < 1 ms then 2 mV/ms else 0' };
    const stimulated = known(withStimuli(modelOf(SUM), [{ target: 'I', source }]).model, 'model');
    const added = [{}, { I: 4 }, {}, { I: -6 }];
    const model = withSynapticInputs(stimulated, ['I'], new Set(['I']));
    expect(compiled(model, 'v', 'euler', added)).toEqual([0, 1, 4, 4, 1]);
    // A stimulus that is put in later takes the place of the 0.
    const later = known(
      withStimuli(withSynapticInputs(modelOf(SUM), ['I']), [{ target: 'I', source }]).model,
      'model',
    );
    expect(compiled(later, 'v', 'euler', added)).toEqual([0, 1, 4, 4, 1]);
  });

  it('keeps its wiring, where it has some', () => {
    const base = modelOf(WIRED);
    expect(['ampa.T', 'other.T', 'ambient', 'v'].map((name) => synapticInputOf(base, name))).toEqual([
      'ampa.T from synapses',
      'other.T',
      'ambient',
      undefined,
    ]);
    const model = withSynapticInputs(base, ['ampa.T', 'other.T']);
    expect(model.inputs.map(({ name }) => name)).toEqual(['ambient', 'other.T', 'ampa.T from synapses']);
    const none = compiled(model, 'ampa.s', 'euler', [{}, {}]);
    expect(none).toEqual([0, 0.25, 0.4375]);
    const [, first = 0, second = 0] = compiled(model, 'ampa.s', 'euler', [{ 'ampa.T from synapses': 1 }, {}]);
    expect([first, second]).toEqual([0.75, 0.8125]);
  });

  it('is made once, however often it is asked for', () => {
    const once = withSynapticInputs(modelOf(WIRED), ['ampa.T', 'ambient']);
    const twice = withSynapticInputs(once, ['ampa.T from synapses', 'ampa.T', 'ambient']);
    expect(twice).toEqual(once);
    expect(withSynapticInputs(once, [])).toEqual(once);
    expect(() => withSynapticInputs(modelOf(SUM), ['v'])).toThrow('no input v');
  });

  it('has what blocks of its own cell add, too', () => {
    const model = withSynapticInputs(modelOf(RESETTING), ['I']);
    const cell = population(model, { p: 1, q: 1 });
    const [added, v] = [columnView(cell, addedColumn('I')), columnView(cell, 'v')];
    setColumn(cell, addedColumn('I'), 11);
    advance(cell, 0, 1);
    expect([...v, ...added]).toEqual([0, -2]);
    advance(cell, 1, 1);
    expect([...v, ...added]).toEqual([-2, 0]);
  });

  it.each(['euler', 'rk4', 'exponential_euler'])('is compiled as it is interpreted, by %s', (method) => {
    const amounts = fc.array(fc.constantFrom(0, 0, 0.25, 1, -3, 12), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, amounts, (ofCell, ofParts) => {
        const wired = withSynapticInputs(modelOf(WIRED), ['ampa.T', 'other.T', 'ambient']);
        const steps = ofParts.map((amount, k) => ({
          'ampa.T from synapses': amount,
          'other.T': ofCell[k] ?? 0,
          ambient: amount / 2,
        }));
        expect(compiled(wired, 'v', method, steps)).toEqual(interpreted(wired, 'v', method as Method, steps));
        const resetting = withSynapticInputs(modelOf(RESETTING), ['I']);
        const added = ofCell.map((I) => ({ I }));
        expect(compiled(resetting, 'v', method, added)).toEqual(
          interpreted(resetting, 'v', method as Method, added),
        );
      }),
      { numRuns: 20 },
    );
  });

  it.each(['exact', 'implicit_euler'])('is so to rounding by %s, which solves equations', (method) => {
    const model = withSynapticInputs(modelOf(WIRED), ['ampa.T', 'other.T']);
    const added = [1, 0, -2, 3, 0, 0].map((amount) => ({ 'ampa.T from synapses': amount, 'other.T': 1 }));
    const expected = interpreted(model, 'v', method as Method, added);
    for (const [k, value] of compiled(model, 'v', method, added).entries())
      expect(value).toBeCloseTo(known(expected[k], 'value'), 13);
  });

  it('takes what nobody reads', () => {
    const model = withSynapticInputs(
      modelOf('neuron Cell { input I : pA = 0; state v = 1; dv/dt = -v / 1 ms }'),
      ['I'],
    );
    const cell = population(model, {});
    setColumn(cell, addedColumn('I'), 3);
    advance(cell, 0, 1);
    expect([...columnView(cell, addedColumn('I'))]).toEqual([0]);
  });

  it.each(['dopri5', 'rodas4_adaptive'])(
    'holds over each step of the grid by %s, which chooses its own',
    (method) => {
      const amounts = fc.array(fc.constantFrom(0, 0, 0.25, 1, -3, 12), { minLength: 1, maxLength: 20 });
      fc.assert(
        fc.property(amounts, amounts, (ofCell, ofParts) => {
          const model = withSynapticInputs(modelOf(WIRED), ['ampa.T', 'other.T']);
          const added = ofParts.map((amount, k) => ({
            'ampa.T from synapses': amount,
            'other.T': ofCell[k] ?? 0,
          }));
          const exact = interpreted(model, 'v', 'exact', added);
          for (const values of [
            compiled(model, 'v', method, added, 1e-11),
            interpreted(model, 'v', method as Method, added, 1e-11),
          ])
            for (const [k, value] of values.entries()) expect(value).toBeCloseTo(known(exact[k], 'value'), 8);
        }),
        { numRuns: 10 },
      );
    },
  );

  it('is gone at the end of a step whose method chooses its own', () => {
    const model = withSynapticInputs(modelOf(SUM), ['I']);
    const cell = population(model, { method: 'dopri5', p: 1, q: 2 });
    setColumn(cell, TOLERANCE, 1e-9);
    const [added, v] = [columnView(cell, addedColumn('I')), columnView(cell, 'v')];
    setColumn(cell, addedColumn('I'), 4);
    advance(cell, 0, 3);
    expect(v[0]).toBeCloseTo(2, 14);
    expect([...added]).toEqual([0]);
  });
});
