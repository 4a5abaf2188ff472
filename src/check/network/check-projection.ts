/** Projections: the synapses that one `connect` makes from one population to another. */
import { known } from '../../base/invariant.ts';
import { nearest } from '../../base/suggest.ts';
import { connectionRule, delayedValue, delayUnused } from '../../diagnostics/codes/network.ts';
import { missingParameter } from '../../diagnostics/codes/run/settings.ts';
import { outOfRange } from '../../diagnostics/codes/structure.ts';
import { repeatedArgument, unknownArgument } from '../../diagnostics/codes/wiring.ts';
import { LARGEST_SEED } from '../../runtime/draws.ts';
import type { ExpressionSyntax } from '../../syntax/expression-tree.ts';
import type { ConnectionOptionSyntax, ConnectSyntax } from '../../syntax/network-tree.ts';
import type { ArgumentSyntax } from '../../syntax/statement-tree.ts';
import { DIMENSIONLESS, TIME } from '../../units/dimension.ts';
import { namedUnit, ONE_UNIT, type Unit } from '../../units/unit.ts';
import type { CheckedModel, Parameter, State } from '../checked-model.ts';
import { checkCondition } from '../operand.ts';
import { checkRule } from './check-rule.ts';
import type { CheckedProjection, PairValue } from './checked-network.ts';
import { constantOf } from './constant-of.ts';
import { type GivenValue, givenPairValue } from './given-numbers.ts';
import { type NetworkTools, numberOf } from './network-tools.ts';
import { plainContext } from './network-values.ts';
import { pairReads, pairScope } from './pair-scope.ts';
import {
  isWithoutDraws,
  type Joined,
  type PairTools,
  pairValueOf,
  textOf,
  uniformNumber,
} from './pair-value.ts';
import { readAllTheTime } from './read-all-the-time.ts';

/** Returns the projection without the signals that its synapses receive; every mistake in it is reported. */
export function checkProjection(
  joined: Joined,
  populations: readonly string[],
  isConnected: (from: string, to: string) => boolean,
  tools: NetworkTools,
): CheckedProjection | undefined {
  const { syntax, name, from, to, synapse, listed } = joined;
  const { system } = synapse.model;
  const units = [...synapse.model.parameters, ...synapse.model.states].map(({ unit }) => unit);
  const pairs: PairTools = {
    tools,
    joined,
    context: (what, { site, withoutDegrees }) => ({
      ...plainContext(system, what, [...units, synapse.model.timeUnit], tools.report),
      scope: pairScope({
        pre: from,
        post: to,
        system,
        network: tools.values.scopeIn(system),
        networkName: tools.network.name.text,
        populations,
        unreadable: (tools.network.unreadable ?? []).map(({ text }) => text),
        isConnected,
        ...(withoutDegrees === undefined ? {} : { withoutDegrees }),
      }),
      ...(site === undefined ? {} : { site: { path: '', name: site } }),
    }),
  };
  const options = takeOptions(syntax, tools);
  const noSelf = options.noSelf && from.name === to.name;
  const where = checkWhere(syntax, options, pairs);
  const rule = checkRule(syntax, { noSelf, isFiltered: where !== undefined }, pairs);
  const values = checkValues(pairs);
  const written = options.delay === undefined ? undefined : checkDelay(options.delay, pairs);
  const delay = listed?.delay ?? written;
  if (delay !== undefined) checkDelayed(delay, pairs);
  const seed = options.seed === undefined ? undefined : checkSeed(options.seed, tools);
  if (rule === undefined) return undefined;
  return {
    name,
    from: from.name,
    to: to.name,
    component: syntax.synapse.text,
    synapse,
    rule,
    ...(where === undefined ? {} : { where }),
    noSelf,
    ...(delay === undefined ? {} : { delay }),
    ...(seed === undefined ? {} : { seed }),
    values: [...values, ...(listed?.values ?? [])],
    signals: [],
    span: syntax.span,
  };
}

// ── Options ──────────────────────────────────────────────────────────────────────────────────────────

/** Each of them once. */
interface Options {
  readonly noSelf: boolean;
  readonly where?: ExpressionSyntax;
  readonly delay?: ExpressionSyntax;
  readonly seed?: ExpressionSyntax;
}

const OPTION_WORDS = { noSelf: 'no self', where: 'where', delay: 'delay', seed: 'seed' } as const;

