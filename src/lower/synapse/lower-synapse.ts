import type { CheckedModel, State } from '../../check/checked-model.ts';
import type { CheckedSynapse } from '../../check/network/checked-synapse.ts';
import type { Expression } from '../../expr/expression.ts';
import { type Block, type Column, NO_BLOCKS, type Program, type Role, type Store } from '../../ir/program.ts';
import { columnsOf, tablesOf, timeUnitText } from '../columns.ts';
import { initialValues } from '../initial-values.ts';
import { initialiseStores } from '../initialise.ts';
import type { Integrator } from '../integrators/integrator.ts';
import { driverOf, stepParts, symbolsReadBy } from '../lower.ts';
import { beginLowering } from '../lowering.ts';
import { recordStores } from '../record.ts';
import { foldedParameters, startOfStep } from '../step-values.ts';
import { usedMemories } from '../used-memories.ts';
import { bindNames } from '../value-names.ts';
import { carried, carriedGroups } from './carry.ts';
import { classifyStates, type StateClass, varyingParameters } from './classify-states.ts';
import { couplingStores, DELIVERIES, deliveryStores, type SynapseLowering } from './deliver.ts';
import { type EndStorages, endMeanings } from './end-meanings.ts';
import { partsRead } from './parts-read.ts';
import type { SynapseOptions } from './synapse-options.ts';

/**
 * Returns the program of a synapse between cells that are stored as `ends` say: events and couplings as the model writes
 * them, event-driven states by their solutions, all others stepped by the integrator. `steppedPart` must be a model that
 * this does not refuse.
 */
export function lowerSynapse(
  synapse: CheckedSynapse,
  ends: EndStorages,
  integrator: Integrator,
  options: SynapseOptions,
): Program {
  const classes = classifyStates(synapse, options);
  const meanings = endMeanings(synapse, ends);
  // Whatever follows from the cells at its ends is a synapse's own.
  const perCell = [...options.perCell, ...synapse.ends.map(({ name }) => name)];
  const { model } = synapse;
  const lowering = beginLowering(model, { ...options, perCell }, meanings);
  const initial = initialValues(lowering);
  const folded = foldedParameters(lowering, initial);
  const kind = driverOf(integrator, {});
  const start = startOfStep(lowering, initial, kind === 'adaptive');

  const varying = varyingParameters(synapse, perCell);
  const groups = carriedGroups(classes);
  const present = new Map<string, Expression>(
    groups.flatMap((group) => [...carried(lowering, start, group, classes)]),
  );
  const context: SynapseLowering = { synapse, lowering, meanings, start, groups, present };
  const stepping = steppedPart(synapse, classes);
  const parts = isStepped(stepping)
    ? stepParts({ ...lowering, model: stepping }, integrator, kind, start)
    : undefined;
  const record = recordStores(lowering, {
    ...start,
    states: { get: (name) => present.get(name) ?? start.states.get(name) },
  });
  const deliveries = { onPre: deliveryStores(context, 'pre'), onPost: deliveryStores(context, 'post') };

  const inStep = Object.values(parts?.blocks ?? {}).flat();
  const memories = usedMemories(parts?.memories ?? [], [...inStep, ...record]);
  const block = (stores: readonly Store[]): Block => bindNames(lowering.symbols, lowering.names, stores);
  const stepBlocks = Object.entries(parts?.blocks ?? {}).map(([role, stores]) => {
    const remembered = memories.filter((memory) => (memory.role ?? 'event') === role);
    return [role, block([...stores, ...remembered.map(({ store }) => store)])] as const;
  });
  const blocks: Record<Role, Block> = {
    ...NO_BLOCKS,
    initialise: block(initialiseStores(lowering, initial, folded)),
    ...Object.fromEntries(stepBlocks),
    onPre: block(deliveries.onPre),
    onPost: block(deliveries.onPost),
    couple: block(couplingStores(context)),
    record: block(record),
  };
  const counts = [...deliveries.onPre, ...deliveries.onPost].some(
    ({ target }) => target.kind === 'column' && target.column === DELIVERIES,
  );
  const read = symbolsReadBy(Object.values(blocks));
  return {
    model: model.name,
    method: integrator.name,
    driver: parts?.driver ?? { kind: 'fixed' },
    arithmetic: options.arithmetic,
    pool: lowering.pool,
    columns: [
      ...columnsOf(lowering, initial, folded, memories).flatMap((column) =>
        ownColumn(column, synapse, varying, meanings, classes),
      ),
      ...groups.map(({ column, per }): Column => memory(column, 'steps', per === 'synapse' ? 'cell' : per)),
      ...(counts ? [memory(DELIVERIES, '1', 'cell')] : []),
      ...(parts?.columns ?? []),
    ],
    tables: [...tablesOf(lowering, initial), ...(parts?.tables ?? [])],
    records: options.records,
    symbols: new Map([...lowering.symbols.meanings()].filter(([name]) => read.has(name))),
    blocks,
    timeUnit: timeUnitText(lowering),
  };
}

function memory(name: string, unit: string, variability: Column['variability']): Column {
  return { name, purpose: 'memory', variability, unit, initial: 0, isGiven: false };
}

/** A column as a projection has it; none for what is a column of a cell at an end. */
function ownColumn(
  column: Column,
  { model, ends }: CheckedSynapse,
  varying: ReadonlySet<string>,
  meanings: ReadonlyMap<string, unknown>,
  classes: readonly StateClass[],
): readonly Column[] {
  if (meanings.has(column.name)) return [];
  const degree = ends.find(({ name }) => name === column.name);
  if (degree !== undefined) return [{ ...column, variability: degree.end }];
  if (column.purpose === 'input') {
    // A signal is one number for all; so is a default, unless it follows from what differs.
    const drive = model.inputs.find(({ name }) => name === column.name)?.drive;
    const isVarying = partsRead(model, drive === undefined ? [] : [drive]).some(
      (part) => part.kind === 'draw' || (part.kind === 'reference' && varying.has(part.name)),
    );
    return [isVarying ? column : { ...column, variability: 'population' }];
  }
  const per = classes.find(({ state }) => state === column.name)?.per ?? 'synapse';
  return [per === 'synapse' ? column : { ...column, variability: per }];
}

/** Returns the model as it is stepped: of the states only those that are clock-driven have equations. */
export function steppedPart({ model }: CheckedSynapse, classes: readonly StateClass[]): CheckedModel {
  const isClockDriven = new Set(
    classes.flatMap(({ state, changes }) => (changes === 'clock-driven' ? [state] : [])),
  );
  return {
    ...model,
    states: model.states.map((state): State => {
      if (isClockDriven.has(state.name)) return state;
      const { derivative, ...still } = state;
      return still;
    }),
  };
}

/** Whether there is anything to do in a step. */
export function isStepped({ states, stepHandlers }: CheckedModel): boolean {
  return stepHandlers.length > 0 || states.some(({ derivative }) => derivative !== undefined);
}
