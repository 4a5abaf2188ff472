/** Values of cells, set between runs: as they are now, not as they began. */
import { known } from '../../../base/invariant.ts';
import type { CheckedModel } from '../../../check/checked-model.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedSetting,
} from '../../../check/network/checked-network.ts';
import { notAValue } from '../../../diagnostics/codes/run/settings.ts';
import { notScripted } from '../../../diagnostics/codes/script.ts';
import { type Diagnostic, hasErrors } from '../../../diagnostics/diagnostic.ts';
import { SEED } from '../../../runtime/draws.ts';
import { seedOf } from '../../../runtime/network/seed-of.ts';
import { columnView, fillPadding, type Population } from '../../../runtime/population.ts';
import { type CellValue, findCell } from '../../cell-value.ts';
import { checkValues } from '../../check-values.ts';
import { findDerivedOutside } from '../../derived-ranges.ts';
import { RunConstants } from '../../run-constants.ts';
import { cellNumbers } from '../cell-places.ts';
import { stepOf } from '../network-grid.ts';
import { computeAgain, derivedFrom, followSynapses } from './follow-parameters.ts';
import { holdPresent, presentOf } from './present.ts';
import { builtIn, prepareAgain } from './set-values.ts';
import { noteOwn, projectionOf, type Started } from './started.ts';

/**
 * Sets a state, a parameter or an input of cells to what an expression comes to, which reads parameters as they are now. Parameters
 * that follow from it follow, in synapses too; states stay what they are at this moment. Returns what is wrong; then nothing is set.
 */
export function setCells(
  started: Started,
  { projections }: CheckedNetwork,
  population: CheckedPopulation,
  setting: CheckedSetting,
): readonly Diagnostic[] {
  const { built, plan } = started;
  const { name, model, shape, cells: count, settings } = population;
  const { target } = setting;
  const { network } = built;
  const running = known(
    network.populations.find((each) => each.name === name),
    name,
  );
  const { cells } = running;
  const own = started.own.get(name) ?? new Set<string>();
  const isOwn = (each: string): boolean =>
    each === target || own.has(each) || settings.some((declared) => declared.target === each);
  const parameters = model.parameters.map((parameter) => parameter.name);
  const dt = stepOf(plan.grid, model.system);
  const ofCells: readonly (readonly [string, CellValue])[] = [
    [SEED, seedOf(plan.seed, name)],
    ...cellNumbers(shape, count),
  ];
  const { given: declared } = known(built.populations.get(name), name).values;
  const now = new Map<string, CellValue>([...declared, ...ofCells]);
  for (const each of new Set([...parameters, ...declared.keys()])) {
    const found = numbersOf(cells, each);
    if (found !== undefined) now.set(each, found);
  }
  const value = setting.listed ?? new RunConstants(model, now, dt).valueOf(setting.value) ?? Number.NaN;
  const bad = findCell(value, Number.isNaN);
  if (bad !== undefined) {
    const cell = typeof value === 'number' ? undefined : bad;
    return [notAValue({ name: `${name}.${target}`, span: setting.value.span, cell })];
  }
  const given = new Map(declared);
  for (const each of parameters) {
    const found = isOwn(each) ? now.get(each) : undefined;
    if (found !== undefined) given.set(each, found);
  }
  given.set(target, value);
  const problems = checkValues(model, given);
  const wrong = hasErrors(problems) ? problems : findDerivedOutside(model, given, dt);
  if (hasErrors(wrong)) return wrong;

  const isParameter = parameters.includes(target);
  const touched = isParameter
    ? projections.filter(
        ({ from, to, synapse }) =>
          (from === name || to === name) &&
          synapse.ends.some(({ of }) => of.kind === 'value' && of.to === 'parameter'),
      )
    : [];
  const held = touched.map((checked) => {
    const { projection, classes } = projectionOf(started, checked.name);
    return { checked, projection, classes, was: presentOf(projection, classes, network.step) };
  });
  const problem = setColumnOf(cells, model, name, target, value);
  if (problem !== undefined) return [problem];
  if (isParameter) noteOwn(started, name, target);
  const derived = derivedFrom(model, [target], isOwn);
  if (derived.length > 0)
    computeAgain(cells, derived, new RunConstants(model, new Map([...ofCells, ...given]), dt));
  prepareAgain(cells);
  for (const { checked, projection, classes, was } of held) {
    const changed = checked.synapse.ends.flatMap(({ name: read, end, of }) =>
      of.kind === 'value' &&
      (end === 'pre' ? checked.from : checked.to) === name &&
      [target, ...derived].includes(of.name)
        ? [read]
        : [],
    );
    followSynapses(started, checked, changed);
    prepareAgain(projection.synapses);
    holdPresent(projection, classes, network.step, was);
  }
  return [];
}

/** Returns what a column holds: one number for all cells, or one for each; undefined where there is none. */
function numbersOf(cells: Population, name: string): CellValue | undefined {
  const column = cells.model.storage.columns.find((each) => each.name === name);
  if (column === undefined) return undefined;
  const view = columnView(cells, name);
  return column.variability === 'cell' ? view.slice() : view[0];
}

/** Sets a column, if there is one: a state that nothing reads has none. Returns what cannot be. */
function setColumnOf(
  cells: Population,
  model: CheckedModel,
  of: string,
  name: string,
  value: CellValue,
): Diagnostic | undefined {
  const column = cells.model.storage.columns.find((each) => each.name === name);
  if (column === undefined) return builtIn(model, of, name);
  const view = columnView(cells, name);
  if (typeof value === 'number') view.fill(value);
  else if (column.variability === 'cell') view.set(value);
  else if (value.every((each) => Object.is(each, value[0]))) view.fill(value[0] ?? Number.NaN);
  else {
    const problem = `\`${name}\` of \`${of}\` is one number for all cells`;
    const hint = `give each cell its own when the population is declared, \`{ ${name}: […] }\`; then it can be set so.`;
    return notScripted({ problem, hint });
  }
  fillPadding(cells);
  return undefined;
}
