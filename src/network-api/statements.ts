/**
 * What a script says, as syntax. Each value has a text of its own, which diagnostics point into; where it is numbers or a
 * function, that is a few words, and a plain 0 stands for it in the syntax.
 */
import type { Span } from '../base/span.ts';
import type { GivenPairs, GivenValue } from '../check/network/given-numbers.ts';
import { notScripted } from '../diagnostics/codes/script.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { counted } from '../diagnostics/wording.ts';
import type { ExpressionSyntax, Name, PathSyntax } from '../syntax/expression-tree.ts';
import type { ConnectionRuleSyntax, NetworkStatementSyntax, SettingSyntax } from '../syntax/network-tree.ts';
import { parse } from '../syntax/parse.ts';
import { parseArgument, parseExpression } from '../syntax/parse-fragments.ts';
import type { ArgumentSyntax, Comments, SignalSyntax } from '../syntax/statement-tree.ts';

export const NO_COMMENTS: Comments = { before: [] };

/** Any value that a script gives. */
export type Given = string | number | ArrayLike<number> | ((pre: number, post: number) => number | boolean);

/** Makes syntax of what a script gives. Texts and numbers are kept where whoever checks and renders finds them. */
export class Statements {
  readonly sources: Map<string, string>;
  readonly values: Map<ExpressionSyntax, GivenValue> = new Map();
  readonly pairs: Map<ConnectionRuleSyntax, GivenPairs> = new Map();
  readonly #report: (diagnostics: readonly Diagnostic[]) => never;

  constructor(sources: Map<string, string>, report: (diagnostics: readonly Diagnostic[]) => never) {
    this.sources = sources;
    this.#report = report;
  }

