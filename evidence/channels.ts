import type { RunResult } from '../src/simulate/run-result.ts';
import brainpy from '../test/reference/models/channels_brainpy.json' with { type: 'json' };
import closed from '../test/reference/models/channels_closed_form.json' with { type: 'json' };
import neuron from '../test/reference/models/channels_neuron.json' with { type: 'json' };
import type { Comparison, Evidence } from './evidence.ts';
import { measureOf, samplesOf } from './numbers-of.ts';

/** Rows of numbers by the name of what they are: `m.inf`. */
type Rows = Readonly<Record<string, readonly number[]>>;

/** What is named alike in all channels has one unit. */
function unitOf(name: string): string {
  if (name.endsWith('tau')) return 'ms';
  return name.endsWith('alpha') || name.endsWith('beta') ? '1/ms' : '1';
}

/** Compares numbers of any size by the size of the largest. */
function relative(
  quantity: string,
  unit: string,
  got: readonly number[],
  wanted: readonly number[],
  part: number,
): Comparison {
  return { quantity, unit, got, wanted, tolerance: part * Math.max(...wanted.map(Math.abs)) };
}

/** Of equations that are evaluated, not solved: a few units in the last place, and what a simulator's constants are off by. */
const ALGEBRA = 1e-13;

interface RatesRequest {
  readonly model: string;
  readonly what: string;
  readonly witness: string;
  /** Clamped values of the inputs, of which the swept one is absent. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly set?: Readonly<Record<string, string | number>>;
  readonly swept: string;
  readonly values: readonly number[];
  readonly rows: Rows;
}

/** Steady states, time constants and rates over voltages or concentrations, one cell for each. */
function rates({ model, what, witness, inputs = {}, set = {}, swept, values, rows }: RatesRequest): Evidence {
  return {
    model,
    what,
    witness,
    compare: async (run) => {
      const names = Object.keys(rows);
      const result = await run({
        for: '0.01 ms',
        inputs,
        set,
        sweep: { [swept]: values },
        measure: names.map((name, i) => `number${i} = first(${name})`),
      });
      return Object.entries(rows).map(([name, wanted], i) =>
        relative(name, unitOf(name), measureOf(result, `number${i}`), wanted, ALGEBRA),
      );
    },
  };
}

/** What solves a scheme: the second where it takes few steps, the first where there are many states. */
type SchemeMethod = 'bs23' | 'rodas4_adaptive';

interface ClampRequest {
  readonly model: string;
  readonly what: string;
  readonly witness: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly set?: Readonly<Record<string, string | number>>;
  /** What is compared, and its unit. */
  readonly quantity?: string;
  readonly unit?: string;
  /** In ms. */
  readonly times: readonly number[];
  readonly wanted: readonly number[];
  /** A number of ms in which the times and the jump can be counted. */
  readonly grid: number;
  /** Of a scheme of reactions; else all that is solved are gates, exactly while the voltage is constant. */
  readonly scheme?: SchemeMethod;
}

/** Of adaptive methods. */
const TOLERANCE = 1e-9;

/** The samples at the times. */
function samplesAt(
  result: RunResult,
  name: string,
  times: readonly number[],
  grid: number,
): readonly number[] {
  const samples = samplesOf(result, name);
  return times.map((time) => samples[Math.round(time / grid)] ?? Number.NaN);
}

/** A course after jumps of the voltage or of calcium. */
function clamp(request: ClampRequest): Evidence {
  const {
    model,
    what,
    witness,
    inputs,
    set = {},
    quantity = 'i',
    unit = 'uA/cm^2',
    times,
    wanted,
    grid,
    scheme,
  } = request;
  return {
    model,
    what: `${what}, ${scheme === undefined ? 'exponential_euler' : `${scheme} with tolerance ${TOLERANCE}`}`,
    witness,
    compare: async (run) => {
      const result = await run({
        for: `${times.at(-1)} ms`,
        dt: `${grid} ms`,
        ...(scheme === undefined
          ? { method: 'exponential_euler' }
          : { method: scheme, tolerance: TOLERANCE }),
        inputs,
        set,
        record: quantity,
      });
      const got = samplesAt(result, quantity, times, grid);
      return [relative(quantity, unit, got, wanted, scheme === undefined ? 1e-10 : 1e-7)];
    },
  };
}

/** One jump, `lead` ms after the start. */
function jump(first: string, second: string, lead: number): string {
  return `if t < ${lead} ms then ${first} else ${second}`;
}

const NEURON = `NEURON ${neuron.software.neuron}`;
const BRAINPY = `BrainPy ${brainpy.software.brainpy}`;
const FORTY_DIGITS = 'closed form, 40 digits';

interface NeuronRates {
  readonly temperature: number;
  readonly v: readonly number[];
}

/** Rates by NEURON at one temperature or several. */
function neuronRates(
  model: string,
  tables: readonly NeuronRates[],
  by: string,
  isTempered = true,
): readonly Evidence[] {
  return tables.map(({ temperature, v, ...rows }) =>
    rates({
      model,
      what: `gates at ${v.length} voltages from ${v[0]} to ${v.at(-1)} mV, ${temperature} degC`,
      witness: `${NEURON}, ${by}`,
      set: isTempered ? { temperature: `${temperature} degC` } : {},
      swept: 'v',
      values: v,
      rows,
    }),
  );
}

/** Rates by BrainPy, at the temperature at which they were measured. */
function brainpyRates(
  model: string,
  rows: Rows,
  by: string,
  set: Readonly<Record<string, string>> = {},
): Evidence {
  return rates({
    model,
    what: `gates at ${brainpy.data.v.length} voltages from ${brainpy.data.v[0]} to ${brainpy.data.v.at(-1)} mV`,
    witness: `${BRAINPY}, ${by}`,
    set,
    swept: 'v',
    values: brainpy.data.v,
    rows,
  });
}

interface NeuronClamp {
  readonly hold: number;
  readonly step: number;
  readonly times: readonly number[];
  readonly i: readonly number[];
}

/** The current after a step of the voltage, by NEURON. */
function neuronClamp(
  model: string,
  { hold, step, times, i }: NeuronClamp,
  by: string,
  how: {
    readonly grid: number;
    readonly set?: Readonly<Record<string, string>>;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly scheme?: SchemeMethod;
  },
): Evidence {
  const { grid, set = {}, inputs = {}, scheme } = how;
  return clamp({
    model,
    what: `current after a step from ${hold} to ${step} mV`,
    witness: `${NEURON}, ${by}`,
    inputs: { v: jump(`${hold} mV`, `${step} mV`, grid), ...inputs },
    set,
    times: times.map((time) => grid + time),
    wanted: i,
    grid,
    ...(scheme === undefined ? {} : { scheme }),
  });
}

const { data: n } = neuron;
const { data: b } = brainpy;
const { data: c } = closed;

const SQUID: readonly Evidence[] = [
  ...neuronRates('channels/squid-sodium', n.SquidSodium.rates, 'its own hh', false),
  brainpyRates('channels/squid-sodium', b.SquidSodium, 'INa_HH1952'),
  neuronClamp('channels/squid-sodium', n.SquidSodium.clamp, 'its own hh', { grid: 0.05 }),
  ...neuronRates('channels/squid-potassium', n.SquidPotassium.rates, 'its own hh', false),
  brainpyRates('channels/squid-potassium', b.SquidPotassium, 'IK_HH1952'),
  neuronClamp('channels/squid-potassium', n.SquidPotassium.clamp, 'its own hh', { grid: 0.05 }),
  {
    model: 'channels/leak',
    what: 'current at -77, -65, -54.387 and 50 mV',
    witness: 'g (v - E), by hand',
    compare: async (run) => {
      const result = await run({
        for: '0.01 ms',
        sweep: { v: [-77, -65, -54.387, 50] },
        measure: 'i = first(i)',
      });
      const wanted = [-6.7839, -3.1839, 0, 31.3161];
      return [{ quantity: 'i', unit: 'uA/cm^2', got: measureOf(result, 'i'), wanted, tolerance: 1e-14 }];
    },
  },
  rates({
    model: 'channels/eight-state-sodium',
    what: 'the open part at rest, -90 to 40 mV',
    witness: `m^3 h of the squid's channel, ${FORTY_DIGITS}`,
    swept: 'v',
    values: c.EightStateSodium.v,
    rows: { O: c.EightStateSodium['at rest'] },
  }),
  clamp({
    model: 'channels/eight-state-sodium',
    what: 'the open part after a step from -65 to 0 mV',
    witness: `m^3 h of the squid's channel, ${FORTY_DIGITS}`,
    inputs: { v: jump('-65 mV', '0 mV', 0.01) },
    quantity: 'O',
    unit: '1',
    times: c.EightStateSodium.times.map((time) => time + 0.01),
    wanted: c.EightStateSodium.O,
    grid: 0.01,
    scheme: 'rodas4_adaptive',
  }),
  neuronClamp('channels/eight-state-sodium', n.SquidSodium.clamp, 'its own hh with m^3 h', {
    grid: 0.05,
    scheme: 'rodas4_adaptive',
  }),
];

/** What flows through channels of one instantaneous gate by default. */
function currentAtRest(
  model: string,
  v: readonly number[],
  witness: string,
  i: (v: number) => number,
): Evidence {
  return {
    model,
    what: `current by default at rest, ${v[0]} to ${v.at(-1)} mV`,
    witness,
    compare: async (run) => {
      const result = await run({ for: '0.01 ms', sweep: { v }, measure: 'i = first(i)' });
      return [relative('i', 'uA/cm^2', measureOf(result, 'i'), v.map(i), ALGEBRA)];
    },
  };
}

const BARNACLE: readonly Evidence[] = [
  rates({
    model: 'channels/morris-lecar-calcium',
    what: 'activation, -90 to 40 mV',
    witness: FORTY_DIGITS,
    swept: 'v',
    values: c.MorrisLecarCalcium.v,
    rows: { m: c.MorrisLecarCalcium.m },
  }),
  rates({
    model: 'channels/morris-lecar-potassium',
    what: 'activation and its time constant, -90 to 40 mV',
    witness: FORTY_DIGITS,
    swept: 'v',
    values: c.MorrisLecarPotassium.v,
    rows: { 'n.inf': c.MorrisLecarPotassium['n.inf'], 'n.tau': c.MorrisLecarPotassium['n.tau'] },
  }),
  currentAtRest(
    'channels/morris-lecar-calcium',
    [-60, -20, 0, 40],
    'closed form with 4.4 mS/cm^2, 120 mV and half activation at -1.2 mV with a spread of 18 mV',
    (v) => (4.4 / (1 + Math.exp((-2 * (v + 1.2)) / 18))) * (v - 120),
  ),
  currentAtRest(
    'channels/morris-lecar-potassium',
    [-60, -20, 0, 40],
    'closed form with 8 mS/cm^2, -84 mV and half activation at 2 mV with a spread of 30 mV',
    (v) => (8 / (1 + Math.exp((-2 * (v - 2)) / 30))) * (v + 84),
  ),
];

/** The time constants at 36 degC as equations 6 and following of the paper print them, with three digits. */
function printedTTypeTimes(v: number): { readonly m: number; readonly h: number } {
  const m = 0.204 + 0.333 / (Math.exp(-(v + 131) / 16.7) + Math.exp((v + 15.8) / 18.2));
  const h = v < -81 ? 0.333 * Math.exp((v + 466) / 66.6) : 9.32 + 0.333 * Math.exp(-(v + 21) / 10.5);
  return { m, h };
}

const BLUE_BRAIN = 'Ca_HVA of the Blue Brain Project';
const MAINEN = 'the program of Mainen and Sejnowski (1996)';
const DESTEXHE_1998 = 'the program of Destexhe and others (1998)';

const CALCIUM: readonly Evidence[] = [
  ...neuronRates(
    'channels/l-type-calcium',
    n.LTypeCalcium.rates,
    'a program of the cell of Pinsky and Rinzel',
    false,
  ),
  neuronClamp('channels/l-type-calcium', n.LTypeCalcium.clamp, 'a program of the cell of Pinsky and Rinzel', {
    grid: 0.125,
  }),
  ...n.HighVoltageActivatedCalcium.rates.flatMap((table) =>
    neuronRates(
      'channels/high-voltage-activated-calcium',
      [table],
      table.temperature === 23 ? BLUE_BRAIN : MAINEN,
    ),
  ),
  brainpyRates('channels/high-voltage-activated-calcium', b.HighVoltageActivatedCalcium, 'ICaHT_Re1993'),
  neuronClamp('channels/high-voltage-activated-calcium', n.HighVoltageActivatedCalcium.clamp, BLUE_BRAIN, {
    grid: 0.25,
  }),
  ...neuronRates('channels/t-type-calcium', n.TTypeCalcium.rates, DESTEXHE_1998),
  brainpyRates('channels/t-type-calcium', b.TTypeCalcium, 'ICaT_HM1992, shifted', { temperature: '24 degC' }),
  {
    model: 'channels/t-type-calcium',
    what: 'time constants at 36 degC',
    witness: 'Destexhe and others (1998), the printed equations',
    compare: async (run) => {
      const v = [-110, -90, -82, -75, -60, -40, -20, 0, 20];
      const result = await run({
        for: '0.01 ms',
        sweep: { v },
        measure: ['m = first(m.tau)', 'h = first(h.tau)'],
      });
      const printed = v.map(printedTTypeTimes);
      const because = 'printed with three digits';
      return [
        {
          ...relative(
            'm.tau',
            'ms',
            measureOf(result, 'm'),
            printed.map(({ m }) => m),
            1e-3,
          ),
          because,
        },
        {
          ...relative(
            'h.tau',
            'ms',
            measureOf(result, 'h'),
            printed.map(({ h }) => h),
            1e-3,
          ),
          because,
        },
      ];
    },
  },
  {
    model: 'channels/t-type-calcium',
    what: 'current of open channels over the voltage, 0 mV included',
    witness: `${NEURON}, ${DESTEXHE_1998}`,
    compare: async (run) => {
      const { v, i: wanted } = n.TTypeCalcium.field;
      const result = await run({
        for: '0.01 ms',
        set: { p: '1 cm/s', m: 1, h: 1 },
        sweep: { v },
        measure: 'i = first(i)',
      });
      const compared = relative('i', 'uA/cm^2', measureOf(result, 'i'), wanted, 1e-8);
      return [{ ...compared, because: 'the program is linear about 0 mV' }];
    },
  },
  neuronClamp('channels/t-type-calcium', n.TTypeCalcium.clamp, DESTEXHE_1998, { grid: 0.25 }),
  clamp({
    model: 'pools/submembrane-calcium',
    what: 'calcium after the onset of a current of -5 uA/cm^2',
    witness: FORTY_DIGITS,
    inputs: { i_Ca: `${c.SubmembraneCalcium.i_Ca} uA/cm^2` },
    quantity: 'Ca',
    unit: 'mM',
    times: c.SubmembraneCalcium.times,
    wanted: c.SubmembraneCalcium.Ca,
    grid: 1,
  }),
  {
    model: 'pools/submembrane-calcium',
    what: 'reversal potential at rest, and where an outward current leads',
    witness: FORTY_DIGITS,
    compare: async (run) => {
      const result = await run({
        for: '20 ms',
        dt: '0.1 ms',
        inputs: { i_Ca: '5 uA/cm^2' },
        measure: ['E = first(E)', 'Ca = last(Ca)'],
      });
      return [
        {
          quantity: 'E',
          unit: 'mV',
          got: measureOf(result, 'E'),
          wanted: [c.SubmembraneCalcium['E at rest']],
          tolerance: 1e-12,
        },
        { quantity: 'Ca', unit: 'mM', got: measureOf(result, 'Ca'), wanted: [2.4e-4], tolerance: 1e-18 },
      ];
    },
  },
];

const AMARILLO = 'the program of Amarillo and others (2014)';
const DESTEXHE_M = 'the program of Destexhe (1995)';

const POTASSIUM: readonly Evidence[] = [
  ...neuronRates('channels/a-type-potassium', n.ATypePotassium.rates, AMARILLO),
  ...neuronRates(
    'channels/a-type-potassium',
    n.ATypePotassium.rates.filter(({ temperature }) => temperature === 36),
    `${AMARILLO}; nothing is set here`,
    false,
  ),
  brainpyRates('channels/a-type-potassium', b.ATypePotassium, 'IKA1_HM1992 and IKA2_HM1992', {
    temperature: '23 degC',
  }),
  neuronClamp('channels/a-type-potassium', n.ATypePotassium.clamp, AMARILLO, {
    grid: 0.5,
    set: { temperature: '23 degC' },
  }),
  ...neuronRates('channels/m-type-potassium', n.MTypePotassium.rates, DESTEXHE_M),
  brainpyRates('channels/m-type-potassium', b.MTypePotassium, 'IKNI_Ya1989'),
  neuronClamp('channels/m-type-potassium', n.MTypePotassium.clamp, DESTEXHE_M, { grid: 1 }),
];

const DESTEXHE_1994 = 'the program of Destexhe and others (1994)';
const DESTEXHE_1996 = 'the program of Destexhe and others (1996)';

const BY_CALCIUM: readonly Evidence[] = [
  ...n.CalciumActivatedPotassium.rates.map(({ temperature, Ca, ...rows }) =>
    rates({
      model: 'channels/calcium-activated-potassium',
      what: `the gate at ${Ca.length} concentrations from 50 nM to 100 uM, ${temperature} degC`,
      witness: `${NEURON}, ${DESTEXHE_1994}`,
      inputs: { v: '-60 mV' },
      set: { temperature: `${temperature} degC` },
      swept: 'Ca',
      values: Ca,
      rows,
    }),
  ),
  rates({
    model: 'channels/calcium-activated-potassium',
    what: 'rates at six concentrations from 50 nM to 50 uM, 22 degC',
    witness: `${BRAINPY}, IAHP_De1994 with the rates of its documentation`,
    inputs: { v: '-60 mV' },
    set: { temperature: '22 degC' },
    swept: 'Ca',
    values: b.CalciumActivatedPotassium.Ca,
    rows: {
      'm.alpha': b.CalciumActivatedPotassium['m.alpha'],
      'm.beta': b.CalciumActivatedPotassium['m.beta'],
    },
  }),
  clamp({
    model: 'channels/calcium-activated-potassium',
    what: 'current after a jump of calcium from 240 nM to 20 uM',
    witness: `${NEURON}, ${DESTEXHE_1994}`,
    inputs: { v: '-60 mV', Ca: jump('240 nM', '20 uM', 0.5) },
    times: n.CalciumActivatedPotassium.jump.times.map((time) => time + 0.5),
    wanted: n.CalciumActivatedPotassium.jump.i,
    grid: 0.5,
  }),
  ...neuronRates('channels/h-current', n.HCurrent.rates, AMARILLO),
  brainpyRates('channels/h-current', b.HCurrent, 'Ih_HM1992'),
  neuronClamp('channels/h-current', n.HCurrent.clamp, AMARILLO, { grid: 10 }),
  rates({
    model: 'channels/calcium-regulated-h-current',
    what: `opening without calcium at ${b.v.length} voltages from ${b.v[0]} to ${b.v.at(-1)} mV`,
    witness: `${BRAINPY}, Ih_De1996`,
    swept: 'v',
    values: b.v,
    rows: { open_inf: b.CalciumRegulatedHCurrent.open_inf, tau: b.CalciumRegulatedHCurrent.tau },
  }),
  rates({
    model: 'channels/calcium-regulated-h-current',
    what: 'what is open, locked and bound at rest at -80 mV, 50 nM to 10 uM',
    witness: `${BRAINPY}, Ih_De1996`,
    inputs: { v: '-80 mV' },
    swept: 'Ca',
    values: b.CalciumRegulatedHCurrent['rest at -80 mV'].Ca,
    rows: {
      Open: b.CalciumRegulatedHCurrent['rest at -80 mV'].Open,
      Locked: b.CalciumRegulatedHCurrent['rest at -80 mV'].Locked,
      P1: b.CalciumRegulatedHCurrent['rest at -80 mV'].P1,
    },
  }),
  ...neuronRates('channels/calcium-regulated-h-current', n.CalciumRegulatedHCurrent.rates, DESTEXHE_1996),
  neuronClamp('channels/calcium-regulated-h-current', n.CalciumRegulatedHCurrent.clamp, DESTEXHE_1996, {
    grid: 10,
    scheme: 'rodas4_adaptive',
  }),
  neuronClamp(
    'channels/calcium-regulated-h-current',
    n.CalciumRegulatedHCurrent['clamp at 24 degC'],
    `${DESTEXHE_1996} at 24 degC`,
    { grid: 20, set: { temperature: '24 degC' }, scheme: 'rodas4_adaptive' },
  ),
  clamp({
    model: 'channels/calcium-regulated-h-current',
    what: 'current after a jump of calcium from 50 nM to 2 uM at -70 mV',
    witness: `${NEURON}, ${DESTEXHE_1996}`,
    inputs: { v: '-70 mV', Ca: jump('50 nM', '2 uM', 10) },
    times: n.CalciumRegulatedHCurrent.jump.times.map((time) => time + 10),
    wanted: n.CalciumRegulatedHCurrent.jump.i,
    grid: 10,
    scheme: 'rodas4_adaptive',
  }),
];

const [TRANSIENT = [], RESURGENT = []] = n.ResurgentSodium.clamp.times;

const PURKINJE: readonly Evidence[] = [
  clamp({
    model: 'channels/resurgent-sodium',
    what: 'transient current from -90 to 30 mV, and resurgent current from there to -30 mV',
    witness: `${NEURON}, the program of Khaliq and others (2003)`,
    inputs: { v: `if t < 0.05 ms then -90 mV else if t < 10.05 ms then 30 mV else -30 mV` },
    times: [...TRANSIENT.map((time) => time + 0.05), ...RESURGENT.map((time) => time + 10.05)],
    wanted: n.ResurgentSodium.clamp.i.flat(),
    grid: 0.05,
    scheme: 'bs23',
  }),
  clamp({
    model: 'channels/resurgent-sodium',
    what: 'transient and resurgent current at 12 degC, where all takes three times as long as at 22',
    witness: `${NEURON}, the program of Khaliq and others (2003) with a Q10 of 3`,
    inputs: { v: `if t < 0.15 ms then -90 mV else if t < 30.15 ms then 30 mV else -30 mV` },
    set: { temperature: '12 degC' },
    times: [...TRANSIENT.map((time) => 3 * time + 0.15), ...RESURGENT.map((time) => 3 * time + 30.15)],
    wanted: n.ResurgentSodium.clamp.i.flat(),
    grid: 0.15,
    scheme: 'bs23',
  }),
];

/** The channels of the Pinsky-Rinzel cell that calcium opens: nothing brings any by default. */
const WITHOUT_CALCIUM: readonly Evidence[] = [
  'channels/pinsky-rinzel-afterhyperpolarization',
  'channels/pinsky-rinzel-calcium-activated-potassium',
].map((model) => currentAtRest(model, [-20, 0, 60], 'definition: none without calcium', () => 0));

export const channelsEvidence: readonly Evidence[] = [
  ...SQUID,
  ...BARNACLE,
  ...CALCIUM,
  ...POTASSIUM,
  ...BY_CALCIUM,
  ...PURKINJE,
  ...WITHOUT_CALCIUM,
];
