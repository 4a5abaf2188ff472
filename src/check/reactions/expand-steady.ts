/**
 * States that start at the equilibrium of their reactions, `state C, O, I start steady sum 1`: their initial values
 * written out, through named values that the modeler knows no names of (`steady.1`, …). How they are computed stands in
 * `steady-start.ts`.
 */
import { known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import { noSteadyStart, partOfSteady } from '../../diagnostics/codes/reaction.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, PathSyntax } from '../../syntax/expression-tree.ts';
import type { ReactionSyntax, SteadySyntax } from '../../syntax/statement-tree.ts';
import { type Entity, type Instance, type InstanceReaction, qualify } from '../instance.ts';
import { plainQuantity } from '../literal.ts';
import { read } from './expand-reactions.ts';
import { findLast, steadyShares, type Ways } from './steady-start.ts';

/** What one equilibrium may take; a scheme in which each state turns into each other takes n^3 / 3. */
const MOST_VALUES = 20_000;

const OTHERWISE = 'give each state an initial value, or let the scheme run until it rests.';

type Report = (diagnostic: Diagnostic) => void;

/** An instance whose values are being made. */
export interface SchemeOwner extends Instance {
  readonly entities: Map<string, Entity>;
  /** Its reactions as they are written, wrong ones too. */
  readonly scheme: readonly ReactionSyntax[];
}

/** Gives the states of one statement their initial values, or tells why it cannot. */
export function expandSteady(instance: SchemeOwner, steady: SteadySyntax, report: Report): void {
  const { entities, path, file } = instance;
  const names = steady.states.map(({ name }) => name.text);
  const states = names.map((name) => entities.get(name)).filter((entity) => entity !== undefined);
  // Declared twice, which is told; what it would be is not known.
  if (states.length < names.length) return;
  const own = { instance, file };
  const { span } = steady.sum;
  const group = instance.steadyStarts.indexOf(steady) + 1;
  let count = 0;
  const define = (value: ExpressionSyntax, more: Pick<Entity, 'fits' | 'about'> = {}): PathSyntax => {
    const key = `steady.${group}.${count++}`;
    entities.set(key, {
      kind: 'definition',
      name: qualify(path, key),
      declared: { text: key, span },
      value: { syntax: value, ...own },
      givenBy: 'declaration',
      isGate: false,
      origin: 'steady',
      instance,
      ...more,
    });
    return read(key, span);
  };
  const sum = define(steady.sum, {
    fits: { kind: 'sum', states: states.map(({ name }) => name) },
    about: `The sum of ${quoted(names)}`,
  });
  const unit = plainQuantity(steady.sum)?.unit;
  const start = (name: string, syntax: ExpressionSyntax): void => {
    const state = known(entities.get(name), `state ${name}`);
    const isSet = state.givenBy !== 'declaration';
    const value = { syntax, ...own };
    const declared = state.unit === undefined && unit !== undefined ? { unit } : {};
    entities.set(name, { ...state, ...declared, ...(isSet ? { standard: value } : { value }) });
  };
  const shares = equilibrium(instance, steady, states, define, report);
  for (const [index, name] of names.entries()) {
    const share = shares?.shares[index];
    if (shares === undefined || share === undefined) {
      start(name, sum);
      continue;
    }
    const rest = [
      { operator: '*', operand: share },
      { operator: '/', operand: shares.sum },
    ] as const;
    start(name, define({ kind: 'product', first: sum, rest, span }));
  }
}

/** Returns the shares of the states, or undefined where there is no one equilibrium, which is told. */
function equilibrium(
  instance: SchemeOwner,
  steady: SteadySyntax,
  states: readonly Entity[],
  define: (value: ExpressionSyntax) => PathSyntax,
  report: Report,
): ReturnType<typeof steadyShares> {
  const names = steady.states.map(({ name }) => name.text);
  const whole = steadySpan(steady);
  const mistake = givenMistake(steady, states);
  if (mistake !== undefined) {
    report(mistake);
    return undefined;
  }
  // All of them are set: nothing is left to be computed.
  if (states.every(({ givenBy }) => givenBy !== 'declaration')) return undefined;
  // What its reactions are is not all known, or was told to be wrong.
  if (!instance.isWhole || instance.reactions.length < instance.scheme.length) return undefined;
  const number = new Map(names.map((name, index) => [name, index]));
  const changed = new Set(instance.reactions.flatMap(({ changes }) => [...changes.keys()]));
  const lonely = names.find((name) => !changed.has(name));
  if (lonely !== undefined) {
    const message = `\`${lonely}\` starts at equilibrium, but no reaction changes it.`;
    const hint = `add its reactions, or declare it by itself with a value: \`state ${lonely} = …\`.`;
    const place = placeOf(steady, lonely);
    report(noSteadyStart({ message, span: place, hint }));
    // That nothing changes it need not be told again.
    instance.entities.set(lonely, { ...known(instance.entities.get(lonely), lonely), reacts: place });
    return undefined;
  }
  const touching = instance.reactions.filter(({ syntax }) =>
    [...syntax.left, ...syntax.right].some(({ text }) => number.has(text)),
  );
  for (const reaction of touching) {
    const reason = unfit(reaction, number);
    if (reason === undefined) continue;
    const labels = [{ span: reaction.syntax.span, message: reason.label }];
    report(noSteadyStart({ message: reason.message, span: whole, labels, hint: reason.hint }));
    return undefined;
  }
  const ways = waysOf(touching, number);
  const last = findLast(names.length, ways);
  if (typeof last !== 'number') {
    const [a, b] = last.apart.map((index) => `\`${names[index]}\``);
    const message = `${a} and ${b} start at one equilibrium, but no reactions lead from both to the same state.`;
    const hint = 'give each part of the scheme its own statement `state … start steady sum …`.';
    report(noSteadyStart({ message, span: whole, hint }));
    return undefined;
  }
  const { span } = steady.sum;
  const shares = steadyShares(names.length, ways, last, { define, span, most: MOST_VALUES });
  if (shares === undefined) {
    const message = `The equilibrium of these ${names.length} states takes more than ${MOST_VALUES} operations.`;
    report(noSteadyStart({ message, span: whole, hint: OTHERWISE }));
  }
  return shares;
}

/** What is wrong with values that some of the states are given. */
function givenMistake(steady: SteadySyntax, states: readonly Entity[]): Diagnostic | undefined {
  const valued = steady.states.filter(({ value }) => value !== undefined);
  if (valued.length > 0) {
    const given = valued.map(({ name }) => name.text);
    return partOfSteady({ given, missing: [], span: valued[0]?.value?.span, isHere: true });
  }
  const isGiven = ({ givenBy }: Entity): boolean => givenBy !== 'declaration';
  const [given, missing] = [states.filter(isGiven), states.filter((state) => !isGiven(state))];
  if (given.length === 0 || missing.length === 0) return undefined;
  const texts = (list: readonly Entity[]): readonly string[] => list.map(({ declared }) => declared.text);
  const span = given[0]?.value?.syntax.span;
  return partOfSteady({ given: texts(given), missing: texts(missing), span, isHere: false });
}

/** Why a reaction leaves the states without one equilibrium of their sum. */
function unfit(
  { syntax, text }: InstanceReaction,
  number: ReadonlyMap<string, number>,
): { readonly message: string; readonly label: string; readonly hint: string } | undefined {
  const { left, right } = syntax;
  const stranger = [...left, ...right].find((name) => !number.has(name.text))?.text;
  const own = [...left, ...right].find((name) => number.has(name.text))?.text ?? '';
  const hint = OTHERWISE;
  if (stranger !== undefined && left.length === 1 && right.length === 1) {
    return {
      message: `\`${own}\` starts at equilibrium with \`${text}\`, but \`${stranger}\` is not among the states that do.`,
      label: `\`${stranger}\` takes part here`,
      hint: `write \`${stranger}\` into the same \`state\` statement.`,
    };
  }
  if (left.length === 0 || right.length === 0) {
    return {
      message: `The scheme of \`${own}\` is open, so its sum is not kept and no equilibrium belongs to it.`,
      label: right.length === 0 ? 'what it holds is lost here' : 'something is made from nothing here',
      hint,
    };
  }
  if (left.length === 1 && right.length === 1) return undefined;
  return {
    message: `\`${text}\` does not turn one state into one other, so the equilibrium of \`${own}\` is not of first order.`,
    label: 'several take part here',
    hint,
  };
}

/** The constants of the ways between states, by what they are called. */
function waysOf(reactions: readonly InstanceReaction[], number: ReadonlyMap<string, number>): Ways {
  const ways = new Map<number, Map<number, PathSyntax[]>>();
  const add = (from: string | undefined, to: string | undefined, rate: PathSyntax): void => {
    const [a, b] = [known(number.get(from ?? ''), 'state'), known(number.get(to ?? ''), 'state')];
    const row = ways.get(a) ?? new Map<number, PathSyntax[]>();
    ways.set(a, row);
    row.set(b, [...(row.get(b) ?? []), rate]);
  };
  for (const { syntax, name } of reactions) {
    const [[left], [right]] = [syntax.left, syntax.right];
    add(left?.text, right?.text, read(`${name}.forward`, syntax.span));
    if (syntax.isReversible) add(right?.text, left?.text, read(`${name}.backward`, syntax.span));
  }
  return ways;
}

/** The names of the statement, which a report points at. */
function steadySpan({ states, span }: SteadySyntax): Span {
  const [first] = states;
  return { ...span, start: first?.name.span.start ?? span.start };
}

function placeOf({ states, span }: SteadySyntax, name: string): Span {
  return states.find((state) => state.name.text === name)?.name.span ?? span;
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 4).map((name) => `\`${name}\``);
  return names.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}
