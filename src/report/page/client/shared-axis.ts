/** An axis that several drawings share: what one zooms or points at, all show. */
export interface AxisMember {
  /** Shows this stretch of the axis. */
  readonly show: (low: number, high: number) => void;
  /** Points at a place of the axis, or at none. */
  readonly point: (at: number | undefined) => void;
  /** Says once more what the reader points at here: under a pointer that rests, a zoom moves the axis. */
  readonly pointAgain?: () => void;
}

/** The stretch that is shown, the whole, and the place that is pointed at. */
export class SharedAxis {
  #low: number;
  #high: number;
  #shown: readonly [number, number] | undefined;
  readonly #members = new Set<AxisMember>();
  /** The drawing that the reader points at. */
  #pointing: AxisMember | undefined;

  readonly #isLogarithmic: boolean;

  constructor(
    whole: readonly [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    isLogarithmic = false,
  ) {
    [this.#low, this.#high] = whole;
    this.#isLogarithmic = isLogarithmic;
  }

  get isLogarithmic(): boolean {
    return this.#isLogarithmic;
  }

  /** Returns the number at a fraction of what is shown, which may lie outside. */
  #at(fraction: number): number {
    const [low, high] = this.shown;
    return this.#isLogarithmic ? low * (high / low) ** fraction : low + (high - low) * fraction;
  }

  /** Shows `factor` times as much; what is at the fraction of the drawing stays there. */
  zoom(factor: number, at: number): void {
    this.show(this.#at(at - at * factor), this.#at(at + (1 - at) * factor));
  }

  /** Moves by a fraction of what is shown, up to the end. */
  pan(by: number): void {
    const step = Math.max(this.#fractionOf(this.#low), Math.min(this.#fractionOf(this.#high) - 1, by));
    this.show(this.#at(step), this.#at(1 + step));
  }

  #fractionOf(value: number): number {
    const [low, high] = this.shown;
    return this.#isLogarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }

  /** Takes in a drawing, and all that it can show. */
  join(member: AxisMember, [low, high]: readonly [number, number] = this.whole): void {
    this.#members.add(member);
    this.#low = Math.min(this.#low, low);
    this.#high = Math.max(this.#high, high);
    this.show(this.#low, this.#high);
  }

  get whole(): readonly [number, number] {
    return [this.#low, this.#high];
  }

  get shown(): readonly [number, number] {
    return this.#shown ?? this.whole;
  }

  get isWhole(): boolean {
    return this.#shown === undefined;
  }

  /** Shows a stretch, cut where the whole ends. */
  show(low: number, high: number): void {
    const least = (this.#high - this.#low) * 1e-9;
    const [start, end] = [Math.max(low, this.#low), Math.min(high, this.#high)];
    if (!(end - start > least)) return;
    const isWhole = start - this.#low < least && this.#high - end < least;
    this.#shown = isWhole ? undefined : [start, end];
    const [from, to] = this.shown;
    for (const member of this.#members) member.show(from, to);
    // Drawings take a new scale in a microtask of their own; what is pointed at is then elsewhere on all of them.
    queueMicrotask(() => this.#pointing?.pointAgain?.());
  }

  reset(): void {
    this.show(this.#low, this.#high);
  }

  /** Follows what is pointed at, without being a drawing of the axis. */
  watch(point: AxisMember['point']): void {
    this.#members.add({ show: () => {}, point });
  }

  /** Points at a place; `from` already does. */
  point(at: number | undefined, from?: AxisMember): void {
    this.#pointing = at === undefined ? undefined : from;
    for (const member of this.#members) if (member !== from) member.point(at);
  }
}
