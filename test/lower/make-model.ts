/** Checked models by hand, for tests of what comes after checking: everything that is left out is empty. */
import type { Span } from '../../src/base/span.ts';
import type { BlockStatement, Spiker } from '../../src/check/checked-events.ts';
import type {
  BuiltinFunction,
  CheckedExpression,
  NumberComparison,
} from '../../src/check/checked-expression.ts';
import type {
  CheckedModel,
  Definition,
  Input,
  List,
  Parameter,
  State,
} from '../../src/check/checked-model.ts';
import { DIMENSIONLESS } from '../../src/units/dimension.ts';
import { ONE_UNIT } from '../../src/units/unit.ts';
import { chooseUnitSystem } from '../../src/units/unit-system.ts';

export const span: Span = { source: 'model.axo', start: 0, end: 0 };

type Written = CheckedExpression | number | string;

/** A number, a state's name, or an expression. */
export function e(written: Written): CheckedExpression {
  if (typeof written === 'number') return { kind: 'number', value: written, span };
  return typeof written === 'string' ? state(written) : written;
}

const refer =
  (to: 'parameter' | 'input' | 'state' | 'definition') =>
  (name: string): CheckedExpression => ({ kind: 'reference', to, name, span });
export const parameter: (name: string) => CheckedExpression = refer('parameter');
export const input: (name: string) => CheckedExpression = refer('input');
export const state: (name: string) => CheckedExpression = refer('state');
export const definition: (name: string) => CheckedExpression = refer('definition');
export const local = (name: string): CheckedExpression => ({ kind: 'local', name, span });
export const time: CheckedExpression = { kind: 'time', span };

export const add = (first: Written, ...rest: readonly Written[]): CheckedExpression => ({
  kind: 'sum',
  first: e(first),
  rest: rest.map((operand) => ({ operator: '+', operand: e(operand) })),
  span,
});
export const subtract = (first: Written, ...rest: readonly Written[]): CheckedExpression => ({
  kind: 'sum',
  first: e(first),
  rest: rest.map((operand) => ({ operator: '-', operand: e(operand) })),
  span,
});
export const times = (first: Written, ...rest: readonly Written[]): CheckedExpression => ({
  kind: 'product',
  first: e(first),
  rest: rest.map((operand) => ({ operator: '*', operand: e(operand) })),
  span,
});
export const over = (first: Written, ...rest: readonly Written[]): CheckedExpression => ({
  kind: 'product',
  first: e(first),
  rest: rest.map((operand) => ({ operator: '/', operand: e(operand) })),
  span,
});
export const negate = (operand: Written): CheckedExpression => ({
  kind: 'negate',
  operand: e(operand),
  span,
});
export const power = (base: Written, exponent: number): CheckedExpression => ({
  kind: 'wholePower',
  base: e(base),
  exponent,
  span,
});
export const call = (name: BuiltinFunction, ...operands: readonly Written[]): CheckedExpression => ({
  kind: 'call',
  function: name,
  arguments: operands.map(e),
  span,
});
export const compare = (
  left: Written,
  operator: NumberComparison,
  right: Written,
  rest: Partial<Extract<CheckedExpression, { kind: 'comparison' }>> = {},
): CheckedExpression => ({
  kind: 'comparison',
  left: e(left),
  operator,
  right: e(right),
  jumps: false,
  span,
  ...rest,
});
export const crosses = (left: Written, right: Written): CheckedExpression => ({
  kind: 'crossing',
  direction: 'up',
  left: e(left),
  right: e(right),
  span,
});
export const choice = (
  condition: CheckedExpression,
  value: Written,
  otherwise: Written,
): CheckedExpression => ({
  kind: 'conditional',
  branches: [{ condition, value: e(value) }],
  otherwise: e(otherwise),
  span,
});
export const old = (operand: Written): CheckedExpression => ({ kind: 'old', operand: e(operand), span });
export const peak = (memory: number, operand: Written): CheckedExpression => ({
  kind: 'peak',
  memory,
  operand: e(operand),
  span,
});

export const assign = (target: string, value: Written): BlockStatement => ({
  kind: 'assign',
  target,
  value: e(value),
  span,
});
export const handler = (
  ...body: readonly BlockStatement[]
): { body: readonly BlockStatement[]; span: Span } => ({
  body,
  span,
});

const named = (name: string) => ({ name, unit: ONE_UNIT, dimension: DIMENSIONLESS, span });

export function makeState(
  name: string,
  initial: Written,
  derivative?: Written,
  rest: Partial<State> = {},
): State {
  const equation = derivative === undefined ? {} : { derivative: e(derivative) };
  return { ...named(name), initial: e(initial), isGate: false, ...equation, ...rest };
}

export function makeParameter(name: string, value?: Written): Parameter {
  return { ...named(name), isWired: false, ...(value === undefined ? {} : { value: e(value) }) };
}

export function makeInput(name: string, drive?: Written, isVarying = false): Input {
  return { ...named(name), isVarying, ...(drive === undefined ? {} : { drive: e(drive) }) };
}

export function makeDefinition(
  name: string,
  value: Written,
  type: Definition['type'] = 'number',
): Definition {
  return { ...named(name), value: e(value), type, origin: 'expression' };
}

export function makeList(name: string, ...elements: readonly Written[]): List {
  return { ...named(name), elements: elements.map(e) };
}

export function makeSpiker(condition: CheckedExpression, rest: Partial<Spiker> = {}): Spiker {
  return { path: '', trigger: { kind: 'when', condition }, handlers: [], span, ...rest };
}

export function makeModel(parts: Partial<CheckedModel>): CheckedModel {
  return {
    name: 'Cell',
    componentKind: 'neuron',
    source: 'model.axo',
    span,
    system: chooseUnitSystem([]),
    parameters: [],
    lists: [],
    inputs: [],
    states: [],
    definitions: [],
    spikers: [],
    stepHandlers: [],
    timedHandlers: [],
    peaks: 0,
    noises: [],
    initialOrder: [...(parts.inputs ?? []), ...(parts.states ?? [])].map(({ name }) => name),
    parts: [],
    singularities: [],
    timeUnit: ONE_UNIT,
    ...parts,
  };
}
