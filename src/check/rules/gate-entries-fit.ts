import type { Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import { gateEntries } from '../../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { GateEntrySyntax, GateSyntax } from '../../syntax/statement-tree.ts';

const GATE_KEYS: readonly string[] = ['alpha', 'beta', 'inf', 'tau', 'scale'];
const FORMS = 'write `alpha` and `beta`, or `inf` and `tau`, or `inf` alone.';

/** A gate has `alpha` and `beta`, or `inf` and `tau`, or `inf` alone: returns them by key; undefined if it has not. */
export function readGateEntries(
  gate: GateSyntax,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, GateEntrySyntax> | undefined {
  const { text, span } = gate.name;
  const entries = new Map<string, GateEntrySyntax>();
  const refuse = (problem: string, at: Span, hint: string = FORMS): undefined => {
    report(gateEntries({ gate: text, problem, span: at, hint }));
  };
  for (const entry of gate.entries) {
    const key = entry.key.text;
    if (!GATE_KEYS.includes(key)) {
      const suggestion = nearest(key, GATE_KEYS);
      const hint =
        suggestion === undefined
          ? 'its entries are `alpha beta inf tau scale`.'
          : `did you mean \`${suggestion}\`?`;
      return refuse(`has no entry \`${key}\``, entry.key.span, hint);
    }
    if (entries.has(key)) return refuse(`has two entries \`${key}\``, entry.key.span, 'remove one of them.');
    entries.set(key, entry);
  }
  const has = (key: string): boolean => entries.has(key);
  const isRates = has('alpha') && has('beta');
  const isSteady = has('inf') && has('tau');
  if (isRates || isSteady) {
    const isBoth = isRates ? has('inf') || has('tau') : has('alpha') || has('beta');
    return isBoth ? refuse('has both rates and a steady state', span) : entries;
  }
  if (has('inf')) {
    if (entries.size > 1) return refuse('has entries that do not fit together', span);
    if (gate.value === undefined) return entries;
    const hint = 'remove the value, or give `tau`.';
    return refuse('follows `inf` at once, so it has no initial value', gate.value.span, hint);
  }
  const missing = has('alpha') ? '`beta`' : has('beta') ? '`alpha`' : has('tau') ? '`inf`' : 'its rates';
  return refuse(`lacks ${missing}`, span);
}
