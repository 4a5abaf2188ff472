import { type DiagnosticCode, defineCode } from '../define-code.ts';

const CELL = 'neuron Cell {\n  input I : mV/ms = 0\n  state v : mV = -60 mV\n  dv/dt = I - v / 10 ms\n}\n';
const RUN = 'axode run model.axo --for 10ms --dt 0.1ms';

/** Samples that are no course of values. */
export const badSamples: DiagnosticCode<[details: { message: string; hint: string }]> = defineCode(
  {
    code: 'samples/points',
    severity: 'error',
    title: 'Samples are one finite value for each of increasing times',
    explanation:
      'A stimulus that was recorded or computed elsewhere is given as samples: as many values as times, at least one, all ' +
      'of them finite, and each time after the one before. Samples that are evenly spaced need no times, only how far they ' +
      'lie apart: `times: "0.1 ms"`, from a file `--input "I = noise.csv:current [mV/ms] every 0.1 ms"`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = not-increasing.csv:current"`,
  },
  (details) => details,
);

/** Units of samples that do not fit. */
export const samplesUnit: DiagnosticCode<
  [
    details: {
      name: string;
      what: 'values' | 'times' | 'numbers';
      found: string;
      wanted: string;
      hint?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'samples/unit',
    severity: 'error',
    title: 'Samples have the unit of the input, or one of the same dimension',
    explanation:
      'Samples say what they are counted in: `{ values, unit: "nA", times: "0.1 ms" }`, from a file the unit stands in the ' +
      'header of its column, `current (nA)`, or in the assignment, `--input "I = noise.csv:current [nA]"`. It is turned into ' +
      'that of the model, so any unit of the same dimension will do.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = amperes.csv:current [nA]"`,
  },
  ({ name, what, found, wanted, hint }) => ({
    message: `The ${what === 'numbers' ? 'numbers' : `${what} of the samples`} of \`${name}\` are given in ${found}, but ${wanted}.`,
    hint,
  }),
);

/** An interval between samples that is no time. */
export const badInterval: DiagnosticCode<[details: { input: string; text: string; reason: string }]> =
  defineCode(
    {
      code: 'samples/interval',
      severity: 'error',
      title: 'Samples lie a time apart',
      explanation:
        'Where samples have no list of times, it is said how far they lie apart, a positive time with its unit: ' +
        '`times: "0.1 ms"` in the library, `every 0.1 ms` behind the column of a file. The first sample stands at 0.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --input "I = untimed.csv:current [mV/ms] every 5"`,
    },
    ({ input, text, reason }) => ({
      message: `The samples of \`${input}\` cannot lie \`${text}\` apart: it ${reason}.`,
      hint: 'write a positive time with its unit, such as `0.1 ms`.',
    }),
  );

/** A run that goes on behind the last sample. */
export const samplesEnd: DiagnosticCode<
  [details: { input: string; end: string; duration: string; value: string }]
> = defineCode(
  {
    code: 'samples/end',
    severity: 'warning',
    title: 'Samples last as long as the run',
    explanation:
      'Behind the last sample its value holds until the end of the run, which may not be what was meant. Run as long as ' +
      'the samples last, or add a last sample of 0.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = short.csv:current"`,
  },
  ({ input, end, duration, value }) => ({
    message: `The samples of \`${input}\` end at ${end}, but the run lasts ${duration}.`,
    note: undefined,
    hint: `from there on \`${input}\` is ${value}, the last sample.`,
  }),
);
