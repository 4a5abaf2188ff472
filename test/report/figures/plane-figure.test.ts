import { describe, expect, it } from 'vitest';
import {
  type CheckedModel,
  figuresOfModel,
  figuresOfRun,
  modelOf,
  type PlaneFigure,
  type RunOptions,
  run,
} from '../../../src/index.ts';
import { neuron } from '../../models/shipped-models.ts';

const ADEX = `neuron AdEx {
  param C = 281 pF
  param gL = 30 nS
  param EL = -70.6 mV
  param VT = -50.4 mV
  param DeltaT = 2 mV
  input I : nA = 0 nA
  state v : mV = EL
  state w : nA = 0 nA
  dv/dt = (-gL * (v - EL) + gL * DeltaT * exp((v - VT) / DeltaT) - w + I) / C
  dw/dt = (4 nS * (v - EL) - w) / 144 ms
  spike when v > -40 mV
  on spike { v = EL; w += 0.0805 nA }
}
`;

type Point = readonly [x: number, y: number];

async function planeOf(model: CheckedModel, options: RunOptions): Promise<PlaneFigure> {
  const { result, diagnostics } = await run(model, options);
  if (result === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const figure = figuresOfRun(result, model, ['plane'])[0];
  if (figure?.kind !== 'plane') throw new Error('no plane');
  return figure;
}

function pointsOf({ nullclines }: PlaneFigure, name: string): readonly Point[] {
  const pieces = nullclines.find((each) => each.name === name)?.pieces ?? [];
  return pieces.flatMap(({ x, y }) => Array.from(x, (each, i): Point => [each, y[i] ?? Number.NaN]));
}

describe('the plane of the FitzHugh-Nagumo model', async () => {
  const plane = await planeOf(neuron('fitzhugh-nagumo'), { for: '100 ms', inputs: { I: '0.5' } });

  it('has the cubic and the line of the paper as nullclines', () => {
    const cubic = pointsOf(plane, 'dv/dt = 0');
    expect(cubic.length).toBeGreaterThan(100);
    for (const [v, w] of cubic) expect(w).toBeCloseTo(v - v ** 3 / 3 + 0.5, 10);
    const line = pointsOf(plane, 'dw/dt = 0');
    expect(line.length).toBeGreaterThan(50);
    for (const [v, w] of line) expect(w).toBeCloseTo((v + 0.7) / 0.8, 10);
  });

  it('shows the run, all of it', () => {
    const [course] = plane.trajectories;
    expect([course?.x[0], course?.y[0]]).toEqual([-1, 1]);
    for (const x of Array.from(course?.x ?? [])) {
      expect(x).toBeGreaterThan(plane.xRange[0]);
      expect(x).toBeLessThan(plane.xRange[1]);
    }
  });

  it('says what inputs it was drawn with', () => {
    expect(plane.subtitle).toBe('rk4, dt = 0.01 ms, strict · nullclines with I = 0.5');
    expect([plane.x, plane.y]).toEqual([
      { name: 'v', unit: '1' },
      { name: 'w', unit: '1' },
    ]);
  });
});

describe('the plane of the Morris-Lecar model', async () => {
  const plane = await planeOf(neuron('morris-lecar', 'MorrisLecar'), {
    for: '100 ms',
    dt: '0.05 ms',
    inputs: { I: 'if t > 10 ms then 100 uA/cm^2 else 0' },
  });

  it('has the nullclines of its equations, with the input as it is at the end', () => {
    expect(plane.subtitle).toContain('nullclines with I = 100 uA/cm^2 at 100 ms');
    const ofGate = pointsOf(plane, 'd(potassium.n)/dt = 0');
    expect(ofGate.length).toBeGreaterThan(50);
    for (const [v, n] of ofGate) expect(n).toBeCloseTo((1 + Math.tanh((v - 2) / 30)) / 2, 10);
    const ofVoltage = pointsOf(plane, 'dv/dt = 0');
    expect(ofVoltage.length).toBeGreaterThan(100);
    for (const [v, n] of ofVoltage) {
      const m = (1 + Math.tanh((v + 1.2) / 18)) / 2;
      expect(n).toBeCloseTo((100 - 2 * (v + 60) - 4.4 * m * (v - 120)) / (8 * (v + 84)), 8);
    }
  });

  it('keeps a gate where gates can be', () => {
    expect(plane.yRange[0]).toBeGreaterThanOrEqual(-0.02);
    expect(plane.yRange[1]).toBeLessThanOrEqual(1.02);
  });
});

describe('a phase plane', () => {
  it('has its numbers in the declared units, whatever the model computes in', async () => {
    const model = modelOf(`neuron Mixed {
      state v : V = 0.01 V
      state q : uV = 0 uV
      dv/dt = (20 mV - v - q) / 10 ms
      dq/dt = (v / 2 - q) / 50 ms
    }`);
    const plane = await planeOf(model, { for: '50 ms', dt: '0.1 ms' });
    expect([plane.x.unit, plane.y.unit]).toEqual(['V', 'uV']);
    for (const [v, q] of pointsOf(plane, 'dv/dt = 0')) expect(q / 1e6).toBeCloseTo(0.02 - v, 10);
    for (const [v, q] of pointsOf(plane, 'dq/dt = 0')) expect(q / 1e6).toBeCloseTo(v / 2, 10);
    expect(plane.xRange[1]).toBeLessThan(0.1);
  });

  it('has no line at a pole or where a condition jumps', async () => {
    const model = modelOf(`neuron Broken {
      time unit 1 ms
      state x = 0.1
      state y = 0
      dx/dt = (if x < 0.5 then -1 else 1) * (1 + 1 / (x - 0.3)^2)
      dy/dt = 1 / (x - 0.25)
    }`);
    const plane = await planeOf(model, { for: '1 ms', dt: '0.001 ms', set: { x: 0.4 } });
    expect(plane.nullclines.map(({ pieces }) => pieces.length)).toEqual([0, 0]);
  });

  it('is that of the cell that was recorded', async () => {
    const model = neuron('fitzhugh-nagumo');
    const sweep = { b: [0.7, 0.8], I: [0, 0.25, 0.5] };
    const plane = await planeOf(model, { for: '10 ms', sweep, record: ['v[4..5]', 'w[4]'] });
    expect(plane.subtitle).toContain('cell 4 · nullclines with I = 0.25');
    expect(plane.trajectories).toHaveLength(1);
    for (const [v, w] of pointsOf(plane, 'dv/dt = 0')) expect(w).toBeCloseTo(v - v ** 3 / 3 + 0.25, 10);
    for (const [v, w] of pointsOf(plane, 'dw/dt = 0')) expect(w).toBeCloseTo((v + 0.7) / 0.8, 10);
  });

  it('takes values by cell as that cell has them', async () => {
    const model = neuron('fitzhugh-nagumo');
    const set = { b: '0.5 + 0.1 * i' };
    const plane = await planeOf(model, { for: '10 ms', cells: 4, set, record: ['v[3]', 'w[3]'] });
    for (const [v, w] of pointsOf(plane, 'dw/dt = 0')) expect(w).toBeCloseTo((v + 0.7) / 0.8, 10);
  });

  it('says which settings a result does not keep', async () => {
    const model = neuron('fitzhugh-nagumo');
    const I = { values: [0.1, 0.5], unit: '1', times: [0, 5] };
    const plane = await planeOf(model, { for: '5 ms', inputs: { I } });
    expect(plane.subtitle).toContain('I as the model has it');
  });

  it('is that of the first cell of a sweep', async () => {
    const model = neuron('fitzhugh-nagumo');
    const options: RunOptions = { for: '10 ms', sweep: { I: [0.25, 0.5] }, record: ['v', 'w'] };
    const plane = await planeOf(model, options);
    expect(plane.subtitle).toContain('cell 0 · nullclines with I = 0.25');
    for (const [v, w] of pointsOf(plane, 'dv/dt = 0')) expect(w).toBeCloseTo(v - v ** 3 / 3 + 0.25, 10);
  });

  it('has nullclines alone where the run did not record both states, or there is none', async () => {
    const model = neuron('fitzhugh-nagumo');
    const plane = await planeOf(model, { for: '10 ms', record: ['v'] });
    expect(plane.trajectories).toEqual([]);
    expect(plane.nullclines.every(({ pieces }) => pieces.length > 0)).toBe(true);
    const unrun = figuresOfModel(model)[0];
    expect(unrun).toMatchObject({ kind: 'plane', subtitle: 'nullclines with I = 0', trajectories: [] });
  });

  it('shows without a run where it begins, where it stands still, and the nullclines around', async () => {
    const plane = await planeOf(modelOf(ADEX), { for: '1 ms', sweep: { I: [0.1, 2] }, record: ['v'] });
    expect(plane.subtitle).toBe(
      'rk4, dt = 0.01 ms, 2 cells, strict · cell 0 · nullclines with I = 0.1 nA · record v and w to see the run in it',
    );
    // At rest, v is -67.6 mV; the saddle is at -45 mV, with w = 0.1 nA.
    const [low, high] = plane.xRange;
    expect(low).toBeGreaterThan(-90);
    expect(low).toBeLessThan(-71);
    expect(high).toBeGreaterThan(-45);
    expect(high).toBeLessThan(-20);
    expect(plane.yRange[0]).toBeLessThan(0);
    expect(plane.yRange[1]).toBeGreaterThan(0.1);
    expect(plane.yRange[1]).toBeLessThan(1);
    const [ofV, ofW] = ['dv/dt = 0', 'dw/dt = 0'].map((name) => pointsOf(plane, name));
    expect(ofV?.length).toBeGreaterThan(100);
    for (const [v, w] of ofW ?? []) expect(w).toBeCloseTo(0.004 * (v + 70.6), 10);
  });

  it('leaves a gap where a spike resets the cell, and none where it does not', async () => {
    const reset = await planeOf(modelOf(ADEX), { for: '60 ms', inputs: { I: '1 nA' } });
    expect(reset.subtitle).toContain(' · resets leave gaps');
    const [{ x = [] } = {}] = reset.trajectories;
    const gaps = Array.from(x).flatMap((value, i) => (Number.isNaN(value) ? [i] : []));
    expect(gaps.length).toBe(4);
    for (const gap of gaps) {
      expect(x[gap - 1]).toBeGreaterThan(-45);
      expect(x[gap + 1]).toBe(-70.6);
    }
    const oscillator = await planeOf(neuron('fitzhugh-nagumo'), { for: '100 ms', inputs: { I: 0.5 } });
    expect(oscillator.subtitle).not.toContain('gaps');
    expect(oscillator.trajectories[0]?.x.length).toBe(10_001);
  });

  it('is not there for one equation or three', () => {
    expect(figuresOfModel(neuron('leaky-integrate-and-fire'))).toEqual([]);
    const names = figuresOfModel(neuron('hodgkin-huxley')).map(({ name }) => name);
    expect(names).toEqual(['gates']);
  });
});
