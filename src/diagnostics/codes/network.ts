import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';
import type { Label } from '../diagnostic.ts';
import { quoted } from '../wording.ts';

const CELL =
  'neuron Cell {\n  param tau = 10 ms\n  input I = 0\n  state v = 0\n  dv/dt = (I - v) / tau\n' +
  '  spike when v > 1\n  on spike { v = 0 }\n}\n';
const KICK = 'synapse Kick {\n  param w = 0.1\n  on pre { post.v += w }\n}\n';

function net(...lines: readonly string[]): string {
  return `${CELL}${KICK}network Net {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

const JOINED = 'connect A -> A by Kick all to all';

/** How many cells a population has, where that is no such number. */
export const populationSize: DiagnosticCode<
  [details: { population: string; problem: string; span: Span; hint: string }]
> = defineCode(
  {
    code: 'network/size',
    severity: 'error',
    title: 'A population has a whole number of cells',
    explanation:
      'In brackets stands how many cells a population has, `Cell[100]`, or the rows and columns of a lattice, `Cell[10, 20]`: ' +
      'whole numbers from 1 on, computed from the parameters of the network. What is computed can be rounded, `Cell[floor(0.8 * n)]`.',
    failing: net('population A = Cell[2.5]', JOINED),
    corrected: net('population A = Cell[2]', JOINED),
  },
  ({ population, problem, span, hint }) => ({
    message: `The population \`${population}\` ${problem}.`,
    span,
    hint,
  }),
);

/** More of something than a network may have. */
export const networkTooLarge: DiagnosticCode<[details: { what: string; span: Span; hint: string }]> =
  defineCode(
    {
      code: 'network/too-large',
      severity: 'error',
      title: 'A network has cells and projections that can be numbered',
      explanation:
        'A population has at most a hundred million cells, and a network at most ten thousand projections, one for each pair of populations ' +
        'that a `connect` joins. Whether it fits into memory is told before a run.',
      failing: net('population A = Cell[1e12]', JOINED),
      corrected: net('population A = Cell[1000]', JOINED),
    },
    ({ what, span, hint }) => ({ message: `${what}.`, span, hint }),
  );

/** A population that the network does not have. */
export const unknownPopulation: DiagnosticCode<
  [
    details: {
      name: string;
      network: string;
      span: Span;
      suggestion: string | undefined;
      offered: readonly string[];
      /** What it is instead: `a parameter`. */
      what?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'network/unknown-population',
    severity: 'error',
    title: 'What is connected or recorded is a population of the network',
    explanation:
      '`connect`, `record` and `sum over E of …` name populations that the network declares, `population E = Cell[100]`, wherever ' +
      'in the network they stand. A component is not one: a population is made of it.',
    failing: net('population A = Cell[10]', JOINED, 'record spikes of AA'),
    corrected: net('population A = Cell[10]', JOINED, 'record spikes of A'),
  },
  ({ name, network, span, suggestion, offered, what }) => ({
    message:
      what === undefined
        ? `The network \`${network}\` has no population \`${name}\`.`
        : `\`${name}\` is ${what}, not a population of the network \`${network}\`.`,
    span,
    hint:
      suggestion !== undefined
        ? `did you mean \`${suggestion}\`?`
        : offered.length === 0
          ? 'declare one: `population E = Cell[100]`.'
          : `its populations are ${quoted(offered)}.`,
    fixes:
      suggestion === undefined ? [] : [{ title: `replace by \`${suggestion}\``, span, text: suggestion }],
  }),
);

/** A place or a distance where cells have none. */
export const noLattice: DiagnosticCode<
  [details: { name: string; population: string; cells: number; span: Span; declared: Span }]
> = defineCode(
  {
    code: 'network/no-lattice',
    severity: 'error',
    title: 'Cells have places in a lattice',
    explanation:
      'A population with rows and columns, `Cell[10, 20]`, is a lattice: its cells have `row`, `col`, `x` (the column) and `y` (the ' +
      'row), and there is a `distance` between two of them. Cells that are only counted, `Cell[200]`, have no places; what depends on ' +
      'their numbers reads `i` and `j`. A row of cells is the lattice `Cell[1, 200]`.',
    failing: net('population A = Cell[20]', `${JOINED}, where distance < 2`),
    corrected: net('population A = Cell[4, 5]', `${JOINED}, where distance < 2`),
  },
  ({ name, population, cells, span, declared }) => ({
    message: `\`${name}\` needs places, but the population \`${population}\` is no lattice.`,
    span,
    labels: [{ span: declared, message: 'its cells are only counted' }],
    hint: `give it rows and columns, for example \`[1, ${cells}]\`.`,
  }),
);

/** What is no constant of a pair of cells. */
export const pairValue: DiagnosticCode<
  [details: { name: string; what: string; span: Span; hint: string; labels?: readonly Label[] }]
