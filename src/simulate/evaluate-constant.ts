import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';
import { float64 } from '../interpreter/float64-arithmetic.ts';
import { evaluate } from '../interpreter/interpret.ts';

/** Whether an expression reads constants of the run only: parameters and what follows from them. */
function isConstant(model: CheckedModel, expression: CheckedExpression): boolean {
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
  const seen = new Set<string>();
  const waiting = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const part of everyPart([next])) {
      switch (part.kind) {
        case 'time':
        case 'stepSize':
        case 'lastSpike':
        case 'refractory':
        case 'spikeCount':
        case 'crossing':
        case 'peak':
        case 'old':
        case 'local':
          return false;
        case 'reference': {
          if (part.to === 'parameter') break;
          const value = part.to === 'definition' ? definitions.get(part.name) : undefined;
          if (value === undefined) return false;
          if (!seen.has(part.name)) waiting.push(value);
          seen.add(part.name);
          break;
        }
        default:
          break;
      }
    }
  }
  return true;
}

/** Returns the value of an expression of constants of the run; undefined if it reads anything else. */
export function constantNumber(
  model: CheckedModel,
  expression: CheckedExpression,
  given: ReadonlyMap<string, number>,
): number | undefined {
  if (!isConstant(model, expression)) return undefined;
  const value = evaluate(model, expression, { arithmetic: float64, given });
  return typeof value === 'number' ? value : undefined;
}
