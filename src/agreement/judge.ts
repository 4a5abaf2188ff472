/** What follows from errors and orders: for each method, and for all. */
import type {
  Choice,
  MethodReport,
  MethodVerdict,
  ObservedOrder,
  ReferenceReport,
  RungReport,
} from './comparison.ts';
import { numberText, shareText, timeWords } from './words.ts';

/** An order that is lower than this by less is that order: a ladder shows it no better. */
const ORDER_SLACK = 0.5;
/** Two steps show a slope, and no more than that. */
const LEAST_RUNGS = 3;

/** Errors that fall with the step change by more than this from the longest of the last steps to the shortest. */
const STUCK = 1.05;

/** What thousands of roundings to float32 add up to at most, as a share of a range. */
const LARGEST_ROUNDING = 1e-3;

type Compared = Extract<RungReport, { kind: 'compared' }>;

export function comparedRungs(rungs: readonly RungReport[]): readonly Compared[] {
  return rungs.filter((rung) => rung.kind === 'compared');
}

/** A method before it is judged. */
export interface MeasuredMethod extends Omit<MethodReport, 'verdict' | 'reason'> {
  /** Whether it needs steps that are short against the fastest motion. Default: true. */
  readonly isExplicit?: boolean;
}

/** Returns the order that a method is judged by: before the first spike where resets are bound to the grid. */
export function judgedOrder(
  { order, orderBeforeSpike }: Pick<MethodReport, 'order' | 'orderBeforeSpike'>,
  isGridBound: boolean,
): ObservedOrder | undefined {
  return isGridBound ? orderBeforeSpike : order;
}

/** Whether the ladder shows that a method's order is below what it promises. */
export function isShort(method: MeasuredMethod, isGridBound: boolean): boolean {
  const seen = judgedOrder(method, isGridBound);
  const { declaredOrder } = method;
  return (
    declaredOrder !== undefined &&
    seen !== undefined &&
    seen.rungs >= LEAST_RUNGS &&
    // An error that falls the faster the shorter the step is on its way there.
    Math.max(seen.order, seen.finest) < declaredOrder - ORDER_SLACK
  );
}

/** Whether the error stays what it is at the shortest steps, without being good enough: no shorter step would help. */
function isStuck(compared: readonly Compared[]): boolean {
  const last = compared.slice(-LEAST_RUNGS);
  const [longest, shortest] = [last[0]?.dt ?? 0, last.at(-1)?.dt ?? 0];
  if (last.length < LEAST_RUNGS || longest < 2 * shortest || last.some(({ meets }) => meets)) return false;
  const errors = last.map(({ rms }) => rms);
  return Math.max(...errors) < STUCK * Math.min(...errors);
}

/** What methods can be asked for on this model. */
export interface Circumstances {
  readonly isGridBound: boolean;
  /** The highest order that any method shows: kinks, for example, hold all methods down. Absent: not known. */
  readonly highestOrder: number | undefined;
  readonly timeUnit: string;
  /** Per unit of time, of the fastest motion of the model. Absent: not known. */
  readonly fastestRate?: number | undefined;
}

/** Of so many of the shortest steps an order is seen at most. */
const SEEN_RUNGS = 4;

/**
 * Whether the steps are not short against the fastest motion, where methods show less than their order without being
 * wrong (order reduction: Hairer and Wanner (1996), Solving Ordinary Differential Equations II, section IV.15). An explicit
 * method bears such steps hardly, and shows its order as soon as it does, so two steps that are short are enough.
 */
function isStiff(
  { rungs, isExplicit = true }: MeasuredMethod,
  { fastestRate = 0 }: Pick<Circumstances, 'fastestRate'>,
): boolean {
  const seen = comparedRungs(rungs).slice(isExplicit ? -2 : -SEEN_RUNGS);
  return (seen[0]?.dt ?? 0) * fastestRate > 1;
}

/** Whether a method falls short of its order where the model is stiff, which is no mistake of it. */
export function isReduced(
  method: MeasuredMethod,
  circumstances: Pick<Circumstances, 'isGridBound' | 'fastestRate'>,
): boolean {
  return isShort(method, circumstances.isGridBound) && isStiff(method, circumstances);
}

/** Returns what is to be said of a method. */
export function judgeMethod(
  method: MeasuredMethod,
  circumstances: Circumstances,
): { readonly verdict: MethodVerdict; readonly reason: string } {
  const { isGridBound, highestOrder, timeUnit } = circumstances;
  const compared = comparedRungs(method.rungs);
  const finest = compared.at(-1);
  if (finest === undefined) {
    const last = method.rungs.at(-1);
    const at = last === undefined ? '' : `, also ${stepWords(last, timeUnit)}`;
    return { verdict: 'diverged', reason: `It diverged at every step${at}.` };
  }
  // Rounding to float32 stays however short the step is; it is no other solution.
  const isRounding = method.isFloat32 === true && finest.rms < LARGEST_ROUNDING;
  if (!isRounding && isStuck(compared)) {
    return {
      verdict: 'stuck',
      reason: 'Its error does not fall with the step: it goes to another solution than the reference.',
    };
  }
  const seen = judgedOrder(method, isGridBound);
  const { declaredOrder = Number.NaN } = method;
  if (isShort(method, isGridBound) && seen !== undefined && !isStiff(method, circumstances)) {
    // Held down by the model, every method stays that low.
    const most = Math.min(declaredOrder, highestOrder ?? declaredOrder);
    if (seen.order < most - ORDER_SLACK) {
      const has = numberText(seen.order, 2);
      return {
        verdict: 'order',
        reason: `Its error falls as dt^${has}, though it promises dt^${declaredOrder}.`,
      };
    }
  }
  const good = compared.find(({ meets }) => meets);
  if (good !== undefined) {
    return { verdict: 'meets', reason: `It is good enough ${stepWords(good, timeUnit)}.` };
  }
  return {
    verdict: 'coarse',
    reason: `It is not good enough at any step: ${shortcoming(finest)} ${stepWords(finest, timeUnit)}.`,
  };
}

