import type { Span } from '../../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { RUN } from '../../example-run.ts';
import { inCell } from '../../wording.ts';

/** A refractory time that rounds to no step at all. */
export const refractoryTooShort: DiagnosticCode<[details: { duration: string; step: string; span: Span }]> =
  defineCode(
    {
      code: 'run/refractory-too-short',
      severity: 'warning',
      title: 'A refractory time is at least one step',
      explanation:
        'A refractory time T holds for round(T / dt) steps after the one that spiked. Below half a step that is none, ' +
        'and the cell is never refractory. With `--spike-times located`, and with adaptive methods, it lasts as long as it says.',
      failing:
        'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = 10 mV/ms\n  spike when v >= -50 mV\n  on spike { v = -60 mV }\n' +
        '  refractory 0.01 ms\n}\n',
      corrected:
        'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = 10 mV/ms\n  spike when v >= -50 mV\n  on spike { v = -60 mV }\n' +
        '  refractory 1 ms\n}\n',
      command: RUN,
    },
    ({ duration, step, span }) => ({
      message: `A refractory time of ${duration} is shorter than half a step of ${step}, so it has no effect.`,
      span,
      note: `${duration}, less than half a step`,
      hint: 'take a shorter step.',
    }),
  );

/** Event times that lie between grid points. */
export const timesOffGrid: DiagnosticCode<
  [
    details: {
      subject: 'time' | 'start' | 'period';
      /** What stands in the model: `times`, `at 0.25 ms`, `every 0.25 ms`. */
      schedule: string;
      time: string;
      effect: string;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/times-off-grid',
    severity: 'warning',
    title: 'Event times lie on the grid',
    explanation:
      'A fixed-step run knows the times k dt only. An event time between two of them acts at the nearest one, which is ' +
      'reported once. A period below a step lets its block run at every step. Adaptive methods do what happens when it happens.',
    failing: 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n  at 1.234 ms { v += 1 mV }\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n  at 1.2 ms { v += 1 mV }\n}\n',
    command: RUN,
  },
  ({ subject, schedule, time, effect, span }) => ({
    message: `The ${subject} ${time} of \`${schedule}\` lies between two steps; it ${effect}.`,
    span,
    note: effect,
    hint: `take a step that divides the ${subject}, or move the ${subject} to the grid.`,
  }),
);

/** Event times at the start of the run or before. */
export const neverActs: DiagnosticCode<
  [
    details: {
      schedule: string;
      time: string;
      /** The first grid point at which something can happen; absent where events act at any time. */
      first?: string | undefined;
      isBefore: boolean;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/never-acts',
    severity: 'warning',
    title: 'Event times lie after the start of the run',
    explanation:
      'Events act at the ends of steps, so the first time at which something can happen is dt; where events are located, as by ' +
      'adaptive methods, any time after the start. What is to hold from the start is an initial value. Such a time is ' +
      'reported once for each list.',
    failing: 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n  at 0 ms { v = -50 mV }\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = -50 mV\n  dv/dt = -v / 10 ms\n}\n',
    command: RUN,
  },
  ({ schedule, time, first, isBefore, span }) => ({
    message:
      `The time ${time} of \`${schedule}\` never acts: it ${isBefore ? 'lies before' : 'falls on'} the start of the run, ` +
      (first === undefined ? 'and events act after it.' : `and events act from ${first} on.`),
    span,
    note: 'never acts',
    hint: `give what holds from the start as an initial value, or move the time ${first === undefined ? 'behind the start' : `to ${first}`}.`,
  }),
);

/** Several times of one list in one step. */
export const timesTogether: DiagnosticCode<
  [
    details: {
      /** What stands in the model: `times`, `spike at times`. */
      schedule: string;
      times: number;
      lost: number;
      /** The first that is lost, and the step that it shares: its end. */
      time: string;
      at: string;
      step: string;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/times-together',
    severity: 'warning',
    title: 'Each time of a list has a step of its own',
    explanation:
      'A cell spikes once in a step. Of several times that fall to one grid point only one is left; that they are as many as are ' +
      'listed, take a shorter step. Adaptive methods, and `--spike-times located`, keep all that lie apart.',
    failing: 'source Train {\n  param times : ms[] = [2 ms, 2.1 ms]\n  spike at times\n}\n',
    corrected: 'source Train {\n  param times : ms[] = [2 ms, 3 ms]\n  spike at times\n}\n',
    command: 'axode run model.axo --for 10ms --dt 0.5ms',
  },
  ({ schedule, times, lost, time, at, step, span }) => ({
    message:
      `Of the ${times} times of \`${schedule}\` ${lost} ${lost === 1 ? 'is' : 'are'} lost: a cell spikes once in a step, and ` +
      `with steps of ${step} ${time} falls to ${at} as one before it does.`,
    span,
    note: `no spike of its own`,
    hint: 'take a shorter step.',
  }),
);

/** A rate at which spikes are lost to the grid. */
export const rateTooHigh: DiagnosticCode<
  [
    details: {
      rate: string;
      perStep: number;
      step: string;
      left: string;
      lost: number;
      most: string;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/rate-too-high',
    severity: 'warning',
    title: 'A rate leaves most steps without a spike',
    explanation:
      '`spike at rate` emits at most one spike in a step. At n spikes a second 1 - exp(-n dt) of the steps have one, so about n dt / 2 ' +
      'of the spikes are missed; this is told where a tenth of a spike or more is due in a step. Take a shorter step, or several ' +
      'cells that share the rate.',
    failing: 'source Train {\n  param rate = 20000 Hz\n  spike at rate rate\n}\n',
    corrected: 'source Train {\n  param rate = 200 Hz\n  spike at rate rate\n}\n',
    command: 'axode run model.axo --for 10ms --dt 0.1ms',
  },
  ({ rate, perStep, step, left, lost, most, span }) => ({
    message:
      `At a rate of ${rate} ${perStep} spikes are due in a step of ${step}, and one at most is emitted: about ${left} are left, ` +
      `${lost} % are lost.`,
    span,
    hint: `take a step of ${most} or less, or several cells that share the rate.`,
  }),
);

/** A period of `every` that is no time above 0 in this run. */
export const badPeriod: DiagnosticCode<
  [details: { schedule: string; value: string; span: Span; cell?: number | undefined }]
> = defineCode(
  {
    code: 'run/period',
    severity: 'error',
    title: 'Periods are above 0 in every run',
    explanation:
      'A block `every T` runs at the multiples of T. What a run sets may not make T zero or negative: the block would ' +
      'silently never run.',
    failing:
      'neuron Cell {\n  param T = 1 ms\n  state v = 0\n  dv/dt = -v / 10 ms\n  every T { v += 1 }\n}\n',
    corrected:
      'neuron Cell {\n  param T = 1 ms\n  state v = 0\n  dv/dt = -v / 10 ms\n  every T { v += 1 }\n}\n',
    command: `${RUN} --set "T = 0 ms"`,
  },
  ({ schedule, value, span, cell }) => ({
    message: `The period of \`${schedule}\` must be above 0, but is ${value}${inCell(cell) || ' in this run'}.`,
    span,
    hint: 'set it to a time such as `10 ms`; `on step` runs at every step.',
  }),
);
