/**
 * Literals of a kernel that it reads from memory, once, before its first cell. V8 makes a literal anew at each use, by two
 * instructions; a variable it keeps in a register, or has the operation read it from the stack. Where exponential functions
 * are most of a step that is a tenth of its time.
 */

/** What the memory is called. */
const MEMORY = 'kept$';

export class KeptNumbers {
  readonly #names = new Map<number, string>();

  /** Returns what stands for the number where it is an operand; 0 and 1 cost nothing, or little. */
  text(value: number): string | undefined {
    if (value === 0 || value === 1 || Number.isNaN(value)) return undefined;
    const name = this.#names.get(value) ?? `${MEMORY}${this.#names.size}`;
    this.#names.set(value, name);
    return name;
  }

  /** Lines of the function that holds the kernel: the memory. */
  memoryLines(): readonly string[] {
    if (this.#names.size === 0) return [];
    return [`const ${MEMORY} = Float64Array.of(${[...this.#names.keys()].join(', ')});`];
  }

  /** Lines before the first cell. */
  lines(): readonly string[] {
    return [...this.#names.values()].map((name, place) => `const ${name} = ${MEMORY}[${place}];`);
  }
}
