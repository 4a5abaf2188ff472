/** The one grid of a network: the same steps, counted in each model's own unit of time. */
import { known } from '../../base/invariant.ts';
import type { Rational } from '../../base/rational.ts';
import type { CheckedRecord } from '../../check/network/checked-network.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { TimeStep } from '../../runtime/population.ts';
import { namedUnit, type Unit } from '../../units/unit.ts';
import { chooseUnitSystem, toSystemExact, type UnitSystem } from '../../units/unit-system.ts';
import { readTimeGrid, type Timed, type TimeGrid } from '../time-grid.ts';
import type { NetworkRunOptions } from './network-options.ts';

/** The unit of times that a network gives back. */
const NETWORK_TIME: Unit = known(namedUnit('ms'), 'unit of time');

/** Nothing but times is counted in it. */
const TIMED: Timed = { timeUnit: NETWORK_TIME, system: chooseUnitSystem([]) };

const DEFAULT_DURATION = '1 s';
const DEFAULT_STEP = '0.1 ms';

type Times = Pick<NetworkRunOptions, 'for' | 'dt'>;

function withDefaults({ for: duration = DEFAULT_DURATION, dt = DEFAULT_STEP }: Times): Required<Times> {
  return { for: duration, dt };
}

/** Returns the grid that the options describe, or everything that is wrong with it. */
export function networkGrid(options: Times): TimeGrid | readonly Diagnostic[] {
  return readTimeGrid(TIMED, withDefaults(options));
}

/** Returns how many steps lie between samples of a record, or why it cannot be sampled so. */
export function stepsBetween({ every }: CheckedRecord, options: Times): number | readonly Diagnostic[] {
  if (every === undefined) return 1;
  const grid = readTimeGrid(TIMED, { ...withDefaults(options), every: every.text });
  if ('steps' in grid) return grid.every;
  // The text of the interval is part of the network's.
  return grid.map((problem) => ({ ...problem, span: every.span, labels: [] }));
}

/** Returns dt in a model's unit of time. */
export function stepOf({ dt }: TimeGrid, system: UnitSystem): Rational {
  return known(toSystemExact(dt.value, dt.unit, system), 'exact step');
}

/** The same, as the runtime takes it. */
export function timeStepOf(grid: TimeGrid, system: UnitSystem): TimeStep {
  const { numerator, denominator } = stepOf(grid, system);
  return { p: Number(numerator), q: Number(denominator) };
}
