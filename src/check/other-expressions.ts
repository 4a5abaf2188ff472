/** The expressions of a component that are no value of a name: equations, ranges, thresholds, blocks. */

import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import type { BlockStatementSyntax, TriggerSyntax } from '../syntax/statement-tree.ts';
import type { Instance } from './instance.ts';

/** Returns them all; what they read is used, and constants that only they read are part of the model. */
export function otherExpressions(instance: Instance): readonly ExpressionSyntax[] {
  const found: (ExpressionSyntax | undefined)[] = [];
  for (const statement of instance.component.statements) {
    if (statement.kind === 'equation') found.push(statement.value);
    // Those of a reaction that is wrong are no values of names.
    if (statement.kind === 'reaction') found.push(...statement.constants);
  }
  for (const { range } of instance.entities.values()) found.push(range?.low, range?.high);
  found.push(instance.spike?.value, instance.spike?.count, instance.refractory?.duration);
  for (const { value } of instance.couplings) found.push(value);
  for (const statement of instance.schedule) {
    if (statement.kind !== 'event') continue;
    found.push(...triggerExpressions(statement.trigger), ...blockExpressions(statement.block.statements));
  }
  return found.filter((each) => each !== undefined);
}

function triggerExpressions(trigger: TriggerSyntax): readonly (ExpressionSyntax | undefined)[] {
  switch (trigger.kind) {
    case 'condition':
      return [trigger.condition];
    case 'at':
      return [trigger.times];
    case 'every':
      return [trigger.period, trigger.from];
    default:
      return [];
  }
}

function blockExpressions(statements: readonly BlockStatementSyntax[]): readonly ExpressionSyntax[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'if') return [statement.value];
    const branches = statement.branches.flatMap(({ condition, block }) => [
      condition,
      ...blockExpressions(block.statements),
    ]);
    return [...branches, ...blockExpressions(statement.otherwise?.statements ?? [])];
  });
}
