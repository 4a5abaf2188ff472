/** Where a model divides by 0 as it is written, and what was made of it, in words. */
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import type { Singularity } from '../check/singularity.ts';
import { describeOperand } from '../simulate/describe-operand.ts';

export interface ExplainedSingularity {
  /** Whether there is a limit, or what is written grows beyond all bounds. */
  readonly kind: Singularity['kind'];
  /** `is 0/0` */
  readonly what: string;
  /** What is written. */
  readonly written: string;
  /** `v = -40 mV` */
  readonly place: string;
  /** The value there; of a removable one, where it is had in closed form. */
  readonly limit?: string;
  /** What is computed instead: `computed by exprel`. */
  readonly done: string;
  /** What is not had: `loses digits near x = 1.41421, where it is 0 too`. */
  readonly note?: string;
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
  const note = noteText(singularity, model, write);
  return {
    kind,
    what: whatText(singularity),
    written: write(original),
    place: placeText(singularity, model, write),
    ...(limit === undefined ? {} : { limit }),
    ...(note === undefined ? {} : { note }),
    done: doneText(singularity, write),
  };
}

/** Returns one sentence: `x / (1 - exp(-x)) is 0/0 at x = 0: computed by exprel; the limit there is 1`. */
export function singularityText(singularity: ExplainedSingularity): string {
  return `${singularity.written} ${factText(singularity)}`;
}

/** What is said behind the quotient. */
export function factText({ what, place, limit, done, note }: ExplainedSingularity): string {
  const parts = [
    done,
    ...(limit === undefined ? [] : [`the limit there is ${limit}`]),
    ...(note === undefined ? [] : [note]),
  ];
  return `${what} at ${place}: ${parts.join('; ')}`;
}

function whatText(singularity: Singularity): string {
  switch (singularity.kind) {
    case 'pole':
      return 'has a pole';
    case 'removable':
      return singularity.computed.by === 'limit' ? 'is 0 times infinity' : 'is 0/0';
    case 'jump':
      return 'is 0/0, with another limit from either side,';
    case 'undecided':
      return 'may be 0/0';
  }
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
  const { beyond = [] } = singularity.computed;
  const far =
    beyond.length === 0 ? '' : `, where ${beyond.map(write).join(' or ')} over its largest exponential`;
  return `${nearText(singularity, write)}${far}`;
}

function noteText(singularity: Singularity, model: CheckedModel, write: Write): string | undefined {
  const { place } = singularity;
  const value = singularity.kind === 'removable' ? singularity.computed.alsoZero : undefined;
  if (place === undefined || value === undefined) return undefined;
  return `loses digits near ${placeText({ ...singularity, place: { ...place, value } }, model, write)}, where it is 0 too`;
}

function nearText({ computed }: Extract<Singularity, { kind: 'removable' }>, write: Write): string {
  switch (computed.by) {
    case 'exprel':
      return 'computed by exprel';
    case 'limit':
      return 'computed as it is written beside the place, and as its limit on it';
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
