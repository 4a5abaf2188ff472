import type { CheckedModel } from '../check/checked-model.ts';
import { symbolsOf } from '../expr/reachable.ts';
import { type Block, NO_BLOCKS, type Program, type Role, type Store } from '../ir/program.ts';
import { FIXED } from '../runtime/driver.ts';
import { attemptStores } from './attempt.ts';
import { columnsOf, tablesOf, timeUnitText } from './columns.ts';
import { eventStores } from './event.ts';
import { initialValues } from './initial-values.ts';
import { initialiseStores } from './initialise.ts';
import type { Integrator } from './integrators/integrator.ts';
import { beginLowering, type LowerOptions } from './lowering.ts';
import { recordStores } from './record.ts';
import { foldedParameters, startOfStep } from './step-values.ts';
import { usedMemories } from './used-memories.ts';
import { bindNames } from './value-names.ts';

/**
 * Returns the program that runs the model by the integrator: every operation in the order in which the model
 * writes it, named as the model names it. The model must be one that the integrator does not refuse.
 */
export function lower(model: CheckedModel, integrator: Integrator, options: LowerOptions): Program {
  const lowering = beginLowering(model, options);
  const initial = initialValues(lowering);
  const folded = foldedParameters(lowering, initial);
  const start = startOfStep(lowering, initial);

  const attempt = attemptStores(lowering, integrator, start);
  const event = eventStores(lowering, start);
  const record = recordStores(lowering, start);
  const memories = usedMemories(event.memories, [...attempt, ...event.stores, ...record]);

  const block = (stores: readonly Store[]): Block => bindNames(lowering.symbols, lowering.names, stores);
  const blocks: Record<Role, Block> = {
    ...NO_BLOCKS,
    initialise: block(initialiseStores(lowering, initial, folded)),
    attempt: block(attempt),
    event: block([...event.stores, ...memories.map(({ store }) => store)]),
    record: block(record),
  };
  const read = symbolsReadBy(Object.values(blocks));
  return {
    model: model.name,
    method: integrator.name,
    driver: FIXED,
    arithmetic: options.arithmetic,
    pool: lowering.pool,
    columns: columnsOf(lowering, initial, folded, memories),
    tables: tablesOf(lowering, initial),
    records: options.records,
    symbols: new Map([...lowering.symbols.meanings()].filter(([name]) => read.has(name))),
    blocks,
    timeUnit: timeUnitText(lowering),
  };
}

/** Names of the symbols that stand in the blocks, those of lets included. */
function symbolsReadBy(blocks: readonly Block[]): ReadonlySet<string> {
  const lets = blocks.flatMap((block) => block.lets);
  const values = [...lets, ...blocks.flatMap(({ stores }) => stores)].map(({ value }) => value);
  return new Set([...symbolsOf(values), ...lets.map(({ name }) => name)]);
}
