import type { Token } from './token.ts';
import { BODY_WORDS, STATEMENT_WORDS, VALUE_WORDS } from './words.ts';

const ASSIGNMENTS: ReadonlySet<string> = new Set(['=', ':', '+=', '-=', '*=', '/=']);
const CONTINUING: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '^', '=', '<', '>', '<=', '>=', '==', '!=', '+=', '-=', '*=', '/='],
  ...['->', '<->', ':', '.', '..', ',', ')', ']', '{', '}', '**', '&&', '||', '===', '!==', ':=', '=>', '=<'],
]);
const ENDING: ReadonlySet<string> = new Set([')', ']', '}']);

/** Whether the name stands where a statement gives it a value: `crosses = 3`, `when : mV = 1 mV`, `by' = 2`. */
function isDefined(next: Token | undefined): boolean {
  return next !== undefined && (next.type === 'prime' || ASSIGNMENTS.has(next.text) || next.text === '.');
}

function first(tokens: readonly Token[]): string {
  return tokens[0]?.text ?? '';
}

/**
 * Whether a newline behind `token` may end the statement `tokens`. Operators, commas and joining words
 * cannot end one. Words that are free as names join only in the statements that use them.
 */
export function canEndStatement(token: Token, tokens: readonly Token[]): boolean {
  switch (token.type) {
    case 'symbol':
      return ENDING.has(token.text);
    case 'foreign':
      return false;
    case 'reserved':
      return VALUE_WORDS.has(token.text) || STATEMENT_WORDS.has(token.text) || token.text === 'old';
    case 'name':
      if (tokens.length < 2) return true;
      if (token.text === 'when') return first(tokens) !== 'spike';
      if (token.text === 'by' || token.text === 'with') return first(tokens) !== 'connect';
      return true;
    default:
      return true;
  }
}

/**
 * Whether `token`, on a new line and followed by `next`, may begin a statement when `tokens` are those of
 * the statement before. A leading operator goes on with the statement before it.
 */
export function canBeginStatement(token: Token, next: Token | undefined, tokens: readonly Token[]): boolean {
  switch (token.type) {
    case 'symbol':
    case 'foreign':
      return !CONTINUING.has(token.text);
    case 'reserved':
      return !['then', 'else', 'and', 'or', 'in'].includes(token.text);
    case 'name': {
      if (isDefined(next)) return true;
      if (token.text === 'crosses' || token.text === 'falls') return false;
      if (token.text === 'by' || token.text === 'with') return first(tokens) !== 'connect';
      if (token.text === 'from') return first(tokens) !== 'import' && first(tokens) !== 'every';
      if (token.text === 'when') return first(tokens) !== 'spike';
      return token.text !== 'holds' || first(tokens) !== 'refractory';
    }
    default:
      return true;
  }
}

/** Whether a line that begins so can only be a declaration of a file: `neuron Leaky {`, `import`. */
export function beginsDeclaration(token: Token, next: Token | undefined): boolean {
  if (token.type === 'reserved') return ['import', 'function', 'const'].includes(token.text);
  return BODY_WORDS.has(token.text) && next?.type === 'name';
}

/** Whether a line that begins so can only be a new statement of a component, never the rest of one. */
export function beginsStatementOnly(token: Token, next: Token | undefined): boolean {
  if (token.type === 'reserved') return STATEMENT_WORDS.has(token.text);
  return token.text === 'spike' && next?.type === 'name' && ['when', 'count', 'at'].includes(next.text);
}
