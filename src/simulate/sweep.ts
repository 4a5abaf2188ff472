/** What a run goes through: `0 .. 20 mV by 0.5 mV` as exact values, and a cell for each combination of them. */
import { divide, ONE, parseDecimal, type Rational } from '../base/rational.ts';
import type { SourceText } from '../base/span.ts';
import type { CheckedModel, OverCells } from '../check/checked-model.ts';
import { overCellsReadBy, stepsReadCells } from '../check/over-cells-read.ts';
import {
  badSweep,
  cellsOfSweep,
  sweepOverCells,
  sweptAndSet,
  tooManyCombinations,
} from '../diagnostics/codes/run/sweeps.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { closeScale } from '../units/scale.ts';
import type { Unit } from '../units/unit.ts';
import { factorTo } from '../units/unit-system.ts';
import { isList } from './listed-numbers.ts';
import { mostCells } from './most-cells.ts';
import { entriesOf, type RunOptions } from './run-options.ts';
import type { SweepAxis } from './run-result.ts';
import { findSweepable } from './settable.ts';
import { listedPoints, type Points } from './sweep-points.ts';
import { exampleOf, noValues, type Report, readSweepText } from './sweep-text.ts';

/** A sweep as a population: how many cells there are, and what each was given. */
export interface ReadSweep {
  readonly axes: readonly SweepAxis[];
  /** One per combination; 1 without a sweep. */
  readonly cells: number;
  /** By name: the value in each cell, in the model's units. */
  readonly given: ReadonlyMap<string, Float64Array>;
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All combinations run at once; what records need is counted apart. */
const MOST_COMBINATIONS = 2 ** 24;

/** Returns a function over cells that steps, or what is kept of them, would take over the points of a sweep. */
function overCellsInWay(
  model: CheckedModel,
  { record = [], measure = [] }: RunOptions,
): OverCells | undefined {
  if (stepsReadCells(model)) return model.overCells?.[0];
  const kept = [record, measure].flat().join(' ');
  const names = new Set(kept.match(/[\p{L}\p{N}_.]+/gu));
  const readers = model.definitions.filter(({ name }) => names.has(name)).map(({ value }) => value);
  const [read] = overCellsReadBy(model, readers);
  return read === undefined ? undefined : model.overCells?.[read];
}

/** Returns the population of a sweep, or every mistake in it. */
export function readSweep(model: CheckedModel, options: RunOptions): ReadSweep {
  const diagnostics: Diagnostic[] = [];
  const sources: SourceText[] = [];
  const axes: { readonly name: string; readonly unit: Unit; readonly points: Points }[] = [];
  const none = { axes: [], cells: 1, given: new Map<string, Float64Array>() };
  const names = entriesOf(options.sweep);
  const [first] = names;
  if (first === undefined) return { ...none, sources, diagnostics };

  const overCells = overCellsInWay(model, options);
  if (overCells !== undefined) {
    const { reduction, span } = overCells;
    const [name] = first;
    const option = model.inputs.some((input) => input.name === name) ? 'input' : 'set';
    const problem = sweepOverCells({ name, option, model: model.name, reduction, span });
    return { ...none, sources, diagnostics: [problem] };
  }

  const set = new Set(entriesOf(options.set).map(([name]) => name));
  const driven = new Set(entriesOf(options.inputs).map(([name]) => name));
  for (const [name, range] of names) {
    const target = findSweepable(model, name);
    if ('code' in target) {
      diagnostics.push(target);
      continue;
    }
    if (set.has(name)) diagnostics.push(sweptAndSet({ name, option: 'set' }));
    if (driven.has(name)) diagnostics.push(sweptAndSet({ name, option: 'inputs' }));
    const { unit } = target;
    const report = (diagnostic: Diagnostic): void => {
      diagnostics.push(diagnostic);
    };
    if (typeof range === 'string') sources.push({ name: sourceName(name), text: range });
    const points =
      typeof range === 'string'
        ? readSweepText(model, name, unit, { name: sourceName(name), text: range }, report)
        : readNumbers(model, name, unit, range, report);
    if (points !== undefined) axes.push({ name, unit, points });
  }
  if (hasErrors(diagnostics)) return { ...none, sources, diagnostics };

  const cells = axes.reduce((product, { points }) => product * points.count, 1);
  if (options.cells !== undefined) {
    diagnostics.push(cellsOfSweep({ cells: String(options.cells), combinations: cells }));
  }
  const most = Math.min(MOST_COMBINATIONS, mostCells(model));
  if (cells > most) {
    const counts = axes.map(({ name, points: { count } }) => ({ name, count }));
    diagnostics.push(tooManyCombinations({ count: cells, most, axes: counts }));
  }
  if (diagnostics.length > 0) return { ...none, sources, diagnostics };

  const given = new Map<string, Float64Array>();
  let stride = cells;
  for (const { name, points } of axes) {
    stride /= points.count;
    const values = points.timesFactor(ONE);
    const { length } = values;
    const ofCells = new Float64Array(cells);
    for (let start = 0, place = 0; start < cells; start += stride, place = (place + 1) % length) {
      ofCells.fill(values[place] ?? Number.NaN, start, start + stride);
    }
    given.set(name, ofCells);
  }
  return {
    axes: axes.map(({ name, unit, points }) => {
      const inUnit = divide(ONE, closeScale(factorTo(model.system, unit)));
      return { name, unit: unit.text, values: points.timesFactor(inUnit) };
    }),
    cells,
    given,
    sources,
    diagnostics,
  };
}

function sourceName(name: string): string {
  return `sweep ${name}`;
}

/** Numbers in the declared unit. */
function readNumbers(
  { system }: CheckedModel,
  name: string,
  unit: Unit,
  values: unknown,
  report: Report,
): Points | undefined {
  if (!isList(values)) {
    report(
      badSweep({
        reason: `The sweep of \`${name}\` is neither a text nor a list of numbers.`,
        hint: exampleOf(unit),
      }),
    );
    return undefined;
  }
  if (values.length === 0) {
    report(noValues(name, unit, undefined));
    return undefined;
  }
  const factor = closeScale(factorTo(system, unit));
  const exact: Rational[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    // A number means its shortest decimal form, as it does where it is written.
    const decimal = typeof value === 'number' ? parseDecimal(String(value)) : undefined;
    if (decimal === undefined) {
      const reason = `Value ${at} of the sweep of \`${name}\`, counted from 0, is not a finite number.`;
      report(badSweep({ reason, hint: 'leave it out, or give a finite number.' }));
      return undefined;
    }
    exact.push({
      numerator: decimal.numerator * factor.numerator,
      denominator: decimal.denominator * factor.denominator,
    });
  }
  return listedPoints(exact);
}
