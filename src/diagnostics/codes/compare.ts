import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';
import { CELL } from '../example-run.ts';
import { meant } from '../wording.ts';

/** A text that does not say what is good enough. */
export const notATolerance: DiagnosticCode<
  [details: { text: string; reason: string; suggestion?: string | undefined }]
> = defineCode(
  {
    code: 'compare/not-a-tolerance',
    severity: 'error',
    title: 'A tolerance is a share, or a quantity of a variable',
    explanation:
      'A number alone, `1e-3`, is a share: of the range that a variable has in the reference, and of the mean interval ' +
      'between spikes. For one variable it is said in its unit, `v = 0.1 mV`, for spike times `spikes = 0.05 ms`.',
    failing: CELL,
    corrected: CELL,
    command: 'axode compare model.axo --tolerance "v = 1 ms"',
  },
  ({ text, reason, suggestion }) => ({
    message: `The tolerance \`${text}\` ${reason}.`,
    hint: meant(suggestion, 'write a share, `1e-3`, or a quantity: `v = 0.1 mV`, `spikes = 0.05 ms`.'),
  }),
);

/** Steps of a ladder that have no grid in common within the time that is compared. */
export const noCommonGrid: DiagnosticCode<
  [details: { steps: readonly string[]; common: string; duration: string }]
> = defineCode(
  {
    code: 'compare/no-common-grid',
    severity: 'error',
    title: 'The steps of a comparison meet at common times',
    explanation:
      'Runs are compared at times that are whole multiples of every step. Steps of 0.1 ms and 0.03 ms meet every 0.3 ms; ' +
      'steps of which one is a multiple of the next, as in halving, meet soonest. They must meet twice at least.',
    failing: CELL,
    corrected: CELL,
    command: 'axode compare model.axo --for 1ms --dt 0.13,0.07ms',
  },
  ({ steps, common, duration }) => ({
    message: `Steps of ${steps.join(' and ')} meet every ${common}, not twice in ${duration}.`,
    hint: 'compare for longer, or take steps of which each is a multiple of the next: `0.1,0.05,0.025 ms`.',
  }),
);

/** A comparison of methods none of which accepts the model. */
export const nothingToCompare: DiagnosticCode<[details: { model: string; reasons: readonly string[] }]> =
  defineCode(
    {
      code: 'compare/nothing-to-compare',
      severity: 'error',
      title: 'Some method that is compared accepts the model',
      explanation:
        'Methods refuse what they cannot solve, `exact` for example equations that are not linear. A comparison needs one at ' +
        'least that accepts the model.',
      failing: 'neuron Cell {\n  state v = 1\n  dv/dt = -v^2 / 10 ms\n}\n',
      corrected: 'neuron Cell {\n  state v = 1\n  dv/dt = -v / 10 ms\n}\n',
      command: 'axode compare model.axo --methods exact --for 1ms',
    },
    ({ model, reasons }) => ({
      message: `No method that was named accepts \`${model}\`. ${reasons.join(' ')}`,
      hint: '`--methods all` takes every method that does.',
    }),
  );

/** A recorded variable that the reference's model does not have. */
export const notInReference: DiagnosticCode<[details: { variable: string; model: string }]> = defineCode(
  {
    code: 'compare/not-in-reference',
    severity: 'error',
    title: 'What is compared is in both models',
    explanation:
      'Where a program compares a model with another one that is right (`reference`), the variables that are recorded must have ' +
      'the same names and units in both.',
    failing: CELL,
    corrected: CELL,
    command: 'axode compare model.axo # called by a program as compare(model, { reference: other })',
  },
  ({ variable, model }) => ({
    message: `\`${variable}\` is not in \`${model}\`, or in another unit there.`,
    hint: "name what both have: `record: ['v']`.",
  }),
);

/** A model that no method solves to the end. */
export const noReference: DiagnosticCode<[details: { model: string; tried: readonly string[] }]> = defineCode(
  {
    code: 'compare/no-reference',
    severity: 'error',
    title: 'Two methods at least solve a model that is compared',
    explanation:
      'Errors are measured against a reference: a solution that two methods find independently, with steps as short as need ' +
      'be. A model whose solution ends, because a state becomes infinite at some time, has none behind that time.',
    failing: 'neuron Burst {\n  state v = 1\n  dv/dt = v^2 / 1 ms\n}\n',
    corrected: 'neuron Burst {\n  state v = 1\n  dv/dt = -v^2 / 1 ms\n}\n',
    command: 'axode compare model.axo --for 2ms --dt 0.5,0.25ms',
  },
  ({ model, tried }) => ({
    message: `No two methods solve \`${model}\` to the end, so there is nothing to compare with. ${tried.join('; ')}.`,
    hint: 'compare for a shorter time, or look at one run: `axode run` tells which state is no longer finite.',
  }),
);

const CHANCES = {
  noise: 'has white noise',
  rate: 'spikes at a rate',
  draw: 'draws random numbers while it runs',
} as const;

/** A model that takes chances while it runs. */
export const randomInTime: DiagnosticCode<
  [details: { model: string; what: keyof typeof CHANCES; span: Span }]
> = defineCode(
  {
    code: 'compare/random',
    severity: 'error',
    title: 'A model that is compared takes no chances while it runs',
    explanation:
      'Random numbers belong to steps: with steps of another length a run is another realisation, and what two runs differ by ' +
      'says nothing of the method. Compare the model without its noise; numbers that are drawn for initial values and ' +
      'parameters are the same for all steps.',
    failing: 'neuron Cell {\n  state v : mV = 0 mV\n  dv/dt = -v / 10 ms + 1 mV * xi / sqrt(10 ms)\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = 1 mV\n  dv/dt = -v / 10 ms\n}\n',
    command: 'axode compare model.axo --for 2ms',
  },
  ({ model, what, span }) => ({
    message: `\`${model}\` ${CHANCES[what]}, so runs with other steps are not runs of one solution.`,
    span,
    hint: 'compare it without: leave the noise out in a variant, or drive it by a recorded stimulus.',
  }),
);
