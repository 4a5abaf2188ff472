/** Files that hold functions only, and the tests that hold them: a row each of `docs/evidence.md`. */
interface FunctionTest {
  readonly compared: string;
  readonly witness: string;
  /** From the root of the project. */
  readonly test: string;
}

const CHANNELS = 'test/models/channels.test.ts';
const STIMULI = 'test/models/stimuli.test.ts';
const DIGITS = 'the formula with 40 digits, mpmath 1.3.0';
const COURSES = 'courses at every sample, and their areas by rk4';
const CLOSED = 'closed form';

export const FUNCTION_TESTS: Readonly<Record<string, FunctionTest>> = {
  'functions/constant-field': {
    compared: 'calcium and chloride at 0 mV, a picovolt beside it and far away: within 2e-13 of each value',
    witness: DIGITS,
    test: CHANNELS,
  },
  'functions/nernst-potential': {
    compared: 'potentials of several ions: within 1e-14 of each value',
    witness: DIGITS,
    test: CHANNELS,
  },
  'functions/temperature-factor': {
    compared: 'factors of several temperatures: within 1e-14 of each value',
    witness: DIGITS,
    test: CHANNELS,
  },
  'receptors/magnesium-block': {
    compared: 'by what uses it, receptors/nmda: the part that 1 and 2 mM do not block, -90 to 40 mV',
    witness: 'as told there',
    test: 'test/models/evidence.test.ts',
  },
  'currents/peak-of-two-exponentials': {
    compared:
      'by what uses it, currents/double-exponential-conductance: the peak is 1, for equal time constants too',
    witness: CLOSED,
    test: 'test/models/evidence.test.ts',
  },
  'stimuli/pulses': { compared: COURSES, witness: CLOSED, test: STIMULI },
  'stimuli/ramps': { compared: COURSES, witness: CLOSED, test: STIMULI },
  'stimuli/synaptic': { compared: COURSES, witness: CLOSED, test: STIMULI },
  'stimuli/waves': { compared: COURSES, witness: CLOSED, test: STIMULI },
};
