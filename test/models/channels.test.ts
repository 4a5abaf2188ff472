/** What channels share, and what they do together in a cell, where no single one of them is run. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions, SweepRange } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import closed from '../reference/models/channels_closed_form.json' with { type: 'json' };
import neuron from '../reference/models/channels_neuron.json' with { type: 'json' };
import { modelOf } from '../simulate/models.ts';

async function outcome(text: string, options: RunOptions): Promise<RunResult> {
  const { result, diagnostics } = await run(modelOf(text), options);
  if (result === undefined || hasErrors(diagnostics)) {
    throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  }
  return result;
}

/** What an expression of swept arguments is, one number for each cell. */
async function valuesOf(
  imported: string,
  declared: string,
  expression: string,
  sweep: Readonly<Record<string, SweepRange>>,
): Promise<readonly number[]> {
  const text = `${imported}\nchannel Channel {\n  ${declared}\n  output value = ${expression}\n}`;
  const result = await outcome(text, { for: '0.01 ms', sweep, measure: 'value = first(value)' });
  return Array.from(known(result.measures.get('value'), 'value').values);
}

function relativeErrors(got: readonly number[], wanted: readonly number[]): readonly number[] {
  return wanted.map((each, i) => Math.abs((got[i] ?? Number.NaN) / each - 1));
}

const { functions } = closed.data;

describe('the constant field', () => {
  it.each([
    ['calcium', functions.constant_field],
    ['chloride', functions['constant_field of chloride']],
  ])(
    'drives %s as the equation says with 40 digits, at 0 mV, a picovolt beside it and far away',
    async (_, field) => {
      const { v, inside, outside, valence, temperature, values } = field;
      const got = await valuesOf(
        'import { constant_field } from "./models/functions/constant-field.axo"',
        'input v : mV',
        `constant_field(v, ${inside} mM, ${outside} mM, ${valence}, ${temperature} degC) / 1 [A*s/m^3]`,
        { v },
      );
      // Near the reversal potential what flows in and out nearly cancels: 150 mV for calcium.
      expect(Math.max(...relativeErrors(got, values))).toBeLessThan(2e-13);
    },
  );
});

describe('the Nernst potential', () => {
  it.each(
    functions.nernst.arguments.map(
      (arguments_, i) => [arguments_, functions.nernst.values[i] ?? Number.NaN] as const,
    ),
  )('of %j', async ([inside = 0, outside = 0, valence = 0, temperature = 0], wanted) => {
    const got = await valuesOf(
      'import { nernst } from "./models/functions/nernst-potential.axo"',
      `param inside = ${inside} mM`,
      `nernst(inside, ${outside} mM, ${valence}, ${temperature} degC) / 1 mV`,
      { inside: [inside] },
    );
    expect(relativeErrors(got, [wanted])[0]).toBeLessThan(1e-14);
  });
});

describe('the temperature rule', () => {
  it.each(
    functions.q10.arguments.map(
      (arguments_, i) => [arguments_, functions.q10.values[i] ?? Number.NaN] as const,
    ),
  )('of %j', async ([temperature = 0, reference = 0, factor = 0], wanted) => {
    const got = await valuesOf(
      'import { q10 } from "./models/functions/temperature-factor.axo"',
      `param temperature = ${temperature} degC`,
      `q10(temperature, ${reference} degC, ${factor})`,
      { temperature: [temperature] },
    );
    expect(relativeErrors(got, [wanted])[0]).toBeLessThan(1e-14);
  });
});

describe('calcium', () => {
  const CELL = `
import { TTypeCalcium } from "./models/channels/t-type-calcium.axo"
import { CalciumActivatedPotassium } from "./models/channels/calcium-activated-potassium.axo"
import { SubmembraneCalcium } from "./models/pools/submembrane-calcium.axo"

neuron ReticularCell {
  input v : mV
  use calcium = TTypeCalcium(p = 1e-4 cm/s, Ca = shell.Ca)
  use shell = SubmembraneCalcium(i_Ca = calcium.i)
  use potassium = CalciumActivatedPotassium(Ca = shell.Ca)
}`;

  it('flows in, gathers, weakens what it flows through and opens potassium channels, as in NEURON', async () => {
    const { hold, step, times, Ca, 'calcium.i': calcium, 'potassium.i': potassium } = neuron.data.together;
    const result = await outcome(CELL, {
      for: '81 ms',
      dt: '1 ms',
      method: 'tsit5',
      tolerance: 1e-11,
      inputs: { v: `if t < 1 ms then ${hold} mV else ${step} mV` },
      record: ['shell.Ca', 'calcium.i', 'potassium.i'],
    });
    const got = (name: string): readonly number[] =>
      times.map((time) => known(result.traces.get(name), name).values[time + 1] ?? Number.NaN);
    expect(Math.max(...relativeErrors(got('shell.Ca'), Ca))).toBeLessThan(1e-8);
    expect(Math.max(...relativeErrors(got('calcium.i'), calcium))).toBeLessThan(1e-8);
    expect(Math.max(...relativeErrors(got('potassium.i'), potassium))).toBeLessThan(1e-8);
  });
});

describe('the temperature of a channel', () => {
  it('changes how fast it is, and not where it leads', async () => {
    const text = `
import { TTypeCalcium } from "./models/channels/t-type-calcium.axo"
neuron Clamped { input v : mV; use calcium = TTypeCalcium }`;
    const result = await outcome(text, {
      for: '0.01 ms',
      inputs: { v: '-60 mV' },
      sweep: { 'calcium.temperature': '[24, 34] degC' },
      measure: ['inf = first(calcium.m.inf)', 'tau = first(calcium.m.tau)'],
    });
    const [inf = [], tau = []] = ['inf', 'tau'].map((name) => known(result.measures.get(name), name).values);
    expect(inf[1]).toBe(inf[0]);
    expect((tau[0] ?? 0) / (tau[1] ?? 0)).toBeCloseTo(2.5, 14);
  });
});
