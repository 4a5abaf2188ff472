import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** A draw where a model does not draw. */
export const drawPlace: DiagnosticCode<[details: { name: string; where: string; span: Span; hint: string }]> =
  defineCode(
    {
      code: 'random/draw-place',
      severity: 'error',
      title: 'Random numbers are drawn once per cell, or once per step in events',
      explanation:
        'A draw in a parameter, an initial value or the default of an input is made once for each cell; one in `spike when` ' +
        'or in a block, once for each cell and step. An equation has no step of which it could draw one number: its noise is ' +
        '`xi`, which every method for noise gives the strength that the step asks for. Lists, ranges and schedules are the ' +
        'same for all cells, and functions give the same result for the same arguments.',
      failing: 'neuron Cell {\n  state v : mV = 0\n  dv/dt = (normal(0, 1 mV) - v) / 10 ms\n}\n',
      corrected:
        'neuron Cell {\n  param sigma = 1 mV\n  param tau = 10 ms\n  state v : mV = 0\n' +
        '  dv/dt = -v / tau + sigma * sqrt(2 / tau) * xi\n}\n',
    },
    ({ name, where, span, hint }) => ({
      message: `\`${name}\` cannot be drawn in ${where}.`,
      span,
      hint,
    }),
  );

/** Numbers that no distribution of the kind has. */
export const drawArguments: DiagnosticCode<[details: { name: string; problem: string; span: Span }]> =
  defineCode(
    {
      code: 'random/draw-arguments',
      severity: 'error',
      title: 'A distribution has parameters that are possible',
      explanation:
        '`uniform(low, high)` has low ≤ high; standard deviations and means of `exponential` and `poisson` are not negative; ' +
        'probabilities lie between 0 and 1; the count of `binomial` is whole; means of `poisson` and counts go up to 1e9. What ' +
        'is known before a run is checked with the text; what is computed and impossible draws no number (NaN).',
      failing: 'neuron Cell {\n  state v : mV = normal(-65 mV, -2 mV)\n  dv/dt = (-65 mV - v) / 10 ms\n}\n',
      corrected: 'neuron Cell {\n  state v : mV = normal(-65 mV, 2 mV)\n  dv/dt = (-65 mV - v) / 10 ms\n}\n',
    },
    ({ name, problem, span }) => ({
      message: `\`${name}\` cannot be drawn: ${problem}.`,
      span,
    }),
  );

/** `xi` outside equations. */
export const noisePlace: DiagnosticCode<
  [details: { name: string; where: string; span: Span; hint?: string }]
> = defineCode(
  {
    code: 'random/noise-place',
    severity: 'error',
    title: 'White noise drives equations',
    explanation:
      '`xi` is Gaussian white noise: it has no value at an instant, only a sum over a stretch of time. So it may stand in ' +
      'equations, and in named expressions, outputs and wired inputs that equations read, but not in initial values, ' +
      'parameters, stimuli, thresholds or blocks. A random number per cell or per step is drawn: `normal(mean, sd)`.',
    failing: 'neuron Cell {\n  state v : mV = 1 [mV ms^(1/2)] * xi\n  dv/dt = -v / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = normal(0, 1 mV)\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ name, where, span, hint }) => ({
    message: `\`${name}\` cannot stand in ${where}: white noise has no value at an instant.`,
    span,
    hint: hint ?? 'draw a number instead, `normal(mean, sd)`, or put the noise into an equation.',
  }),
);

/** Noise as an argument of something that is not linear in it. */
export const noiseLinear: DiagnosticCode<[details: { what: string; span: Span }]> = defineCode(
  {
    code: 'random/noise-linear',
    severity: 'error',
    title: 'Equations are linear in white noise',
    explanation:
      'An equation dx/dt = f(x) + g(x) xi has a meaning; xi^2, a product of two noises, 1/xi, exp(xi) or a comparison of xi have none. Noise is added, ' +
      'subtracted, multiplied or divided by what holds none, and chosen by `if`. For noise with a correlation time write ' +
      'an equation for it, driven by `xi`, and use its state as you like.',
    failing:
      'neuron Cell {\n  param tau = 10 ms\n  state v = 0\n  dv/dt = -v / tau + abs(xi) / 1 [ms^(1/2)]\n}\n',
    corrected:
      'neuron Cell {\n  param tau = 10 ms\n  param tau_n = 1 ms\n  state n = 0\n  dn/dt = -n / tau_n + sqrt(2 / tau_n) * xi\n' +
      '  state v = 0\n  dv/dt = (abs(n) - v) / tau\n}\n',
  },
  ({ what, span }) => ({
    message: `White noise stands ${what}, where it has no meaning.`,
    span,
    hint: 'equations are linear in `xi`: let a state follow the noise, and use the state here.',
  }),
);
