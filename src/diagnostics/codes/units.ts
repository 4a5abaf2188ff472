import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';
import type { Label } from '../diagnostic.ts';

function alternatives(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} or ${last}`;
}

/** `instead` is the hint where no unit is near: what else the text may have meant. */
export const unknownUnit: DiagnosticCode<
  [name: string, span: Span, suggestions: readonly string[], instead?: string]
> = defineCode(
  {
    code: 'units/unknown',
    severity: 'error',
    title: 'A unit is one that the language knows',
    explanation:
      'The name behind a number, or behind `:`, is always a unit: `s m g A K mol cd Hz V F S Ohm C N J W Pa T H Wb M L min degC rad` with the prefixes `f p n u m k M G`, and `c d` with `m`. If a product was meant, write `*` between the number and the name.',
    failing: 'neuron Leaky {\n  state v : mV = -65 mVolt\n  dv/dt = (-65 mV - v) / 10 ms\n}\n',
    corrected: 'neuron Leaky {\n  state v : mV = -65 mV\n  dv/dt = (-65 mV - v) / 10 ms\n}\n',
  },
  (name, span, suggestions, instead) => ({
    message: `\`${name}\` is not a unit.`,
    span,
    hint: suggestions.length === 0 ? instead : `did you mean ${alternatives(suggestions)}?`,
    fixes: suggestions.map((unit) => ({ title: `write \`${unit}\``, span, text: unit })),
  }),
);

/** A value whose unit is not the declared one: of an equation, a definition, an argument, an initial value. */
export const unitMismatch: DiagnosticCode<
  [
    details: {
      message: string;
      span: Span;
      found: string;
      labels: readonly Label[];
      hint?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'units/mismatch',
    severity: 'error',
    title: 'A value has the unit of what it is given to',
    explanation:
      'The right-hand side of an equation for `x` must have the unit of `x` per time; the value of a parameter, ' +
      'state, named expression or input must have its declared unit. A prefix makes no difference (mV and V are both ' +
      'voltages): only the dimension must agree. Often a time constant, resistance or capacitance was forgotten.',
    failing:
      'neuron Leaky {\n  param tau = 10 ms\n  param E = -65 mV\n  state v : mV = E * (tau / tau)\n  dv/dt = E - v\n}\n',
    corrected:
      'neuron Leaky {\n  param tau = 10 ms\n  param E = -65 mV\n  state v : mV = E\n  dv/dt = (E - v) / tau\n}\n',
  },
  ({ message, span, found, labels, hint }) => ({ message, span, note: `this is ${found}`, labels, hint }),
);

/** Terms of a sum, or sides of a comparison or condition, with different units. */
export const unitsDiffer: DiagnosticCode<
  [
    details: {
      message: string;
      span: Span;
      found: string;
      other: Label;
      hint?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'units/sum',
    severity: 'error',
    title: 'Terms of a sum, and sides of a comparison, have one dimension',
    explanation:
      'Only like quantities can be added, subtracted, compared, or be the two values of a condition. Prefixes may ' +
      'differ: `1 nS + 500 pS` is fine. A current and a voltage need a resistance or conductance between them.',
    failing:
      'neuron Leaky {\n  param I = 1 nA\n  param E = -65 mV\n  state v : mV = E\n  dv/dt = (E - v + I) / 10 ms\n}\n',
    corrected:
      'neuron Leaky {\n  param I = 1 nA\n  param R = 10 MOhm\n  param E = -65 mV\n  state v : mV = E\n  dv/dt = (E - v + R * I) / 10 ms\n}\n',
  },
  ({ message, span, found, other, hint }) => ({
    message,
    span,
    note: `this is ${found}`,
    labels: [other],
    hint,
  }),
);

/** An argument of a function with the wrong unit. */
export const unitOfArgument: DiagnosticCode<
  [
    details: {
      message: string;
      found: string;
      span: Span;
      /** Another argument, with which this one does not go. */
      other?: Label;
      hint?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'units/argument',
    severity: 'error',
    title: 'Functions get arguments of the unit that they take',
    explanation:
      '`exp`, `log`, `sin`, `tanh` and their kin take numbers without a unit, because the exponential of a voltage ' +
      'means nothing: divide by a scale, `exp(v / 10 mV)`. `min`, `max`, `clamp` and `atan2` take arguments of one ' +
      'unit. A function of your own takes what it declares.',
    failing: 'neuron Cell {\n  state v : mV = 0\n  dv/dt = exp(v) * 1 mV/ms\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = 0\n  dv/dt = exp(v / 10 mV) * 1 mV/ms\n}\n',
  },
  ({ message, found, span, other, hint }) => ({
    message,
    span,
    note: `this is ${found}`,
    labels: other === undefined ? [] : [other],
    hint,
  }),
);

/** A dimensionless equation where a rate per time is needed. */
export const perTime: DiagnosticCode<
  [details: { state: string; span: Span; declared: Span; insertAt?: Span | undefined }]
