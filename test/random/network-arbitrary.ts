/**
 * Random small networks, as text: cells and sources of several models, in units and without, connected by every rule, with
 * delays and synapses of every kind. They check without errors, spike often, and stay finite.
 */
import fc from 'fast-check';
import { randomSynapse, type SynapseSurroundings } from './synapse-arbitrary.ts';

/** A network of a text, and how it is meant to be run. */
export interface RandomNetwork {
  readonly text: string;
  /** The name of the network. */
  readonly name: 'Random';
  readonly seed: number;
}

/** The step that the texts are made for, and how many of them are enough for several spikes of most cells. */
export const NETWORK_STEP = '0.1 ms';
export const NETWORK_STEPS = 300;

type Family = 'millivolts' | 'plain' | 'source';

/** A model that cells may be of, and what sets them apart. */
interface Model {
  readonly name: string;
  readonly family: Family;
  readonly settings: readonly string[];
}

const MODELS: readonly Model[] = [
  {
    name: 'Conductances',
    family: 'millivolts',
    settings: ['v = uniform(-60 mV, -50 mV)', 'bias = normal(180 pA, 20 pA)', 'I = 10 pA * mod(i, 3)'],
  },
  { name: 'Izhikevich', family: 'plain', settings: ['v = uniform(-70, -50)', 'd = 2 + i', 'I = 12 + i / N'] },
  {
    name: 'Volts',
    family: 'millivolts',
    settings: ['v = uniform(-0.07 V, -0.055 V)', 'bias = 0.3 nA + 0.02 nA * i', 'I = 10 pA * sin(t / 4 ms)'],
  },
  {
    name: 'Parts',
    family: 'millivolts',
    settings: ['receptor.tau = 3 ms + 1 ms * mod(i, 2)', 'receptor.T = 0.1', 'u = 1 + i / N'],
  },
  {
    name: 'Together',
    family: 'plain',
    settings: ['theta = uniform(5, 9)', 'x = i', 'I = if t > 12 ms then 6 else 3'],
  },
  { name: 'Trains', family: 'source', settings: ['size = 1 + mod(i, 3)'] },
  { name: 'Irregular', family: 'source', settings: ['rate = 200 Hz + 20 Hz * i'] },
  { name: 'Regular', family: 'source', settings: ['phase = uniform(0, 1)', 'rate = 150 Hz + 10 Hz * i'] },
  { name: 'Preset', family: 'source', settings: [] },
  { name: 'Bursts', family: 'source', settings: ['phase = i / N'] },
];

