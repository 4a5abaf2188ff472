/** What a network takes, as far as that can be known before anything is made. */
import { unreachable } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
  CheckedRecord,
  PairValue,
} from '../../check/network/checked-network.ts';
import { counted, countText } from '../../diagnostics/wording.ts';
import { numbersOfCell } from '../most-cells.ts';
import { isUniform, uniformNumber } from './pair-values.ts';

/** Something that takes memory. */
export interface Demand {
  /** `12800000 synapses of E -> E by Excitatory`. */
  readonly what: string;
  readonly bytes: number;
  readonly span: Span;
}

const NUMBER = Float64Array.BYTES_PER_ELEMENT;
const INDEX = Int32Array.BYTES_PER_ELEMENT;

/** A population, and the copy of it from which a failed step is repeated. */
const COPIES = 2;

/** Returns the synapses that a projection is expected to have; where a rule differs between pairs, at most. */
export function expectedSynapses(projection: CheckedProjection, network: CheckedNetwork): number {
  const pre = cellsOf(network, projection.from);
  const post = cellsOf(network, projection.to);
  const { rule, noSelf } = projection;
  const pairs = pre * post - (noSelf ? pre : 0);
  switch (rule.kind) {
    case 'allToAll':
      return pairs;
    case 'oneToOne':
      return pre;
    case 'probability':
      return pairs * Math.min(1, Math.max(0, numberOf(rule.value, projection, 1)));
    case 'indegree':
      return post * Math.min(pre, Math.max(0, numberOf(rule.value, projection, pre)));
    case 'outdegree':
      return pre * Math.min(post, Math.max(0, numberOf(rule.value, projection, post)));
    case 'pairs':
      return rule.pre.length;
    default:
      return unreachable(rule);
  }
}

function cellsOf({ populations }: CheckedNetwork, name: string): number {
  return populations.find((each) => each.name === name)?.cells ?? 0;
}

/** Returns the number of a value that is one, else what it is at most. */
function numberOf(value: PairValue, projection: CheckedProjection, most: number): number {
  if (!isUniform(value)) return most;
  const { system, timeUnit } = projection.synapse.model;
  const number = uniformNumber(value, { name: projection.name, system, timeUnit });
  return Number.isNaN(number) ? 0 : number;
}

/** Returns what everything of a network takes that runs for so many steps. `everyOf`: steps between samples. */
export function demandsOf(
  network: CheckedNetwork,
  steps: number,
  everyOf: (record: CheckedRecord) => number,
): readonly Demand[] {
  return [
    ...network.populations.map(demandOfPopulation),
    ...network.projections.map((projection) => demandOfProjection(projection, network)),
    ...network.records.flatMap((record) => demandOfRecord(record, network, steps, everyOf(record))),
  ];
}

function demandOfPopulation({ name, cells, model, settings, span }: CheckedPopulation): Demand {
  const numbers = numbersOfCell(model) + settings.length;
  return { what: `the ${counted(cells, 'cell')} of ${name}`, bytes: cells * numbers * NUMBER * COPIES, span };
}

function demandOfProjection(projection: CheckedProjection, network: CheckedNetwork): Demand {
  const { name, synapse, values, delay, span } = projection;
  const synapses = expectedSynapses(projection, network);
  const own = new Set(values.filter((value) => !isUniform(value)).map(({ target }) => target));
  for (const state of synapse.model.states) own.add(state.name);
  const isContinuous = synapse.couplings.length > 0;
  // Each with a delay of its own has a number to be put in order by, and for a while the delay itself.
  const delayed = delay === undefined || isUniform(delay) ? 0 : 2 * INDEX;
  const bytes =
    INDEX +
    own.size * NUMBER +
    (synapse.onPost.length > 0 ? INDEX : 0) +
    (isContinuous ? INDEX : 0) +
    delayed;
  const about = projection.rule.kind === 'probability' ? 'about ' : '';
  return {
    what: `the ${about}${countText(Math.round(synapses))} synapses of ${name}`,
    bytes: synapses * bytes,
    span,
  };
}

function demandOfRecord(
  record: CheckedRecord,
  network: CheckedNetwork,
  steps: number,
  every: number,
): readonly Demand[] {
  const samples = Math.floor(steps / every) + 1;
  const of = (what: string, numbers: number): readonly Demand[] => [
    {
      what: `${counted(samples, 'sample')} of ${what}`,
      bytes: samples * numbers * NUMBER,
      span: record.span,
    },
  ];
  switch (record.kind) {
    // As many as there are: a cell spikes seldom, and then takes little.
    case 'spikes':
      return [];
    case 'values': {
      const { cells, names, population, reduction } = record;
      const each = reduction === undefined ? cells.last - cells.first + 1 : 1;
      return of(`${names.join(', ')} of ${population}`, names.length * each);
    }
    case 'synapses': {
      const projection = network.projections.find(({ name }) => name === record.projection);
      if (projection === undefined) return [];
      return of(
        `${record.names.join(', ')} of ${record.projection}`,
        record.names.length * expectedSynapses(projection, network),
      );
    }
    default:
      return unreachable(record);
  }
}
