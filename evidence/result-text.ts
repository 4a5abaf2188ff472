import type { Comparison } from './evidence.ts';
import { judge } from './judge.ts';

/** Returns a number as it is read most easily: `0.05`, `1e-9`. */
function plainNumber(number: number): string {
  const isPlain = number === 0 || (number >= 1e-3 && number < 1e5);
  return isPlain ? String(number) : number.toExponential().replace('e+', 'e');
}

/** Returns a size in two digits, rounded up so that what is said to lie within it does: `3.1e-9`, `0.05`. */
export function sizeText(size: number): string {
  if (size === 0) return '0';
  const unit = 10 ** (Math.floor(Math.log10(size)) - 1);
  // A number of two digits is that number, whatever dividing by the unit leaves behind them.
  return plainNumber(Number((Math.ceil(size / unit - 1e-9) * unit).toPrecision(2)));
}

/** Returns what became of a comparison: `spike times: 24 of 24 equal`, `v at 100 ms: within 3e-9 mV, allowed 1e-7`. */
export function resultText(comparison: Comparison): string {
  const { quantity, unit, wanted, tolerance, because } = comparison;
  const { holds, largest } = judge(comparison);
  const [count, isOne] = [wanted.length, wanted.length === 1];
  const inUnit = unit === '1' ? '' : ` ${unit}`;
  if (!holds) {
    const off = Number.isNaN(largest) ? 'does not agree' : `off by ${sizeText(largest)}${inUnit}`;
    return `**${quantity}: ${off}, allowed ${sizeText(tolerance)}${inUnit}**`;
  }
  if (largest === 0) return `${quantity}: ${isOne ? '' : `${count} of ${count} `}equal`;
  const within = `${isOne ? '' : `${count} `}within ${sizeText(largest)}${inUnit}`;
  const reason = because === undefined ? '' : ` (${because})`;
  return `${quantity}: ${within}, allowed ${sizeText(tolerance)}${reason}`;
}
