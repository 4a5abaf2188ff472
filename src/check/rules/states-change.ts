import { missingEquation } from '../../diagnostics/codes/structure.ts';
import type { BlockStatementSyntax } from '../../syntax/tree.ts';
import type { State } from '../checked-model.ts';
import { hasSpikes } from '../component-kinds.ts';
import type { Instance } from '../instance.ts';
import type { ModelTable } from '../model-table.ts';

/** Every state variable has an equation, or an event assigns it: one of the model, or of an owner in its file. */
export function checkStatesChange(
  root: Instance,
  table: ModelTable,
  states: readonly State[],
  assigned: ReadonlySet<string>,
): void {
  if (!root.isWhole) return;
  for (const state of states) {
    if (state.derivative !== undefined || assigned.has(state.name)) continue;
    const entity = table.entities.get(state.name);
    const name = entity?.declared.text ?? state.name;
    if (!hasSpikes(root.component.componentKind) && ownersAssign(root, name)) continue;
    table.report(missingEquation({ state: name, span: state.span }));
  }
}

/** Whether an event of the file assigns `part.name` for some part. */
function ownersAssign(root: Instance, name: string): boolean {
  const assigns = (statement: BlockStatementSyntax): boolean => {
    switch (statement.kind) {
      case 'assignment':
        return statement.target.names.length > 1 && statement.target.names.at(-1)?.text === name;
      case 'if':
        return [...statement.branches.map(({ block }) => block), statement.otherwise].some((block) =>
          block?.statements.some(assigns),
        );
      case 'let':
        return false;
    }
  };
  return root.file.syntax.declarations.some(
    (declaration) =>
      declaration.kind === 'component' &&
      declaration.statements.some(
        (statement) => statement.kind === 'event' && statement.block.statements.some(assigns),
      ),
  );
}
