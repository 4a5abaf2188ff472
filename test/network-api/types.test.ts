import { describe, expect, expectTypeOf, it } from 'vitest';
import * as HodgkinHuxley from '../../generated/models/neurons/hodgkin-huxley.rk4.ts';
import * as LIF from '../../generated/models/neurons/leaky-integrate-and-fire.rk4.ts';
import { type CellValues, modelOf, type NamesOf, network, type Population } from '../../src/index.ts';

describe('names of a packed model', () => {
  it('are types: the compiler refuses others', async () => {
    const net = network({ dt: '0.1 ms' });
    const cells = net.population(LIF, 3, { tau_m: '10 ms', v: 'uniform(-65 mV, -50 mV)', I: 2 });
    expectTypeOf<NamesOf<typeof LIF>['states']>().toEqualTypeOf<'v'>();
    expectTypeOf<NamesOf<typeof LIF>['inputs']>().toEqualTypeOf<'I'>();
    expectTypeOf<'V_reset'>().toExtend<NamesOf<typeof LIF>['parameters']>();
    expectTypeOf(cells.get)
      .parameter(0)
      .toExtend<'v' | 'I' | 'tau_m' | 'E_L' | 'R' | `V_${string}` | `t_${string}`>();
    net.record(cells, 'v');
    net.record(cells, ['v', 'I']);
    net.record(cells, 'spikes');
    // @ts-expect-error no such state
    expect(() => net.record(cells, 'u')).toThrow('There is no `u`');
    // @ts-expect-error no such parameter
    expect(() => net.population(LIF, 3, { tau: 3 })).toThrow('no parameter, input or state `tau`');
    await net.run('1 ms');
    cells.set('tau_m', 12);
    // @ts-expect-error no such name
    expect(() => cells.set('tau', 12)).toThrow('has no `tau`');
    // @ts-expect-error no such name
    expect(() => cells.get('u')).toThrow('has no `u`');
  });

  it('are those of parts too', () => {
    const values: CellValues<NamesOf<typeof HodgkinHuxley>> = { 'sodium.g': '120 mS/cm^2', v: -65 };
    const cells = network().population(HodgkinHuxley, 2, values);
    expect(Array.from(cells.get('sodium.g'))).toEqual([120, 120]);
  });

  it('are the same model as the text that was packed', async () => {
    const packed = network({ dt: '0.1 ms' });
    packed.population(LIF, 5, { I: '2 nA' });
    const named = network({ dt: '0.1 ms' });
    named.population('std/neurons/leaky-integrate-and-fire.axo', 5, { I: '2 nA' });
    const hashes = [packed, named].map(async (net) => (await net.run('50 ms')).result?.spikeHash);
    const [first, second] = await Promise.all(hashes);
    expect(first).toBe(second);
  });
});

describe('names of other models', () => {
  it('are any text, checked where it is given', () => {
    const model = modelOf('neuron Decay { state v = 1; dv/dt = -v / 10 ms }');
    const cells = network().population(model, 2, { v: 3 });
    expectTypeOf(cells).toEqualTypeOf<Population>();
    expectTypeOf(cells.get).parameter(0).toEqualTypeOf<string>();
    expect(Array.from(cells.get('v'))).toEqual([3, 3]);
  });
});