function takeOptions({ options, rule }: ConnectSyntax, { report }: NetworkTools): Options {
  const taken: { -readonly [Kind in keyof Options]: Options[Kind] } = { noSelf: false };
  const places = new Map<string, ConnectionOptionSyntax['span']>();
  if (rule.kind === 'where') places.set('where', rule.span);
  for (const option of options) {
    const first = places.get(option.kind);
    if (first !== undefined) {
      const word = OPTION_WORDS[option.kind];
      const hint = option.kind === 'where' ? 'join the conditions with `and`.' : 'keep one of them.';
      const labels = [{ span: first, message: 'the first' }];
      report(connectionRule({ problem: `\`${word}\` stands twice`, span: option.span, hint, labels }));
      continue;
    }
    places.set(option.kind, option.span);
    if (option.kind === 'noSelf') taken.noSelf = true;
    else taken[option.kind] = option.value;
  }
  return taken;
}

function checkWhere({ rule }: ConnectSyntax, { where }: Options, pairs: PairTools): PairValue | undefined {
  const syntax = rule.kind === 'where' ? rule.value : where;
  if (syntax === undefined) return undefined;
  const given = pairs.tools.numbers.values.get(syntax);
  if (given !== undefined) return givenValue('where', given, ONE_UNIT, syntax, pairs);
  const context = pairs.context('`where`', { site: 'where', withoutDegrees: '`where`' });
  const { expression, dimension } = checkCondition(syntax, context, 'What stands behind `where`');
  const value = { value: expression, reads: pairReads(expression), span: syntax.span };
  return dimension === undefined || !isWithoutDraws(value, '`where`', context) ? undefined : value;
}

function checkSeed(syntax: ExpressionSyntax, tools: NetworkTools): number | undefined {
  const receiver = { what: 'The seed', dimension: DIMENSIONLESS, unit: '1', declared: undefined };
  const seed = numberOf(syntax, receiver, tools);
  if (seed === undefined || (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED)) return seed;
  const hint = `a seed is a whole number from 0 to ${LARGEST_SEED}.`;
  tools.report(connectionRule({ problem: `${seed} is no seed`, span: syntax.span, hint }));
  return undefined;
}

function checkDelay(syntax: ExpressionSyntax, pairs: PairTools): PairValue | undefined {
  const { tools, joined } = pairs;
  const { timeUnit, system } = joined.synapse.model;
  const context = pairs.context('The delay', { site: 'delay of synapses' });
  const given = tools.numbers.values.get(syntax);
  const receiver = { what: 'The delay', dimension: TIME, unit: timeUnit.text, declared: undefined };
  const value =
    given === undefined
      ? pairValueOf(syntax, receiver, context, joined)
      : givenValue('delay', given, MILLISECOND, syntax, pairs);
  const delay = value === undefined ? undefined : uniformNumber(value);
  if (delay !== undefined && (delay < 0 || !Number.isFinite(delay))) {
    const text = textOf(delay, timeUnit, system);
    const hint = 'a spike arrives when it was sent, or later: give a time from 0 on.';
    tools.report(connectionRule({ problem: `The delay is ${text}`, span: syntax.span, hint }));
    return undefined;
  }
  return value;
}

/**
 * Reports a delay of a synapse that reads its presynaptic cell all the time, and one that holds nothing back for want of
 * `on pre`; one of 0 is meant to.
 */
function checkDelayed(delay: PairValue, { tools, joined }: PairTools): void {
  const { synapse, syntax } = joined;
  if (uniformNumber(delay) === 0) return;
  const read = readAllTheTime(synapse);
  const hearsPre = synapse.onPre.length > 0;
  if (read === undefined) {
    const hearsPost = synapse.onPost.length > 0;
    if (!hearsPre) tools.report(delayUnused({ synapse: syntax.synapse.text, hearsPost, span: delay.span }));
    return;
  }
  const place = { read: read.span, span: delay.span };
  tools.report(delayedValue({ synapse: syntax.synapse.text, name: read.name, ...place, hearsPre }));
}

// ── Values ───────────────────────────────────────────────────────────────────────────────────────────

type Settable = Parameter | State;

/** Returns what a synapse has that can be set. */
export function settableOf({ parameters, states }: CheckedModel): readonly Settable[] {
  // What is read of the cells has the name of an end.
  const isOwn = ({ name }: Settable): boolean => !/^(?:pre|post)\./.test(name) && !name.includes(' ');
  return [...parameters, ...states].filter(isOwn);
}

