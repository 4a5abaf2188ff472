import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';
import { counted, countText } from '../wording.ts';

/** A small network for the pages whose mistake lies in what cells are joined by. */
export const NET: string =
  'neuron Cell {\n  param tau = 10 ms\n  input I = 1.5\n  state v = 0\n  dv/dt = (I - v) / tau\n' +
  '  spike when v > 1\n  on spike { v = 0 }\n}\n' +
  'synapse Kick {\n  param w = 0.1 in [0, 1]\n  on pre { post.v += w }\n}\n' +
  'network Net {\n  population A = Cell[20] { v = uniform(0, 1) }\n  connect A -> A by Kick(w = 0.1) with fixed indegree 5, no self\n' +
  '  record spikes of A\n}\n';

const RUN = 'axode run model.axo#Net --for 10ms';

/** Returns memory in the unit that people think in: `12 GB`, `850 MB`. */
function bytesText(bytes: number): string {
  const [divisor, unit] = bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB'];
  return `${Number((bytes / divisor).toPrecision(2))} ${unit}`;
}

const SAVING = {
  cells: 'take fewer cells.',
  synapses: 'connect fewer cells, or keep one number for all synapses instead of one for each.',
  recorded:
    'write it to the disk while the network runs, `--out run.h5`, or record less: fewer cells, or a sample now and then, `every 1 ms`.',
  'recorded twice':
    'name no file but that of HDF5: for the others, and for pictures, it is kept in memory too. Or record less: fewer cells, or a sample now and then, `every 1 ms`.',
} as const;

/** A network for which there is no memory. */
export const networkMemory: DiagnosticCode<
  [
    details: {
      network: string;
      bytes: number;
      most: number;
      /** What takes most of it: `the about 9e9 synapses of E -> E by Excitatory`. */
      mostly: string;
      /** What there is to save by: `recorded`: samples that are kept; `recorded twice`: that go to a file and are kept. */
      saving: keyof typeof SAVING;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'build/memory',
    severity: 'error',
    title: 'A network fits into the memory there is',
    explanation:
      'Before anything is made it is estimated what the network takes: for each synapse the cell it goes to and every number ' +
      'that is its own, for each cell its states and inputs, and what is recorded. A weight that is one number for all ' +
      'synapses of a `connect` takes nothing; one that is drawn takes 8 bytes a synapse, as does a state of its own.',
    failing: NET,
    corrected: NET,
    command: `${RUN} # where A has a million cells, each with 1000 synapses, and there are 4 GB`,
  },
  ({ network, bytes, most, mostly, saving, span }) => ({
    message: `The network \`${network}\` needs about ${bytesText(bytes)} of memory, and there are ${bytesText(most)}.`,
    span,
    note: `most of it for ${mostly}`,
    hint: SAVING[saving],
  }),
);

/** More synapses than can be numbered. */
export const tooManySynapses: DiagnosticCode<
  [details: { projection: string; synapses: number; most: number; span: Span }]
> = defineCode(
  {
    code: 'build/synapses',
    severity: 'error',
    title: 'The synapses of a projection can be counted',
    explanation:
      'The synapses that one `connect` makes from one population to another are numbered by 31 bits, whatever memory there is.',
    failing: NET,
    corrected: NET,
    command: `${RUN} # where A has 100000 cells, all of them joined to all`,
  },
  ({ projection, synapses, most, span }) => ({
    message: `\`${projection}\` would make ${countText(synapses)} synapses; at most ${most} can be numbered.`,
    span,
    hint: 'connect with a smaller probability, or split the populations.',
  }),
);

