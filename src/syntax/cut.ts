import { joinSpans, type SourceText, type Span } from '../base/span.ts';
import { tooDeep, unmatchedBracket, unterminatedBlock } from '../diagnostics/codes/syntax.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  beginsDeclaration,
  beginsDefinition,
  beginsEquation,
  beginsStatementOnly,
  canBeginStatement,
  canEndStatement,
} from './layout.ts';
import { DEEPEST_NESTING } from './limits.ts';
import { type Block, type Comment, type Item, isComment, type Statement, type Token } from './token.ts';

/** A statement that is being collected. */
interface Draft {
  readonly tokens: Token[];
  readonly before: readonly Comment[];
  readonly inside: Comment[];
  readonly behind: Comment[];
  /** Comments since the last token: inside the statement if it goes on, else behind it or before the next. */
  since: Comment[];
  /** Parentheses and brackets that are open. */
  readonly brackets: Token[];
  isFaulty: boolean;
  readonly blankBefore: boolean;
}

/** A block that is open; the file itself is the outermost. */
interface Frame {
  readonly opener: Token | undefined;
  /** The statement of the frame outside that the block belongs to. */
  readonly owner: Draft | undefined;
  /** How far the line of the opener is indented. */
  readonly indent: number;
  readonly statements: Statement[];
  draft: Draft | undefined;
  /** Comments since the last statement. */
  pending: Comment[];
  /** The statement that has just ended, for comments behind its `;`. */
  ended: { readonly draft: Draft; readonly at: number } | undefined;
}

export interface CutText {
  readonly block: Block;
  /** Plain comments before the doc of the file. */
  readonly before: readonly Comment[];
  /** `##` lines at the head of the file, before an empty line. */
  readonly doc: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface CutOptions {
  /** Whether a newline may end a statement; not so in a lone expression of the command line. */
  readonly byLines: boolean;
}

/** Returns how far the first word of a line stands from its start. */
function columnOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return offset - start;
}

/**
 * Returns how many comments stand at the head of a file up to the end of its doc: doc lines, behind plain comments or
 * none, that an empty line or the end follows. 0 if it has no doc.
 */
function takeFileDoc(items: readonly Item[], text: string): number {
  let start = 0;
  while (items[start]?.type === 'comment') start++;
  let count = start;
  while (items[count]?.type === 'doc' && (count === start || items[count]?.newlines === 1)) count++;
  const next = items[count];
  if (count === start) return 0;
  // A file that begins with a doc behind nothing but blanks; `## a` below an empty line is at its head too.
  if (next === undefined) return /^\s*$/.test(text.slice(items[count - 1]?.span.end ?? 0)) ? count : 0;
  return next.newlines >= 2 ? count : 0;
}

/**
 * Returns the text cut into statements, each `{ … }` one token that holds its own. A newline ends a
 * statement where the rules of layout.ts allow it. Brackets without a partner are reported. Where a block is
 * not closed, the text is cut a second time with an eye on how its lines are indented, to find out which;
 * a text whose blocks are in order may be indented as it likes.
 */
export function cut(items: readonly Item[], source: SourceText, options: CutOptions): CutText {
  const plain = cutOnce(items, source, options, false);
  return plain.hasOpenBlock ? cutOnce(items, source, options, true) : plain;
}

