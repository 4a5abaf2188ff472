import type { Instance } from './instance.ts';

/** Whether a synapse has blocks that only cells have: what they read and do is not known. */
export function hasRefusedBlocks({ component }: Instance): boolean {
  return (
    component.componentKind === 'synapse' &&
    component.statements.some(
      (statement) => statement.kind === 'event' && !['pre', 'post', 'step'].includes(statement.trigger.kind),
    )
  );
}