const CELLS = `
neuron Conductances {
  param C = 100 pF; param g_L = 10 nS; param E_L = -60 mV
  param bias : pA = 180 pA
  input I : pA = 0
  input field : pA = 0
  state v : mV = -60 mV
  state g_e : nS = 0 in [0 nS, 30 nS]; state g_i : nS = 0
  dv/dt = (g_L * (E_L - v) + g_e * (0 mV - v) + g_i * (-80 mV - v) + bias + I + field) / C
  dg_e/dt = -g_e / 5 ms
  dg_i/dt = -g_i / 10 ms
  output release = clamp((v + 60 mV) / 10 mV, 0, 1)
  spike when v > -50 mV
  on spike { v = -60 mV }
  refractory 2 ms holds v
}
neuron Izhikevich {
  time unit 1 ms
  param a = 0.1; param b = 0.2; param c = -65; param d = 2
  input I = 12
  input tone = 0
  state v = -65; state u = b * v
  state g_e = 0 in [0, 2]; state g_i = 0
  dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I + tone - g_e * v - g_i * (v + 80)
  du/dt = a * (b * v - u)
  dg_e/dt = -g_e / 5
  dg_i/dt = -g_i / 10
  output release = clamp((v + 60) / 10, 0, 1)
  spike when v >= 30
  on spike { v = c; u += d }
}
neuron Volts {
  param C = 0.1 nF; param g_L = 10 nS; param bias : nA = 0.3 nA
  input I : nA = 0
  input field : nA = 0
  state v : V = -0.065 V
  state g_e : uS = 0 in [0 uS, 0.03 uS]; state g_i : uS = 0
  dv/dt = (g_L * (-0.065 V - v) + g_e * (0 V - v) + g_i * (-0.08 V - v) + bias + I + field) / C
  dg_e/dt = -g_e / 0.005 s
  dg_i/dt = -g_i / 0.01 s
  output release = clamp((v + 0.06 V) / 0.01 V, 0, 1)
  spike count 1 + floor(uniform(0, 2)) when v > -0.05 V
  on spike { v = -0.06 V - 0.002 V * count }
  refractory 1.5 ms
}
receptor Receptor {
  input T = 0
  param tau = 4 ms
  state open = 0
  dopen/dt = (T - open) / tau
}
neuron Parts {
  param C = 100 pF
  param bias : pA = 200 pA
  input I : pA = 0
  input field : pA = 0
  use receptor = Receptor
  state v : mV = -65 mV
  state u = 0
  state g_e : nS = 0 in [0 nS, 30 nS]; state g_i : nS = 0
  dv/dt = (10 nS * (-60 mV - v) + (g_e + receptor.open * 1 nS) * (0 mV - v) + g_i * (-80 mV - v) + bias + I + field) / C - u * 0.1 mV/ms
  du/dt = -u / 30 ms
  dg_e/dt = -g_e / 5 ms
  dg_i/dt = -g_i / 10 ms
  output release = clamp((v + 60 mV) / 10 mV, 0, 1)
  spike when v > -50 mV and uniform(0, 1) < 0.8
  on spike { v = normal(-60 mV, 1 mV); u += 1 }
  on v crosses -55 mV { u += 0.2 }
  every 7 ms from 2 ms { g_e += 2 nS }
}
neuron Together {
  param theta = 7
  input I = 5
  input tone = 0
  state v = 0; state x = 0; state g_e = 0 in [0, 2]; state g_i = 0
  dv/dt = (I + tone / 4 + 20 * g_e - g_i + 0.3 * (mean over cells of x) - v + 3) / 4 ms
  dx/dt = (v - x) / 10 ms
  dg_e/dt = -g_e / 5 ms
  dg_i/dt = -g_i / 10 ms
  output release = clamp(v / 8, 0, 1)
  spike when v crosses theta
  on spike { v = 0; x += 1 }
  refractory 1 ms holds x
  at [4 ms, 11.3 ms] { x = x / 2 }
}
source Trains {
  param size = 2
  state n = 0
  spike count size when n >= 4
  on step { n += 1 }
  on spike { n = if t < 15 ms then 0 else -3 }
}
source Preset { spike at [0.1 ms, 2 ms, 2.1 ms, 5 ms, 8 ms, 12 ms, 13 ms, 20 ms, 21 ms] }
source Irregular { param rate : Hz = 200 Hz; spike at rate rate }
source Regular { param rate : Hz = 150 Hz; state phase = 0; dphase/dt = rate; spike when phase >= 1; on spike { phase -= 1 } }
source Bursts { state phase = 0; dphase/dt = 100 Hz; spike count 2 when phase >= 1; on spike { phase -= 1 } }
`;

/** What a synapse needs of the cell that it comes from. */
type Pre = 'any' | 'cell' | 'same';

interface Synapse {
  readonly name: string;
  readonly pre: Pre;
  /** It reads `pre` all the time, and so has no delay. */
  readonly isContinuous?: true;
  readonly text: (unit: Units) => string;
  /** What it keeps. */
  readonly states?: readonly string[];
  /** What a projection may set, of a unit. */
  readonly values: (unit: Units) => readonly string[];
}

interface Units {
  /** Behind numbers. */
  readonly voltage: string;
  readonly conductance: string;
  readonly current: string;
  /** Of one conductance in those units, so that synapses are about as strong everywhere. */
  readonly strength: number;
}

