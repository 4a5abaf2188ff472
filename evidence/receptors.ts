import programs from '../test/reference/models/receptor_programs.json' with { type: 'json' };
import reference from '../test/reference/receptors.json' with { type: 'json' };
import type { Comparison, Evidence } from './evidence.ts';
import { measureOf, samplesOf } from './numbers-of.ts';
import { currentsByDefault } from './receptors/currents-by-default.ts';

/** Pulses of transmitter, one after the other. */
function pulses(spans: readonly (readonly number[])[], height: string): string {
  return spans
    .map(([start = 0, end = 0]) => `pulse(t, ${start} ms, ${end - start} ms, ${height})`)
    .join(' + ');
}

/** Pulses of 1 mM for 1 ms. */
function unitPulses(starts: readonly number[]): string {
  return pulses(
    starts.map((start) => [start, start + 1]),
    '1 mM',
  );
}

const CLOSED_FORM = 'closed form between the edges of the pulses, 40 digits; DOP853 beside it';
const V = '-65 mV';

/** What a receptor of one gate does after pulses, by a method that is exact where the transmitter is constant over a step. */
function firstOrder(model: string, name: 'AMPA' | 'NMDA' | 'GABAA'): readonly Evidence[] {
  const courses = [
    { what: 'a pulse of 1 mM for 1 ms', course: reference.data[name].single_pulse },
    { what: 'five such pulses, 10 ms apart', course: reference.data[name].train },
  ];
  return courses.map(({ what, course }) => ({
    model,
    what: `the open part after ${what}, rush_larsen`,
    witness: CLOSED_FORM,
    compare: async (run) => {
      const { t_ms: times, r: wanted, pulse_start_ms: starts } = course;
      const spacing = times[1] ?? 1;
      const result = await run({
        for: `${times.at(-1)} ms`,
        dt: `${Math.min(1, spacing)} ms`,
        every: `${spacing} ms`,
        method: 'rush_larsen',
        inputs: { T: unitPulses(starts), v: V },
        record: 'r',
      });
      return [{ quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted, tolerance: 1e-13 }];
    },
  }));
}

/** The current 1 ms into the pulse, over the potential. */
function currents(model: string, name: 'AMPA' | 'NMDA' | 'GABAA'): Evidence {
  const { V_mV: potentials, I_at_t_2ms_single_pulse_pA: wanted, g_nS: g } = reference.data.currents[name];
  return {
    model,
    what: `the current at the end of a pulse of 1 mM for 1 ms, -90 to 40 mV, g = ${g} nS, rush_larsen`,
    witness: 'g r (V - E), with the block where there is one, by double-precision algebra',
    compare: async (run) => {
      const result = await run({
        for: '2 ms',
        dt: '0.1 ms',
        method: 'rush_larsen',
        inputs: { T: unitPulses([1]) },
        set: { g },
        sweep: { v: potentials },
        measure: 'i = last(i)',
      });
      return [{ quantity: 'i', unit: 'pA', got: measureOf(result, 'i'), wanted, tolerance: 1e-12 }];
    },
  };
}

const BINDING: readonly Evidence[] = (['AMPA', 'GABAA', 'NMDA'] as const).map((name) => ({
  model: 'receptors/first-order-receptor',
  what: `where ${name}'s rates lead in 1 mM, and after 1 ms of it, rush_larsen`,
  witness: 'alpha T / (alpha T + beta), 40 digits',
  compare: async (run) => {
    const { alpha_per_mM_ms, beta_per_ms, r_inf, tau_rise_ms, r_at_2_ms } = reference.data[name];
    const result = await run({
      for: '1 ms',
      dt: '0.1 ms',
      method: 'rush_larsen',
      inputs: { T: '1 mM', v: V },
      set: { alpha: `${alpha_per_mM_ms} [1/mM/ms]`, beta: `${beta_per_ms}/ms` },
      record: ['r'],
      measure: ['steady = last(r.inf)', 'tau = last(r.tau)'],
    });
    return [
      { quantity: 'r.inf', unit: '1', got: measureOf(result, 'steady'), wanted: [r_inf], tolerance: 1e-15 },
      {
        quantity: 'r.tau',
        unit: 'ms',
        got: measureOf(result, 'tau'),
        wanted: [tau_rise_ms],
        tolerance: 1e-14,
      },
      {
        quantity: 'r after 1 ms',
        unit: '1',
        got: samplesOf(result, 'r').slice(-1),
        wanted: [r_at_2_ms],
        tolerance: 1e-14,
      },
    ];
  },
}));

