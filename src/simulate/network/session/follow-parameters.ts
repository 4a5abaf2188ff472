/** Parameters that follow from others: `param c = 2 * b` is computed anew when b is set, unless c was given or set itself. */
import { known } from '../../../base/invariant.ts';
import { CELL_NUMBER } from '../../../check/cell-numbers.ts';
import type { CheckedModel } from '../../../check/checked-model.ts';
import type { CheckedProjection } from '../../../check/network/checked-network.ts';
import { everyPart } from '../../../check/operands.ts';
import { SEED } from '../../../runtime/draws.ts';
import { sourcesOf } from '../../../runtime/network/orders-of-synapses.ts';
import type { Projection } from '../../../runtime/network/projection.ts';
import { seedOf } from '../../../runtime/network/seed-of.ts';
import { columnView, fillPadding, type Population } from '../../../runtime/population.ts';
import type { CellValue } from '../../cell-value.ts';
import { RunConstants } from '../../run-constants.ts';
import { projectionOf, type Started } from './started.ts';

/** Returns the parameters that follow from some, in the order of the model. `isOwn`: what was given a value of its own. */
export function derivedFrom(
  { parameters, definitions }: CheckedModel,
  changed: readonly string[],
  isOwn: (name: string) => boolean,
): readonly string[] {
  const reached = new Set(changed);
  const sources = [...definitions, ...parameters.filter(({ name }) => !isOwn(name))];
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const { name, value } of sources) {
      if (value === undefined || reached.has(name)) continue;
      const parts = everyPart([value]);
      if (parts.some((part) => part.kind === 'reference' && reached.has(part.name))) reached.add(name);
    }
  }
  return parameters.flatMap(({ name }) => (reached.has(name) && !changed.includes(name) ? [name] : []));
}

/** Computes parameters anew that follow from others, in their columns. `constants`: of all that does not follow. */
export function computeAgain(
  cells: Population,
  names: readonly string[],
  constants: Pick<RunConstants, 'atStart'>,
): void {
  for (const { name, variability } of cells.model.storage.columns) {
    if (!names.includes(name)) continue;
    const found = constants.atStart(name);
    const view = columnView(cells, name);
    if (typeof found === 'number') view.fill(found);
    else if (variability === 'cell') view.set(found);
    else view.fill(found[0] ?? Number.NaN);
  }
  fillPadding(cells);
}

/** The same of synapses. `changed`: names of the model of the synapse, `post.b` among them. */
export function followSynapses(
  started: Started,
  checked: CheckedProjection,
  changed: readonly string[],
): void {
  const { model, ends } = checked.synapse;
  const { projection } = projectionOf(started, checked.name);
  const own = started.own.get(checked.name);
  const given = new Set(checked.values.map(({ target }) => target));
  const isOwn = (name: string): boolean => given.has(name) || own?.has(name) === true;
  const names = derivedFrom(model, changed, isOwn);
  if (names.length === 0) return;
  const { topology, numbers } = projection;
  const values = new Map<string, CellValue>([
    [SEED, seedOf(checked.seed ?? started.plan.seed, checked.name)],
    [CELL_NUMBER, Float64Array.from({ length: topology.synapses }, (_, n) => numbers?.[n] ?? n)],
  ]);
  for (const { name, value } of model.parameters) {
    const end = ends.find((each) => each.name === name);
    const found =
      end !== undefined
        ? ofEnd(projection, end)
        : isOwn(name) || value === undefined
          ? ofSynapses(projection, name)
          : undefined;
    if (found !== undefined) values.set(name, found);
  }
  computeAgain(projection.synapses, names, new RunConstants(model, values));
}

/** Returns the numbers of a column: one for all synapses, or one for each. */
function ofSynapses({ synapses, topology }: Projection, name: string): CellValue | undefined {
  const column = synapses.model.storage.columns.find((each) => each.name === name);
  if (column === undefined) return undefined;
  const view = columnView(synapses, name);
  switch (column.variability) {
    case 'population':
      return view[0];
    case 'cell':
      return view.slice();
    case 'pre':
      return Float64Array.from(sourcesOf(topology), (cell) => view[cell] ?? Number.NaN);
    case 'post':
      return Float64Array.from(topology.targets, (cell) => view[cell] ?? Number.NaN);
  }
}

/** Returns what synapses read of their cells and of how these are connected, as far as it is constant in a run. */
function ofEnd(
  projection: Projection,
  { name, end, of }: CheckedProjection['synapse']['ends'][number],
): CellValue | undefined {
  if (of.kind === 'degree') return ofSynapses(projection, name);
  const { cells } = end === 'pre' ? projection.from : projection.to;
  if (!cells.model.storage.columns.some((column) => column.name === of.name)) return undefined;
  const view = columnView(cells, of.name);
  if (view.length !== cells.layout.cells) return known(view[0], of.name);
  const { topology } = projection;
  const places = end === 'pre' ? sourcesOf(topology) : topology.targets;
  return Float64Array.from(places, (cell) => view[cell] ?? Number.NaN);
}