const UNITS: Readonly<Record<'millivolts' | 'plain', Units>> = {
  millivolts: { voltage: ' mV', conductance: ' nS', current: ' pA', strength: 1 },
  plain: { voltage: '', conductance: '', current: '', strength: 0.02 },
};

const SYNAPSES: readonly Synapse[] = [
  {
    name: 'Excite',
    pre: 'any',
    text: ({ conductance, strength }) => `param w = ${strength}${conductance}; on pre { post.g_e += w }`,
    values: ({ conductance: c, strength: s }) => [
      `w = ${2 * s}${c}`,
      `w = uniform(0${c}, ${2 * s}${c})`,
      `w = ${s}${c} * (1 + i - 0.5 * j)`,
    ],
  },
  {
    name: 'Jump',
    pre: 'any',
    text: ({ voltage }) => `param w = 0.5${voltage}; on pre { post.v += w }`,
    values: ({ voltage }) => [`w = normal(0.5${voltage}, 0.5${voltage})`],
  },
  {
    name: 'Push',
    pre: 'any',
    text: ({ current, strength }) =>
      `param w = ${500 * strength}${current}; on pre { let s = w / 2; post.I += w + s; post.I -= s }`,
    values: ({ current, strength }) => [`w = ${-300 * strength}${current}`],
  },
  {
    name: 'Release',
    pre: 'any',
    text: ({ conductance, strength }) => `
  param p = 0.5; param w = ${2 * strength}${conductance}
  state failures = 0
  on pre { if uniform(0, 1) < p { post.g_e += w * exponential(1) } else { failures += 1 } }`,
    states: ['failures'],
    values: () => ['p = 0.2 + 0.1 * mod(i + j, 4)'],
  },
  {
    name: 'Stdp',
    pre: 'any',
    text: ({ conductance, strength }) => `
  param tau_pre = 20 ms; param tau_post = 15 ms; param g = ${2 * strength}${conductance}
  state w = 0.5 in [0, 1]
  state x = 0; dx/dt = -x / tau_pre
  state y = 0; dy/dt = -y / tau_post
  on pre { post.g_e += w * g; x += 0.1; w += y }
  on post { y -= 0.12; w += x }`,
    states: ['w', 'x', 'y'],
    values: () => ['w = uniform(0, 1)', 'tau_pre = 10 ms + 1 ms * i', 'w = 0.2, tau_post = 5 ms'],
  },
  {
    name: 'Recovering',
    pre: 'any',
    text: ({ conductance, strength }) => `
  param w = ${4 * strength}${conductance}; param U = 0.3
  state r = 1; dr/dt = (1 - r) / 30 ms
  state u = 0; du/dt = -u / 50 ms
  on pre { u += U * (1 - u); let released = u * r; r -= released; post.g_i += w * released }`,
    states: ['r', 'u'],
    values: () => ['U = uniform(0.1, 0.6)'],
  },
  {
    name: 'Gap',
    pre: 'same',
    isContinuous: true,
    text: ({ conductance, strength }) =>
      `param g = ${0.5 * strength}${conductance}; post.I += g * (pre.v - post.v)`,
    values: ({ conductance, strength }) => [`g = uniform(0${conductance}, ${strength}${conductance})`],
  },
  {
    name: 'Graded',
    pre: 'cell',
    isContinuous: true,
    text: ({ current, strength }) => `param w = ${20 * strength}${current}; post.I += w * pre.release`,
    values: ({ current, strength }) => [`w = ${-10 * strength}${current} * (1 + mod(j, 2))`],
  },
  {
    name: 'Saturating',
    pre: 'cell',
    isContinuous: true,
    text: ({ current, strength }) => `
  param w = ${50 * strength}${current}
  state s = 0 in [0, 1]
  ds/dt = pre.release * (1 - s)^2 / 2 ms - s / 10 ms
  on pre { s += 0.2 * (1 - s) }
  post.I += w * s`,
    states: ['s'],
    values: () => ['s = uniform(0, 0.5)'],
  },
];

