/** What scripts set in a network between runs. */
import { unreachable } from '../../../base/invariant.ts';
import type { CheckedModel } from '../../../check/checked-model.ts';
import type {
  CheckedPopulation,
  CheckedProjection,
  PairRead,
  PairValue,
} from '../../../check/network/checked-network.ts';
import { badSynapseValue } from '../../../diagnostics/codes/build.ts';
import { notScripted, pairCount } from '../../../diagnostics/codes/script.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Network } from '../../../runtime/network/network.ts';
import { indegreesOf, outdegreesOf, sourcesOf } from '../../../runtime/network/orders-of-synapses.ts';
import type { Projection } from '../../../runtime/network/projection.ts';
import { columnView, fillPadding, type Population } from '../../../runtime/population.ts';
import type { CellValue } from '../../cell-value.ts';
import { describeRange, describeValue } from '../../describe-value.ts';
import { constantNumber } from '../../evaluate-constant.ts';
import { columnsOf, placesOf } from '../cell-places.ts';
import { compilePairs, isUniform, PAIRS_AT_ONCE, type PairSources, uniformNumber } from '../pair-values.ts';
import { followSynapses } from './follow-parameters.ts';
import { holdPresent, presentOf } from './present.ts';
import { noteOwn, projectionOf, type Started } from './started.ts';

/** Computes anew what kernels keep of parameters. */
export function prepareAgain({ kernels, layout }: Population): void {
  kernels.prepare(layout, 0, layout.cells, 0, 0);
}

/** Returns why a parameter that no column holds cannot be set; a state that nothing reads may be. */
export function builtIn({ parameters }: CheckedModel, of: string, name: string): Diagnostic | undefined {
  if (!parameters.some((parameter) => parameter.name === name)) return undefined;
  const problem = `\`${name}\` of \`${of}\` is built into the code`;
  return notScripted({ problem, hint: 'make the network without `fold`; then it can be set.' });
}

/**
 * Sets a value of synapses: one for all, or one for each in the order of the topology. Parameters that follow from it follow, and
 * states stay what they are at this moment.
 */
export function setSynapses(
  started: Started,
  checked: CheckedProjection,
  name: string,
  value: CellValue,
): Diagnostic | undefined {
  const { projection, classes } = projectionOf(started, checked.name);
  const { synapses } = projection;
  const { step } = started.built.network;
  const column = synapses.model.storage.columns.find((each) => each.name === name);
  if (column === undefined) return builtIn(checked.synapse.model, checked.name, name);
  const was = presentOf(projection, classes, step);
  const isState = checked.synapse.model.states.some((state) => state.name === name);
  // What is set holds from here on.
  if (isState) holdPresent(projection, classes, step, was, { always: name });
  const view = columnView(synapses, name);
  if (typeof value === 'number') view.fill(value);
  else if (column.variability === 'cell') view.set(value);
  else if (!setShared(projection, column.variability, view, value)) {
    const one =
      column.variability === 'population'
        ? 'all synapses'
        : `all synapses of one ${column.variability}synaptic cell`;
    const problem = `\`${name}\` of \`${projection.name}\` is one number for ${one}`;
    const hint =
      column.variability === 'population'
        ? `give each synapse its own when cells are connected, \`values: { ${name}: … }\` with an array or a function; then it can be set so.`
        : 'give them the same number.';
    return notScripted({ problem, hint });
  }
  if (!isState) noteOwn(started, checked.name, name);
  followSynapses(started, checked, [name]);
  fillPadding(synapses);
  prepareAgain(synapses);
  if (!isState) holdPresent(projection, classes, step, was);
  return undefined;
}

/** Sets what is kept once for several synapses; false where these are given different numbers. */
function setShared(
  { topology }: Projection,
  variability: 'population' | 'pre' | 'post',
  view: Float64Array,
  value: Float64Array,
): boolean {
  const pre = variability === 'pre' ? sourcesOf(topology) : undefined;
  const placeOf = (synapse: number): number =>
    variability === 'population' ? 0 : ((pre ?? topology.targets)[synapse] ?? 0);
  const found = view.slice();
  const isSet = new Uint8Array(view.length);
  for (let n = 0; n < value.length; n++) {
    const place = placeOf(n);
    const number = value[n] ?? Number.NaN;
    if (isSet[place] === 1 && !Object.is(found[place], number)) return false;
    isSet[place] = 1;
    found[place] = number;
  }
  view.set(found);
  return true;
}