/** Numbers of cells to connect to that there cannot be. */
export const badDegree: DiagnosticCode<
  [
    details: {
      projection: string;
      /** `the indegree of post cell 3`. */
      what: string;
      value: number;
      /** How many cells there are to choose from; absent where the number itself is none. */
      candidates?: number | undefined;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'build/degree',
    severity: 'error',
    title: 'A fixed number of connections is a whole number of the cells there are',
    explanation:
      '`with fixed indegree K` gives every postsynaptic cell K different presynaptic ones, `with fixed outdegree K` every ' +
      'presynaptic cell K different postsynaptic ones. So K is a whole number, and at most the number of the cells that ' +
      '`where` and `no self` leave to choose from.',
    failing: NET.replace('indegree 5', 'indegree j + 1'),
    corrected: NET,
    command: RUN,
  },
  ({ projection, what, value, candidates, span }) => ({
    message:
      candidates === undefined
        ? `In \`${projection}\` ${what} is ${value}, which is no whole number from 0 on.`
        : `In \`${projection}\` ${what} is ${value}, but there are ${candidates} cells to choose from.`,
    span,
    hint:
      candidates === undefined
        ? 'round it: `floor(…)`.'
        : `take at most ${candidates}, or a \`probability\`.`,
  }),
);

/** A probability that is no number. */
export const badProbability: DiagnosticCode<
  [details: { projection: string; pair?: string | undefined; span: Span }]
> = defineCode(
  {
    code: 'build/probability',
    severity: 'error',
    title: 'The probability of a connection is a number',
    explanation:
      'Below 0 it counts as 0 and above 1 as 1; but 0/0, or the logarithm of a negative number, is no probability.',
    failing: NET.replace('with fixed indegree 5', 'with probability log(j - i)'),
    corrected: NET,
    command: RUN,
  },
  ({ projection, pair, span }) => ({
    message: `The probability of \`${projection}\` is no number${pair === undefined ? '' : ` for ${pair}`}.`,
    span,
  }),
);

/** A delay that no spike can have. */
export const badDelay: DiagnosticCode<
  [details: { projection: string; value: string; pair?: string | undefined; most: string; span: Span }]
> = defineCode(
  {
    code: 'build/delay',
    severity: 'error',
    title: 'Delays are times from 0 on',
    explanation:
      'A spike cannot arrive before it was sent, and what is on its way is kept step by step: a delay is between 0 and a million ' +
      'steps. Draws of a normal distribution are negative now and then; `max(normal(…), 0 ms)` is not.',
    failing: NET.replace(', no self', ', no self, delay normal(0 ms, 1 ms)'),
    corrected: NET.replace(', no self', ', no self, delay max(normal(0 ms, 1 ms), 0 ms)'),
    command: RUN,
  },
  ({ projection, value, pair, most, span }) => ({
    message: `The delay of \`${projection}\` is ${value}${pair === undefined ? '' : ` for ${pair}`}.`,
    span,
    hint: `a delay is between 0 and ${most}: \`max(…, 0 ms)\` keeps what is drawn above 0.`,
  }),
);

/** A value of a synapse that is none, or that its range forbids. */
export const badSynapseValue: DiagnosticCode<
  [
    details: {
      projection: string;
      name: string;
      value: string;
      range?: string | undefined;
      pair?: string | undefined;
      span: Span;
      declared?: Span | undefined;
    },
  ]
> = defineCode(
  {
    code: 'build/value',
    severity: 'error',
    title: 'Values of synapses are numbers in their ranges',
    explanation:
      'A parameter or an initial state that `connect` sets is computed for each synapse. The first that is no number, or not ' +
      'in the range that the synapse declares, is reported with its two cells.',
    failing: NET.replace('w = 0.1)', 'w = normal(0.1, 0.1))'),
    corrected: NET.replace('w = 0.1)', 'w = clamp(normal(0.1, 0.1), 0, 1))'),
    command: RUN,
  },
  ({ projection, name, value, range, pair, span, declared }) => ({
    message:
      `\`${name}\` of \`${projection}\` is ${value}${pair === undefined ? '' : ` for ${pair}`}` +
      `${range === undefined ? '.' : `, outside ${range}.`}`,
    span,
    labels: declared === undefined ? [] : [{ span: declared, message: 'the range' }],
    hint: range === undefined ? undefined : 'write `clamp(…, low, high)` to keep what is drawn within.',
  }),
);

