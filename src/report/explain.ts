/**
 * What the compiler understood of a model, as plain values: the source of `axode explain` and of its `--json`.
 * Expressions are printed in the language's own notation from the checked model, so that what is shown is
 * what is computed, not what was typed.
 */
import { chooseMethod, isChosen } from '../analysis/choice/choose-method.ts';
import { usualStep } from '../analysis/choice/resolve-method.ts';
import { known } from '../base/invariant.ts';
import { toNumber } from '../base/rational.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, Definition, Range, State } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { derivativeText } from '../lower/attempt.ts';
import { integratorsFor } from '../lower/integrators/find-integrator.ts';
import type { Integrator, MethodChoice } from '../lower/integrators/integrator.ts';
import { multiplyDimensions, PER_TIME, TIME } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { fromSystemNumber, keepsNumbers } from '../units/unit-system.ts';
import { systemUnitText, unitTextFor } from '../units/unit-text.ts';
import { type ExplainedAnalysis, explainAnalysis } from './explain-analysis.ts';
import { eventTexts } from './explain-events.ts';
import { type ExplainedMethod, explainMethod } from './explain-method.ts';
import { type ExplainedOverCells, explainOverCells } from './explain-over-cells.ts';
import {
  type ExplainedReaction,
  type ExplainedTotal,
  explainReactions,
  explainTotals,
} from './explain-reactions.ts';
import { type ExplainedSingularity, explainSingularities } from './explain-singularities.ts';
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
  /** Starts at the equilibrium of its reactions; `value` says of which sum. */
  readonly startsSteady?: true;
  /** `dv/dt = …`; absent where it changes by events only. */
  readonly equation?: ExplainedEquation;
}

export interface ExplainedEquation extends StateLinearity {
  /** `dv/dt`, `d(sodium.m)/dt` */
  readonly left: string;
  readonly right: string;
  readonly unit: string;
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
  /** What the head of its file says. */
  readonly about?: string;
  readonly doc?: string;
  /** Units that the model computes in, as far as it names quantities of their dimension. */
  readonly system: readonly string[];
  /** Units whose numbers are scaled at the border: `nA`, with the unit it is computed in. */
  readonly converted: readonly { readonly unit: string; readonly to: string }[];
  /** Of the times of results; eigenvalues and stable steps are in it. */
  readonly timeUnit: string;
  readonly states: readonly ExplainedState[];
  /** Of kinetic schemes. */
  readonly reactions: readonly ExplainedReaction[];
  /** Sums of states that they conserve. */
  readonly totals: readonly ExplainedTotal[];
  readonly parameters: readonly ExplainedParameter[];
  readonly lists: readonly ExplainedValue[];
  readonly inputs: readonly ExplainedValue[];
  readonly parts: readonly ExplainedPart[];
  readonly definitions: readonly ExplainedDefinition[];
  /** What is taken over all cells of a population; empty where each cell is by itself. */
  readonly overCells: readonly ExplainedOverCells[];
  /** Where what is written divides by 0, each once. */
  readonly singularities: readonly ExplainedSingularity[];
  /** One text per threshold, block of events and so on, in the order in which they act in a step. */
  readonly events: readonly string[];
  readonly methods: readonly ExplainedMethod[];
  /** What the method `auto` would take at the usual step; absent where no method bears it, or nothing is to be integrated. */
  readonly auto?: { readonly dt: string; readonly choices: readonly MethodChoice[] };
  readonly analysis: ExplainedAnalysis;
}

function explainAuto(model: CheckedModel): Pick<Explanation, 'auto'> {
  if (model.states.every(({ derivative }) => derivative === undefined)) return {};
  const dt = usualStep(model);
  const found = chooseMethod(model, dt);
  const value = fromSystemNumber(toNumber(dt), model.timeUnit, model.system);
  const text = `${Number(value.toPrecision(12))} ${model.timeUnit.text}`;
  return isChosen(found) && found.choices !== undefined ? { auto: { dt: text, choices: found.choices } } : {};
}

/** Returns a constant in its declared unit, anything else as an expression in the model's units. */
function valueText(model: CheckedModel, expression: CheckedExpression, unit: Unit): string {
  const [isNegated, literal] =
    expression.kind === 'negate' ? [true, expression.operand] : [false, expression];
  if (literal.kind !== 'number') return expressionText(expression, model);
  const value = fromSystemNumber(isNegated ? -literal.value : literal.value, unit, model.system);
  return unit.text === '1' ? String(value) : `${value} ${unit.text}`;
}

