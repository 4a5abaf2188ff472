import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { CELL, RUN } from '../../example-run.ts';

/** A text where a time was expected. */
export const notATime: DiagnosticCode<[details: { option: string; text: string; reason: string }]> =
  defineCode(
    {
      code: 'run/not-a-time',
      severity: 'error',
      title: 'Durations and steps are times',
      explanation:
        'The length of a run, of a step and between samples are numbers with a unit of time: `100 ms`, `0.25ms`, `1 s`. ' +
        'A number alone would leave open what it counts.',
      failing: CELL,
      corrected: CELL,
      command: 'axode run model.axo --for 10mV --dt 0.1ms',
    },
    ({ option, text, reason }) => ({
      message: `\`${option}\` must be a time, but \`${text}\` ${reason}.`,
      hint: 'write a number with a unit of time, for example `0.1 ms`.',
    }),
  );

/** A duration, a step or an interval that is zero or negative. */
export const notPositive: DiagnosticCode<[details: { option: string; text: string }]> = defineCode(
  {
    code: 'run/not-positive',
    severity: 'error',
    title: 'Durations and steps are longer than nothing',
    explanation: 'A run goes forward in time, by steps of equal length. Only the length of a run may be 0.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 10ms --dt 0ms',
  },
  ({ option, text }) => ({ message: `\`${option}\` must be longer than nothing, not \`${text}\`.` }),
);

/** A step that is longer than the whole run. */
export const stepTooLong: DiagnosticCode<[details: { step: string; duration: string }]> = defineCode(
  {
    code: 'run/step-too-long',
    severity: 'error',
    title: 'A run has room for a step',
    explanation:
      'A run of the time T has round(T / dt) steps. With a step of more than twice the run’s length there is none: ' +
      'perhaps the units of the two were confused.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 1ms --dt 0.1s',
  },
  ({ step, duration }) => ({
    message: `A step of ${step} does not fit into a run of ${duration}.`,
    hint: 'run longer, or take a shorter step.',
  }),
);

/** A time grid that float64 cannot hold exactly. */
export const inexactTime: DiagnosticCode<
  [details: { step: string; reason: 'digits' | 'length'; most?: string }]
> = defineCode(
  {
    code: 'run/inexact-time',
    severity: 'error',
    title: 'Every time of the grid is exact',
    explanation:
      'The step is kept as the fraction p/q that was written, and the time of step k is k p / q, rounded once: times ' +
      'never accumulate errors. For that k p must stay below 2^53 (about 9e15), so a step with very many digits, or a ' +
      'run of very many steps, is refused.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 10ms --dt 0.12345678901234567ms',
  },
  ({ step, reason, most }) => ({
    message:
      reason === 'digits'
        ? `A step of ${step} has too many digits for exact times.`
        : `With a step of ${step}, a run of so many steps has no exact times.`,
    hint:
      reason === 'digits'
        ? 'round the step to fewer digits.'
        : `run for at most ${most ?? 'less time'}, or take a step with fewer digits.`,
  }),
);

/** Samples that would fall between the grid points. */
export const intervalOffGrid: DiagnosticCode<[details: { interval: string; step: string; nearest: string }]> =
  defineCode(
    {
      code: 'run/interval-off-grid',
      severity: 'error',
      title: 'Samples are taken at whole numbers of steps',
      explanation:
        'Values exist at the ends of steps only. The interval between samples must be a multiple of the step; it can ' +
        'also be given as a number of steps.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --every 0.25ms`,
    },
    ({ interval, step, nearest }) => ({
      message: `Samples every ${interval} do not fall on steps of ${step}.`,
      hint: `record every ${nearest}.`,
    }),
  );

/** A duration that is no whole number of steps. */
export const durationRounded: DiagnosticCode<[details: { duration: string; step: string; runs: string }]> =
  defineCode(
    {
      code: 'run/duration-rounded',
      severity: 'warning',
      title: 'A run is a whole number of steps',
      explanation:
        'A run of the time T has round(T / dt) steps. Where that is another time than was asked for, it is said to which.',
      failing: CELL,
      corrected: CELL,
      command: 'axode run model.axo#Net --for 20.05ms --dt 0.1ms # where Net is a network',
    },
    ({ duration, step, runs }) => ({
      message: `${duration} are no whole number of steps of ${step}, so the network runs for ${runs}.`,
      hint: 'ask for a multiple of the step.',
    }),
  );

/** More numbers to record than memory is meant to hold. */
export const tooManySamples: DiagnosticCode<
  [details: { numbers: number; most: number; steps: number | undefined }]
> = defineCode(
  {
    code: 'run/too-many-samples',
    severity: 'error',
    title: 'What is recorded fits into memory',
    explanation:
      'Every recorded variable takes one number per sample and cell. Record at longer intervals, fewer variables, or ' +
      'a shorter run.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 100000s --dt 0.1ms',
  },
  ({ numbers, most, steps }) => ({
    message: `This run would keep ${numbers.toExponential(1)} numbers in memory, more than ${most.toExponential(1)}.`,
    hint:
      steps === undefined
        ? 'run fewer cells.'
        : `record every ${steps} steps, or fewer variables, or run fewer cells.`,
  }),
);

/** An interval between samples that is longer than the run. */
export const oneSample: DiagnosticCode<[details: { interval: string; duration: string }]> = defineCode(
  {
    code: 'run/one-sample',
    severity: 'warning',
    title: 'Samples are taken more often than once',
    explanation:
      'A run is sampled at its start and then once in every interval. If the interval is longer than the run, nothing but ' +
      'the initial values is recorded, and there is no curve to draw.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --every 1s`,
  },
  ({ interval, duration }) => ({
    message: `Only the start is recorded: the run lasts ${duration}, but samples lie ${interval} apart.`,
    hint: 'take a shorter interval, or run longer.',
  }),
);
