/** Drivers over kernels in JavaScript and over the evaluator: the same bits, however a run is cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatorModel } from '../../src/evaluator/evaluator-model.ts';
import type { Program } from '../../src/ir/program.ts';
import { lower } from '../../src/lower/lower.ts';
import type { SpikeTimes } from '../../src/lower/spike-times.ts';
import { runPasses } from '../../src/passes/pipeline.ts';
import { TOLERANCE } from '../../src/runtime/driver.ts';
import { type LinkableModel, STATUS } from '../../src/runtime/layout.ts';
import {
  columnView,
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { emitJavaScript } from '../../src/targets/javascript/emit.ts';
import { ELEMENTARY_TABLE } from '../../src/targets/javascript/link.ts';
import { integrator, modelOf } from '../lower/run-program.ts';

const LEAKY = modelOf(`
neuron Leaky {
  param tau = 2 ms
  input drive : mV = 16 mV
  state v : mV = 0 mV
  dv/dt = (drive - v) / tau
  spike when v >= 10 mV
  on spike { v = 0 mV }
  refractory 2.2 ms holds v
}`);

const BUSY = modelOf(`
neuron Busy {
  param tau = 3 ms
  param rest = -65 mV
  input drive : mV/ms = if t >= 1.23 ms and t < 9 ms then 9 mV/ms else 2 mV/ms
  state v : mV = -65 mV in [-80 mV, -45 mV]
  state w = 0
  state n = 0
  dv/dt = (rest - v) / tau + drive + sin(t / 0.3 ms) * 4 mV/ms
  dw/dt = (1 - w^3) / tau
  spike when v crosses -50 mV or (v >= -47 mV and t - last_spike > 3 ms)
  refractory 0.7 ms holds v
  on spike { v = rest + w * 1 mV; n += 1 }
  on v > -55 mV { w = w / 2 }
  on peak(v) { w += 0.1 }
  at [1 ms, 2.55 ms] { w = 0 }
  every 0.7 ms from 1 ms { n = n / 2 }
}`);

const GATED = modelOf(`
neuron Gated {
  input I = 120
  time unit 1 ms
  state v = -60
  gate m { inf = 1 / (1 + exp(-(v + 40) / 6)); tau = 0.3 }
  gate n { inf = 1 / (1 + exp(-(v + 45) / 5)); tau = 2 }
  dv/dt = I - 8 * (v + 80) - 20 * m * (v - 60) - 10 * n * (v + 90)
  spike when v crosses -50
}`);

interface Case {
  readonly name: string;
  readonly program: Program;
  /** The step is 1/q ms. */
  readonly q?: number;
}

function programOf(model: typeof LEAKY, method: string, spikeTimes: SpikeTimes = 'grid'): Program {
  return runPasses(
    lower(model, integrator(method), {
      arithmetic: 'strict',
      given: [],
      perCell: [],
      fold: false,
      records: ['v'],
      spikeTimes,
    }),
  );
}

const CASES: readonly Case[] = [
  ...['bs23', 'dopri5', 'tsit5', 'rodas4_adaptive'].flatMap((method) => [
    { name: `Leaky by ${method}`, program: programOf(LEAKY, method) },
    { name: `Busy by ${method}`, program: programOf(BUSY, method) },
    { name: `Gated by ${method}`, program: programOf(GATED, method) },
  ]),
  ...['euler', 'rk4', 'exponential_euler'].flatMap((method) => [
    { name: `Leaky by ${method}, located`, program: programOf(LEAKY, method, 'located') },
    { name: `Gated by ${method}, located`, program: programOf(GATED, method, 'located') },
  ]),
  { name: 'Leaky by rk4, interpolated', program: programOf(LEAKY, 'rk4', 'interpolated') },
  { name: 'Leaky by exact, located', program: programOf(LEAKY, 'exact', 'located') },
  ...['implicit_euler', 'crank_nicolson'].flatMap((method) => [
    { name: `Leaky by ${method}`, program: programOf(LEAKY, method) },
    { name: `Gated by ${method}`, program: programOf(GATED, method), q: 40 },
  ]),
];

const CELLS = 2;
const STEPS = 28;

function startedBy(model: LinkableModel, program: Program, q = 4): Population {
  const population = makePopulation(model, { cells: CELLS });
  setTimeStep(population, { p: 1, q });
  if (program.columns.some(({ name }) => name === TOLERANCE)) setColumn(population, TOLERANCE, 1e-4);
  initialise(population);
  const v = columnView(population, 'v');
  setColumn(population, 'v', [v[0] ?? 0, (v[1] ?? 0) + 1.5]);
  return population;
}

