import type { Span } from '../../base/span.ts';
import { badPoints } from '../../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { fromSystemNumber, type UnitSystem } from '../../units/unit-system.ts';
import type { List } from '../checked-model.ts';
import { constantValue } from '../constant-value.ts';
import type { PointsRead } from '../scope.ts';

/** A call of `interpolate` or `held`, and the lists that it reads. */
export interface Points {
  readonly call: PointsRead['call'];
  readonly xs: List;
  readonly ys: List;
  readonly span: Span;
}

/** The lists of an interpolation or of held values have as many entries, at least one, and places that follow from literals increase. */
export function checkPoints(
  { call, xs, ys, span }: Points,
  system: UnitSystem,
  constantNamed: (name: string) => number | undefined,
  report: (diagnostic: Diagnostic) => void,
): void {
  const [places, values] = [xs.elements.length, ys.elements.length];
  if (places !== values) {
    const message =
      `\`${call}\` needs one value for each place, but \`${xs.name}\` has ${entries(places)} ` +
      `and \`${ys.name}\` has ${entries(values)}.`;
    report(badPoints({ message, span, hint: 'give both lists the same number of entries.' }));
  } else if (places === 0) {
    const message = `\`${call}\` needs at least one point, but \`${xs.name}\` and \`${ys.name}\` are empty.`;
    report(badPoints({ message, span, hint: 'give both lists their entries.' }));
  }
  let before: number | undefined;
  for (const element of xs.elements) {
    const place = constantValue(element, constantNamed);
    if (place === undefined) continue;
    if (before !== undefined && !(place > before)) {
      const text = (x: number): string => withUnit(fromSystemNumber(x, xs.unit, system), xs.unit.text);
      const message =
        `The places of \`${call}\` must increase, but in \`${xs.name}\` ${text(place)} ` +
        `follows ${text(before)}.`;
      const hint = `put the entries of \`${xs.name}\` in increasing order, and those of \`${ys.name}\` with them.`;
      report(badPoints({ message, span: element.span, note: 'not above the one before', hint }));
      return;
    }
    before = place;
  }
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function withUnit(x: number, unit: string): string {
  return unit === '1' ? `${x}` : `${x} ${unit}`;
}
