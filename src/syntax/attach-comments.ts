import type { Comment, Statement } from './token.ts';
import type { Comments } from './tree.ts';

function texts(comments: readonly Comment[], type: Comment['type']): readonly string[] {
  return comments.filter((comment) => comment.type === type).map(({ text }) => text);
}

/**
 * Returns the comments of a statement. Those between its tokens move in front of it; one behind it stays
 * there. Doc lines before, inside and behind are one text.
 */
export function commentsOf({ before, inside, behind, blankBefore }: Statement): Comments {
  const plainBehind = texts(behind, 'comment');
  const docBehind = texts(behind, 'doc');
  const doc = [...texts(before, 'doc'), ...texts(inside, 'doc'), ...docBehind];
  const last = plainBehind.at(-1);
  return {
    ...(doc.length === 0 ? {} : { doc: doc.join('\n') }),
    before: [...texts(before, 'comment'), ...texts(inside, 'comment'), ...plainBehind.slice(0, -1)],
    ...(last === undefined ? {} : { behind: last }),
    ...(doc.length === 1 && docBehind.length === 1 ? { docBehind: true } : {}),
    ...(blankBefore ? { blankBefore: true } : {}),
  };
}
