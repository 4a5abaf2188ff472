/** Whether a run is asked for by options that there are, of the types that they have: nothing else checks a program's. */
import { nearest } from '../base/suggest.ts';
import { optionType, unknownOption } from '../diagnostics/codes/run/options.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { SPIKE_TIMES } from '../lower/spike-times.ts';
import { describeType } from './describe-type.ts';
import { isList } from './listed-numbers.ts';
import type { RunOptions } from './run-options.ts';

interface OptionType {
  readonly isFit: (value: unknown) => boolean;
  /** `a text or a number`. */
  readonly wanted: string;
  readonly example: string;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !isList(value) && !Array.isArray(value);
const isTexts = (value: unknown): boolean => isText(value) || (Array.isArray(value) && value.every(isText));

const time = (example: string): OptionType => ({
  isFit: (value) => isText(value) || isNumber(value),
  wanted: 'a text or a number',
  example,
});
const named = (example: string): OptionType => ({ isFit: isObject, wanted: 'an object by name', example });
const texts = (example: string): OptionType => ({
  isFit: isTexts,
  wanted: 'a text or a list of texts',
  example,
});
const called = (example: string): OptionType => ({ isFit: isFunction, wanted: 'a function', example });

const TYPES: Readonly<Record<keyof RunOptions, OptionType>> = {
  for: time("for: '100 ms'"),
  dt: time("dt: '0.01 ms'"),
  method: {
    isFit: (value) => isText(value) || isObject(value),
    wanted: 'a name or a tableau',
    example: "method: 'rk4'",
  },
  tolerance: { isFit: isNumber, wanted: 'a number', example: 'tolerance: 1e-6' },
  spikeTimes: {
    isFit: (value) => SPIKE_TIMES.some((each) => each === value),
    wanted: '`grid`, `interpolated` or `located`',
    example: "spikeTimes: 'located'",
  },
  inputs: named("inputs: { I: '3 nA' }"),
  set: named("set: { tau: '10 ms' }"),
  sweep: named("sweep: { I: '0 .. 2 nA in 21' }"),
  record: texts("record: ['v', 'm[0..9]']"),
  measure: texts("measure: ['rate(spikes)']"),
  every: time("every: '0.1 ms'"),
  target: { isFit: isText, wanted: 'a name', example: "target: 'js'" },
  arithmetic: {
    isFit: (value) => value === 'strict' || value === 'fast',
    wanted: '`strict` or `fast`',
    example: "arithmetic: 'fast'",
  },
  float: {
    isFit: (value) => value === 'f64' || value === 'f32',
    wanted: '`f64` or `f32`',
    example: "float: 'f32'",
  },
  fold: { isFit: (value) => typeof value === 'boolean', wanted: 'true or false', example: 'fold: true' },
  cells: { isFit: isNumber, wanted: 'a number', example: 'cells: 10' },
  seed: { isFit: isNumber, wanted: 'a number', example: 'seed: 7' },
  signal: { isFit: isObject, wanted: 'an AbortSignal', example: 'signal: controller.signal' },
  onStart: called('onStart: (plan) => …'),
  onProgress: called('onProgress: (done, steps) => …'),
  prepared: {
    isFit: isObject,
    wanted: 'what a report holds as `prepared`',
    example: 'prepared: report.prepared',
  },
  sources: {
    isFit: (value) => value instanceof Map,
    wanted: 'a Map of texts by name',
    example: 'sources: new Map([[name, text]])',
  },
};

/** What other programs call it. */
const HABITS: ReadonlyMap<string, keyof RunOptions> = new Map([
  ['duration', 'for'],
  ['time', 'for'],
  ['tstop', 'for'],
  ['simtime', 'for'],
  ['length', 'for'],
  ['step', 'dt'],
  ['timestep', 'dt'],
  ['integrator', 'method'],
  ['solver', 'method'],
  ['rtol', 'tolerance'],
  ['reltol', 'tolerance'],
  ['abstol', 'tolerance'],
  ['stimulus', 'inputs'],
  ['stimuli', 'inputs'],
  ['input', 'inputs'],
  ['params', 'set'],
  ['parameters', 'set'],
  ['initial', 'set'],
  ['settings', 'set'],
  ['monitor', 'record'],
  ['variables', 'record'],
  ['interval', 'every'],
  ['n', 'cells'],
  ['rng', 'seed'],
  ['random_seed', 'seed'],
  ['randomseed', 'seed'],
  ['backend', 'target'],
  ['abort', 'signal'],
]);

/** Returns a mistake for every option that is none of those that are offered. `of` has them: `A comparison`. */
export function unknownOptions(
  options: object,
  offered: readonly string[],
  of?: string,
): readonly Diagnostic[] {
  return Object.keys(options).flatMap((option) => {
    if (offered.includes(option)) return [];
    const habit = HABITS.get(option.toLowerCase());
    const suggestion = habit !== undefined && offered.includes(habit) ? habit : nearest(option, offered);
    return [unknownOption({ option, suggestion, offered, ...(of === undefined ? {} : { of }) })];
  });
}

/** Returns every option that there is none of, and every one that is something else than it should be. */
export function checkOptions(options: unknown): readonly Diagnostic[] {
  if (!isObject(options)) {
    const found = describeType(options);
    return [
      optionType({
        option: 'options',
        found,
        wanted: 'an object',
        example: "{ for: '100 ms', dt: '0.01 ms' }",
      }),
    ];
  }
  const types = new Map<string, OptionType>(Object.entries(TYPES));
  // It is an object.
  return Object.entries(options as object).flatMap(([option, value]) => {
    const type = types.get(option);
    if (type === undefined) return unknownOptions({ [option]: value }, [...types.keys()]);
    if (value === undefined || type.isFit(value)) return [];
    const bad = Array.isArray(value) ? value.findIndex((each) => !isText(each)) : -1;
    const isEntry = type.isFit([]) && bad >= 0;
    const found = isEntry ? describeType(value[bad]) : isText(value) ? `\`${value}\`` : describeType(value);
    const { wanted, example } = type;
    return [
      optionType({
        option: isEntry ? `${option}[${bad}]` : option,
        found,
        wanted: isEntry ? 'a text' : wanted,
        example,
      }),
    ];
  });
}
