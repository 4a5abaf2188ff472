/**
 * Steps of cells that read functions over cells: what each gives to them, and what they come to, in columns. Which are needed
 * when follows from who reads them.
 */
import { known } from '../base/invariant.ts';
import { expressionText } from '../check/expression-text.ts';
import type { Expression } from '../expr/expression.ts';
import type { Column, Role, Store } from '../ir/program.ts';
import {
  type CellReduction,
  type CoupledDriver,
  type Driver,
  FIXED,
  nextColumn,
  WORK,
} from '../runtime/driver.ts';
import { systemUnitText } from '../units/unit-text.ts';
import { attemptStores } from './attempt.ts';
import { comment } from './comment.ts';
import type { Environment } from './environment.ts';
import { equationSystem, onGrid } from './equation-system.ts';
import { type EventStores, eventStores, integratedEnvironment, type MemoryStore } from './event.ts';
import { storesApart } from './integrated-apart.ts';
import type { Integrator } from './integrators/integrator.ts';
import { iteratedParts } from './iterated.ts';
import type { Lowering } from './lowering.ts';
import { type Gathering, operandColumn, overCellsRead, resultColumn } from './over-cells-columns.ts';
import { toColumn, workColumn } from './work-columns.ts';

export interface CoupledParts {
  readonly driver: Driver;
  readonly sampled: readonly CellReduction[];
  readonly blocks: Partial<Readonly<Record<Role, readonly Store[]>>>;
  readonly memories: readonly MemoryStore[];
  readonly columns: readonly Column[];
}

/** How cells are integrated, each by itself. */
type Integration = Pick<CoupledParts, 'blocks' | 'memories' | 'columns'> & Pick<CoupledDriver, 'integration'>;

/**
 * Returns the steps of the cells; `record` is what samples read. Where nothing but samples reads functions over cells, steps
 * are those of cells that are each by itself.
 */
export function coupledParts(
  lowering: Lowering,
  integrator: Integrator,
  kind: 'fixed' | 'iterated',
  start: Environment,
  record: readonly Store[],
): CoupledParts {
  const integration = integrationOf(lowering, integrator, kind, start);
  const after = integratedEnvironment(lowering, start, { isIntegratedApart: true });
  const integrated = gathered(lowering, storesOf(integration), 'integrated', after);
  const gatherNext = operandStores(lowering, integrated);
  const atStart = gathered(lowering, [...storesOf(integration), ...gatherNext], 'start', start);
  const sampled = gathered(lowering, record, 'start', start);
  const isCoupled = atStart.length > 0 || integrated.length > 0;
  const gather = operandStores(lowering, [...atStart, ...sampled]);
  const columns = [
    ...integration.columns,
    ...gatheredColumns(lowering, [...atStart, ...sampled, ...integrated]),
    ...(isCoupled ? PROGRESS : []),
  ];
  const driver: CoupledDriver = {
    kind: 'coupled',
    integration: integration.integration,
    atStart: reductionsOf(atStart),
    integrated: reductionsOf(integrated),
  };
  return {
    driver: isCoupled ? driver : driverOfCells(driver),
    sampled: reductionsOf(sampled),
    blocks: { ...integration.blocks, gather, gatherNext },
    memories: integration.memories,
    columns,
  };
}

/** Returns what samples need of other cells, where cells step each by itself whatever the driver. */
export function sampledParts(
  lowering: Lowering,
  start: Environment,
  record: readonly Store[],
): Pick<CoupledParts, 'sampled' | 'blocks' | 'columns'> {
  const sampled = gathered(lowering, record, 'start', start);
  return {
    sampled: reductionsOf(sampled),
    blocks: { gather: operandStores(lowering, sampled) },
    columns: gatheredColumns(lowering, sampled),
  };
}

const PROGRESS = [WORK.phase, WORK.phaseStep, WORK.phaseCell].map(
  (name): Column => ({ ...workColumn(name), variability: 'population' }),
);

function driverOfCells({ integration }: CoupledDriver): Driver {
  return integration.kind === 'iterated' ? integration : FIXED;
}

function storesOf({ blocks, memories }: Pick<Integration, 'blocks' | 'memories'>): readonly Store[] {
  return [...Object.values(blocks).flat(), ...memories.map(({ store }) => store)];
}

// ── Integration ────────────────────────────────────────────────────────────────────────────────────────

function integrationOf(
  lowering: Lowering,
  integrator: Integrator,
  kind: 'fixed' | 'iterated',
  start: Environment,
): Integration {
  if (kind === 'iterated') {
    const { driver, ...parts } = iteratedParts(lowering, integrator, start);
    return { ...parts, integration: driver };
  }
  const event = eventStores(lowering, start);
  const waits = readBy(lowering, followingStores(event), 'integrated').size > 0;
  return waits
    ? integratedApart(lowering, integrator, start)
    : integratedWhole(lowering, integrator, start, event);
}

