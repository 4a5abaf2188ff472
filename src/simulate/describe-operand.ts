/** A part of an equation with its value, in the unit that the modeler would use. */
import { unreachable } from '../base/invariant.ts';
import { rational } from '../base/rational.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';
import { readUnit } from '../check/read-unit.ts';
import { parseQuantity } from '../syntax/parse-fragments.ts';
import {
  DIMENSIONLESS,
  type Dimension,
  divideDimensions,
  multiplyDimensions,
  powerDimension,
  sameDimension,
  TIME,
} from '../units/dimension.ts';
import { ONE_UNIT, type Unit } from '../units/unit.ts';
import { systemUnitText } from '../units/unit-text.ts';
import { describeValue, shortNumber, withUnit } from './describe-value.ts';

/**
 * Returns a value of an expression with its unit: that of the first name in it which is of its dimension, else one of the
 * model's system.
 */
export function describeOperand(expression: CheckedExpression, value: number, model: CheckedModel): string {
  const units = unitsByName(model);
  const dimension = dimensionOf(expression, model, units);
  if (dimension === undefined) return shortNumber(value);
  for (const part of everyPart([expression])) {
    const unit = unitOfName(part, model, units);
    if (unit !== undefined && sameDimension(unit.dimension, dimension))
      return describeValue(value, unit, model);
  }
  return withUnit(shortNumber(value), systemUnitText(model.system, dimension));
}

type Units = ReadonlyMap<string, Unit>;

function unitsByName(model: CheckedModel): Units {
  const values = [...model.parameters, ...model.inputs, ...model.states, ...model.definitions];
  return new Map(values.map(({ name, unit }) => [name, unit]));
}

function unitOfName(part: CheckedExpression, model: CheckedModel, units: Units): Unit | undefined {
  if (part.kind === 'reference') return units.get(part.name);
  return part.kind === 'time' || part.kind === 'stepSize' ? model.timeUnit : undefined;
}

/** Returns the dimension of a number; undefined where the parts do not tell, as a literal 0 does not. */
function dimensionOf(
  expression: CheckedExpression,
  model: CheckedModel,
  units: Units,
): Dimension | undefined {
  const of = (part: CheckedExpression): Dimension | undefined => dimensionOf(part, model, units);
  const first = (parts: readonly CheckedExpression[]): Dimension | undefined => {
    for (const part of parts) {
      const dimension = of(part);
      if (dimension !== undefined) return dimension;
    }
    return undefined;
  };
  switch (expression.kind) {
    case 'number':
      return dimensionOfText(expression.text);
    case 'reference':
      return units.get(expression.name)?.dimension;
    case 'time':
    case 'stepSize':
    case 'lastSpike':
      return TIME;
    case 'pi':
    case 'spikeCount':
    case 'length':
      return DIMENSIONLESS;
    case 'negate':
    case 'old':
      return of(expression.operand);
    case 'sum':
      return first([expression.first, ...expression.rest.map(({ operand }) => operand)]);
    case 'product': {
      let product = of(expression.first);
      for (const { operator, operand } of expression.rest) {
        const factor = of(operand);
        if (product === undefined || factor === undefined) return undefined;
        product = (operator === '*' ? multiplyDimensions : divideDimensions)(product, factor);
      }
      return product;
    }
    case 'wholePower': {
      const base = of(expression.base);
      return base && powerDimension(base, rational(expression.exponent));
    }
    case 'pow': {
      const base = of(expression.base);
      if (base === undefined || sameDimension(base, DIMENSIONLESS)) return base;
      const { exponent } = expression;
      return exponent.kind === 'number' && exponent.exact ? powerDimension(base, exponent.exact) : undefined;
    }
    case 'call':
      return dimensionOfCall(expression, of, first);
    case 'draw':
      return ['uniform', 'normal', 'exponential'].includes(expression.distribution)
        ? first(expression.arguments)
        : DIMENSIONLESS;
    case 'overCells':
      return model.overCells?.[expression.index]?.dimension;
    case 'noise':
      return powerDimension(TIME, rational(-1, 2));
    case 'conditional':
      return first([...expression.branches.map(({ value }) => value), expression.otherwise]);
    case 'element':
      return model.lists[expression.list]?.dimension;
    case 'interpolate':
    case 'held':
      return model.lists[expression.ys]?.dimension;
    case 'series':
      return of(expression.otherwise);
    case 'infinity':
    case 'local':
    case 'boolean':
    case 'refractory':
    case 'comparison':
    case 'crossing':
    case 'peak':
    case 'not':
    case 'logic':
      return undefined;
    default:
      return unreachable(expression);
  }
}

function dimensionOfCall(
  { function: name, arguments: operands }: Extract<CheckedExpression, { kind: 'call' }>,
  of: (part: CheckedExpression) => Dimension | undefined,
  first: (parts: readonly CheckedExpression[]) => Dimension | undefined,
): Dimension | undefined {
  switch (name) {
    case 'min':
    case 'max':
    case 'clamp':
    case 'abs':
    case 'mod':
      return first(operands);
    case 'sqrt': {
      const [operand] = operands;
      const dimension = operand && of(operand);
      return dimension && powerDimension(dimension, rational(1, 2));
    }
    default:
      return DIMENSIONLESS;
  }
}

/** A literal is known as it was written: `40 mV`. */
function dimensionOfText(text: string | undefined): Dimension | undefined {
  if (text === undefined) return undefined;
  // A unit by itself, `ms`, is one of it.
  const { quantity } = parseQuantity({ name: '', text: /^\d/.test(text) ? text : `1 ${text}` });
  if (quantity === undefined || Number(quantity.text) === 0) return undefined;
  const unit = quantity.unit === undefined ? ONE_UNIT : readUnit(quantity.unit, () => {});
  return unit?.dimension;
}