/** BrainPy's programs take a step of 0.1 ms by exponential Euler: the same method gives the same numbers. */
const BRAINPY = { dt: '0.1 ms', every: '1 ms', method: 'exponential_euler' } as const;

function brainpy(name: 'AMPA' | 'GABAa', unbinding: string): Evidence {
  const { alpha_per_mM_ms: alpha, beta_per_ms: beta, T_mM: T, pulses_ms: spans } = programs.parameters[name];
  const { t_ms: times, g: wanted } = programs.data[name];
  return {
    model: 'receptors/first-order-receptor',
    what: `the open part with the rates of BrainPy's ${name}, alpha = ${alpha}/mM/ms and beta = ${unbinding}, after spikes at 1, 5 and 5.5 ms, exponential_euler, dt = 0.1 ms`,
    witness: `BrainPy 2.8.2, brainpy.dyn.${name}`,
    compare: async (run) => {
      const result = await run({
        ...BRAINPY,
        for: `${times.at(-1)} ms`,
        inputs: { T: pulses(spans, `${T} mM`), v: V },
        set: { alpha: `${alpha} [1/mM/ms]`, beta: `${beta}/ms` },
        record: 'r',
      });
      return [{ quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted, tolerance: 1e-12 }];
    },
  };
}

const NMDA_SECOND_ORDER: Evidence = {
  model: 'receptors/nmda-second-order',
  what: 'the bound and the open part and the current by default after spikes at 1, 5 and 5.5 ms, exponential_euler, dt = 0.1 ms',
  witness:
    'BrainPy 2.8.2, brainpy.dyn.BioNMDA; of the current 0.6 nS, 0 mV and the block of Jahr and Stevens (1990) with 1 mM',
  compare: async (run) => {
    const { T_mM: T, pulses_ms: spans } = programs.parameters.BioNMDA;
    const { t_ms: times, g, x } = programs.data.BioNMDA;
    const result = await run({
      ...BRAINPY,
      for: `${times.at(-1)} ms`,
      inputs: { T: pulses(spans, `${T} mM`), v: V },
      record: ['x', 'r', 'i'],
    });
    const unblocked = 1 / (1 + Math.exp(0.062 * 65) / 3.57);
    const current = g.map((open) => 0.6 * unblocked * open * -65);
    return [
      { quantity: 'x', unit: '1', got: samplesOf(result, 'x'), wanted: x, tolerance: 1e-12 },
      { quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted: g, tolerance: 1e-12 },
      { quantity: 'i', unit: 'pA', got: samplesOf(result, 'i'), wanted: current, tolerance: 1e-12 },
    ];
  },
};

const NMDA_SECOND_ORDER_REVERSAL: Evidence = {
  model: 'receptors/nmda-second-order',
  what: 'the current of receptors that are all open, at -40 and 40 mV with 2 mM of magnesium and a reversal at 10 mV',
  witness: 'closed form: 0.6 nS times the block of Jahr and Stevens (1990) times v - 10 mV',
  compare: async (run) => {
    const potentials = [-40, 40];
    const result = await run({
      for: '0.01 ms',
      set: { r: 1, magnesium: '2 mM', E: '10 mV' },
      sweep: { v: potentials },
      measure: 'i = first(i)',
    });
    const wanted = potentials.map((v) => (0.6 / (1 + (2 / 3.57) * Math.exp(-0.062 * v))) * (v - 10));
    return [{ quantity: 'i', unit: 'pA', got: measureOf(result, 'i'), wanted, tolerance: 1e-13 }];
  },
};

