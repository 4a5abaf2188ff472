import type { Program } from './program.ts';

/**
 * Returns the states that deliveries alone store: whoever delivers says when one is not finite. Of all others the step that
 * stores them does.
 */
export function statesOfEvents({ blocks, columns }: Program): ReadonlySet<string> {
  const stepped = new Set(
    [...blocks.attempt.stores, ...blocks.event.stores].flatMap(({ target }) =>
      target.kind === 'column' ? [target.column] : [],
    ),
  );
  return new Set(
    columns.flatMap(({ name, purpose }) => (purpose === 'state' && !stepped.has(name) ? [name] : [])),
  );
}
