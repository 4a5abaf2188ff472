/** Thrown when Axode itself is wrong; a user's mistake is a diagnostic, never this. */
export class InvariantError extends Error {
  override name = 'InvariantError';
}

/** Closes an exhaustive `switch`: the compiler rejects a kind that was forgotten. */
export function unreachable(node: never): never {
  throw new InvariantError(`no case for ${JSON.stringify(node)}`);
}

/** Returns the value, or throws an `InvariantError` that says what was missing. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new InvariantError(`missing ${what}`);
  return value;
}
