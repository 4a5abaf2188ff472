import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { CELL, RUN } from '../../example-run.ts';
import { countText, meant, quoted } from '../../wording.ts';
import { NET } from '../build.ts';

/** An option of a run that there is none of. */
export const unknownOption: DiagnosticCode<
  [
    details: {
      option: string;
      suggestion?: string | undefined;
      offered: readonly string[];
      /** `A comparison`; default: `A run`. */
      of?: string;
    },
  ]
> = defineCode(
  {
    code: 'run/unknown-option',
    severity: 'error',
    title: 'A run is asked for by options that exist',
    explanation:
      'An option that a run does not know would have no effect: the run would go on with a default that was not meant. So ' +
      'it is refused. How long a run lasts is `for`, the length of a step `dt`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # called by a program as run(model, { duration: '10 ms' })`,
  },
  ({ option, suggestion, offered, of = 'A run' }) => ({
    message: `${of} has no option \`${option}\`.`,
    hint: meant(suggestion, `the options are ${offered.map((name) => `\`${name}\``).join(', ')}.`),
  }),
);

/** An option of a run that is something else than it should be. */
export const optionType: DiagnosticCode<
  [details: { option: string; found: string; wanted: string; example: string }]
> = defineCode(
  {
    code: 'run/option-type',
    severity: 'error',
    title: 'Options of a run are of their types',
    explanation:
      'A program that is not checked by types can pass anything. Times are texts or numbers, what is recorded and measured ' +
      'is a text or a list of texts, inputs and settings are objects (or Maps) by name.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # called by a program as run(model, { inputs: 'I = 1 mV/ms' })`,
  },
  ({ option, found, wanted, example }) => ({
    message: `\`${option}\` is ${found}, but ${wanted} is needed.`,
    hint: `write it as \`${example}\`.`,
  }),
);

/** A target that Axode does not have. */
export const unknownTarget: DiagnosticCode<
  [details: { name: string; offered: readonly string[]; suggestion?: string | undefined }]
> = defineCode(
  {
    code: 'run/unknown-target',
    severity: 'error',
    title: 'A run names a target that exists',
    explanation:
      '`js` runs compiled JavaScript, `wasm` WebAssembly, which steps several cells at a time and gives the same bits; `interpreter` walks the model’s own equations, slowly: it is the reference that ' +
      'compiled code is checked against.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --target javascript`,
  },
  ({ name, offered, suggestion }) => ({
    message: `There is no target \`${name}\`.`,
    hint: meant(suggestion, `the targets are ${quoted(offered)}.`),
  }),
);

/** A number of steps or cells that is none. */
export const notACount: DiagnosticCode<[details: { option: string; text: string }]> = defineCode(
  {
    code: 'run/not-a-count',
    severity: 'error',
    title: 'Steps and cells are counted in whole numbers from 1',
    explanation:
      'How many cells run, and how many steps lie between two samples, are whole numbers of at least 1.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --every 1.5`,
  },
  ({ option, text }) => ({ message: `\`${option}\` must be a whole number of at least 1, not \`${text}\`.` }),
);

/** More cells than any run can hold, whatever it records. */
export const tooManyCells: DiagnosticCode<[details: { cells: number; most: number; model: string }]> =
  defineCode(
    {
      code: 'run/too-many-cells',
      severity: 'error',
      title: 'The cells of a run fit into memory',
      explanation:
        'Every cell takes memory for its states, its inputs, and what it remembers of events. What a run records comes on ' +
        'top, and is counted apart.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --cells 134000000`,
    },
    ({ cells, most, model }) => ({
      message: `${countText(cells)} cells do not fit into memory; at most ${countText(most)} of ${model} can run.`,
      hint: 'run fewer cells.',
    }),
  );

