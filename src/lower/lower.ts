import type { CheckedModel } from '../check/checked-model.ts';
import { spikeTimesUnfit } from '../diagnostics/codes/method.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { symbolsOf } from '../expr/reachable.ts';
import {
  type Block,
  type Column,
  NO_BLOCKS,
  type Program,
  type Role,
  type Store,
  type Table,
} from '../ir/program.ts';
import { type CellReduction, type Driver, FIXED } from '../runtime/driver.ts';
import { attemptStores } from './attempt.ts';
import { columnsOf, tablesOf, timeUnitText } from './columns.ts';
import { coupledParts, sampledParts } from './coupled.ts';
import type { Environment } from './environment.ts';
import { eventStores, type MemoryStore } from './event.ts';
import { initialValues } from './initial-values.ts';
import { initialiseStores } from './initialise.ts';
import type { Integrator } from './integrators/integrator.ts';
import { iteratedParts } from './iterated.ts';
import { locatingParts } from './locating/locate.ts';
import { refuseLocating } from './locating/refuse-locating.ts';
import { beginLowering, type Lowering, type LowerOptions } from './lowering.ts';
import { recordStores } from './record.ts';
import type { SpikeTimes } from './spike-times.ts';
import { addedColumn, foldedParameters, startOfStep } from './step-values.ts';
import { refuseInterpolating } from './threshold-time.ts';
import { usedMemories } from './used-memories.ts';
import { bindNames } from './value-names.ts';

/** What makes the steps of a cell by itself. */
export type OwnDriver = Exclude<Driver['kind'], 'coupled'>;

/** Returns which driver makes the steps of a method, of a cell by itself. */
export function driverOf(
  { driver }: Pick<Integrator, 'driver'>,
  { spikeTimes }: Pick<LowerOptions, 'spikeTimes'>,
): OwnDriver {
  return driver === 'fixed' && spikeTimes === 'located' ? 'located' : driver;
}

/** Returns why spikes of the model cannot have such times by the method. */
export function refuseSpikeTimes(
  model: CheckedModel,
  { name, driver }: Pick<Integrator, 'name' | 'driver'>,
  spikeTimes: SpikeTimes | undefined,
): Diagnostic | undefined {
  if (spikeTimes === undefined) return undefined;
  if (driver === 'adaptive') {
    return spikeTimes === 'located' ? undefined : spikeTimesUnfit({ method: name, spikeTimes, driver });
  }
  switch (spikeTimes) {
    case 'grid':
      return undefined;
    case 'interpolated':
      return refuseInterpolating(model);
    case 'located':
      return driver === 'iterated'
        ? spikeTimesUnfit({ method: name, spikeTimes, driver })
        : refuseLocating(model, name, 'located');
  }
}

/**
 * Returns the program that runs the model by the integrator: every operation in the order in which the model
 * writes it, named as the model names it. The model must be one that the integrator does not refuse.
 */
export function lower(model: CheckedModel, integrator: Integrator, options: LowerOptions): Program {
  const lowering = beginLowering(model, options);
  const initial = initialValues(lowering);
  const folded = foldedParameters(lowering, initial);
  const kind = driverOf(integrator, options);
  const start = startOfStep(lowering, initial, kind === 'adaptive' || kind === 'located');

  const parts = stepParts(lowering, integrator, kind, start);
  const record = recordStores(lowering, start);
  const { sampled = [] } = parts;
  const inStep = Object.values(parts.blocks).flat();
  const bySynapses = new Set(model.synapticInputs?.map(addedColumn));
  const memories = usedMemories(parts.memories, [...inStep, ...record], bySynapses);

  const block = (stores: readonly Store[]): Block => bindNames(lowering.symbols, lowering.names, stores);
  const stepBlocks = Object.entries(parts.blocks).map(([role, stores]) => {
    const remembered = memories.filter((memory) => (memory.role ?? 'event') === role);
    return [role, block([...stores, ...remembered.map(({ store }) => store)])] as const;
  });
  const blocks: Record<Role, Block> = {
    ...NO_BLOCKS,
    initialise: block(initialiseStores(lowering, initial, folded)),
    ...Object.fromEntries(stepBlocks),
    record: block(record),
  };
  const read = symbolsReadBy(Object.values(blocks));
  return {
    model: model.name,
    method: integrator.name,
    driver: parts.driver,
    ...(sampled.length === 0 ? {} : { sampled }),
    arithmetic: options.arithmetic,
    pool: lowering.pool,
    columns: [...columnsOf(lowering, initial, folded, memories), ...parts.columns],
    tables: [...tablesOf(lowering, initial), ...parts.tables],
    records: options.records,
    symbols: new Map([...lowering.symbols.meanings()].filter(([name]) => read.has(name))),
    blocks,
    timeUnit: timeUnitText(lowering),
  };
}

/** What makes the steps of a program, apart from its values before the first. */
export interface StepParts {
  readonly driver: Driver;
  /** Of all cells, for samples. */
  readonly sampled?: readonly CellReduction[];
  readonly blocks: Partial<Readonly<Record<Role, readonly Store[]>>>;
  readonly memories: readonly MemoryStore[];
  readonly columns: readonly Column[];
  readonly tables: readonly Table[];
}

export function stepParts(
  lowering: Lowering,
  integrator: Integrator,
  kind: OwnDriver,
  start: Environment,
): StepParts {
  if (lowering.model.overCells !== undefined) {
    const record = recordStores(lowering, start);
    if (kind === 'fixed' || kind === 'iterated') {
      return { ...coupledParts(lowering, integrator, kind, start, record), tables: [] };
    }
    // Only samples read other cells, or the method would have been refused.
    const parts = locatingParts(lowering, integrator, kind, start);
    const { sampled, blocks, columns } = sampledParts(lowering, start, record);
    return {
      ...parts,
      sampled,
      blocks: { ...parts.blocks, ...blocks },
      columns: [...parts.columns, ...columns],
    };
  }
  switch (kind) {
    case 'fixed': {
      const event = eventStores(lowering, start);
      return {
        driver: FIXED,
        blocks: { attempt: attemptStores(lowering, integrator, start), event: event.stores },
        memories: event.memories,
        columns: [],
        tables: [],
      };
    }
    case 'iterated':
      return { ...iteratedParts(lowering, integrator, start), tables: [] };
    case 'adaptive':
    case 'located':
      return locatingParts(lowering, integrator, kind, start);
  }
}

/** Names of the symbols that stand in the blocks, those of lets included. */
export function symbolsReadBy(blocks: readonly Block[]): ReadonlySet<string> {
  const lets = blocks.flatMap((block) => block.lets);
  const values = [...lets, ...blocks.flatMap(({ stores }) => stores)].map(({ value }) => value);
  return new Set([...symbolsOf(values), ...lets.map(({ name }) => name)]);
}
