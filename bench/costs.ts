/** What operations cost within a step, and what estimates made of that say of the models that are shipped. */
import type { CheckedModel } from '../src/check/checked-model.ts';
import { INTEGRATORS } from '../src/lower/integrators/find-integrator.ts';
import { stepCost } from '../src/report/cost/step-cost.ts';
import type { Row } from './measure.ts';
import { checkText, readModelText } from './models.ts';
import { compiled, stepTime } from './step-time.ts';

const QUICK = { cells: 500, least: 15, repeats: 5 };

/** Uses of one operation, of a value x between 0.2 and 0.8 that differs in each. */
const USES: readonly (readonly [string, (x: string) => string])[] = [
  ['+', (x) => `(a + ${x})`],
  ['*', (x) => `(b * ${x})`],
  ['/', (x) => `(a / ${x})`],
  ['negate', (x) => `abs(-${x})`],
  ['select', (x) => `(if ${x} > b then a else b)`],
  ...[
    'abs', 'sign', 'floor', 'ceil', 'exp', 'expm1', 'exprel', 'log', 'log1p', 'log10', 'sqrt', 'sin', 'cos', 'tan', 'asin',
    'acos', 'atan', 'sinh', 'cosh', 'tanh', 'heaviside', 'sigmoid',
  ].map((name) => [name, (x: string) => `${name}(${x})`] as const), // biome-ignore format: one table
  ['min', (x) => `min(${x}, b)`],
  ['max', (x) => `max(${x}, b)`],
  ['mod', (x) => `mod(${x}, b)`],
  ['pow', (x) => `${x}^b`],
  ['atan2', (x) => `atan2(${x}, b)`],
  ['element', (x) => `xs[floor(${x})]`],
  ['interpolate', (x) => `interpolate(${x}, xs, ys)`],
]; // biome-ignore format: one table

const WIDTH = 12;

/** A cell that uses an operation so often in a step; each of the values is there with and without it. */
function cellThatUses(use: (x: string) => string): CheckedModel {
  const terms = Array.from({ length: WIDTH }, (_, i) => use(`(${(0.2 + i * 0.05).toFixed(2)} + v)`));
  const text = `neuron Uses {
  param a = 0.3
  param b = 0.6
  param xs : 1[] = [0, 0.2, 0.4, 0.6, 0.8, 1]
  param ys : 1[] = [0, 2, 1, 3, 5, 4]
  state v = 0.01
  dv/dt = (0 * (a + b + xs[0] + ys[0] + ${terms.join(' + ')}) - v) / 1000 ms
}
`;
  return checkText({ name: 'uses.axo', text });
}

/** Returns what a step grows by with each further use of an operation. */
export function operationCosts(): readonly Row[] {
  const time = (use: (x: string) => string): { readonly median: number; readonly best: number } =>
    stepTime(cellThatUses(use), { method: 'euler' }, new Map(), QUICK);
  const bare = time((x) => x);
  const each = ([what, use]: (typeof USES)[number]): Row => {
    const { median, best } = time(use);
    const times = { median: (median - bare.median) / WIDTH, best: (best - bare.best) / WIDTH };
    return { what, times, unit: 'ns more per use' };
  };
  return [
    { what: `the cell without it, ${WIDTH} values`, times: bare, unit: 'ns per step' },
    ...USES.map(each),
  ];
}

const MODELS: readonly (readonly [string, ReadonlyMap<string, number>])[] = [
  ['leaky-integrate-and-fire', new Map([['I', 2]])],
  ['izhikevich', new Map([['I', 10]])],
  ['fitzhugh-nagumo', new Map([['I', 0.5]])],
  ['morris-lecar', new Map([['I', 100]])],
  ['hodgkin-huxley', new Map([['I', 10]])],
];

/** How far an estimate may be from what is measured, either way. */
const FACTOR = 2;

/** Returns estimated over measured time of a step of each shipped neuron, by each method. */
export function estimates(): readonly Row[] {
  return MODELS.flatMap(([name, given]) => {
    const model = checkText(readModelText(name));
    const methods = INTEGRATORS.filter((each) => each.refuse(model) === undefined);
    return methods.map(({ name: method }): Row => {
      const { nanoseconds } = stepCost(compiled(model, { method, given: [...given.keys()] }).program);
      const { median, best } = stepTime(model, { method }, given, QUICK);
      const times = { median: nanoseconds / median, best: nanoseconds / best };
      const isFar = times.best > FACTOR || times.best < 1 / FACTOR;
      const about = `estimated ${nanoseconds} ns / measured ${best.toPrecision(3)} ns`;
      return { what: `${name} ${method}`, times, unit: `= ${about}${isFar ? ': off by more than 2' : ''}` };
    });
  });
}
