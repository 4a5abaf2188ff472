/**
 * Writes every value out over what lies outside the block, so that the passes after it see through names:
 *
 *     let rate = 1 / tau          let rate = 1 / tau
 *     x ← x - dt * (x * rate)     x ← x - dt * (x * (1 / tau))
 *
 * The lets stay, read by nobody: they say what to call their values, and `share-values` makes use of that.
 */
import { known, unreachable } from '../base/invariant.ts';
import type { Expression, ExpressionPool } from '../expr/expression.ts';
import { evaluationOrder } from '../ir/evaluation-order.ts';
import type { Block, SymbolMeaning } from '../ir/program.ts';
import { mapBlocks, withValues } from './blocks.ts';
import type { Pass } from './pass.ts';

export const expandLets: Pass = {
  name: 'expand-lets',
  exact: true,
  run: (program) => mapBlocks(program, (block) => expandBlock(program.pool, program.symbols, block)),
};

/** Returns the block with no value reading a let. */
export function expandBlock(
  pool: ExpressionPool,
  symbols: ReadonlyMap<string, SymbolMeaning>,
  block: Block,
): Block {
  const results = new Map<Expression, Expression>();
  const bound = new Map<string, Expression>();
  const resultOf = (expression: Expression): Expression => known(results.get(expression), 'expanded operand');
  for (const step of evaluationOrder(block)) {
    switch (step.kind) {
      case 'compute': {
        const { expression } = step;
        const isLocal = expression.kind === 'symbol' && symbols.get(expression.name)?.kind === 'local';
        results.set(
          expression,
          isLocal
            ? known(bound.get(expression.name), `let ${expression.name}`)
            : expression.kind === 'apply'
              ? pool.apply(expression.operation, ...expression.operands.map(resultOf))
              : expression,
        );
        break;
      }
      case 'bind':
        bound.set(step.let.name, resultOf(step.let.value));
        break;
      case 'store':
        break;
      default:
        unreachable(step);
    }
  }
  return withValues(block, results);
}