const MAGNESIUM: readonly Evidence[] = ['receptors/nmda', 'receptors/nmda-second-order'].map((model) => ({
  model,
  what: 'the part that 1 and 2 mM of magnesium do not block, -90 to 40 mV',
  witness: 'formula of Jahr and Stevens (1990), 40 digits',
  compare: async (run) => {
    const { V_mV: potentials, B_Mg_1mM, B_Mg_2mM } = reference.data.NMDA.mg_block;
    const unblocked = async (magnesium: number): Promise<readonly number[]> => {
      const set = { magnesium };
      const sweep = { v: potentials };
      return measureOf(
        await run({ for: '1 ms', dt: '1 ms', set, sweep, measure: 'u = last(unblocked)' }),
        'u',
      );
    };
    return [
      {
        quantity: 'with 1 mM',
        unit: '1',
        got: await unblocked(1),
        wanted: B_Mg_1mM,
        tolerance: 1e-15,
      },
      {
        quantity: 'with 2 mM',
        unit: '1',
        got: await unblocked(2),
        wanted: B_Mg_2mM,
        tolerance: 1e-15,
      },
    ];
  },
}));

const GABAB: readonly Evidence[] = [
  { what: 'a pulse of 1 mM for 1 ms', course: reference.data.GABAB.single_pulse },
  { what: 'five such pulses, 10 ms apart', course: reference.data.GABAB.train },
].map(({ what, course }) => ({
  model: 'receptors/gaba-b#GABAB',
  what: `active receptors, G protein, open channels and current at ${V} by default after ${what}, rk4, dt = 0.1 ms`,
  witness: `${CLOSED_FORM}; of the current 0.06 nS and -95 mV`,
  compare: async (run) => {
    const result = await run({
      for: `${course.t_ms.at(-1)} ms`,
      dt: '0.1 ms',
      every: `${course.t_ms[1]} ms`,
      inputs: { T: unitPulses(course.pulse_start_ms), v: V },
      record: ['r', 's', 'open', 'i'],
    });
    const because = 'of the method, with steps that end at the edges of the pulses';
    const compared: readonly Comparison[] = [
      { quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted: course.r, tolerance: 1e-9, because },
      { quantity: 's', unit: 'uM', got: samplesOf(result, 's'), wanted: course.s, tolerance: 1e-9, because },
      {
        quantity: 'open',
        unit: '1',
        got: samplesOf(result, 'open'),
        wanted: course.s4_over_s4_plus_Kd,
        tolerance: 1e-10,
        because,
      },
      {
        quantity: 'i',
        unit: 'pA',
        got: samplesOf(result, 'i'),
        wanted: course.s4_over_s4_plus_Kd.map((open) => 0.06 * open * (-65 - -95)),
        tolerance: 2e-10,
        because,
      },
    ];
    return compared;
  },
}));

const GABAB_THALAMIC: readonly Evidence[] = (['single', 'train'] as const).map((name) => ({
  model: 'receptors/gaba-b#GABABThalamic',
  what:
    name === 'single'
      ? 'active receptors, G protein and current at -65 mV after a pulse of 0.5 mM for 0.3 ms, rk4, dt = 0.05 ms'
      : 'active receptors, G protein and current at -65 mV after ten pulses of 0.5 mM for 0.3 ms, 5 ms apart, rk4, dt = 0.05 ms',
  witness: "Destexhe's own gabab.mod, ModelDB 18198, run by NEURON 9.0.2; of the current 0.06 nS",
  compare: async (run) => {
    const { T_mM: T, single_start_ms, train_start_ms, pulse_length_ms } = programs.parameters.GABAB;
    const starts = name === 'single' ? single_start_ms : train_start_ms;
    const { t_ms: times, R, G } = programs.data.GABAB[name];
    const result = await run({
      for: `${times.at(-1)} ms`,
      dt: '0.05 ms',
      every: `${times[1]} ms`,
      inputs: {
        T: pulses(
          starts.map((start) => [start, start + pulse_length_ms]),
          `${T} mM`,
        ),
        v: V,
      },
      record: ['r', 's', 'i'],
    });
    const because = 'its numbers are extrapolated to steps of length 0';
    return [
      { quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted: R, tolerance: 1e-9 },
      {
        quantity: 's',
        unit: 'uM',
        got: samplesOf(result, 's'),
        wanted: G,
        tolerance: 1e-7,
        because,
      },
      {
        quantity: 'i',
        unit: 'pA',
        got: samplesOf(result, 'i'),
        wanted: G.map((s) => 0.06 * (s ** 4 / (s ** 4 + 100)) * (-65 - -95)),
        tolerance: 1e-7,
        because,
      },
    ];
  },
}));

