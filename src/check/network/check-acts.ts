/** What a synapse does: at the spikes of its cells, and all the time. */

import type { CouplingSyntax, EndOfSynapse } from '../../syntax/statement-tree.ts';
import type { ContextOf } from '../check-entity.ts';
import { checkHandler, type EventTools } from '../check-events.ts';
import { pathText } from '../check-name.ts';
import { fitValue } from '../check-value.ts';
import type { Handler } from '../checked-events.ts';
import type { Instance } from '../instance.ts';
import { checkNumber } from '../operand.ts';
import type { Coupling } from './checked-synapse.ts';
import type { EndsInScope } from './ends-in-scope.ts';

export interface SynapseActs {
  readonly onPre: readonly Handler[];
  readonly onPost: readonly Handler[];
  readonly couplings: readonly Coupling[];
}

/** Returns what a synapse does, with its meaning. */
export function checkActs(
  root: Instance,
  ends: EndsInScope,
  tools: EventTools,
  contextOf: ContextOf,
): SynapseActs {
  const at = (end: EndOfSynapse): readonly Handler[] => {
    const by = `on ${end}` as const;
    const targets: EventTools['targets'] = {
      ...tools.targets,
      end: (target, isAddition) => ends.target(target, isAddition, by),
    };
    return root.schedule.flatMap((statement) =>
      statement.kind === 'event' && statement.trigger.kind === end
        ? [checkHandler(statement, root, `an \`${by}\` block`, { ...tools, targets })]
        : [],
    );
  };
  return {
    onPre: at('pre'),
    onPost: at('post'),
    couplings: root.couplings.flatMap((syntax) => checkCoupling(syntax, root, ends, contextOf)),
  };
}

function checkCoupling(
  { target, operator, value: syntax, span }: CouplingSyntax,
  root: Instance,
  ends: EndsInScope,
  contextOf: ContextOf,
): readonly Coupling[] {
  const what = `What is added to \`${pathText(target)}\``;
  const context = contextOf(
    { instance: root, file: root.file },
    'equation',
    'what a synapse adds all the time',
  );
  const end = ends.target(target, true, 'coupling');
  const checked = checkNumber(syntax, context, what);
  if (end.kind === 'mistake') {
    if (end.diagnostic !== undefined) context.shared.report(end.diagnostic);
    return [];
  }
  const { unit, declared, own } = end;
  const { expression } =
    unit === undefined
      ? checked
      : fitValue(
          checked,
          syntax,
          {
            what,
            dimension: unit.dimension,
            unit: unit.text,
            declared,
            hint: checked.dimension && end.repair?.(checked.dimension),
          },
          context,
        );
  if (end.kind !== 'input') return [];
  const value =
    operator === '-=' ? ({ kind: 'negate', operand: expression, span: syntax.span } as const) : expression;
  return [{ input: own, value, span }];
}