const MOST_OFFERED = 12;

function checkValues(pairs: PairTools): CheckedProjection['values'] {
  const { tools, joined } = pairs;
  const { syntax, synapse, listed } = joined;
  const settable = settableOf(synapse.model);
  const values: (PairValue & { readonly target: string })[] = [];
  const places = new Map<string, ArgumentSyntax>();
  for (const argument of syntax.arguments) {
    const { value, within, name } = argument;
    const target = [...within, name].map(({ text }) => text).join('.');
    const first = places.get(target);
    if (first !== undefined) {
      tools.report(repeatedArgument({ name: target, span: name.span, first: first.name.span }));
      continue;
    }
    places.set(target, argument);
    const found = settable.find((each) => each.name === target);
    if (found === undefined) {
      tools.report(unknownTarget(argument, target, joined, settable));
      continue;
    }
    const what = 'isGate' in found ? `The initial value of \`${target}\`` : `The parameter \`${target}\``;
    const context = pairs.context(what, { site: target });
    const { dimension, unit } = found;
    const given = tools.numbers.values.get(value);
    const read =
      given === undefined
        ? pairValueOf(value, { what, dimension, unit: unit.text, declared: found.span }, context, joined)
        : givenValue(target, given, unit, value, pairs);
    if (read === undefined) continue;
    if (isInRange(found, read, pairs)) values.push({ ...read, target });
  }
  for (const { name, value, span, unit } of synapse.model.parameters) {
    const isGiven = places.has(name) || listed?.values.some(({ target }) => target === name) === true;
    if (value !== undefined || isGiven || !settable.some((each) => each.name === name)) continue;
    const missing = missingParameter({ parameter: name, unit: unit.text, declared: span });
    const hint = `give it where cells are connected: \`${syntax.synapse.text}(${name} = …)\`.`;
    const { labels } = missing;
    const label = { span: syntax.synapse.span, message: 'connected here' };
    tools.report({ ...missing, hint, labels: [...labels, label] });
  }
  return values;
}

/** What a script gives is in milliseconds, as what it asks of a run is. */
const MILLISECOND: Unit = known(namedUnit('ms'), 'unit of time');

/** Returns what a script gives; undefined, and a report, if it does not fit. */
function givenValue(
  name: string,
  given: GivenValue,
  unit: Unit,
  { span }: ExpressionSyntax,
  { tools, joined }: PairTools,
): PairValue | undefined {
  const { listed } = joined;
  // How many synapses other rules make is known when they are made.
  const synapses = joined.syntax.rule.kind === 'pairs' ? listed?.pre.length : undefined;
  const found = givenPairValue(name, given, unit, joined.synapse.model.system, synapses, span);
  if (!('code' in found)) return found;
  tools.report(found);
  return undefined;
}

function unknownTarget(
  { name }: ArgumentSyntax,
  target: string,
  { syntax, synapse }: Joined,
  settable: readonly Settable[],
): ReturnType<typeof unknownArgument> {
  const { inputs, definitions, lists } = synapse.model;
  const has = (list: readonly { readonly name: string }[]): boolean =>
    list.some((each) => each.name === target);
  const what = has(inputs)
    ? 'an input'
    : has(lists)
      ? 'a list'
      : has(definitions)
        ? 'a named expression'
        : undefined;
  const offered = settable.map((each) => each.name);
  return unknownArgument({
    name: target,
    component: syntax.synapse.text,
    span: name.span,
    what,
    suggestion: what === undefined ? nearest(target, offered) : undefined,
    offered: offered.slice(0, MOST_OFFERED),
  });
}

function isInRange({ name, range, unit }: Settable, value: PairValue, { tools, joined }: PairTools): boolean {
  const number = uniformNumber(value);
  if (range === undefined || number === undefined) return true;
  const [low, high] = [constantOf(range.low), constantOf(range.high)];
  if (typeof low !== 'number' || typeof high !== 'number' || (number >= low && number <= high)) return true;
  const { system } = joined.synapse.model;
  const text = (x: number): string => textOf(x, unit, system);
  const shown = `[${text(low)}, ${text(high)}]`;
  tools.report(
    outOfRange({ name, value: text(number), range: shown, span: value.span, declared: range.low.span }),
  );
  return false;
}