/** What others see of a run: states, memories, what was reported. Not what drivers leave lying about. */
function seen(
  { layout, words, numbers, model }: Population,
  program: Program,
): readonly (readonly number[])[] {
  const columns = program.columns.filter(({ purpose }) => purpose === 'state' || purpose === 'memory');
  const count = words[layout.status + STATUS.spikes] ?? 0;
  const times =
    model.storage.datesSpikes === true ? numbers.subarray(layout.spikeTimes, layout.spikeTimes + count) : [];
  const spikes = Array.from({ length: count }, (_, i) => {
    const at = layout.spikes + 3 * i;
    return [...words.subarray(at, at + 3), times[i] ?? 0];
  });
  const population = { layout, words, numbers, model } as Population;
  return [
    ...columns.map(({ name }) => [...columnView(population, name)]),
    ...spikes.toSorted((a, b) => (a[1] ?? 0) - (b[1] ?? 0)),
    [...words.subarray(layout.status + 1, layout.status + layout.statusWords)],
  ];
}

describe.each(CASES)('$name', ({ program, q }) => {
  const code = emitJavaScript(program);

  it('has the same bits in JavaScript as in the evaluator', () => {
    const [compiled, evaluated] = [code.linkable, evaluatorModel(program)].map((model) => {
      const population = startedBy(model, program, q);
      population.kernels.step(population.layout, 0, CELLS, 0, STEPS);
      const { words, layout } = population;
      expect(words[layout.status + STATUS.noStep]).toBe(0);
      expect(words[layout.status + STATUS.notFinite]).toBe(0);
      expect(words[layout.status + STATUS.spikes]).toBeGreaterThan(0);
      return { seen: seen(population, program), all: [...population.numbers] };
    });
    expect(compiled?.seen).toEqual(evaluated?.seen);
    // All that drivers leave lying about, too.
    expect(compiled?.all).toEqual(evaluated?.all);
  });

  it('does the same however the run is cut', () => {
    const run = (cuts: readonly number[], largestFunction?: number): unknown => {
      const { linkable } =
        largestFunction === undefined ? code : emitJavaScript(program, { largestFunction });
      const population = startedBy(linkable, program, q);
      const { layout, kernels, numbers } = population;
      let k = 0;
      for (const cut of [...cuts, STEPS]) {
        const now = Math.min(cut, STEPS - k);
        if (now <= 0) break;
        const before = numbers.slice();
        kernels.step(layout, 0, CELLS, k, now);
        // Once more, from what the columns were.
        numbers.set(before);
        for (let cell = 0; cell < CELLS; cell++) kernels.step(layout, cell, 1, k, now);
        k += now;
      }
      return seen(population, program);
    };
    const whole = run([]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: STEPS }), (cuts) => {
        expect(run(cuts)).toEqual(whole);
      }),
      { numRuns: 10 },
    );
    expect(run([3, 1], 40)).toEqual(whole);
  });
});

describe('a driver that locates', () => {
  it('gives the bits of the fixed driver where nothing is to be located', () => {
    for (const method of ['euler', 'rk4', 'exponential_euler']) {
      const programs = (['grid', 'located'] as const).map((spikeTimes) => {
        const model = modelOf(`
          neuron Quiet {
            state v = 1
            state u = 0.3
            dv/dt = (sin(t / 1 ms) - v * u) / 7 ms
            du/dt = (v - u^2) / 3 ms
            spike when v > 100
          }`);
        return programOf(model, method, spikeTimes);
      });
      const states = programs.map((program) => {
        const population = startedBy(emitJavaScript(program).linkable, program);
        population.kernels.step(population.layout, 0, CELLS, 0, 200);
        return ['v', 'u'].map((name) => [...columnView(population, name)]);
      });
      expect(states[1]).toEqual(states[0]);
    }
  });
});

describe('the text of a step that a driver puts together', () => {
  it.each([
    ['bs23', 'grid', ['attempt', 'stop']],
    ['rk4', 'located', ['attempt', 'stop', 'event']],
    ['implicit_euler', 'grid', ['attempt', 'iterate', 'event']],
  ] as const)(
    'of %s with spikes on %s has functions that do what its kernels do',
    (method, spikeTimes, parts) => {
      const program = programOf(LEAKY, method, spikeTimes);
      const { linkable, scalarStep } = emitJavaScript(program);
      const text = scalarStep();
      expect(Array.from(text.matchAll(/^function (\w+)/gm), ([, name]) => name)).toEqual(parts);
      for (const part of parts) {
        const population = startedBy(linkable, program);
        const { layout, kernels, numbers, words } = population;
        kernels.step(layout, 0, CELLS, 0, 11);
        words[layout.status] = 0;
        const read = (): readonly number[] =>
          program.columns.map(
            ({ name, variability }) => columnView(population, name)[variability === 'cell' ? 1 : 0] ?? 0,
          );
        const cell = [...read()];
        const step: unknown = new Function(`${text}return ${part};`)();
        if (typeof step !== 'function') throw new Error('no function');
        const spikes: unknown = step(cell, 11, 1, 4, 0.25, ELEMENTARY_TABLE);
        linkable.link(numbers.buffer)[part]?.(layout, 1, 1, 11, 0);
        expect(cell).toEqual(read());
        expect(spikes).toBe(words[layout.status]);
      }
    },
  );
});
