import type { Expression } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';
import type { Waiting } from '../runtime/layout.ts';
import type { Program } from './program.ts';

/**
 * Returns by which columns cells wait, where all that a step does is to sum up until a threshold that is kept:
 *
 *     sum ← reached ? 0 : sum + by            reached = sum + by >= threshold
 *     until ← reached ? 0 : threshold         threshold = until > 0 ? until : …
 *     x ← reached ? … : x                     spikes = reached ? … : 0
 *
 * So it is of sources that spike at a rate which is constant in a run, whatever their spikes do.
 */
export function waitingOf(program: Program): Waiting | undefined {
  const { driver, sampled, blocks, columns, symbols } = program;
  const { attempt, event, record } = blocks;
  if (driver.kind !== 'fixed' || sampled !== undefined || attempt.stores.length > 0) return undefined;

  const lets = new Map([...attempt.lets, ...event.lets].map(({ name, value }) => [name, value]));
  const read = (expression: Expression | undefined): Expression | undefined => {
    const value = expression?.kind === 'symbol' ? lets.get(expression.name) : undefined;
    return value === undefined ? expression : read(value);
  };
  const columnOf = (expression: Expression | undefined): string | undefined => {
    const symbol = read(expression);
    const meaning = symbol?.kind === 'symbol' ? symbols.get(symbol.name) : undefined;
    return meaning?.kind === 'column' ? meaning.column : undefined;
  };
  const operandsOf = (expression: Expression | undefined, operation: string): readonly Expression[] => {
    const value = read(expression);
    return value?.kind === 'apply' && value.operation === operation ? value.operands : [];
  };
  const isZero = (expression: Expression | undefined): boolean => {
    const value = read(expression);
    return value?.kind === 'number' && value.value === 0;
  };
  const isConstant = (column: string): boolean => {
    const purpose = columns.find(({ name }) => name === column)?.purpose;
    return purpose === 'parameter' || purpose === 'prepared';
  };

  const spikes = event.stores.find(({ target }) => target.kind === 'spikes');
  const [reached, , noSpikes] = operandsOf(spikes?.value, 'select');
  if (!isZero(noSpikes)) return undefined;
  const [summed, threshold] = operandsOf(reached, '>=').map(read);
  const [sum, by] = operandsOf(summed, '+').map(columnOf);
  const [isKept, kept] = operandsOf(threshold, 'select');
  const [positive, zero] = operandsOf(isKept, '>');
  const until = columnOf(kept);
  if (sum === undefined || by === undefined || until === undefined || !isConstant(by)) return undefined;
  if (columnOf(positive) !== until || !isZero(zero)) return undefined;

  /** What is stored where the threshold is not reached. */
  const otherwise = event.stores.map(({ target, value }) => {
    const [condition, , other] = operandsOf(value, 'select');
    return { target, value: read(condition) === read(reached) ? read(other) : undefined };
  });
  const isAsSaid = otherwise.every(({ target, value }) => {
    if (target.kind === 'spikes') return true;
    if (target.kind !== 'column') return false;
    if (target.column === sum) return value === summed;
    return target.column === until ? value === threshold : columnOf(value) === target.column;
  });
  const isStored = (column: string): boolean =>
    otherwise.some(({ target }) => target.kind === 'column' && target.column === column);
  if (!isAsSaid || !isStored(sum) || !isStored(until)) return undefined;

  const values = [...record.lets, ...record.stores].map(({ value }) => value);
  const isRecorded = reachable(values).some((expression) =>
    [sum, until].includes(columnOf(expression) ?? ''),
  );
  return isRecorded ? undefined : { sum, by, until };
}