/** Returns what a value comes to for pairs of cells, in the model's units; `first`: the number by which the first draws. */
export function numbersOfPairs(
  value: PairValue,
  { pre, post }: { readonly pre: Int32Array; readonly post: Int32Array },
  first: number,
  sources: PairSources,
): CellValue | Diagnostic {
  const { listed, computed, span } = value;
  if (listed !== undefined) {
    return listed.length === pre.length
      ? listed.slice()
      : pairCount({ name: sources.name, length: listed.length, wanted: pre.length, of: 'synapse', span });
  }
  if (computed !== undefined) {
    return new Float64Array(pre.length).map((_, n) => computed(pre[n] ?? 0, post[n] ?? 0));
  }
  if (isUniform(value)) return uniformNumber(value, sources);
  const numbers = new Float64Array(pre.length);
  const fill = compilePairs([value], sources);
  for (let start = 0; start < pre.length; start += PAIRS_AT_ONCE) {
    const end = Math.min(start + PAIRS_AT_ONCE, pre.length);
    fill(pre.subarray(start, end), post.subarray(start, end), end - start, first + start, [numbers], start);
  }
  return numbers;
}

/** Returns the first number that is none, or not in the range that the model declares. */
export function findBadValue(
  projection: string,
  model: CheckedModel,
  name: string,
  value: CellValue,
  span: PairValue['span'],
): Diagnostic | undefined {
  const declared = [...model.parameters, ...model.states].find((each) => each.name === name);
  if (declared === undefined) return undefined;
  const { range, unit } = declared;
  const low = range && constantNumber(model, range.low, new Map());
  const high = range && constantNumber(model, range.high, new Map());
  const numbers = typeof value === 'number' ? [value] : value;
  for (const x of numbers) {
    const isInside = !(low !== undefined && x < low) && !(high !== undefined && x > high);
    if (!Number.isNaN(x) && isInside) continue;
    const text = (each: number): string => describeValue(each, unit, model);
    return badSynapseValue({
      projection,
      name,
      value: Number.isNaN(x) ? 'no number' : text(x),
      range:
        Number.isNaN(x) || low === undefined || high === undefined
          ? undefined
          : `its range ${describeRange(low, high, text)}`,
      span,
    });
  }
  return undefined;
}

/** Returns what pairs of cells are asked for, as it is now. */
export function sourcesNow(
  checked: CheckedProjection,
  ends: { readonly from: CheckedPopulation; readonly to: CheckedPopulation },
  network: Network,
  projection: Projection,
  seed: number,
): PairSources {
  const { from, to } = ends;
  const [pre, post] = [columnsOf(from.shape), columnsOf(to.shape)];
  return {
    name: checked.name,
    system: checked.synapse.model.system,
    timeUnit: checked.synapse.model.timeUnit,
    seed,
    ofCells: (read) => ofCellsNow(read, ends, network, projection),
    ...(pre === undefined || post === undefined ? {} : { columns: { pre, post } }),
  };
}

function ofCellsNow(
  { of, what }: Extract<PairRead, { of: 'pre' | 'post' }>,
  { from, to }: { readonly from: CheckedPopulation; readonly to: CheckedPopulation },
  network: Network,
  projection: Projection,
): CellValue {
  const population = of === 'pre' ? from : to;
  switch (what.kind) {
    case 'parameter': {
      const { cells } = of === 'pre' ? projection.from : projection.to;
      const parameter = population.model.parameters.find(({ name }) => name === what.name);
      const isStored = cells.model.storage.columns.some(({ name }) => name === what.name);
      if (isStored) {
        const column = columnView(cells, what.name);
        return column.length === cells.layout.cells ? column.slice() : (column[0] ?? Number.NaN);
      }
      return parameter?.value === undefined
        ? Number.NaN
        : (constantNumber(population.model, parameter.value, new Map()) ?? Number.NaN);
    }
    case 'position':
      return placesOf(what.name, population.cells, columnsOf(population.shape) ?? 1);
    case 'degree': {
      const other = what.population;
      const counted = network.projections.filter((each) => {
        if (other === undefined) return each === projection;
        const [own, far] = of === 'pre' ? [each.from, each.to] : [each.to, each.from];
        return own.name === population.name && far.name === other;
      });
      const sums = new Float64Array(population.cells);
      for (const { topology } of counted) {
        const degrees = of === 'pre' ? outdegreesOf(topology) : indegreesOf(topology);
        for (const [cell, degree] of degrees.entries()) sums[cell] = (sums[cell] ?? 0) + degree;
      }
      return sums;
    }
    default:
      return unreachable(what);
  }
}
