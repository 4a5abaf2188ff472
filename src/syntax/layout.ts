import type { Token } from './token.ts';
import { BODY_WORDS, STATEMENT_WORDS, VALUE_WORDS } from './words.ts';

const ASSIGNMENTS: ReadonlySet<string> = new Set(['=', ':', '+=', '-=', '*=', '/=']);
const CONTINUING: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '^', '=', '<', '>', '<=', '>=', '==', '!=', '+=', '-=', '*=', '/='],
  ...['->', '<->', ':', ',', ')', ']', '{', '}', '**', '&&', '||', '===', '!==', ':=', '=>', '=<'],
]);
const NOT_ENDING: ReadonlySet<string> = new Set([...CONTINUING].filter((text) => !/[)\]}]/.test(text)));
/** Words of a connection that may begin its next line. */
const CONNECTING: ReadonlySet<string> = new Set(['by', 'with', 'all', 'one', 'pairs', 'where']);
/** First words of statements that may go on with `from`. */
const FROM: ReadonlySet<string> = new Set(['import', 'every', 'connect']);
const OPENING: ReadonlySet<string> = new Set(['(', '[', '{']);

/** Whether the name stands where a statement gives it a value: `crosses = 3`, `when : mV = 1 mV`, `by' = 2`. */
function isDefined(next: Token | undefined): boolean {
  return next !== undefined && (next.type === 'prime' || ASSIGNMENTS.has(next.text) || next.text === '.');
}

function first(tokens: readonly Token[]): string {
  return tokens[0]?.text ?? '';
}

/** Returns where the joining `when` of a spike statement stands; other tokens of that text are names. */
function indexOfWhen(tokens: readonly Token[]): number {
  const second = tokens[1]?.text;
  if (first(tokens) !== 'spike' || (second !== 'when' && second !== 'count')) return -1;
  if (second === 'when') return 1;
  return tokens.findIndex(
    ({ text }, index) => index > 2 && text === 'when' && endsOperand(tokens[index - 1]),
  );
}

/** Returns where the joining `by` of a connection stands: behind the lists of names. */
function indexOfBy(tokens: readonly Token[]): number {
  if (first(tokens) !== 'connect') return -1;
  const arrow = tokens.findIndex(({ text }) => text === '->');
  if (arrow < 0) return -1;
  return tokens.findIndex(
    ({ text }, index) => index > arrow + 1 && text === 'by' && tokens[index - 1]?.type === 'name',
  );
}

/** Whether the last token begins the rule of a connection with `with`: it stands behind the synapse. */
function endsInWith(tokens: readonly Token[]): boolean {
  const by = indexOfBy(tokens);
  if (by < 0) return false;
  const behind =
    tokens[by + 2]?.text === '(' ? tokens.findIndex(({ text }, at) => at > by && text === ')') : by + 1;
  return behind >= 0 && tokens.length - 2 === behind;
}

/** Returns where the `of` of a record stands; other tokens of that text are names. */
function indexOfRecordOf(tokens: readonly Token[]): number {
  if (first(tokens) !== 'record') return -1;
  return tokens.findIndex(({ text }, index) => index > 1 && text === 'of' && endsOperand(tokens[index - 1]));
}

/** Whether the tokens end in `post.indegree of`. */
function endsDegree(tokens: readonly Token[]): boolean {
  const [point, name, of] = tokens.slice(-3);
  return point?.text === '.' && name?.type === 'name' && of?.type === 'name';
}

/** Whether the tokens end in `sum over cells of`, `sum over E of`. */
function endsReduction(tokens: readonly Token[]): boolean {
  const [name, over, cells] = tokens.slice(-4);
  return name?.type === 'name' && over?.text === 'over' && cells?.type === 'name';
}

function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.type === 'symbol') return token.text === ')' || token.text === ']';
  if (token.type === 'reserved') return VALUE_WORDS.has(token.text);
  return ['name', 'number', 'quantity'].includes(token.type);
}

/**
 * Whether a newline behind `token` may end the statement `tokens`. Operators, commas and joining words
 * cannot end one. Words that are free as names join only in the statements that use them.
 */
export function canEndStatement(token: Token, tokens: readonly Token[]): boolean {
  switch (token.type) {
    case 'symbol':
      return !NOT_ENDING.has(token.text) && !OPENING.has(token.text);
    case 'foreign':
      return false;
    case 'reserved':
      return VALUE_WORDS.has(token.text) || STATEMENT_WORDS.has(token.text) || token.text === 'old';
    case 'name':
      if (token.text === 'when') return tokens.length - 1 !== indexOfWhen(tokens);
      if (token.text === 'of')
        return !endsReduction(tokens) && !endsDegree(tokens) && tokens.length - 1 !== indexOfRecordOf(tokens);
      if (token.text === 'by') return tokens.length - 1 !== indexOfBy(tokens);
      return token.text !== 'with' || !endsInWith(tokens);
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
      if (CONNECTING.has(token.text)) return first(tokens) !== 'connect';
      if (token.text === 'from') return !FROM.has(first(tokens));
      if (token.text === 'of' || token.text === 'every') return first(tokens) !== 'record';
      if (token.text === 'when') return first(tokens) !== 'spike';
      if (token.text === 'start' && next?.text === 'steady') return first(tokens) !== 'state';
      return token.text !== 'holds' || first(tokens) !== 'refractory';
    }
    default:
      return true;
  }
}

/** Whether a line that begins so is an equation or changes a variable: `dv/dt =`, `v' =`, `u +=`. */
export function beginsEquation(token: Token, next: readonly (Token | undefined)[]): boolean {
  if (token.type !== 'name') return false;
  const [second, third, fourth] = next;
  if (second?.text === '/' && third?.text === 'dt') return fourth?.text === '=';
  return second?.type === 'prime' || ['+=', '-=', '*=', '/='].includes(second?.text ?? '');
}

/**
 * Whether a line that begins so gives a name its value, and so is a new statement even where the line before
 * is unfinished: no expression goes on with `name =`. Only behind a comma it may (`state A,` `B = 2`).
 */
export function beginsDefinition(token: Token, next: readonly (Token | undefined)[], last: Token): boolean {
  if (token.type !== 'name' || last.text === ',') return false;
  return beginsEquation(token, next) || ['=', ':'].includes(next[0]?.text ?? '');
}

/** Whether a line that begins so can only be a declaration of a file: `neuron Leaky {`, `import`. */
export function beginsDeclaration(token: Token, next: Token | undefined): boolean {
  if (token.type === 'reserved') return ['import', 'function', 'const'].includes(token.text);
  return BODY_WORDS.has(token.text) && next?.type === 'name';
}

/** Whether a line that begins so can only be a new statement of a block, never the rest of one. */
export function beginsStatementOnly(token: Token, [next, third]: readonly (Token | undefined)[]): boolean {
  if (token.type === 'reserved') return STATEMENT_WORDS.has(token.text);
  if (next?.type !== 'name') return false;
  if (token.text === 'population') return third?.text === '=';
  if (token.text === 'signal') return third?.text === '=' || third?.text === ':';
  if (token.text === 'connect') return third?.text === '->';
  return token.text === 'spike' && ['when', 'count', 'at'].includes(next.text);
}
