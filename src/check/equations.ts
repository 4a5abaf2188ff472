/** Equations joined to their states: each is for a state, and each state has one. */
import { ONE } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { equationOfSpecies } from '../diagnostics/codes/reaction.ts';
import { equationForNonState, secondEquation, secondOrder } from '../diagnostics/codes/structure.ts';
import { perTime, unitMismatch } from '../diagnostics/codes/units.ts';
import { formatExpression } from '../syntax/format-expression.ts';
import type { EquationSyntax } from '../syntax/statement-tree.ts';
import { describeDimension, dimensionWords } from '../units/describe-dimension.ts';
import {
  type Dimension,
  divideDimensions,
  isDimensionless,
  sameDimension,
  TIME,
} from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { keepsNumbers } from '../units/unit-system.ts';
import { numberInSystem } from './check-quantity.ts';
import type { CheckedExpression } from './checked-expression.ts';
import { mistaken } from './checked-value.ts';
import type { Entity, Instance } from './instance.ts';
import type { ModelTable } from './model-table.ts';
import { checkNumber } from './operand.ts';
import type { Checked, Context } from './scope.ts';
import { conversionHint, noiseHint, unitWords } from './unit-words.ts';

/** Right-hand sides up to this length are repeated in messages. */
const LONGEST_SHOWN = 60;

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
    // Of a state whose reactions are wrong it was told.
    for (const { name, reacts } of instance.entities.values()) if (reacts !== undefined) refused.add(name);
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
  { report, units }: ModelTable,
): void {
  const { state } = equation;
  const entity = instance.entities.get(state.text);
  if (equation.order > 1) {
    if (entity !== undefined) refused.add(entity.name);
    const written = formatExpression(equation.value);
    const right = written.length <= LONGEST_SHOWN ? written : '…';
    const unit = (entity && units.get(entity.name)?.text) ?? '1';
    const rate = instance.timeUnit === undefined ? `${unit}/ms` : unit;
    report(secondOrder({ state: state.text, order: equation.order, span: state.span, right, unit: rate }));
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
    const what =
      entity.origin === 'gate'
        ? 'an instantaneous gate'
        : entity.origin === 'output'
          ? 'an output'
          : WHAT[entity.kind];
    report(equationForNonState({ name: state.text, span: state.span, what, declared: entity.declared.span }));
    return;
  }
  if (entity.reacts !== undefined) {
    report(equationOfSpecies({ state: state.text, span: state.span, reaction: entity.reacts }));
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
  readonly insertAt: Span | undefined;
}

/** Returns dx/dt in the model's units from a right-hand side; one of a wrong unit is reported. */
export function checkDerivative(
  syntax: EquationSyntax['value'],
  target: EquationTarget,
  context: Context,
): CheckedExpression {
  const checked = checkNumber(syntax, context, `The equation of \`${target.name}\``);
  const { timeUnit, system, shared } = context;
  const { dimension } = checked;
  const { span } = syntax;
  if (dimension === undefined || target.dimension === undefined) return checked.expression;
  const wanted = timeUnit === undefined ? divideDimensions(target.dimension, TIME) : target.dimension;
  if (!checked.isFlexible && !sameDimension(dimension, wanted)) {
    const { name, declared, insertAt } = target;
    if (timeUnit === undefined && isDimensionless(target.dimension) && isDimensionless(dimension))
      shared.report(perTime({ state: name, span, declared, insertAt }));
    else
      reportMismatch(
        syntax,
        { ...target, dimension: target.dimension },
        { checked, dimension, wanted },
        context,
      );
    return mistaken(span).expression;
  }
  if (timeUnit === undefined || keepsNumbers(system, timeUnit)) return checked.expression;
  const operand = numberInSystem(ONE, timeUnit, system, span, timeUnit.text);
  return { kind: 'product', first: checked.expression, rest: [{ operator: '/', operand }], span };
}

function reportMismatch(
  syntax: EquationSyntax['value'],
  target: EquationTarget & { readonly dimension: Dimension },
  {
    checked,
    dimension,
    wanted,
  }: { readonly checked: Checked; readonly dimension: Dimension; readonly wanted: Dimension },
  context: Context,
): void {
  const { name, declared, unit } = target;
  const { timeUnit, shared } = context;
  const found = unitWords(shared.unitText(dimension, syntax));
  const per = unit === '1' ? '1/ms' : `${unit}/ms`;
  const needs =
    timeUnit === undefined
      ? `so d${name}/dt must be ${per}`
      : `and \`time unit 1 ${timeUnit.text}\` divides by it: this must be ${unitWords(unit)}`;
  const label = { span: declared, message: `declared here as ${unitWords(unit)}, ${needs}` };
  const isTimeForgotten = timeUnit === undefined && sameDimension(dimension, target.dimension);
  const isTimeTwice =
    timeUnit !== undefined && sameDimension(dimension, divideDimensions(target.dimension, TIME));
  const hint = isTimeForgotten
    ? timeConstantHint(context)
    : isTimeTwice
      ? `multiply by \`1 ${timeUnit.text}\`, or leave \`time unit\` out.`
      : (noiseHint(wanted, dimension, [checked.expression]) ?? conversionHint(wanted, dimension, context));
  const message = derivativeMessage(name, target.dimension, dimension, found, timeUnit);
  shared.report(unitMismatch({ message, span: syntax.span, found, labels: [label], hint }));
}

function derivativeMessage(
  name: string,
  state: Dimension,
  found: Dimension,
  foundUnit: string,
  timeUnit: Unit | undefined,
): string {
  const rate = timeUnit === undefined ? ' per time' : '';
  const stateWords = isDimensionless(state) ? 'no unit' : `dimension ${describeDimension(state)}`;
  const needs = isDimensionless(state) ? `a plain number${rate}` : `${describeDimension(state)}${rate}`;
  if (sameDimension(state, found))
    return `The derivative of \`${name}\` has ${stateWords}, but its equation must be ${needs}.`;
  const is = isDimensionless(found) ? foundUnit : (dimensionWords(found) ?? foundUnit);
  return `The equation of \`${name}\` must be ${needs}, but is ${is}.`;
}

function timeConstantHint(context: Context): string {
  for (const { name, dimension } of context.scope.constants()) {
    if (sameDimension(dimension, TIME)) return `divide by a time constant, for example \`${name}\`.`;
  }
  return 'divide by a time constant, for example `10 ms`.';
}
