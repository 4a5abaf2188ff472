import { hidesBuiltin } from '../../diagnostics/codes/names.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Name } from '../../syntax/expression-tree.ts';
import type { ModelSyntax } from '../../syntax/tree.ts';
import { PHYSICAL_CONSTANTS } from '../../units/constants.ts';
import { isBuiltinFunction } from '../builtin-functions.ts';

/** Declarations of a file do not take the names of built-in functions and physical constants. */
export function checkHiddenBuiltins(file: ModelSyntax, report: (diagnostic: Diagnostic) => void): void {
  const check = (name: Name): void => {
    const what = isBuiltinFunction(name.text)
      ? 'function'
      : PHYSICAL_CONSTANTS.has(name.text)
        ? 'constant'
        : undefined;
    if (what !== undefined) report(hidesBuiltin({ name: name.text, what, span: name.span }));
  };
  for (const declaration of file.declarations) {
    switch (declaration.kind) {
      case 'function':
        check(declaration.name);
        for (const { name } of declaration.parameters) check(name);
        break;
      case 'constant':
        check(declaration.name);
        break;
      case 'component':
        for (const statement of declaration.statements) {
          if ('name' in statement) check(statement.name);
          if (statement.kind === 'steady') for (const { name } of statement.states) check(name);
        }
        break;
      case 'import':
        for (const { as } of declaration.names) check(as);
        break;
      case 'variant':
      case 'network':
        break;
    }
  }
}
