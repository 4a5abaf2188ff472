/** The twenty behaviours, step by step as norse and as the program of the paper step them. */
import type { RunOptions, Samples } from '../src/simulate/run-options.ts';
import reference from '../test/reference/models/izhikevich_behaviours.json' with { type: 'json' };
import figure from '../test/reference/models/izhikevich_figure.json' with { type: 'json' };
import type { Comparison, Evidence } from './evidence.ts';
import { lastOf, samplesOf, spikeSteps } from './numbers-of.ts';

const NORSE = 'norse 1.1.0, its own presets in float64';
const FIGURE = 'Izhikevich (2004), figure1.m, its loop in Python';

/** What a witness did with a panel. */
interface Panel {
  readonly dt_ms: number;
  readonly steps: number;
  readonly spike_count: number;
  /** All of them, or the first twenty. */
  readonly spike_step_index: readonly number[];
  readonly final_v: number;
  readonly final_u: number;
}

type Current = (t: number) => number;

/** On between both times, neither included: in the figure's program a pulse begins with the step behind its start. */
function within(t: number, start: number, end: number): boolean {
  return t > start && t < end;
}

function twoRamps(t: number): number {
  if (t < 200) return t / 25;
  return t >= 300 && t < 312.5 ? (4 * (t - 300)) / 12.5 : 0;
}

function variedThreshold(t: number): number {
  if (within(t, 70, 75)) return -6;
  return within(t, 10, 15) || within(t, 80, 85) ? 1 : 0;
}

/** The currents of the panels, as the figure's program has them. */
const CURRENTS: Readonly<Record<keyof typeof reference.data, Current>> = {
  TonicSpiking: (t) => (t > 10 ? 14 : 0),
  PhasicSpiking: (t) => (t > 20 ? 0.5 : 0),
  TonicBursting: (t) => (t > 22 ? 15 : 0),
  PhasicBursting: (t) => (t > 20 ? 0.6 : 0),
  MixedMode: (t) => (t > 16 ? 10 : 0),
  SpikeFrequencyAdaptation: (t) => (t > 8.5 ? 30 : 0),
  ClassOneExcitability: (t) => (t > 30 ? 0.075 * (t - 30) : 0),
  ClassTwoExcitability: (t) => (t > 30 ? -0.5 + 0.015 * (t - 30) : -0.5),
  SpikeLatency: (t) => (within(t, 10, 13) ? 7.04 : 0),
  SubthresholdOscillations: (t) => (within(t, 20, 25) ? 2 : 0),
  Resonator: (t) => ([40, 60, 280, 320].some((start) => within(t, start, start + 4)) ? 0.65 : 0),
  Integrator: (t) => ([100 / 11, 100 / 11 + 5, 70, 80].some((start) => within(t, start, start + 2)) ? 9 : 0),
  ReboundSpike: (t) => (within(t, 20, 25) ? -15 : 0),
  ReboundBurst: (t) => (within(t, 20, 25) ? -15 : 0),
  ThresholdVariability: variedThreshold,
  Bistability: (t) => (within(t, 37.5, 42.5) || within(t, 216, 221) ? 1.24 : 0.24),
  DepolarizingAfterPotential: (t) => (Math.abs(t - 10) < 1 ? 20 : 0),
  Accommodation: twoRamps,
  InhibitionInducedSpiking: (t) => (t < 50 || t > 250 ? 80 : 75),
  InhibitionInducedBursting: (t) => (t < 50 || t > 250 ? 80 : 75),
};

/** Returns the current as the programs give it to their steps: what it is at the start of each, for the whole of it. */
function atStarts(current: Current, { dt_ms, steps }: Panel): Samples {
  const values = Float64Array.from({ length: steps }, (_, k) => current(Number((k * dt_ms).toFixed(9))));
  return { values, unit: '1', times: `${dt_ms} ms` };
}

function optionsOf(panel: Panel, method: string): RunOptions {
  return { method, dt: `${panel.dt_ms} ms`, for: `${panel.dt_ms * panel.steps} ms`, every: panel.steps };
}

function compareSteps(result: Parameters<typeof spikeSteps>[0], panel: Panel): readonly Comparison[] {
  const steps = spikeSteps(result);
  const { spike_count, spike_step_index, final_v, final_u } = panel;
  const shown = spike_step_index.length;
  const count = {
    quantity: 'number of spikes',
    unit: '1',
    got: [steps.length],
    wanted: [spike_count],
    tolerance: 0,
  };
  return [
    count,
    ...(shown === 0
      ? []
      : [
          {
            quantity: shown === spike_count ? 'steps of the spikes' : `steps of the first ${shown} spikes`,
            unit: '1',
            got: steps.slice(0, shown),
            wanted: spike_step_index,
            tolerance: 0,
          },
        ]),
    {
      quantity: 'v and u at the end',
      unit: '1',
      got: lastOf(result, ['v', 'u']),
      wanted: [final_v, final_u],
      tolerance: 1e-3,
      because: 'upstrokes magnify rounding: two programs of one scheme differ by up to 3e-4',
    },
  ];
}

