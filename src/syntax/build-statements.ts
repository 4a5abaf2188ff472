/** Builders that the grammar's productions for statements name; each gets the parts of its production. */
import { known } from '../base/invariant.ts';
import { unexpected } from '../diagnostics/codes/syntax.ts';
import { blockOf, unitOf } from './build-declarations.ts';
import { type BuildContext, nameOf, spanning } from './builder.ts';
import type { ExpressionSyntax, PathSyntax } from './expression-tree.ts';
import type {
  ArgumentSyntax,
  AssignmentSyntax,
  BlockSyntax,
  Comments,
  DefinitionSyntax,
  EquationSyntax,
  EventSyntax,
  GateEntrySyntax,
  GateSyntax,
  IfSyntax,
  InputSyntax,
  LetSyntax,
  ParameterSyntax,
  RangeSyntax,
  RefractorySyntax,
  SpikeSyntax,
  StateSyntax,
  TimeUnitSyntax,
  TriggerSyntax,
  UseSyntax,
} from './statement-tree.ts';
import type { Token } from './token.ts';

type Given = ExpressionSyntax | null;

/** What `param`, `input` and `state` declare. */
export interface Declared {
  readonly name: ParameterSyntax['name'];
  readonly unit?: NonNullable<ParameterSyntax['unit']>;
  readonly value?: ExpressionSyntax;
  readonly range?: RangeSyntax;
}

/** Returns the properties that `param`, `input` and `state` share; what is not written is absent. */
function declared(name: Token, unit: Token | null, value: Given, range: RangeSyntax | null): Declared {
  return {
    name: nameOf(name),
    ...unitOf(unit),
    ...(value === null ? {} : { value }),
    ...(range === null ? {} : { range }),
  };
}

export function parameterOf(
  [, name, unit, value, range]: readonly [Token, Token, Token | null, Given, RangeSyntax | null],
  { comments, span }: BuildContext,
): ParameterSyntax {
  return { kind: 'parameter', ...declared(name, unit, value, range), isList: false, comments, span };
}

export function listParameter(
  [, name, unit, , , value]: readonly [Token, Token, Token, Token, Token, Given],
  { comments, span }: BuildContext,
): ParameterSyntax {
  return { kind: 'parameter', ...declared(name, unit, value, null), isList: true, comments, span };
}

export function inputOf(
  [, name, unit, value, range]: readonly [Token, Token, Token | null, Given, RangeSyntax | null],
  { comments, span }: BuildContext,
): InputSyntax {
  return { kind: 'input', ...declared(name, unit, value, range), comments, span };
}

export function range([, open, low, , high, close]: readonly [
  Token,
  Token,
  ExpressionSyntax,
  Token,
  ExpressionSyntax,
  Token,
]): RangeSyntax {
  return { low, high, span: spanning(open, close) };
}

export interface StateEntry extends Declared {
  readonly token: Token;
  readonly last: { readonly span: StateSyntax['span'] };
}

/** Returns what an entry declares. */
export function withoutTokens({ token, last, ...entry }: StateEntry): Declared {
  return entry;
}

export function stateEntry([name, unit, value, range]: readonly [
  Token,
  Token | null,
  Given,
  RangeSyntax | null,
]): StateEntry {
  return { ...declared(name, unit, value, range), token: name, last: range ?? value ?? unit ?? name };
}

/** `state A, B` is a statement for each; what stands before goes to the first, what stands behind to the last. */
export function statesOf(
  [, entries]: readonly [Token, readonly StateEntry[]],
  { comments, span }: BuildContext,
): readonly StateSyntax[] {
  const { behind, ...before } = comments;
  return entries.map(({ token, last, ...entry }, index) => {
    const own: Comments = {
      ...(index === 0 ? before : { before: [] }),
      ...(index === entries.length - 1 && behind !== undefined ? { behind } : {}),
    };
    const whole = entries.length === 1 ? span : spanning(token, last);
    return { kind: 'state', ...entry, comments: own, span: whole };
  });
}

export function leibnizEquation(
  [derivative, , , , value]: readonly [Token, Token, Token, Token, ExpressionSyntax],
  { comments, span, report }: BuildContext,
): EquationSyntax {
  const { text } = derivative;
  const place = { ...derivative.span, start: derivative.span.start + 1 };
  if (!/^d./u.test(text)) {
    report(
      unexpected(
        `Expected the derivative of a state variable before \`/dt\`, found \`${text}\`.`,
        derivative.span,
        `write \`d${text}/dt\` for the derivative of \`${text}\`.`,
        [{ title: `write \`d${text}\``, span: derivative.span, text: `d${text}` }],
      ),
    );
  }
  const state = { text: text.slice(1), span: place };
  return { kind: 'equation', state, notation: 'leibniz', order: 1, value, comments, span };
}

