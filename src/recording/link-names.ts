/** Names of what stands in one group of a file: each once, and none that HDF5 reads as a path. */
export class LinkNames {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken);
  }

  /** Returns the name itself wherever it can be; a second one of a name is called `v 2`. */
  take(wanted: string): string {
    const spelt = wanted.replaceAll('/', '∕').replaceAll('\0', '');
    const name = /^\.*$/.test(spelt) ? `_${spelt}` : spelt;
    let free = name;
    for (let count = 2; this.#taken.has(free); count++) free = `${name} ${count}`;
    this.#taken.add(free);
    return free;
  }
}
