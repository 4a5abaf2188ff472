import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** A small model for the pages whose mistake lies in the command. */
const CELL = 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n}\n';

/** Additive noise, and noise that a state multiplies. */
const NOISY_CELL =
  'neuron Cell {\n  param tau = 10 ms\n  param sigma = 1 mV\n  state v : mV = 0\n' +
  '  dv/dt = -v / tau + sigma * sqrt(2 / tau) * xi\n}\n';
const MULTIPLIED_CELL = NOISY_CELL.replace('+ sigma', '+ 0.1 * v');

/** Longer terms tell a reader nothing. */
const LONGEST_TERM = 80;

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
      'A method is chosen by its name, or by `auto`, which takes what suits each block of equations: `euler`, `midpoint`, `heun`, `ralston`, `rk3`, `rk4`, `rk38`, ' +
      '`semi_implicit_euler`, `exponential_euler`, `exponential_midpoint`, `rush_larsen`, `rush_larsen_2`, `exact` and ' +
      '`strang`; for stiff equations `implicit_euler`, `crank_nicolson` and `rodas4`; with steps that their error ' +
      'decides upon `bs23`, `dopri5`, `tsit5` and `rodas4_adaptive`; for white noise ' +
      '`euler_maruyama`, `milstein`, `heun_stratonovich` and `sra1`. An explicit Runge-Kutta method of your own is written as `tableau:` with the rows of its ' +
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
      'Methods of other programs are known by name: where Axode has none that is the same, it says which of its own does ' +
      'what that one is for. Nothing is put in its place silently.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --method cvode',
  },
  ({ name, what, instead, why }) => ({
    message: `The method \`${name}\` (${what}) is not in this version.`,
    hint: `take \`${instead}\`: ${why}.`,
  }),
);

const INSTEAD_OF_EXACT = {
  rush_larsen_2: '`rush_larsen_2`, which steps gates exactly with what the middle of the step sets',
  strang: '`strang`, which solves the linear terms exactly and steps the others',
  exponential_midpoint: '`exponential_midpoint`, which linearises every variable in itself',
} as const;

/** Equations that the exact method cannot solve. */
export const notLinear: DiagnosticCode<
  [
    details: {
      equation: string;
      term: string;
      why: string;
      instead: keyof typeof INSTEAD_OF_EXACT;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'method/not-linear',
    severity: 'error',
    title: 'The exact method has linear equations with constant coefficients',
    explanation:
      'The exact method solves dx/dt = A x + b in one step, where A is made of parameters and b of parameters and ' +
      'inputs: leaks, synaptic currents, cascades of filters, oscillators. A product of two state variables, a power or ' +
      'a function of one, or an input that multiplies one is none of these; no term is dropped to make it fit. ' +
      'Other methods step such equations: `strang` solves the linear terms exactly and steps the rest, ' +
      '`exponential_midpoint` linearises each variable in itself, `rush_larsen_2` does so for gates.',
    failing: 'neuron Cell {\n  state m = 0.1\n  dm/dt = (1 - m^2) / 5 ms\n}\n',
    corrected: 'neuron Cell {\n  state m = 0.1\n  dm/dt = (1 - m) / 5 ms\n}\n',
    command: 'axode run model.axo --method exact',
  },
  ({ equation, term, why, instead, span }) => ({
    message: `\`exact\` solves linear equations with constant coefficients, and ${equation} is none: ${why}.`,
    span,
    ...(term.length > LONGEST_TERM ? {} : { note: `The term that does it is ${listed([term])}.` }),
    hint: `take ${INSTEAD_OF_EXACT[instead]}, or \`rk4\` where nothing is stiff.`,
  }),
);

/** A method that splits off linear terms, of a model without any. */
export const noLinearPart: DiagnosticCode<[details: { span: Span }]> = defineCode(
  {
    code: 'method/no-linear-part',
    severity: 'error',
    title: 'A splitting method has linear terms to split off',
    explanation:
      'Strang’s splitting solves the linear terms of the equations exactly and steps the others: terms such as `-v / tau`, ' +
      'whose coefficient only parameters make up. Where every term has a factor that changes nothing is left to solve ' +
      'exactly. `exponential_midpoint` linearises each variable in itself instead.',
    failing: 'neuron Cell {\n  state m = 0.1\n  dm/dt = (1 - m^2) / 5 ms\n}\n',
    corrected: 'neuron Cell {\n  state m = 0.1\n  dm/dt = (1 - m - m^2) / 5 ms\n}\n',
    command: 'axode run model.axo --method strang',
  },
  ({ span }) => ({
    message: '`strang` solves linear terms exactly, and no equation of this model has one.',
    span,
    hint: 'take `exponential_midpoint`: it linearises every variable in itself.',
  }),
);