function cutOnce(
  items: readonly Item[],
  source: SourceText,
  options: CutOptions,
  repairsBlocks: boolean,
): CutText & { readonly hasOpenBlock: boolean } {
  const diagnostics: Diagnostic[] = [];
  const whole: Span = { source: source.name, start: 0, end: source.text.length };
  /** How far the line of the current token is indented. */
  let indent = 0;
  const root = openFrame(undefined, undefined);
  const frames: Frame[] = [root];
  let frame = root;
  let depth = 0;
  let isTooDeep = false;
  /** Whether a newline stood between the last token and this one. */
  let isNewLine = false;
  let lastEnd = 0;

  function openFrame(opener: Token | undefined, owner: Draft | undefined): Frame {
    return { opener, owner, indent, statements: [], draft: undefined, pending: [], ended: undefined };
  }

  function startDraft(token: Token): Draft {
    const first = frame.pending[0] ?? token;
    const isFirst = frame.statements.length === 0;
    const draft: Draft = {
      tokens: [],
      before: frame.pending,
      inside: [],
      behind: [],
      since: [],
      brackets: [],
      isFaulty: false,
      blankBefore: !isFirst && first.newlines >= 2,
    };
    frame.pending = [];
    frame.draft = draft;
    return draft;
  }

  function add(token: Token): void {
    const draft = frame.draft ?? startDraft(token);
    takeSince(draft);
    draft.tokens.push(token);
    if (token.type === 'faulty') draft.isFaulty = true;
  }

  function endDraft(): void {
    const { draft } = frame;
    if (draft === undefined) return;
    const open = draft.brackets.at(-1);
    if (open !== undefined && !draft.isFaulty) {
      diagnostics.push(unmatchedBracket(open.text, open.span, undefined));
    }
    if (open !== undefined) draft.isFaulty = true;
    depth -= draft.brackets.length;
    draft.brackets.length = 0;
    const [first, last] = [draft.tokens[0], draft.tokens.at(-1)];
    for (const comment of draft.since) {
      const isBehind = comment.newlines === 0 && comment === draft.since[0];
      (isBehind ? draft.behind : frame.pending).push(comment);
    }
    draft.since = [];
    const { tokens, before, inside, behind, isFaulty, blankBefore } = draft;
    const span = first === undefined || last === undefined ? whole : joinSpans(first.span, last.span);
    frame.statements.push({ tokens, before, inside, behind, isFaulty, blankBefore, span });
    frame.ended = { draft, at: frame.statements.length };
    frame.draft = undefined;
  }

  /** Closes the innermost block; `closer` is its `}`, or where it had to be closed without one. */
  function closeFrame(closer: Span): void {
    endDraft();
    const { opener, statements, pending } = frame;
    const outer = frames[frames.length - 2];
    if (opener === undefined || outer === undefined) return;
    const span = joinSpans(opener.span, closer);
    const trailing = pending.map(({ text }) => text);
    const block: Block = { statements, trailing, span };
    frames.pop();
    frame = outer;
    depth--;
    add({ ...opener, type: 'block', span, block });
  }

  function reportOpenBlock(opener: Token, owner: Draft | undefined, here: Token | undefined): void {
    const words = (owner?.tokens ?? []).slice(0, 2).map(({ text }) => text);
    const name = words.length === 0 ? undefined : words.join(' ');
    const label = here === undefined ? undefined : { span: here.span, message: 'still open here' };
    diagnostics.push(unterminatedBlock(name, opener.span, label));
  }

  /** Reports the innermost open block and closes blocks until `frames` has the given length. */
  function closeUnfinished(length: number, here: Token | undefined, reported?: Frame): void {
    const { opener, owner } = reported ?? frame;
    endDraft();
    if (opener !== undefined) reportOpenBlock(opener, owner, here);
    while (frames.length > length) closeFrame({ ...whole, start: lastEnd, end: lastEnd });
  }

  function isInside(...owners: readonly string[]): boolean {
    return owners.includes(frame.owner?.tokens[0]?.text ?? '');
  }

  /** Repairs a bracket or block that a word at the start of a line shows to be unfinished. */
  function recover(token: Token, following: readonly Token[]): void {
    if (!isNewLine || !options.byLines) return;
    if (repairsBlocks && frames.length > 1 && indent === 0 && beginsDeclaration(token, following[0])) {
      closeUnfinished(1, token);
      endDraft();
    } else if (beginsStatementOnly(token, following)) {
      endDraft();
      if (repairsBlocks && isInside('gate', 'on', 'at', 'every', 'population')) {
        closeUnfinished(frames.length - 1, token);
        endDraft();
      }
    } else if (beginsEquation(token, following)) {
      endDraft();
    }
  }

  /** A `}` that stands below the line of an outer block's `{` closes that one: the inner one is unfinished. */
  function recoverBeforeClosing(token: Token): void {
    if (!repairsBlocks || !isNewLine || frame.opener === undefined) return;
    if (indent >= frame.indent) return;
    const target = frames.findLastIndex((outer) => outer.indent === indent);
    if (target >= 1) closeUnfinished(target + 1, token);
  }

  const fileDoc = options.byLines ? takeFileDoc(items, source.text) : 0;
  for (let index = fileDoc; index < items.length; index++) {
    const item = items[index];
    if (item === undefined) break;
    if (item.newlines > 0) isNewLine = true;
    if (isComment(item)) {
      const { draft, ended, opener, owner, statements, pending } = frame;
      const isOnLine = !isNewLine;
      const isFirst = draft === undefined && statements.length === 0 && pending.length === 0;
      if (draft !== undefined) draft.since.push(item);
      else if (isOnLine && ended !== undefined && pending.length === 0) ended.draft.behind.push(item);
      else if (isOnLine && isFirst && opener !== undefined && item.type === 'doc') owner?.behind.push(item);
      else pending.push(item);
      continue;
    }
    if (isNewLine || index === fileDoc) indent = columnOf(source.text, item.span.start);
    const following = isNewLine ? nextTokens(items, index, 3) : [];
    recover(item, following);
    const { draft } = frame;
    const open = draft?.brackets.at(-1);
    const { text } = item;
    const isSymbol = item.type === 'symbol';
    if (isSymbol && text === ';') {
      endDraft();
    } else if (isSymbol && text === '}') {
      if (draft !== undefined && open !== undefined) endDraft();
      recoverBeforeClosing(item);
      if (frame.opener === undefined) {
        diagnostics.push(unmatchedBracket('}', item.span, undefined));
        endDraft();
      } else {
        closeFrame(item.span);
      }
    } else {
      const last = draft?.tokens.at(-1);
      if (
        options.byLines &&
        isNewLine &&
        draft !== undefined &&
        open === undefined &&
        last !== undefined &&
        (beginsDefinition(item, following, last) ||
          (canEndStatement(last, draft.tokens) && canBeginStatement(item, following[0], draft.tokens)))
      ) {
        endDraft();
      }
      if (isSymbol && text === '{') {
        if (open !== undefined && frame.draft !== undefined) {
          diagnostics.push(unmatchedBracket(open.text, open.span, undefined));
          depth -= frame.draft.brackets.length;
          frame.draft.brackets.length = 0;
          frame.draft.isFaulty = true;
        }
        const owner = frame.draft ?? startDraft(item);
        takeSince(owner);
        depth++;
        frame = openFrame(item, owner);
        frames.push(frame);
      } else {
        add(item);
        if (isSymbol) matchBracket(item);
      }
    }
    if (depth > DEEPEST_NESTING) {
      diagnostics.push(tooDeep(DEEPEST_NESTING, item.span));
      isTooDeep = true;
      break;
    }
    isNewLine = false;
    lastEnd = item.span.end;
  }

  function matchBracket(token: Token): void {
    const { draft } = frame;
    if (draft === undefined) return;
    if (token.text === '(' || token.text === '[') {
      draft.brackets.push(token);
      depth++;
      return;
    }
    if (token.text !== ')' && token.text !== ']') return;
    const open = draft.brackets.pop();
    if (open !== undefined) depth--;
    if (open !== undefined && (open.text === '(') === (token.text === ')')) return;
    // One report per statement: a stray bracket makes those behind it look wrong as well.
    if (!draft.isFaulty) diagnostics.push(unmatchedBracket(token.text, token.span, open));
    draft.isFaulty = true;
  }

  const nothing: Block = { statements: [], trailing: [], span: whole };
  if (isTooDeep) return { block: nothing, before: [], doc: [], diagnostics, hasOpenBlock: false };
  const hasOpenBlock = frames.length > 1;
  endDraft();
  if (hasOpenBlock) {
    closeUnfinished(1, undefined);
    endDraft();
  }
  const head = items.slice(0, fileDoc).filter(isComment);
  return {
    block: { ...nothing, statements: root.statements, trailing: root.pending.map(({ text }) => text) },
    before: head.filter(({ type }) => type === 'comment'),
    doc: head.filter(({ type }) => type === 'doc'),
    diagnostics,
    hasOpenBlock,
  };
}

/** The statement goes on: the comments since its last token are inside it. */
function takeSince(draft: Draft): void {
  for (const comment of draft.since) draft.inside.push(comment);
  draft.since = [];
}

function nextTokens(items: readonly Item[], index: number, count: number): readonly Token[] {
  const found: Token[] = [];
  for (let at = index + 1; at < items.length && found.length < count; at++) {
    const item = items[at];
    if (item !== undefined && !isComment(item)) found.push(item);
  }
  return found;
}
