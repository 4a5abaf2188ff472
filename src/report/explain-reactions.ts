/** The kinetic schemes of a model in the reader's words: its reactions, and the sums that they conserve. */
import { ONE } from '../base/rational.ts';
import type { CheckedModel, ConservedTotal, SpeciesCount } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { createInterpreter } from '../interpreter/interpret.ts';
import { fromSystemNumber } from '../units/unit-system.ts';

export interface ExplainedReaction {
  /** As written: `A + B <-> C`; names are those of the part. */
  readonly text: string;
  /** The part that it stands in, '' for the model itself. */
  readonly path: string;
  /** The named expression of its rate, `reaction.1`. */
  readonly rate: string;
  readonly forward: string;
  readonly backward?: string;
}

export interface ExplainedTotal {
  /** `C + O`, `2 B + A` */
  readonly text: string;
  readonly terms: readonly SpeciesCount[];
  readonly unit: string;
  /** At the start, in that unit; absent where a parameter or an input has no value. */
  readonly initial?: number;
  /** Whether events may change it, which reactions do not. */
  readonly isChangedByEvents: boolean;
}

/** Returns the reactions of a model in the order of the text. */
export function explainReactions(model: CheckedModel): readonly ExplainedReaction[] {
  const values = new Map(model.definitions.map(({ name, value }) => [name, value]));
  const constant = (name: string): string => {
    const value = values.get(name);
    return value === undefined ? '' : expressionText(value, model);
  };
  return (model.reactions ?? []).map(({ text, path, rate, forward, backward }) => ({
    text,
    path,
    rate,
    forward: constant(forward),
    ...(backward === undefined ? {} : { backward: constant(backward) }),
  }));
}

/** Returns the sums that the reactions of a model conserve. */
export function explainTotals(model: CheckedModel): readonly ExplainedTotal[] {
  const { totals = [], states } = model;
  const at = initialValues(model);
  const declared = new Map(states.map(({ name, unit }) => [name, unit]));
  return totals.map(({ terms, isChangedByEvents }) => {
    const unit = declared.get(terms[0]?.state ?? '');
    const sum = terms.reduce((so, { state, count }) => so + count * (at?.(state) ?? Number.NaN), 0);
    const initial = unit === undefined ? sum : fromSystemNumber(sum, unit, model.system);
    return {
      text: totalText(terms),
      terms,
      unit: unit?.text ?? '1',
      ...(Number.isFinite(initial) ? { initial } : {}),
      isChangedByEvents,
    };
  });
}

function initialValues(model: CheckedModel): ((state: string) => number) | undefined {
  const { totals = [], parameters, inputs } = model;
  const lacksValue =
    parameters.some(({ value }) => value === undefined) || inputs.some(({ drive }) => drive === undefined);
  if (totals.length === 0 || lacksValue) return undefined;
  const cell = createInterpreter(model, { method: 'euler', dt: ONE, given: new Map() });
  return (state) => cell.state(state);
}

function totalText(terms: ConservedTotal['terms']): string {
  return terms
    .map(({ state, count }, i) => {
      const sign = count < 0 ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + ';
      return `${sign}${Math.abs(count) === 1 ? '' : `${Math.abs(count)} `}${state}`;
    })
    .join('');
}

/** Returns a sentence: `C + O = 1 is conserved.` */
export function totalSentence({ text, unit, initial, isChangedByEvents }: ExplainedTotal): string {
  // The last digits are those of rounding, which a sum of fractions need not show.
  const number = initial === undefined ? '' : ` = ${Number(initial.toPrecision(12))}`;
  const value = number === '' || unit === '1' ? number : `${number} ${unit}`;
  return isChangedByEvents
    ? `${text}${value} is conserved by the reactions; events may change it.`
    : `${text}${value} is conserved.`;
}
