import { toNumber } from '../base/rational.ts';
import type { RunResult } from '../simulate/run-result.ts';
import { secondsOf } from '../simulate/time-grid.ts';
import { namedUnit } from '../units/unit.ts';

/** Returns when a run ended, in the unit of its times: its last sample may lie before that, by less than one interval. */
export function runEnd({ times, timeUnit, dt, meta }: RunResult): number {
  const last = times.at(-1) ?? 0;
  const [own, written] = [namedUnit(timeUnit), namedUnit(dt.unit)];
  if (own === undefined || written === undefined || times.length === 0) return last;
  const step = dt.value * (toNumber(secondsOf(written)) / toNumber(secondsOf(own)));
  const end = Number((step * meta.steps).toPrecision(12));
  return end > last + step / 2 ? end : last;
}
