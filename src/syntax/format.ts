import { unreachable } from '../base/invariant.ts';
import { breakExpression, formatExpression, formatUnit } from './format-expression.ts';
import type {
  ArgumentSyntax,
  BlockStatementSyntax,
  BlockSyntax,
  Comments,
  DeclarationSyntax,
  ExpressionSyntax,
  GateEntrySyntax,
  ModelSyntax,
  Name,
  RangeSyntax,
  ReactionSyntax,
  SpikeSyntax,
  StatementSyntax,
  SteadySyntax,
  TriggerSyntax,
  UnitSyntax,
} from './tree.ts';

export { formatExpression } from './format-expression.ts';

/** Lines longer than this are broken where the language lets a statement go on. */
const WIDTH = 100;
const INDENT = '  ';
const CONTINUATION = '    ';

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

// ── Comments ──

function docLines(doc: string): readonly string[] {
  return doc.split('\n').map((line) => (line === '' ? '##' : `## ${line}`));
}

/** A rule of `#` signs keeps its form: `####` was read as a comment `###`. */
function commentLine(text: string): string {
  if (text === '') return '#';
  return text.startsWith('##') ? `#${text}` : `# ${text}`;
}

function commentLines(texts: readonly string[]): readonly string[] {
  return texts.map(commentLine);
}

/**
 * Returns the lines of a statement with its comments: those before it, its doc, and the one behind its last
 * line. A doc behind a statement stays there, behind the `{` of one with a block of several lines.
 */
function withComments(comments: Comments, lines: readonly string[]): readonly string[] {
  const { doc, before, behind, docBehind } = comments;
  const stays = docBehind === true;
  const body = [...lines];
  const ownerLine = lines[0]?.endsWith('{') ? 0 : lines.length - 1;
  if (doc !== undefined && stays) body[ownerLine] = `${body[ownerLine]}  ## ${doc}`.trimEnd();
  if (behind !== undefined) body[lines.length - 1] = `${body[lines.length - 1]}  ${commentLine(behind)}`;
  return [...commentLines(before), ...(doc === undefined || stays ? [] : docLines(doc)), ...body];
}

function hasComments({ doc, before, behind }: Comments): boolean {
  return doc !== undefined || before.length > 0 || behind !== undefined;
}

// ── Lines ──

function indented(lines: readonly string[], by: string = INDENT): readonly string[] {
  return lines.map((line) => (line === '' ? line : by + line));
}

interface Statement {
  readonly comments: Comments;
}

/** Returns the lines of statements, with empty lines between them where the user had some. */
function statementLines<T extends Statement>(
  statements: readonly T[],
  trailing: readonly string[],
  print: (statement: T) => readonly string[],
): readonly string[] {
  const parts = statements.map((statement, index) => {
    const isApart = index > 0 && statement.comments.blankBefore === true;
    return [...(isApart ? [''] : []), ...withComments(statement.comments, print(statement))];
  });
  return [...parts.flat(), ...commentLines(trailing)];
}

/** Returns `head { … }`, on one line if `mayBeShort` and it fits. */
function withBlock<T extends Statement>(
  head: string,
  statements: readonly T[],
  trailing: readonly string[],
  print: (statement: T) => readonly string[],
  mayBeShort: boolean,
): readonly string[] {
  if (statements.length === 0 && trailing.length === 0) return [`${head} {}`];
  const isPlain =
    mayBeShort && trailing.length === 0 && statements.every(({ comments }) => !hasComments(comments));
  const printed = isPlain ? statements.map(print) : [];
  if (isPlain && printed.every((lines) => lines.length === 1) && !statements.slice(1).some(isSetApart)) {
    const short = `${head} { ${printed.map(([line]) => line).join('; ')} }`;
    if (fits(short)) return [short];
  }
  return [`${head} {`, ...indented(statementLines(statements, trailing, print)), '}'];
}

/** Whether the user put an empty line before the statement, which one line could not keep. */
function isSetApart({ comments }: Statement): boolean {
  return comments.blankBefore === true;
}

/** Blocks stand in components: their lines are indented once at least. */
function fits(line: string): boolean {
  return line.length + INDENT.length <= WIDTH;
}

