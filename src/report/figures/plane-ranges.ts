/** What part of a plane is looked at where no run says: where it begins, where it stands still, where nullclines are. */
import { findEquilibria } from '../../analysis/equilibria.ts';
import { localEquations } from '../../analysis/local-equations.ts';
import { known } from '../../base/invariant.ts';
import { rational } from '../../base/rational.ts';
import type { State } from '../../check/checked-model.ts';
import { isDimensionless, sameDimension } from '../../units/dimension.ts';
import { namedUnit } from '../../units/unit.ts';
import { toSystemNumber, unitConverter } from '../../units/unit-system.ts';
import type { FrozenModel } from './frozen-model.ts';
import type { Range } from './zero-lines.ts';

/** What is shown beyond the places of interest, of their extent. */
const MARGIN = 0.15;
const MOST_STEPS = 20;

/** Ranges in the model's units. */
interface Plane {
  readonly frozen: FrozenModel;
  /** Of both states, where either stands still or the model begins. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function placesOf(frozen: FrozenModel): Plane['places'] {
  const local = localEquations(frozen.model, frozen.given);
  const found = local === undefined ? [] : findEquilibria(local).found;
  return new Map(
    Array.from(frozen.initial, ([name, initial]) => [
      name,
      [initial, ...found.flatMap(({ values }) => values.get(name) ?? [])],
    ]),
  );
}

/**
 * Returns the value of a state at which an equation is 0 while the other state is held, by secants from its initial
 * value: at the first step where it is linear, as adaptation and recovery mostly are. Undefined where that leads nowhere.
 */
function zeroOf(
  { frozen }: Plane,
  equation: State,
  along: State,
  held: State,
  at: number,
): number | undefined {
  const derivative = known(equation.derivative, `equation of ${equation.name}`);
  const f = (value: number): number =>
    frozen.evaluate(
      derivative,
      new Map([
        [held.name, at],
        [along.name, value],
      ]),
    );
  let a = frozen.initial.get(along.name) ?? 0;
  let b = a + Math.max(Math.abs(a) * 1e-3, 1e-6);
  let [fa, fb] = [f(a), f(b)];
  const scale = Math.abs(fa);
  for (let i = 0; i < MOST_STEPS; i++) {
    if (fa === 0) return a;
    const next = b - (fb * (b - a)) / (fb - fa);
    if (!Number.isFinite(next)) return undefined;
    [a, fa] = [b, fb];
    [b, fb] = [next, f(next)];
    if (Math.abs(fb) <= 1e-9 * scale) return b;
  }
  return undefined;
}

/** Returns the smallest range that holds the values, with room around them; undefined where they are one. */
function around(values: readonly number[]): Range | undefined {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const room = MARGIN * (high - low);
  return high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)) ? [low - room, high + room] : undefined;
}

/** Returns the range of a state that has one of its own: gates, potentials, numbers without a unit. */
function ownRange(plane: Plane, { name, isGate, dimension }: State): Range | undefined {
  if (isGate) return [0, 1];
  const places = plane.places.get(name) ?? [];
  const { system } = plane.frozen.model;
  const mV = known(namedUnit('mV'), 'unit mV');
  if (sameDimension(dimension, mV.dimension)) {
    const [lowest = 0, highest = 0, apart = 0] = [-100, 50, 10].map((value) =>
      toSystemNumber(rational(value), mV, system),
    );
    const [low, high] = [Math.min(...places), Math.max(...places)];
    const half = (high - low) / 2;
    return high - low > apart ? [low - half, high + half] : [Math.min(lowest, low), Math.max(highest, high)];
  }
  if (!isDimensionless(dimension)) return undefined;
  const initial = places[0] ?? 0;
  const reach = 3 * Math.max(Math.abs(initial), 1);
  return [Math.min(initial - reach, ...places), Math.max(initial + reach, ...places)];
}

/** Returns the range of a state from where both nullclines are over the range of the other one. */
function rangeBeside(plane: Plane, state: State, other: State, [low, high]: Range): Range | undefined {
  const ends = [low, (low + high) / 2, high];
  const places = plane.places.get(other.name) ?? [];
  const between = (Math.min(...places) + Math.max(...places)) / 2;
  return around([
    ...(plane.places.get(state.name) ?? []),
    ...ends.flatMap((at) => zeroOf(plane, state, state, other, at) ?? []),
    ...[...places.slice(0, 1), between].flatMap((at) => zeroOf(plane, other, state, other, at) ?? []),
  ]);
}

function aroundStart({ frozen }: Plane, { name }: State): Range {
  const initial = frozen.initial.get(name) ?? 0;
  const reach = 3 * Math.max(Math.abs(initial), 1);
  return [initial - reach, initial + reach];
}

/** Returns what part of the plane of two states is worth a look, each range in the state's own unit. */
export function usualRanges(frozen: FrozenModel, x: State, y: State): readonly [Range, Range] {
  const plane: Plane = { frozen, places: placesOf(frozen) };
  const [ownX, ownY] = [ownRange(plane, x), ownRange(plane, y)];
  const across = ownX ?? (ownY && rangeBeside(plane, x, y, ownY)) ?? around(plane.places.get(x.name) ?? []);
  const xRange = across ?? aroundStart(plane, x);
  const yRange = ownY ?? rangeBeside(plane, y, x, xRange) ?? aroundStart(plane, y);
  const inUnit = ({ unit }: State, [low, high]: Range): Range => {
    const convert = unitConverter(unit, frozen.model.system);
    return [convert(low), convert(high)];
  };
  return [inUnit(x, xRange), inUnit(y, yRange)];
}