/** Of the two-state receptor of 1994: a rise during the long pulse, an exponential decay behind it. */
const GABAB_FIRST_ORDER: readonly Evidence[] = [
  {
    model: 'receptors/gaba-b#GABABFirstOrder',
    what: 'the open part after a pulse of 1 mM for 85 ms, rush_larsen, dt = 1 ms',
    witness: 'closed form with the rates of ModelDB 18500, 0.016/mM/ms and 0.0047/ms',
    compare: async (run) => {
      const result = await run({
        for: '595 ms',
        dt: '1 ms',
        every: '17 ms',
        method: 'rush_larsen',
        inputs: { T: 'pulse(t, 0 ms, 85 ms, 1 mM)', v: V },
        record: 'r',
      });
      const [alpha, beta] = [0.016, 0.0047];
      const rise = (t: number): number => (alpha / (alpha + beta)) * -Math.expm1(-(alpha + beta) * t);
      const wanted = Array.from({ length: 36 }, (_, k) =>
        k <= 5 ? rise(17 * k) : rise(85) * Math.exp(-beta * (17 * k - 85)),
      );
      return [{ quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted, tolerance: 1e-13 }];
    },
  },
  {
    model: 'receptors/gaba-b#GABABFirstOrder',
    what: 'the open part and the current by default at -65 mV after a pulse of 1 mM for 85 ms, rush_larsen, dt = 1 ms',
    witness:
      "GABAB1 of Destexhe and Mainen (1993), run by NEURON 9.0.2 with 0.1 nS; the pulse is the program's own",
    compare: async (run) => {
      const { t_ms: times, R, i_pA } = programs.data.GABAB1;
      const result = await run({
        for: `${times.at(-1)} ms`,
        dt: '1 ms',
        every: '20 ms',
        method: 'rush_larsen',
        inputs: { T: 'pulse(t, 0 ms, 85 ms, 1 mM)', v: V },
        record: ['r', 'i'],
      });
      const because = 'times are sums of a hundred thousand steps there';
      return [
        { quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted: R, tolerance: 1e-11, because },
        { quantity: 'i', unit: 'pA', got: samplesOf(result, 'i'), wanted: i_pA, tolerance: 1e-11, because },
      ];
    },
  },
];

const APPROXIMATE: Evidence = {
  model: 'receptors/approximate-receptor',
  what: 'the open part and the current at -65 mV in a ramp from 0 to 2 mM',
  witness: 'closed form: in proportion up to 1 mM, then 1; 1 nS and 0 mV',
  compare: async (run) => {
    const result = await run({
      for: '10 ms',
      dt: '1 ms',
      inputs: { T: 'ramp(t, 0 ms, 10 ms, 0 mM, 2 mM)', v: V },
      record: ['r', 'i'],
    });
    const wanted = Array.from({ length: 11 }, (_, k) => Math.min(1, k / 5));
    const current = wanted.map((open) => -65 * open);
    return [
      { quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted, tolerance: 1e-15 },
      { quantity: 'i', unit: 'pA', got: samplesOf(result, 'i'), wanted: current, tolerance: 1e-13 },
    ];
  },
};

