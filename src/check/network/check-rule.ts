/** Rules: which pairs of cells a `connect` joins. */
import { unreachable } from '../../base/invariant.ts';
import { connectionRule, networkTooLarge, pairValue } from '../../diagnostics/codes/network.ts';
import { capitalised } from '../../diagnostics/wording.ts';
import type { ExpressionSyntax } from '../../syntax/expression-tree.ts';
import type { ConnectSyntax } from '../../syntax/network-tree.ts';
import { DIMENSIONLESS } from '../../units/dimension.ts';
import { cellsOf } from './check-population.ts';
import type { ConnectionRule, PairRead, PairValue } from './checked-network.ts';
import { isWithoutDraws, type PairTools, pairValueOf, uniformNumber } from './pair-value.ts';

/** What else decides which pairs there are. */
interface Candidates {
  readonly noSelf: boolean;
  /** Whether `where` leaves some out. */
  readonly isFiltered: boolean;
}

/** Synapses are numbered by 31 bits. */
const MOST_SYNAPSES = 2 ** 31 - 1;

/** Returns the rule; undefined, and a report, where it cannot be followed. */
export function checkRule(
  { rule }: ConnectSyntax,
  candidates: Candidates,
  pairs: PairTools,
): ConnectionRule | undefined {
  const { tools, joined } = pairs;
  const { from, to, listed } = joined;
  const { report } = tools;
  switch (rule.kind) {
    case 'allToAll':
    case 'where': {
      const all = cellsOf(from.shape) * cellsOf(to.shape);
      if (rule.kind === 'allToAll' && !candidates.isFiltered && all > MOST_SYNAPSES) {
        const what = `All to all, \`${from.name}\` and \`${to.name}\` would have ${all} synapses; at most ${MOST_SYNAPSES} can be numbered`;
        report(networkTooLarge({ what, span: rule.span, hint: 'connect `with probability …`.' }));
        return undefined;
      }
      return { kind: 'allToAll' };
    }
    case 'oneToOne': {
      const [pre, post] = [cellsOf(from.shape), cellsOf(to.shape)];
      if (pre === post) return { kind: 'oneToOne' };
      const problem = `\`one to one\` needs populations of one size, but \`${from.name}\` has ${pre} cells and \`${to.name}\` has ${post}`;
      const hint = 'connect cells by a condition, for example `where i == mod(j, 10)`.';
      report(connectionRule({ problem, span: rule.span, hint }));
      return undefined;
    }
    case 'probability': {
      const value = ruleValue(rule.value, 'The probability', 'the probability', pairs);
      const number = value && uniformNumber(value);
      if (value === undefined) return undefined;
      if (number === undefined || (number >= 0 && number <= 1)) return { kind: 'probability', value };
      const problem = `The probability is ${number}`;
      const hint =
        number > NEARLY_ONE && number <= 100
          ? `a probability lies between 0 and 1: ${number} % is \`${percent(number)}\`.`
          : 'a probability lies between 0 and 1.';
      report(connectionRule({ problem, span: rule.value.span, hint }));
      return undefined;
    }
    case 'indegree':
    case 'outdegree':
      return checkDegree(rule.kind, rule.value, candidates, pairs);
    case 'pairs':
      return listed === undefined ? undefined : { kind: 'pairs', pre: listed.pre, post: listed.post };
    default:
      return unreachable(rule);
  }
}

/** What is as little above 1 was computed, and nobody wrote it in percent. */
const NEARLY_ONE = 1.01;

/** Returns a hundredth as it is written: 1.1 / 100 has digits that nobody wrote. */
function percent(number: number): number {
  return Number((number / 100).toPrecision(15));
}

function ruleValue(
  syntax: ExpressionSyntax,
  what: string,
  place: string,
  pairs: PairTools,
): PairValue | undefined {
  const context = pairs.context(what, { site: place, withoutDegrees: place });
  const receiver = { what, dimension: DIMENSIONLESS, unit: '1', declared: undefined };
  const value = pairValueOf(syntax, receiver, context, pairs.joined);
  if (value === undefined || !isWithoutDraws(value, place, context)) return undefined;
  return value;
}

function checkDegree(
  kind: 'indegree' | 'outdegree',
  syntax: ExpressionSyntax,
  { noSelf, isFiltered }: Candidates,
  pairs: PairTools,
): ConnectionRule | undefined {
  const { tools, joined } = pairs;
  const { from, to } = joined;
  const place = `the fixed ${kind}`;
  const value = ruleValue(syntax, `The fixed ${kind}`, place, pairs);
  if (value === undefined) return undefined;
  const [own, other] = kind === 'indegree' ? (['post', 'pre'] as const) : (['pre', 'post'] as const);
  const foreign = value.reads.find((read) => !isOf(read, own));
  if (foreign !== undefined) {
    const what = `cannot be read in ${place}`;
    const hint = `the number is that of one ${own}synaptic cell, whichever ${other}synaptic cells it is joined with.`;
    const name = NAMES.get(foreign.of) ?? foreign.name;
    tools.report(pairValue({ name, what, span: syntax.span, hint }));
    return undefined;
  }
  const number = uniformNumber(value);
  const chosen = kind === 'indegree' ? from : to;
  const most = cellsOf(chosen.shape) - (noSelf ? 1 : 0);
  if (number === undefined) return { kind, value };
  const isWhole = Number.isInteger(number) && number >= 0;
  // What `where` leaves is known cell by cell.
  if (isWhole && (number <= most || isFiltered)) return { kind, value };
  const problem = isWhole
    ? `${capitalised(place)} is ${number}, but there are ${most} cells of \`${chosen.name}\` to choose from`
    : `${capitalised(place)} is ${number}, which is no whole number from 0 on`;
  const hint = isWhole ? `take at most ${most}, or \`all to all\`.` : 'round it: `floor(…)`.';
  tools.report(connectionRule({ problem, span: syntax.span, hint }));
  return undefined;
}

const NAMES: ReadonlyMap<PairRead['of'], string> = new Map([
  ['i', 'i'],
  ['j', 'j'],
  ['distance', 'distance'],
]);

function isOf({ of }: PairRead, end: 'pre' | 'post'): boolean {
  return of === end || of === (end === 'pre' ? 'i' : 'j');
}
