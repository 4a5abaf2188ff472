import type { Span } from '../../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { CELL, RUN } from '../../example-run.ts';
import { capitalised } from '../../wording.ts';

/** A state variable that became NaN or infinite. */
export const notFinite: DiagnosticCode<
  [
    details: {
      state: string;
      component: string;
      value: string;
      /** The failed cell and what sets it apart: `3, where tau = 5 ms`. */
      cell?: string | undefined;
      /** Of a synapse, whose it is: `from cell 3 of E to cell 17 of I`. */
      synapse?: string | undefined;
      /** `between 1.2 ms and 1.3 ms`, or `at the start`. */
      when: string;
      step: number;
      /** `v = 3 mV`. */
      before: readonly string[];
      cause: string;
      /** What to do about the cause, where a shorter step would not help. */
      remedy?: string | undefined;
      span: Span;
      /** The equation that the cause is part of, if it stands elsewhere. */
      equation?: Span | undefined;
    },
  ]
> = defineCode(
  {
    code: 'run/not-finite',
    severity: 'error',
    title: 'State variables stay finite',
    explanation:
      'A run stops at the first step after which a state variable is not a number (NaN) or infinite, and says what all ' +
      'of the component’s values were before that step; of several cells it names the first, with the values that were set ' +
      'for it alone. The step is done again to find the part of an equation that did it; in a network, the signal or the ' +
      'synapse that brought it. What was recorded until then is kept. The usual causes are a step that is too long for the method, a division by zero, and a model that truly grows without bound.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = v^2 / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = -v^2 / 1 ms\n}\n',
    command: RUN,
  },
  ({ state, component, value, cell, synapse, when, step, before, cause, remedy, span, equation }) => ({
    message:
      `The state variable \`${state}\` of ${component} became ${value} ` +
      `${when}${step < 0 ? '' : ` (step ${step})`}${cell === undefined ? '' : ` in cell ${cell}`}` +
      `${synapse === undefined ? '' : ` in the synapse ${synapse}`}.`,
    span,
    note: cause,
    labels:
      equation === undefined
        ? []
        : [{ span: equation, message: `what \`${state}\` ${step < 0 ? 'starts from' : 'follows'}` }],
    hint:
      step < 0
        ? (remedy ?? 'set another initial value, or mend the expression that it starts from.')
        : before.length === 0
          ? (remedy ?? 'a shorter step is the first thing to try.')
          : `before that step ${before.join(', ')}. ${capitalised(remedy ?? 'a shorter step is the first thing to try.')}`,
  }),
);

/** A step that an adaptive or implicit method could not make. */
export const noStep: DiagnosticCode<
  [
    details: {
      model: string;
      cell?: string | undefined;
      /** `at 1.2 ms`. */
      when: string;
      step: number;
      /** What went wrong, as a clause. */
      reason: string;
      /** `v = 3 mV`. */
      before: readonly string[];
      remedy: string;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/no-step',
    severity: 'error',
    title: 'Methods find a step that is right enough',
    explanation:
      'Implicit methods solve equations in each step, and adaptive methods shorten their steps until the error of each is ' +
      'small; both can fail. The run then ends, says at which time and for which state variable, and what was recorded until ' +
      'then is kept. The usual causes are a state variable that grows without bound within a finite time, an equation that ' +
      'jumps from step to step where nothing tells when, and events that follow one another ever faster.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = v^2 / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = -v^2 / 1 ms\n}\n',
    command: `${RUN} --method dopri5`,
  },
  ({ model, cell, when, step, reason, before, remedy, span }) => ({
    message:
      `The run of ${model} ended ${when} (step ${step})${cell === undefined ? '' : ` in cell ${cell}`}: ` +
      `${reason}.`,
    span,
    hint: `${before.length === 0 ? '' : `before that step ${before.join(', ')}. `}${remedy}`,
  }),
);

/** A state that grew out of all proportion without becoming infinite. */
export const runaway: DiagnosticCode<
  [
    details: {
      state: string;
      component: string;
      value: string;
      when: string;
      cell?: string | undefined;
      step: string;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/runaway',
    severity: 'warning',
    title: 'State variables stay within reach of what the model names',
    explanation:
      'A state variable grew to more than a million times the largest of: one of its unit, its initial value, its range, and ' +
      'the parameters that have its dimension. No measured quantity does; it is nearly always a step that is too long for ' +
      'what happens there, such as the upstroke of an exponential spike, and all that follows is wrong. A model that grows ' +
      'without bound does it at any step. States whose equations read no state only count or measure time; they are not ' +
      'looked at. The others are, at every 256th step and at the end of the run.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = 2 * v / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = -2 * v / 1 ms\n}\n',
    command: RUN,
  },
  ({ state, component, value, when, cell, step, span }) => ({
    message:
      `The state variable \`${state}\` of ${component} ran away: it was ${value} at ${when}` +
      `${cell === undefined ? '' : ` in cell ${cell}`}, more than a million times anything that it names.`,
    span,
    note: 'this equation',
    hint: `take a step shorter than ${step}; if it grows all the same, the model has no bound there.`,
  }),
);