/** Known to be right where the decay is exp(-t / tau), whatever the step. */
const EXPONENTIAL_DECAY: readonly Evidence[] = ['1 ms', '0.1 ms', '0.01 ms'].map((dt) => ({
  model: 'receptors/exponential-decay-receptor',
  what: `the open part and the current at -65 mV after a pulse of 1 mM for 1 ms, exact, dt = ${dt}`,
  witness: 'closed form: exp(-t / tau) from the end of the pulse on, tau = 2 ms; 1 nS and 0 mV',
  compare: async (run) => {
    const result = await run({
      for: '10 ms',
      dt,
      every: '1 ms',
      method: 'exact',
      inputs: { T: unitPulses([1]), v: V },
      record: ['r', 'i'],
    });
    const wanted = Array.from({ length: 11 }, (_, k) => (k < 2 ? 0 : Math.exp((2 - k) / 2)));
    const current = wanted.map((open) => -65 * open);
    const because = 'a rounding for each of up to 800 steps';
    return [
      { quantity: 'r', unit: '1', got: samplesOf(result, 'r'), wanted, tolerance: 1e-13, because },
      { quantity: 'i', unit: 'pA', got: samplesOf(result, 'i'), wanted: current, tolerance: 1e-11, because },
    ];
  },
}));

/** Glutamate and dopamine in mM, potential in mV, strengths; the currents by AMPA and NMDA in pA, with 40 digits. */
const MODULATED = [
  { T: 0.3, dopamine: 0, v: -65, s_D1: 1, s_D2: 0, ampa: -19.5, nmda: -2.042666353083225 },
  { T: 0.3, dopamine: 0.5, v: -65, s_D1: 1, s_D2: 0, ampa: -19.5, nmda: -3.729381463468316 },
  { T: 0.3, dopamine: 1, v: -65, s_D1: 1, s_D2: 0, ampa: -19.5, nmda: -6.8088878436107505 },
  { T: 0.3, dopamine: 1, v: -65, s_D1: 0, s_D2: 0.5, ampa: -9.75, nmda: -1.0213331765416125 },
  { T: 0.3, dopamine: 0.5, v: -40, s_D1: 1, s_D2: 1, ampa: -6, nmda: -3.280647361688632 },
  { T: 2, dopamine: 3, v: -20, s_D1: 0.5, s_D2: 0.5, ampa: -10, nmda: -4.649765388002589 },
  { T: 0.01, dopamine: 0.5, v: -65, s_D1: 1, s_D2: 0, ampa: -0.65, nmda: -0.6808887843610751 },
  { T: 0, dopamine: 1, v: -65, s_D1: 1, s_D2: 0, ampa: 0, nmda: 0 },
] as const;

