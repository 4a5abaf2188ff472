/** Statements that record values of cells and synapses: whose they are, in which unit, and what gathers them. */
import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { CellRange, CheckedNetwork, CheckedRecord } from '../../check/network/checked-network.ts';
import type { Network } from '../../runtime/network/network.ts';
import {
  recordCells,
  recordReduction,
  recordSynapses,
  type SampleRecorder,
  type TakeSamples,
} from '../../runtime/network/network-recorder.ts';
import type { Unit } from '../../units/unit.ts';
import { unitConverter } from '../../units/unit-system.ts';
import { recordableUnits } from '../model-names.ts';
import { modelOfPart } from './part-of-network.ts';
import type { NetworkPlan } from './plan-network.ts';

export type SampleRecord = Exclude<CheckedRecord, { kind: 'spikes' }>;

/** The population or projection that a statement names. */
export interface RecordedPart {
  readonly of: 'population' | 'projection';
  readonly name: string;
  readonly model: CheckedModel;
}

/** Returns it, with its model. */
export function partOf(network: CheckedNetwork, record: SampleRecord): RecordedPart {
  const of = record.kind === 'synapses' ? 'projection' : 'population';
  const name = record.kind === 'synapses' ? record.projection : record.population;
  return { of, name, model: modelOfPart(network, of, name) };
}

/** Returns the unit in which a value is given to people, and what makes a number of the run one of it. */
export function unitOf(
  { model }: RecordedPart,
  name: string,
): { readonly unit: Unit; readonly convert: (value: number) => number } {
  const unit = known(recordableUnits(model).get(name), `unit of ${name}`);
  return { unit, convert: unitConverter(unit, model.system) };
}

/** Returns what gathers the values of a statement, in the units of the run; they are kept if nothing takes them. */
export function sampleRecorder(
  { everyOf }: NetworkPlan,
  running: Network,
  record: SampleRecord,
  take?: TakeSamples,
): SampleRecorder {
  const { names } = record;
  const sampled = { names, every: everyOf(record), ...(take === undefined ? {} : { take }) };
  if (record.kind === 'synapses')
    return recordSynapses(running, { ...sampled, projection: record.projection });
  const { population, cells, reduction } = record;
  return reduction === undefined
    ? recordCells(running, { ...sampled, population, cells: numbersOf(cells) })
    : recordReduction(running, { ...sampled, population, by: reduction, ...cells });
}

/** Returns the numbers of the cells of a range. */
export function numbersOf({ first, last }: CellRange): Int32Array {
  return Int32Array.from({ length: last - first + 1 }, (_, place) => first + place);
}
