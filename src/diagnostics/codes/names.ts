import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** A name that nothing declares. */
export const unknownName: DiagnosticCode<
  [
    details: {
      name: string;
      span: Span;
      where: string;
      suggestion?: string | undefined;
      hint?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'names/unknown',
    severity: 'error',
    title: 'Every name is declared',
    explanation:
      'A component sees its own parameters, inputs, states, gates, named expressions and parts, the functions and ' +
      'constants of its file, and what the file imports; nothing else. Correct the spelling, or declare the name. ' +
      'What a part offers is read as `part.name`.',
    failing: 'neuron Cell {\n  param E_L = -65 mV\n  state v : mV = E_l\n  dv/dt = (E_L - v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  param E_L = -65 mV\n  state v : mV = E_L\n  dv/dt = (E_L - v) / 10 ms\n}\n',
  },
  ({ name, span, where, suggestion, hint }) => ({
    message: `There is no \`${name}\` in ${where}.`,
    span,
    note: 'not declared',
    hint: suggestion === undefined ? hint : `did you mean \`${suggestion}\`?`,
    fixes:
      suggestion === undefined ? [] : [{ title: `replace by \`${suggestion}\``, span, text: suggestion }],
  }),
);

/** A name declared twice in one scope. */
export const duplicateName: DiagnosticCode<[details: { name: string; span: Span; first: Span }]> = defineCode(
  {
    code: 'names/duplicate',
    severity: 'error',
    title: 'A name is declared once',
    explanation:
      'Within a component, and among the declarations of a file, a name means one thing. Rename or remove one of the two.',
    failing: 'neuron Cell {\n  param a = 1\n  state a = 0\n  da/dt = -a / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  param b = 1\n  state a = 0\n  da/dt = (b - a) / 1 ms\n}\n',
  },
  ({ name, span, first }) => ({
    message: `\`${name}\` is declared twice.`,
    span,
    note: 'declared again',
    labels: [{ span: first, message: 'first declared here' }],
    hint: 'rename or remove one of them.',
  }),
);

/** A named expression of a part that is not an output. */
export const privateName: DiagnosticCode<
  [details: { name: string; part: string; component: string; span: Span; declared: Span }]
> = defineCode(
  {
    code: 'names/private',
    severity: 'error',
    title: 'Owners read what a part offers',
    explanation:
      'The parameters, inputs, states, gates and outputs of a part can be read by its owner; its other named ' +
      'expressions are private. Write `output` before the definition to offer it.',
    failing:
      'channel Leak {\n  input v : mV\n  drive = v - -70 mV\n  output i = 0.1 mS/cm^2 * drive\n}\n' +
      'neuron Cell {\n  use leak = Leak\n  state v : mV = -60 mV\n  dv/dt = -leak.drive / 10 ms\n}\n',
    corrected:
      'channel Leak {\n  input v : mV\n  output drive = v - -70 mV\n  output i = 0.1 mS/cm^2 * drive\n}\n' +
      'neuron Cell {\n  use leak = Leak\n  state v : mV = -60 mV\n  dv/dt = -leak.drive / 10 ms\n}\n',
  },
  ({ name, part, component, span, declared }) => ({
    message: `\`${name}\` is private to \`${component}\` and cannot be read as \`${part}.${name}\`.`,
    span,
    labels: [{ span: declared, message: 'declared here, without `output`' }],
    hint: `write \`output ${name} = …\` in \`${component}\`.`,
    fixes: [{ title: 'make it an output', span: { ...declared, end: declared.start }, text: 'output ' }],
  }),
);

/** A name that is declared, but stands for something else than what is needed. */
export const wrongKind: DiagnosticCode<
  [
    details: {
      /** Absent where there is no name: then `what` is "This is a list". */
      name?: string;
      what: string;
      needed: string;
      span: Span;
      hint: string;
    },
  ]
> = defineCode(
  {
    code: 'names/wrong-kind',
    severity: 'error',
    title: 'A name is used as what it is',
    explanation:
      'Values stand in expressions; of a part one of its values is read, `part.name`; of a list one entry, ' +
      '`list[0]`; a function is called. A component is a kind of part, not a value: `use` makes a part of it.',
    failing:
      'channel Leak {\n  input v : mV\n  output i = v * 1 nS\n}\n' +
      'neuron Cell {\n  use leak = Leak\n  state v : mV = -65 mV\n  dv/dt = -leak / 10 pF\n}\n',
    corrected:
      'channel Leak {\n  input v : mV\n  output i = v * 1 nS\n}\n' +
      'neuron Cell {\n  use leak = Leak\n  state v : mV = -65 mV\n  dv/dt = -leak.i / 10 pF\n}\n',
  },
  ({ name, what, needed, span, hint }) => ({
    message: name === undefined ? `${what}, not ${needed}.` : `\`${name}\` is ${what}, not ${needed}.`,
    span,
    hint,
  }),
);

