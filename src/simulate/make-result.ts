import { known } from '../base/invariant.ts';
import { toNumber } from '../base/rational.ts';
import { unitConverter } from '../units/unit-system.ts';
import { recordableUnits } from './model-names.ts';
import type { Plan } from './plan.ts';
import type { RawRun } from './raw-run.ts';
import { entriesOf, type Named, type Stimulus } from './run-options.ts';
import type { RunResult, Trace } from './run-result.ts';
import type { TimeGrid } from './time-grid.ts';

/** Returns what a target gave back in the units that the model declares. */
export function makeResult(plan: Plan, raw: RawRun, compileMilliseconds: number): RunResult {
  const { settings, grid, request, options, integrator, target } = plan;
  const { model } = settings;
  const units = recordableUnits(model);
  const traces = request.records.map(({ name, cells }, index): readonly [string, Trace] => {
    const unit = known(units.get(name), `unit of ${name}`);
    const convert = unitConverter(unit, model.system);
    const values = known(raw.traces[index], `trace of ${name}`).map(convert);
    return [name, { name, unit: unit.text, cells, values }];
  });
  const cellSteps = raw.steps * request.cells;
  return {
    model: model.name,
    method: integrator.name,
    dt: { value: toNumber(grid.dt.value), unit: grid.dt.unit.text },
    times: Float64Array.from({ length: raw.samples }, (_, sample) => grid.timeOf(sample * grid.every)),
    timeUnit: grid.unit.text,
    cells: request.cells,
    traces: new Map(traces),
    sweep: [],
    measures: new Map(),
    spikes: raw.spikes.map((ofCell) => timesOf(ofCell, grid)),
    meta: {
      target,
      arithmetic: options.arithmetic ?? 'strict',
      steps: raw.steps,
      every: grid.every,
      ending: raw.ending,
      compile_ms: compileMilliseconds,
      run_ms: raw.milliseconds,
      ns_per_cell_step: cellSteps === 0 ? 0 : (raw.stepMilliseconds * 1e6) / cellSteps,
      inputs: describeGiven(options.inputs),
      set: describeGiven(options.set),
    },
  };
}

/** Returns what was given, for a reader of the result. */
function describeGiven(given: Named<Stimulus> | undefined): Readonly<Record<string, string | number>> {
  const entries = entriesOf(given).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value];
    return [name, `${'values' in value ? value.values.length : value.length} numbers`];
  });
  return Object.fromEntries(entries);
}

function timesOf(gridPoints: Int32Array, { timeOf }: TimeGrid): Float64Array {
  const times = new Float64Array(gridPoints.length);
  for (const [index, n] of gridPoints.entries()) times[index] = timeOf(n);
  return times;
}