/** Numbers for which there is no memory. */
export const noMemory: DiagnosticCode<[details: { bytes: number }]> = defineCode(
  {
    code: 'run/no-memory',
    severity: 'error',
    title: 'What a run keeps fits into the memory there is',
    explanation:
      'All that a run keeps is reserved before its first step, so that it cannot fail for want of memory later. Record at ' +
      'longer intervals, fewer variables, or run fewer cells.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --cells 10000000 --record v # where so much memory is not to be had`,
  },
  ({ bytes }) => ({
    message: `There is no memory for this run: it needs ${Number((bytes / 1e9).toPrecision(2))} GB.`,
    hint: 'record at longer intervals or fewer variables, or run fewer cells.',
  }),
);

/** A tolerance that no method can keep, or that keeps nothing. */
export const badTolerance: DiagnosticCode<[details: { tolerance: number; least: number; most: number }]> =
  defineCode(
    {
      code: 'run/tolerance',
      severity: 'error',
      title: 'A tolerance is between rounding and a tenth',
      explanation:
        'The tolerance of an adaptive method is what each of its steps may be off by, as a part of each variable. Below ' +
        '1e-14 there is only rounding, and above a tenth the result says nothing.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --method dopri5 --tolerance 5`,
    },
    ({ tolerance, least, most }) => ({
      message: `The tolerance ${tolerance} is not between ${least} and ${most}.`,
      hint: 'the usual one is 1e-6; 1e-9 asks for three digits more.',
    }),
  );

/** A tolerance for a method that has steps of dt. */
export const toleranceUnused: DiagnosticCode<[details: { method: string }]> = defineCode(
  {
    code: 'run/tolerance-unused',
    severity: 'error',
    title: 'A tolerance goes with an adaptive method',
    explanation:
      'A method with steps of `dt` is off by whatever its order and `dt` make of it; a tolerance would change nothing. ' +
      '`bs23`, `dopri5`, `tsit5` and `rodas4_adaptive` choose their steps by it.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --method rk4 --tolerance 1e-6`,
  },
  ({ method }) => ({
    message: `\`${method}\` takes steps of \`dt\`, whatever they are off by.`,
    hint: 'take `dopri5`, or `rodas4_adaptive` for stiff equations, or shorten `dt`.',
  }),
);

/** A number of threads that is none. */
export const badThreads: DiagnosticCode<[details: { text: string; most: number }]> = defineCode(
  {
    code: 'run/threads',
    severity: 'error',
    title: 'A network is run by a whole number of threads',
    explanation:
      'Threads share the cells of a network, each with all synapses that go to them, and tell one another of spikes. The spikes ' +
      'are the same with any number of threads, to the last bit. More threads than processors only wait for one another.',
    failing: NET,
    corrected: NET,
    command: `${RUN} --threads 0`,
  },
  ({ text, most }) => ({
    message: `\`${text}\` is no number of threads.`,
    hint: `it is a whole number from 1 to ${most}, at best that of the processors.`,
  }),
);

/** Threads where there are none. */
export const noThreads: DiagnosticCode<[details: { threads: number }]> = defineCode(
  {
    code: 'run/no-threads',
    severity: 'error',
    title: 'There are no threads that share memory',
    explanation:
      'Several threads of a network work on the same numbers, which takes `SharedArrayBuffer` and worker threads as Node has ' +
      'them. Some environments leave them out for safety. One thread gives the same spikes.',
    failing: NET,
    corrected: NET,
    command: `${RUN} --threads 2 # where there is no SharedArrayBuffer`,
  },
  ({ threads }) => ({
    message: `The network cannot be run by ${threads} threads: there is no memory here that they could share.`,
    hint: 'run it by one thread, on Node by several: it gives the same spikes.',
  }),
);

/** A seed that is none. */
export const badSeed: DiagnosticCode<[details: { text: string; most: number }]> = defineCode(
  {
    code: 'run/seed',
    severity: 'error',
    title: 'A seed is a whole number',
    explanation:
      'The seed chooses the random numbers of a run: the same seed gives the same numbers on every machine, however many cells ' +
      'there are, and another seed others that have nothing to do with them. It is a whole number from 0 on.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --seed 0.5`,
  },
  ({ text, most }) => ({
    message: `\`${text}\` is no seed.`,
    hint: `a seed is a whole number from 0 to ${most}.`,
  }),
);
