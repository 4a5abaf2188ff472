/**
 * Reactions written out. Each reaction has a rate, which is one named value:
 *
 *   reaction A + B <-> C (kf, kb)      reaction.1 = reaction.1.forward * A * B - reaction.1.backward * C
 *
 * and the equation of a state is the sum of the rates of its reactions, so that what one state loses another gains by
 * the very same number, and sums that the scheme conserves stay what they are to rounding by any method:
 *
 *   dA/dt = -reaction.1          dC/dt = reaction.1
 *
 * No modeler can write these names, so they hide nothing and nothing hides them.
 */
import { known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import { unknownName } from '../../diagnostics/codes/names.ts';
import { changesNothing, notASpecies, rateConstants } from '../../diagnostics/codes/reaction.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, Name, PathSyntax } from '../../syntax/expression-tree.ts';
import { formatExpression } from '../../syntax/format-expression.ts';
import type { ReactionSyntax } from '../../syntax/statement-tree.ts';
import { type Entity, type Instance, type InstanceReaction, qualify, type Source } from '../instance.ts';

type Report = (diagnostic: Diagnostic) => void;

/** Returns a reaction as it is written, without its constants: `A + B <-> C`. */
function reactionText({ left, right, isReversible }: ReactionSyntax): string {
  const side = (names: readonly Name[]): string =>
    names.length === 0 ? '0' : names.map(({ text }) => text).join(' + ');
  return `${side(left)} ${isReversible ? '<->' : '->'} ${side(right)}`;
}

/**
 * Gives an instance the rates of its reactions and the equations that follow from them, and returns the reactions that
 * are right; of the others it is told what is wrong.
 */
export function expandReactions(
  instance: Instance & { readonly entities: Map<string, Entity> },
  statements: readonly ReactionSyntax[],
  report: Report,
): readonly InstanceReaction[] {
  const { entities } = instance;
  const right: InstanceReaction[] = [];
  const terms = new Map<string, Term[]>();
  for (const [index, syntax] of statements.entries()) {
    const isRight = isReaction(syntax, instance, report);
    for (const { text } of [...syntax.left, ...syntax.right]) {
      const state = entities.get(text);
      if (state?.kind !== 'state' || state.isGate) continue;
      if (state.reacts === undefined) entities.set(text, { ...state, reacts: syntax.span });
      if (isRight && !terms.has(text)) terms.set(text, []);
    }
    if (!isRight) continue;
    const made = makeReaction(syntax, `reaction.${index + 1}`, instance);
    right.push(made);
    for (const [name, change] of made.changes) {
      const rate = read(made.name, syntax.span);
      terms.get(name)?.push({ isLost: change < 0, count: Math.abs(change), rate });
    }
  }
  for (const [name, list] of terms) {
    const state = known(entities.get(name), `state ${name}`);
    entities.set(name, { ...state, equation: ownSource(sumOf(list, state.declared.span), instance) });
  }
  return right;
}

function ownSource(syntax: ExpressionSyntax, instance: Instance): Source {
  return { syntax, instance, file: instance.file };
}

// ── What a reaction must be ──────────────────────────────────────────────────────────────────────────

function isReaction(syntax: ReactionSyntax, instance: Instance, report: Report): boolean {
  const { left, right, isReversible, constants, span } = syntax;
  let isRight = true;
  const refuse = (diagnostic: Diagnostic): void => {
    isRight = false;
    report(diagnostic);
  };
  const told = new Set<string>();
  for (const name of [...left, ...right]) {
    if (told.has(name.text)) continue;
    told.add(name.text);
    if (instance.unreadable.has(name.text)) isRight = false;
    else {
      const mistake = speciesMistake(name, syntax, instance);
      if (mistake !== undefined) refuse(mistake);
    }
  }
  if (constants.length !== (isReversible ? 2 : 1)) {
    const firstConstants = constants.map(formatExpression);
    const reaction = reactionText(syntax);
    refuse(rateConstants({ isReversible, found: constants.length, span, reaction, firstConstants }));
  }
  if (isRight && changesOf(syntax).size === 0) refuse(changesNothing({ span }));
  return isRight;
}

/** What is wrong with a name of a reaction. */
function speciesMistake(name: Name, syntax: ReactionSyntax, instance: Instance): Diagnostic | undefined {
  const { text, span } = name;
  const entity = instance.entities.get(text);
  if (entity === undefined && instance.parts.has(text)) {
    const hint = 'the reactions of a part stand in its component.';
    return notASpecies({ name: text, what: 'a part', span, hint });
  }
  if (entity === undefined) {
    const states = [...instance.entities.values()].filter(({ kind, isGate }) => kind === 'state' && !isGate);
    const suggestion = nearest(
      text,
      states.map(({ declared }) => declared.text),
    );
    const where = `the ${instance.component.componentKind} \`${instance.component.name.text}\``;
    const hint = `declare it: \`state ${text} = …\` with its initial value.`;
    return unknownName({ name: text, span, where, suggestion, hint });
  }
  const declared = entity.declared.span;
  if (entity.isGate) {
    const hint = 'declare it as a `state`, and write its opening and closing as a reaction.';
    return notASpecies({ name: text, what: 'a gate, whose rates give its equation', span, declared, hint });
  }
  if (entity.kind === 'state') return undefined;
  const isOnLeft = syntax.left.some((each) => each.text === text);
  const factor = syntax.constants[isOnLeft ? 0 : 1];
  const constant = factor === undefined ? 'k' : formatExpression(factor);
  const what = entity.origin === 'output' ? 'an output' : WHAT[entity.kind];
  const hint =
    entity.kind === 'list'
      ? 'name a state variable.'
      : `leave it out here and multiply the rate constant by it: \`${constant} * ${text}\`.`;
  return notASpecies({ name: text, what, span, declared, hint });
}

const WHAT: Readonly<Record<Exclude<Entity['kind'], 'state'>, string>> = {
  parameter: 'a parameter',
  list: 'a list',
  input: 'an input',
  definition: 'a named expression',
};

// ── What a reaction gives ────────────────────────────────────────────────────────────────────────────

/** By how much one reaction changes each name that it does not leave as it is. */
function changesOf({ left, right }: ReactionSyntax): ReadonlyMap<string, number> {
  const changes = new Map<string, number>();
  for (const { text } of left) changes.set(text, (changes.get(text) ?? 0) - 1);
  for (const { text } of right) changes.set(text, (changes.get(text) ?? 0) + 1);
  for (const [name, change] of changes) if (change === 0) changes.delete(name);
  return changes;
}

function makeReaction(
  syntax: ReactionSyntax,
  name: string,
  instance: Instance & { readonly entities: Map<string, Entity> },
): InstanceReaction {
  const { left, right, isReversible, constants, span } = syntax;
  const { entities, path } = instance;
  const text = reactionText(syntax);
  const qualified = (names: readonly Name[]): readonly string[] =>
    names.map((each) => qualify(path, each.text));
  const states = [...new Set(qualified([...left, ...right]))];
  const define = (
    key: string,
    value: ExpressionSyntax,
    about: string,
    fits: NonNullable<Entity['fits']>,
  ): PathSyntax => {
    entities.set(key, {
      kind: 'definition',
      name: qualify(path, key),
      declared: { text: key, span: value.span },
      instance,
      value: ownSource(value, instance),
      givenBy: 'declaration',
      isGate: false,
      origin: 'reaction',
      fits,
      about,
    });
    return read(key, value.span);
  };
  /** The rate of one direction: its constant times all that it leaves. */
  const direction = (
    word: 'forward' | 'backward',
    constant: ExpressionSyntax,
    side: readonly Name[],
  ): ExpressionSyntax => {
    const about = `The ${isReversible ? `${word} ` : ''}rate constant of \`${text}\``;
    const first = define(`${name}.${word}`, constant, about, {
      kind: 'constant',
      states,
      leaves: qualified(side),
    });
    const rest = side.map((each) => ({ operator: '*' as const, operand: read(each.text, each.span) }));
    return rest.length === 0 ? first : { kind: 'product', first, rest, span };
  };
  const forward = direction('forward', known(constants[0], 'forward constant'), left);
  const backward = isReversible
    ? direction('backward', known(constants[1], 'backward constant'), right)
    : undefined;
  const rate: ExpressionSyntax =
    backward === undefined
      ? forward
      : { kind: 'sum', first: forward, rest: [{ operator: '-', operand: backward }], span };
  define(name, rate, `The rate of \`${text}\``, { kind: 'rate of reaction', states });
  return { syntax, text, name, changes: changesOf(syntax) };
}

/** Returns what reads a name. */
export function read(text: string, span: Span): PathSyntax {
  return { kind: 'path', names: [{ text, span }], span };
}

/** What a reaction adds to an equation, or takes away. */
interface Term {
  readonly isLost: boolean;
  readonly count: number;
  readonly rate: PathSyntax;
}

/** Returns `-r1 + r2 - 2 * r3`; 0 for a state that is only there while others react. */
function sumOf([first, ...others]: readonly Term[], span: Span): ExpressionSyntax {
  const number = (count: number, at: Span): ExpressionSyntax => ({
    kind: 'number',
    text: String(count),
    span: at,
  });
  const times = (factor: ExpressionSyntax, rate: PathSyntax): ExpressionSyntax => ({
    kind: 'product',
    first: factor,
    rest: [{ operator: '*', operand: rate }],
    span: rate.span,
  });
  const unsigned = ({ count, rate }: Term): ExpressionSyntax =>
    count === 1 ? rate : times(number(count, rate.span), rate);
  const lost = ({ count, rate }: Term): ExpressionSyntax =>
    count === 1
      ? { kind: 'negate', operand: rate, span: rate.span }
      : times({ kind: 'negate', operand: number(count, rate.span), span: rate.span }, rate);
  if (first === undefined) return number(0, span);
  const start = first.isLost ? lost(first) : unsigned(first);
  if (others.length === 0) return start;
  const rest = others.map((term) => ({
    operator: term.isLost ? ('-' as const) : ('+' as const),
    operand: unsigned(term),
  }));
  return { kind: 'sum', first: start, rest, span };
}
