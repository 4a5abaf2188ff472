import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** A state of a synapse or a source that neither an equation nor an event changes. */
export const missingEquation: DiagnosticCode<[details: { state: string; span: Span }]> = defineCode(
  {
    code: 'structure/missing-equation',
    severity: 'error',
    title: 'Every state variable of a synapse or a source has an equation, or is changed by an event',
    explanation:
      'A state variable changes by its equation `dx/dt = …`, by events, or by both. Nobody but a synapse or a source itself ' +
      'changes what it holds: a state that nothing changes there is a parameter, or its equation was forgotten.',
    failing:
      'synapse Depressing {\n  state x = 1\n  state y = 0\n  dx/dt = (1 - x) / 100 ms\n  on pre { post.I += x * (1 - y) * 1 nA; x /= 2 }\n}\n',
    corrected:
      'synapse Depressing {\n  state x = 1\n  state y = 0\n  dx/dt = (1 - x) / 100 ms\n  dy/dt = -y / 20 ms\n  on pre { post.I += x * (1 - y) * 1 nA; x /= 2; y += 0.1 }\n}\n',
  },
  ({ state, span }) => ({
    message: `Nothing changes the state variable \`${state}\`: it has no equation, and no event assigns it.`,
    span,
    hint: `add \`d${state}/dt = …\`, or declare it as a \`param\`.`,
  }),
);

/** A state of a cell, or of a part of one, that nothing in sight changes: a synapse of another file may. */
export const unchangedState: DiagnosticCode<[details: { state: string; span: Span }]> = defineCode(
  {
    code: 'structure/unchanged-state',
    severity: 'warning',
    title: 'A state variable has an equation, or something changes it',
    explanation:
      'A state variable changes by its equation `dx/dt = …`, by events, or by both. Synapses assign states of the cells that ' +
      'they reach, `post.g += …`, so a cell for networks may have one that nothing else changes. Where none of the synapses ' +
      'that the file declares or imports does, it may be a parameter, or its equation was forgotten.',
    failing: 'neuron Cell {\n  state v : mV = -65 mV\n  state w : mV = 0\n  dv/dt = (w - v) / 10 ms\n}\n',
    corrected:
      'neuron Cell {\n  state v : mV = -65 mV\n  state w : mV = 0\n  dv/dt = (w - v) / 10 ms\n  dw/dt = -w / 100 ms\n}\n',
  },
  ({ state, span }) => ({
    message: `Nothing in sight changes the state variable \`${state}\`: it has no equation, and no event assigns it.`,
    span,
    hint: `add \`d${state}/dt = …\`, or declare it as a \`param\`; if a synapse is to change it, \`post.${state} += …\`, all is well.`,
  }),
);

/** Two equations for one state. */
export const secondEquation: DiagnosticCode<
  [details: { state: string; span: Span; first: Span; isGate: boolean }]
> = defineCode(
  {
    code: 'structure/second-equation',
    severity: 'error',
    title: 'A state variable has one equation',
    explanation:
      'A gate has its equation from its rates already. Join the two right-hand sides, or remove one.',
    failing: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n  dv/dt = -v / 20 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms - v / 20 ms\n}\n',
  },
  ({ state, span, first, isGate }) => ({
    message: isGate
      ? `\`${state}\` is a gate, so its rates already give its equation.`
      : `\`${state}\` has two equations.`,
    span,
    note: 'the second',
    labels: [{ span: first, message: isGate ? 'declared as a gate here' : 'the first' }],
    hint: isGate ? 'declare it as a `state` instead, or remove this equation.' : 'keep one of them.',
  }),
);

