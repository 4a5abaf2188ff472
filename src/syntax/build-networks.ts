/** Builders that the grammar's productions for networks name; each gets the parts of its production. */
import { unexpected } from '../diagnostics/codes/syntax.ts';
import { blockOf, unitOf } from './build-declarations.ts';
import { type BuildContext, nameOf, spanning } from './builder.ts';
import type { ExpressionSyntax, PathSyntax } from './expression-tree.ts';
import type {
  CellPartSyntax,
  CellsSyntax,
  ConnectionOptionSyntax,
  ConnectionRuleSyntax,
  ConnectSyntax,
  PopulationSyntax,
  RecordedSyntax,
  RecordSourceSyntax,
  RecordSyntax,
  SettingSyntax,
} from './network-tree.ts';
import type { ArgumentSyntax, SignalSyntax } from './statement-tree.ts';
import type { Token } from './token.ts';
import type { NetworkSyntax } from './tree.ts';

export function networkOf(
  [, name, block]: readonly [Token, Token, Token],
  { comments, span, readNetwork }: BuildContext,
): NetworkSyntax {
  const { statements, trailing, unreadable, hasLostConnections } = readNetwork(blockOf(block));
  return {
    kind: 'network',
    name: nameOf(name),
    statements,
    trailing,
    ...(unreadable.length === 0 ? {} : { unreadable }),
    ...(hasLostConnections ? { hasLostConnections } : {}),
    comments,
    span,
  };
}

export function population(
  [, name, , component, sizes, block]: readonly [
    Token,
    Token,
    Token,
    Token,
    readonly ExpressionSyntax[],
    Token | null,
  ],
  { comments, span, readSettings }: BuildContext,
): PopulationSyntax {
  const body = block === null ? { settings: [], trailing: [] } : readSettings(blockOf(block));
  return {
    kind: 'population',
    name: nameOf(name),
    component: nameOf(component),
    sizes,
    ...body,
    comments,
    span,
  };
}