/** A method for gates, of a model without any. */
export const noGates: DiagnosticCode<[details: { method: string; instead: string; span: Span }]> = defineCode(
  {
    code: 'method/no-gates',
    severity: 'error',
    title: 'A Rush-Larsen method has gates',
    explanation:
      'The methods of Rush and Larsen step what is declared by `gate` exactly and everything else explicitly. In a model ' +
      'without gates nothing is left of them but the explicit method. `exponential_euler` and `exponential_midpoint` ' +
      'do for every variable what these do for gates.',
    failing: CELL,
    corrected:
      'neuron Cell {\n  state v : mV = -60 mV\n  gate m { inf = 1 / (1 + exp(-(v + 40 mV) / 5 mV)); tau = 2 ms }\n' +
      '  dv/dt = (-70 mV - v - m * 1 mV) / 10 ms\n}\n',
    command: 'axode run model.axo --method rush_larsen',
  },
  ({ method, instead, span }) => ({
    message: `\`${method}\` steps gates exactly, and this model has none.`,
    span,
    hint: `take \`${instead}\`: it does the same for every variable.`,
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
      /** Whether cells read each other: where they rest together is not known. */
      isAlone: boolean;
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
      'resting state; away from rest, in a spike, it may be shorter still, and accuracy asks for less. Of cells that read each ' +
      'other it is found for one cell that is all of its population.',
    failing:
      'neuron Cell {\n  state v : mV = -60 mV\n  gate m { inf = 1 / (1 + exp(-(v + 40 mV) / 5 mV)); tau = 0.02 ms }\n' +
      '  dv/dt = (-70 mV - v - m * 1 mV) / 10 ms\n}\n',
    corrected:
      'neuron Cell {\n  state v : mV = -60 mV\n  gate m { inf = 1 / (1 + exp(-(v + 40 mV) / 5 mV)); tau = 2 ms }\n' +
      '  dv/dt = (-70 mV - v - m * 1 mV) / 10 ms\n}\n',
    command: 'axode run model.axo --for 1ms --dt 0.1ms --method euler',
  },
  ({ method, step, most, state, constant, suggested, other, isAlone, span }) => ({
    message: `${isAlone ? 'Where a cell by itself rests' : 'At rest'} ${method} is stable up to dt = ${most}; this run takes ${step}.`,
    span,
    note: `The fastest is \`${state}\`, which moves within ${constant} there.`,
    hint:
      other === undefined
        ? `take a shorter step: --dt "${suggested}".`
        : `take a shorter step, --dt "${suggested}", or --method ${other}, which is stable at ${step}.`,
  }),
);

/** White noise in a model that a method without noise is to integrate. */
export const noNoise: DiagnosticCode<
  [details: { method: string; equation: string; term: string; instead: string; span: Span }]
> = defineCode(
  {
    code: 'method/no-noise',
    severity: 'error',
    title: 'A model with white noise has a method for noise',
    explanation:
      'The sum of white noise over a step grows with the square root of the step, so that a method for smooth equations ' +
      'gives it the wrong strength. `euler_maruyama`, `milstein` and `sra1` integrate noise in the sense of Itô, ' +
      '`heun_stratonovich` in that of Stratonovich; where what multiplies the noise reads no state the two are the same, and ' +
      '`sra1` is the most accurate.',
    failing: NOISY_CELL,
    corrected: CELL,
    command: 'axode run model.axo --method rk4',
  },
  ({ method, equation, term, instead, span }) => ({
    message: `\`${method}\` integrates smooth equations, and ${equation} has white noise.`,
    span,
    ...(term.length > LONGEST_TERM ? {} : { note: `The term that does it is ${listed([term])}.` }),
    hint: `take \`${instead}\`: --method ${instead}.`,
  }),
);

const INSTEAD_OF_NOISE = {
  euler_maruyama: '`euler_maruyama`, which takes noise of any form',
  heun_stratonovich:
    '`heun_stratonovich` for noise in the sense of Stratonovich, or `euler_maruyama` in that of Itô',
} as const;

/** Noise of a form that a method for noise does not take. */
export const noiseForm: DiagnosticCode<
  [details: { method: string; why: string; instead: keyof typeof INSTEAD_OF_NOISE; span: Span }]
> = defineCode(
  {
    code: 'method/noise-form',
    severity: 'error',
    title: 'The noise has the form that the method is made for',
    explanation:
      '`sra1` is for additive noise: what multiplies `xi` reads no state variable. `milstein` needs no more than the sums of ' +
      'the noise over a step where the noise is commutative: with one source, with one source for each equation that is ' +
      'multiplied by that equation’s own state, or with additive noise. Other noise would need areas between two paths, which ' +
      'no formula gives; `euler_maruyama` does without them.',
    failing: MULTIPLIED_CELL,
    corrected: NOISY_CELL,
    command: 'axode run model.axo --method sra1',
  },
  ({ method, why, instead, span }) => ({
    message: `\`${method}\` cannot integrate this noise: ${why}.`,
    span,
    hint: `take ${INSTEAD_OF_NOISE[instead]}.`,
  }),
);

/** A method that is exact without time in the equations, which is there. */
export const secondOrder: DiagnosticCode<
  [details: { method: string; order: number; input?: string | undefined }]
> = defineCode(
  {
    code: 'method/second-order',
    severity: 'warning',
    title: 'What drives a linear model is constant over a step where its solution is to be exact',
    explanation:
      'The exact solution of a linear model over a step is known where its inputs are constant over the step, jumps on ' +
      'the grid included. What changes within a step, as `sin(t / 1 ms)` does, is taken at the middle of the step: the ' +
      'error then falls with the square of dt, whatever the time constants are.',
    failing: 'neuron Cell {\n  state v : mV = 0\n  dv/dt = (sin(t / 1 ms) * 1 mV - v) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v : mV = 0\n  dv/dt = (1 mV - v) / 10 ms\n}\n',
    command: 'axode run model.axo --for 1ms --method exact',
  },
  ({ method, order, input }) => ({
    message:
      input === undefined
        ? `${method} is of order ${order} here: its equations change with t.`
        : `${method} is of order ${order} here: \`${input}\` changes with t.`,
    hint: 'it is taken at the middle of each step; halve dt to see what that changes.',
  }),
);

/** A kink or a jump in equations that a method takes to be smooth. */
export const notSmooth: DiagnosticCode<
  [details: { method: string; term: string; adaptive: string | undefined; span: Span }]
> = defineCode(
  {
    code: 'method/not-smooth',
    severity: 'warning',
    title: 'Equations are smooth within the steps of a method that solves them once',
    explanation:
      'Of stiff equations `rodas4` takes the derivatives at the start of each step, and solves for its end with these. ' +
      'Where `abs`, `min`, `max`, `clamp`, a comparison or the like changes the equations at once within the step, ' +
      'the derivatives are no longer theirs, and the result may be far off without a sign of it. `rodas4_adaptive` ' +
      'sees the error and shortens its steps there; `implicit_euler` takes the derivatives anew until the equations hold ' +
      'at the end of the step. A comparison with `t` alone is decided once per step, and does no harm.',
    failing: 'neuron Cell {\n  state x = 0\n  dx/dt = (1 - 1000 * max(x - 1, 0)) / 1 ms\n}\n',
    corrected: 'neuron Cell {\n  state x = 0\n  dx/dt = (1 - 1000 * (x - 1)) / 1 ms\n}\n',
    command: 'axode run model.axo --for 1ms --method rodas4',
  },
  ({ method, term, adaptive, span }) => ({
    message:
      term.length > LONGEST_TERM
        ? `\`${method}\` takes the equations to be smooth within a step, and a part of them may not be.`
        : `\`${method}\` takes the equations to be smooth within a step, and ${listed([term])} may not be.`,
    span,
    hint:
      adaptive === undefined
        ? 'take `implicit_euler`, which solves for the end of each step as it is there, or compare with a shorter step.'
        : `take \`${adaptive}\`, which shortens its steps there, or \`implicit_euler\`, which solves for the end of each step as it is there.`,
  }),
);

/** What a model may ask of the steps of the grid, which a method that locates events does not have. */
const NEEDS_OF_GRID = {
  draw: 'what is drawn in a threshold or a block is drawn once for each step',
  rate: '`spike at rate` sums its hazard step by step',
  noise: 'white noise is drawn once for each step',
  'on step': '`on step` runs in every step',
  dt: '`dt` is the length of a step',
  input: 'what a block adds to an input lasts for one step',
  old: '`old` in a condition looks back over one step',
  'over cells': 'a function over cells is taken of all cells at the same grid point',
} as const;

/** A model that is about steps, with a method whose steps are its own business. */
export const needsGrid: DiagnosticCode<
  [details: { method: string; what: keyof typeof NEEDS_OF_GRID; isAdaptive: boolean; span: Span }]
> = defineCode(
  {
    code: 'method/needs-grid',
    severity: 'error',
    title: 'A model whose events are located does not speak of steps',
    explanation:
      'An adaptive method goes from event to event in steps as long as the error allows: a model that counts steps, reads ' +
      '`dt`, adds to an input for one step or looks back over one in a condition would mean something else each time. ' +
      'Cells that read `… over cells` make their steps together. The same holds for what a spike does where spikes are located (`--spike-times located`). What is to happen at ' +
      'regular times stands in a block `every 0.1 ms { … }`; equations say what happens all the time.',
    failing: 'neuron Cell {\n  state n = 0\n  on step { n += 1 }\n}\n',
    corrected: 'neuron Cell {\n  state n = 0\n  every 0.1 ms { n += 1 }\n}\n',
    command: 'axode run model.axo --method dopri5',
  },
  ({ method, what, isAdaptive, span }) => ({
    message: isAdaptive
      ? `\`${method}\` has no steps that a model could see, and ${NEEDS_OF_GRID[what]}.`
      : `Located spikes lie within steps, and ${NEEDS_OF_GRID[what]}.`,
    span,
    hint: isAdaptive
      ? what === 'over cells'
        ? 'take a method with steps of `dt`, such as `rk4`.'
        : 'take a method with steps of `dt`, such as `rk4`, or say at what times it happens: `every 0.1 ms { … }`.'
      : 'leave out `--spike-times located`, or say it without steps.',
  }),
);

/** Dates of spikes that the method cannot give. */
export const spikeTimesUnfit: DiagnosticCode<
  [details: { method: string; spikeTimes: string; driver: 'iterated' | 'adaptive' }]
> = defineCode(
  {
    code: 'method/spike-times',
    severity: 'error',
    title: 'Spikes are dated as the method can date them',
    explanation:
      'With steps of `dt` a spike is dated at the end of its step (`--spike-times grid`), on a straight line within it ' +
      '(`interpolated`), or located, with what it does (`located`). An adaptive method always locates its spikes. ' +
      'Methods that solve equations in each step do not locate them: `rodas4_adaptive` does.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --method dopri5 --spike-times grid',
  },
  ({ method, spikeTimes, driver }) =>
    driver === 'adaptive'
      ? {
          message: `\`${method}\` locates spikes where they happen; their times cannot be \`${spikeTimes}\`.`,
          hint: 'leave out `--spike-times`, or take a method with steps of `dt`, such as `rk4`.',
        }
      : {
          message: `\`${method}\` solves equations in each step, and cannot locate spikes within one.`,
          hint: 'take `rodas4_adaptive`, which is as stable and locates them, or `--spike-times interpolated`.',
        },
);

/** A threshold that is no comparison, of which an interpolated time is wanted. */
export const noInterpolatedTime: DiagnosticCode<[details: { condition: string; span: Span }]> = defineCode(
  {
    code: 'method/no-interpolated-time',
    severity: 'error',
    title: 'Spikes are interpolated between the two sides of a comparison',
    explanation:
      'The time of a spike is interpolated where the line from the values at the start of the step to those at its end ' +
      'meets the threshold: `v >= v_t`, `v crosses 0 mV`, several of them joined by `and` and `or`. A peak, an equality ' +
      'or a condition in a conditional has no such line.',
    failing: 'neuron Cell {\n  state v = 0\n  dv/dt = 1 / 1 ms\n  spike when peak(v)\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = 1 / 1 ms\n  spike when v crosses 1\n}\n',
    command: 'axode run model.axo --spike-times interpolated',
  },
  ({ condition, span }) => ({
    message: `There is no line to interpolate \`${condition}\` on.`,
    span,
    hint: 'take `--spike-times located`, which finds where any condition becomes true, or `grid`.',
  }),
);

type Words = (method: string) => { readonly message: string; readonly hint: string };

const FLOAT_UNFIT: Readonly<Record<'method' | 'located' | 'interpreter', Words>> = {
  method: (method) => ({
    message: `\`${method}\` needs more digits than float32 numbers have.`,
    hint: 'take a method with fixed steps, such as `rk4`, or float64 numbers.',
  }),
  located: () => ({
    message: 'Spikes cannot be located with float32 numbers.',
    hint: 'leave out `--spike-times located` or `--float f32`.',
  }),
  interpreter: () => ({
    message: 'The interpreter computes with float64 numbers.',
    hint: 'leave out `--target interpreter` or `--float f32`.',
  }),
};

/** Float32 numbers for a method that needs more digits. */
export const floatUnfit: DiagnosticCode<[details: { method: string; what: keyof typeof FLOAT_UNFIT }]> =
  defineCode(
    {
      code: 'method/float',
      severity: 'error',
      title: 'Float32 numbers go with steps of a fixed form',
      explanation:
        'In float32 a number has seven digits. Methods that look for the solution of equations, for the length of a step or ' +
        'for the place of a spike compare numbers that differ by less. Methods with fixed steps, in which all is computed ' +
        'once and in order, can be run with them: `rk4`, `exponential_euler`, `exact` and the like.',
      failing: CELL,
      corrected: CELL,
      command: 'axode run model.axo --method dopri5 --float f32',
    },
    ({ method, what }) => FLOAT_UNFIT[what](method),
  );

/** A model that no method with steps of dt follows, and that does not go with an adaptive one. */
export const noneFits: DiagnosticCode<
  [details: { states: readonly string[]; why: string; adaptive: string; span: Span }]
> = defineCode(
  {
    code: 'method/none-fits',
    severity: 'error',
    title: 'Some method follows the model at the step',
    explanation:
      '`auto` takes a method for each block of equations only where its own stability estimate says that it follows the ' +
      'model at the step that is asked for. Where none does, an adaptive method would; but a model that counts steps or ' +
      'has white noise does not go with one. A shorter step does it then.',
    failing: 'neuron Cell {\n  state x = 1\n  dx/dt = -x / 0.01 ms + xi / sqrt(1 ms)\n}\n',
    corrected: CELL,
    command: 'axode run model.axo --method auto --dt 1ms',
  },
  ({ states, why, adaptive, span }) => ({
    message: `No method follows ${listed(states.slice(0, 8))} at this step: ${why}.`,
    span,
    note: adaptive,
    hint: 'shorten `--dt`, or name a method.',
  }),
);

/** A run by the interpreter of methods that only compiled code mixes. */
export const notInterpreted: DiagnosticCode<[details: { methods: readonly string[] }]> = defineCode(
  {
    code: 'method/not-interpreted',
    severity: 'error',
    title: 'The interpreter steps the whole model by one method',
    explanation:
      '`auto` may choose a method for each block of equations. The interpreter, which is the reference for compiled code, ' +
      'has one method for the whole model; where `auto` chooses just one it takes that, and else nothing is put in its place ' +
      'silently.',
    failing:
      'neuron Cell {\n  state g = 1\n  state v = 0\n  dg/dt = -g / 5 ms\n  dv/dt = (g * (1 - v) - v) / 10 ms\n}\n',
    corrected: CELL,
    command: 'axode run model.axo --method auto --target interpreter',
  },
  ({ methods }) => ({
    message: `\`auto\` chooses ${listed(methods)} for parts of this model, and the interpreter has one method for the whole.`,
    hint: 'name the method, or leave out `--target interpreter`.',
  }),
);
