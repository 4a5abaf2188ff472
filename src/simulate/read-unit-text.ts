import { readUnit } from '../check/read-unit.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseQuantity } from '../syntax/parse-fragments.ts';
import { ONE_UNIT, type Unit } from '../units/unit.ts';

/** Returns the unit that a text names, `mV/ms` or `1`; else what is wrong with it. */
export function readUnitText(text: string): Unit | Diagnostic | undefined {
  const written = text.trim();
  if (written === '1') return ONE_UNIT;
  const found: Diagnostic[] = [];
  const { quantity, diagnostics } = parseQuantity({ name: 'unit', text: `1 [${written}]` });
  const unit = quantity?.unit && readUnit(quantity.unit, (diagnostic) => found.push(diagnostic));
  if (unit !== undefined) return { ...unit, text: written };
  const [first] = [...found, ...diagnostics.filter(({ code }) => code.startsWith('units/'))];
  if (first === undefined) return undefined;
  // The place is one of a text that nobody wrote.
  const { span: _span, note: _note, ...about } = first;
  return { ...about, labels: [], fixes: [] };
}
