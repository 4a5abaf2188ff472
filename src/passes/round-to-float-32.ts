/**
 * Rounds every result to float32, so that all numbers of a step are such numbers: what hardware that computes with them
 * would give, bit for bit, as float64 has more than twice their digits.
 *
 *     x ← x + dt * exp(-x)     x ← fround(x + fround(dt * exp32(-x)))
 *
 * Numbers of steps stay whole, and what a comparison or a choice gives needs no rounding. Where a random number is drawn is
 * no number of the step: it is the same draw, rounded. So is what all cells come to: it is summed in float64.
 */
import { isElementary } from '../elementary/functions.ts';
import { isFunction32 } from '../elementary/functions-32.ts';
import type { Expression, Operation } from '../expr/expression.ts';
import { rebuild } from '../expr/rebuild.ts';
import type { Clock, Program } from '../ir/program.ts';
import { DRAW_NAMES } from '../runtime/draws.ts';
import { gatheredColumns } from '../runtime/driver.ts';
import { mapValues } from './blocks.ts';
import type { Pass } from './pass.ts';

export const roundToFloat32: Pass = { name: 'round-to-float-32', exact: false, run: round };

/** Of float32 numbers these give float32 numbers, whatever they are. */
const EXACT: ReadonlySet<Operation> = new Set([
  'negate', 'abs', 'sign', 'floor', 'ceil', 'round', 'min', 'max', 'clamp', 'mod', 'heaviside', 'select', 'element',
  'held', 'occurrences', 'firstAbove', 'fround',
] satisfies readonly Operation[]); // biome-ignore format: one table

const DRAWS: ReadonlySet<string> = new Set(DRAW_NAMES);

/** Which draw it is: 32 bits. */
const DRAW_OPERAND = 1;

function atSamePlace(operands: readonly Expression[], original: Expression): readonly Expression[] {
  const draw = original.kind === 'apply' ? original.operands[DRAW_OPERAND] : undefined;
  return operands.map((operand, i) => (i === DRAW_OPERAND && draw?.kind === 'number' ? draw : operand));
}

/** Clocks that are numbers of steps. */
const WHOLE: ReadonlySet<Clock> = new Set<Clock>(['step', 'nextStep', 'isFirstStep']);

function round(program: Program): Program {
  const { pool, symbols } = program;
  const sampled = (program.sampled ?? []).map(({ result }) => result);
  const gathered = new Set([...gatheredColumns(program.driver), ...sampled]);
  const rounded = (expression: Expression): Expression => pool.apply('fround', expression);
  const transform = (expression: Expression, original: Expression): Expression => {
    if (expression.kind === 'condition' || expression.type !== 'number') return expression;
    switch (expression.kind) {
      case 'number':
        return pool.number(Math.fround(expression.value));
      case 'symbol': {
        const meaning = symbols.get(expression.name);
        const isExact =
          (meaning?.kind === 'clock' && !WHOLE.has(meaning.clock)) ||
          (meaning?.kind === 'column' && gathered.has(meaning.column));
        return isExact ? rounded(expression) : expression;
      }
      case 'apply': {
        const { operation, operands } = expression;
        const name = `${operation}32`;
        if (isElementary(operation) && isFunction32(name)) return pool.apply(name, ...operands);
        if (DRAWS.has(operation)) return rounded(pool.apply(operation, ...atSamePlace(operands, original)));
        // An entry of a propagator is computed in float64.
        const isOfMatrix = operation === 'element' && operands[0]?.kind === 'apply';
        return EXACT.has(operation) && !isOfMatrix ? expression : rounded(expression);
      }
    }
  };
  return mapValues(program, (roots) => rebuild(pool, roots, transform));
}