/**
 * Returns the definitions in the order in which they are read: those of reactions by themselves, in the order of the
 * text. How an equilibrium is computed nobody wrote, and nobody wants to read.
 */
function definitionsToRead({ definitions, reactions = [] }: CheckedModel): readonly Definition[] {
  const byName = new Map(definitions.map((each) => [each.name, each]));
  const ofReactions = reactions.flatMap(({ forward, backward, rate }) =>
    [forward, backward, rate].flatMap((name) => byName.get(name ?? '') ?? []),
  );
  return [
    ...definitions.filter(({ origin }) => origin !== 'steady' && origin !== 'reaction'),
    ...ofReactions,
  ];
}

/** Returns how a state starts. */
function startOf(
  model: CheckedModel,
  state: State,
): { readonly value: string; readonly startsSteady?: true } {
  const steady = model.steadyStarts?.find(({ states }) => states.includes(state.name));
  if (steady === undefined) return { value: valueText(model, state.initial, state.unit) };
  return { value: `equilibrium, sum ${valueText(model, steady.sum, state.unit)}`, startsSteady: true };
}

function rangeText(model: CheckedModel, range: Range | undefined, unit: Unit): { readonly range?: string } {
  if (range === undefined) return {};
  return { range: `[${valueText(model, range.low, unit)}, ${valueText(model, range.high, unit)}]` };
}

function docOf(doc: string | undefined): { readonly doc?: string } {
  return doc === undefined ? {} : { doc };
}

function aboutOf({ file }: CheckedModel): { readonly about?: string } {
  const about = file?.syntax.doc;
  return about === undefined ? {} : { about };
}

export interface ExplainOptions {
  /** Methods to tell of; by default all that have a name. */
  readonly integrators?: readonly Integrator[];
}

/**
 * Returns what the compiler understood of the model, as plain values. It is compiled for each method to tell what a
 * step costs.
 */
export function explainModel(model: CheckedModel, options: ExplainOptions = {}): Explanation {
  const { integrators = integratorsFor(model) } = options;
  const { system } = model;
  const named = [...model.states, ...model.parameters, ...model.lists, ...model.inputs];
  const units = [...new Map(named.map(({ unit }) => [unit.text, unit])).values()].filter(
    ({ text }) => text !== '1',
  );
  const inSystem = (unit: Unit): string => systemUnitText(system, unit.dimension);
  const linearity = linearityOf(model);
  const { analysis, stableStep } = explainAnalysis(model);
  return {
    name: model.name,
    kind: model.componentKind,
    source: model.source,
    ...aboutOf(model),
    ...docOf(model.doc),
    system: [
      ...new Set([
        systemUnitText(system, TIME),
        ...units.map((unit) => (keepsNumbers(system, unit) ? unit.text : inSystem(unit))),
      ]),
    ],
    converted: units
      .filter((unit) => !keepsNumbers(system, unit))
      .map((unit) => ({ unit: unit.text, to: inSystem(unit) })),
    timeUnit: model.timeUnit.text,
    states: model.states.map((state) => ({
      name: state.name,
      unit: state.unit.text,
      ...startOf(model, state),
      ...rangeText(model, state.range, state.unit),
      ...docOf(state.doc),
      isGate: state.isGate,
      ...(state.derivative === undefined
        ? {}
        : {
            equation: {
              left: derivativeText(state.name),
              right: expressionText(state.derivative, model),
              unit: unitTextFor(multiplyDimensions(state.dimension, PER_TIME), [state.unit, model.timeUnit]),
              ...known(linearity.get(state.name), `linearity of ${state.name}`),
            },
          }),
    })),
    reactions: explainReactions(model),
    totals: explainTotals(model),
    parameters: model.parameters.map((parameter) => ({
      name: parameter.name,
      unit: parameter.unit.text,
      ...(parameter.value === undefined ? {} : { value: valueText(model, parameter.value, parameter.unit) }),
      ...rangeText(model, parameter.range, parameter.unit),
      ...docOf(parameter.doc),
      isWired: parameter.isWired,
    })),
    lists: model.lists
      .filter(({ isUnnamed }) => isUnnamed !== true)
      .map((list) => ({
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
    definitions: definitionsToRead(model).map((definition) => ({
      name: definition.name,
      unit: definition.unit.text,
      text: expressionText(definition.value, model),
      origin: definition.origin,
      ...docOf(definition.doc),
    })),
    overCells: explainOverCells(model),
    singularities: explainSingularities(model),
    events: eventTexts(model),
    methods: integrators.map((integrator) => explainMethod(model, integrator, stableStep)),
    ...explainAuto(model),
    analysis,
  };
}
