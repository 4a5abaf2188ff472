/** What components count time in. */
import { ONE, parseDecimal } from '../base/rational.ts';
import { badSchedule } from '../diagnostics/codes/events.ts';
import type { TimeUnitSyntax } from '../syntax/statement-tree.ts';
import { sameDimension, TIME } from '../units/dimension.ts';
import { namedUnit, ONE_UNIT, type Unit } from '../units/unit.ts';
import type { Instance } from './instance.ts';
import type { ModelTable } from './model-table.ts';
import { readUnit } from './read-unit.ts';

const MILLISECOND: Unit = namedUnit('ms') ?? ONE_UNIT;

/** Returns what results count time in, where no `time unit` says it: the first unit of time that is written, else ms. */
export function resultTimeUnit(units: readonly Unit[]): Unit {
  return units.find(({ dimension }) => sameDimension(dimension, TIME)) ?? MILLISECOND;
}

/** Returns the unit of each `time unit` statement; a wrong one is reported, and taken for `1 ms`. */
export function readTimeUnits({ instances, report }: ModelTable): ReadonlyMap<Instance, Unit> {
  const units = new Map<Instance, Unit>();
  for (const instance of instances) {
    const { timeUnit } = instance;
    if (timeUnit !== undefined) units.set(instance, readTimeUnit(timeUnit, report));
  }
  return units;
}

function readTimeUnit({ value }: TimeUnitSyntax, report: ModelTable['report']): Unit {
  let isTold = false;
  if (value.kind === 'quantity') {
    const unit = readUnit(value.unit, (diagnostic) => {
      isTold = true;
      report(diagnostic);
    });
    const number = parseDecimal(value.text);
    const isOne = number?.numerator === ONE.numerator && number.denominator === ONE.denominator;
    if (unit !== undefined && isOne && sameDimension(unit.dimension, TIME)) return unit;
  }
  if (!isTold) {
    const message = '`time unit` takes 1 of a unit of time.';
    report(badSchedule({ message, span: value.span, hint: 'write `time unit 1 ms`.' }));
  }
  return MILLISECOND;
}
