import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** An assignment to something that events may not change. */
export const assignToNonState: DiagnosticCode<
  [details: { name: string; what: string; span: Span; declared?: Span | undefined; hint: string }]
> = defineCode(
  {
    code: 'events/assign-non-state',
    severity: 'error',
    title: 'Events assign state variables',
    explanation:
      'A block assigns state variables, its own and those of parts, and may add to an input with `+=` for one step. ' +
      'In a synapse `on pre` and `on post` assign its own and those of `post`, and add to inputs of `post`. ' +
      'Parameters are constants of the run; named expressions follow from what they are made of.',
    failing:
      'neuron Cell {\n  param d = 1\n  state v = 0\n  dv/dt = d / 1 ms\n  spike when v > 1\n  on spike { d = 2; v = 0 }\n}\n',
    corrected:
      'neuron Cell {\n  state d = 1\n  state v = 0\n  dv/dt = d / 1 ms\n  spike when v > 1\n  on spike { d = 2; v = 0 }\n}\n',
  },
  ({ name, what, span, declared, hint }) => ({
    message: `\`${name}\` is ${what}, which an event cannot assign.`,
    span,
    labels: declared === undefined ? [] : [{ span: declared, message: 'declared here' }],
    hint,
  }),
);

/** `old`, `crosses`, `peak`, `dt`, `count` where no event is. */
export const onlyInEvents: DiagnosticCode<
  [details: { what: string; where: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'events/only-in-events',
    severity: 'error',
    title: 'What compares with the step before stands in events',
    explanation:
      '`old`, `crosses`, `falls below`, `peak` and `dt` speak of steps; they may stand in `spike when`, in the ' +
      'condition of `on`, and in event blocks. Equations hold at every instant and know no step.',
    failing: 'neuron Cell {\n  state v = 0\n  dv/dt = -old(v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ what, where, span, hint }) => ({
    message: `\`${what}\` cannot be used in ${where}.`,
    span,
    hint: hint ?? 'use it in `spike when`, in the condition of `on`, or in an event block.',
  }),
);

/** `on spike`, `refractory`, … without a threshold. */
export const noThreshold: DiagnosticCode<[details: { what: string; span: Span }]> = defineCode(
  {
    code: 'events/no-threshold',
    severity: 'error',
    title: 'What follows a spike needs a threshold',
    explanation:
      '`on spike`, `refractory` and `last_spike` refer to the spikes of the neuron, or of the neuron that owns the ' +
      'part. Declare when it spikes: `spike when v > -50 mV`.',
    failing: 'neuron Cell {\n  state v : mV = 0\n  dv/dt = 1 mV/ms\n  on spike { v = 0 }\n}\n',
    corrected:
      'neuron Cell {\n  state v : mV = 0\n  dv/dt = 1 mV/ms\n  spike when v > 10 mV\n  on spike { v = 0 }\n}\n',
  },
  ({ what, span }) => ({
    message: `\`${what}\` needs a threshold, and there is none.`,
    span,
    hint: 'add `spike when …`.',
  }),
);

/** A time list, period or duration that is no time. */
export const badSchedule: DiagnosticCode<
  [details: { message: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'events/schedule',
    severity: 'error',
    title: 'Schedules are made of times',
    explanation:
      '`at` takes a time or a list of times, `every` a period above 0, `spike at` a list of times; all constants of the run.',
    failing: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 1 ms\n  every 0 ms { v = 1 }\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 1 ms\n  every 10 ms { v = 1 }\n}\n',
  },
  ({ message, span, hint }) => ({ message, span, hint }),
);