/** What to do about an equation for something that is declared, but is no state. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ['a parameter', 'declare it as `state` instead of `param`, as it changes in time.'],
  ['an input', 'an input comes from outside; declare it as `state` instead if the model computes it.'],
  ['a named expression', 'it follows from its formula already; remove one of the two.'],
  ['an output', 'it follows from its formula already; remove one of the two.'],
  ['a part', 'the equations of a part stand in its component.'],
  ['an instantaneous gate', 'it follows `inf` at once; give it a `tau`, or declare it as a `state`.'],
]);

/** An equation whose left side is no state. */
export const equationForNonState: DiagnosticCode<
  [
    details: {
      name: string;
      span: Span;
      what: string;
      declared?: Span | undefined;
      suggestion?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'structure/equation-for-non-state',
    severity: 'error',
    title: 'Equations are for state variables',
    explanation:
      'Only what is declared as `state` has an equation `dx/dt = …`. Declare the state with its initial value.',
    failing: 'neuron Cell {\n  param v = 0\n  dv/dt = -v / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ name, span, what, declared, suggestion }) => ({
    message:
      what === ''
        ? `There is no state variable \`${name}\`.`
        : `\`${name}\` is ${what}, not a state variable.`,
    span,
    labels: declared === undefined ? [] : [{ span: declared, message: 'declared here' }],
    hint:
      suggestion === undefined
        ? (HINTS.get(what) ?? `declare it: \`state ${name} = …\` with its initial value.`)
        : `did you mean \`${suggestion}\`?`,
    fixes:
      suggestion === undefined ? [] : [{ title: `replace by \`${suggestion}\``, span, text: suggestion }],
  }),
);

/** A second-order equation. */
export const secondOrder: DiagnosticCode<
  [details: { state: string; order: number; span: Span; right: string; unit: string }]
> = defineCode(
  {
    code: 'structure/second-order',
    severity: 'error',
    title: 'Equations are of first order',
    explanation:
      'An equation of second order is written as two of first order: name the velocity, and give each its equation.',
    failing: "neuron Cell {\n  state x = 1\n  x'' = -x / 1 [ms^2]\n}\n",
    corrected:
      "neuron Cell {\n  state x = 1\n  state x_dot : 1/ms = 0\n  x' = x_dot\n  x_dot' = -x / 1 [ms^2]\n}\n",
  },
  ({ state, order, span, right, unit }) => ({
    message: `\`${state}${"'".repeat(order)}\` is of order ${order}; equations are of first order.`,
    span,
    hint:
      order === 2
        ? `write \`${state}' = ${state}_dot\` and \`${state}_dot' = ${right}\`, and declare \`state ${state}_dot : ${unit} = 0\`.`
        : `write ${order} equations of first order.`,
  }),
);

/** Names of a circle that are shown. */
const MOST_SHOWN = 10;

/** Named expressions, or initial values, that need each other; `what` begins the message. */
export const cycle: DiagnosticCode<
  [details: { names: readonly string[]; spans: readonly Span[]; what: string }]
> = defineCode(
  {
    code: 'structure/cycle',
    severity: 'error',
    title: 'Named expressions do not need themselves',
    explanation:
      'The order of statements never matters, but a named expression, parameter or initial value must not depend ' +
      'on itself, directly or through others. A quantity that feeds back on itself in time is a state variable.',
    failing: 'neuron Cell {\n  state v = 0\n  a = b + v\n  b = 2 * a\n  dv/dt = (a - v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  a = b + v\n  b = 2 * v\n  dv/dt = (a - v) / 10 ms\n}\n',
  },
  ({ names, spans, what }) => {
    const [first = '', ...others] = names;
    const [span, ...places] = spans;
    const shown = others.length <= MOST_SHOWN ? others : [...others.slice(0, MOST_SHOWN - 1), '…'];
    const path = [first, ...shown, first].join(' → ');
    return {
      message: `${what} \`${first}\` needs itself${others.length === 0 ? '' : `: ${path}`}.`,
      span,
      note: others.length === 0 ? 'needs itself' : `needs \`${others[0]}\``,
      labels: places.slice(0, MOST_SHOWN).map((place, index) => ({
        span: place,
        message: `\`${others[index]}\` needs \`${others[index + 1] ?? first}\``,
      })),
      hint:
        what === 'The initial value of'
          ? 'give one of them an initial value that does not read the others.'
          : 'break the circle; a quantity that feeds back on itself in time is a `state`.',
    };
  },
);

/** A component that contains itself, or a variant of itself. */
export const componentCycle: DiagnosticCode<
  [details: { names: readonly string[]; span: Span; isVariant?: boolean }]
