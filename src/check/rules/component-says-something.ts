import { emptyComponent } from '../../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Definition, State } from '../checked-model.ts';
import type { Instance } from '../instance.ts';

/** A component has a state variable, an output or a named expression. */
export function checkSaysSomething(
  root: Instance,
  states: readonly State[],
  definitions: readonly Definition[],
  report: (diagnostic: Diagnostic) => void,
): void {
  if (
    states.length > 0 ||
    definitions.some(({ origin }) => origin !== 'constant') ||
    root.schedule.length > 0
  )
    return;
  // A statement that could not be read may have said something.
  if (!root.isWhole) return;
  if (root.spike !== undefined || root.component.statements.some(({ kind }) => kind === 'equation')) return;
  const { name, componentKind } = root.component;
  report(emptyComponent({ name: name.text, kind: componentKind, span: name.span }));
}