/** Returns `at dt = 0.1 ms` or `at tolerance 1e-6`. */
export function stepWords({ dt, tolerance }: Pick<RungReport, 'dt' | 'tolerance'>, timeUnit: string): string {
  return dt === undefined
    ? `at tolerance ${numberText(tolerance ?? Number.NaN, 2)}`
    : `at dt = ${timeWords(dt, timeUnit)}`;
}

function shortcoming({ error, spikes, statistics }: Compared): string {
  if (spikes !== undefined && spikes.cellsThatDiffer > 0) {
    return `${spikes.count} spikes instead of ${spikes.expected}`;
  }
  const odd = statistics.find(({ agrees }) => !agrees);
  if (odd !== undefined) return `${odd.name} differs by more than chance`;
  return `it is off by ${shareText(error)}`;
}

/** Clocks tell costs no better than to a tenth. */
const TIE = 1.1;

/** Returns the cheapest method and step that are good enough; of costs within a tenth of the least, the longest step. */
export function findCheapest(methods: readonly MethodReport[]): Choice | undefined {
  const choices = methods.flatMap(({ name, rungs, verdict }) =>
    verdict === 'order' || verdict === 'stuck'
      ? []
      : comparedRungs(rungs).flatMap(({ dt, tolerance, error, cost, meets }): readonly Choice[] =>
          meets
            ? [
                {
                  method: name,
                  ...(dt === undefined ? {} : { dt }),
                  ...(tolerance === undefined ? {} : { tolerance }),
                  error,
                  cost,
                },
              ]
            : [],
        ),
  );
  const least = Math.min(...choices.map(({ cost }) => cost));
  const tied = choices.filter(({ cost }) => cost <= TIE * least);
  return tied.toSorted((a, b) => (b.dt ?? 0) - (a.dt ?? 0) || a.cost - b.cost)[0];
}

/** What the verdict is made of. */
export interface Case {
  readonly model: string;
  readonly reference: ReferenceReport;
  readonly methods: readonly MethodReport[];
  readonly isNamed: boolean;
  readonly tolerance: number;
  readonly timeUnit: string;
  /** Whether every recorded variable of the reference stays what it is, without a spike. */
  readonly isUnchanging?: boolean;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/**
 * Returns whether methods agree, and in one sentence why. They do not where no two methods found one reference, where a
 * method goes elsewhere or falls short of the order that it promises, and where a method that was named is not good
 * enough at any step; of all that there are, one must be. Where nothing changes there is nothing to agree on.
 */
export function judge({ reference, methods, isNamed, tolerance, timeUnit, isUnchanging = false }: Case): {
  readonly passed: boolean;
  readonly verdict: string;
} {
  const failed = (verdict: string) => ({ passed: false, verdict });
  const [first, second] = reference.solutions;
  if (reference.kind === 'disagreed') {
    const off = shareText(reference.uncertainty);
    return failed(
      `There is nothing to compare with: \`${first?.method}\` and \`${second?.method}\` are apart by ${off} of a range at their shortest steps.`,
    );
  }
  if (reference.uncertainty > tolerance / 2) {
    return failed(
      `The reference is known to ${shareText(reference.uncertainty)} of a range only, too little for a tolerance of ${shareText(tolerance)}.`,
    );
  }
  const of = (verdict: MethodVerdict): readonly MethodReport[] =>
    methods.filter((method) => method.verdict === verdict);
  const wrong = [...of('stuck'), ...of('order')];
  const [worst] = wrong;
  if (worst !== undefined) {
    const others = wrong.length > 1 ? ` So do ${wrong.length - 1} more.` : '';
    return failed(`\`${worst.name}\` does not agree. ${worst.reason}${others}`);
  }
  const lacking = methods.filter(({ verdict }) => verdict !== 'meets');
  const [lack] = lacking;
  if (isNamed && lack !== undefined) {
    return failed(`${listed(lacking.map(({ name }) => name))}: ${lack.reason}`);
  }
  const cheapest = findCheapest(methods);
  if (cheapest === undefined) {
    return failed(`No method is within ${shareText(tolerance)} at any step; the ladder needs shorter ones.`);
  }
  if (isUnchanging) {
    return failed(
      'Nothing changes in this run, so that it tells nothing of the methods: give the model an input, another start, or more time.',
    );
  }
  const count = of('meets').length;
  const who =
    count === 1
      ? `\`${cheapest.method}\` agrees`
      : `${count}${count === methods.length ? '' : ` of ${methods.length}`} methods agree`;
  const best = `\`${cheapest.method}\` ${stepWords(cheapest, timeUnit)}`;
  return {
    passed: true,
    verdict: `${who} with the reference within ${shareText(tolerance)}; the cheapest is ${best}.`,
  };
}
