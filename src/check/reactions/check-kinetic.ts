/** The units of a kinetic scheme: what each rate constant must be follows from the states that react. */
import {
  DIMENSIONLESS,
  type Dimension,
  divideDimensions,
  multiplyDimensions,
  PER_TIME,
  sameDimension,
} from '../../units/dimension.ts';
import { unitTextFor } from '../../units/unit-text.ts';
import type { ContextOf } from '../check-entity.ts';
import { fitValue } from '../check-value.ts';
import { mistaken } from '../checked-value.ts';
import type { Entity, KineticFit } from '../instance.ts';
import type { Known, ModelTable } from '../model-table.ts';
import { checkNumber } from '../operand.ts';
import type { Checked } from '../scope.ts';
import { resultTimeUnit } from '../time-units.ts';
import { unitWords } from '../unit-words.ts';

/** Returns the names whose units must be known before the value can be checked. */
export function unitsNeeded({ fits }: Entity, table: ModelTable): readonly string[] {
  if (typeof fits !== 'object' || fits.kind === 'sum') return [];
  // Of first order, a constant is one per time whatever its states are.
  if (fits.kind === 'constant' && fits.leaves.length === 1) return [];
  return fits.states.filter((state) => !table.units.has(state));
}

/** Returns the dimension of a state, as far as it is known. */
export function dimensionOf(name: string, table: ModelTable): Dimension | undefined {
  return (table.units.get(name) ?? table.known.get(name))?.dimension;
}

/** Returns what is known of a rate constant, of the rate of a reaction, or of the sum of states at equilibrium. */
export function checkKinetic(
  entity: Entity,
  fits: KineticFit,
  table: ModelTable,
  contextOf: ContextOf,
): Known {
  const { value, about: what = '' } = entity;
  if (value === undefined) return { type: 'number', dimension: undefined, reads: 0, checked: undefined };
  const { syntax } = value;
  const isSum = fits.kind === 'sum';
  const context = contextOf(value, isSum ? 'initial' : 'equation', what);
  const found = fits.states.map((state) => dimensionOf(state, table));
  const dimensions = found.filter((dimension) => dimension !== undefined);
  const [state] = dimensions;
  const isFirstOrder = fits.kind === 'constant' && fits.leaves.length === 1;
  const isKnown = isSum || isFirstOrder || (state !== undefined && dimensions.length === found.length);
  const isOne = state === undefined || dimensions.every((dimension) => sameDimension(dimension, state));
  const asKnown = (each: Checked): Known => ({
    type: 'number',
    dimension: each.dimension,
    reads: each.reads,
    checked: each,
  });
  // States of several dimensions are told of once, by the rule `reactions-fit`.
  if (!isKnown || (!isOne && !isFirstOrder)) return asKnown(mistaken(syntax.span));
  const checked = checkNumber(syntax, context, what);
  const wanted = wantedOf(fits, state, table, context.timeUnit !== undefined);
  if (wanted === undefined) return asKnown(checked);
  const fitsAsItIs =
    checked.dimension === undefined || checked.isFlexible || sameDimension(checked.dimension, wanted);
  if (fitsAsItIs) return asKnown({ ...checked, dimension: checked.dimension && wanted });
  const receiver = {
    what,
    dimension: wanted,
    unit: unitText(wanted, fits.states, table),
    declared: undefined,
    hint: hintFor(fits, table, context.timeUnit !== undefined),
  };
  return asKnown(fitValue(checked, syntax, receiver, context));
}

/** Returns a unit in those of the states. */
function unitText(dimension: Dimension, states: readonly string[], table: ModelTable): string {
  const declared = states.map((state) => table.units.get(state)).filter((unit) => unit !== undefined);
  return unitTextFor(dimension, [...declared, resultTimeUnit([...table.units.values()])]);
}

/** Why a constant must have its unit. */
function hintFor(fits: KineticFit, table: ModelTable, isPlainTime: boolean): string | undefined {
  const [first] = fits.states;
  const state = first === undefined ? undefined : dimensionOf(first, table);
  if (fits.kind !== 'constant' || first === undefined || state === undefined) return undefined;
  const names = fits.leaves.map((name) => table.entities.get(name)?.declared.text ?? name);
  const rate = isPlainTime ? state : multiplyDimensions(state, PER_TIME);
  const unit = unitWords(unitText(rate, fits.states, table));
  return names.length === 0
    ? `it is the rate at which \`${table.entities.get(first)?.declared.text ?? first}\` is made, ${unit}.`
    : `times \`${names.join(' * ')}\` it is the rate, which must be ${unit}.`;
}

/** What the value must be; undefined where anything will do. */
function wantedOf(
  fits: KineticFit,
  state: Dimension | undefined,
  table: ModelTable,
  isPlainTime: boolean,
): Dimension | undefined {
  if (fits.kind === 'sum') return state;
  if (fits.kind === 'rate of reaction' || (state === undefined && fits.leaves.length !== 1)) return undefined;
  // What it leaves, times it, is one state per time; with `time unit`, times are numbers.
  let wanted = isPlainTime ? DIMENSIONLESS : PER_TIME;
  if (fits.leaves.length === 1) return wanted;
  if (state !== undefined) wanted = multiplyDimensions(wanted, state);
  for (const name of fits.leaves) {
    const dimension = dimensionOf(name, table);
    if (dimension === undefined) return undefined;
    wanted = divideDimensions(wanted, dimension);
  }
  return wanted;
}