export function setting(
  [target, , value]: readonly [PathSyntax, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): SettingSyntax {
  return { target, value, comments, span };
}

export function signal(
  [, name, unit, , value, block]: readonly [
    Token,
    Token,
    Token | null,
    Token,
    ExpressionSyntax,
    Token | null,
  ],
  { comments, span, readComponent }: BuildContext,
): SignalSyntax {
  const signalled = { kind: 'signal', name: nameOf(name), ...unitOf(unit), value, comments, span } as const;
  if (block === null) return signalled;
  const { statements, trailing, unreadable } = readComponent(blockOf(block));
  const body = { statements, trailing, ...(unreadable.length === 0 ? {} : { unreadable }) };
  return { ...signalled, body };
}

// ── Connections ──

type Connection = Omit<ConnectSyntax, 'kind' | 'options' | 'comments' | 'span'>;

export function connection([, from, , to, , synapse, args, rule]: readonly [
  Token,
  readonly Token[],
  Token,
  readonly Token[],
  Token,
  Token,
  readonly ArgumentSyntax[] | null,
  ConnectionRuleSyntax,
]): Connection {
  return {
    from: from.map(nameOf),
    to: to.map(nameOf),
    synapse: nameOf(synapse),
    arguments: args ?? [],
    rule,
  };
}

export function connect(
  [connected, options]: readonly [Connection, readonly ConnectionOptionSyntax[] | null],
  { comments, span }: BuildContext,
): ConnectSyntax {
  return { kind: 'connect', ...connected, options: options ?? [], comments, span };
}

export function allToAll([first, , last]: readonly [Token, Token, Token]): ConnectionRuleSyntax {
  return { kind: 'allToAll', span: spanning(first, last) };
}

export function oneToOne([first, , last]: readonly [Token, Token, Token]): ConnectionRuleSyntax {
  return { kind: 'oneToOne', span: spanning(first, last) };
}

export function withProbability([first, , value]: readonly [
  Token,
  Token,
  ExpressionSyntax,
]): ConnectionRuleSyntax {
  return { kind: 'probability', value, span: spanning(first, value) };
}

export function withFixed([first, , degree, value]: readonly [
  Token,
  Token,
  Token,
  ExpressionSyntax,
]): ConnectionRuleSyntax {
  const kind = degree.text === 'indegree' ? 'indegree' : 'outdegree';
  return { kind, value, span: spanning(first, value) };
}

export function where([first, value]: readonly [Token, ExpressionSyntax]): {
  readonly kind: 'where';
  readonly value: ExpressionSyntax;
  readonly span: Token['span'];
} {
  return { kind: 'where', value, span: spanning(first, value) };
}

export function pairs([first, , file]: readonly [Token, Token, Token]): ConnectionRuleSyntax {
  const { source, start, end } = file.span;
  const path = { text: file.text.slice(1, -1), span: { source, start: start + 1, end: end - 1 } };
  return { kind: 'pairs', file: path, span: spanning(first, file) };
}

export function firstOption([, option]: readonly [Token, ConnectionOptionSyntax]): ConnectionOptionSyntax[] {
  return [option];
}

export function noSelf([first, last]: readonly [Token, Token]): ConnectionOptionSyntax {
  return { kind: 'noSelf', span: spanning(first, last) };
}

export function delay([first, value]: readonly [Token, ExpressionSyntax]): ConnectionOptionSyntax {
  return { kind: 'delay', value, span: spanning(first, value) };
}

export function seed([first, value]: readonly [Token, ExpressionSyntax]): ConnectionOptionSyntax {
  return { kind: 'seed', value, span: spanning(first, value) };
}

// ── Records ──

function isSpikes({ names: [first, ...rest] }: PathSyntax): boolean {
  return first.text === 'spikes' && rest.length === 0;
}

/** `spikes` alone are the spikes, whatever a variable is called. */
export function recorded(
  [paths]: readonly [readonly PathSyntax[]],
  { report }: BuildContext,
): RecordedSyntax {
  const spikes = paths.find(isSpikes);
  if (spikes === undefined) return { kind: 'values', paths };
  if (paths.length > 1) {
    const hint = 'write `record spikes of …` on a line of its own.';
    report(unexpected('Spikes are recorded by a statement of their own.', spikes.span, hint, []));
  }
  return { kind: 'spikes' };
}

export function reduced([reduction, paths]: readonly [Token, readonly PathSyntax[]]): RecordedSyntax {
  return { kind: 'values', reduction: nameOf(reduction), paths };
}

export function record(
  [, what, , of, every]: readonly [Token, RecordedSyntax, Token, RecordSourceSyntax, ExpressionSyntax | null],
  { comments, span, report }: BuildContext,
): RecordSyntax {
  if (every !== null && what.kind === 'spikes') {
    const hint = 'leave `every` out: a spike is recorded whenever there is one.';
    report(unexpected('Spikes are not recorded at intervals.', every.span, hint, []));
  }
  return { kind: 'record', what, of, ...(every === null ? {} : { every }), comments, span };
}

export function ofCells([groups]: readonly [readonly CellsSyntax[]]): RecordSourceSyntax {
  return { kind: 'cells', groups };
}

export function ofProjection([from, , to]: readonly [CellsSyntax, Token, CellsSyntax]): RecordSourceSyntax {
  return { kind: 'projection', from, to };
}

export function allCells([population]: readonly [Token]): CellsSyntax {
  return { population: nameOf(population), span: population.span };
}

export function someCells([population, , parts, end]: readonly [
  Token,
  Token,
  readonly CellPartSyntax[],
  Token,
]): CellsSyntax {
  return { population: nameOf(population), parts, span: spanning(population, end) };
}

export function oneCell([first]: readonly [ExpressionSyntax]): CellPartSyntax {
  return { first };
}

export function cellsBetween([first, , last]: readonly [
  ExpressionSyntax,
  Token,
  ExpressionSyntax,
]): CellPartSyntax {
  return { first, last };
}