const DOPAMINE: readonly Evidence[] = [
  {
    model: 'receptors/dopamine-modulated-glutamate#DopamineModulatedGlutamate',
    what: 'both currents, and their sum, for eight mixtures of glutamate, dopamine, strengths of D1 and D2, and potential',
    witness: 'the rule of lixirnet, with 3.57 mM in the block, 40 digits',
    compare: async (run) => {
      const column = (key: keyof (typeof MODULATED)[number]): readonly number[] =>
        MODULATED.map((each) => each[key]);
      const result = await run({
        for: '1 ms',
        dt: '1 ms',
        cells: MODULATED.length,
        inputs: { T: column('T'), dopamine: column('dopamine'), v: column('v') },
        set: { s_D1: column('s_D1'), s_D2: column('s_D2') },
        measure: ['ampa = last(ampa)', 'nmda = last(nmda)', 'i = last(i)'],
      });
      const both = MODULATED.map(({ ampa, nmda }) => ampa + nmda);
      return [
        {
          quantity: 'ampa',
          unit: 'pA',
          got: measureOf(result, 'ampa'),
          wanted: column('ampa'),
          tolerance: 1e-14,
        },
        {
          quantity: 'nmda',
          unit: 'pA',
          got: measureOf(result, 'nmda'),
          wanted: column('nmda'),
          tolerance: 1e-14,
        },
        { quantity: 'i', unit: 'pA', got: measureOf(result, 'i'), wanted: both, tolerance: 1e-14 },
      ];
    },
  },
  {
    model: 'receptors/dopamine-modulated-glutamate#DopamineModulatedGlutamate',
    what: 'both currents for 0.3 mM of glutamate at -65 mV: with 1 mM of dopamine by default, with full strengths where nothing brings dopamine, and with reversals at 10 and 20 mV',
    witness:
      'the rule of lixirnet, in which dopamine does nothing by default: the first mixture, and -75 / -65 and -85 / -65 of it',
    compare: async (run) => {
      const currents = async (
        set: Readonly<Record<string, number | string>>,
        dopamine: Readonly<Record<string, string>> = {},
      ) => {
        const result = await run({
          for: '1 ms',
          dt: '1 ms',
          inputs: { T: '0.3 mM', v: V, ...dopamine },
          set,
          measure: ['ampa = last(ampa)', 'nmda = last(nmda)'],
        });
        return [...measureOf(result, 'ampa'), ...measureOf(result, 'nmda')];
      };
      const [ampa, nmda] = [-19.5, -2.042666353083225];
      const compared = { unit: 'pA', tolerance: 1e-13 };
      return [
        {
          ...compared,
          quantity: 'by default',
          got: await currents({}, { dopamine: '1 mM' }),
          wanted: [ampa, nmda],
        },
        {
          ...compared,
          quantity: 'without dopamine',
          got: await currents({ s_D1: 1, s_D2: 1 }),
          wanted: [ampa, nmda],
        },
        {
          ...compared,
          quantity: 'other reversals',
          got: await currents({ E_AMPA: '10 mV', E_NMDA: '20 mV' }),
          wanted: [(75 / 65) * ampa, (85 / 65) * nmda],
        },
      ];
    },
  },
  {
    model: 'receptors/dopamine-modulated-glutamate#DopamineD1D2',
    what: 'the open part, the scale and the exponent at 0.4 mM of dopamine: by default, with D1 of 0.75 and D2 of 0.5, and with both where nothing brings dopamine',
    witness: 'the rule of lixirnet: 1 - s_D2 r and 1 - s_D1 r, with strengths of 0 by default',
    compare: async (run) => {
      const numbers = async (
        set: Readonly<Record<string, number>>,
        inputs: Readonly<Record<string, string>>,
      ) => {
        const measure = ['r = last(r)', 'scale = last(scale)', 'exponent = last(exponent)'];
        const result = await run({ for: '1 ms', dt: '1 ms', inputs, set, measure });
        return ['r', 'scale', 'exponent'].flatMap((name) => measureOf(result, name));
      };
      const strengths = { s_D1: 0.75, s_D2: 0.5 };
      const compared = { unit: '1', tolerance: 1e-15 };
      return [
        { ...compared, quantity: 'by default', got: await numbers({}, { T: '0.4 mM' }), wanted: [0.4, 1, 1] },
        {
          ...compared,
          quantity: 'with strengths',
          got: await numbers(strengths, { T: '0.4 mM' }),
          wanted: [0.4, 0.8, 0.7],
        },
        { ...compared, quantity: 'without dopamine', got: await numbers(strengths, {}), wanted: [0, 1, 1] },
      ];
    },
  },
];

export const receptorsEvidence: readonly Evidence[] = [
  ...BINDING,
  brainpy('AMPA', '0.18/ms'),
  brainpy('GABAa', '0.18/ms'),
  ...firstOrder('receptors/ampa', 'AMPA'),
  currents('receptors/ampa', 'AMPA'),
  ...firstOrder('receptors/nmda', 'NMDA'),
  currents('receptors/nmda', 'NMDA'),
  ...MAGNESIUM,
  NMDA_SECOND_ORDER,
  NMDA_SECOND_ORDER_REVERSAL,
  ...firstOrder('receptors/gaba-a', 'GABAA'),
  currents('receptors/gaba-a', 'GABAA'),
  ...GABAB,
  ...GABAB_THALAMIC,
  ...GABAB_FIRST_ORDER,
  APPROXIMATE,
  ...EXPONENTIAL_DECAY,
  ...DOPAMINE,
  ...currentsByDefault,
];
