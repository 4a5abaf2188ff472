import { InvariantError, known } from '../base/invariant.ts';
import { listLength } from '../check/list-length.ts';
import { symbolsOf } from '../expr/reachable.ts';
import type { Column, Table } from '../ir/program.ts';
import { CELL_NUMBER, SEED } from '../runtime/draws.ts';
import { type Dimension, makeDimension } from '../units/dimension.ts';
import { systemUnitText } from '../units/unit-text.ts';
import { datesTable, datingLists } from './dates-table.ts';
import type { MemoryStore } from './event.ts';
import type { InitialValues } from './initial-values.ts';
import type { Lowering } from './lowering.ts';

const TIME = makeDimension({ s: 1 });

/** The unit that the clock counts in. */
export function timeUnitText({ model }: Lowering): string {
  return systemUnitText(model.system, TIME);
}

/** Returns the columns of parameters that are slots, stored inputs, states and memories, in this order. */
export function columnsOf(
  lowering: Lowering,
  initial: InitialValues,
  folded: ReadonlySet<string>,
  memories: readonly MemoryStore[],
): readonly Column[] {
  const { model, options } = lowering;
  const given = new Set(options.given);
  const unit = unitTexts(lowering);
  const variesByCell = cellParameters(lowering, initial);
  const inputs = model.inputs.filter(({ name }) => initial.inputs.has(name));
  const unitOfInput = (name: string): string =>
    unit(
      known(
        model.inputs.find((input) => input.name === name),
        `input ${name}`,
      ).dimension,
    );
  const memoryUnit = (of: MemoryStore['unit']): string => {
    if (typeof of === 'object') return unitOfInput(of.ofInput);
    return of === 'time' ? timeUnitText(lowering) : of;
  };
  return [
    ...model.parameters
      .filter(({ name }) => !folded.has(name))
      .map(
        ({ name, dimension, value }): Column => ({
          name,
          purpose: 'parameter',
          variability: variesByCell.has(name) ? 'cell' : 'population',
          unit: unit(dimension),
          isGiven: given.has(name) || value === undefined,
        }),
      ),
    ...inputs.map(
      ({ name, dimension, drive }): Column => ({
        name,
        purpose: 'input',
        variability: 'cell',
        unit: unit(dimension),
        isGiven: given.has(name) || drive === undefined,
      }),
    ),
    ...model.states.map(
      ({ name, dimension }): Column => ({
        name,
        purpose: 'state',
        variability: 'cell',
        unit: unit(dimension),
        isGiven: given.has(name),
      }),
    ),
    ...memories.map(
      ({ column, initial: value, unit: of }): Column => ({
        name: column,
        purpose: 'memory',
        variability: 'cell',
        unit: memoryUnit(of),
        initial: value,
        isGiven: false,
      }),
    ),
    ...drawColumns(lowering),
  ];
}

/** What random numbers are functions of, where there are any. Nothing needs to be set: both are 0 at first. */
function drawColumns({ model, symbols }: Lowering): readonly Column[] {
  const isRead = (name: string): boolean => symbols.meanings().has(name);
  // A stimulus may read the number of the cell as a parameter.
  const isParameter = model.parameters.some(({ name }) => name === CELL_NUMBER);
  const common = { purpose: 'setting', unit: '1', isGiven: true } as const;
  return [
    ...(isRead(SEED) ? [{ ...common, name: SEED, variability: 'population' } as const] : []),
    ...(isRead(CELL_NUMBER) && !isParameter
      ? [{ ...common, name: CELL_NUMBER, variability: 'cell' } as const]
      : []),
  ];
}

/** Returns the tables, one for all cells: the lists, and the grid points of those that are times of events. */
export function tablesOf(lowering: Lowering, initial: InitialValues): readonly Table[] {
  const unit = unitTexts(lowering);
  const variesByCell = cellParameters(lowering, initial);
  const varying = [...symbolsOf(initial.lists.flat())].find((name) => variesByCell.has(name));
  if (varying !== undefined) throw new InvariantError(`a list reads ${varying}, which varies between cells`);
  const { lists } = lowering.model;
  const dates = [...datingLists(lowering.model)].map((index): Table => {
    const list = known(lists[index], `list ${index}`);
    const { name } = list;
    return { name: datesTable(name), length: listLength(list), unit: 'steps', isGiven: false, datesOf: name };
  });
  return [
    ...lists.map((list) => ({
      name: list.name,
      length: listLength(list),
      unit: unit(list.dimension),
      isGiven: list.given !== undefined,
    })),
    ...dates,
  ];
}

/** Parameters that are said to vary between cells, and those that follow from given ones that do. */
function cellParameters({ options }: Lowering, { parameters }: InitialValues): ReadonlySet<string> {
  const varying = new Set([...options.perCell, CELL_NUMBER]);
  for (const [name, value] of parameters) {
    for (const read of symbolsOf([value])) if (varying.has(read)) varying.add(name);
  }
  return varying;
}

/** Returns a function that gives a dimension's unit in the model's system; it remembers them. */
function unitTexts({ model }: Lowering): (dimension: Dimension) => string {
  const texts = new Map<string, string>();
  return (dimension) => {
    const text = texts.get(dimension.key) ?? systemUnitText(model.system, dimension);
    texts.set(dimension.key, text);
    return text;
  };
}
