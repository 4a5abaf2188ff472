/** Text of the statements of components, and of those in their blocks. */
import { unreachable } from '../base/invariant.ts';
import type { ExpressionSyntax, Name, UnitSyntax } from './expression-tree.ts';
import { formatExpression } from './format-expression.ts';
import {
  CONTINUATION,
  declaredUnit,
  filled,
  fits,
  INDENT,
  withArguments,
  withBlock,
  withValue,
} from './format-lines.ts';
import type {
  BlockStatementSyntax,
  BlockSyntax,
  GateEntrySyntax,
  RangeSyntax,
  ReactionSyntax,
  SignalSyntax,
  SpikeSyntax,
  StatementSyntax,
  SteadySyntax,
  TriggerSyntax,
} from './statement-tree.ts';

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

/** Statements that may hold a block of their own. */
const BLOCKS: ReadonlySet<StatementSyntax['kind']> = new Set(['gate', 'event', 'signal']);

export function formatStatement(statement: StatementSyntax): readonly string[] {
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
    case 'signal':
      return formatSignal(statement);
    default:
      return unreachable(statement);
  }
}

/** Returns `signal x = E`, and its block with the states that it reads. */
export function formatSignal({ name, unit, value, body }: SignalSyntax): readonly string[] {
  const lines = withValue(`signal ${name.text}${declaredUnit(unit)} =`, value);
  if (body === undefined) return lines;
  const { statements, trailing } = body;
  const isPlain = statements.every(({ kind }) => !BLOCKS.has(kind));
  const block = withBlock(lines.at(-1) ?? '', statements, trailing, formatStatement, isPlain);
  return [...lines.slice(0, -1), ...block];
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