/** Returns `head` and the expression, broken over several lines if one is too long. */
function withValue(head: string, value: ExpressionSyntax, tail = ''): readonly string[] {
  const whole = `${head} ${formatExpression(value)}${tail}`;
  if (fits(whole)) return [whole];
  const [first, ...rest] = breakExpression(value);
  const lines = [`${head} ${first}`, ...filled(rest).map((line) => CONTINUATION + line)];
  return [...lines.slice(0, -1), `${lines.at(-1)}${tail}`];
}

/** Joins pieces to lines as long as fit. */
function filled(pieces: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last === undefined ? undefined : `${last} ${piece}`;
    // `else` begins a line of its own.
    const fitsOn = joined !== undefined && fits(CONTINUATION + joined) && !piece.startsWith('else ');
    if (fitsOn) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines;
}

/** Returns `head(a = 1, b = 2)`, an argument a line if one line is too short for all. */
function withArguments(head: string, args: readonly ArgumentSyntax[]): readonly string[] {
  if (args.length === 0) return [head];
  const texts = args.map(({ name, within, value }) => {
    const path = [...within, name].map(({ text }) => text).join('.');
    return `${path} = ${formatExpression(value)}`;
  });
  const short = `${head}(${texts.join(', ')})`;
  if (fits(short)) return [short];
  return [
    `${head}(`,
    ...texts.map((text, index) => INDENT + text + (index < texts.length - 1 ? ',' : '')),
    ')',
  ];
}

// ── Declarations ──

function declaredUnit(unit: UnitSyntax | undefined): string {
  return unit === undefined ? '' : ` : ${formatUnit(unit)}`;
}

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
    case 'unsupported':
      return [declaration.text];
    default:
      return unreachable(declaration);
  }
}

function formatImported({ name, as }: { readonly name: Name; readonly as: Name }): string {
  return name.text === as.text ? name.text : `${name.text} as ${as.text}`;
}

// ── Statements of a component ──

function formatRange(range: RangeSyntax | undefined): string {
  return range === undefined ? '' : ` in [${formatExpression(range.low)}, ${formatExpression(range.high)}]`;
}

function formatDeclared(
  word: string,
  {
    name,
    unit,
    isList,
    value,
    range,
  }: {
    readonly name: Name;
    readonly unit?: UnitSyntax;
    readonly isList?: boolean;
    readonly value?: ExpressionSyntax;
    readonly range?: RangeSyntax;
  },
): readonly string[] {
  const head = `${word} ${name.text}${declaredUnit(unit)}${isList === true ? '[]' : ''}`;
  return value === undefined
    ? [head + formatRange(range)]
    : withValue(`${head} =`, value, formatRange(range));
}

function formatStatement(statement: StatementSyntax): readonly string[] {
  switch (statement.kind) {
    case 'parameter':
      return formatDeclared('param', statement);
    case 'input':
      return formatDeclared('input', statement);
    case 'state':
      return formatDeclared('state', statement);
    case 'steady':
      return formatSteady(statement);
    case 'reaction':
      return formatReaction(statement);
    case 'equation': {
      const { state, notation, order, value } = statement;
      const left = notation === 'leibniz' ? `d${state.text}/dt` : state.text + "'".repeat(order);
      return withValue(`${left} =`, value);
    }
    case 'gate': {
      const given = statement.value === undefined ? '' : ` = ${formatExpression(statement.value)}`;
      const head = `gate ${statement.name.text}${given}`;
      return withBlock(head, statement.entries, statement.trailing, formatGateEntry, true);
    }
    case 'definition': {
      const word = statement.isOutput ? 'output ' : '';
      return withValue(`${word}${statement.name.text}${declaredUnit(statement.unit)} =`, statement.value);
    }
    case 'use':
      return withArguments(`use ${statement.name.text} = ${statement.component.text}`, statement.arguments);
    case 'spike':
      return withValue(spikeHead(statement), statement.value);
    case 'event':
      return withStatements(formatTrigger(statement.trigger), statement.block);
    case 'refractory': {
      const holds = statement.holds.map(formatExpression).join(', ');
      return withValue('refractory', statement.duration, holds === '' ? '' : ` holds ${holds}`);
    }
    case 'timeUnit':
      return withValue('time unit', statement.value);
    case 'port':
      return [`${statement.end} ${formatExpression(statement.path)}${declaredUnit(statement.unit)}`];
    case 'coupling':
      return withValue(`${formatExpression(statement.target)} ${statement.operator}`, statement.value);
    case 'unsupported':
      return [statement.text];
    default:
      return unreachable(statement);
  }
}

