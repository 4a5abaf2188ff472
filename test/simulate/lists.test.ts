import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { modelOf } from './models.ts';

const BASE: RunOptions = { for: '1 ms', dt: '0.1 ms', method: 'euler' };

/** Returns the result of a run, which both targets must give alike. */
async function runBoth(text: string, options: RunOptions) {
  const model = modelOf(text);
  const [compiled, interpreted] = await Promise.all(
    (['js', 'interpreter'] as const).map(async (target) => {
      const { result, diagnostics } = await run(model, { ...BASE, ...options, target });
      expect(diagnostics).toEqual([]);
      return known(result, 'result');
    }),
  );
  expect(compiled?.traces).toEqual(interpreted?.traces);
  expect(compiled?.spikes).toEqual(interpreted?.spikes);
  return known(compiled, 'result');
}

async function problemsOf(text: string, options: RunOptions): Promise<readonly string[]> {
  const { diagnostics } = await run(modelOf(text), { ...BASE, ...options });
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

const SPIKING = `
neuron Spiking {
  param T = 0.2 ms
  param times : ms[] = [T]
  state n = 0
  spike at times
  on spike { n += 1 }
}`;

const FOLLOWING = `
neuron Following {
  param T = 0.2 ms
  param places : ms[] = [0 ms, T, 0.5 ms]
  param levels : mV[] = [1 mV, 2 mV, 3 mV]
  input I : mV = held(t, places, levels)
  state first : mV = levels[0]
  state count = length(levels)
  state between : mV = interpolate(0.05 ms, places, levels)
  first' = 0; count' = 0; between' = 0
}`;

describe('a list that is set from outside', () => {
  it('is a text with units, or numbers in the declared unit, of any length', async () => {
    for (const times of ['[0.3 ms, 500 us, 0.9 ms]', [0.3, 0.5, 0.9], Float64Array.of(0.3, 0.5, 0.9)]) {
      const { spikes } = await runBoth(SPIKING, { set: { times } });
      expect(spikes).toEqual([Float64Array.of(0.3, 0.5, 0.9)]);
    }
    expect((await runBoth(SPIKING, { set: { times: '[]' } })).spikes).toEqual([new Float64Array()]);
  });

  it('may read parameters, those that are set with it included', async () => {
    const { spikes } = await runBoth(SPIKING, { set: { times: '[T, 3 * T]', T: '0.1 ms' } });
    expect(known(spikes[0], 'spikes').length).toBe(2);
    expect((await runBoth(SPIKING, { set: { T: '0.4 ms' } })).spikes).toEqual([Float64Array.of(0.4)]);
  });

  it('needs no order for times of events', async () => {
    const { spikes } = await runBoth(SPIKING, { set: { times: '[0.9 ms, 0.3 ms, 0.4 ms]' } });
    expect(spikes).toEqual([Float64Array.of(0.3, 0.4, 0.9)]);
  });

  it('is read wherever the model reads it: by index, length, between points, before the first step', async () => {
    const set = { places: [0, 0.1], levels: [5, 7] };
    const { traces } = await runBoth(FOLLOWING, { set, record: ['I', 'first', 'count', 'between'] });
    const start = (name: string): number => known(traces.get(name)?.values[0], name);
    expect(['first', 'count', 'between'].map(start)).toEqual([5, 2, 6]);
    expect([...known(traces.get('I'), 'I').values].slice(0, 3)).toEqual([5, 7, 7]);
  });

  it('may be set in part: the other list keeps what the model says', async () => {
    const { traces } = await runBoth(FOLLOWING, { set: { levels: [4, 5, 6] }, record: ['I', 'between'] });
    expect(known(traces.get('between'), 'between').values[0]).toBeCloseTo(4.25, 12);
    expect([...known(traces.get('I'), 'I').values].slice(0, 6)).toEqual([4, 4, 5, 5, 5, 6]);
  });

  it('belongs to a part by its qualified name, unless its owner gives it', async () => {
    const parts = (given: string): string =>
      `receptor Source {\n  param times : ms[] = [0.1 ms]\n  state n = 0\n  at times { n += 1 }\n}\n` +
      `neuron Owner {\n  use source = Source${given}\n  state v = 0\n  dv/dt = source.n / 1 ms\n}\n`;
    const set = { 'source.times': [0.1, 0.2, 0.7] };
    const { traces } = await runBoth(parts(''), { set, record: ['source.n'] });
    expect(known(traces.get('source.n'), 'n').values.at(-1)).toBe(3);
    expect(await problemsOf(parts('(times = [0.4 ms])'), { set })).toEqual([
      expect.stringMatching(/^run\/wired-setting: /),
    ]);
  });

  it('needs no new code where only its numbers change', async () => {
    const model = modelOf(SPIKING);
    const first = await run(model, { ...BASE, set: { times: [0.1, 0.5] } });
    const prepared = known(first.prepared, 'prepared');
    const second = await run(model, { ...BASE, set: { times: [0.2, 0.3] }, prepared });
    expect(second.prepared).toBe(prepared);
    expect(second.result?.spikes).toEqual([Float64Array.of(0.2, 0.3)]);
    expect((await run(model, { ...BASE, set: { times: [0.2] }, prepared })).prepared).not.toBe(prepared);
    expect((await run(model, { ...BASE, prepared })).prepared).not.toBe(prepared);
  });

  it('of a hundred thousand times costs no walk in each step', async () => {
    const times = Float64Array.from({ length: 100_000 }, (_, i) => (i + 1) / 100);
    const { result } = await run(modelOf(SPIKING), {
      for: '1000 ms',
      dt: '0.01 ms',
      method: 'euler',
      set: { times },
    });
    expect(known(result?.spikes[0], 'spikes').length).toBe(100_000);
  });
});

describe('what is wrong with a list is told when it is set', () => {
  it('where it is no list of numbers', async () => {
    expect(await problemsOf(SPIKING, { set: { times: '5 ms' } })).toEqual([
      'lists/not-a-list: `times` is a list, but this is one value.',
    ]);
    expect(await problemsOf(SPIKING, { set: { times: 5 } })).toEqual([
      'lists/not-a-list: `times` is a list, but this is one value.',
    ]);
    expect(await problemsOf(SPIKING, { set: { times: [1, Number.NaN] } })).toEqual([
      'lists/not-a-number: Entry 1 of `times` is not a number (NaN).',
    ]);
    expect(await problemsOf(SPIKING, { set: { times: '[1 ms, 2 mV]' } })).toEqual([
      expect.stringMatching(/^units\/mismatch: .*An entry of `times`/),
    ]);
    expect(await problemsOf(SPIKING, { set: { times: '[i * 1 ms]' }, cells: 2 })).toEqual([
      'lists/not-a-number: Entry 0 of `times` differs between cells.',
    ]);
  });

  it('where it gives no points', async () => {
    expect(await problemsOf(FOLLOWING, { set: { places: [0, 1] } })).toEqual([
      'structure/points: `held` needs one value for each place, but `places` has 2 entries and `levels` has 3 entries.',
    ]);
    expect(await problemsOf(FOLLOWING, { set: { places: [0, 2, 1] } })).toEqual([
      'structure/points: The places of `held` must increase, but in `places` 1 ms follows 2 ms.',
    ]);
  });

  it('at its entry, where it was written', async () => {
    const { diagnostics } = await run(modelOf(FOLLOWING), { ...BASE, set: { places: '[0 ms, 2 ms, 1 ms]' } });
    expect(diagnostics.map(({ span }) => span)).toEqual([{ source: 'set places', start: 13, end: 17 }]);
    const late = await run(modelOf(SPIKING), { ...BASE, set: { times: '[0.1 ms, 0.25 ms]' } });
    expect(late.diagnostics.map(({ span }) => span)).toEqual([{ source: 'set times', start: 9, end: 16 }]);
  });

  it('where a parameter makes it fall', async () => {
    expect(await problemsOf(FOLLOWING, { set: { T: '0.7 ms' } })).toEqual([
      'structure/points: The places of `held` must increase, but in `places` 0.5 ms follows 0.7 ms.',
    ]);
  });

  it('where its times never act or lie off the grid', async () => {
    expect(await problemsOf(SPIKING, { set: { times: [-1, 0.25] } })).toEqual([
      expect.stringMatching(/^run\/never-acts: /),
      expect.stringMatching(/^run\/times-off-grid: /),
    ]);
  });
});
