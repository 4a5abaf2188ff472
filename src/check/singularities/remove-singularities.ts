/**
 * A model in which removable singularities are removed: every expression of it is looked through from its smallest parts
 * on, once wherever it stands.
 */
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel } from '../checked-model.ts';
import { everyPart, operandsOf } from '../operands.ts';
import { sameExpression } from '../same-expression.ts';
import type { RemovableSingularity, Singularity } from '../singularity.ts';
import { mapExpressions } from './map-expressions.ts';
import { Measurer } from './measure.ts';
import { Names, namesOf } from './names.ts';
import type { Removed } from './removed.ts';
import { isSamePlace } from './same-place.ts';
import { SingularQuotients } from './singular-quotients.ts';
import { withOperands } from './with-operands.ts';

/** One quotient is 0/0 at so many places at most. */
const MOST_ROUNDS = 4;
/** Quotients and sums that are looked at in one model; what is more is computed as written. */
const MOST_LOOKS = 20_000;

/** Returns the model with what is 0/0 computed by its limit, and where that, or a pole, was found. */
export function removeSingularities(model: CheckedModel): CheckedModel {
  const remover = new Remover(model);
  const cleared = mapExpressions(model, (expression) => remover.clear(expression));
  return { ...cleared, singularities: remover.singularities(cleared) };
}

/** Returns an expression of a model without what is 0/0 in it. */
export function withoutSingularities(expression: CheckedExpression, model: CheckedModel): CheckedExpression {
  return new Remover(model).clear(expression);
}

class Remover {
  readonly #names: Names;
  readonly #quotients: SingularQuotients;
  readonly #cleared = new Map<CheckedExpression, CheckedExpression>();
  /** By what was made, and what that was made of. */
  readonly #removed = new Map<CheckedExpression, Singularity[]>();
  /** What was written where something was removed. */
  readonly #removedFrom = new Set<CheckedExpression>();
  #looks = 0;

  constructor(model: CheckedModel) {
    this.#names = namesOf(model);
    this.#quotients = new SingularQuotients(this.#names);
  }