> = defineCode(
  {
    code: 'structure/component-cycle',
    severity: 'error',
    title: 'A component is not a part of itself',
    explanation: 'Parts are copied into their owner, so a component that uses itself would never end.',
    failing: 'pool Calcium {\n  use inner = Calcium\n  state c : mM = 0\n  dc/dt = -c / 10 ms\n}\n',
    corrected: 'pool Calcium {\n  state c : mM = 0\n  dc/dt = -c / 10 ms\n}\n',
  },
  ({ names, span, isVariant }) => ({
    message: `\`${names[0]}\` ${isVariant ? 'is a variant of itself' : 'contains itself'}: ${names.join(' → ')}.`,
    span,
    hint: isVariant ? 'write one of them out as a component.' : 'remove one of these uses.',
  }),
);

/** A function that calls itself. */
export const recursiveFunction: DiagnosticCode<[details: { names: readonly string[]; span: Span }]> =
  defineCode(
    {
      code: 'structure/recursive-function',
      severity: 'error',
      title: 'Functions do not call themselves',
      explanation:
        'A function is a formula that is written once; it cannot call itself, directly or through others.',
      failing: 'function f(x) = 1 + f(x)\nneuron Cell {\n  state v = 0\n  dv/dt = f(v) / 1 ms\n}\n',
      corrected: 'function f(x) = 1 + x\nneuron Cell {\n  state v = 0\n  dv/dt = f(v) / 1 ms\n}\n',
    },
    ({ names, span }) => ({
      message: `The function \`${names[0]}\` calls itself: ${names.join(' → ')}.`,
      span,
      hint: 'write it as one formula; what follows from its own value before is a `state`.',
    }),
  );

/** A value that must be a constant of the run, but is not. */
export const notConstant: DiagnosticCode<
  [details: { what: string; reads: string; span: Span; isStimulus?: boolean }]
> = defineCode(
  {
    code: 'structure/not-constant',
    severity: 'error',
    title: 'Parameters are constants of the run',
    explanation:
      'A parameter, a range, a list and a constant may be computed from numbers, constants and parameters only. ' +
      'What changes during the run is a named expression or a state variable.',
    failing:
      'neuron Cell {\n  state v : mV = -65 mV\n  param half = v / 2\n  dv/dt = (half - v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = -65 mV\n  half = v / 2\n  dv/dt = (half - v) / 10 ms\n}\n',
  },
  ({ what, reads, span, isStimulus = false }) => ({
    message: isStimulus
      ? `${what} must be an expression of \`t\` and parameters, but reads ${reads}.`
      : `${what} must be a constant of the run, but reads ${reads}.`,
    span,
    note: isStimulus ? 'computed by the model' : 'changes during the run',
    hint: isStimulus
      ? 'what depends on the model is a named expression, or the value that an owner gives.'
      : 'use numbers, constants and parameters; what changes during the run is a named expression or a state.',
  }),
);

/** A number where a condition belongs. */
export const conditionExpected: DiagnosticCode<
  [details: { where: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'structure/condition-expected',
    severity: 'error',
    title: 'Conditions are comparisons',
    explanation:
      'After `when`, `if`, `on`, `not`, and around `and` and `or`, a condition is needed: a comparison such as ' +
      '`v >= 30 mV`, or `true` or `false`. Numbers are not conditions.',
    failing:
      'neuron Cell {\n  state v : mV = 0\n  dv/dt = 1 mV/ms\n  spike when v\n  on spike { v = 0 }\n}\n',
    corrected:
      'neuron Cell {\n  state v : mV = 0\n  dv/dt = 1 mV/ms\n  spike when v > 10 mV\n  on spike { v = 0 }\n}\n',
  },
  ({ where, span, hint }) => ({
    message: `${where} must be a condition, but this is a number.`,
    span,
    note: 'a number',
    hint: hint ?? 'compare it with something, for example `> 0`.',
  }),
);

/** A condition where a number belongs. */
export const numberExpected: DiagnosticCode<[details: { where: string; span: Span }]> = defineCode(
  {
    code: 'structure/number-expected',
    severity: 'error',
    title: 'Conditions are not numbers',
    explanation: 'A condition has no numeric value. `if C then 1 else 0` makes a number of it.',
    failing: 'neuron Cell {\n  state v = 0\n  dv/dt = 5 * (v < 1) / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = 5 * (if v < 1 then 1 else 0) / 1 ms\n}\n',
  },
  ({ where, span }) => ({
    message: `${where} must be a number, but this is a condition.`,
    span,
    note: 'a condition',
    hint: 'write `if … then 1 else 0` to make a number of it.',
  }),
);

