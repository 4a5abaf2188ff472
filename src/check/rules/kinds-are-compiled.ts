import { unsupported } from '../../diagnostics/codes/language.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { DeclarationSyntax } from '../../syntax/tree.ts';

/** Every declaration is of a kind that this version compiles. */
export function checkCompiled(
  declaration: DeclarationSyntax,
  report: (diagnostic: Diagnostic) => void,
): void {
  const what = uncompiled(declaration);
  if (what !== undefined) report(unsupported({ what: `\`${what}\``, span: declaration.span }));
}

/** Returns the word of a declaration that waits for a later version. */
function uncompiled(declaration: DeclarationSyntax): string | undefined {
  switch (declaration.kind) {
    case 'network':
      return 'network';
    default:
      return undefined;
  }
}