const POPULATION_NAMES = ['A', 'B', 'C'] as const;

interface Population {
  readonly name: string;
  readonly model: Model;
  /** Cells, or rows and columns. */
  readonly shape: readonly number[];
  readonly settings: readonly string[];
}

function cellsOf({ shape }: Population): number {
  return shape.reduce((product, size) => product * size, 1);
}

const shape: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }).map((cells) => [cells]) },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 })) },
);

function population(name: string, models: readonly Model[]): fc.Arbitrary<Population> {
  return fc
    .tuple(fc.constantFrom(...models), shape)
    .chain(([model, size]) =>
      fc.subarray([...model.settings]).map((settings) => ({ name, model, shape: size, settings })),
    );
}

const populations: fc.Arbitrary<readonly Population[]> = fc
  .integer({ min: 0, max: 2 })
  // The first has cells that synapses can reach.
  .chain((more) =>
    fc.tuple(
      ...POPULATION_NAMES.slice(0, more + 1).map((name, place) =>
        population(name, place === 0 ? MODELS.filter(({ family }) => family !== 'source') : MODELS),
      ),
    ),
  );

/** A `connect` statement. */
interface Connection {
  /** Of a synapse with a name of its own. */
  readonly synapse: string;
  readonly statement: string;
  readonly records: readonly string[];
  /** Signals that it cannot do without. */
  readonly signals: readonly string[];
}

function connection(all: readonly Population[], place: number): fc.Arbitrary<Connection> {
  const targets = all.filter(({ model }) => model.family !== 'source');
  return fc
    .tuple(
      fc.subarray([...all], { minLength: 1 }).map((chosen) => chosen.slice(0, 2)),
      fc.constantFrom(...targets),
      fc.boolean(),
    )
    .chain(([from, first, isList]) => {
      const to = isList ? targets.filter(({ model }) => model.family === first.model.family) : [first];
      const ends = { from, to, family: first.model.family === 'plain' ? 'plain' : 'millivolts' } as const;
      return fc.oneof(
        { weight: 1, arbitrary: listedConnection(ends) },
        { weight: 2, arbitrary: randomConnection(ends, place) },
      );
    });
}

/** Populations of one family at each end. */
interface EndsOfConnection {
  readonly from: readonly Population[];
  readonly to: readonly Population[];
  readonly family: 'millivolts' | 'plain';
}

/** By a synapse of the list. */
function listedConnection(ends: EndsOfConnection): fc.Arbitrary<Connection> {
  const { from, to, family } = ends;
  const possible = SYNAPSES.filter(({ pre }) => {
    if (pre === 'any') return true;
    return from.every(({ model }) => (pre === 'cell' ? model.family !== 'source' : model.family === family));
  });
  return fc.constantFrom(...possible).chain((synapse) =>
    fc
      .tuple(
        fc.option(fc.constantFrom(...synapse.values(UNITS[family])), { nil: undefined }),
        pairsOf(ends, synapse.isContinuous !== true),
      )
      .map(([values, pairs]): Connection => {
        const name = `${synapse.name}In${family === 'plain' ? 'Plain' : 'Millivolts'}`;
        return {
          synapse: `synapse ${name} { ${synapse.text(UNITS[family])} }`,
          statement: connect(ends, name, values === undefined ? [] : [values], pairs),
          records: recordsOf(from, to, synapse.states ?? []),
          signals: [],
        };
      }),
  );
}

function connect(
  { from, to }: EndsOfConnection,
  synapse: string,
  values: readonly string[],
  pairs: string,
): string {
  const names = (populations: readonly Population[]): string =>
    populations.map(({ name }) => name).join(', ');
  const set = values.length === 0 ? '' : `(${values.join(', ')})`;
  return `connect ${names(from)} -> ${names(to)} by ${synapse}${set} ${pairs}`;
}

