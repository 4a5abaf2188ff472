/** `sum over cells of E`: one number of those of all cells, where there are cells and each has such a number. */
import { unreachable } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import {
  otherPopulation,
  reductionKind,
  reductionOperand,
  reductionPlace,
  unknownReduction,
} from '../diagnostics/codes/population.ts';
import { childrenOf } from '../syntax/children.ts';
import type { ExpressionSyntax, OverCellsSyntax } from '../syntax/expression-tree.ts';
import { DIMENSIONLESS } from '../units/dimension.ts';
import { whereOf } from './check-noise.ts';
import type { CheckedExpression } from './checked-expression.ts';
import { type OverCells, REDUCTIONS, type Reduction } from './checked-model.ts';
import { mistaken, numberValue } from './checked-value.ts';
import { everyPart } from './operands.ts';
import { type Checked, type Context, type Place, READS } from './scope.ts';

/** Returns a function over cells with its meaning. */
export function checkOverCells(syntax: OverCellsSyntax, context: Context): Checked {
  const { reduction: word, span } = syntax;
  const { place, shared, what } = context;
  if (syntax.population !== undefined) {
    const { text, span: at } = syntax.population;
    const name = `${word.text} over ${text}`;
    shared.report(
      otherPopulation({
        name,
        reduction: word.text,
        span: at,
        isSlip: nearest(text, ['cells']) !== undefined,
      }),
    );
    return mistaken(span);
  }
  const refusal = REFUSALS[place];
  if (refusal !== undefined) {
    const name = `${word.text} over cells`;
    shared.report(reductionPlace({ what: `\`${name}\``, where: whereOf({ what }), span, hint: refusal }));
    return mistaken(span);
  }
  const reduced = checkReduced(syntax, context);
  if (reduced === undefined) return mistaken(span);
  const { reduction, operand, dimension } = reduced;
  const index = shared.overCells({ reduction, operand, dimension, span });
  return numberValue({ kind: 'overCells', index, span }, dimension, READS.state);
}

/** Returns what is taken of all cells, and of what of each; undefined, and a report, where that cannot be. */
export function checkReduced(syntax: OverCellsSyntax, context: Context): Omit<OverCells, 'span'> | undefined {
  const { reduction: word } = syntax;
  const { shared } = context;
  const operand = shared.check(syntax.operand, context);
  const reduction = REDUCTIONS.find((each) => each === word.text);
  if (reduction === undefined) {
    shared.report(unknownReduction({ name: word.text, span: word.span, ...repairOf(word.text, context) }));
    return undefined;
  }
  if (operand.dimension === undefined) return undefined;
  if (
    !isOfKind(operand, reduction, syntax, context) ||
    !isOfEachCell(operand.expression, reduction, syntax, context)
  )
    return undefined;
  const isNumberOfCells = reduction === 'count' || reduction === 'rank';
  const dimension = isNumberOfCells ? DIMENSIONLESS : operand.dimension;
  return { reduction, operand: operand.expression, dimension };
}

/** By place: what to do where there are no cells yet. */
const REFUSALS: Readonly<Record<Place, string | undefined>> = {
  constant:
    'it is known before the first step; what depends on other cells is a named expression, `name = sum over cells of …`.',
  initial:
    'initial values are computed cell by cell; name it, `name = sum over cells of …`, or assign it to the state by `on step`.',
  stimulus:
    'what drives an input comes from outside of the population; write it beside the input in the equation, `I + (sum over cells of …)`.',
  equation: undefined,
  event: undefined,
};

/** What a function over cells is called that does not exist, and what to write instead. */
const OTHER_NAMES: ReadonlyMap<string, Reduction> = new Map<string, Reduction>([
  ...(['total', 'add', 'summation', 'sigma'] as const).map((name) => [name, 'sum'] as const),
  ...(['average', 'avg'] as const).map((name) => [name, 'mean'] as const),
  ...(['maximum', 'largest', 'highest'] as const).map((name) => [name, 'max'] as const),
  ...(['minimum', 'smallest', 'lowest'] as const).map((name) => [name, 'min'] as const),
  ...(['number', 'num'] as const).map((name) => [name, 'count'] as const),
  ...(['order', 'place'] as const).map((name) => [name, 'rank'] as const),
]);

const VARIANCE = '`mean over cells of (x - (mean over cells of x))^2`';

/** What is made of the functions that there are. */
const MADE: ReadonlyMap<string, string> = new Map([
  ...(['var', 'variance'] as const).map((name) => [name, `the variance is ${VARIANCE}.`] as const),
  ...(['sd', 'std', 'stdev'] as const).map(
    (name) => [name, `the standard deviation is the \`sqrt\` of ${VARIANCE}.`] as const,
  ),
  ['any', 'a condition holds in some cell where `(count over cells of …) > 0`.'],
  ['all', 'a condition holds in all cells where `(count over cells of not (…)) == 0`.'],
  ['softmax', 'it is `exp(x) / (sum over cells of exp(x))`.'],
  ['argmax', 'the cell with the largest is the one whose `rank over cells of …` is 0.'],
]);

