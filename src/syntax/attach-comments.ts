import type { Comments } from './statement-tree.ts';
import type { Comment, Statement } from './token.ts';

function texts(comments: readonly Comment[], type: Comment['type']): readonly string[] {
  return comments.filter((comment) => comment.type === type).map(({ text }) => text);
}

/** Comments among the names of an import, which have no statements of their own in the tree. */
function commentsOfImport({ tokens }: Statement): readonly string[] {
  if (tokens[0]?.text !== 'import') return [];
  const blocks = tokens.flatMap(({ block }) => (block === undefined ? [] : [block]));
  return blocks.flatMap(({ statements, trailing }) => [
    ...statements.flatMap(({ before, inside, behind }) =>
      [...before, ...inside, ...behind].map(({ text }) => text),
    ),
    ...trailing,
  ]);
}

/**
 * Returns the comments of a statement. Those between its tokens move in front of it; one behind it stays
 * there. Doc lines before, inside and behind are one text.
 */
export function commentsOf(statement: Statement): Comments {
  const { before, inside, behind, blankBefore } = statement;
  const plainBehind = texts(behind, 'comment');
  const docBehind = texts(behind, 'doc');
  const doc = [...texts(before, 'doc'), ...texts(inside, 'doc'), ...docBehind];
  const last = plainBehind.at(-1);
  const staysBehind = doc.length === 1 && docBehind.length === 1 && last === undefined;
  return {
    ...(doc.length === 0 ? {} : { doc: doc.join('\n') }),
    before: [
      ...texts(before, 'comment'),
      ...texts(inside, 'comment'),
      ...commentsOfImport(statement),
      ...plainBehind.slice(0, -1),
    ],
    ...(last === undefined ? {} : { behind: last }),
    ...(staysBehind ? { docBehind: true } : {}),
    ...(blankBefore ? { blankBefore: true } : {}),
  };
}
