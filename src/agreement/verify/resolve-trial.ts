import type { Rational } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { TimeStep } from '../../runtime/population.ts';
import { cellValue } from '../../simulate/cell-value.ts';
import { findDerivedOutside } from '../../simulate/derived-ranges.ts';
import { givenLists } from '../../simulate/lists.ts';
import { readSettings } from '../../simulate/settings.ts';
import { readTimeGrid } from '../../simulate/time-grid.ts';
import { optionsOf, type Trial } from './trial.ts';

/** A trial as the model's numbers: what both the compiled model and the interpreter begin with. */
export interface ResolvedTrial {
  readonly trial: Trial;
  /** With the inputs' courses as their drives. */
  readonly model: CheckedModel;
  readonly given: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, Float64Array>;
  readonly dt: Rational;
  readonly step: TimeStep;
  /** Trials with the same one can share compiled code. */
  readonly code: string;
}

/** Returns the trial as `run` reads it, so that what is found shows in a run too; undefined if a value is out of range. */
export function resolveTrial(model: CheckedModel, trial: Trial): ResolvedTrial | undefined {
  const options = optionsOf(model, trial);
  const grid = readTimeGrid(model, options);
  if (!('step' in grid)) return undefined;
  const settings = readSettings(model, options);
  if (hasErrors(settings.diagnostics)) return undefined;
  const given = new Map(Array.from(settings.given, ([name, value]) => [name, cellValue(value, 0)]));
  if (hasErrors(findDerivedOutside(settings.model, given, grid.step))) return undefined;
  const { numerator, denominator } = grid.step;
  return {
    trial,
    model: settings.model,
    given,
    lists: givenLists(settings.model),
    dt: grid.step,
    step: { p: Number(numerator), q: Number(denominator) },
    code: JSON.stringify([settings.stimuli, [...given.keys()], trial.fold]),
  };
}