/** A connection without synapses. */
export const noSynapses: DiagnosticCode<
  [details: { projection: string; reason: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'build/no-synapses',
    severity: 'warning',
    title: 'A connection makes synapses',
    explanation:
      'A condition that holds for no pair of cells, a list without lines or a very small probability joins nobody, and the network runs ' +
      'as if the `connect` were not there. A probability or a degree that is 0 is taken as meant.',
    failing: NET.replace('with fixed indegree 5, no self', 'where i > 100'),
    corrected: NET,
    command: RUN,
  },
  ({ projection, reason, span, hint }) => ({
    message: `\`${projection}\` makes no synapse: ${reason}.`,
    span,
    hint,
  }),
);

/** Probabilities that are none. */
export const probabilityOutside: DiagnosticCode<
  [
    details: {
      projection: string;
      /** How many pairs have such a one, of so many that were looked at. */
      outside: number;
      pairs: number;
      low: number | undefined;
      high: number | undefined;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'build/probability-outside',
    severity: 'warning',
    title: 'Probabilities lie between 0 and 1',
    explanation:
      'A probability that differs between pairs counts as 0 where it is below 0, and as 1 where it is above 1, so that fewer are ' +
      'joined than the expression says. `clamp(…, 0, 1)` says that this is meant.',
    failing: NET.replace('with fixed indegree 5', 'with probability 3 * exp(-abs(i - j))'),
    corrected: NET.replace('with fixed indegree 5', 'with probability exp(-abs(i - j))'),
    command: RUN,
  },
  ({ projection, outside, pairs, low, high, span }) => {
    const ends = [
      ...(low === undefined ? [] : [`the smallest is ${shortNumber(low)}`]),
      ...(high === undefined ? [] : [`the largest is ${shortNumber(high)}`]),
    ];
    return {
      message:
        `The probability of \`${projection}\` is ${outsideWords(low, high)} for ${outside} of ${counted(pairs, 'pair')}: ` +
        `${ends.join(', ')}.`,
      span,
      hint: 'where that is meant, write `clamp(…, 0, 1)`.',
    };
  },
);

function outsideWords(low: number | undefined, high: number | undefined): string {
  if (low === undefined) return 'above 1';
  return high === undefined ? 'below 0' : 'below 0 or above 1';
}

function shortNumber(value: number): number {
  return Number(value.toPrecision(4));
}

/** Delays that are other ones on the grid. */
export const delayRounded: DiagnosticCode<
  [
    details: {
      projection: string;
      delay: string;
      step: string;
      /** What it is on the grid; `none` below half a step. */
      becomes: string;
      /** Of how many synapses, where they differ. */
      synapses?: { readonly rounded: number; readonly all: number } | undefined;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'build/delay-rounded',
    severity: 'warning',
    title: 'Delays are whole numbers of steps',
    explanation:
      'A spike arrives at the start of a step, so a delay is rounded to the nearest grid point, and one below half a step is none. One ' +
      'that is the same for all synapses is told where that changes it; delays that are drawn or computed are expected to be rounded, ' +
      'and told where most of them become none.',
    failing: NET.replace(', no self', ', no self, delay 0.02 ms'),
    corrected: NET.replace(', no self', ', no self, delay 0.1 ms'),
    command: RUN,
  },
  ({ projection, delay, step, becomes, synapses, span }) => ({
    message:
      synapses === undefined
        ? `The delay of \`${projection}\` is ${delay}, no whole number of steps of ${step}, and becomes ${becomes}.`
        : `${synapses.rounded} of ${counted(synapses.all, 'delay')} of \`${projection}\` are below half a step of ${step}, ` +
          `the first of them ${delay}, and become ${becomes}.`,
    span,
    hint:
      becomes === 'none'
        ? 'take a shorter step, or a delay of at least one.'
        : 'take a multiple of the step, or a shorter step.',
  }),
);