> = defineCode(
  {
    code: 'units/per-time',
    severity: 'error',
    title: 'Equations without units say what one unit of time is',
    explanation:
      'In `dx/dt = E` with a dimensionless `x`, E must be per time. A model that is published without units says ' +
      'once what one unit of time is: `time unit 1 ms`; then its equations can be written as published.',
    failing: 'neuron FitzHugh {\n  state v = -1\n  dv/dt = v - v^3 / 3\n}\n',
    corrected: 'neuron FitzHugh {\n  time unit 1 ms\n  state v = -1\n  dv/dt = v - v^3 / 3\n}\n',
  },
  ({ state, span, declared, insertAt }) => ({
    message: `The equation of \`${state}\` is a plain number, but must be per time.`,
    span,
    note: 'this has no unit',
    labels: [{ span: declared, message: `declared here without a unit, so d${state}/dt must be 1/time` }],
    hint: 'write `time unit 1 ms` in the component, or divide by a time constant: `(…) / tau`.',
    fixes:
      insertAt === undefined
        ? []
        : [{ title: 'add a time unit', span: insertAt, text: '\n  time unit 1 ms' }],
  }),
);

/** A bare number where a unit is declared. */
export const missingUnit: DiagnosticCode<
  [details: { number: string; unit: string; where: string; span: Span; label?: Label | undefined }]
> = defineCode(
  {
    code: 'units/missing-unit',
    severity: 'error',
    title: 'Numbers for quantities carry their unit',
    explanation:
      'A number is given to something that has a unit: write the unit behind it, `5 mV`. Only `0` and `infinity` fit ' +
      'any unit. This keeps a value in volts from being read as millivolts.',
    failing: 'neuron Cell {\n  state v : mV = -65\n  dv/dt = -v / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = -65 mV\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ number, unit, where, span, label }) => {
    // `0.1` and `1/ms` make `0.1/ms`.
    const text = unit.startsWith('1/') ? `${number}${unit.slice(1)}` : `${number} ${unit}`;
    return {
      message: `${where} needs a unit: \`${number}\` is a plain number.`,
      span,
      note: 'no unit',
      labels: label === undefined ? [] : [label],
      hint: `write \`${text}\`, if ${unit} is meant.`,
      fixes: [{ title: `write \`${text}\``, span, text }],
    };
  },
);

/** A power of a quantity whose exponent is not a constant number. */
export const unitOfPower: DiagnosticCode<
  [details: { message: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'units/power',
    severity: 'error',
    title: 'Exponents are plain numbers',
    explanation:
      'An exponent has no unit. Where the base has a unit, the exponent must be a number that is known beforehand, ' +
      '`v^2` or `v^(1/2)`, as the unit of the result depends on it.',
    failing: 'neuron Cell {\n  param n = 2\n  state v : mV = 1 mV\n  dv/dt = -v^n / (1 mV * 1 ms)\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = 1 mV\n  dv/dt = -v^2 / (1 mV * 1 ms)\n}\n',
  },
  ({ message, span, hint }) => ({ message, span, hint }),
);

/** A quantity whose unit holds a name that the model declares too. */
export const ambiguousUnit: DiagnosticCode<
  [details: { text: string; name: string; span: Span; declared: Span; readings: readonly [string, string] }]
> = defineCode(
  {
    code: 'units/ambiguous-name',
    severity: 'error',
    title: 'A unit behind a number is not also a name',
    explanation:
      'In `10 mV/s` the `s` could be seconds or a variable `s` of the model. Where both exist, say which is meant: ' +
      'brackets hold units only, `10 [mV/s]`; a blank before the operator divides by the variable, `10 mV / s`.',
    failing: 'neuron Cell {\n  param s = 2\n  state v : mV = 0\n  dv/dt = 10 mV/s - v * s / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  param s = 2\n  state v : mV = 0\n  dv/dt = 10 [mV/s] - v * s / 1 ms\n}\n',
  },
  ({ text, name, span, declared, readings }) => ({
    message: `\`${text}\` can be read in two ways: \`${name}\` is a unit, and a name of this model.`,
    span,
    labels: [{ span: declared, message: `\`${name}\` is declared here` }],
    hint: `write \`${readings[0]}\` for the unit, or \`${readings[1]}\` for the variable.`,
    fixes: readings.map((reading) => ({ title: `write \`${reading}\``, span, text: reading })),
  }),
);

/** A unit that cannot be made of its parts, as `min^(1/2)`. */
export const badUnit: DiagnosticCode<[details: { name: string; reason: 'fraction' | 'size'; span: Span }]> =
  defineCode(
    {
      code: 'units/exponent',
      severity: 'error',
      title: 'Units have small powers',
      explanation:
        'Powers of units are at most 100. A fractional power is possible for units that are powers of ten of an SI ' +
        'unit, `mV^(1/2)`, not for a minute.',
      failing: 'neuron Cell {\n  state v : [min^(1/2)] = 0\n  dv/dt = -v / 1 ms\n}\n',
      corrected: 'neuron Cell {\n  state v : [s^(1/2)] = 0\n  dv/dt = -v / 1 ms\n}\n',
    },
    ({ name, reason, span }) => ({
      message:
        reason === 'size'
          ? `The power of \`${name}\` is too large.`
          : `\`${name}\` cannot have a fractional power.`,
      span,
    }),
  );
