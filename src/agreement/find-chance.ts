import type { Span } from '../base/span.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';
import { expressionsIn, withDefinitions } from '../lower/peaks.ts';

/**
 * Returns where a model takes chances while it runs: white noise, spikes at a rate, draws in blocks and thresholds. With
 * another step these fall elsewhere, so that runs are not of one solution. Draws in initial values and parameters are
 * the same for all steps.
 */
export function findChance(
  model: CheckedModel,
): { readonly what: 'noise' | 'rate' | 'draw'; readonly span: Span } | undefined {
  const derivatives = model.states.flatMap(({ derivative }) => derivative ?? []);
  const noise = everyPart(withDefinitions(model, derivatives)).find(({ kind }) => kind === 'noise');
  if (noise !== undefined) return { what: 'noise', span: noise.span };
  const rate = model.spikers.find(({ trigger }) => trigger.kind === 'rate');
  if (rate !== undefined) return { what: 'rate', span: rate.span };
  const { spikers, stepHandlers, timedHandlers } = model;
  const handlers = [...spikers.flatMap((spiker) => spiker.handlers), ...stepHandlers, ...timedHandlers];
  const conditions = [
    ...spikers.flatMap(({ trigger }) => (trigger.kind === 'when' ? [trigger.condition] : [])),
    ...timedHandlers.flatMap(({ trigger }) => (trigger.kind === 'condition' ? [trigger.condition] : [])),
  ];
  const bodies = handlers.flatMap(({ body }) => expressionsIn(body));
  const draw = everyPart(withDefinitions(model, [...conditions, ...bodies])).find(
    ({ kind }) => kind === 'draw',
  );
  return draw === undefined ? undefined : { what: 'draw', span: draw.span };
}
