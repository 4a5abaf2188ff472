/** What is good enough. */
import { divide, parseDecimal, type Rational, toNumber } from '../base/rational.ts';
import { nearest } from '../base/suggest.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { readUnit } from '../check/read-unit.ts';
import { notATolerance } from '../diagnostics/codes/compare.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { splitList } from '../simulate/split-list.ts';
import { secondsOf } from '../simulate/time-grid.ts';
import { parseQuantity } from '../syntax/parse-fragments.ts';
import { describeDimension } from '../units/describe-dimension.ts';
import { sameDimension } from '../units/dimension.ts';
import { ONE_UNIT, type Unit } from '../units/unit.ts';
import { fromSystemNumber, toSystemNumber } from '../units/unit-system.ts';
import type { CompareOptions } from './compare-options.ts';

export interface Tolerance {
  /** Of the range of a variable, and of the mean interval between spikes. */
  readonly share: number;
  /** In the model's unit of time; absent: the share. */
  readonly spikes?: number;
  /** In the units of the variables. */
  readonly variables: ReadonlyMap<string, number>;
}

const DEFAULT_SHARE = 0.01;
const SPIKES = 'spikes';

interface Quantity {
  readonly value: Rational;
  readonly unit: Unit;
}

function readQuantity(text: string): Quantity | undefined {
  const { quantity } = parseQuantity({ name: 'tolerance', text });
  const value = quantity && parseDecimal(quantity.text);
  if (quantity === undefined || value === undefined) return undefined;
  if (quantity.unit === undefined) return { value, unit: ONE_UNIT };
  const unit = readUnit(quantity.unit, () => {});
  return unit && { value, unit };
}

/** Returns what is tolerated, or every text that says nothing of the kind. */
export function readTolerance(
  model: CheckedModel,
  { tolerance = DEFAULT_SHARE }: CompareOptions,
): Tolerance | readonly Diagnostic[] {
  const given = typeof tolerance === 'object' ? tolerance : [tolerance];
  const texts = given.flatMap((each) => (typeof each === 'number' ? [String(each)] : splitList(each)));
  const named = new Map(
    [...model.states, ...model.definitions, ...model.inputs].map(({ name, unit }) => [name, unit] as const),
  );
  const problems: Diagnostic[] = [];
  const variables = new Map<string, number>();
  let share = DEFAULT_SHARE;
  let spikes: number | undefined;
  for (const text of texts) {
    const [first = '', second] = text.split('=').map((part) => part.trim());
    const name = second === undefined ? undefined : first;
    const quantity = readQuantity(second ?? first);
    const refuse = (reason: string, suggestion?: string): unknown =>
      problems.push(notATolerance({ text, reason, suggestion }));
    if (quantity === undefined || !(toNumber(quantity.value) > 0)) {
      refuse('is no number above 0');
    } else if (name === undefined) {
      if (quantity.unit === ONE_UNIT) share = toNumber(quantity.value);
      else refuse('has a unit, but not the name of a variable');
    } else {
      const unit = name === SPIKES ? model.timeUnit : named.get(name);
      if (unit === undefined) refuse(`names \`${name}\`, which is no variable`, nearest(name, named.keys()));
      else if (!sameDimension(unit.dimension, quantity.unit.dimension)) {
        const has =
          quantity.unit === ONE_UNIT
            ? 'has no unit'
            : `is given as ${describeDimension(quantity.unit.dimension)}`;
        const whose = name === SPIKES ? 'spike times are' : `\`${name}\` is`;
        refuse(
          unit.text === '1'
            ? `${has}, but ${whose} a number without a unit`
            : `${has}, but ${whose} in ${unit.text}`,
        );
      } else if (name === SPIKES) {
        const factor = divide(secondsOf(quantity.unit), secondsOf(unit));
        spikes = toNumber(quantity.value) * toNumber(factor);
      } else {
        const number = toSystemNumber(quantity.value, quantity.unit, model.system);
        variables.set(name, fromSystemNumber(number, unit, model.system));
      }
    }
  }
  if (problems.length > 0) return problems;
  return { share, variables, ...(spikes === undefined ? {} : { spikes }) };
}
