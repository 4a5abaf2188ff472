/**
 * Drawings of dots. A braille letter holds 2 × 4 of them, so 100 × 10 letters are a drawing of 200 × 40 dots. Curves
 * share the dots: where they cross, the letter takes the later one's colour.
 */

const BRAILLE = 0x2800;
/** The bit of each dot of a braille letter, by row, left and right. */
const DOT_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
/** ANSI foreground colours, in the order of the SVG's palette as far as terminals have them. */
const ANSI_COLOURS = [36, 33, 32, 35, 34, 31] as const;

/** Returns the text in the colour of that curve, if colours are wanted. */
export function tint(text: string, curve: number, colour: boolean): string {
  return colour ? `\u001b[${ANSI_COLOURS[curve % ANSI_COLOURS.length]}m${text}\u001b[39m` : text;
}

/** Letters with dots that can be set, and the curve that set each letter last. */
export class Canvas {
  readonly #letters: Uint8Array;
  readonly #curves: Uint8Array;
  readonly #signs = new Map<number, string>();
  readonly columns: number;
  readonly rows: number;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#letters = new Uint8Array(columns * rows);
    this.#curves = new Uint8Array(columns * rows);
  }

  /** The number of dots across and up. */
  get width(): number {
    return this.columns * 2;
  }

  get height(): number {
    return this.rows * 4;
  }

  /** Sets a dot; x counts from the left, y from the top. What lies outside is left out. */
  dot(x: number, y: number, curve: number): void {
    if (!(x >= 0 && x < this.width && y >= 0 && y < this.height)) return;
    const letter = (y >> 2) * this.columns + (x >> 1);
    const bit = DOT_BITS[y & 3]?.[x & 1] ?? 0;
    this.#letters[letter] = (this.#letters[letter] ?? 0) | bit;
    this.#curves[letter] = curve;
  }

  /** Writes a sign in place of the letter that holds the dot. */
  sign(x: number, y: number, sign: string, curve: number): void {
    if (!(x >= 0 && x < this.width && y >= 0 && y < this.height)) return;
    const letter = (y >> 2) * this.columns + (x >> 1);
    this.#signs.set(letter, sign);
    this.#curves[letter] = curve;
  }

  /** Fills the dots of one column between two heights; or their letters by a sign. */
  stroke(x: number, from: number, to: number, curve: number, sign?: string): void {
    const [first, last] = [Math.max(0, Math.min(from, to)), Math.min(this.height - 1, Math.max(from, to))];
    for (let y = first; y <= last; y++) {
      if (sign === undefined) this.dot(x, y, curve);
      else this.sign(x, y, sign, curve);
    }
  }

  /** Returns a line of letters. */
  line(row: number, colour: boolean): string {
    let text = '';
    for (let column = 0; column < this.columns; column++) {
      const index = row * this.columns + column;
      const bits = this.#letters[index] ?? 0;
      const sign = this.#signs.get(index) ?? (bits === 0 ? undefined : String.fromCharCode(BRAILLE + bits));
      text += sign === undefined ? ' ' : tint(sign, this.#curves[index] ?? 0, colour);
    }
    return text;
  }
}

export interface Dot {
  readonly x: number;
  readonly y: number;
}

/** Draws a line from dot to dot, of dots or of signs; a dot that is not finite leaves a gap. */
export function drawLine(canvas: Canvas, dots: Iterable<Dot>, curve: number, sign?: string): void {
  let last: Dot | undefined;
  for (const { x, y } of dots) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      last = undefined;
      continue;
    }
    if (last === undefined || last.x === x) canvas.stroke(x, last?.y ?? y, y, curve, sign);
    else {
      // Between two samples the curve is a straight line, a stroke in each visible column that it passes.
      const step = Math.sign(x - last.x);
      const [{ x: x0, y: y0 }, slope] = [last, (y - last.y) / (x - last.x)];
      const heightAt = (column: number): number => Math.round(y0 + slope * (column - x0));
      const first = Math.max(0, step > 0 ? x0 + 1 : x);
      const end = Math.min(canvas.width - 1, step > 0 ? x : x0 - 1);
      for (let column = first; column <= end; column++) {
        canvas.stroke(column, heightAt(column - step), heightAt(column), curve, sign);
      }
    }
    last = { x, y };
  }
}
