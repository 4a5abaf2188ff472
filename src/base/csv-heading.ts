/** Quotes a field of a table where RFC 4180 asks for it. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Returns the heading of a column: its name, and its unit if it has one. */
export function csvHeading(name: string, unit: string): string {
  return csvField(unit === '1' ? name : `${name} (${unit})`);
}
