import type { Expression } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';
import type { Column, Program } from '../ir/program.ts';

/**
 * Returns which expressions below the roots keep their value during a run, being made of parameters, tables,
 * dt and numbers: by what they may differ, cells or nothing. Those that change are not in the map.
 */
export function runConstants(
  program: Program,
  roots: Iterable<Expression>,
): ReadonlyMap<Expression, Column['variability']> {
  const columns = new Map(program.columns.map((column) => [column.name, column]));
  const constants = new Map<Expression, Column['variability']>();

  const variabilityOf = (expression: Expression): Column['variability'] | undefined => {
    switch (expression.kind) {
      case 'number':
      case 'condition':
        return 'population';
      case 'symbol': {
        const meaning = program.symbols.get(expression.name);
        if (meaning?.kind === 'table') return 'population';
        if (meaning?.kind === 'clock') return meaning.clock === 'stepSize' ? 'population' : undefined;
        if (meaning?.kind !== 'column') return undefined;
        const column = columns.get(meaning.column);
        const isConstant = column?.purpose === 'parameter' || column?.purpose === 'prepared';
        // What is kept for a cell at an end of a synapse is not worth a column of its own.
        const isOfEnd = column?.variability === 'pre' || column?.variability === 'post';
        return isConstant && !isOfEnd ? column.variability : undefined;
      }
      case 'apply': {
        const operands = expression.operands.map((operand) => constants.get(operand));
        if (operands.includes(undefined)) return undefined;
        return operands.includes('cell') ? 'cell' : 'population';
      }
    }
  };

  for (const expression of reachable(roots)) {
    const variability = variabilityOf(expression);
    if (variability !== undefined) constants.set(expression, variability);
  }
  return constants;
}
