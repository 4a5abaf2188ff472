import { known } from '../../base/invariant.ts';
import type { BlockStatement, Handler } from '../../check/checked-events.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { everyPart } from '../../check/operands.ts';
import { overCellsOfEquations, overCellsOfEvents } from '../../check/over-cells-read.ts';
import { needsGrid } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { expressionsIn, withDefinitions } from '../peaks.ts';
import { locatedConditions } from './conditions.ts';

/** Returns why the events of a model cannot be located: something in them is about steps. */
export function refuseLocating(
  model: CheckedModel,
  method: string,
  kind: 'adaptive' | 'located',
): Diagnostic | undefined {
  const isAdaptive = kind === 'adaptive';
  const refuse = (
    what: Parameters<typeof needsGrid>[0]['what'],
    { span }: Pick<Handler, 'span'>,
  ): Diagnostic => needsGrid({ method, what, isAdaptive, span });
  const [stepped] = [...overCellsOfEquations(model), ...overCellsOfEvents(model)];
  if (stepped !== undefined)
    return refuse('over cells', known(model.overCells?.[stepped], 'function over cells'));
  const [stepHandler] = model.stepHandlers;
  if (isAdaptive && stepHandler !== undefined) return refuse('on step', stepHandler);
  const [noise] = model.noises;
  if (noise !== undefined) return refuse('noise', noise);
  const rate = model.spikers.find(({ trigger }) => trigger.kind === 'rate');
  if (rate !== undefined) return refuse('rate', rate);
  const conditions = locatedConditions(model, kind);
  const handlers = [
    ...model.spikers.flatMap((spiker) => spiker.handlers),
    ...(isAdaptive ? model.timedHandlers : []),
  ];
  const durations = model.spikers.flatMap(({ refractory }) =>
    refractory === undefined ? [] : [refractory.duration],
  );
  const bodies = handlers.flatMap(({ body }) => expressionsIn(body));
  const read = everyPart(withDefinitions(model, [...conditions, ...bodies, ...durations]));
  const stepSize = read.find(({ kind: is }) => is === 'stepSize');
  if (stepSize !== undefined) return refuse('dt', stepSize);
  const draw = read.find(({ kind: is }) => is === 'draw');
  if (draw !== undefined) return refuse('draw', draw);
  const added = handlers
    .flatMap(({ body }) => statementsIn(body))
    .find(({ kind: is }) => is === 'addToInput');
  if (added !== undefined) return refuse('input', added);
  const old = isAdaptive ? findOld(withDefinitions(model, conditions)) : undefined;
  return old === undefined ? undefined : refuse('old', old);
}

function findOld(conditions: readonly CheckedExpression[]): CheckedExpression | undefined {
  return everyPart(conditions).find(({ kind }) => kind === 'old');
}

function statementsIn(body: readonly BlockStatement[]): readonly BlockStatement[] {
  return body.flatMap((statement) =>
    statement.kind === 'if'
      ? [
          ...statement.branches.flatMap((branch) => statementsIn(branch.body)),
          ...statementsIn(statement.otherwise),
        ]
      : [statement],
  );
}
