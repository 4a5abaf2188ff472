import { expect, it } from 'vitest';
import { checkRun } from '../../src/index.ts';
import { checkFile, MODEL_FILES } from './shipped-models.ts';

const WITH_TEMPERATURE = MODEL_FILES.flatMap((file) =>
  [...checkFile(file).models.values()].filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'temperature'),
  ),
);

it.each(WITH_TEMPERATURE.map((model) => [model.name, model] as const))(
  '%s refuses a temperature in kelvin',
  (_, model) => {
    const inputs = new Map(model.inputs.map((each) => [each.name, 0]));
    const { diagnostics } = checkRun(model, { for: '1 ms', inputs, set: { temperature: '309 K' } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/outside-range']);
  },
);