function recordsOf(
  from: readonly Population[],
  to: readonly Population[],
  states: readonly string[],
): readonly string[] {
  if (states.length === 0) return [];
  return from.flatMap((pre) =>
    to.map((post) => `record ${states.join(', ')} of ${pre.name} -> ${post.name} every 1 ms`),
  );
}

// ── Random synapses ──────────────────────────────────────────────────────────────────────────────────────

function randomConnection(ends: EndsOfConnection, place: number): fc.Arbitrary<Connection> {
  const { from, to } = ends;
  const name = `Random${place}`;
  return randomSynapse(surroundings(ends)).chain(
    ({ text, states, settable, followsLevel, readsAllTheTime }) =>
      fc
        .tuple(
          fc
            .subarray([...settable])
            .map((names) => names.slice(0, 2))
            .chain((names) => fc.tuple(...names.map((each) => setting(each, ends)))),
          pairsOf(ends, !readsAllTheTime),
        )
        .map(
          ([values, pairs]): Connection => ({
            synapse: `synapse ${name} {\n  ${text}\n}`,
            statement: connect(ends, name, values, pairs),
            records: recordsOf(from, to, states),
            signals: followsLevel ? ['level'] : [],
          }),
        ),
  );
}

/** Of each family: what cells of all its models have. */
const OF_CELLS: Readonly<Record<'millivolts' | 'plain', Pick<SynapseSurroundings, 'changing' | 'constant'>>> =
  {
    millivolts: {
      changing: ['END.v / 10 mV', 'END.g_e / 1 nS', 'END.release', 'END.I / 50 pA'],
      constant: ['END.C / 100 pF', 'END.bias / 200 pA'],
    },
    plain: { changing: ['END.v / 10', 'END.g_e', 'END.release', 'END.I / 10'], constant: [] },
  };

function surroundings({ from, to, family }: EndsOfConnection): SynapseSurroundings {
  const read = (end: 'pre' | 'post', populations: readonly Population[]) => {
    const families = new Set(populations.map(({ model }) => model.family));
    const [only, ...others] = families;
    if (only === undefined || only === 'source' || others.length > 0) return { changing: [], constant: [] };
    const { changing, constant } = OF_CELLS[only];
    const at = (text: string): string => text.replace('END', end);
    return { changing: changing.map(at), constant: constant.map(at) };
  };
  const [pre, post] = [read('pre', from), read('post', to)];
  const isMillivolts = family === 'millivolts';
  const hasReceptor = to.every(({ model }) => model.name === 'Parts');
  return {
    changing: [...pre.changing, ...post.changing, ...(hasReceptor ? ['post.receptor.open'] : [])],
    constant: [...pre.constant, ...post.constant, 'pre.outdegree / 5', 'post.indegree / 5'],
    states: isMillivolts
      ? [
          ['post.v', '0.5 mV'],
          ['post.g_e', '1 nS'],
          ['post.g_i', '0.5 nS'],
        ]
      : [
          ['post.v', '0.5'],
          ['post.g_e', '0.02'],
          ['post.g_i', '0.02'],
        ],
    inputs: [
      ['post.I', isMillivolts ? '50 pA' : '2'],
      ...(hasReceptor ? ([['post.receptor.T', '0.5']] as const) : []),
    ],
  };
}

/** What a projection sets of a random synapse. */
function setting(name: string, { from, to, family }: EndsOfConnection): fc.Arbitrary<string> {
  if (name === 'tau')
    return fc
      .constantFrom('30 ms', '5 ms + 1 ms * mod(j, 3)', 'uniform(4 ms, 40 ms)')
      .map((e) => `tau = ${e}`);
  const areLattices = [...from, ...to].every(({ shape: { length } }) => length === 2);
  const [target] = to;
  return fc
    .constantFrom(
      '0.25',
      'uniform(0, 1)',
      'clamp(0.1 * (1 + i - 0.5 * j), 0, 1)',
      'clamp(normal(0.5, 0.2), 0, 1)',
      'min(post.indegree / 20, 1)',
      `1 / (1 + pre.outdegree of ${target?.name ?? 'A'})`,
      ...(family === 'millivolts' ? ['clamp(post.bias / 400 pA, 0, 1)'] : []),
      ...(areLattices ? ['min(distance / 6, 1)', 'clamp((pre.row - post.x) / 4, 0, 1)'] : []),
    )
    .map((value) => `${name} = ${value}`);
}

