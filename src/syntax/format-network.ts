/** Text of the statements of networks. */
import { unreachable } from '../base/invariant.ts';
import type { Name } from './expression-tree.ts';
import { formatExpression } from './format-expression.ts';
import { CONTINUATION, filled, fits, withArguments, withBlock, withValue } from './format-lines.ts';
import { formatSignal, formatStatement } from './format-statement.ts';
import type {
  CellsSyntax,
  ConnectionOptionSyntax,
  ConnectionRuleSyntax,
  ConnectSyntax,
  NetworkStatementSyntax,
  PopulationSyntax,
  RecordedSyntax,
  RecordSourceSyntax,
  RecordSyntax,
  SettingSyntax,
} from './network-tree.ts';

export function formatNetworkStatement(statement: NetworkStatementSyntax): readonly string[] {
  switch (statement.kind) {
    case 'parameter':
    case 'definition':
      return formatStatement(statement);
    case 'population':
      return formatPopulation(statement);
    case 'connect':
      return formatConnect(statement);
    case 'signal':
      return formatSignal(statement);
    case 'record':
      return formatRecord(statement);
    default:
      return unreachable(statement);
  }
}

function formatPopulation(statement: PopulationSyntax): readonly string[] {
  const { name, component, sizes, settings, trailing } = statement;
  const size = sizes.map(formatExpression).join(', ');
  const head = `population ${name.text} = ${component.text}[${size}]`;
  if (settings.length === 0 && trailing.length === 0) return [head];
  return withBlock(head, settings, trailing, formatSetting, true);
}

function formatSetting({ target, value }: SettingSyntax): readonly string[] {
  return withValue(`${formatExpression(target)} =`, value);
}

/** Returns the texts with a comma behind each but the last. */
function separated(texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => (index < texts.length - 1 ? `${text},` : text));
}

/** Returns the pieces with a word before the first, on its line. */
function behind(word: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [`${word} ${first}`, ...rest];
}

/** Returns the pieces on one line if it fits, else on as few as they fit on, all but the first set in. */
function broken(pieces: readonly string[]): readonly string[] {
  const short = pieces.join(' ');
  if (fits(short)) return [short];
  const [first = '', ...rest] = filled(pieces);
  return [first, ...rest.map((line) => CONTINUATION + line)];
}

/** Returns a connection, broken before `by`, before its rule and behind commas where it is too long. */
function formatConnect(statement: ConnectSyntax): readonly string[] {
  const { from, to, synapse, rule, options } = statement;
  const names = (list: readonly Name[]): readonly string[] => separated(list.map(({ text }) => text));
  const head = [...behind('connect', names(from)), '->', ...names(to)];
  const by = `by ${synapse.text}`;
  const how = separated([formatRule(rule), ...options.map(formatOption)]);
  const whole = [...withArguments([...head, by].join(' '), statement.arguments), ...how];
  if (whole.length === 1 + how.length && fits(whole.join(' '))) return [whole.join(' ')];
  const lines = broken([...head, by]);
  const last = withArguments(lines.at(-1) ?? '', statement.arguments);
  const closing = [last.at(-1), ...how].join(' ');
  if (last.length > 1 && fits(closing)) return [...lines.slice(0, -1), ...last.slice(0, -1), closing];
  return [...lines.slice(0, -1), ...last, ...filled(how).map((line) => CONTINUATION + line)];
}

function formatRule(rule: ConnectionRuleSyntax): string {
  switch (rule.kind) {
    case 'allToAll':
      return 'all to all';
    case 'oneToOne':
      return 'one to one';
    case 'probability':
      return `with probability ${formatExpression(rule.value)}`;
    case 'indegree':
    case 'outdegree':
      return `with fixed ${rule.kind} ${formatExpression(rule.value)}`;
    case 'where':
      return `where ${formatExpression(rule.value)}`;
    case 'pairs':
      return `pairs from "${rule.file.text}"`;
    default:
      return unreachable(rule);
  }
}

function formatOption(option: ConnectionOptionSyntax): string {
  switch (option.kind) {
    case 'noSelf':
      return 'no self';
    case 'where':
    case 'delay':
    case 'seed':
      return `${option.kind} ${formatExpression(option.value)}`;
    default:
      return unreachable(option);
  }
}

function formatRecord({ what, of, every }: RecordSyntax): readonly string[] {
  const interval = every === undefined ? [] : [`every ${formatExpression(every)}`];
  return broken([...behind('record', recordedTexts(what)), ...behind('of', sourceTexts(of)), ...interval]);
}

function recordedTexts(what: RecordedSyntax): readonly string[] {
  switch (what.kind) {
    case 'spikes':
      return ['spikes'];
    case 'values': {
      const paths = separated(what.paths.map(formatExpression));
      return what.reduction === undefined ? paths : behind(what.reduction.text, paths);
    }
    default:
      return unreachable(what);
  }
}

function sourceTexts(of: RecordSourceSyntax): readonly string[] {
  switch (of.kind) {
    case 'cells':
      return separated(of.groups.map(formatCells));
    case 'projection':
      return [`${formatCells(of.from)} -> ${formatCells(of.to)}`];
    default:
      return unreachable(of);
  }
}

function formatCells({ population, parts }: CellsSyntax): string {
  if (parts === undefined) return population.text;
  const texts = parts.map(({ first, last }) =>
    last === undefined ? formatExpression(first) : `${formatExpression(first)}..${formatExpression(last)}`,
  );
  return `${population.text}[${texts.join(', ')}]`;
}
