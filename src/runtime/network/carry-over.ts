/**
 * A network that has more in it takes the place of one that runs: whatever both have moves, by name. What is new stays as it was
 * made: cells and synapses that begin now.
 */
import { columnView, fillPadding, type Population, tableView } from '../population.ts';
import type { Network } from './network.ts';
import { copyHistory } from './replace-synapses.ts';

/** Moves numbers, spikes on their way and counts. Both are initialised; the old one is not to be used any more. */
export function carryOver(from: Network, to: Network): void {
  to.step = from.step;
  to.hash.set(from.hash);
  for (const { name, cells, history, statistics } of to.populations) {
    const old = from.populations.find((each) => each.name === name);
    if (old === undefined) continue;
    moveNumbers(old.cells, cells);
    copyHistory(old.history, history, from.step);
    statistics.spikes = old.statistics.spikes;
    for (const kept of ['last', 'intervals', 'means', 'squares'] as const)
      statistics[kept].set(old.statistics[kept]);
  }
  for (const { name, cells } of to.signals) {
    const old = from.signals.find((each) => each.name === name);
    if (old !== undefined) moveNumbers(old.cells, cells);
  }
  for (const projection of to.projections) {
    const old = from.projections.find((each) => each.name === projection.name);
    if (old === undefined) continue;
    projection.deliveries = old.deliveries;
    moveNumbers(old.synapses, projection.synapses);
  }
}

/** What only one of them stores, as an input that synapses add to now, is what it is at the start. */
function moveNumbers(from: Population, to: Population): void {
  const kept = new Map(from.model.storage.columns.map(({ name, variability }) => [name, variability]));
  for (const { name, variability } of to.model.storage.columns) {
    if (kept.get(name) !== variability) continue;
    const [source, target] = [columnView(from, name), columnView(to, name)];
    if (source.length === target.length) target.set(source);
  }
  const tables = new Map(from.model.storage.tables.map(({ name, length }) => [name, length]));
  for (const { name, length } of to.model.storage.tables)
    if (tables.get(name) === length) tableView(to, name).set(tableView(from, name));
  fillPadding(to);
}
