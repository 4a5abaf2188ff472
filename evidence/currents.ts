import programs from '../test/reference/models/synaptic_conductances.json' with { type: 'json' };
import type { Evidence } from './evidence.ts';
import { measureOf, samplesOf } from './numbers-of.ts';

/** Courses in the time t in ms, 1 at their peaks. */
const exponential = (t: number): number => Math.exp(-t / 5);
const alpha = (t: number): number => (t / 2) * Math.exp(1 - t / 2);

function double(t: number, rise: number, decay: number): number {
  const course = (at: number): number => Math.exp(-at / decay) - Math.exp(-at / rise);
  return course(t) / course(((rise * decay) / (decay - rise)) * Math.log(decay / rise));
}

interface Course {
  readonly model: string;
  /** What an event adds to, what is looked at, and in which unit. */
  readonly event: string;
  readonly seen: string;
  readonly unit: string;
  readonly formula: string;
  readonly course: (t: number) => number;
}

const COURSES: readonly Course[] = (['conductance', 'current'] as const).flatMap((kind) => {
  const seen = kind === 'conductance' ? 'g' : 'I';
  const unit = kind === 'conductance' ? 'nS' : 'pA';
  return [
    {
      model: `currents/exponential-${kind}`,
      event: seen,
      formula: 'exp(-t / tau), tau = 5 ms',
      course: exponential,
    },
    {
      model: `currents/alpha-${kind}`,
      event: 'x',
      formula: '(t / tau) exp(1 - t / tau), tau = 2 ms',
      course: alpha,
    },
    {
      model: `currents/double-exponential-${kind}`,
      event: 'x',
      formula: 'exp(-t / 10 ms) - exp(-t / 1 ms), over its peak',
      course: (t: number) => double(t, 1, 10),
    },
  ].map((each) => ({ ...each, seen, unit }));
});

/** 20 of the unit, as an event at 0 leaves it; below 0 where inhibition is another sign and not another reversal. */
const WEIGHT = 20;

const CLOSED_FORMS: readonly Evidence[] = COURSES.map(({ model, event, seen, unit, formula, course }) => ({
  model,
  what:
    seen === 'g'
      ? `g and the current at -65 mV by default after an event of ${WEIGHT} ${unit}, exact, dt = 0.5 ms`
      : `I and the same counted outward after an event of ${WEIGHT} ${unit}, exact, dt = 0.5 ms`,
  witness: `closed form: ${WEIGHT} ${unit} times ${formula}${seen === 'g' ? '; a reversal at 0 mV' : ''}`,
  compare: async (run) => {
    const inputs: Readonly<Record<string, string>> = seen === 'g' ? { v: '-65 mV' } : {};
    const outward = seen === 'g' ? -65 : -1;
    const result = await run({
      for: '40 ms',
      dt: '0.5 ms',
      method: 'exact',
      inputs,
      set: { [event]: WEIGHT },
      record: [seen, 'i'],
    });
    const wanted = Array.from({ length: 81 }, (_, k) => WEIGHT * course(k / 2));
    const current = wanted.map((each) => outward * each);
    return [
      { quantity: seen, unit, got: samplesOf(result, seen), wanted, tolerance: 1e-12 },
      { quantity: 'i', unit: 'pA', got: samplesOf(result, 'i'), wanted: current, tolerance: 1e-10 },
    ];
  },
}));

/** What no event has opened stays shut. */
const WITHOUT_EVENTS: readonly Evidence[] = [
  ...COURSES.map(({ model, seen, unit }) => ({ model, seen, unit })),
  { model: 'currents/saturating-nmda-conductance', seen: 's', unit: '1' },
].map(({ model, seen, unit }) => ({
  model,
  what: `${seen} and the current where there is no event, 10 ms`,
  witness: 'definition: nothing opens',
  compare: async (run) => {
    const inputs: Readonly<Record<string, string>> = seen === 'I' ? {} : { v: '-65 mV' };
    const measure = [`seen = last(${seen})`, 'i = last(i)'];
    const result = await run({ for: '10 ms', dt: '1 ms', inputs, record: [], measure });
    return [
      { quantity: seen, unit, got: measureOf(result, 'seen'), wanted: [0], tolerance: 0 },
      { quantity: 'i', unit: 'pA', got: measureOf(result, 'i'), wanted: [0], tolerance: 0 },
    ];
  },
}));

