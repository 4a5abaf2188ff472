import { describe, expect, it } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import {
  type CurvesFigure,
  figuresOfModel,
  figuresOfRun,
  modelOf,
  run,
  type Series,
} from '../../../src/index.ts';
import { checkFile, neuron } from '../../models/shipped-models.ts';

function gates(figures: ReturnType<typeof figuresOfModel>): readonly CurvesFigure[] {
  return figures.filter(
    (figure): figure is CurvesFigure => figure.kind === 'curves' && figure.name === 'gates',
  );
}

function valueAt({ x, y }: Series, at: number): number {
  return known(y[Array.from(x).findIndex((each) => Math.abs(each - at) < 1e-9)], `value at ${at}`);
}

describe('the gates of the squid sodium channel, by itself', () => {
  const model = known(checkFile('models/channels/squid-sodium.axo').models.get('SquidSodium'), 'channel');
  const [figure, ...others] = gates(figuresOfModel(model));
  const [inf, tau] = known(figure, 'figure').panels;

  it('stand over the voltage, steady states above time constants', () => {
    expect(others).toEqual([]);
    expect(figure?.x).toEqual({ name: 'v', unit: 'mV' });
    expect([inf?.y, tau?.y]).toEqual([
      { name: 'steady state', unit: '1' },
      { name: 'time constant', unit: 'ms' },
    ]);
    expect(inf?.series.map(({ name }) => name)).toEqual(['m', 'h']);
  });

  it('are those of Hodgkin and Huxley, at the removable singularity too', () => {
    for (const v of [-100, -65, -40, 0, 50]) {
      const [m, h] = [known(inf?.series[0], 'm'), known(inf?.series[1], 'h')];
      const alphaM = v === -40 ? 1 : (0.1 * (v + 40)) / (1 - Math.exp(-(v + 40) / 10));
      const betaM = 4 * Math.exp(-(v + 65) / 18);
      const alphaH = 0.07 * Math.exp(-(v + 65) / 20);
      const betaH = 1 / (1 + Math.exp(-(v + 35) / 10));
      expect(valueAt(m, v)).toBeCloseTo(alphaM / (alphaM + betaM), 12);
      expect(valueAt(h, v)).toBeCloseTo(alphaH / (alphaH + betaH), 12);
      expect(valueAt(known(tau?.series[0], 'tau of m'), v)).toBeCloseTo(1 / (alphaM + betaM), 12);
      expect(valueAt(known(tau?.series[1], 'tau of h'), v)).toBeCloseTo(1 / (alphaH + betaH), 12);
    }
  });

  it('of several cells tell what a run was given, but not the voltages', async () => {
    const inputs = { v: 'if t < 0.1 ms then -80 mV else -60 mV + i * 20 mV' };
    const figureOf = async (set: Readonly<Record<string, string>>): Promise<object> => {
      const { result } = await run(model, { for: '0.2 ms', cells: 3, record: 'i[0..2]', inputs, set });
      const [drawn] = gates(figuresOfRun(known(result, 'result'), model));
      const { subtitle, settings } = known(drawn, 'figure');
      return { subtitle, settings };
    };
    expect(await figureOf({})).toEqual({ subtitle: '', settings: undefined });
    expect(await figureOf({ g: '60 mS/cm^2' })).toEqual({
      subtitle: 'as in cell 0',
      settings: 'g = 60 mS/cm^2',
    });
  });
});

describe('the gates of a model', () => {
  it('are found through the wiring of its parts', () => {
    const [figure] = gates(figuresOfModel(neuron('hodgkin-huxley')));
    expect(figure?.x).toEqual({ name: 'v', unit: 'mV' });
    expect(figure?.panels[0]?.series.map(({ name }) => name)).toEqual([
      'sodium.m',
      'sodium.h',
      'potassium.n',
    ]);
  });

  it('reach at least as far as the run went', async () => {
    const model = neuron('hodgkin-huxley');
    const { result } = await run(model, { for: '1 ms', set: { v: '-130 mV' } });
    const [figure] = gates(figuresOfRun(known(result, 'result'), model));
    expect(figure?.panels[0]?.series[0]?.x[0]).toBe(-130);
  });

  it('have no time constant where they are instantaneous', () => {
    const model = modelOf(`neuron Fast {
      state v : mV = 0 mV
      gate m { inf = 1 / (1 + exp(-v / 5 mV)) }
      dv/dt = -v * m / 10 ms
    }`);
    const [figure] = gates(figuresOfModel(model));
    expect(figure?.panels.map(({ y }) => y.name)).toEqual(['steady state']);
  });

  it('that depend on more than the voltage say at what they are drawn', () => {
    const model = modelOf(`neuron Calcium {
      state v : mV = 0 mV
      state ca : nM = 100 nM
      gate m { inf = 1 / (1 + exp(-v / 5 mV)) * ca / (ca + 100 nM); tau = 2 ms }
      dv/dt = -v * m / 10 ms
      dca/dt = -ca / 50 ms
    }`);
    const [figure] = gates(figuresOfModel(model));
    expect(figure?.subtitle).toBe('with ca = 100 nM');
    expect(valueAt(known(figure?.panels[0]?.series[0], 'm'), 0)).toBeCloseTo(0.25, 12);
  });

  it('are none where it has none', () => {
    expect(gates(figuresOfModel(neuron('izhikevich')))).toEqual([]);
  });
});
