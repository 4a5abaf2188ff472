import { texLetters } from './tex-name.ts';

const QUANTITY = /^([\d.]+)(?:[eE]([+-]?\d+))?\s*(.*)$/;

function texUnit(unit: string): string {
  const parts = unit.split(/(\^-?\d+|[*·])/).map((part) => {
    if (part.startsWith('^')) return `^{${part.slice(1)}}`;
    return part === '*' || part === '·' ? '\\cdot ' : texLetters(part.trim());
  });
  return `\\mathrm{${parts.join('')}}`;
}

/** Returns the TeX of a literal as it is written: `40 mV` is 40\,\mathrm{mV}, `ms` is \mathrm{ms}. */
export function texQuantity(text: string): string {
  const [, digits, exponent, unit = ''] = QUANTITY.exec(text) ?? [];
  if (digits === undefined) return texUnit(text);
  const number = exponent === undefined ? digits : `${digits}\\cdot 10^{${Number(exponent)}}`;
  return unit === '' ? number : `${number}\\,${texUnit(unit)}`;
}
