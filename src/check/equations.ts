/** Equations joined to their states: each is for a state, and each state has one. */
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { equationForNonState, secondEquation, secondOrder } from '../diagnostics/codes/structure.ts';
import { perTime, unitMismatch } from '../diagnostics/codes/units.ts';
import type { EquationSyntax } from '../syntax/tree.ts';
import { describeDimension } from '../units/describe-dimension.ts';
import {
  type Dimension,
  divideDimensions,
  isDimensionless,
  sameDimension,
  TIME,
} from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { keepsNumbers } from '../units/unit-system.ts';
import { checkNumber, conversionHint, mistaken, numberInSystem, unitWords } from './check-expression.ts';
import type { CheckedExpression } from './checked-model.ts';
import type { Entity, Instance } from './expand.ts';
import type { ModelTable } from './model-table.ts';
import type { Context } from './scope.ts';

const WHAT: Readonly<Record<Entity['kind'], string>> = {
  parameter: 'a parameter',
  list: 'a list',
  input: 'an input',
  state: 'a state variable',
  definition: 'a named expression',
};

/** Returns the equation of each state by qualified name, and the states whose equation was refused. */
export function joinEquations(table: ModelTable): {
  readonly equations: ReadonlyMap<string, EquationSyntax>;
  readonly refused: ReadonlySet<string>;
} {
  const refused = new Set<string>();
  const equations = new Map<string, EquationSyntax>();
  for (const instance of table.instances) {
    for (const statement of instance.component.statements) {
      if (statement.kind === 'equation') joinEquation(statement, instance, equations, refused, table);
    }
  }
  return { equations, refused };
}

function joinEquation(
  equation: EquationSyntax,
  instance: Instance,
  equations: Map<string, EquationSyntax>,
  refused: Set<string>,
  { report }: ModelTable,
): void {
  const { state } = equation;
  const entity = instance.entities.get(state.text);
  if (equation.order > 1) {
    if (entity !== undefined) refused.add(entity.name);
    report(secondOrder({ state: state.text, order: equation.order, span: state.span, right: '…' }));
    return;
  }
  if (entity === undefined && instance.unreadable.has(state.text)) return;
  if (entity === undefined) {
    const states = [...instance.entities.values()]
      .filter(({ kind }) => kind === 'state')
      .map(({ declared }) => declared.text);
    const what = instance.parts.has(state.text) ? 'a part' : '';
    report(
      equationForNonState({
        name: state.text,
        span: state.span,
        what,
        suggestion: nearest(state.text, states),
      }),
    );
    return;
  }
  if (entity.kind !== 'state') {
    const what = entity.origin === 'gate' ? 'an instantaneous gate' : WHAT[entity.kind];
    report(equationForNonState({ name: state.text, span: state.span, what, declared: entity.declared.span }));
    return;
  }
  const first = equations.get(entity.name)?.state.span ?? (entity.equation && entity.declared.span);
  if (first !== undefined) {
    report(secondEquation({ state: state.text, span: state.span, first, isGate: entity.isGate }));
    return;
  }
  equations.set(entity.name, equation);
}

/** What the right-hand side of an equation must be. */
export interface EquationTarget {
  readonly name: string;
  readonly declared: Span;
  readonly unit: string;
  readonly dimension: Dimension | undefined;
  /** Where a `time unit` statement could be put. */
  readonly insertAt: Span;
}

/** Returns dx/dt in the model's units from a right-hand side; one of a wrong unit is reported. */
export function checkDerivative(
  syntax: EquationSyntax['value'],
  target: EquationTarget,
  context: Context,
): CheckedExpression {
  const checked = checkNumber(syntax, context, `The equation of \`${target.name}\``);
  const { timeUnit, system, shared } = context;
  if (checked.dimension === undefined || target.dimension === undefined) return checked.expression;
  const wanted = timeUnit === undefined ? divideDimensions(target.dimension, TIME) : target.dimension;
  if (!checked.isFlexible && !sameDimension(checked.dimension, wanted)) {
    if (timeUnit === undefined && isDimensionless(target.dimension) && isDimensionless(checked.dimension)) {
      shared.report(
        perTime({
          state: target.name,
          span: syntax.span,
          declared: target.declared,
          insertAt: target.insertAt,
        }),
      );
    } else {
      const found = shared.unitText(checked.dimension);
      const per = target.unit === '1' ? '1/ms' : `${target.unit}/ms`;
      const needs = timeUnit === undefined ? `must be ${per}` : `must be ${target.unit} in units of time`;
      const isTimeForgotten = timeUnit === undefined && sameDimension(checked.dimension, target.dimension);
      shared.report(
        unitMismatch({
          message: derivativeMessage(target.name, target.dimension, checked.dimension, timeUnit),
          span: syntax.span,
          found: unitWords(found),
          declared: {
            span: target.declared,
            message: `declared here as ${unitWords(target.unit)}, so d${target.name}/dt ${needs}`,
          },
          hint: isTimeForgotten
            ? timeConstantHint(context)
            : conversionHint(wanted, checked.dimension, context),
        }),
      );
    }
    return mistaken(syntax.span).expression;
  }
  if (timeUnit === undefined || keepsNumbers(system, timeUnit)) return checked.expression;
  const unit = numberInSystem(
    { numerator: 1n, denominator: 1n },
    timeUnit,
    system,
    syntax.span,
    timeUnit.text,
  );
  return {
    kind: 'product',
    first: checked.expression,
    rest: [{ operator: '/', operand: unit }],
    span: syntax.span,
  };
}

function derivativeMessage(
  name: string,
  state: Dimension,
  found: Dimension,
  timeUnit: Unit | undefined,
): string {
  const rate = timeUnit === undefined ? ' per time' : '';
  const stateWords = isDimensionless(state) ? 'no unit' : `dimension ${describeDimension(state)}`;
  const needs = isDimensionless(state) ? `a plain number${rate}` : `${describeDimension(state)}${rate}`;
  return sameDimension(state, found)
    ? `The derivative of \`${name}\` has ${stateWords}, but its equation must be ${needs}.`
    : `The equation of \`${name}\` must be ${needs}, but is ${isDimensionless(found) ? 'a plain number' : describeDimension(found)}.`;
}

function timeConstantHint(context: Context): string {
  for (const { name, dimension } of context.scope.constants()) {
    if (sameDimension(dimension, TIME)) return `divide by a time constant, for example \`${name}\`.`;
  }
  return 'divide by a time constant, for example `10 ms`.';
}
