/**
 * What the compiler understood of a model, as plain values: the source of `axode explain` and of its `--json`.
 * Expressions are printed in the language's own notation from the checked model, so that what is shown is
 * what is computed, not what was typed.
 */
import { known, unreachable } from '../base/invariant.ts';
import type {
  BlockStatement,
  CheckedExpression,
  CheckedModel,
  Definition,
  Range,
  Spiker,
  TimedHandler,
} from '../check/checked-model.ts';
import { expressionText, timesText } from '../check/expression-text.ts';
import { derivativeText } from '../lower/attempt.ts';
import { INTEGRATORS } from '../lower/integrators/find-integrator.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { multiplyDimensions, PER_TIME, TIME } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { fromSystemNumber, keepsNumbers } from '../units/unit-system.ts';
import { systemUnitText } from '../units/unit-text.ts';
import { linearityOf, type StateLinearity } from './model-linearity.ts';

/** A parameter, input or state variable as the reader meets it. */
export interface ExplainedValue {
  readonly name: string;
  readonly unit: string;
  /** Its value, default or initial value; absent where it must be given. */
  readonly value?: string;
  readonly range?: string;
  readonly doc?: string;
}

export interface ExplainedParameter extends ExplainedValue {
  /** Given by `use`, so not settable from outside. */
  readonly isWired: boolean;
}

export interface ExplainedState extends ExplainedValue {
  readonly isGate: boolean;
  /** `dv/dt = …`; absent where it changes by events only. */
  readonly equation?: ExplainedEquation;
}

export interface ExplainedEquation extends StateLinearity {
  /** `dv/dt`, `d(sodium.m)/dt` */
  readonly left: string;
  readonly right: string;
  readonly unit: string;
}

/** An integrator and what it makes of the model. */
export interface ExplainedMethod {
  readonly name: string;
  readonly order: number;
  readonly stability: 'explicit' | 'exponential';
  /** Absent where it takes the model. */
  readonly refusal?: string;
}

export interface ExplainedDefinition {
  readonly name: string;
  readonly unit: string;
  readonly text: string;
  readonly origin: Definition['origin'];
  readonly doc?: string;
}

export interface ExplainedPart {
  readonly path: string;
  readonly component: string;
  readonly kind: string;
  readonly wiring: readonly { readonly input: string; readonly to: string }[];
}

/** What the compiler understood of one model. */
export interface Explanation {
  readonly name: string;
  readonly kind: string;
  readonly source: string;
  readonly doc?: string;
  /** Units that the model computes in, as far as it names quantities of their dimension. */
  readonly system: readonly string[];
  /** Units whose numbers are scaled at the border: `nA`, with the unit it is computed in. */
  readonly converted: readonly { readonly unit: string; readonly to: string }[];
  readonly timeUnit: string;
  readonly states: readonly ExplainedState[];
  readonly parameters: readonly ExplainedParameter[];
  readonly lists: readonly ExplainedValue[];
  readonly inputs: readonly ExplainedValue[];
  readonly parts: readonly ExplainedPart[];
  readonly definitions: readonly ExplainedDefinition[];
  /** One text per removable singularity that the model computes by its limit. */
  readonly singularities: readonly string[];
  /** One text per threshold, block of events and so on, in the order in which they act in a step. */
  readonly events: readonly string[];
  readonly methods: readonly ExplainedMethod[];
}

/** Returns a constant in its declared unit, anything else as an expression in the model's units. */
function valueText(model: CheckedModel, expression: CheckedExpression, unit: Unit): string {
  const [isNegated, literal] =
    expression.kind === 'negate' ? [true, expression.operand] : [false, expression];
  if (literal.kind !== 'number') return expressionText(expression, model);
  const value = fromSystemNumber(isNegated ? -literal.value : literal.value, unit, model.system);
  return unit.text === '1' ? String(value) : `${value} ${unit.text}`;
}

function rangeText(model: CheckedModel, range: Range | undefined, unit: Unit): { readonly range?: string } {
  if (range === undefined) return {};
  return { range: `[${valueText(model, range.low, unit)}, ${valueText(model, range.high, unit)}]` };
}

/** A part that is used twice has its singularities under two names; a function's stand once for each call. */
function singularityTexts(model: CheckedModel): readonly string[] {
  const texts = model.singularities.map(
    ({ original, factor }) =>
      `${expressionText(original, model)} is 0/0 where ${expressionText(factor, model)} = 0: computed by exprel, which gives the limit`,
  );
  return [...new Set(texts)];
}

function docOf(doc: string | undefined): { readonly doc?: string } {
  return doc === undefined ? {} : { doc };
}

function statementLines(
  model: CheckedModel,
  body: readonly BlockStatement[],
  indent: string,
): readonly string[] {
  const text = (expression: CheckedExpression): string => expressionText(expression, model);
  return body.flatMap((statement): readonly string[] => {
    switch (statement.kind) {
      case 'assign':
        return [`${indent}${statement.target} = ${text(statement.value)}`];
      case 'addToInput':
        return [`${indent}${statement.input} += ${text(statement.value)}`];
      case 'let':
        return [`${indent}let ${statement.name} = ${text(statement.value)}`];
      case 'if': {
        const branches = statement.branches.flatMap(({ condition, body: then }, index) => [
          `${indent}${index === 0 ? '' : '} else '}if ${text(condition)} {`,
          ...statementLines(model, then, `${indent}  `),
        ]);
        const otherwise =
          statement.otherwise.length === 0
            ? []
            : [`${indent}} else {`, ...statementLines(model, statement.otherwise, `${indent}  `)];
        return [...branches, ...otherwise, `${indent}}`];
      }
      default:
        return unreachable(statement);
    }
  });
}

