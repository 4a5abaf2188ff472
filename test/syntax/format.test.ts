import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format, formatExpression } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { parseExpression } from '../../src/syntax/parse-fragments.ts';
import { arbitraryExpressionSyntax, arbitraryModelSyntax, withoutSpans } from './arbitraries.ts';

/** Gives a random tree the text that fast-check shows when a law fails for it. */
function shownAs<T extends object>(print: (tree: T) => string): (tree: T) => T {
  return (tree) => ({ ...tree, [fc.toStringMethod]: () => print(tree) });
}

test('reading what was printed gives the expression back', () => {
  fc.assert(
    fc.property(arbitraryExpressionSyntax.map(shownAs(formatExpression)), (expression) => {
      const text = formatExpression(expression);
      const read = parseExpression({ name: '<random>', text });
      expect(read.diagnostics).toEqual([]);
      expect(withoutSpans(read.expression)).toEqual(withoutSpans(expression));
    }),
    { numRuns: 500 },
  );
});

test('reading what was printed gives the model back, and printing it again gives the same text', () => {
  fc.assert(
    fc.property(arbitraryModelSyntax.map(shownAs(format)), (model) => {
      const text = format(model);
      const read = parse({ name: '<random>', text });
      expect(read.diagnostics).toEqual([]);
      expect(withoutSpans(read.model)).toEqual(withoutSpans(model));
      expect(format(read.model)).toBe(text);
    }),
    { numRuns: 300 },
  );
});
