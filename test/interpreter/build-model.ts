/** A small language for checked models, so that each test shows the one thing it is about. */

import type { Spiker } from '../../src/check/checked-events.ts';
import type { CheckedExpression } from '../../src/check/checked-expression.ts';
import type { CheckedModel, State } from '../../src/check/checked-model.ts';
import { DIMENSIONLESS } from '../../src/units/dimension.ts';
import { ONE_UNIT } from '../../src/units/unit.ts';

export const SPAN = { source: '<test>', start: 0, end: 0 } as const;
const NAMED = { unit: ONE_UNIT, dimension: DIMENSIONLESS, span: SPAN } as const;

type E = CheckedExpression;
/** Bare numbers are literals and bare texts are states. */
export type Written = E | number | string;

export function written(value: Written): E {
  if (typeof value === 'number') return { kind: 'number', value, span: SPAN };
  if (typeof value === 'string') return { kind: 'reference', to: 'state', name: value, span: SPAN };
  return value;
}

export const t: E = { kind: 'time', span: SPAN };
export const dt: E = { kind: 'stepSize', span: SPAN };
export const spikeCount: E = { kind: 'spikeCount', spiker: 0, span: SPAN };
export const lastSpike: E = { kind: 'lastSpike', spiker: 0, span: SPAN };
export const refractory: E = { kind: 'refractory', spiker: 0, span: SPAN };

export function reference(to: 'parameter' | 'input' | 'definition', name: string): E {
  return { kind: 'reference', to, name, span: SPAN };
}

export function local(name: string): E {
  return { kind: 'local', name, span: SPAN };
}

export function sum(first: Written, ...rest: readonly Written[]): E {
  const terms = rest.map((operand) => ({ operator: '+', operand: written(operand) }) as const);
  return { kind: 'sum', first: written(first), rest: terms, span: SPAN };
}

export function minus(left: Written, right: Written): E {
  const rest = [{ operator: '-', operand: written(right) }] as const;
  return { kind: 'sum', first: written(left), rest, span: SPAN };
}

export function product(first: Written, ...rest: readonly Written[]): E {
  const factors = rest.map((operand) => ({ operator: '*', operand: written(operand) }) as const);
  return { kind: 'product', first: written(first), rest: factors, span: SPAN };
}

export function quotient(left: Written, right: Written): E {
  const rest = [{ operator: '/', operand: written(right) }] as const;
  return { kind: 'product', first: written(left), rest, span: SPAN };
}

export function negative(operand: Written): E {
  return { kind: 'negate', operand: written(operand), span: SPAN };
}

export function call(name: Extract<E, { kind: 'call' }>['function'], ...operands: readonly Written[]): E {
  return { kind: 'call', function: name, arguments: operands.map(written), span: SPAN };
}

type Comparison = Extract<E, { kind: 'comparison' }>;

export function compare(
  left: Written,
  operator: Comparison['operator'],
  right: Written,
  about: Partial<Pick<Comparison, 'jumps' | 'steps'>> = {},
): E {
  return {
    kind: 'comparison',
    operator,
    left: written(left),
    right: written(right),
    jumps: false,
    ...about,
    span: SPAN,
  };
}

/** `t OP time`, decided as the language says. */
export function timeIs(operator: Comparison['operator'], time: number): E {
  const steps = { operator, time: 1, lastSpike: 0, oldLastSpike: 0, spiker: 0, threshold: written(time) };
  return compare(t, operator, time, { jumps: true, steps });
}

export function crosses(left: Written, direction: 'up' | 'down', right: Written): E {
  return { kind: 'crossing', direction, left: written(left), right: written(right), span: SPAN };
}

export function peak(operand: Written, memory = 0): E {
  return { kind: 'peak', memory, operand: written(operand), span: SPAN };
}

export function old(operand: Written): E {
  return { kind: 'old', operand: written(operand), span: SPAN };
}

export function choose(condition: E, value: Written, otherwise: Written): E {
  const branches = [{ condition, value: written(value) }];
  return { kind: 'conditional', branches, otherwise: written(otherwise), span: SPAN };
}

// ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────

type Statement = Spiker['handlers'][number]['body'][number];

export function assign(target: string, value: Written): Statement {
  return { kind: 'assign', target, value: written(value), span: SPAN };
}

export function addToInput(input: string, value: Written): Statement {
  return { kind: 'addToInput', input, value: written(value), span: SPAN };
}

export function letBe(name: string, value: Written): Statement {
  return { kind: 'let', name, value: written(value), span: SPAN };
}

export function whenTrue(
  condition: E,
  body: readonly Statement[],
  otherwise: readonly Statement[] = [],
): Statement {
  return { kind: 'if', branches: [{ condition, body }], otherwise, span: SPAN };
}

export function block(...body: readonly Statement[]): { body: readonly Statement[]; span: typeof SPAN } {
  return { body, span: SPAN };
}

// ── Models ───────────────────────────────────────────────────────────────────────────────────────────

type StateText = {
  readonly initial: Written;
  readonly derivative?: Written;
  readonly range?: [number, number];
};

/** A state variable: its initial value alone, or with its equation. */
export function state(name: string, { initial, derivative, range }: StateText): State {
  return {
    ...NAMED,
    name,
    initial: written(initial),
    isGate: false,
    ...(derivative === undefined ? {} : { derivative: written(derivative) }),
    ...(range === undefined ? {} : { range: { low: written(range[0]), high: written(range[1]) } }),
  };
}

export function definition(name: string, value: Written): CheckedModel['definitions'][number] {
  return { ...NAMED, name, value: written(value), type: 'number', origin: 'expression' };
}

export function parameter(name: string, value?: Written): CheckedModel['parameters'][number] {
  return { ...NAMED, name, isWired: false, ...(value === undefined ? {} : { value: written(value) }) };
}

export function input(name: string, drive: Written, isVarying = false): CheckedModel['inputs'][number] {
  return { ...NAMED, name, drive: written(drive), isVarying };
}

export function list(name: string, ...elements: readonly Written[]): CheckedModel['lists'][number] {
  return { ...NAMED, name, elements: elements.map(written) };
}

export function spiker(about: Partial<Omit<Spiker, 'trigger'>> & { readonly when: E }): Spiker {
  const { when, ...rest } = about;
  return { path: '', handlers: [], span: SPAN, ...rest, trigger: { kind: 'when', condition: when } };
}

/** Returns a model of those parts; initial values are computed in the order of the states. */
export function model(parts: Partial<CheckedModel>): CheckedModel {
  const { states = [], inputs = [] } = parts;
  return {
    name: 'Test',
    componentKind: 'neuron',
    source: '<test>',
    span: SPAN,
    system: { tens: [0, 0, -3, 0, 0, 0, 0] },
    parameters: [],
    lists: [],
    inputs,
    states,
    definitions: [],
    spikers: [],
    stepHandlers: [],
    timedHandlers: [],
    peaks: 0,
    noises: [],
    initialOrder: [...inputs, ...states].map(({ name }) => name),
    parts: [],
    singularities: [],
    timeUnit: ONE_UNIT,
    ...parts,
  };
}