/** Inhibition by chloride, so that a reversal that is added instead of subtracted is seen. */
const INHIBITORY: readonly Evidence[] = COURSES.filter(({ seen }) => seen === 'g').map(({ model }) => ({
  model,
  what: 'the current of 2 nS at three potentials, with a reversal at -70 mV',
  witness: 'g (v - E), by hand',
  compare: async (run) => {
    const result = await run({
      for: '0.01 ms',
      set: { E: '-70 mV', g: 2 },
      sweep: { v: [-90, -70, -50] },
      measure: 'i = first(i)',
    });
    return [
      { quantity: 'i', unit: 'pA', got: measureOf(result, 'i'), wanted: [-40, 0, 40], tolerance: 1e-13 },
    ];
  },
}));

/**
 * How far an event opens the conductance of Wang, at 1 to 200 ms: with x = exp(-t / 2) in ds/dt = x / 2 (1 - s) - s / 80, the
 * integral of f(u) = 1/2 exp(-u / 2 + u / 80 - exp(-u / 2)) from 0 to t, times exp(exp(-t / 2) - t / 80).
 */
const WANG = {
  t: [1, 2, 5, 10, 20, 50, 100, 200],
  s: [
    0.32322719867363575, 0.4623716058978454, 0.577727573218861, 0.5728835624435115, 0.5082278833946451,
    0.34931571985585685, 0.18697523121921292, 0.053569300638347674,
  ],
};

const SATURATING: readonly Evidence[] = [
  {
    model: 'currents/saturating-nmda-conductance',
    what: 'the open part, what magnesium leaves of it and the current at -40 mV after an event by default, dopri5 with a tolerance of 1e-11',
    witness:
      'closed form with 30 digits and the time constants of Wang (1999), 2 and 80 ms, and 0.5/ms; of the current 1 nS, 0 mV and the block of Jahr and Stevens (1990) with 1 mM',
    compare: async (run) => {
      const result = await run({
        for: '200 ms',
        dt: '1 ms',
        method: 'dopri5',
        tolerance: 1e-11,
        inputs: { v: '-40 mV' },
        set: { x: 1 },
        record: ['s', 'unblocked', 'i'],
      });
      const at = (name: string): readonly number[] => {
        const samples = samplesOf(result, name);
        return WANG.t.map((time) => samples[time] ?? Number.NaN);
      };
      const block = 1 / (1 + Math.exp(0.062 * 40) / 3.57);
      const because = 'of an adaptive method';
      return [
        { quantity: 's', unit: '1', got: at('s'), wanted: WANG.s, tolerance: 1e-9, because },
        {
          quantity: 'unblocked',
          unit: '1',
          got: at('unblocked'),
          wanted: WANG.t.map(() => block),
          tolerance: 1e-15,
        },
        {
          quantity: 'i',
          unit: 'pA',
          got: at('i'),
          wanted: WANG.s.map((open) => block * open * -40),
          tolerance: 1e-8,
          because,
        },
      ];
    },
  },
  {
    model: 'currents/saturating-nmda-conductance',
    what: 'the current where all is open, at -40 and 40 mV with 2 mM of magnesium and a reversal at 10 mV',
    witness: 'closed form: 1 nS times the block of Jahr and Stevens (1990) times v - 10 mV',
    compare: async (run) => {
      const potentials = [-40, 40];
      const result = await run({
        for: '0.01 ms',
        set: { s: 1, magnesium: '2 mM', E: '10 mV' },
        sweep: { v: potentials },
        measure: 'i = first(i)',
      });
      const wanted = potentials.map((v) => (v - 10) / (1 + (2 / 3.57) * Math.exp(-0.062 * v)));
      return [{ quantity: 'i', unit: 'pA', got: measureOf(result, 'i'), wanted, tolerance: 1e-13 }];
    },
  },
];

/** The largest of steps of 1 us is the peak to a part in 1e7. */
const PEAKS: readonly Evidence[] = [
  { rise: 1, decay: 10 },
  { rise: 10, decay: 1 },
  { rise: 2, decay: 2 },
  { rise: 2, decay: 2.000001 },
].map(({ rise, decay }) => ({
  model: 'currents/double-exponential-conductance',
  what: `the height of an event of 1 nS, tau_rise = ${rise} ms and tau_decay = ${decay} ms, exact, dt = 0.001 ms`,
  witness: 'what the factor is for: 1 nS, in either order of the time constants and where they are equal',
  compare: async (run) => {
    const result = await run({
      for: '8 ms',
      dt: '0.001 ms',
      method: 'exact',
      inputs: { v: '-65 mV' },
      set: { x: 1, tau_rise: rise, tau_decay: decay },
      record: [],
      measure: 'peak = max(g)',
    });
    return [
      {
        quantity: 'largest g',
        unit: 'nS',
        got: measureOf(result, 'peak'),
        wanted: [1],
        tolerance: 1e-7,
        because: 'the peak lies between two steps',
      },
    ];
  },
}));

