/**
 * Random small networks, as text: cells and sources of several models, in units and without, connected by every rule, with
 * delays and synapses of every kind. They check without errors, spike often, and stay finite.
 */
import fc from 'fast-check';

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
  { name: 'Irregular', family: 'source', settings: ['rate = 200 Hz + 20 Hz * i'] },
  { name: 'Regular', family: 'source', settings: ['phase = uniform(0, 1)', 'rate = 150 Hz + 10 Hz * i'] },
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
source Irregular { param rate : Hz = 200 Hz; spike at rate rate }
source Regular { param rate : Hz = 150 Hz; state phase = 0; dphase/dt = rate; spike when phase >= 1; on spike { phase -= 1 } }
source Bursts { state phase = 0; dphase/dt = 100 Hz; spike count 2 when phase >= 1; on spike { phase -= 1 } }
`;

/** What a synapse needs of the cell that it comes from. */
type Pre = 'any' | 'cell' | 'same';

interface Synapse {
  readonly name: string;
  readonly pre: Pre;
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
    text: ({ conductance, strength }) =>
      `param g = ${0.5 * strength}${conductance}; post.I += g * (pre.v - post.v)`,
    values: ({ conductance, strength }) => [`g = uniform(0${conductance}, ${strength}${conductance})`],
  },
  {
    name: 'Graded',
    pre: 'cell',
    text: ({ current, strength }) => `param w = ${20 * strength}${current}; post.I += w * pre.release`,
    values: ({ current, strength }) => [`w = ${-10 * strength}${current} * (1 + mod(j, 2))`],
  },
  {
    name: 'Saturating',
    pre: 'cell',
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
  readonly synapse: string;
  readonly statement: string;
  readonly record: string | undefined;
}

function connection(all: readonly Population[]): fc.Arbitrary<Connection> {
  const targets = all.filter(({ model }) => model.family !== 'source');
  return fc.tuple(fc.constantFrom(...all), fc.constantFrom(...targets)).chain(([from, to]) => {
    const family = to.model.family === 'plain' ? 'plain' : 'millivolts';
    const possible = SYNAPSES.filter(({ pre }) => {
      if (pre === 'any') return true;
      return pre === 'cell' ? from.model.family !== 'source' : from.model.family === family;
    });
    return fc.constantFrom(...possible).chain((synapse) =>
      fc
        .tuple(
          fc.option(fc.constantFrom(...synapse.values(UNITS[family])), { nil: undefined }),
          rule(from, to),
          fc.subarray(optionsFor(from, to)),
        )
        .map(([values, pairs, options]): Connection => {
          const name = `${synapse.name}In${family === 'plain' ? 'Plain' : 'Millivolts'}`;
          const set = values === undefined ? '' : `(${values})`;
          const text = [`connect ${from.name} -> ${to.name} by ${name}${set} ${pairs}`, ...options].join(
            ', ',
          );
          return {
            synapse: `synapse ${name} { ${synapse.text(UNITS[family])} }`,
            statement: text,
            record:
              synapse.states === undefined
                ? undefined
                : `record ${synapse.states.join(', ')} of ${from.name} -> ${to.name} every 1 ms`,
          };
        }),
    );
  });
}

function rule(from: Population, to: Population): fc.Arbitrary<string> {
  const [pre, post] = [cellsOf(from), cellsOf(to)];
  // One less than there are, where a cell may not be joined with itself; `where` may leave none.
  const most = (cells: number): number => Math.max(0, Math.min(3, cells - 1));
  return fc.oneof(
    fc.constant('all to all'),
    ...(pre === post ? [fc.constant('one to one')] : []),
    fc
      .constantFrom('0.1', '0.3', '0.7', '1', '0.2 + 0.1 * mod(i + j, 5)')
      .map((p) => `with probability ${p}`),
    fc.integer({ min: 0, max: most(pre) }).map((degree) => `with fixed indegree ${degree}`),
    fc.integer({ min: 0, max: most(post) }).map((degree) => `with fixed outdegree ${degree}`),
    fc.constantFrom('where mod(i + 2 * j, 3) == 0', 'where i <= j'),
    ...(from.shape.length === 2 && to.shape.length === 2 ? [fc.constant('where distance < 1.6')] : []),
  );
}

const DELAYS = ['1 ms', '0.3 ms', '0.2 ms + 0.1 ms * mod(i + j, 4)', 'uniform(0 ms, 1.5 ms)', '0.04 ms'];

/** Each may stand or not, in this order. */
function optionsFor(from: Population, to: Population): string[] {
  const size = cellsOf(from) + cellsOf(to);
  const delay = DELAYS[size % DELAYS.length] ?? '1 ms';
  return [...(from === to ? ['no self'] : []), `delay ${delay}`, `seed ${size}`];
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

function signals(all: readonly Population[]): fc.Arbitrary<readonly string[]> {
  const [first] = all;
  const families = (['millivolts', 'plain'] as const).filter((each) =>
    all.some(({ model }) => model.family === each),
  );
  const one = (family: 'millivolts' | 'plain'): fc.Arbitrary<readonly string[]> =>
    fc
      .option(fc.constantFrom(...SIGNALS[family](first?.name ?? 'A')), { nil: undefined })
      .map((text) => [text ?? []].flat());
  return fc.tuple(...families.map(one)).map((texts) => texts.flat());
}

/** Networks of up to three populations and four connections. */
export const randomNetwork: fc.Arbitrary<RandomNetwork> = populations.chain((all) =>
  fc
    .tuple(
      fc.array(connection(all), { minLength: 1, maxLength: 4 }),
      signals(all),
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    )
    .map(([connections, signalled, seed]) => ({
      text: textOf(all, connections, signalled),
      name: 'Random' as const,
      seed,
    })),
);

function textOf(
  all: readonly Population[],
  connections: readonly Connection[],
  signalled: readonly string[],
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
    ...new Set(connections.flatMap(({ record }) => record ?? [])),
  ];
  return `${CELLS}${synapses.join('\n')}\nnetwork Random {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
}
