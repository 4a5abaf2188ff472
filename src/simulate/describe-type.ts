/** Returns what a value is, for a program that passed the wrong thing: `an object`, `a number`, `null`. */
export function describeType(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return 'a list';
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'string':
      return 'a text';
    case 'object':
      return 'an object';
    default:
      return `a ${typeof value}`;
  }
}