> = defineCode(
  {
    code: 'network/pair-value',
    severity: 'error',
    title: 'What `connect` computes is known before the run',
    explanation:
      'The values, rules and delays of `connect` are computed once for each pair of cells, before the first step. They read the numbers ' +
      '`i` and `j` of the cells, parameters and places of both (`pre.tau`, `post.x`), the `distance` between them, and in values also ' +
      'how many synapses a cell has (`post.indegree`). What changes during the run is read by the synapse itself.',
    failing: net('population A = Cell[10]', 'connect A -> A by Kick(w = pre.v) all to all'),
    corrected: net('population A = Cell[10]', 'connect A -> A by Kick(w = pre.tau / 1 s) all to all'),
  },
  ({ name, what, span, hint, labels = [] }) => ({ message: `\`${name}\` ${what}.`, span, hint, labels }),
);

/** A rule or an option that cannot be. */
export const connectionRule: DiagnosticCode<
  [details: { problem: string; span: Span; hint: string; labels?: readonly Label[] }]
> = defineCode(
  {
    code: 'network/rule',
    severity: 'error',
    title: 'A rule can be followed',
    explanation:
      'A probability lies between 0 and 1. A fixed indegree is a whole number, and there are as many presynaptic cells to choose from; ' +
      'so for a fixed outdegree. `one to one` joins populations of one size. An option stands once in a `connect`, and a seed is a ' +
      'whole number from 0 on.',
    failing: net('population A = Cell[10]', 'connect A -> A by Kick with probability 20'),
    corrected: net('population A = Cell[10]', 'connect A -> A by Kick with probability 0.2'),
  },
  ({ problem, span, hint, labels = [] }) => ({ message: `${problem}.`, span, hint, labels }),
);

/** A delay of something that has none. */
export const delayedValue: DiagnosticCode<
  [details: { synapse: string; name: string; read: Span; span: Span; hearsPre: boolean }]
> = defineCode(
  {
    code: 'network/delayed-value',
    severity: 'error',
    title: 'A delay is of spikes',
    explanation:
      'A delay holds back spikes: `on pre` runs so many steps after the presynaptic cell has fired. What a coupling, an equation or an ' +
      'output reads of that cell is what it is now, in every step, and no connection remembers what it was. So a synapse that reads ' +
      '`pre.v` all the time has no delay. What `on pre` reads, it reads as the spike arrives.',
    failing: `${CELL}synapse Gap {\n  param g = 0.1\n  post.I += g * (pre.v - post.v)\n}\nnetwork Net {\n  population A = Cell[10]\n  connect A -> A by Gap all to all, delay 1 ms\n}\n`,
    corrected: `${CELL}synapse Gap {\n  param g = 0.1\n  post.I += g * (pre.v - post.v)\n}\nnetwork Net {\n  population A = Cell[10]\n  connect A -> A by Gap all to all\n}\n`,
  },
  ({ synapse, name, read, span, hearsPre }) => ({
    message: `A delay holds back spikes only, and \`${synapse}\` reads \`${name}\` all the time.`,
    span,
    labels: [{ span: read, message: 'what it is in this step, whatever the delay' }],
    hint: hearsPre
      ? 'leave out the delay, or give what `on pre` does to a synapse of its own and delay that.'
      : `leave out the delay, or send the value by events: \`on pre { … ${name} … }\`.`,
  }),
);

/** A delay of a synapse that hears of no presynaptic spike. */
export const delayUnused: DiagnosticCode<[details: { synapse: string; hearsPost: boolean; span: Span }]> =
  defineCode(
    {
      code: 'network/delay-unused',
      severity: 'warning',
      title: 'A delay holds something back',
      explanation:
        'A delay holds back spikes of presynaptic cells, which `on pre` hears of. `on post` runs in the step behind the spike of the ' +
        'postsynaptic cell, whatever the delay, and what is added all the time has none. A synapse without `on pre` does the same ' +
        'with a delay as without.',
      failing: `${CELL}synapse Count {\n  state n = 0\n  on post { n += 1 }\n}\nnetwork Net {\n  population A = Cell[10]\n  connect A -> A by Count all to all, delay 1 ms\n}\n`,
      corrected: `${CELL}synapse Count {\n  state n = 0\n  on post { n += 1 }\n}\nnetwork Net {\n  population A = Cell[10]\n  connect A -> A by Count all to all\n}\n`,
    },
    ({ synapse, hearsPost, span }) => ({
      message: `The delay has no effect: \`${synapse}\` has no \`on pre\`, and nothing else is held back.`,
      span,
      hint: hearsPost
        ? 'leave it out: `on post` hears of spikes of the cell itself, at once.'
        : 'leave it out: what is added all the time has no delay.',
    }),
  );

/** A list of pairs that cannot be read. */
export const listedPairs: DiagnosticCode<
  [details: { file: string; problem: string; span: Span; hint: string }]
