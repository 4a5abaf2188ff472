/** Values that may differ between the pairs of cells of a projection. */
import { connectionRule } from '../../diagnostics/codes/network.ts';
import { drawPlace } from '../../diagnostics/codes/random.ts';
import type { ExpressionSyntax } from '../../syntax/expression-tree.ts';
import type { ConnectSyntax } from '../../syntax/network-tree.ts';
import type { Unit } from '../../units/unit.ts';
import { fromSystemNumber, type UnitSystem } from '../../units/unit-system.ts';
import { fitValue, type Receiver } from '../check-value.ts';
import { checkNumber } from '../operand.ts';
import { everyPart } from '../operands.ts';
import type { Context } from '../scope.ts';
import { withoutSingularities } from '../singularities/remove-singularities.ts';
import type { PopulationDraft } from './check-population.ts';
import type { PairValue } from './checked-network.ts';
import type { CheckedSynapse } from './checked-synapse.ts';
import { constantOf } from './constant-of.ts';
import type { ListedPairs } from './listed-pairs.ts';
import type { NetworkTools } from './network-tools.ts';
import { type PairEnd, pairReads } from './pair-scope.ts';

/** A projection whose synapse is known. */
export interface Joined {
  readonly syntax: ConnectSyntax;
  readonly name: string;
  readonly from: PairEnd & { readonly shape: NonNullable<PopulationDraft['shape']> };
  readonly to: PairEnd & { readonly shape: NonNullable<PopulationDraft['shape']> };
  readonly synapse: CheckedSynapse;
  /** The pairs of a list, in place of a rule; undefined where they could not be read. */
  readonly listed?: ListedPairs | undefined;
}

/** Of pairs: what values, rules and delays are checked with. */
export interface PairTools {
  readonly tools: NetworkTools;
  readonly joined: Joined;
  /** The context of a value; `site` is what its draws are numbered by. */
  context(what: string, options: { readonly site?: string; readonly withoutDegrees?: string }): Context;
}

/** Returns a value that fits; one that is the same for all pairs is a number. */
export function pairValueOf(
  syntax: ExpressionSyntax,
  receiver: Receiver,
  context: Context,
  { synapse }: Joined,
): PairValue | undefined {
  const fitted = fitValue(checkNumber(syntax, context, receiver.what), syntax, receiver, context);
  if (fitted.dimension === undefined) return undefined;
  const { expression } = fitted;
  const { span } = syntax;
  const number = constantOf(expression);
  if (Number.isNaN(number)) {
    context.shared.report(
      connectionRule({
        problem: `${receiver.what} is not a number (NaN)`,
        span,
        hint: 'look for 0/0, or the logarithm of a negative number.',
      }),
    );
    return undefined;
  }
  return typeof number === 'number' && expression.kind !== 'number'
    ? { value: { kind: 'number', value: number, span }, reads: [], span }
    : { value: withoutSingularities(expression, synapse.model), reads: pairReads(expression), span };
}

/** Returns the one number of a value; undefined where it may differ between pairs. */
export function uniformNumber({ value, listed, computed }: PairValue): number | undefined {
  if (listed !== undefined || computed !== undefined) return undefined;
  return value.kind === 'number' ? value.value : undefined;
}

/** Reports a draw in a rule, which is followed before there are synapses that could draw; true if there is none. */
export function isWithoutDraws({ value }: PairValue, place: string, { shared }: Context): boolean {
  const draw = everyPart([value]).find(({ kind }) => kind === 'draw');
  if (draw?.kind !== 'draw') return true;
  const hint =
    place === 'the probability'
      ? 'whether a pair is joined is drawn with that probability.'
      : 'pairs are drawn by `with probability …`, which may differ between them.';
  shared.report(drawPlace({ name: draw.distribution, where: place, span: draw.span, hint }));
  return false;
}

/** Returns a number of a system with its unit. */
export function textOf(x: number, unit: Unit, system: UnitSystem): string {
  const number = fromSystemNumber(x, unit, system);
  return unit.text === '1' ? `${number}` : `${number} ${unit.text}`;
}
