/** Statements that record values of cells and synapses: whose they are, in which unit, and what gathers them. */
import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { CellRange, CheckedNetwork, CheckedRecord } from '../../check/network/checked-network.ts';
import { type Network, named } from '../../runtime/network/network.ts';
import {
  recordCells,
  recordReduction,
  recordSynapseReduction,
  recordSynapses,
  type SampleRecorder,
  type TakeSamples,
} from '../../runtime/network/network-recorder.ts';
import { sourcesOf } from '../../runtime/network/orders-of-synapses.ts';
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
  const { reduction } = record;
  if (record.kind === 'synapses') {
    const { projection } = record;
    const synapses = synapsesOf(running, record);
    const some = synapses === undefined ? {} : { synapses };
    if (reduction === undefined) return recordSynapses(running, { ...sampled, projection, ...some });
    const chosen = synapses === undefined ? {} : { chosen: synapses };
    return recordSynapseReduction(running, { ...sampled, population: projection, by: reduction, ...chosen });
  }
  const { population, cells, chosen } = record;
  if (reduction === undefined)
    return recordCells(running, { ...sampled, population, cells: chosen ?? numbersOf(cells) });
  const some = chosen === undefined ? cells : { ...cells, chosen };
  return recordReduction(running, { ...sampled, population, by: reduction, ...some });
}

/** Returns the places of the synapses that a statement means, in the order of the topology; undefined if it is all of them. */
export function synapsesOf(
  running: Network,
  { projection, pre, post }: Extract<CheckedRecord, { kind: 'synapses' }>,
): Int32Array | undefined {
  if (pre === undefined && post === undefined) return undefined;
  const { topology } = named(running.projections, projection);
  const { targets } = topology;
  const [from, to] = [pre && new Set(pre), post && new Set(post)];
  const sources = sourcesOf(topology);
  const places: number[] = [];
  for (const [synapse, cell] of sources.entries()) {
    if (from?.has(cell) === false || to?.has(targets[synapse] ?? -1) === false) continue;
    places.push(synapse);
  }
  return Int32Array.from(places);
}

/** Returns the numbers of the cells of a range. */
export function numbersOf({ first, last }: CellRange): Int32Array {
  return Int32Array.from({ length: last - first + 1 }, (_, place) => first + place);
}
