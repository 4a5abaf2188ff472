import { expect, it } from 'vitest';
import type { CheckedModel, Input } from '../../src/check/checked-model.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { type RunOptions, type RunResult, run } from '../../src/index.ts';
import { checkFile, MODEL_FILES } from './shipped-models.ts';

const STEPS = 200;
const DT = 0.01;
/** Models that explicit methods take shorter steps for. */
const SHORTER_DT: ReadonlyMap<string, number> = new Map([['ResurgentSodium', 2e-4]]);

/** What drives an input that has no default: a voltage goes up as under a clamp, anything else is 1 in its unit. */
function stimulus({ unit: { text } }: Input): string | number {
  return text === 'mV' ? '-80 mV + 120 mV * t / (2 ms)' : 1;
}

/** All states and outputs over 200 steps. */
async function outcome(model: CheckedModel, target: NonNullable<RunOptions['target']>): Promise<RunResult> {
  const open = model.inputs.filter(({ drive }) => drive === undefined);
  const dt = SHORTER_DT.get(model.name) ?? DT;
  const { result, diagnostics } = await run(model, {
    target,
    dt: `${dt} ms`,
    for: `${STEPS * dt} ms`,
    method: model.noises.length > 0 ? 'euler_maruyama' : 'rk4',
    inputs: new Map(open.map((input) => [input.name, stimulus(input)])),
    record: [...model.states, ...model.definitions.filter(({ origin }) => origin === 'output')].map(
      ({ name }) => name,
    ),
  });
  if (result === undefined || hasErrors(diagnostics)) {
    throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  }
  return result;
}

function valuesOf({ times, traces, spikes }: RunResult): object {
  return { times, spikes, traces: [...traces.values()] };
}

const FILES = MODEL_FILES.map((file) => [file, [...checkFile(file).models.values()]] as const);

/** Explicit methods with steps of dt promise the same bits, whatever runs them. */
it.each(FILES.filter(([, models]) => models.length > 0))(
  '%s does the same compiled as by the interpreter, to the bit',
  async (_, models) => {
    for (const model of models) {
      const [compiled, interpreted] = [await outcome(model, 'js'), await outcome(model, 'interpreter')];
      expect({ model: model.name, ...valuesOf(compiled) }).toEqual({
        model: model.name,
        ...valuesOf(interpreted),
      });
    }
  },
);
