import { onlyInEvents } from '../../diagnostics/codes/events.ts';
import { emptySynapse, notForKind } from '../../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Handler } from '../checked-events.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { OverCells } from '../checked-model.ts';
import { statementsOf } from '../every-statement.ts';
import { hasRefusedBlocks } from '../has-refused-blocks.ts';
import type { Instance } from '../instance.ts';
import { everyPart } from '../operands.ts';

/** A synapse does something to its cells or hears their spikes, and leaves to cells what only they can look for. */
export function checkStandsBetweenCells(
  root: Instance,
  overCells: readonly OverCells[],
  handlers: readonly Handler[],
  report: (diagnostic: Diagnostic) => void,
): void {
  for (const { reduction, span } of overCells) {
    const hint =
      'read it in the cells, as an `output`, and that as `post.name` here; or give a `signal` to an `input`.';
    report(notForKind({ what: `\`${reduction} over cells\``, kind: 'synapse', span, hint }));
  }
  for (const { kind, span } of everyPart(expressionsOf(handlers))) {
    if (kind !== 'peak') continue;
    const hint = 'a cell looks for its own peaks: `on peak(v) { … }`.';
    report(onlyInEvents({ what: 'peak', where: 'a synapse', span, hint }));
  }
  const hears = root.schedule.some(
    (statement) => statement.kind === 'event' && statement.trigger.kind !== 'step',
  );
  if (hears || root.couplings.length > 0 || !root.isWhole || hasRefusedBlocks(root)) return;
  const { name } = root.component;
  report(emptySynapse({ name: name.text, span: name.span }));
}

function expressionsOf(handlers: readonly Handler[]): readonly CheckedExpression[] {
  return statementsOf(handlers).flatMap((statement) =>
    statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : [statement.value],
  );
}
