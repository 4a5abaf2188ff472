/** What would be lost in silence as a network is built: times and rates that the grid does not hold, pairs that nobody joins. */
import { divide, multiply, type Rational, toNumber } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type {
  CheckedPopulation,
  CheckedProjection,
  CheckedSignal,
  PairValue,
} from '../../check/network/checked-network.ts';
import { delayRounded, noSynapses, probabilityOutside } from '../../diagnostics/codes/build.ts';
import { durationRounded } from '../../diagnostics/codes/run/times.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PairNumbers } from '../../runtime/network/pair-callbacks.ts';
import { type GivenTime, secondsOf, type TimeGrid } from '../time-grid.ts';
import { type Located, timingWarnings } from '../timing-warnings.ts';
import { stepOf } from './network-grid.ts';
import { isUniform } from './pair-values.ts';
import type { NetworkPlan } from './plan-network.ts';
import type { PopulationValues } from './population-values.ts';

/** Closer to a grid point than this part of itself a time is on it. */
const UNCHANGED = 1e-6;

/** Returns warnings of times and rates of a population's cells, in the words of single models. */
export function cellWarnings(
  { name, model }: CheckedPopulation,
  { given }: Pick<PopulationValues, 'given'>,
  plan: NetworkPlan,
): readonly Diagnostic[] {
  return timesOf(name, model, given, plan);
}

/** The same of a signal that is computed: it may have blocks with times. */
export function signalWarnings({ name, model }: CheckedSignal, plan: NetworkPlan): readonly Diagnostic[] {
  return timesOf(name, model, new Map(), plan).map((diagnostic) => ({
    ...diagnostic,
    message: `Signal \`${name}\`: ${diagnostic.message}`,
  }));
}

function timesOf(
  name: string,
  model: CheckedModel,
  given: PopulationValues['given'],
  { grid, integrators, located }: NetworkPlan,
): readonly Diagnostic[] {
  const isIntegrated = model.states.some(({ derivative }) => derivative !== undefined);
  const isAdaptive = isIntegrated && integrators.get(name)?.driver === 'adaptive';
  const freely: Located = isAdaptive ? 'everything' : located.has(name) ? 'spikes' : 'nothing';
  // Its times are counted in the units of the model.
  return timingWarnings(model, given, { ...grid, step: stepOf(grid, model.system) }, freely);
}

/** Returns a warning of a duration that is another one on the grid. */
export function durationWarnings({ steps, duration, dt, timeText }: TimeGrid): readonly Diagnostic[] {
  const seconds = ({ value, unit }: GivenTime): Rational => multiply(value, secondsOf(unit));
  const wanted = toNumber(divide(seconds(duration), seconds(dt)));
  if (Math.abs(wanted - steps) <= UNCHANGED * wanted) return [];
  return [durationRounded({ duration: duration.text, step: dt.text, runs: timeText(steps) })];
}

/** Returns a warning of a projection that joins nobody, unless that was asked for. */
export function synapseWarnings(
  { name, from, to, rule, where, span }: CheckedProjection,
  synapses: number,
  isNoneAsked: boolean,
): readonly Diagnostic[] {
  // Lists without lines are told of where they are read; scripts add to them.
  if (synapses > 0 || isNoneAsked || (rule.kind === 'pairs' && rule.pre.length === 0)) return [];
  if (where !== undefined) {
    const reason = `no pair of cells of \`${from}\` and \`${to}\` meets the condition`;
    const hint = 'cells are counted from 0: `i` is the presynaptic one, `j` the postsynaptic one.';
    return [noSynapses({ projection: name, reason, span: where.span, hint })];
  }
  const reason =
    rule.kind === 'probability' ? 'by its probability no pair was drawn' : 'its rule leaves no pair of cells';
  const hint = rule.kind === 'probability' ? 'take a higher one, more cells or another seed.' : undefined;
  return [noSynapses({ projection: name, reason, span: 'value' in rule ? rule.value.span : span, hint })];
}

/** What was seen of the probabilities of pairs. */
export interface SeenProbabilities {
  pairs: number;
  outside: number;
  low: number;
  high: number;
}

/** Returns the same numbers, which are looked at as they are made. */
export function watchProbabilities(numbers: PairNumbers): {
  readonly numbers: PairNumbers;
  readonly seen: Readonly<SeenProbabilities>;
} {
  const seen: SeenProbabilities = { pairs: 0, outside: 0, low: 0, high: 1 };
  const watched: PairNumbers = (pre, post, count, out) => {
    numbers(pre, post, count, out);
    seen.pairs += count;
    for (let n = 0; n < count; n++) {
      const p = out[n] ?? 0;
      if (p > 1 || p < 0) {
        seen.outside += 1;
        if (p < seen.low) seen.low = p;
        if (p > seen.high) seen.high = p;
      }
    }
  };
  return { numbers: watched, seen };
}

export function probabilityWarnings(
  { name }: CheckedProjection,
  { span }: PairValue,
  { pairs, outside, low, high }: SeenProbabilities,
): readonly Diagnostic[] {
  if (outside === 0) return [];
  const ends = { low: low < 0 ? low : undefined, high: high > 1 ? high : undefined };
  return [probabilityOutside({ projection: name, outside, pairs, ...ends, span })];
}

/** What the grid made of the delays of a projection, in the unit of time of its synapses. */
export interface SteppedDelays {
  readonly dt: number;
  /** Of all synapses, where it is one. */
  readonly uniform?: number;
  /** Of others: how many are above 0, how many of these below half a step, and the first of them. */
  readonly delayed: number;
  readonly vanished: number;
  readonly first: number;
}

export function delayWarnings(
  { name, delay }: CheckedProjection,
  { dt, uniform, delayed, vanished, first }: SteppedDelays,
  synapses: number,
  grid: TimeGrid,
): readonly Diagnostic[] {
  if (delay === undefined || synapses === 0) return [];
  const text = (time: number): string =>
    `${Number(((time / dt) * grid.timeOf(1)).toPrecision(6))} ${grid.unit.text}`;
  const common = { projection: name, step: grid.dt.text, span: delay.span };
  if (uniform !== undefined) {
    const steps = Math.floor(uniform / dt + 0.5 + 1e-9);
    if (Math.abs(uniform - steps * dt) <= UNCHANGED * uniform) return [];
    return [
      delayRounded({ ...common, delay: text(uniform), becomes: steps === 0 ? 'none' : grid.timeText(steps) }),
    ];
  }
  // Of delays from 0 on some are below half a step.
  if (2 * vanished <= delayed) return [];
  const counts = { rounded: vanished, all: synapses };
  return [delayRounded({ ...common, delay: text(first), becomes: 'none', synapses: counts })];
}

/** Whether a rule was asked to make nothing. */
export function isNothingAsked({ rule }: CheckedProjection, numberOf: (value: PairValue) => number): boolean {
  if (rule.kind === 'allToAll' || rule.kind === 'oneToOne' || rule.kind === 'pairs') return false;
  return isUniform(rule.value) && numberOf(rule.value) === 0;
}
