/** Numbers as people read them: a true minus, a power of ten where it is shorter. */

function withMinus(text: string): string {
  return text.replaceAll('-', '−');
}

function withPower(text: string): string {
  const [mantissa = text, exponent] = text.split('e');
  return exponent === undefined ? text : `${mantissa}e${exponent.replace('+', '')}`;
}

/** Returns a value read from a figure, in six significant digits: `−64.9997`. */
export function readingText(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  return withMinus(withPower(String(Number(value.toPrecision(6)))));
}

/** Returns a number of a logarithmic axis, in no more letters than stand beside it. */
export function powerText(value: number): string {
  return value > 0 && value < 1e-3 ? withMinus(withPower(value.toExponential())) : readingText(value);
}

/** How many digits after the point a step needs: 2.5 needs one. */
function digitsOf(step: number): number {
  for (let digits = 0; digits < 20; digits++) {
    const whole = step * 10 ** digits;
    if (Math.abs(whole - Math.round(whole)) < 1e-6 * whole) return digits;
  }
  return 20;
}

/** Returns the numbers along an axis, all with as many digits as the step between them needs. */
export function tickTexts(ticks: readonly number[], increment: number): string[] {
  const largest = Math.max(...ticks.map(Math.abs));
  const digits = digitsOf(increment);
  return ticks.map((tick) => {
    if (largest >= 1e6 || (largest < 1e-3 && largest > 0)) {
      return withMinus(withPower(Number(tick.toPrecision(8)).toExponential())).replace(/^0e0$/, '0');
    }
    return withMinus(tick === 0 ? '0' : tick.toFixed(digits)).replace(/^−(0\.?0*)$/, '$1');
  });
}
