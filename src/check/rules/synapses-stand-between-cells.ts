import { emptySynapse, notForKind } from '../../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { OverCells } from '../checked-model.ts';
import type { Instance } from '../instance.ts';

/** A synapse does something to its cells or hears their spikes, and sees no other cells. */
export function checkStandsBetweenCells(
  root: Instance,
  overCells: readonly OverCells[],
  report: (diagnostic: Diagnostic) => void,
): void {
  for (const { reduction, span } of overCells) {
    const hint =
      'read it in the cells, as an `output`, and that as `post.name` here; or give a `signal` to an `input`.';
    report(notForKind({ what: `\`${reduction} over cells\``, kind: 'synapse', span, hint }));
  }
  const hears = root.schedule.some(
    (statement) => statement.kind === 'event' && statement.trigger.kind !== 'step',
  );
  if (hears || root.couplings.length > 0 || !root.isWhole) return;
  const { name } = root.component;
  report(emptySynapse({ name: name.text, span: name.span }));
}