/** More spikes than a step may have, or than a run can keep. */
export const tooManySpikes: DiagnosticCode<
  [
    details: {
      model: string;
      /** Absent: too many for the run. */
      ofStep?: { readonly count: number; readonly most: number } | undefined;
      mostOfRun: number;
      cell?: string | undefined;
      when: string;
      step: number;
      before: readonly string[];
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/too-many-spikes',
    severity: 'error',
    title: 'Spikes can be counted and kept',
    explanation:
      'A cell emits at most a million spikes in a step, and a run keeps at most 67 million (2^26) times of spikes. A run ' +
      'stops at the first step with more, and what was recorded until then is kept. A count that grows without bound, or ' +
      'a threshold that stays exceeded, is the usual cause.',
    failing: 'neuron Cell {\n  state v = 1\n  dv/dt = v / 1 ms\n  spike count v * 1000 when v > 10\n}\n',
    corrected:
      'neuron Cell {\n  state v = 1\n  dv/dt = v / 1 ms\n  spike count min(v, 100) when v > 10\n  on spike { v = 1 }\n}\n',
    command: RUN,
  },
  ({ model, ofStep, mostOfRun, cell, when, step, before, span }) => {
    const place = `${when} (step ${step})${cell === undefined ? '' : ` in cell ${cell}`}`;
    return {
      message:
        ofStep === undefined
          ? `The run of ${model} ended ${place}: with its spikes it would keep more than ${mostOfRun}.`
          : `${model} was to emit ${ofStep.count === Number.POSITIVE_INFINITY ? 'infinitely many' : ofStep.count} spikes ` +
            `${place}; a step has at most ${ofStep.most}.`,
      span,
      note: ofStep === undefined ? 'these spikes' : 'this many spikes',
      hint:
        (before.length === 0 ? '' : `before that step ${before.join(', ')}. `) +
        (ofStep === undefined ? 'Run shorter, or fewer cells.' : 'Bound the count: `min(…, 100)`.'),
    };
  },
);

/** A run that was stopped from outside. */
export const stopped: DiagnosticCode<[details: { done: string; duration: string }]> = defineCode(
  {
    code: 'run/stopped',
    severity: 'warning',
    title: 'A run goes to its end',
    explanation: 'The run was stopped from outside; what was recorded until then is kept.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # stopped by Ctrl-C`,
  },
  ({ done, duration }) => ({ message: `The run was stopped at ${done} of ${duration}.` }),
);

/** Something that was called during the run threw. */
export const interrupted: DiagnosticCode<[details: { reason: string; when: string; isDone: boolean }]> =
  defineCode(
    {
      code: 'run/interrupted',
      severity: 'error',
      title: 'What is called during a run does not throw',
      explanation:
        'A function that a program passed to the run, such as `onProgress`, threw an error. The run ends there, as when it ' +
        'is stopped, and what was recorded until then is kept.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} # called by a program whose onProgress throws`,
    },
    ({ reason, when, isDone }) => ({
      message: isDone
        ? `A function called at the end of the run threw: ${reason}`
        : `The run was interrupted ${when}, as a function that it calls threw: ${reason}`,
      hint: 'mend that function; the result until then is kept.',
    }),
  );

/** A text that is no result of a run. */
export const unreadableResult: DiagnosticCode<
  [details: { name: string; problems: readonly string[]; hint?: string | undefined }]
> = defineCode(
  {
    code: 'run/unreadable-result',
    severity: 'error',
    title: 'A result is the JSON that a run wrote',
    explanation:
      'Results are read from the JSON files that `axode run --out result.json` writes (in the library, `runToJsonText`). ' +
      'Such a file has all that a run gives, complete and consistent: as many values in each trace as there are times, ' +
      'and a list of spikes for each cell. What is missing is said by its place: `traces.v[3]`.',
    failing: CELL,
    corrected: CELL,
    command: 'axode plot result.json',
  },
  ({ name, problems, hint }) => ({
    message: `${name} is no result of a run: ${problems.join('; ')}.`,
    hint: hint ?? 'run the model again with `--out result.json`.',
  }),
);