> = defineCode(
  {
    code: 'network/pairs',
    severity: 'error',
    title: 'A list of pairs has columns of cells and values',
    explanation:
      '`pairs from "file.csv"` reads a table beside the model, one synapse a line. Its header names the columns: `pre` and `post`, ' +
      'the numbers of the cells from 0 on, and if wanted `delay` and parameters or initial states of the synapse. Columns with a unit ' +
      'say it behind the name, `w (nS)`.',
    failing: net('population A = Cell[10]', 'connect A -> A by Kick pairs from "nowhere.csv"'),
    corrected: net('population A = Cell[10]', JOINED),
  },
  ({ file, problem, span, hint }) => ({ message: `"${file}" ${problem}.`, span, hint }),
);

/** A signal that reaches nothing. */
export const unreceivedSignal: DiagnosticCode<
  [details: { name: string; unit: string; span: Span; suggestion?: string | undefined }]
> = defineCode(
  {
    code: 'network/unreceived-signal',
    severity: 'warning',
    title: 'A signal is received',
    explanation:
      'A signal goes to every input of its name, of cells and of synapses. One that nothing receives changes nothing: declare ' +
      '`input` of its name in a component of the network, or remove it.',
    failing: net('population A = Cell[10]', JOINED, 'signal drive = if t > 5 ms then 1 else 0'),
    corrected: net('population A = Cell[10]', JOINED, 'signal I = if t > 5 ms then 1 else 0'),
  },
  ({ name, unit, span, suggestion }) => ({
    message: `No cell or synapse of the network has an input \`${name}\`, so this signal changes nothing.`,
    span,
    hint:
      suggestion === undefined
        ? `declare \`input ${name}${unit === '1' ? '' : ` : ${unit}`} = 0\` in a component, or remove the signal.`
        : `did you mean \`${suggestion}\`?`,
  }),
);

/** What cannot be a signal. */
export const badSignal: DiagnosticCode<
  [details: { name: string; problem: string; span: Span; hint: string; labels?: readonly Label[] }]
> = defineCode(
  {
    code: 'network/signal',
    severity: 'error',
    title: 'A signal is one number for the network',
    explanation:
      'A signal is an expression of `t`, of parameters and other signals of the network, and of what the cells of a population come to, ' +
      '`mean over E of v`; with a block, of states with their equations. It has no cells of its own, and no signal needs itself.',
    failing: net('population A = Cell[10]', JOINED, 'signal I = 1 + I / 2'),
    corrected: net('population A = Cell[10]', JOINED, 'signal I = mean over A of v'),
  },
  ({ name, problem, span, hint, labels = [] }) => ({
    message: `The signal \`${name}\` ${problem}.`,
    span,
    hint,
    labels,
  }),
);

/** Cells that a population does not have. */
export const recordedCells: DiagnosticCode<
  [details: { population: string; problem: string; span: Span; hint: string; declared?: Span | undefined }]
> = defineCode(
  {
    code: 'network/cells',
    severity: 'error',
    title: 'Recorded cells are cells of the population',
    explanation:
      'Cells are counted from 0: `E[0..9]` are the first ten, both ends included, `E[5]` is one, and `E` all of them.',
    failing: net('population A = Cell[10]', JOINED, 'record v of A[0..10]'),
    corrected: net('population A = Cell[10]', JOINED, 'record v of A[0..9]'),
  },
  ({ population, problem, span, hint, declared }) => ({
    message: `The population \`${population}\` ${problem}.`,
    span,
    hint,
    labels: declared === undefined ? [] : [{ span: declared, message: 'so many cells it has' }],
  }),
);

/** A record that cannot be. */
export const badRecord: DiagnosticCode<[details: { problem: string; span: Span; hint: string }]> = defineCode(
  {
    code: 'network/record',
    severity: 'error',
    title: 'What is recorded is there',
    explanation:
      '`record spikes of E` needs cells that spike; `record v of E` and `record w of E -> I` name states, inputs, parameters and outputs ' +
      'of the cells or of the synapses between two populations that are connected. `mean`, `sum`, `min` and `max` of all cells stand before ' +
      'the names. `every` is a time above 0.',
    failing: net('population A = Cell[10]', 'record w of A -> A'),
    corrected: net('population A = Cell[10]', JOINED, 'record w of A -> A'),
  },
  ({ problem, span, hint }) => ({ message: `${problem}.`, span, hint }),
);

/** A network without cells. */
export const emptyNetwork: DiagnosticCode<[details: { name: string; span: Span }]> = defineCode(
  {
    code: 'network/empty',
    severity: 'error',
    title: 'A network has a population',
    explanation: 'Without cells there is nothing that could run: `population E = Cell[100]`.',
    failing: `${CELL}network Net {\n}\n`,
    corrected: `${CELL}network Net {\n  population A = Cell[10]\n}\n`,
  },
  ({ name, span }) => ({
    message: `The network \`${name}\` has no population.`,
    span,
    hint: 'declare one: `population E = Cell[100]`.',
  }),
);