/** Norse has the recovery of the other panels for accommodation too, which no variant of that model can be. */
const NORSE_ACCOMMODATION = { a: 0.02, b: 1, c: -55, d: 4, v: -65, u: -16 };

function settingsOfNorse(name: string): Pick<RunOptions, 'set'> {
  if (name === 'Accommodation') return { set: NORSE_ACCOMMODATION };
  return name === 'InhibitionInducedBursting' ? { set: { d: -2 } } : {};
}

type Behaviour = keyof typeof reference.data;

function ofNorse(name: Behaviour): Evidence {
  const { norse, norse_preset } = reference.data[name];
  const isOther = name === 'Accommodation';
  const step = `euler, dt = ${norse.dt_ms} ms`;
  return {
    model: `neurons/izhikevich-behaviours#${isOther ? 'QuadraticIzhikevich' : name}`,
    what: `spikes of the preset ${norse_preset}, ${step}`,
    witness: NORSE,
    compare: async (run) => {
      const inputs = { I: atStarts(CURRENTS[name], norse) };
      return compareSteps(
        await run({ ...optionsOf(norse, 'euler'), inputs, ...settingsOfNorse(name) }),
        norse,
      );
    },
  };
}

function ofFigure(name: Behaviour): Evidence {
  const { figure1 } = reference.data[name];
  const method = 'semi_implicit_euler';
  // The program has -2 where the author's table, and the shipped model, have 0.
  const isBursting = name === 'InhibitionInducedBursting';
  const what = `spikes as in figure 1, ${method}, dt = ${figure1.dt_ms} ms`;
  return {
    model: `neurons/izhikevich-behaviours#${name}`,
    what: isBursting ? `${what}, d = -2` : what,
    witness: FIGURE,
    compare: async (run) => {
      const inputs = { I: atStarts(CURRENTS[name], figure1) };
      const set = isBursting ? { d: -2 } : {};
      return compareSteps(await run({ ...optionsOf(figure1, method), inputs, set }), figure1);
    },
  };
}

/** With d of the author's table in the program. */
const burstingOfTable: Evidence = {
  model: 'neurons/izhikevich-behaviours#InhibitionInducedBursting',
  what: 'spikes as in figure 1, semi_implicit_euler, dt = 0.5 ms, d = 0',
  witness: FIGURE,
  compare: async (run) => {
    const panel = reference.data.InhibitionInducedBursting.figure1_with_d_0;
    const inputs = { I: atStarts(CURRENTS.InhibitionInducedBursting, panel) };
    return compareSteps(await run({ ...optionsOf(panel, 'semi_implicit_euler'), inputs }), panel);
  },
};

/** The model as it is shipped, its own current included, whose pulses last as the figure shows them: a step more than the program’s. */
function asShipped(name: Behaviour): Evidence {
  const { dt_ms, steps, every_steps, spike_count, spike_step_index, v, final_u } = figure.data[name];
  const method = 'semi_implicit_euler';
  return {
    model: `neurons/izhikevich-behaviours#${name}`,
    what: `spikes and v with its own current, ${method}, dt = ${dt_ms} ms`,
    witness: 'Izhikevich (2004), figure 1, a loop in Python with the pulses that it shows',
    compare: async (run) => {
      const result = await run({ method, dt: `${dt_ms} ms`, for: `${dt_ms * steps} ms`, every: every_steps });
      const spikes = spikeSteps(result);
      const shown = spike_step_index.length;
      return [
        {
          quantity: 'number of spikes',
          unit: '1',
          got: [spikes.length],
          wanted: [spike_count],
          tolerance: 0,
        },
        {
          quantity: shown === spike_count ? 'steps of the spikes' : `steps of the first ${shown} spikes`,
          unit: '1',
          got: spikes.slice(0, shown),
          wanted: spike_step_index,
          tolerance: 0,
        },
        {
          quantity: 'v at ten times, and u at the end',
          unit: '1',
          got: [...samplesOf(result, 'v').slice(1), ...lastOf(result, ['u'])],
          wanted: [...v, final_u],
          // Ten times what was found, and more.
          tolerance: name === 'ClassTwoExcitability' ? 1e-3 : 1e-6,
          because: 'rounding, which upstrokes magnify',
        },
      ];
    },
  };
}

function isBehaviour(name: string): name is Behaviour {
  return name in CURRENTS;
}

const BEHAVIOURS: readonly Behaviour[] = Object.keys(reference.data).filter(isBehaviour);

export const izhikevichBehavioursEvidence: readonly Evidence[] = [
  ...BEHAVIOURS.flatMap((name) => [asShipped(name), ofFigure(name), ofNorse(name)]),
  burstingOfTable,
];
