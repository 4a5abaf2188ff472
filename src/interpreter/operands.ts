import { unreachable } from '../base/invariant.ts';
import type { BlockStatement, CheckedExpression, CheckedModel } from '../check/checked-model.ts';

/** Returns the expressions that an expression consists of. */
export function operands(expression: CheckedExpression): readonly CheckedExpression[] {
  switch (expression.kind) {
    case 'number':
    case 'pi':
    case 'infinity':
    case 'boolean':
    case 'reference':
    case 'local':
    case 'time':
    case 'stepSize':
    case 'lastSpike':
    case 'refractory':
    case 'spikeCount':
    case 'length':
      return [];
    case 'negate':
    case 'peak':
    case 'old':
    case 'not':
      return [expression.operand];
    case 'sum':
    case 'product':
      return [expression.first, ...expression.rest.map(({ operand }) => operand)];
    case 'wholePower':
      return [expression.base];
    case 'pow':
      return [expression.base, expression.exponent];
    case 'call':
    case 'apply':
      return expression.arguments;
    case 'comparison':
      return [expression.left, expression.right, ...(expression.steps ? [expression.steps.offset] : [])];
    case 'crossing':
      return [expression.left, expression.right];
    case 'logic':
      return expression.operands;
    case 'conditional':
      return [
        ...expression.branches.flatMap(({ condition, value }) => [condition, value]),
        expression.otherwise,
      ];
    case 'element':
      return [expression.index];
    case 'interpolate':
      return [expression.at];
    default:
      return unreachable(expression);
  }
}

/** Calls `visit` for the expression and all that it consists of. */
export function walk(expression: CheckedExpression, visit: (part: CheckedExpression) => void): void {
  const waiting = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    visit(next);
    for (const operand of operands(next)) waiting.push(operand);
  }
}

/** Calls `visit` for every statement of a block and of the blocks within. */
export function walkBlock(body: readonly BlockStatement[], visit: (statement: BlockStatement) => void): void {
  for (const statement of body) {
    visit(statement);
    if (statement.kind !== 'if') continue;
    for (const branch of statement.branches) walkBlock(branch.body, visit);
    walkBlock(statement.otherwise, visit);
  }
}

/** Returns the inputs that some block adds to. */
export function inputsAddedTo(model: CheckedModel): readonly string[] {
  const names = new Set<string>();
  const handlers = [
    ...model.stepHandlers,
    ...model.spikers.flatMap((spiker) => spiker.handlers),
    ...model.timedHandlers,
  ];
  for (const { body } of handlers) {
    walkBlock(body, (statement) => {
      if (statement.kind === 'addToInput') names.add(statement.input);
    });
  }
  return [...names];
}
