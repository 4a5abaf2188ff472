import { InvariantError } from '../base/invariant.ts';
import type { SourceText, Span } from '../base/span.ts';
import { statementTooLong, tooLong, unexpected, unfinished } from '../diagnostics/codes/syntax.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { PathAssignment } from './build-declarations.ts';
import type { BuildContext } from './builder.ts';
import { cut } from './cut.ts';
import { explainUnexpected } from './explain-unexpected.ts';
import type { ExpressionSyntax, UnitSyntax } from './expression-tree.ts';
import { LONGEST_STATEMENT, LONGEST_TEXT } from './limits.ts';
import { parseTokens, type Starts } from './parse-tokens.ts';
import { readUnits } from './read-units.ts';
import { scan } from './scan.ts';

/** Returns the meaning of a text that is one statement, whatever its line breaks. */
function parseFragment<Start extends 'value' | 'assignmentOfPath'>(
  start: Start,
  source: SourceText,
): { readonly value?: Starts[Start]; readonly diagnostics: readonly Diagnostic[] } {
  const whole = { source: source.name, start: 0, end: source.text.length };
  if (source.text.length > LONGEST_TEXT) {
    return { diagnostics: [tooLong(source.text.length, LONGEST_TEXT, { ...whole, start: LONGEST_TEXT })] };
  }
  const scanned = readUnits(scan(source));
  const { block, diagnostics: cutDiagnostics } = cut(scanned.items, source, { byLines: false });
  const found = sortDiagnostics([...scanned.diagnostics, ...cutDiagnostics]);
  if (found.length > 0) return { diagnostics: found };
  const [statement, second] = block.statements;
  if (statement === undefined) {
    return {
      diagnostics: [unfinished('Expected an expression, but the text is empty.', whole, undefined, [])],
    };
  }
  if (second !== undefined) {
    const message = 'Expected the end of the text, found a second statement.';
    return { diagnostics: [unexpected(message, second.span, undefined, [])] };
  }
  const { tokens, span } = statement;
  if (tokens.length > LONGEST_STATEMENT) {
    return { diagnostics: [statementTooLong(tokens.length, LONGEST_STATEMENT, span)] };
  }
  const mistakes: Diagnostic[] = [];
  const unused = (): never => {
    throw new InvariantError('a block in an expression');
  };
  const context: BuildContext = {
    span,
    comments: { before: [] },
    report: (diagnostic) => mistakes.push(diagnostic),
    noteDerivative: () => {},
    noteLet: () => {},
    readComponent: unused,
    readGate: unused,
    readBlock: unused,
    readNetwork: unused,
    readSettings: unused,
    readImports: unused,
  };
  const parsed = parseTokens(start, tokens, context);
  if ('unexpected' in parsed)
    return { diagnostics: [explainUnexpected(start, tokens, parsed.unexpected, source)] };
  return mistakes.length > 0 ? { diagnostics: mistakes } : { value: parsed.value, diagnostics: [] };
}

/** Returns the tree of a text that is one expression, such as `if t > 50 ms then 10 else 0`. */
export function parseExpression(source: SourceText): {
  readonly expression?: ExpressionSyntax;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { value, diagnostics } = parseFragment('value', source);
  return value === undefined ? { diagnostics } : { expression: value, diagnostics };
}

/** Returns the two sides of a text such as `sodium.g = 100 mS/cm^2`. */
export function parseArgument(source: SourceText): {
  readonly argument?: PathAssignment;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { value, diagnostics } = parseFragment('assignmentOfPath', source);
  return value === undefined ? { diagnostics } : { argument: value, diagnostics };
}

/** A number as written, with its sign, and its unit if there is one. */
export interface WrittenQuantity {
  readonly text: string;
  readonly unit?: UnitSyntax;
  readonly span: Span;
}

/** Returns the number and the unit of a text such as `100ms`, `0.01 ms`, `-65 mV` or `10`. */
export function parseQuantity(source: SourceText): {
  readonly quantity?: WrittenQuantity;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { value, diagnostics } = parseFragment('value', source);
  if (value === undefined) return { diagnostics };
  const operand = value.kind === 'negate' ? value.operand : value;
  if (operand.kind !== 'number' && operand.kind !== 'quantity') {
    const message = 'Expected a number with its unit, such as `100 ms`.';
    return { diagnostics: [unexpected(message, value.span, undefined, [])] };
  }
  const text = (value.kind === 'negate' ? '-' : '') + operand.text;
  const unit = operand.kind === 'quantity' ? { unit: operand.unit } : {};
  return { quantity: { text, ...unit, span: value.span }, diagnostics: [] };
}
