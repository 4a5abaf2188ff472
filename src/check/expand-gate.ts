/**
 * Gates written out: `gate m { alpha = …; beta = … }` is a state variable in [0, 1] by nature, its rates are
 * named expressions, and its equation follows from them:
 *
 *   dm/dt = m.alpha * (1 - m) - m.beta * m      or      dm/dt = (m.inf - m) / m.tau
 *
 * What was not written follows: m.inf = alpha / (alpha + beta), m.tau = 1 / (alpha + beta), and
 * m.alpha = inf / tau, m.beta = (1 - inf) / tau. `scale` multiplies both rates; m.inf is that of the rates without it, as
 * it is the same, and is there where the scale is 0.
 */
import type { Span } from '../base/span.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, PathSyntax } from '../syntax/expression-tree.ts';
import type { GateSyntax } from '../syntax/statement-tree.ts';
import type { Entity, Source } from './instance.ts';
import { readGateEntries } from './rules/gate-entries-fit.ts';

function one(span: Span): ExpressionSyntax {
  return { kind: 'number', text: '1', span };
}

function grouped(expression: ExpressionSyntax): ExpressionSyntax {
  return { kind: 'group', expression, span: expression.span };
}

function divide(first: ExpressionSyntax, operand: ExpressionSyntax, span: Span): ExpressionSyntax {
  return { kind: 'product', first, rest: [{ operator: '/', operand }], span };
}

function multiply(first: ExpressionSyntax, operand: ExpressionSyntax, span: Span): ExpressionSyntax {
  return { kind: 'product', first, rest: [{ operator: '*', operand }], span };
}

function sum(
  first: ExpressionSyntax,
  operator: '+' | '-',
  operand: ExpressionSyntax,
  span: Span,
): ExpressionSyntax {
  return { kind: 'sum', first, rest: [{ operator, operand }], span };
}

/** What the entries must be. */
const FITS: ReadonlyMap<string, NonNullable<Entity['fits']>> = new Map([
  ['alpha', 'rate'],
  ['beta', 'rate'],
  ['inf', 'number'],
  ['tau', 'time'],
  ['scale', 'number'],
]);

/**
 * Returns the gate's state (or, without rates, its definition) and the definitions of its rates; undefined, and a
 * report, if its entries make no gate. `state` is what the declaration says apart from its entries.
 */
export function expandGate(
  gate: GateSyntax,
  state: Entity,
  own: (syntax: ExpressionSyntax) => Source,
  report: (diagnostic: Diagnostic) => void,
): readonly Entity[] | undefined {
  const entries = readGateEntries(gate, report);
  if (entries === undefined) return undefined;
  const { span } = gate.name;
  const { value: given, standard: _, ...bare } = state;
  const base = { ...bare, kind: 'definition', givenBy: 'declaration', origin: 'gate' } as const;
  const read = (...keys: readonly string[]): PathSyntax => ({
    kind: 'path',
    names: [gate.name, ...keys.map((text) => ({ text, span }))],
    span,
  });
  const definition = (key: string, syntax: ExpressionSyntax): Entity => {
    const fits = FITS.get(key);
    return {
      ...base,
      name: `${state.name}.${key}`,
      declared: { text: `${gate.name.text}.${key}`, span: entries.get(key)?.key.span ?? span },
      value: own(syntax),
      isGate: false,
      ...(fits === undefined || !entries.has(key) ? {} : { fits }),
    };
  };
  const withRates = (equation: ExpressionSyntax): Entity => ({
    ...state,
    value: given ?? own(read('inf')),
    equation: own(equation),
  });
  const written = (key: string): ExpressionSyntax | undefined => entries.get(key)?.value;
  const [alpha, beta, inf, tau, scale] = ['alpha', 'beta', 'inf', 'tau', 'scale'].map(written);
  const scaling = scale === undefined ? [] : [definition('scale', scale)];

  if (alpha !== undefined && beta !== undefined) {
    const scaled = (rate: ExpressionSyntax): ExpressionSyntax =>
      scale === undefined ? rate : multiply(read('scale'), grouped(rate), rate.span);
    const both = sum(read('alpha'), '+', read('beta'), span);
    const steady =
      scale === undefined
        ? divide(read('alpha'), both, span)
        : divide(grouped(alpha), grouped(sum(grouped(alpha), '+', grouped(beta), span)), span);
    const opening = multiply(read('alpha'), sum(one(span), '-', read(), span), span);
    return [
      withRates(sum(opening, '-', multiply(read('beta'), read(), span), span)),
      ...scaling,
      definition('alpha', scaled(alpha)),
      definition('beta', scaled(beta)),
      definition('inf', steady),
      definition('tau', divide(one(span), both, span)),
    ];
  }
  if (inf !== undefined && tau !== undefined) {
    return [
      withRates(divide(sum(read('inf'), '-', read(), span), read('tau'), span)),
      ...scaling,
      definition('inf', inf),
      definition('tau', scale === undefined ? tau : divide(grouped(tau), read('scale'), tau.span)),
      definition('alpha', divide(read('inf'), read('tau'), span)),
      definition('beta', divide(sum(one(span), '-', read('inf'), span), read('tau'), span)),
    ];
  }
  return [{ ...base, value: own(read('inf')) }, definition('inf', inf ?? one(span))];
}