  /** A name that a script chooses, `population E`. */
  name(text: string, what: string): Name {
    const span = this.#whole(what, text);
    if (NAME.test(text)) return { text, span };
    return this.#report([
      notScripted({
        problem: `"${text}" is no name`,
        hint: 'a name is letters, digits and `_`, and begins with no digit.',
        span,
      }),
    ]);
  }

  /** A name of something that has one. */
  reference(text: string, what: string): Name {
    return { text, span: this.#whole(what, text) };
  }

  path(text: string, what: string): PathSyntax {
    const { names, span } = this.#pathAt(text, this.#whole(what, text));
    return { kind: 'path', names, span };
  }

  number(value: number, what: string): ExpressionSyntax {
    const text = String(value);
    const span = this.#whole(what, text);
    // Whatever is no number of the language is told of where it is checked.
    const { expression } = parseExpression({ name: what, text });
    return expression ?? { kind: 'path', names: [{ text, span }], span };
  }

  /** A value for which no name stands: a delay, a condition. */
  value(given: Given, what: string, isCondition: boolean = false): ExpressionSyntax {
    if (typeof given === 'string') {
      this.sources.set(what, given);
      const { expression, diagnostics } = parseExpression({ name: what, text: given });
      return expression === undefined || hasErrors(diagnostics) ? this.#report(diagnostics) : expression;
    }
    return this.#numbers(given, this.#whole(what, textOf(given)), isCondition);
  }

  /** `g = 6 nS`. */
  setting(key: string, given: Given, what: string): SettingSyntax {
    if (typeof given === 'string' && PATH.test(key)) {
      const text = `${key} = ${given}`;
      const span = this.#whole(what, text);
      const { argument, diagnostics } = parseArgument({ name: what, text });
      if (argument === undefined || hasErrors(diagnostics)) return this.#report(diagnostics);
      return { ...argument, comments: NO_COMMENTS, span };
    }
    const span = this.#whole(what, `${key} = ${textOf(given)}`);
    const { names } = this.#pathAt(key, { ...span, end: key.length });
    const value = this.#numbers(given, { ...span, start: key.length + 3 }, false);
    const target = { kind: 'path', names, span: { ...span, end: key.length } } as const;
    return { target, value, comments: NO_COMMENTS, span };
  }

  argument(key: string, given: Given, what: string): ArgumentSyntax {
    const { target, value, span } = this.setting(key, given, what);
    const [first, ...rest] = target.names;
    return { name: rest.at(-1) ?? first, within: target.names.slice(0, -1), value, span };
  }

  listedPairs(pairs: GivenPairs, what: string): ConnectionRuleSyntax {
    const text = `${counted(pairs.pre.length, 'pair')} of cells`;
    const span = this.#whole(what, text);
    const rule: ConnectionRuleSyntax = { kind: 'pairs', file: { text, span }, span };
    this.pairs.set(rule, pairs);
    return rule;
  }

  plainSpan(what: string, text: string): Span {
    return this.#whole(what, text);
  }

  /** A signal whose level scripts set, or that an expression gives. */
  signal(
    name: string,
    value: string | number,
    unit: string | undefined,
  ): { readonly syntax: SignalSyntax; readonly isLevel: boolean } {
    const what = `signal ${name}`;
    const chosen = this.name(name, what);
    const given = this.value(String(value), what);
    const literal = given.kind === 'negate' ? given.operand : given;
    const isLevel = literal.kind === 'number' || literal.kind === 'quantity';
    const declared = unit ?? (literal.kind === 'quantity' ? literal.unit.text : '1');
    const brackets = ` : ${declared}`;
    const number = typeof value === 'number' && unit !== undefined ? `${value} [${unit}]` : value;
    const text = isLevel
      ? `network Signals {\n  signal ${name}${brackets} = level {\n    state level${brackets} = ${number}\n    dlevel/dt = 0\n  }\n}\n`
      : `network Signals {\n  signal ${name}${unit === undefined ? '' : ` : ${unit}`} = ${value}\n}\n`;
    this.sources.set(what, text);
    const { model, diagnostics } = parse({ name: what, text });
    if (hasErrors(diagnostics)) return this.#report(diagnostics);
    const [network] = model.declarations;
    const statement = network?.kind === 'network' ? network.statements[0] : undefined;
    if (statement?.kind !== 'signal' || model.declarations.length !== 1) {
      const problem = `"${value}" is no value of a signal`;
      return this.#report([
        notScripted({ problem, hint: 'give a number with its unit, `0 uM`.', span: chosen.span }),
      ]);
    }
    return { syntax: statement, isLevel };
  }

  #numbers(given: Given, span: Span, isCondition: boolean): ExpressionSyntax {
    const value: ExpressionSyntax = { kind: 'number', text: '0', span };
    this.values.set(value, givenOf(given, isCondition));
    return value;
  }

  #pathAt(text: string, span: Span): { readonly names: PathSyntax['names']; readonly span: Span } {
    let at = span.start;
    const names = text.split('.').map((each): Name => {
      const name = { text: each, span: { ...span, start: at, end: at + each.length } };
      at += each.length + 1;
      return name;
    });
    const [first = { text, span }, ...rest] = names;
    return { names: [first, ...rest], span };
  }

  #whole(what: string, text: string): Span {
    this.sources.set(what, text);
    return { source: what, start: 0, end: text.length };
  }
}

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const PATH = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

function givenOf(given: Given, isCondition: boolean): GivenValue {
  if (typeof given === 'number') return { kind: 'number', value: given };
  if (typeof given === 'function') {
    return isCondition
      ? { kind: 'tested', of: (pre, post) => Boolean(given(pre, post)) }
      : { kind: 'computed', of: (pre, post) => Number(given(pre, post)) };
  }
  // A caller without types may give anything: what is no number is told of as one.
  if (typeof given !== 'object' || given === null) return { kind: 'number', value: Number.NaN };
  return { kind: 'listed', values: given };
}

/** Returns what is shown of a value where diagnostics point at it. */
function textOf(given: Given): string {
  if (typeof given === 'function') {
    const [line = ''] = String(given).split('\n');
    return line.length > 80 ? `${line.slice(0, 79)}…` : line;
  }
  if (typeof given === 'object' && given !== null) return `[${counted(given.length, 'number')}]`;
  return String(given);
}

/** Whether a statement counts synapses of others, so that it says something only beside these. */
export function readsDegrees(statement: NetworkStatementSyntax): boolean {
  const open: unknown[] = [statement];
  for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if ('kind' in next && (next.kind === 'degree' || next.kind === 'overCells')) return true;
    open.push(...Object.values(next));
  }
  return false;
}
