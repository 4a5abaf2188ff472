/** Constants and functions of a file, whether anything uses them or not. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FunctionSyntax } from '../syntax/tree.ts';
import { checkValues } from './build-model.ts';
import { numberValue } from './checked-value.ts';
import type { LoadedFile } from './load-files.ts';
import { makeContexts } from './model-contexts.ts';
import { constantEntity, emptyTable } from './model-table.ts';
import { readUnit } from './read-unit.ts';
import type { Local } from './scope.ts';

/** Reports what is wrong with a file's constants, and with its functions whatever they are called with. */
export function checkFileValues(file: LoadedFile, report: (diagnostic: Diagnostic) => void): void {
  const declarations = [...file.own.values()].map(({ declaration }) => declaration);
  const table = emptyTable(report);
  for (const declaration of declarations) {
    if (declaration.kind === 'constant') constantEntity(table, declaration, file);
  }
  const contexts = makeContexts(undefined, table);
  checkValues(table, contexts);
  for (const declaration of declarations) {
    if (declaration.kind !== 'function') continue;
    const context = contexts.contextOf(
      { instance: undefined, file },
      'equation',
      `the function \`${declaration.name.text}\``,
    );
    const locals = argumentsOf(declaration, report);
    context.shared.check(declaration.value, { ...context, locals, calling: [declaration] });
  }
}

/** Arguments of which nothing is known but the unit that some declare. */
function argumentsOf(
  { parameters }: FunctionSyntax,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Local> {
  return new Map(
    parameters.map(({ name, unit }) => {
      const dimension = unit && readUnit(unit, report)?.dimension;
      const checked = numberValue({ kind: 'local', name: name.text, span: name.span }, dimension, 0);
      return [name.text, { checked, declared: name.span }];
    }),
  );
}
