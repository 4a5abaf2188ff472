import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { type CompileOptions, compilationKey, compile } from '../compile.ts';
import type { Plan } from './plan.ts';
import type { RawRequest } from './raw-run.ts';
import type { PreparedRun } from './run-options.ts';
import type { ResolvedSettings } from './settings.ts';

const LINE_END = /\r\n?|\n/g;

/** Returns the compiled model of a plan: that of an earlier run where nothing but values differs. */
export function compilePlan(
  base: CheckedModel,
  { integrator, settings, request, options }: Plan,
): PreparedRun {
  const { sources, prepared } = options;
  const compileOptions: CompileOptions = {
    method: integrator,
    arithmetic: options.arithmetic ?? 'strict',
    given: [...settings.given.keys()],
    perCell: perCellOf(settings),
    fold: options.fold ?? false,
    float: options.float ?? 'f64',
    ...(options.spikeTimes === undefined ? {} : { spikeTimes: options.spikeTimes }),
    records: recordsOf(request),
    ...(sources === undefined
      ? {}
      : { describePlace: ({ source, start }) => placeOf(sources, source, start) }),
  };
  const { stimuli, model } = settings;
  const fits =
    prepared?.base === base &&
    prepared.stimuli === stimuli &&
    prepared.artifact.key === compilationKey(compileOptions);
  if (fits) return prepared;
  // The integrator was asked before whether it can take the model.
  return { base, stimuli, model, artifact: known(compile(model, compileOptions).artifact, 'compiled model') };
}

/** Inputs and states have a slot per cell as it is: a list for them needs no other code. */
function perCellOf({ model, given }: ResolvedSettings): readonly string[] {
  const names = model.parameters.map(({ name }) => name);
  return names.filter((name) => typeof given.get(name) === 'object');
}

/** Names of what is to be computed for samples and for measures. */
function recordsOf({ records, reductions }: RawRequest): readonly string[] {
  const names = [...records.map(({ name }) => name), ...reductions.map(({ variable }) => variable)];
  return [...new Set(names)];
}

function placeOf(sources: ReadonlyMap<string, string>, source: string, start: number): string | undefined {
  const text = sources.get(source);
  if (text === undefined) return undefined;
  return `${source}:${(text.slice(0, start).match(LINE_END)?.length ?? 0) + 1}`;
}
