import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { run } from '../../src/index.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { checkFile } from './shipped-models.ts';

/** What every panel tells of itself, in its first two sentences. */
const TOLD =
  /^(?:[^.]|\.\d)*?(?<byDefault>\d+) spikes? within (?<duration>\d+) ms\. The figure has (?<inFigure>\d+|as many), in steps of (?<step>[\d.]+) ms/s;

const PANELS = [...checkFile('models/neurons/izhikevich-behaviours.axo').models.values()].filter(
  ({ name }) => name !== 'QuadraticIzhikevich',
);

async function spikesOf(model: CheckedModel, options: RunOptions): Promise<number> {
  const { result } = await run(model, { ...options, record: [] });
  return known(result?.spikes[0], `spikes of ${model.name}`).length;
}

describe('the twenty behaviours', () => {
  it('are twenty', () => {
    expect(PANELS.length).toBe(20);
  });

  it.each(PANELS.map((model) => [model.name, model] as const))(
    '%s tells how many spikes come by default and how many the figure has',
    async (_, model) => {
      const about = model.doc?.replaceAll('\n', ' ') ?? '';
      const told = known(TOLD.exec(about)?.groups, `what ${model.name} does, told as the others tell it`);
      const duration = `${told.duration} ms`;
      const byDefault = await spikesOf(model, { for: duration });
      const method = 'semi_implicit_euler';
      const inFigure = await spikesOf(model, { for: duration, method, dt: `${told.step} ms` });
      expect([byDefault, inFigure]).toEqual([
        Number(told.byDefault),
        Number(told.inFigure === 'as many' ? told.byDefault : told.inFigure),
      ]);
    },
  );
});
