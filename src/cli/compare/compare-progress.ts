/** A line that tells what is being compared and how long it will take: for people at a terminal, and gone at the end. */
import type { CompareProgress } from '../../index.ts';
import { durationText, type ProgressStream } from '../run/progress.ts';

/** Shorter comparisons are over before anybody reads. */
const QUIET_MILLISECONDS = 500;
const CLEAR = '\r\u001b[2K';

/** Returns `12 of 65 · heun at 0.05 ms · 8 s left`. */
function progressWords({ now, done, total }: CompareProgress, milliseconds: number): string {
  if (total === undefined) return now;
  const left = done < 2 ? [] : [`${durationText((milliseconds / done) * (total - done))} left`];
  return [`${Math.min(done + 1, total)} of ${total}`, now, ...left].join(' · ');
}

/** The line. Has an identity because it remembers what stands in the terminal. */
export class CompareLine {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #start: number;
  /** When the reference was found. */
  #counted: number | undefined;
  #isShown = false;

  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#start = now();
  }

  /** Tells what is done now. */
  update(progress: CompareProgress): void {
    const now = this.#now();
    if (progress.total !== undefined) this.#counted ??= now;
    if (now - this.#start < QUIET_MILLISECONDS) return;
    const text = progressWords(progress, now - (this.#counted ?? now));
    // Some terminals say that they have no columns.
    this.#stream.write(`${CLEAR}${text.slice(0, (this.#stream.columns || 80) - 1)}`);
    this.#isShown = true;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#isShown) this.#stream.write(CLEAR);
    this.#isShown = false;
  }
}