/** A value outside its declared range. */
export const outOfRange: DiagnosticCode<
  [details: { name: string; value: string; range: string; span: Span; declared: Span }]
> = defineCode(
  {
    code: 'structure/out-of-range',
    severity: 'error',
    title: 'Values lie within their declared range',
    explanation:
      'The range `in [low, high]` of a parameter, input or state holds for its default and initial value too.',
    failing: 'neuron Cell {\n  param p = 1.5 in [0, 1]\n  state v = 0\n  dv/dt = (p - v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  param p = 0.5 in [0, 1]\n  state v = 0\n  dv/dt = (p - v) / 10 ms\n}\n',
  },
  ({ name, value, range, span, declared }) => ({
    message: `\`${name}\` is ${value}, outside its range ${range}.`,
    span,
    ...(declared.start === span.start ? {} : { labels: [{ span: declared, message: 'the range' }] }),
  }),
);

/** A range whose ends are exchanged. */
export const emptyRange: DiagnosticCode<[details: { name: string; range: string; span: Span }]> = defineCode(
  {
    code: 'structure/empty-range',
    severity: 'error',
    title: 'A range begins with its lower end',
    explanation: 'In `in [low, high]` low is not above high.',
    failing: 'neuron Cell {\n  param p = 0.5 in [1, 0]\n  state v = 0\n  dv/dt = (p - v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  param p = 0.5 in [0, 1]\n  state v = 0\n  dv/dt = (p - v) / 10 ms\n}\n',
  },
  ({ name, range, span }) => ({
    message: `The range ${range} of \`${name}\` is empty.`,
    span,
    hint: 'exchange its ends.',
  }),
);

/** Lists that `interpolate` or `held` cannot take as points. */
export const badPoints: DiagnosticCode<
  [details: { message: string; span: Span; note?: string | undefined; hint: string }]
> = defineCode(
  {
    code: 'structure/points',
    severity: 'error',
    title: 'A table has one value for each place, and its places increase',
    explanation:
      '`interpolate(x, xs, ys)` follows the line through the points (xs[0], ys[0]), (xs[1], ys[1]), …, and `held` keeps the ' +
      'value of each until the next: both lists have the same number of entries, at least one, and each entry of `xs` is above ' +
      'the one before.',
    failing:
      'neuron Cell {\n  param times : ms[] = [0 ms, 10 ms, 20 ms]\n  param drive : 1[] = [0, 1]\n' +
      '  state v = 0\n  dv/dt = (interpolate(t, times, drive) - v) / 10 ms\n}\n',
    corrected:
      'neuron Cell {\n  param times : ms[] = [0 ms, 10 ms, 20 ms]\n  param drive : 1[] = [0, 1, 0]\n' +
      '  state v = 0\n  dv/dt = (interpolate(t, times, drive) - v) / 10 ms\n}\n',
  },
  (details) => details,
);

/** A statement that may stand once in a component and stands twice. */
export const secondStatement: DiagnosticCode<[details: { what: string; span: Span; first: Span }]> =
  defineCode(
    {
      code: 'structure/second-statement',
      severity: 'error',
      title: 'A component has one threshold, one refractory period, one time unit',
      explanation: 'Join two conditions for a spike with `or`.',
      failing:
        'neuron Cell {\n  state v = 0\n  dv/dt = 1 / 1 ms\n  spike when v > 1\n  spike when v < -1\n  on spike { v = 0 }\n}\n',
      corrected:
        'neuron Cell {\n  state v = 0\n  dv/dt = 1 / 1 ms\n  spike when v > 1 or v < -1\n  on spike { v = 0 }\n}\n',
    },
    ({ what, span, first }) => ({
      message: `A component has one \`${what}\` statement.`,
      span,
      note: 'the second',
      labels: [{ span: first, message: 'the first' }],
      hint: what === 'spike' ? 'join their conditions with `or`.' : 'keep one of them.',
    }),
  );

