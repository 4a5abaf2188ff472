import { missingEquation, unchangedState } from '../../diagnostics/codes/structure.ts';
import type { BlockStatementSyntax, StatementSyntax } from '../../syntax/statement-tree.ts';
import type { State } from '../checked-model.ts';
import { hasSpikes, isSynapse } from '../component-kinds.ts';
import type { Instance } from '../instance.ts';
import type { LoadedFile } from '../load-files.ts';
import type { ModelTable } from '../model-table.ts';

/**
 * Every state variable has an equation, or an event assigns it: one of the model, of an owner in its file, or of a synapse that
 * the file knows. Of what synapses may reach, those of other files may.
 */
export function checkStatesChange(
  root: Instance,
  table: ModelTable,
  states: readonly State[],
  assigned: ReadonlySet<string>,
): void {
  if (!root.isWhole) return;
  const { componentKind: kind } = root.component;
  for (const state of states) {
    if (state.derivative !== undefined || assigned.has(state.name)) continue;
    const entity = table.entities.get(state.name);
    const name = entity?.declared.text ?? state.name;
    if (!hasSpikes(kind) && ownersAssign(root, name)) continue;
    const { span } = state;
    if (kind === 'source' || isSynapse(kind)) table.report(missingEquation({ state: name, span }));
    else if (!synapsesAssign(root.file, name)) table.report(unchangedState({ state: name, span }));
  }
}

/** Whether a synapse that the file declares or imports assigns `post.name`, or that of a part. */
function synapsesAssign({ names }: LoadedFile, name: string): boolean {
  return [...names.values()].some(
    ({ declaration }) =>
      declaration.kind === 'component' &&
      isSynapse(declaration.componentKind) &&
      blocksAssign(declaration.statements, (names) => names[0] === 'post' && names.at(-1) === name),
  );
}

/** Whether an event of the file assigns `part.name` for some part. */
function ownersAssign(root: Instance, name: string): boolean {
  return root.file.syntax.declarations.some(
    (declaration) =>
      declaration.kind === 'component' &&
      blocksAssign(declaration.statements, (names) => names.length > 1 && names.at(-1) === name),
  );
}

/** Whether a block assigns what a path of names leads to. */
function blocksAssign(
  statements: readonly StatementSyntax[],
  isMeant: (names: readonly string[]) => boolean,
): boolean {
  const assigns = (statement: BlockStatementSyntax): boolean => {
    switch (statement.kind) {
      case 'assignment':
        return isMeant(statement.target.names.map(({ text }) => text));
      case 'if':
        return [...statement.branches.map(({ block }) => block), statement.otherwise].some((block) =>
          block?.statements.some(assigns),
        );
      case 'let':
        return false;
    }
  };
  return statements.some(
    (statement) => statement.kind === 'event' && statement.block.statements.some(assigns),
  );
}
