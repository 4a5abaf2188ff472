import type { StatementSyntax } from '../../syntax/statement-tree.ts';

/** Returns the names that statements declare. */
export function declaredIn(statements: readonly StatementSyntax[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap((statement) =>
      'name' in statement
        ? [statement.name.text]
        : statement.kind === 'steady'
          ? statement.states.map(({ name }) => name.text)
          : [],
    ),
  );
}
