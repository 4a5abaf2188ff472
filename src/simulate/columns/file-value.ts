/** A value that stands in a column of a file: `noise.csv:current [nA] every 0.1 ms interpolated`. */
export interface FileValue {
  /** As it was written, relative to wherever the reader of files begins. */
  readonly path: string;
  /** A name from the header, or a number from 1 on. */
  readonly column: string;
  /** Where the header does not say it. */
  readonly unit?: string;
  /** How far the rows lie apart in time, if no column says it: `0.1 ms`. */
  readonly every?: string;
  readonly between?: 'held' | 'interpolated';
}

/** Up to the first colon behind a file's extension, so that drives (`C:\\x.csv`) and points in folders stay in the path. */
const ADDRESS = /^\s*(.*?\.[A-Za-z0-9]+)\s*:\s*(\S.*?)\s*$/s;
const BETWEEN = /^(.*\S)\s+(held|interpolated)$/s;
const EVERY = /^(.*\S)\s+every\s+([^\s].*)$/s;
const UNIT = /^(.*\S)\s+\[([^\]]*)\]$/s;

/** Returns the parts of such a text; undefined if it names no column of a file, as no expression does: none has a colon. */
export function parseFileValue(text: string): FileValue | undefined {
  const [, path, asked] = ADDRESS.exec(text) ?? [];
  if (path === undefined || asked === undefined) return undefined;
  let column = asked;
  let options: Omit<FileValue, 'path' | 'column'> = {};
  // From the end on, in any order.
  for (let isDone = false; !isDone; ) {
    const [, beforeWord, word] = BETWEEN.exec(column) ?? [];
    const [, beforeUnit, unit] = UNIT.exec(column) ?? [];
    const [, beforeEvery, every] = EVERY.exec(column) ?? [];
    if (beforeWord !== undefined && (word === 'held' || word === 'interpolated')) {
      column = beforeWord;
      options = { ...options, between: word };
    } else if (beforeUnit !== undefined && unit !== undefined && options.unit === undefined) {
      column = beforeUnit;
      options = { ...options, unit: unit.trim() };
    } else if (beforeEvery !== undefined && every !== undefined && options.every === undefined) {
      column = beforeEvery;
      options = { ...options, every };
    } else isDone = true;
  }
  return { path, column: column.replace(/^"(.*)"$/s, '$1'), ...options };
}