export function primeEquation(
  [name, primes, , value]: readonly [Token, Token, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): EquationSyntax {
  const order = primes.text.length;
  return { kind: 'equation', state: nameOf(name), notation: 'prime', order, value, comments, span };
}

export function gateOf(
  [, name, value, block]: readonly [Token, Token, Given, Token],
  { comments, span, readGate }: BuildContext,
): GateSyntax {
  const body = readGate(blockOf(block));
  const given = value === null ? {} : { value };
  return { kind: 'gate', name: nameOf(name), ...given, ...body, comments, span };
}

export function gateEntry(
  [key, , value]: readonly [Token, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): GateEntrySyntax {
  return { key: nameOf(key), value, comments, span };
}

export function definition(
  [name, unit, , value]: readonly [Token, Token | null, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): DefinitionSyntax {
  return { kind: 'definition', name: nameOf(name), isOutput: false, ...unitOf(unit), value, comments, span };
}

export function output(
  [, name, unit, , value]: readonly [Token, Token, Token | null, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): DefinitionSyntax {
  return { kind: 'definition', name: nameOf(name), isOutput: true, ...unitOf(unit), value, comments, span };
}

export function useOf(
  [, name, , component, args]: readonly [Token, Token, Token, Token, readonly ArgumentSyntax[] | null],
  { comments, span }: BuildContext,
): UseSyntax {
  return {
    kind: 'use',
    name: nameOf(name),
    component: nameOf(component),
    arguments: args ?? [],
    comments,
    span,
  };
}

// ── Spikes and events ──

export function spikeWhen(
  [, , value]: readonly [Token, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): SpikeSyntax {
  return { kind: 'spike', form: 'when', value, comments, span };
}

export function spikeCount(
  [, , count, , value]: readonly [Token, Token, ExpressionSyntax, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): SpikeSyntax {
  return { kind: 'spike', form: 'when', count, value, comments, span };
}

export function spikeAt(
  [, , value]: readonly [Token, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): SpikeSyntax {
  return { kind: 'spike', form: 'at', value, comments, span };
}

export function spikeRate(
  [, , , value]: readonly [Token, Token, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): SpikeSyntax {
  return { kind: 'spike', form: 'rate', value, comments, span };
}

function event(trigger: TriggerSyntax, block: Token, context: BuildContext): EventSyntax {
  const { comments, span, readBlock } = context;
  return { kind: 'event', trigger, block: readBlock(blockOf(block)), comments, span };
}

const EVENTS: ReadonlyMap<string, 'spike' | 'step' | 'pre' | 'post'> = new Map(
  (['spike', 'step', 'pre', 'post'] as const).map((kind) => [kind, kind] as const),
);

export function onWord([, word, block]: readonly [Token, Token, Token], context: BuildContext): EventSyntax {
  return event({ kind: known(EVENTS.get(word.text), 'the event of that name') }, block, context);
}

export function onCondition(
  [, condition, block]: readonly [Token, ExpressionSyntax, Token],
  context: BuildContext,
): EventSyntax {
  return event({ kind: 'condition', condition }, block, context);
}

export function atTimes(
  [, times, block]: readonly [Token, ExpressionSyntax, Token],
  context: BuildContext,
): EventSyntax {
  return event({ kind: 'at', times }, block, context);
}

export function everyPeriod(
  [, period, block]: readonly [Token, ExpressionSyntax, Token],
  context: BuildContext,
): EventSyntax {
  return event({ kind: 'every', period }, block, context);
}

export function everyPeriodFrom(
  [, period, , from, block]: readonly [Token, ExpressionSyntax, Token, ExpressionSyntax, Token],
  context: BuildContext,
): EventSyntax {
  return event({ kind: 'every', period, from }, block, context);
}

export function refractory(
  [, duration]: readonly [Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): RefractorySyntax {
  return { kind: 'refractory', duration, holds: [], comments, span };
}

export function refractoryHolds(
  [, duration, , holds]: readonly [Token, ExpressionSyntax, Token, readonly PathSyntax[]],
  { comments, span }: BuildContext,
): RefractorySyntax {
  return { kind: 'refractory', duration, holds, comments, span };
}

export function timeUnit(
  [, , value]: readonly [Token, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): TimeUnitSyntax {
  return { kind: 'timeUnit', value, comments, span };
}

// ── Statements of event blocks ──

const ASSIGNMENTS: ReadonlyMap<string, AssignmentSyntax['operator']> = new Map(
  (['=', '+=', '-=', '*=', '/='] as const).map((operator) => [operator, operator] as const),
);

export function assignment(
  [target, operator, value]: readonly [PathSyntax, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): AssignmentSyntax {
  return {
    kind: 'assignment',
    target,
    operator: ASSIGNMENTS.get(operator.text) ?? '=',
    value,
    comments,
    span,
  };
}

export function letOf(
  [, name, , value]: readonly [Token, Token, Token, ExpressionSyntax],
  { comments, span, noteLet }: BuildContext,
): LetSyntax {
  noteLet(name.text);
  return { kind: 'let', name: nameOf(name), value, comments, span };
}

interface IfBranch {
  readonly condition: ExpressionSyntax;
  readonly block: BlockSyntax;
}

export function firstIf(
  [, condition, block]: readonly [Token, ExpressionSyntax, Token],
  { readBlock }: BuildContext,
): IfBranch[] {
  return [{ condition, block: readBlock(blockOf(block)) }];
}

export function furtherIf(
  [branches, , , condition, block]: readonly [IfBranch[], Token, Token, ExpressionSyntax, Token],
  { readBlock }: BuildContext,
): IfBranch[] {
  branches.push({ condition, block: readBlock(blockOf(block)) });
  return branches;
}

export function ifOf([branches]: readonly [readonly IfBranch[]], { comments, span }: BuildContext): IfSyntax {
  return { kind: 'if', branches, comments, span };
}

export function ifElse(
  [branches, , block]: readonly [readonly IfBranch[], Token, Token],
  { comments, span, readBlock }: BuildContext,
): IfSyntax {
  return { kind: 'if', branches, otherwise: readBlock(blockOf(block)), comments, span };
}
