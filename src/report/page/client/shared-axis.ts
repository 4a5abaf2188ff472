/** An axis that several drawings share: what one zooms or points at, all show. */
export interface AxisMember {
  /** Shows this stretch of the axis. */
  readonly show: (low: number, high: number) => void;
  /** Points at a place of the axis, or at none. */
  readonly point: (at: number | undefined) => void;
}

/** The stretch that is shown, the whole, and the place that is pointed at. */
export class SharedAxis {
  #low: number;
  #high: number;
  #shown: readonly [number, number] | undefined;
  readonly #members = new Set<AxisMember>();

  constructor(whole: readonly [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    [this.#low, this.#high] = whole;
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

  /** Shows a stretch, kept within the whole. */
  show(low: number, high: number): void {
    const whole = this.#high - this.#low;
    const width = Math.min(high - low, whole);
    if (!(width > whole * 1e-9)) return;
    const start = Math.min(Math.max(low, this.#low), this.#high - width);
    this.#shown = width >= whole * (1 - 1e-9) ? undefined : [start, start + width];
    const [from, to] = this.shown;
    for (const member of this.#members) member.show(from, to);
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
    for (const member of this.#members) if (member !== from) member.point(at);
  }
}