function repairOf(
  name: string,
  { shared }: Context,
): { readonly suggestion: string | undefined } | { readonly hint: string } {
  const made = MADE.get(name);
  if (made !== undefined) return { hint: made };
  return { suggestion: OTHER_NAMES.get(name) ?? shared.suggest(name, REDUCTIONS) };
}

/** What `name(E)` is over cells; undefined if it is nothing that is taken over cells. */
export function reductionMeant(name: string): string | undefined {
  const reduction = REDUCTIONS.find((each) => each === name) ?? OTHER_NAMES.get(name);
  if (reduction !== undefined)
    return `of the cells of the population it is \`${reduction} over cells of …\`.`;
  const made = MADE.get(name);
  return made === undefined ? undefined : `of the cells of the population, ${made}`;
}

/** Reports a condition that is summed and a number that is counted; true if it is right. */
function isOfKind(
  operand: Checked,
  reduction: Reduction,
  { reduction: word, operand: { span } }: OverCellsSyntax,
  { shared }: Context,
): boolean {
  const takes = reduction === 'count' ? 'condition' : 'number';
  if (operand.type === takes) return true;
  const details = { name: reduction, span, found: operand.type };
  if (reduction === 'count') {
    const hint =
      'compare it with something, for example `> 0`; numbers are added up by `sum over cells of …`.';
    shared.report(reductionKind({ ...details, hint }));
  } else if (reduction === 'sum') {
    const hint = 'the number of cells in which it holds is `count over cells of …`.';
    shared.report(reductionKind({ ...details, hint, repair: { word: 'count', at: word.span } }));
  } else {
    const hint = 'write `if … then 1 else 0` to make a number of it, or `count over cells of …`.';
    shared.report(reductionKind({ ...details, hint }));
  }
  return false;
}

/** Reports what belongs to one cell and moment alone; true if there is nothing such. */
function isOfEachCell(
  operand: CheckedExpression,
  reduction: Reduction,
  syntax: OverCellsSyntax,
  { shared, locals }: Context,
): boolean {
  for (const part of everyPart([operand])) {
    const own = ofOneCell(part, reduction);
    if (own === undefined) continue;
    // What a `let` stands for knows where it was declared only.
    const use = part.kind === 'local' ? useOf(part, syntax, locals) : undefined;
    const declared = use === undefined ? undefined : part.span;
    shared.report(reductionOperand({ ...own, reduction, span: use ?? part.span, declared }));
    return false;
  }
  return true;
}

/** Returns where a `let` is read; undefined where that is within a function. */
function useOf(
  local: CheckedExpression,
  { operand }: OverCellsSyntax,
  locals: Context['locals'],
): Span | undefined {
  const open: ExpressionSyntax[] = [operand];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isRead = next.kind === 'path' && locals.get(next.names[0].text)?.checked.expression === local;
    if (isRead) return next.span;
    open.push(...childrenOf(next).toReversed());
  }
  return undefined;
}

function ofOneCell(
  part: CheckedExpression,
  reduction: Reduction,
): { readonly what: string; readonly hint: string } | undefined {
  const state = (how: string): string => `${how}, and take that state over the cells.`;
  switch (part.kind) {
    case 'local':
      return {
        what: `The \`let\` of a block, \`${part.name.split(' ')[0]}\`,`,
        hint: 'name the value in the component, outside of the block.',
      };
    case 'spikeCount':
      return { what: 'The `count` of spikes', hint: state('add it to a state, `on spike { n += count }`') };
    case 'old':
      return {
        what: '`old`',
        hint: `the whole as it was at the start of the step is \`old(${reduction} over cells of …)\`.`,
      };
    case 'crossing':
      return {
        what: part.direction === 'up' ? '`crosses`' : '`falls below`',
        hint: state('note it in a state, `on … { n = 1 }`'),
      };
    case 'peak':
      return { what: '`peak`', hint: state('note it in a state, `on peak(…) { n = 1 }`') };
    case 'draw':
      return { what: `\`${part.distribution}\``, hint: state('draw into a state, by `on step`') };
    case 'noise':
      return { what: '`xi`', hint: state('let a state follow the noise') };
    case 'number':
    case 'pi':
    case 'infinity':
    case 'boolean':
    case 'reference':
    case 'time':
    case 'stepSize':
    case 'lastSpike':
    case 'refractory':
    case 'negate':
    case 'sum':
    case 'product':
    case 'wholePower':
    case 'pow':
    case 'call':
    case 'comparison':
    case 'not':
    case 'logic':
    case 'conditional':
    case 'element':
    case 'length':
    case 'interpolate':
    case 'held':
    case 'series':
    case 'overCells':
      return undefined;
    default:
      return unreachable(part);
  }
}
