/** Returns names as a list of code, cut short after twelve: `` `v`, `w`, … ``. */
export function quoted(names: readonly string[]): string {
  const most = 12;
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  return names.length > most ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** Returns the question whether another name was meant; without one, `otherwise`. */
export function meant(suggestion: string | undefined, otherwise: string | undefined): string | undefined {
  return suggestion === undefined ? otherwise : `did you mean \`${suggestion}\`?`;
}

/** Returns a count in digits where they are exact, else rounded. */
export function countText(count: number): string {
  return Number.isSafeInteger(count) ? String(count) : `about ${count.toPrecision(3)}`;
}

/** Returns a count and what is counted: `1 cell`, `2 cells`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Returns a text as the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns words for what holds in one of several cells; none where there is one. */
export function inCell(cell: number | undefined): string {
  return cell === undefined ? '' : ` in cell ${cell}`;
}