// ── Rules ────────────────────────────────────────────────────────────────────────────────────────────────

/** A rule with its options. */
function pairsOf({ from, to }: EndsOfConnection, mayBeDelayed: boolean): fc.Arbitrary<string> {
  const [pre, post] = [from, to].map((populations) => Math.min(...populations.map(cellsOf))) as [
    number,
    number,
  ];
  const isOneSize = new Set([...from, ...to].map(cellsOf)).size === 1;
  const areLattices = [...from, ...to].every(({ shape: { length } }) => length === 2);
  // One less than there are, where a cell may not be joined with itself; `where` may leave none.
  const most = (cells: number): number => Math.max(0, Math.min(3, cells - 1));
  const [sources, targets] = [most(pre), most(post)];
  const noSelf = from.some((each) => to.includes(each)) ? ['no self'] : [];
  const where = [
    'where mod(i + 2 * j, 3) == 0',
    'where i <= j',
    ...(areLattices ? ['where distance < 1.6', 'where pre.row >= post.row'] : []),
  ];
  const delay = fc.constantFrom(
    ...[
      '1 ms',
      '0.3 ms',
      '0.2 ms + 0.1 ms * mod(i + j, 4)',
      'uniform(0 ms, 1.5 ms)',
      '0.04 ms',
      '0.1 ms * mod(j, 2)',
    ],
    ...[
      '4.2 ms - 0.3 ms * mod(i, 5)',
      '0.2 ms * post.indegree',
      ...(areLattices ? ['0.25 ms * distance'] : []),
    ],
  );
  const option = (texts: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
    fc.option(texts, { nil: undefined }).map((text) => (text === undefined ? [] : [text]));
  const others = fc
    .tuple(
      mayBeDelayed ? option(delay.map((text) => `delay ${text}`)) : fc.constant<readonly string[]>([]),
      option(fc.integer({ min: 0, max: 99 }).map((seed) => `seed ${seed}`)),
    )
    .map((all) => all.flat());
  const free = fc
    .tuple(
      fc.oneof(
        fc.constant('all to all'),
        ...(isOneSize ? [fc.constant('one to one')] : []),
        fc
          .constantFrom(
            ...['0', '0.1', '0.3', '0.7', '1', '0.2 + 0.1 * mod(i + j, 5)'],
            ...(areLattices ? ['exp(-distance / 2)'] : []),
          )
          .map((p) => `with probability ${p}`),
      ),
      fc.subarray(noSelf),
      option(fc.constantFrom(...where)),
    )
    .map((all) => all.flat());
  const degrees = fc
    .tuple(
      fc.oneof(
        fc.integer({ min: 0, max: sources }).map((degree) => `with fixed indegree ${degree}`),
        fc.integer({ min: 0, max: targets }).map((degree) => `with fixed outdegree ${degree}`),
        fc.constant(`with fixed indegree min(mod(j, 3), ${sources})`),
        fc.constant(`with fixed outdegree min(mod(i + 1, 3), ${targets})`),
      ),
      fc.subarray(noSelf),
    )
    .map((all) => all.flat());
  const wheres = fc.tuple(fc.constantFrom(...where), fc.subarray(noSelf)).map((all) => all.flat());
  return fc
    .tuple(fc.oneof({ weight: 3, arbitrary: free }, { weight: 2, arbitrary: degrees }, wheres), others)
    .map(([rule, options]) => [...rule, ...options].join(', '));
}

/** Signals that cells of a family receive: of time, of what cells come to, with a state of their own. */
const SIGNALS: Readonly<Record<'millivolts' | 'plain', (population: string) => readonly string[]>> = {
  millivolts: (population) => [
    'signal field : pA = if t > 10 ms then 40 pA else 0',
    `signal field : pA = -80 pA * (mean over ${population} of release)`,
    `signal field : pA = 60 pA * d { state d = 0; dd/dt = ((mean over ${population} of release) - d) / 5 ms }`,
  ],
  plain: (population) => [
    'signal tone = 2 * sin(t / 3 ms)',
    `signal tone = 3 - (sum over ${population} of release)`,
    `signal tone = 10 * d { state d = 1; dd/dt = ((max over ${population} of release) - d) / 5 ms }`,
  ],
};

const LEVELS = (population: string): readonly string[] => [
  'signal level = t / 20 ms',
  `signal level = mean over ${population} of release`,
  `signal level = 1 + d { state d = 0; dd/dt = ((sum over ${population} of release) - d) / 5 ms }`,
  `signal busy = (count over ${population} of release > 0.5) / 4\n  signal level = clamp(busy - 0.5, -1, 1)`,
];

/** `needed`: names of those that synapses cannot do without. */
function signals(all: readonly Population[], needed: ReadonlySet<string>): fc.Arbitrary<readonly string[]> {
  const [first] = all;
  const population = first?.name ?? 'A';
  const families = (['millivolts', 'plain'] as const).filter((each) =>
    all.some(({ model }) => model.family === each),
  );
  const one = (family: 'millivolts' | 'plain'): fc.Arbitrary<readonly string[]> =>
    fc
      .option(fc.constantFrom(...SIGNALS[family](population)), { nil: undefined })
      .map((text) => [text ?? []].flat());
  return fc
    .tuple(
      needed.has('level') ? fc.constantFrom(...LEVELS(population)).map((text) => [text]) : fc.constant([]),
      ...families.map(one),
    )
    .map((texts) => texts.flat());
}

/** What may be recorded besides. */
const RECORDS = (all: readonly Population[]): string[] =>
  all.flatMap(({ name, model, shape: sizes }) => {
    if (model.family === 'source') return [];
    const last = sizes.reduce((product, size) => product * size, 1) - 1;
    return [
      `record mean v of ${name} every 0.5 ms`,
      `record sum release of ${name}`,
      `record max g_e of ${name}[${Math.floor(last / 2)}..${last}] every 0.3 ms`,
      `record I, g_e of ${name} every 0.7 ms`,
      `record v of ${name}[${last}]`,
    ];
  });

/** Networks of up to three populations and four connections. */
export const randomNetwork: fc.Arbitrary<RandomNetwork> = populations.chain((all) =>
  fc
    .tuple(
      fc
        .integer({ min: 1, max: 4 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => connection(all, place)))),
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      fc.subarray(RECORDS(all)),
    )
    .chain(([connections, seed, records]) =>
      signals(all, new Set(connections.flatMap((each) => each.signals))).map((signalled) => ({
        text: textOf(all, connections, signalled, records),
        name: 'Random' as const,
        seed,
      })),
    ),
);

function textOf(
  all: readonly Population[],
  connections: readonly Connection[],
  signalled: readonly string[],
  records: readonly string[],
): string {
  const synapses = [...new Set(connections.map(({ synapse }) => synapse))];
  const lines = [
    ...all.map(({ name, model, shape: sizes, settings }) => {
      const block = settings.length === 0 ? '' : ` { ${settings.join('; ')} }`;
      return `population ${name} = ${model.name}[${sizes.join(', ')}]${block}`;
    }),
    ...connections.map(({ statement }) => statement),
    ...signalled,
    `record spikes of ${all.map(({ name }) => name).join(', ')}`,
    // The first population has a membrane potential, whatever its model.
    'record v of A every 1 ms',
    ...records,
    ...new Set(connections.flatMap((each) => each.records)),
  ];
  return `${CELLS}${synapses.join('\n')}\nnetwork Random {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
}
