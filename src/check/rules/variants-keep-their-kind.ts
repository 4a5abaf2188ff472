import { cannotUse } from '../../diagnostics/codes/wiring.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { VariantSyntax } from '../../syntax/tree.ts';
import { findComponent } from '../find-component.ts';
import type { LoadedFile } from '../load-files.ts';

/** A variant is of the kind of its base. */
export function checkVariantKind(
  variant: VariantSyntax,
  file: LoadedFile,
  report: (diagnostic: Diagnostic) => void,
): void {
  const found = findComponent(variant.base, file, () => {});
  const kind = found?.component.componentKind;
  if (kind === undefined || kind === variant.componentKind) return;
  report(
    cannotUse({
      component: variant.base.text,
      what: `is a ${kind}, so a variant of it is no ${variant.componentKind}`,
      span: variant.base.span,
      hint: `write \`${kind} ${variant.name.text} = …\`.`,
    }),
  );
}
