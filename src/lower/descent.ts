/**
 * Recursion that cannot overflow the stack. Names lead to other names, and a chain of them may be as long as
 * a file; a job that would begin too deep is not begun: the work is cut, the job is done from the bottom of
 * the stack, and then what needed it is begun again. Jobs remember their results, so little is done twice.
 */

/** Levels of recursion below which a job may begin; expressions nest at most 500 levels further. */
const DEEPEST_BEGINNING = 300;

class Cut extends Error {
  readonly job: () => unknown;

  constructor(job: () => unknown) {
    super('cut to be begun again');
    this.job = job;
  }
}

export class Descent {
  #depth = 0;

  /** To be called before and, where the work is not cut, after each level of recursion. */
  enter(): void {
    this.#depth += 1;
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** Runs a job that remembers its result, so that it is found when what needed it begins again. */
  job<T>(compute: () => T): T {
    if (this.#depth > DEEPEST_BEGINNING) throw new Cut(compute);
    return this.begin(compute);
  }

  /** Runs what may need jobs. At the bottom of the stack, work that was cut is begun again. */
  begin<T>(compute: () => T): T {
    if (this.#depth > 0) return compute();
    const cut: (() => unknown)[] = [];
    for (;;) {
      this.#depth = 1;
      try {
        const next = cut.at(-1);
        if (next === undefined) return compute();
        next();
        cut.pop();
      } catch (reason) {
        if (!(reason instanceof Cut)) throw reason;
        cut.push(reason.job);
      } finally {
        this.#depth = 0;
      }
    }
  }
}