/** A gate without the entries it needs, or with others. */
export const gateEntries: DiagnosticCode<
  [details: { gate: string; problem: string; span: Span; hint: string }]
> = defineCode(
  {
    code: 'structure/gate-entries',
    severity: 'error',
    title: 'A gate has alpha and beta, or inf and tau, or inf alone',
    explanation:
      'A gate is written by its rates `alpha` and `beta`, or by its steady state `inf` and time constant `tau`, or ' +
      'by `inf` alone where it follows at once. `scale` multiplies both rates.',
    failing: 'channel K {\n  input v : mV\n  gate n { alpha = 0.1/ms }\n  output open = n * v\n}\n',
    corrected:
      'channel K {\n  input v : mV\n  gate n { alpha = 0.1/ms; beta = 0.2/ms }\n  output open = n * v\n}\n',
  },
  ({ gate, problem, span, hint }) => ({ message: `The gate \`${gate}\` ${problem}.`, span, hint }),
);

/** A statement that the component's kind does not have. */
export const notForKind: DiagnosticCode<[details: { what: string; kind: string; span: Span; hint: string }]> =
  defineCode(
    {
      code: 'structure/not-for-kind',
      severity: 'error',
      title: 'A component holds what its kind may hold',
      explanation:
        'Only a `neuron` or a `source` has a threshold; `compartment`, `pool`, `channel`, `receptor` and `transmitter` do ' +
        'not spike. `channel`, `transmitter`, `source` and `synapse` have no parts. Only a `synapse` speaks of two cells, ' +
        '`pre` and `post`, and of what happens at their spikes.',
      failing: 'channel Leak {\n  input v : mV\n  output i = v * 1 nS\n  spike when v > 0 mV\n}\n',
      corrected: 'channel Leak {\n  input v : mV\n  output i = v * 1 nS\n}\n',
    },
    ({ what, kind, span, hint }) => ({ message: `A \`${kind}\` has no ${what}.`, span, hint }),
  );

/** A component of which nothing can be simulated. */
export const emptyComponent: DiagnosticCode<[details: { name: string; kind: string; span: Span }]> =
  defineCode(
    {
      code: 'structure/empty-component',
      severity: 'error',
      title: 'A component says something',
      explanation: 'A component holds at least one state variable, output or named expression.',
      failing: 'neuron Cell {\n}\n',
      corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
    },
    ({ name, kind, span }) => ({
      message: `The ${kind} \`${name}\` has no state variable, output or named expression.`,
      span,
      hint: 'declare what it computes, for example `state v : mV = -65 mV` with `dv/dt = …`.',
    }),
  );

/** A synapse that nothing follows from. */
export const emptySynapse: DiagnosticCode<[details: { name: string; span: Span }]> = defineCode(
  {
    code: 'structure/empty-synapse',
    severity: 'error',
    title: 'A synapse does something',
    explanation:
      'A synapse does something when a spike arrives, `on pre { … }`, when its postsynaptic cell spikes, `on post { … }`, or ' +
      'it adds to an input of that cell all the time, `post.I += …`.',
    failing: 'synapse Exponential {\n  state s = 0\n  ds/dt = -s / 5 ms\n}\n',
    corrected:
      'synapse Exponential {\n  state s = 0\n  ds/dt = -s / 5 ms\n  on pre { s += 1 }\n  post.I += s * 10 pA\n}\n',
  },
  ({ name, span }) => ({
    message: `The synapse \`${name}\` does nothing to its cells, and hears nothing of them.`,
    span,
    hint: 'say what a spike that arrives does, `on pre { post.g += … }`, or what is added all the time, `post.I += …`.',
  }),
);

/** A file that declares nothing. */
export const emptyFile: DiagnosticCode<[details: { span: Span }]> = defineCode(
  {
    code: 'structure/empty-file',
    severity: 'warning',
    title: 'A model file declares something',
    explanation: 'The file holds no component, function, constant or import. Is it the right file?',
    failing: '# nothing yet\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ span }) => ({
    message: 'The file declares nothing.',
    span,
    hint: 'declare a component: `neuron Cell { … }`.',
  }),
);
