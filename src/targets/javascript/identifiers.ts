/** Words that a generated file must not declare: the language's own, and globals that it uses. */
const TAKEN = `
  abstract arguments as async await boolean break byte case catch char class const continue debugger default
  delete do double else enum eval export extends false final finally float for from function get goto if
  implements import in instanceof int interface let long native new null of package private protected public
  return set short static super switch synchronized this throw throws transient true try typeof undefined var
  void volatile while with yield
  Math NaN Infinity Object Number Float64Array Int32Array globalThis constructor __proto__ prototype
`
  .trim()
  .split(/\s+/);

const START = /^[\p{ID_Start}_]$/u;
const PART = /^[\p{ID_Continue}_]$/u;
/** Long names make the code unreadable, and a model may be hostile. */
const LONGEST = 60;

/**
 * Returns the name with `_` for whatever JavaScript does not allow in a name: `sodium.m` → `sodium_m`. It never
 * holds a `$`: the names that the emitter itself makes up do, so the two cannot meet.
 */
export function toIdentifier(name: string): string {
  const text = Array.from(name)
    .slice(0, LONGEST)
    .map((character) => (PART.test(character) ? character : '_'))
    .join('');
  const first = Array.from(text)[0];
  return first !== undefined && START.test(first) ? text : `_${text}`;
}

/** Gives out names, each once. A scope inside another avoids the outer one's names. */
export class Names {
  readonly #taken: Set<string>;
  readonly #numbers = new Map<string, number>();

  constructor(outer?: Names) {
    this.#taken = new Set(outer === undefined ? TAKEN : outer.#taken);
  }

  /** Returns an identifier like the name that was not given out before: with a number behind it, if need be. */
  unique(name: string): string {
    const base = toIdentifier(name);
    let candidate = base;
    // A counter per name, as a model may have thousands of values of one name.
    for (let number = this.#numbers.get(base) ?? 2; this.#taken.has(candidate); number++) {
      candidate = `${base}_${number}`;
      this.#numbers.set(base, number + 1);
    }
    this.#taken.add(candidate);
    return candidate;
  }
}
