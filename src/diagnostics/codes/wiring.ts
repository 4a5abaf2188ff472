import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';
import type { Fix } from '../diagnostic.ts';

/** An input of a part that nothing drives. */
export const unwiredInput: DiagnosticCode<
  [details: { input: string; part: string; component: string; unit: string; span: Span; declared: Span }]
> = defineCode(
  {
    code: 'wiring/unwired-input',
    severity: 'error',
    title: 'Every input of a part is driven',
    explanation:
      'An input of a part takes what `use` gives it, else the owner’s variable of the same name, else its default. ' +
      'Where none of these exists, give it: `use ca = Calcium(i = sodium.i)`.',
    failing:
      'channel Leak {\n  input u : mV\n  output i = u / 10 ms\n}\n' +
      'neuron Cell {\n  use leak = Leak\n  state v : mV = -60 mV\n  dv/dt = -leak.i\n}\n',
    corrected:
      'channel Leak {\n  input u : mV\n  output i = u / 10 ms\n}\n' +
      'neuron Cell {\n  use leak = Leak(u = v)\n  state v : mV = -60 mV\n  dv/dt = -leak.i\n}\n',
  },
  ({ input, part, component, unit, span, declared }) => ({
    message: `The input \`${input}\` of the part \`${part}\` is not driven.`,
    span,
    note: `\`${input}\` is missing`,
    labels: [{ span: declared, message: `\`${component}\` needs it, in ${unit}` }],
    hint: `give it, \`${part} = ${component}(${input} = …)\`, or name a variable of the owner \`${input}\`.`,
  }),
);

/** An argument that the component has no place for. */
export const unknownArgument: DiagnosticCode<
  [
    details: {
      name: string;
      component: string;
      span: Span;
      what?: string | undefined;
      suggestion?: string | undefined;
      offered: readonly string[];
    },
  ]
> = defineCode(
  {
    code: 'wiring/unknown-argument',
    severity: 'error',
    title: 'Arguments name parameters, inputs and states',
    explanation:
      'What stands in the parentheses of `use` and of a variant sets parameters, inputs and initial values of the ' +
      'component by name.',
    failing:
      'channel Leak {\n  param g = 1 nS\n  input v : mV\n  output i = g * v\n}\n' +
      'neuron Cell {\n  use leak = Leak(gg = 2 nS)\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 10 pF\n}\n',
    corrected:
      'channel Leak {\n  param g = 1 nS\n  input v : mV\n  output i = g * v\n}\n' +
      'neuron Cell {\n  use leak = Leak(g = 2 nS)\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 10 pF\n}\n',
  },
  ({ name, component, span, what, suggestion, offered }) => ({
    message:
      what === undefined
        ? `\`${component}\` has no parameter, input or state \`${name}\`.`
        : `\`${name}\` is ${what} of \`${component}\`, and cannot be set.`,
    span,
    hint:
      suggestion !== undefined
        ? `did you mean \`${suggestion}\`?`
        : offered.length > 0
          ? `what can be set: ${offered.map((each) => `\`${each}\``).join(', ')}.`
          : 'nothing of it can be set.',
    fixes:
      suggestion === undefined ? [] : [{ title: `replace by \`${suggestion}\``, span, text: suggestion }],
  }),
);

/** An argument for a part that the component has not. */
export const unknownPart: DiagnosticCode<
  [
    details: {
      name: string;
      component: string;
      span: Span;
      suggestion: string | undefined;
      offered: readonly string[];
    },
  ]
> = defineCode(
  {
    code: 'wiring/unknown-part',
    severity: 'error',
    title: 'An argument with a dot goes to a part of the component',
    explanation:
      '`sodium.g = 60 mS/cm^2` in the parentheses of a variant or of `use` sets `g` of the part `sodium`, as deep as parts go.',
    failing:
      'channel Leak {\n  param g = 1 nS\n  input v : mV\n  output i = g * v\n}\n' +
      'neuron Cell {\n  use leak = Leak\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 10 pF\n}\n' +
      'neuron Leakier = Cell(leek.g = 2 nS)\n',
    corrected:
      'channel Leak {\n  param g = 1 nS\n  input v : mV\n  output i = g * v\n}\n' +
      'neuron Cell {\n  use leak = Leak\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 10 pF\n}\n' +
      'neuron Leakier = Cell(leak.g = 2 nS)\n',
  },
  ({ name, component, span, suggestion, offered }) => ({
    message: `\`${component}\` has no part \`${name}\`.`,
    span,
    hint:
      suggestion !== undefined
        ? `did you mean \`${suggestion}\`?`
        : offered.length > 0
          ? `its parts: ${offered.map((each) => `\`${each}\``).join(', ')}.`
          : 'it has no parts.',
    fixes:
      suggestion === undefined ? [] : [{ title: `replace by \`${suggestion}\``, span, text: suggestion }],
  }),
);

