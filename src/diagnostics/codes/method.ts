import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** A small model for the pages whose mistake lies in the command. */
const CELL = 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n}\n';

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** A method of integration that nobody knows. */
export const unknownMethod: DiagnosticCode<
  [details: { name: string; suggestion?: string | undefined; known: readonly string[] }]
> = defineCode(
  {
    code: 'method/unknown',
    severity: 'error',
    title: 'The method of integration is one that Axode has',
    explanation:
      'A method is chosen by its name: `euler`, `midpoint`, `heun`, `ralston`, `rk3`, `rk4`, `rk38` and ' +
      '`exponential_euler`. An explicit Runge-Kutta method of your own is written as `tableau:` with the rows of its ' +
      'coefficients and its weights: `tableau: 1/2; 0 1` is the midpoint method.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --method rk5',
  },
  ({ name, suggestion, known }) => ({
    message: `There is no method \`${name}\`.`,
    hint:
      suggestion === undefined
        ? `the methods are ${listed(known)}.`
        : `did you mean \`${suggestion}\`? The methods are ${listed(known)}.`,
  }),
);

/** A method that exists, though not in this version. */
export const unavailableMethod: DiagnosticCode<
  [details: { name: string; what: string; instead: string; why: string }]
> = defineCode(
  {
    code: 'method/unavailable',
    severity: 'error',
    title: 'The method of integration is in this version',
    explanation:
      'This version integrates with fixed steps: by explicit Runge-Kutta methods and by exponential Euler. Methods ' +
      'that choose their own steps, implicit methods, exact propagators and methods for noise are known by name but ' +
      'are not made yet; nothing is put in their place silently.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --method dopri5',
  },
  ({ name, what, instead, why }) => ({
    message: `The method \`${name}\` (${what}) is not in this version.`,
    hint: `take \`${instead}\`: ${why}.`,
  }),
);

/** Coefficients that are no explicit Runge-Kutta method. */
export const tableau: DiagnosticCode<[details: { name: string; problem: string; hint: string }]> = defineCode(
  {
    code: 'method/tableau',
    severity: 'error',
    title: 'A tableau is that of a consistent explicit Runge-Kutta method',
    explanation:
      'In an explicit method each stage reads earlier stages only, its time is the sum of its row, and the weights sum ' +
      'to 1: otherwise the result would not approach the solution as the step goes to 0. Coefficients are exact: ' +
      'write `1/6`, not `0.1667`. The order that a tableau claims is checked against the order conditions.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --method "tableau: 1/2; 1/2 1/3"',
  },
  ({ name, problem, hint }) => ({ message: `The tableau \`${name}\` ${problem}.`, hint }),
);

/** A step beyond what the method bears where the model rests. */
export const stepTooLong: DiagnosticCode<
  [
    details: {
      method: string;
      step: string;
      most: string;
      state: string;
      constant: string;
      suggested: string;
      other?: string | undefined;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'method/step-too-long',
    severity: 'warning',
    title: 'The step is short enough for the method to be stable at rest',
    explanation:
      'Where the model rests, small deviations die out. A step of an explicit method that is longer than a few of the ' +
      'fastest time constants makes them grow instead: the run oscillates from step to step or ends in NaN, which the ' +
      'equations never said. The bound is found before the run from the method’s own step, made linear at the ' +
      'resting state; away from rest, in a spike, it may be shorter still, and accuracy asks for less.',
    failing:
      'neuron Cell {\n  state v : mV = -60 mV\n  gate m { inf = 1 / (1 + exp(-(v + 40 mV) / 5 mV)); tau = 0.02 ms }\n' +
      '  dv/dt = (-70 mV - v - m * 1 mV) / 10 ms\n}\n',
    corrected:
      'neuron Cell {\n  state v : mV = -60 mV\n  gate m { inf = 1 / (1 + exp(-(v + 40 mV) / 5 mV)); tau = 2 ms }\n' +
      '  dv/dt = (-70 mV - v - m * 1 mV) / 10 ms\n}\n',
    command: 'axode run model.axo --for 1ms --dt 0.1ms --method euler',
  },
  ({ method, step, most, state, constant, suggested, other, span }) => ({
    message: `At rest ${method} is stable up to dt = ${most}; this run takes ${step}.`,
    span,
    note: `The fastest is \`${state}\`, which moves within ${constant} there.`,
    hint:
      other === undefined
        ? `take a shorter step: --dt "${suggested}".`
        : `take a shorter step, --dt "${suggested}", or --method ${other}, which is stable at ${step}.`,
  }),
);