function blockText(model: CheckedModel, head: string, body: readonly BlockStatement[]): string {
  return [`${head} {`, ...statementLines(model, body, '  '), '}'].join('\n');
}

function spikerTexts(model: CheckedModel, spiker: Spiker): readonly string[] {
  const prefix = spiker.path === '' ? '' : `${spiker.path}: `;
  const { trigger, count, refractory } = spiker;
  const emitted = count === undefined ? '' : ` count ${expressionText(count, model)}`;
  const when =
    trigger.kind === 'when'
      ? `when ${expressionText(trigger.condition, model)}`
      : `at ${timesText(trigger.list, model)}`;
  const held =
    refractory === undefined || refractory.holds.length === 0 ? '' : ` holds ${refractory.holds.join(', ')}`;
  return [
    `${prefix}spike${emitted} ${when}`,
    ...(refractory === undefined
      ? []
      : [`${prefix}refractory ${expressionText(refractory.duration, model)}${held}`]),
    ...spiker.handlers.map(({ body }) => blockText(model, `${prefix}on spike`, body)),
  ];
}

function triggerText(model: CheckedModel, { trigger }: TimedHandler): string {
  switch (trigger.kind) {
    case 'condition':
      return `on ${expressionText(trigger.condition, model)}`;
    case 'at':
      return `at ${timesText(trigger.list, model)}`;
    case 'every':
      return `every ${expressionText(trigger.period, model)} from ${expressionText(trigger.from, model)}`;
    default:
      return unreachable(trigger);
  }
}

function eventTexts(model: CheckedModel): readonly string[] {
  return [
    ...model.stepHandlers.map(({ body }) => blockText(model, 'on step', body)),
    ...model.spikers.flatMap((spiker) => spikerTexts(model, spiker)),
    ...model.timedHandlers.map((handler) => blockText(model, triggerText(model, handler), handler.body)),
  ];
}

function methodOf(model: CheckedModel, integrator: Integrator): ExplainedMethod {
  const { name, order, stability } = integrator;
  const refusal = integrator.refuse(model);
  return { name, order, stability, ...(refusal === undefined ? {} : { refusal: refusal.message }) };
}

/** Returns what the compiler understood of the model. */
export function explainModel(model: CheckedModel): Explanation {
  const { system } = model;
  const named = [...model.states, ...model.parameters, ...model.lists, ...model.inputs];
  const units = [...new Map(named.map(({ unit }) => [unit.text, unit])).values()].filter(
    ({ text }) => text !== '1',
  );
  const inSystem = (unit: Unit): string => systemUnitText(system, unit.dimension);
  const timeUnit = systemUnitText(system, TIME);
  const linearity = linearityOf(model);
  return {
    name: model.name,
    kind: model.componentKind,
    source: model.source,
    ...docOf(model.doc),
    system: [
      ...new Set([
        timeUnit,
        ...units.map((unit) => (keepsNumbers(system, unit) ? unit.text : inSystem(unit))),
      ]),
    ],
    converted: units
      .filter((unit) => !keepsNumbers(system, unit))
      .map((unit) => ({ unit: unit.text, to: inSystem(unit) })),
    timeUnit,
    states: model.states.map((state) => ({
      name: state.name,
      unit: state.unit.text,
      value: valueText(model, state.initial, state.unit),
      ...rangeText(model, state.range, state.unit),
      ...docOf(state.doc),
      isGate: state.isGate,
      ...(state.derivative === undefined
        ? {}
        : {
            equation: {
              left: derivativeText(state.name),
              right: expressionText(state.derivative, model),
              unit: systemUnitText(system, multiplyDimensions(state.dimension, PER_TIME)),
              ...known(linearity.get(state.name), `linearity of ${state.name}`),
            },
          }),
    })),
    parameters: model.parameters.map((parameter) => ({
      name: parameter.name,
      unit: parameter.unit.text,
      ...(parameter.value === undefined ? {} : { value: valueText(model, parameter.value, parameter.unit) }),
      ...rangeText(model, parameter.range, parameter.unit),
      ...docOf(parameter.doc),
      isWired: parameter.isWired,
    })),
    lists: model.lists.map((list) => ({
      name: list.name,
      unit: list.unit.text,
      value: `[${list.elements.map((element) => valueText(model, element, list.unit)).join(', ')}]`,
      ...docOf(list.doc),
    })),
    inputs: model.inputs.map((input) => ({
      name: input.name,
      unit: input.unit.text,
      ...(input.drive === undefined ? {} : { value: valueText(model, input.drive, input.unit) }),
      ...rangeText(model, input.range, input.unit),
      ...docOf(input.doc),
    })),
    parts: model.parts.map(({ path, component, componentKind, wiring }) => ({
      path,
      component,
      kind: componentKind,
      wiring,
    })),
    definitions: model.definitions.map((definition) => ({
      name: definition.name,
      unit: definition.unit.text,
      text: expressionText(definition.value, model),
      origin: definition.origin,
      ...docOf(definition.doc),
    })),
    singularities: singularityTexts(model),
    events: eventTexts(model),
    methods: INTEGRATORS.map((integrator) => methodOf(model, integrator)),
  };
}
