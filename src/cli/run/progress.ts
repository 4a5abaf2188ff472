/**
 * A line that tells how far a run is and how long it will take: for people at a terminal, for runs of more than a second,
 * and gone at the end.
 */

/** What of a stream the line needs. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What a run is, as far as its progress is told. */
export interface Course {
  readonly steps: number;
  /** Of simulated time; undefined in a unit of time that nobody uses. */
  readonly secondsPerStep: number | undefined;
  /** What is counted, where it is no steps: `trials`. */
  readonly counted?: string;
}

/** Shorter runs are over before anybody reads. */
const QUIET_MILLISECONDS = 1000;
const BETWEEN_MILLISECONDS = 100;
const CLEAR = '\r\u001b[2K';

function isAutomatic({ CI, TERM }: NodeJS.ProcessEnv): boolean {
  return (CI !== undefined && CI !== '' && CI !== 'false') || TERM === 'dumb';
}

/** Returns `950 ms`, `42 s`, `3 min 5 s` or `2 h 10 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function rateText(rate: number): string {
  return rate >= 100 ? Math.round(rate).toLocaleString('en-US') : String(Number(rate.toPrecision(2)));
}

/** Returns `43% · 12× real time · 3 s left`. */
export function progressText(
  done: number,
  { steps, secondsPerStep, counted = 'steps' }: Course,
  milliseconds: number,
): string {
  const share = done / steps;
  const perSecond = done / (milliseconds / 1000);
  const rate =
    secondsPerStep === undefined
      ? `${rateText(perSecond)} ${counted} per second`
      : `${rateText(perSecond * secondsPerStep)}× real time`;
  const left = durationText((milliseconds / share) * (1 - share));
  return `${Math.floor(share * 100)}% · ${rate} · ${left} left`;
}

/** A progress line. Has an identity because it remembers what stands in the terminal. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #course: Course;
  readonly #now: () => number;
  readonly #start: number;
  #isShown = false;
  #written = Number.NEGATIVE_INFINITY;

  constructor(stream: ProgressStream, course: Course, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#course = course;
    this.#now = now;
    this.#start = now();
  }

  /** Tells that so many steps are done. */
  update(done: number): void {
    const now = this.#now();
    const taken = now - this.#start;
    if (done === 0 || taken < QUIET_MILLISECONDS || now - this.#written < BETWEEN_MILLISECONDS) return;
    const text = progressText(done, this.#course, taken);
    // A line that is broken in two cannot be cleared. Some terminals say that they have no columns.
    const columns = this.#stream.columns || 80;
    this.#stream.write(`${CLEAR}${text.slice(0, columns - 1)}`);
    this.#isShown = true;
    this.#written = now;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#isShown) this.#stream.write(CLEAR);
    this.#isShown = false;
  }
}

/** Returns whether there is somebody to watch. */
export function isWatched(stream: ProgressStream, environment: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !isAutomatic(environment);
}
