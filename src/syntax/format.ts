import { unreachable } from '../base/invariant.ts';
import type { Name } from './expression-tree.ts';
import {
  commentLines,
  declaredUnit,
  docLines,
  withArguments,
  withBlock,
  withComments,
  withValue,
} from './format-lines.ts';
import { formatNetworkStatement } from './format-network.ts';
import { formatStatement } from './format-statement.ts';
import type { DeclarationSyntax, ModelSyntax } from './tree.ts';

export { formatExpression } from './format-expression.ts';

/**
 * Returns the text of a model in the house style: one statement a line, two blanks of indentation, at most
 * one empty line between statements where there was one. Reading it gives the same tree; no comment is
 * lost. A gate or event block stands on one line if it fits and holds no comments and no blocks.
 */
export function format(model: ModelSyntax): string {
  const parts = model.declarations.map((declaration, index) => {
    const isApart = index === 0 ? model.doc !== undefined : declaration.comments.blankBefore === true;
    return [...(isApart ? [''] : []), ...withComments(declaration.comments, formatDeclaration(declaration))];
  });
  // The doc of a file ends at an empty line.
  const isDocOnly = model.doc !== undefined && parts.length === 0 && model.trailing.length > 0;
  const lines = [
    ...commentLines(model.before ?? []),
    ...(model.doc === undefined ? [] : docLines(model.doc)),
    ...parts.flat(),
    ...(isDocOnly ? [''] : []),
    ...commentLines(model.trailing),
  ];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

// ── Declarations ──

function formatDeclaration(declaration: DeclarationSyntax): readonly string[] {
  switch (declaration.kind) {
    case 'import': {
      const names = declaration.names.map(formatImported);
      const list = names.length === 0 ? '{}' : `{ ${names.join(', ')} }`;
      return [`import ${list} from "${declaration.from.text}"`];
    }
    case 'component': {
      const { componentKind, name, statements, trailing } = declaration;
      return withBlock(`${componentKind} ${name.text}`, statements, trailing, formatStatement, false);
    }
    case 'variant': {
      const { componentKind, name, base } = declaration;
      return withArguments(`${componentKind} ${name.text} = ${base.text}`, declaration.arguments);
    }
    case 'function': {
      const parameters = declaration.parameters.map(({ name, unit }) => name.text + declaredUnit(unit));
      return withValue(`function ${declaration.name.text}(${parameters.join(', ')}) =`, declaration.value);
    }
    case 'constant':
      return withValue(
        `const ${declaration.name.text}${declaredUnit(declaration.unit)} =`,
        declaration.value,
      );
    case 'network': {
      const { name, statements, trailing } = declaration;
      return withBlock(`network ${name.text}`, statements, trailing, formatNetworkStatement, false);
    }
    default:
      return unreachable(declaration);
  }
}

function formatImported({ name, as }: { readonly name: Name; readonly as: Name }): string {
  return name.text === as.text ? name.text : `${name.text} as ${as.text}`;
}
