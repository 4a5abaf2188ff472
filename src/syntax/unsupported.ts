import type { SourceText } from '../base/span.ts';
import { commentsOf } from './attach-comments.ts';
import type { Starts } from './parse-tokens.ts';
import type { Statement } from './token.ts';
import type { UnsupportedSyntax } from './tree.ts';

/** Returns what a statement of the language is called that this version does not compile. */
function unsupportedForm(start: keyof Starts, { tokens }: Statement): string | undefined {
  const [first, second] = tokens;
  if (first === undefined || second === undefined) return undefined;
  const isName = second.type === 'name';
  if (start === 'declaration') {
    return first.text === 'network' && isName ? first.text : undefined;
  }
  if (start !== 'statement') return undefined;
  if (first.text === 'signal' && isName) return 'signal';
  return undefined;
}

/** Returns the node of a statement that belongs to the language but not to this version; else undefined. */
export function unsupportedStatement(
  start: keyof Starts,
  statement: Statement,
  source: SourceText,
): UnsupportedSyntax | undefined {
  const what = unsupportedForm(start, statement);
  if (what === undefined) return undefined;
  const { span } = statement;
  // Comments between the tokens are part of the text.
  const behind = statement.behind.filter((comment) => comment.span.start >= span.end);
  const comments = commentsOf({ ...statement, inside: [], behind });
  return { kind: 'unsupported', what, text: source.text.slice(span.start, span.end), comments, span };
}
