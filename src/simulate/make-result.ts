import { known, unreachable } from '../base/invariant.ts';
import { multiply, toNumber } from '../base/rational.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { overCellsRead } from '../lower/over-cells-columns.ts';
import { symbolicEquations } from '../lower/symbolic-equations.ts';
import type { Unit } from '../units/unit.ts';
import { keepsNumbers, type UnitSystem, unitConverter } from '../units/unit-system.ts';
import { recordableUnits } from './model-names.ts';
import { reduceIntervals, reduceSpikes, type SpikeTrains } from './observe/spike-measures.ts';
import type { Plan } from './plan.ts';
import type { RawRun } from './raw-run.ts';
import { entriesOf, type Named, type Stimulus } from './run-options.ts';
import type { Measure, RunMeta, RunResult, Trace } from './run-result.ts';
import { isSamples } from './samples.ts';
import { secondsOf, type TimeGrid } from './time-grid.ts';

/** Numbers that are converted at once. */
const PIECE = 1 << 18;
const PIECE_OF_CELLS = 1 << 12;

/** Converts the numbers where they are: there may be too many of them to be held twice. */
function* convertInPieces(
  numbers: Float64Array,
  convert: (x: number) => number,
): Generator<undefined, Float64Array> {
  for (let start = 0; start < numbers.length; start += PIECE) {
    if (start > 0) yield;
    const end = Math.min(start + PIECE, numbers.length);
    for (let at = start; at < end; at++) numbers[at] = convert(numbers[at] ?? Number.NaN);
  }
  return numbers;
}

/**
 * Returns what a target gave back in the units that the model declares. Takes over the numbers of `raw`, and `times`, which
 * has room for all samples.
 */
export function* makeResult(
  plan: Plan,
  raw: RawRun,
  compileMilliseconds: number,
  times: Float64Array,
): Generator<undefined, RunResult> {
  const { settings, grid, request, options, integrator, target } = plan;
  const { model } = settings;
  const units = recordableUnits(model);
  const traces = new Map<string, Trace>();
  for (const [index, { name, cells }] of request.records.entries()) {
    const unit = known(units.get(name), `unit of ${name}`);
    const numbers = known(raw.traces[index], `trace of ${name}`);
    const values = keepsNumbers(model.system, unit)
      ? numbers
      : yield* convertInPieces(numbers, unitConverter(unit, model.system));
    traces.set(name, { name, unit: unit.text, cells, values });
  }
  const spikes =
    raw.spikeTimes === undefined
      ? yield* gridTimes(raw.spikes, grid)
      : yield* timesIn(grid.unit, raw.spikeTimes, model.system);
  const cellSteps = raw.steps * request.cells;
  return {
    model: model.name,
    method: integrator.name,
    dt: { value: toNumber(grid.dt.value), unit: grid.dt.unit.text },
    times: yield* sampleTimes(times, raw.samples, grid),
    timeUnit: grid.unit.text,
    cells: request.cells,
    traces,
    sweep: settings.sweep,
    measures: new Map(makeMeasures(plan, raw, spikes).map((measure) => [measure.name, measure])),
    spikes,
    meta: {
      target,
      arithmetic: options.arithmetic ?? 'strict',
      steps: raw.steps,
      every: grid.every,
      ending: raw.ending,
      compile_ms: compileMilliseconds,
      run_ms: raw.milliseconds,
      ns_per_cell_step: cellSteps === 0 ? 0 : (raw.stepMilliseconds * 1e6) / cellSteps,
      ...(settings.seed === undefined ? {} : { seed: settings.seed }),
      inputs: describeGiven(options.inputs),
      set: describeGiven(options.set),
      ...(integrator.choices === undefined ? {} : { choices: integrator.choices }),
      ...(model.overCells === undefined ? {} : heldOverStep(model)),
    },
  };
}

