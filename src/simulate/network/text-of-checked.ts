/** Returns everything that a checked thing says, as text, without its properties of some names: what says the same has the same code. */
export function textOfChecked(checked: unknown, without: ReadonlySet<string>): string {
  return JSON.stringify(checked, (key, value: unknown) => {
    if (without.has(key)) return undefined;
    // JSON has neither.
    const isOther = typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value));
    return isOther ? `number ${String(value)}` : value;
  });
}
