/**
 * Gates written out: `gate m { alpha = …; beta = … }` is a state variable in [0, 1] by nature, its rates are
 * named expressions, and its equation follows from them:
 *
 *   dm/dt = m.alpha * (1 - m) - m.beta * m      or      dm/dt = (m.inf - m) / m.tau
 *
 * What was not written follows: m.inf = alpha / (alpha + beta), m.tau = 1 / (alpha + beta), and
 * m.alpha = inf / tau, m.beta = (1 - inf) / tau. `scale` multiplies both rates.
 */
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { gateEntries } from '../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, GateEntrySyntax, GateSyntax, PathSyntax } from '../syntax/tree.ts';
import type { Entity, Source } from './expand.ts';

const GATE_KEYS: readonly string[] = ['alpha', 'beta', 'inf', 'tau', 'scale'];

function number(text: string, span: Span): ExpressionSyntax {
  return { kind: 'number', text, span };
}

function divide(first: ExpressionSyntax, operand: ExpressionSyntax, span: Span): ExpressionSyntax {
  return { kind: 'product', first, rest: [{ operator: '/', operand }], span };
}

function multiply(first: ExpressionSyntax, operand: ExpressionSyntax, span: Span): ExpressionSyntax {
  return { kind: 'product', first, rest: [{ operator: '*', operand }], span };
}

function subtract(first: ExpressionSyntax, operand: ExpressionSyntax, span: Span): ExpressionSyntax {
  return { kind: 'sum', first, rest: [{ operator: '-', operand }], span };
}

/** Returns the gate's state (or, without rates, its definition) and the definitions of its rates. */
export function expandGate(
  gate: GateSyntax,
  state: (rest: Partial<Entity>) => Entity,
  own: (syntax: ExpressionSyntax) => Source,
  name: string,
  /** Absent where the gate's text could not be read, so that what it lacks may be there. */
  report: ((diagnostic: Diagnostic) => void) | undefined,
): readonly Entity[] {
  const { span } = gate.name;
  const entries = readEntries(gate, report ?? (() => {}));
  if (entries === undefined) return [{ ...state({ isGate: true }), kind: 'definition', origin: 'gate' }];
  const read = (...keys: readonly string[]): PathSyntax => ({
    kind: 'path',
    names: [gate.name, ...keys.map((text) => ({ text, span }))],
    span,
  });
  const definition = (key: string, syntax: ExpressionSyntax): Entity => {
    const { value: _, ...base } = state({});
    return {
      ...base,
      kind: 'definition',
      name: `${name}.${key}`,
      declared: { text: `${gate.name.text}.${key}`, span: entries.get(key)?.key.span ?? span },
      value: own(syntax),
      givenBy: 'declaration',
      origin: 'gate',
      statement: gate.span,
    };
  };
  const scale = entries.get('scale')?.value;
  const [alpha, beta, inf, tau] = ['alpha', 'beta', 'inf', 'tau'].map((key) => entries.get(key)?.value);
  const grouped = (expression: ExpressionSyntax): ExpressionSyntax => ({
    kind: 'group',
    expression,
    span: expression.span,
  });
  if (alpha !== undefined && beta !== undefined) {
    const scaled = (rate: ExpressionSyntax): ExpressionSyntax =>
      scale === undefined ? rate : multiply(grouped(scale), grouped(rate), rate.span);
    const both: ExpressionSyntax = {
      kind: 'sum',
      first: read('alpha'),
      rest: [{ operator: '+', operand: read('beta') }],
      span,
    };
    const opening = multiply(read('alpha'), subtract(number('1', span), read(), span), span);
    const equation = subtract(opening, multiply(read('beta'), read(), span), span);
    return [
      gateState(gate, state, own, read, equation),
      definition('alpha', scaled(alpha)),
      definition('beta', scaled(beta)),
      definition('inf', divide(read('alpha'), both, span)),
      definition('tau', divide(number('1', span), both, span)),
    ];
  }
  if (inf !== undefined && tau !== undefined) {
    const equation = divide(subtract(read('inf'), read(), span), read('tau'), span);
    const scaledTau = scale === undefined ? tau : divide(grouped(tau), grouped(scale), tau.span);
    return [
      gateState(gate, state, own, read, equation),
      definition('inf', inf),
      definition('tau', scaledTau),
      definition('alpha', divide(read('inf'), read('tau'), span)),
      definition('beta', divide(subtract(number('1', span), read('inf'), span), read('tau'), span)),
    ];
  }
  const { value: _, ...instantaneous } = state({ isGate: true });
  return [
    { ...instantaneous, kind: 'definition', value: own(read('inf')), givenBy: 'declaration', origin: 'gate' },
    definition('inf', inf ?? number('0', span)),
  ];
}

function gateState(
  gate: GateSyntax,
  state: (rest: Partial<Entity>) => Entity,
  own: (syntax: ExpressionSyntax) => Source,
  read: (...keys: readonly string[]) => PathSyntax,
  equation: ExpressionSyntax,
): Entity {
  const made = state({ isGate: true, equation: { source: own(equation), span: gate.span } });
  return made.value === undefined ? { ...made, value: own(read('inf')) } : made;
}

/** Returns the entries by key; undefined, and a report, if they make no gate. */
function readEntries(
  gate: GateSyntax,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, GateEntrySyntax> | undefined {
  const { text, span } = gate.name;
  const entries = new Map<string, GateEntrySyntax>();
  const refuse = (problem: string, at: Span, hint: string): undefined => {
    report(gateEntries({ gate: text, problem, span: at, hint }));
  };
  for (const entry of gate.entries) {
    const key = entry.key.text;
    if (!GATE_KEYS.includes(key)) {
      const suggestion = nearest(key, GATE_KEYS);
      const hint =
        suggestion === undefined
          ? 'its entries are `alpha beta inf tau scale`.'
          : `did you mean \`${suggestion}\`?`;
      return refuse(`has no entry \`${key}\``, entry.key.span, hint);
    }
    if (entries.has(key)) return refuse(`has two entries \`${key}\``, entry.key.span, 'remove one of them.');
    entries.set(key, entry);
  }
  const given = (...keys: readonly string[]): boolean => keys.every((key) => entries.has(key));
  const others = (...keys: readonly string[]): boolean =>
    [...entries.keys()].some((key) => !keys.includes(key));
  const form = 'write `alpha` and `beta`, or `inf` and `tau`, or `inf` alone.';
  if (given('alpha', 'beta')) {
    return others('alpha', 'beta', 'scale') ? refuse('has rates and a steady state', span, form) : entries;
  }
  if (given('inf', 'tau')) {
    return others('inf', 'tau', 'scale') ? refuse('has rates and a steady state', span, form) : entries;
  }
  if (given('inf') && !others('inf')) {
    return gate.value === undefined
      ? entries
      : refuse(
          'follows at once, so it has no initial value',
          gate.value.span,
          'remove the value, or give `tau`.',
        );
  }
  const missing = given('alpha')
    ? '`beta`'
    : given('beta')
      ? '`alpha`'
      : given('tau')
        ? '`inf`'
        : 'its rates';
  return refuse(given('inf') ? 'has entries that do not fit together' : `lacks ${missing}`, span, form);
}