function heldOverStep(model: CheckedModel): Pick<RunMeta, 'held'> {
  const { derivatives } = symbolicEquations(model);
  const read = [...overCellsRead(model, derivatives.values(), 'start')];
  const spanless = { kind: 'overCells', span: model.span } as const;
  return read.length === 0
    ? {}
    : { held: read.map((index) => expressionText({ ...spanless, index }, model)) };
}

function* sampleTimes(
  times: Float64Array,
  samples: number,
  { every, timeOf }: TimeGrid,
): Generator<undefined, Float64Array> {
  for (let sample = 0; sample < samples; sample++) {
    if (sample % PIECE === 0) yield;
    times[sample] = timeOf(sample * every);
  }
  return samples === times.length ? times : times.subarray(0, samples);
}

function makeMeasures(
  { measures, grid, settings: { model } }: Plan,
  raw: RawRun,
  times: readonly Float64Array[],
): readonly Measure[] {
  const dt = multiply(grid.dt.value, secondsOf(grid.dt.unit));
  const { timeOf, unit: timeUnit } = grid;
  const trains: SpikeTrains =
    raw.spikeTimes === undefined ? { dates: raw.spikes, timeOf } : { dates: raw.spikes, timeOf, times };
  let reductions = 0;
  return measures.map((measure): Measure => {
    const { name } = measure;
    switch (measure.of) {
      case 'variable': {
        const { unit } = measure;
        const values = known(raw.measures[reductions++], name).map(unitConverter(unit, model.system));
        return { name, unit: unit.text, values };
      }
      case 'spikes': {
        const { by, window } = measure;
        const unit = by === 'rate' ? 'Hz' : by === 'count' ? '1' : timeUnit.text;
        return { name, unit, values: reduceSpikes(by, window, trains, raw.steps, dt) };
      }
      case 'intervals': {
        const { by, window } = measure;
        const values = reduceIntervals(by, window, trains, raw.steps);
        return { name, unit: by === 'cv' ? '1' : timeUnit.text, values };
      }
      default:
        return unreachable(measure);
    }
  });
}

/** Returns what was given, for a reader of the result. */
function describeGiven(given: Named<Stimulus> | undefined): Readonly<Record<string, string | number>> {
  const entries = entriesOf(given).map(([name, value]) => {
    // JSON has no word for infinity.
    if (typeof value === 'number') return [name, Number.isFinite(value) ? value : String(value)];
    if (typeof value === 'string') return [name, value];
    return [name, `${isSamples(value) ? value.values.length : value.length} numbers`];
  });
  return Object.fromEntries(entries);
}

/** Returns when each cell spiked; parts of one buffer, and one empty list for all that are silent, as there may be millions. */
function* gridTimes(
  spikes: readonly Int32Array[],
  { timeOf }: TimeGrid,
): Generator<undefined, readonly Float64Array[]> {
  let total = 0;
  for (const { length } of spikes) total += length;
  const times = new Float64Array(total);
  const none = new Float64Array();
  const byCell: Float64Array[] = [];
  let at = 0;
  for (const ofCell of spikes) {
    if (byCell.length % PIECE_OF_CELLS === 0) yield;
    const start = at;
    for (let index = 0; index < ofCell.length; index++) {
      if (at % PIECE === 0) yield;
      times[at++] = timeOf(ofCell[index] ?? Number.NaN);
    }
    byCell.push(at === start ? none : times.subarray(start, at));
  }
  return byCell;
}

/** Returns times of spikes in the unit of results, arranged in the same way. */
function* timesIn(
  unit: Unit,
  times: readonly Float64Array[],
  system: UnitSystem,
): Generator<undefined, readonly Float64Array[]> {
  if (keepsNumbers(system, unit)) return times;
  const convert = unitConverter(unit, system);
  const byCell: Float64Array[] = [];
  for (const ofCell of times) {
    if (byCell.length % PIECE_OF_CELLS === 0) yield;
    byCell.push(ofCell.map(convert));
  }
  return byCell;
}