const NEURON: readonly Evidence[] = [
  {
    model: 'currents/exponential-conductance',
    what: 'g after an event of 1 nS, exact, dt = 1 ms',
    witness: 'NEURON 9.0.2, ExpSyn',
    compare: async (run) => {
      const { t_ms: times, g: wanted } = programs.data.ExpSyn;
      const inputs = { v: '-65 mV' };
      const result = await run({
        for: `${times.at(-1)} ms`,
        dt: '1 ms',
        method: 'exact',
        inputs,
        set: { g: 1 },
      });
      return [{ quantity: 'g', unit: 'nS', got: samplesOf(result, 'g').slice(1), wanted, tolerance: 1e-14 }];
    },
  },
  {
    model: 'currents/double-exponential-conductance',
    what: 'g after an event of 1 nS, tau_rise = 1 ms and tau_decay = 10 ms, exact, dt = 1 ms',
    witness: 'NEURON 9.0.2, Exp2Syn',
    compare: async (run) => {
      const { t_ms: times, g: wanted } = programs.data.Exp2Syn;
      const inputs = { v: '-65 mV' };
      const result = await run({
        for: `${times.at(-1)} ms`,
        dt: '1 ms',
        method: 'exact',
        inputs,
        set: { x: 1 },
      });
      return [{ quantity: 'g', unit: 'nS', got: samplesOf(result, 'g').slice(1), wanted, tolerance: 1e-13 }];
    },
  },
];

/** BrainPy's programs take a step of 0.1 ms by exponential Euler: the same method gives the same numbers. */
const BRAINPY = { dt: '0.1 ms', method: 'exponential_euler', inputs: { v: '-65 mV' } } as const;

const BRAINPY_PROGRAMS: readonly Evidence[] = [
  {
    model: 'currents/alpha-conductance',
    what: 'g after an event of 1 nS, tau = 10 ms, exponential_euler, dt = 0.1 ms; theirs times e, as it is not brought to a height of 1',
    witness: 'BrainPy 2.8.2, brainpy.dyn.Alpha',
    compare: async (run) => {
      const { t_ms: times, g } = programs.data.Alpha;
      const set = { x: 1, tau: 10 };
      const result = await run({ ...BRAINPY, for: `${times.at(-1)} ms`, every: '1 ms', set, record: 'g' });
      const wanted = g.map((each) => Math.E * each);
      return [{ quantity: 'g', unit: 'nS', got: samplesOf(result, 'g'), wanted, tolerance: 1e-12 }];
    },
  },
  {
    model: 'currents/double-exponential-conductance',
    what: 'g after an event of 1 nS, exponential_euler, dt = 0.1 ms',
    witness: 'BrainPy 2.8.2, brainpy.dyn.DualExpon',
    compare: async (run) => {
      const { t_ms: times, g: wanted } = programs.data.DualExpon;
      const result = await run({
        ...BRAINPY,
        for: `${times.at(-1)} ms`,
        every: '1 ms',
        set: { x: 1 },
        record: 'g',
      });
      return [{ quantity: 'g', unit: 'nS', got: samplesOf(result, 'g'), wanted, tolerance: 1e-12 }];
    },
  },
  {
    model: 'currents/saturating-nmda-conductance',
    what: 'x and the open part after an event, tau_s = 100 ms, exponential_euler, dt = 0.1 ms',
    witness: 'BrainPy 2.8.2, brainpy.dyn.NMDA',
    compare: async (run) => {
      const { t_ms: times, g, x } = programs.data.NMDA;
      const set = { x: 1, tau_s: 100 };
      const result = await run({
        ...BRAINPY,
        for: `${times.at(-1)} ms`,
        every: '2 ms',
        set,
        record: ['x', 's'],
      });
      return [
        { quantity: 'x', unit: '1', got: samplesOf(result, 'x'), wanted: x, tolerance: 1e-12 },
        { quantity: 's', unit: '1', got: samplesOf(result, 's'), wanted: g, tolerance: 1e-12 },
      ];
    },
  },
];

export const currentsEvidence: readonly Evidence[] = [
  ...CLOSED_FORMS,
  ...INHIBITORY,
  ...WITHOUT_EVENTS,
  ...PEAKS,
  ...NEURON,
  ...BRAINPY_PROGRAMS,
  ...SATURATING,
];