/** A declaration that hides a built-in function or constant. */
export const hidesBuiltin: DiagnosticCode<[details: { name: string; what: string; span: Span }]> = defineCode(
  {
    code: 'names/hides-builtin',
    severity: 'warning',
    title: 'Declarations leave the built-in names alone',
    explanation:
      'A declaration may take the name of a built-in function or physical constant, which then can no longer be ' +
      'reached in that scope. That is rarely meant; another name avoids the surprise.',
    failing: 'neuron Cell {\n  param exp = 2\n  state v = exp\n  dv/dt = -v / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  param exponent = 2\n  state v = exponent\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ name, what, span }) => ({
    message: `\`${name}\` hides the built-in ${what} of that name.`,
    span,
    hint: 'choose another name, unless that is meant.',
  }),
);

/** A parameter that nothing reads. */
export const unusedParameter: DiagnosticCode<
  [details: { name: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'names/unused-parameter',
    severity: 'warning',
    title: 'Every parameter is used',
    explanation:
      'A parameter that nothing reads has no effect on the results: often a slip in an equation. Use it or remove it.',
    failing:
      'neuron Cell {\n  param tau = 10 ms\n  param E = -65 mV\n  state v : mV = -65 mV\n  dv/dt = -v / tau\n}\n',
    corrected:
      'neuron Cell {\n  param tau = 10 ms\n  param E = -65 mV\n  state v : mV = E\n  dv/dt = (E - v) / tau\n}\n',
  },
  ({ name, span, hint }) => ({
    message: `The parameter \`${name}\` is never used.`,
    span,
    hint: hint ?? 'use it in an equation, or remove it.',
  }),
);

/** A call of something that is not a function. */
export const unknownFunction: DiagnosticCode<
  [
    details: {
      name: string;
      span: Span;
      suggestion?: string | undefined;
      /** What the name stands for instead. */
      what?: string | undefined;
      hint?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'names/unknown-function',
    severity: 'error',
    title: 'Every function that is called exists',
    explanation:
      'Functions are the built-in ones, those of the file and imported ones. A product is written with `*`: ' +
      '`g * (v - E)`, as `g(v - E)` would call a function.',
    failing: 'neuron Cell {\n  state v = 0\n  dv/dt = -sinus(v) / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -sin(v) / 1 ms\n}\n',
  },
  ({ name, span, suggestion, what, hint }) => ({
    message:
      what === undefined ? `There is no function \`${name}\`.` : `\`${name}\` is ${what}, not a function.`,
    span,
    hint:
      hint ??
      (what === 'a value'
        ? `to multiply, write \`${name} * (…)\`.`
        : suggestion === undefined
          ? undefined
          : `did you mean \`${suggestion}\`?`),
    fixes:
      suggestion !== undefined
        ? [{ title: `replace by \`${suggestion}\``, span, text: suggestion }]
        : what === 'a value'
          ? [{ title: 'multiply', span, text: `${name} *` }]
          : [],
  }),
);

/** A call with too many or too few arguments. */
export const argumentCount: DiagnosticCode<
  [
    details: {
      name: string;
      expected: string;
      given: number;
      span: Span;
      usage: string;
      declared?: Span | undefined;
    },
  ]
> = defineCode(
  {
    code: 'names/argument-count',
    severity: 'error',
    title: 'A function gets as many arguments as it takes',
    explanation: 'Count the arguments; commas separate them.',
    failing: 'neuron Cell {\n  state v = 0\n  dv/dt = -clamp(v, 1) / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -clamp(v, 0, 1) / 1 ms\n}\n',
  },
  ({ name, expected, given, span, usage, declared }) => ({
    message: `\`${name}\` takes ${expected}, but ${given === 0 ? 'none' : given} ${given === 1 ? 'is' : 'are'} given.`,
    span,
    labels: declared === undefined ? [] : [{ span: declared, message: 'declared here' }],
    hint: `write \`${usage}\`.`,
  }),
);
