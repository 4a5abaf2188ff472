/** Where a model divides by 0 as it is written, and what was made of it, in words. */
import type { CheckedExpression, CheckedModel, Singularity } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { describeOperand } from '../simulate/describe-operand.ts';

export interface ExplainedSingularity {
  /** Whether there is a limit, or what is written grows beyond all bounds. */
  readonly kind: Singularity['kind'];
  /** What is written. */
  readonly written: string;
  /** `v = -40 mV` */
  readonly place: string;
  /** The value there; of a removable one, where it is had in closed form. */
  readonly limit?: string;
  /** What is computed instead: `computed by exprel`. */
  readonly done: string;
}

/** Parts that are alike have their singularities under two names; a function's stand once for each call. */
export function explainSingularities(model: CheckedModel): readonly ExplainedSingularity[] {
  const explained = model.singularities.map((each) => explainSingularity(each, model));
  return [...new Map(explained.map((each) => [singularityText(each), each])).values()];
}

type Write = (expression: CheckedExpression) => string;

/** `write` is how formulas are written; by default as the language does. */
export function explainSingularity(
  singularity: Singularity,
  model: CheckedModel,
  write: Write = (expression) => expressionText(expression, model),
): ExplainedSingularity {
  const { kind, original } = singularity;
  const limit = kind === 'removable' ? limitText(singularity, model, write) : undefined;
  return {
    kind,
    written: write(original),
    place: placeText(singularity, model, write),
    ...(limit === undefined ? {} : { limit }),
    done: doneText(singularity, write),
  };
}

/** Returns one sentence: `x / (1 - exp(-x)) is 0/0 at x = 0: computed by exprel; the limit there is 1`. */
export function singularityText(singularity: ExplainedSingularity): string {
  return `${singularity.written} ${factText(singularity)}`;
}

/** What is said behind the quotient. */
export function factText({ kind, place, limit, done }: ExplainedSingularity): string {
  const what = { pole: 'has a pole', removable: 'is 0/0', undecided: 'may be 0/0' }[kind];
  return `${what} at ${place}: ${done}${limit === undefined ? '' : `; the limit there is ${limit}`}`;
}

function placeText({ zero, place }: Singularity, model: CheckedModel, write: Write): string {
  if (place === undefined) return `${write(zero)} = 0`;
  const value = numberIn(place.value);
  const name = write(place.name);
  if (value === undefined) return `${name} = ${write(place.value)}`;
  return `${name} = ${describeOperand(place.name, value, model)}`;
}

function limitText(
  { original, limit }: Extract<Singularity, { kind: 'removable' }>,
  model: CheckedModel,
  write: Write,
): string | undefined {
  if (limit === undefined) return undefined;
  const value = numberIn(limit);
  return value === undefined ? write(limit) : describeOperand(original, value, model);
}

function numberIn(expression: CheckedExpression): number | undefined {
  if (expression.kind === 'number') return expression.value;
  const inner = expression.kind === 'negate' ? numberIn(expression.operand) : undefined;
  return inner === undefined ? undefined : -inner;
}

function doneText(singularity: Singularity, write: Write): string {
  if (singularity.kind !== 'removable') return 'computed as it is written';
  const { computed } = singularity;
  switch (computed.by) {
    case 'exprel':
      return 'computed by exprel';
    case 'cancelling':
      return 'the factor that is 0 is cancelled';
    case 'writing':
      return `computed as it is written, which is NaN there, because ${computed.reason}`;
    case 'series': {
      const terms = computed.terms === 1 ? 'one term' : `${computed.terms} terms`;
      const within =
        computed.within === Number.MAX_VALUE ? '' : ` within |${write(computed.at)}| < ${computed.within}`;
      const off = computed.ulps === undefined ? '' : `, right to ${computed.ulps} units in the last place`;
      return `computed by a series of ${terms}${within}${off}`;
    }
  }
}