function followingStores({ stores, memories }: EventStores): readonly Store[] {
  return [...stores, ...memories.map(({ store }) => store)];
}

/** Integration and what follows it in one: nothing that follows needs to wait for the other cells. */
function integratedWhole(
  lowering: Lowering,
  integrator: Integrator,
  start: Environment,
  { stores, memories }: EventStores,
): Integration {
  return {
    integration: { kind: 'whole' },
    blocks: { attempt: attemptStores(lowering, integrator, start), event: stores },
    memories,
    columns: [],
  };
}

function integratedApart(lowering: Lowering, integrator: Integrator, start: Environment): Integration {
  const system = equationSystem(lowering, onGrid(lowering, start));
  const { stores, memories } = eventStores(lowering, start, { isIntegratedApart: true });
  return {
    integration: { kind: 'apart' },
    blocks: { attempt: storesApart(lowering, start, integrator.attempt(system), true), event: stores },
    memories,
    columns: lowering.model.states.map(({ name }) => workColumn(nextColumn(name))),
  };
}

// ── Functions over cells ───────────────────────────────────────────────────────────────────────────────

/** A function over cells, as it is taken at one place of the step. */
interface Gathered {
  readonly index: number;
  /** What each cell gives: a number, or a condition. */
  readonly operand: Expression;
  readonly reduction: CellReduction;
}

/** Returns the indices of the functions over cells that the stores read. */
function readBy({ model }: Lowering, stores: readonly Store[], when: Gathering): ReadonlySet<number> {
  return overCellsRead(
    model,
    stores.map(({ value }) => value),
    when,
  );
}

/** Returns the functions that the stores read, and those that these read, in an order in which they can be computed. */
function gathered(
  lowering: Lowering,
  stores: readonly Store[],
  when: Gathering,
  at: Environment,
): readonly Gathered[] {
  const { model, translator } = lowering;
  const overCells = model.overCells ?? [];
  const operands = overCells.map(({ operand }) => translator.translate(operand, at));
  // A state is taken as it is stored, and what several are taken of is stored once.
  const stored = new Set(model.states.map(({ name }) => (when === 'start' ? name : nextColumn(name))));
  const columnOf = (operand: Expression): string =>
    operand.kind === 'symbol' && stored.has(operand.name)
      ? operand.name
      : operandColumn(model, operands.indexOf(operand));
  const reads = operands.map((operand) => overCellsRead(model, [operand], when));
  const wanted = new Set(readBy(lowering, stores, when));
  const levels: number[] = [];
  for (const earlier of reads) {
    levels.push(Math.max(0, ...Array.from(earlier, (index) => known(levels[index], 'level') + 1)));
  }
  for (let index = overCells.length - 1; index >= 0; index--) {
    if (wanted.has(index)) for (const earlier of known(reads[index], 'reads')) wanted.add(earlier);
  }
  return overCells.flatMap(({ reduction: by }, index): readonly Gathered[] => {
    if (!wanted.has(index)) return [];
    const operand = known(operands[index], 'operand');
    const level = known(levels[index], 'level');
    const from = columnOf(operand);
    const isGathered = !stored.has(from);
    const reduction = { by, operand: from, result: resultColumn(model, index, when), isGathered, level };
    return [{ index, operand, reduction }];
  });
}

function reductionsOf(functions: readonly Gathered[]): readonly CellReduction[] {
  return functions.map(({ reduction }) => reduction);
}

/** Returns the stores of what each cell gives, each once. Conditions are 1 or 0. */
function operandStores({ model, pool }: Lowering, functions: readonly Gathered[]): readonly Store[] {
  const gathered = functions.filter(({ reduction }) => reduction.isGathered);
  const byColumn = new Map(gathered.map((each) => [each.reduction.operand, each]));
  return Array.from(byColumn, ([column, { index, operand }]) => {
    const { span, operand: source, reduction } = known(model.overCells?.[index], 'function over cells');
    const value =
      operand.type === 'condition' ? pool.apply('select', operand, pool.number(1), pool.number(0)) : operand;
    const text = comment(`${reduction} over cells of ${expressionText(source, model)}`);
    return { ...toColumn(column, value), comment: text, span };
  });
}

/** Returns the columns of operands and results, each once. */
function gatheredColumns({ model }: Lowering, functions: readonly Gathered[]): readonly Column[] {
  const columns = functions.flatMap(({ index, reduction }): readonly Column[] => {
    const { dimension } = known(model.overCells?.[index], 'function over cells');
    const unit = systemUnitText(model.system, dimension);
    const variability = reduction.by === 'rank' ? 'cell' : 'population';
    const result: Column = { ...workColumn(reduction.result), unit, variability };
    // What is ranked has a unit of its own, which nothing else needs.
    const operand: Column = { ...workColumn(reduction.operand), unit: reduction.by === 'rank' ? '' : unit };
    return reduction.isGathered ? [operand, result] : [result];
  });
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}
