/** What the cells of a population are given before a run: what its block sets, one number for all cells or one for each. */
import type { Rational } from '../../base/rational.ts';
import { CELL_NUMBER, isCellParameter } from '../../check/cell-numbers.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import { drawsRandomly } from '../../check/draws-randomly.ts';
import type { CheckedPopulation } from '../../check/network/checked-network.ts';
import { circularSettings, notAValue } from '../../diagnostics/codes/run/settings.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { SEED } from '../../runtime/draws.ts';
import { type CellValue, findCell } from '../cell-value.ts';
import { checkValues, findMissing } from '../check-values.ts';
import { findDerivedOutside } from '../derived-ranges.ts';
import { RunConstants } from '../run-constants.ts';
import { settingOrder } from '../setting-order.ts';
import { findPartOfSteady } from '../steady-settings.ts';
import { cellNumbers } from './cell-places.ts';

export interface PopulationValues {
  /** Numbers for slots, in the model's units. */
  readonly given: ReadonlyMap<string, CellValue>;
  /** What parameters are, given or not. */
  readonly constants: RunConstants;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns what the block of a population comes to, and every mistake in that. `seed` is that of the population. */
export function* populationValuesInPieces(
  { name, model, settings, shape, cells, signals, synapticInputs }: CheckedPopulation,
  seed: number,
  dt: Rational,
): Generator<undefined, PopulationValues> {
  const known = new Map<string, CellValue>([[SEED, seed], ...cellNumbers(shape, cells)]);
  const driven = [...settings.map(({ target }) => target), ...signals.map(({ input }) => input)];
  // What synapses alone drive is 0 without them.
  const named = new Set([...driven, ...synapticInputs]);
  const missing = [...findMissing(model, named), ...findPartOfSteady(model, named)];
  const expressions = new Map<string, readonly CheckedExpression[]>(
    settings.map(({ target, value }) => [target, [value]]),
  );
  const listed = new Map(
    settings.flatMap((each) => (each.listed === undefined ? [] : [[each.target, each.listed] as const])),
  );
  const order = settingOrder(model, expressions, new Set(known.keys()));
  const failed = (diagnostics: readonly Diagnostic[]): PopulationValues => ({
    given: new Map(),
    constants: new RunConstants(model, known, dt),
    diagnostics,
  });
  if ('cycle' in order) {
    const { cycle } = order;
    const span = settings.find(({ target }) => cycle.includes(target))?.value.span;
    return failed([...missing, circularSettings({ cycle, span })]);
  }
  const rest = settings.map(({ target }) => target).filter((target) => !order.order.includes(target));
  const problems: Diagnostic[] = [...missing];
  for (const target of [...order.order, ...rest]) {
    const constants = new RunConstants(model, known, dt);
    for (const value of expressions.get(target) ?? []) {
      const found = listed.get(target) ?? (yield* constants.valueInPieces(value)) ?? Number.NaN;
      const bad = findCell(found, Number.isNaN);
      if (bad === undefined) known.set(target, found);
      else {
        const cell = typeof found === 'number' ? undefined : bad;
        problems.push(notAValue({ name: `${name}.${target}`, span: value.span, cell }));
      }
    }
  }
  if (hasErrors(problems)) return failed(problems);
  const inModel = new Set(model.parameters.map((parameter) => parameter.name));
  const isModelRandom = drawsRandomly(model);
  const isGiven = (each: string): boolean => {
    if (each === SEED) return isModelRandom;
    return !isCellParameter(each) || inModel.has(each) || (each === CELL_NUMBER && isModelRandom);
  };
  const given = new Map([...known].filter(([each]) => isGiven(each)));
  problems.push(...checkValues(model, given));
  if (!hasErrors(problems)) problems.push(...findDerivedOutside(model, given, dt));
  // Draws of parameters go by the numbers of cells, whether the code needs them or not.
  return { given, constants: new RunConstants(model, known, dt), diagnostics: problems };
}
