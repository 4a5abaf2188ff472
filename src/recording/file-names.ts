/** Names of the files of a recording as tables: readable, allowed by every system, and each once. */
export class FileNames {
  readonly #prefix: string;
  readonly #taken = new Set<string>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Returns `PREFIX-PART-PART.csv`; what a system might not take becomes `_`. */
  take(...parts: readonly string[]): string {
    const name = parts
      .map((part) => part.replaceAll('->', 'to').replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_'))
      .join('-');
    let free = name;
    // Some systems tell no capitals from small letters.
    for (let count = 2; this.#taken.has(free.toLowerCase()); count++) free = `${name}-${count}`;
    this.#taken.add(free.toLowerCase());
    return `${this.#prefix}-${free}.csv`;
  }
}