/** An argument for a part whose `use` gives the same. */
export const givenByUse: DiagnosticCode<[details: { name: string; span: Span; use: Span }]> = defineCode(
  {
    code: 'wiring/given-by-use',
    severity: 'error',
    title: 'What `use` gave is not given from outside',
    explanation:
      'What stands in the arguments of `use` belongs to the owner of the part: another value would silently break what the ' +
      'owner wrote. Give the owner a parameter, pass it on, and set that.',
    failing:
      'channel Leak {\n  param g = 1 nS\n  input v : mV\n  output i = g * v\n}\n' +
      'neuron Cell {\n  use leak = Leak(g = 2 nS)\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 10 pF\n}\n' +
      'neuron Leakier = Cell(leak.g = 3 nS)\n',
    corrected:
      'channel Leak {\n  param g = 1 nS\n  input v : mV\n  output i = g * v\n}\n' +
      'neuron Cell {\n  param g_L = 2 nS\n  use leak = Leak(g = g_L)\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 10 pF\n}\n' +
      'neuron Leakier = Cell(g_L = 3 nS)\n',
  },
  ({ name, span, use }) => ({
    message: `\`${name}\` is given by the part’s \`use\`, and cannot be given again.`,
    span,
    labels: [{ span: use, message: 'it is given here' }],
    hint: 'make what is given there a parameter of the owner, and set that.',
  }),
);

/** The same argument twice. */
export const repeatedArgument: DiagnosticCode<[details: { name: string; span: Span; first: Span }]> =
  defineCode(
    {
      code: 'wiring/repeated-argument',
      severity: 'error',
      title: 'An argument is given once',
      explanation: 'Remove one of the two.',
      failing:
        'neuron Cell {\n  param a = 1\n  state v = a\n  dv/dt = -v / 10 ms\n}\nneuron Other = Cell(a = 2, a = 3)\n',
      corrected:
        'neuron Cell {\n  param a = 1\n  state v = a\n  dv/dt = -v / 10 ms\n}\nneuron Other = Cell(a = 2)\n',
    },
    ({ name, span, first }) => ({
      message: `\`${name}\` is given twice.`,
      span,
      note: 'given again',
      labels: [{ span: first, message: 'given first here' }],
      hint: 'keep one of them.',
    }),
  );

/** A component that cannot be a part, or the part of this kind of owner. */
export const cannotUse: DiagnosticCode<
  [details: { component: string; what: string; span: Span; hint?: string }]
> = defineCode(
  {
    code: 'wiring/cannot-use',
    severity: 'error',
    title: 'Parts are components',
    explanation:
      '`use` and variants name a neuron, compartment, channel, receptor, transmitter or pool; a variant is of the ' +
      'kind of its base.',
    failing: 'const Half = 0.5\nneuron Cell {\n  use half = Half\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
    corrected: 'const Half = 0.5\nneuron Cell {\n  state v = Half\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ component, what, span, hint }) => ({ message: `\`${component}\` ${what}.`, span, hint }),
);

/** What the shipped library has of that name, or of nearly that name. */
interface Shipped {
  readonly name: string;
  readonly file: string;
}

function importText({ name, file }: Shipped): string {
  return `import { ${name} } from "${file}"`;
}

function shippedHint(shipped: readonly Shipped[], name: string): string {
  const imports = shipped.map((each) => `\`${importText(each)}\``).join(', or ');
  const near = shipped.find((each) => each.name !== name);
  return near === undefined
    ? `import it: ${imports}.`
    : `did you mean \`${near.name}\`? Import it: ${imports}.`;
}

/** One of another name would have to be renamed as well. */
function importFix(each: Shipped, name: string, insertAt: Span): readonly Fix[] {
  if (each.name !== name) return [];
  const text = importText(each);
  const title = `import it from "${each.file}"`;
  return [{ title, span: insertAt, text: insertAt.start === 0 ? `${text}\n\n` : `\n${text}` }];
}

/** A component name that nothing declares. */
export const unknownComponent: DiagnosticCode<
  [
    details: {
      name: string;
      span: Span;
      suggestion?: string | undefined;
      shipped?: readonly Shipped[];
      /** Where an import can be put. */
      insertAt?: Span;
    },
  ]
> = defineCode(
  {
    code: 'wiring/unknown-component',
    severity: 'error',
    title: 'Every component that is used is declared or imported',
    explanation: 'Declare the component in the file, or import it: `import { Leak } from "./leak.axo"`.',
    failing: 'neuron Cell {\n  use leak = Leek\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
    corrected:
      'channel Leak {\n  input v\n  output i = v\n}\nneuron Cell {\n  use leak = Leak\n  state v = 0\n  dv/dt = -leak.i / 10 ms\n}\n',
  },
  ({ name, span, suggestion, shipped = [], insertAt }) => ({
    message: `There is no component \`${name}\` in this file.`,
    span,
    hint:
      suggestion !== undefined
        ? `did you mean \`${suggestion}\`?`
        : shipped.length > 0
          ? shippedHint(shipped, name)
          : `declare it, or import it: \`import { ${name} } from "./….axo"\`.`,
    fixes: [
      ...(suggestion === undefined
        ? []
        : [{ title: `replace by \`${suggestion}\``, span, text: suggestion }]),
      ...(insertAt === undefined ? [] : shipped.flatMap((each) => importFix(each, name, insertAt))),
    ],
  }),
);
