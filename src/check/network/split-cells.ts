/** Returns the cells of a line of a table. What is in double quotes may hold separators, and a quote where it is doubled. */
export function splitCells(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? '';
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (line[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (letter === separator) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}

/** Returns what is between the cells of a header: a semicolon or a tab if there is one outside of quotes, else a comma. */
export function separatorOf(header: string): string {
  return [';', '\t'].find((each) => splitCells(header, each).length > 1) ?? ',';
}