  clear(root: CheckedExpression): CheckedExpression {
    const open = [root];
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const missing = this.#cleared.has(node)
        ? []
        : operandsOf(node).filter((operand) => !this.#cleared.has(operand));
      if (missing.length > 0) {
        open.push(...missing);
        continue;
      }
      open.pop();
      if (this.#cleared.has(node)) continue;
      const rebuilt = withOperands(node, (operand) => this.#cleared.get(operand) ?? operand);
      this.#cleared.set(node, this.#clearOne(rebuilt, node));
    }
    return this.#cleared.get(root) ?? root;
  }

  /** Of `node`, whose parts are cleared; `written` is what it was before. */
  #clearOne(node: CheckedExpression, written: CheckedExpression): CheckedExpression {
    let result = node;
    const found: RemovableSingularity[] = [];
    let row: Removed['row'];
    let isNegative = false;
    // What became a series is taken as it was written by what it stands in, and kept where other places are looked for.
    let keepsMade = false;
    for (let round = 0; round < MOST_ROUNDS && this.#looks < MOST_LOOKS; round++) {
      if (result.kind !== 'product' && result.kind !== 'sum') break;
      this.#looks++;
      const removed =
        result.kind === 'product'
          ? this.#quotients.fromProduct(result, keepsMade)
          : this.#quotients.fromSum(result);
      if (removed === undefined) break;
      // Of each place of a quotient, what was written is told.
      const own =
        node.kind === 'product' ? { ...removed.singularity, original: written } : removed.singularity;
      found.push(isNegative ? withLimitNegated(own) : own);
      row ??= removed.row;
      result = removed.expression;
      if (result.kind === 'negate' && result.operand.kind === 'product') {
        result = result.operand;
        isNegative = !isNegative;
      }
      keepsMade = true;
      if (removed.singularity.computed.by === 'writing') break;
    }
    if (isNegative) result = { kind: 'negate', operand: result, span: node.span };
    const far = row && this.#quotients.farAway(row, result);
    const [first] = found;
    if (far !== undefined && first !== undefined) {
      result = far.expression;
      this.#names.remember(result, node);
      found[0] = { ...first, computed: { ...first.computed, beyond: far.beyond } };
    }
    if (found.length > 0) this.#removed.set(result, found);
    for (const { original } of found) this.#removedFrom.add(original);
    return result;
  }

  /** Those of what is computed in the end; the parts of a quotient that is a whole are not told of by themselves. */
  singularities(model: CheckedModel): readonly Singularity[] {
    const all = new Set<Singularity>();
    const constants = new Set(model.parameters.map(({ value }) => value));
    mapExpressions(model, (root) => {
      const open = [root];
      for (let i = 0; i < open.length; i++) {
        const node = open[i];
        if (node === undefined) continue;
        for (const each of this.#removed.get(node) ?? []) all.add(each);
        // A quotient that was made smooth at one place may have poles at others.
        const written = this.#removed.get(node)?.[0]?.original ?? node;
        for (const pole of constants.has(root) ? [] : this.#polesIn(written)) {
          const isGone = (this.#removed.get(node) ?? []).some(
            (each) => isSamePlace(each, pole) || isInside(pole, each),
          );
          if (!isGone && isReached(pole, model)) all.add(pole);
        }
        // Beside a series there is what was written, which is not computed where it would divide by 0.
        for (const operand of node.kind === 'series' ? everyPart([node.at]) : operandsOf(node))
          open.push(operand);
      }
      return root;
    });
    return [...all];
  }

  #polesIn(written: CheckedExpression): readonly Singularity[] {
    const terms =
      written.kind === 'sum' && this.#removedFrom.has(written)
        ? [written.first, ...written.rest.map(({ operand }) => operand)]
        : [written];
    return terms.flatMap((term) =>
      term.kind === 'product' && this.#looks++ < MOST_LOOKS ? this.#quotients.polesOf(term) : [],
    );
  }
}

function withLimitNegated({ limit, ...rest }: RemovableSingularity): RemovableSingularity {
  if (limit === undefined) return rest;
  return { ...rest, limit: { kind: 'negate', operand: limit, span: limit.span } };
}

/** Whether what is not decided of a name was of what the name stands in: of x, where abs(x) is 0. */
function isInside({ kind, place: own }: Singularity, { place }: Singularity): boolean {
  if (kind !== 'undecided' || own === undefined || place === undefined) return false;
  return (
    place.name.kind !== 'reference' &&
    everyPart([place.name]).some((part) => part.kind === own.name.kind && sameExpression(part, own.name))
  );
}

/** Whether a pole stands at a number that a state or an input may have, or at a value that parameters set. */
function isReached({ place }: Singularity, model: CheckedModel): boolean {
  if (place?.name.kind !== 'reference') return false;
  const value = numberOf(place.value) ?? valueOfParameters(place.value, model);
  const { name } = place.name;
  const owner = [...model.states, ...model.inputs].find((each) => each.name === name);
  if (value === undefined || owner === undefined) return false;
  const { range } = owner;
  const low = range && numberOf(range.low);
  const high = range && numberOf(range.high);
  return (low === undefined || low <= value) && (high === undefined || value <= high);
}

/** What it is with the values that the parameters are declared with; undefined if other names stand in it. */
function valueOfParameters(value: CheckedExpression, { parameters }: CheckedModel): number | undefined {
  const isSet = everyPart([value]).every(
    (part) =>
      (part.kind !== 'reference' || part.to === 'parameter') &&
      part.kind !== 'time' &&
      part.kind !== 'stepSize' &&
      part.kind !== 'local',
  );
  if (!isSet) return undefined;
  const declared = new Map(parameters.map((each) => [`name ${each.name}`, each.value]));
  const measurer: Measurer = new Measurer(new Names(new Map(), new Map()), (key) => {
    const own = declared.get(key);
    return own === undefined ? { value: Number.NaN, error: 0 } : measurer.measure(own);
  });
  return measurer.measure(value).value;
}

function numberOf(expression: CheckedExpression): number | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'infinity') return Number.POSITIVE_INFINITY;
  const inner = expression.kind === 'negate' ? numberOf(expression.operand) : undefined;
  return inner === undefined ? undefined : -inner;
}