/** Returns `state A, B start steady sum 1`, broken behind commas if it is too long. */
function formatSteady({ states, sum }: SteadySyntax): readonly string[] {
  const texts = states.map((state) => formatDeclared('', state).join(' ').trimStart());
  const end = `start steady sum ${formatExpression(sum)}`;
  const short = `state ${texts.join(', ')} ${end}`;
  if (fits(short)) return [short];
  const [first = '', ...rest] = texts.map((text, index) => text + (index < texts.length - 1 ? ',' : ''));
  return [`state ${first}`, ...filled([...rest, end]).map((line) => CONTINUATION + line)];
}

/** Returns `reaction A + B <-> C (kf, kb)`, a constant a line if one line is too short for all. */
function formatReaction({ left, right, isReversible, constants }: ReactionSyntax): readonly string[] {
  const side = (names: readonly Name[]): string =>
    names.length === 0 ? '0' : names.map(({ text }) => text).join(' + ');
  const head = `reaction ${side(left)} ${isReversible ? '<->' : '->'} ${side(right)}`;
  if (constants.length === 0) return [head];
  const texts = constants.map(formatExpression);
  const short = `${head} (${texts.join(', ')})`;
  if (fits(short)) return [short];
  const lines = texts.map((text, index) => INDENT + text + (index < texts.length - 1 ? ',' : ''));
  return [`${head} (`, ...lines, ')'];
}

function formatGateEntry({ key, value }: GateEntrySyntax): readonly string[] {
  return withValue(`${key.text} =`, value);
}

function spikeHead({ form, count }: SpikeSyntax): string {
  switch (form) {
    case 'when':
      return count === undefined ? 'spike when' : `spike count ${formatExpression(count)} when`;
    case 'at':
      return 'spike at';
    case 'rate':
      return 'spike at rate';
    default:
      return unreachable(form);
  }
}

function formatTrigger(trigger: TriggerSyntax): string {
  switch (trigger.kind) {
    case 'spike':
    case 'step':
    case 'pre':
    case 'post':
      return `on ${trigger.kind}`;
    case 'condition':
      return `on ${formatExpression(trigger.condition)}`;
    case 'at':
      return `at ${formatExpression(trigger.times)}`;
    case 'every': {
      const from = trigger.from === undefined ? '' : ` from ${formatExpression(trigger.from)}`;
      return `every ${formatExpression(trigger.period)}${from}`;
    }
    default:
      return unreachable(trigger);
  }
}

// ── Statements of event blocks ──

function withStatements(head: string, { statements, trailing }: BlockSyntax): readonly string[] {
  const mayBeShort = statements.every(({ kind }) => kind !== 'if');
  return withBlock(head, statements, trailing, formatBlockStatement, mayBeShort);
}

function formatBlockStatement(statement: BlockStatementSyntax): readonly string[] {
  switch (statement.kind) {
    case 'assignment':
      return withValue(`${formatExpression(statement.target)} ${statement.operator}`, statement.value);
    case 'let':
      return withValue(`let ${statement.name.text} =`, statement.value);
    case 'if': {
      let lines: readonly string[] = [];
      const add = (head: string, block: BlockSyntax): void => {
        const [first = '', ...rest] = withStatements(head, block);
        const last = lines.at(-1);
        lines = [...lines.slice(0, -1), last === undefined ? first : `${last} ${first}`, ...rest];
      };
      for (const [index, { condition, block }] of statement.branches.entries()) {
        add(`${index === 0 ? '' : 'else '}if ${formatExpression(condition)}`, block);
      }
      if (statement.otherwise !== undefined) add('else', statement.otherwise);
      return lines;
    }
    default:
      return unreachable(statement);
  }
}
