/**
 * What is constant during a run, for one cell or for each: parameters, what follows from them, and what is before the
 * first step. Where cells differ, only what follows from that is computed for each of them.
 */
import { known } from '../base/invariant.ts';
import { ONE, type Rational } from '../base/rational.ts';
import { CELL_NUMBER } from '../check/cell-numbers.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';
import { type Clock, makeClock } from '../interpreter/clock.ts';
import { Evaluator } from '../interpreter/evaluator.ts';
import { float64 } from '../interpreter/float64-arithmetic.ts';
import { type Cell, type Instant, makeInstant } from '../interpreter/instant.ts';
import { atOnce } from '../runtime/turns.ts';
import { type CellValue, cellValue } from './cell-value.ts';

/** Cells that are computed at once: some milliseconds. */
const CELLS_AT_ONCE = 1024;

export class RunConstants {
  readonly #model: CheckedModel;
  readonly #given: ReadonlyMap<string, CellValue>;
  readonly #cells: number;
  readonly #clock: Clock<number>;
  /** What the names of the model are computed from, where nothing is given for them. */
  readonly #sources = new Map<string, CheckedExpression>();
  /** Names of parameters, inputs, states whose values differ between cells. */
  readonly #varying = new Set<string>();
  /** What is given to the cell that is computed now. */
  readonly #now = new Map<string, number>();
  readonly #evaluator: Evaluator<number>;

  /** `given` may name parameters that the model does not have, such as the number of the cell. */
  constructor(model: CheckedModel, given: ReadonlyMap<string, CellValue>, dt: Rational = ONE) {
    this.#model = model;
    this.#given = given;
    this.#cells = Math.max(
      1,
      ...Array.from(given.values(), (value) => Number(typeof value === 'object' && value.length)),
    );
    for (const { name, value } of model.definitions) this.#sources.set(name, value);
    this.#addSources(model.parameters.map(({ name, value }) => [name, value]));
    this.#addSources(model.inputs.map(({ name, drive }) => [name, drive]));
    this.#addSources(model.states.map(({ name, initial }) => [name, initial]));
    for (const [name, value] of given) {
      this.#now.set(name, cellValue(value, 0));
      if (typeof value === 'object') this.#varying.add(name);
    }
    for (const name of [...model.parameters.map((each) => each.name), ...model.initialOrder]) {
      const source = this.#sources.get(name);
      if (source === undefined) {
        // Nothing gives it a value, which is said elsewhere.
        if (!given.has(name)) this.#now.set(name, Number.NaN);
      } else if (this.#varying.size > 0 && !given.has(name) && this.varyingReadBy(source) !== undefined)
        this.#varying.add(name);
    }
    this.#clock = makeClock(float64, dt);
    this.#evaluator = new Evaluator(model, float64, this.#clock, this.#now);
  }

  /** Returns the value of an expression of constants of the run; undefined if it reads anything else. */
  valueOf(expression: CheckedExpression): CellValue | undefined {
    return atOnce(this.valueInPieces(expression));
  }

  /** The same, to be interrupted between cells. */
  *valueInPieces(expression: CheckedExpression): Generator<undefined, CellValue | undefined> {
    if (!this.#isConstant(expression)) return undefined;
    if (expression.kind === 'reference' && expression.to === 'parameter') {
      const given = this.#given.get(expression.name);
      if (given !== undefined) return given;
    }
    return yield* this.#compute(expression, (instant) => {
      const value = this.#evaluator.value(expression, instant);
      return typeof value === 'number' ? value : Number.NaN;
    });
  }

  /** Returns what a parameter, an input or a state is before the first step. */
  atStart(name: string): CellValue {
    const given = this.#given.get(name);
    if (given !== undefined) return given;
    const source = known(this.#sources.get(name), `value of ${name}`);
    return atOnce(this.#compute(source, (instant) => this.#evaluator.number(source, instant)));
  }

  /** Returns a parameter, input or state that an expression reads and that differs between cells. */
  varyingReadBy(expression: CheckedExpression): string | undefined {
    return [...this.#reachedFrom(expression, 'definitions')].find((name) => this.#varying.has(name));
  }

  #addSources(values: readonly (readonly [string, CheckedExpression | undefined])[]): void {
    for (const [name, value] of values) if (value !== undefined) this.#sources.set(name, value);
  }

  *#compute(
    source: CheckedExpression,
    valueAt: (instant: Instant<number>) => number,
  ): Generator<undefined, CellValue> {
    const reached = this.#reachedFrom(source);
    const { parameters, initialOrder, states } = this.#model;
    const initials = new Map(states.map((state) => [state.name, state.initial]));
    const before = initialOrder.filter((name) => initials.has(name) && reached.has(name));

    const found = new Map<string, number>();
    const cellBefore: Cell<number> = {
      states: found,
      lastSpikes: this.#model.spikers.map(() => Number.NEGATIVE_INFINITY),
      refractory: this.#model.spikers.map(() => false),
      added: new Map(),
    };
    const valueOfCell = (): number => {
      const instant = makeInstant(cellBefore, this.#clock.timeOf(0), this.#clock.middleOf(0));
      found.clear();
      for (const name of before) {
        const initial = known(initials.get(name), `initial value of ${name}`);
        found.set(name, this.#now.get(name) ?? this.#evaluator.number(initial, instant));
      }
      return valueAt(instant);
    };

    const varying = [...reached].filter((name) => this.#varying.has(name));
    if (varying.length === 0) return valueOfCell();
    const changing = varying.flatMap((name) => {
      const value = this.#given.get(name);
      return typeof value === 'object' ? [{ name, value }] : [];
    });
    const toRepeat = new Set(varying);
    // In their order, so that a long chain of parameters needs no deep recursion.
    const repeated = parameters.filter(({ name }) => toRepeat.has(name)).map(({ name }) => name);
    const values = new Float64Array(this.#cells);
    for (let cell = 0; cell < this.#cells; cell++) {
      if (cell % CELLS_AT_ONCE === 0) yield;
      for (const { name, value } of changing) this.#now.set(name, value[cell] ?? Number.NaN);
      this.#evaluator.forget(toRepeat);
      for (const name of repeated) this.#evaluator.parameter(name);
      values[cell] = valueOfCell();
    }
    return values;
  }

  /** Names that an expression reads, looking through definitions, or through all names down to what is given. */
  #reachedFrom(expression: CheckedExpression, through: 'definitions' | 'all' = 'all'): ReadonlySet<string> {
    const reached = new Set<string>();
    const waiting = [expression];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const part of everyPart([next])) {
        // What is drawn differs with the number of the cell.
        if (part.kind === 'draw') reached.add(CELL_NUMBER);
        if (part.kind !== 'reference' || reached.has(part.name)) continue;
        reached.add(part.name);
        if (this.#given.has(part.name) || (through === 'definitions' && part.to !== 'definition')) continue;
        const source = this.#sources.get(part.name);
        if (source !== undefined) waiting.push(source);
      }
    }
    return reached;
  }

  /** Whether an expression reads constants of the run only: parameters and what follows from them. */
  #isConstant(expression: CheckedExpression): boolean {
    const seen = new Set<string>();
    const waiting = [expression];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const part of everyPart([next])) {
        switch (part.kind) {
          case 'time':
          case 'stepSize':
          case 'lastSpike':
          case 'refractory':
          case 'spikeCount':
          case 'crossing':
          case 'peak':
          case 'old':
          case 'noise':
          case 'overCells':
          case 'local':
            return false;
          case 'reference': {
            if (part.to === 'parameter') break;
            const value = part.to === 'definition' ? this.#sources.get(part.name) : undefined;
            if (value === undefined) return false;
            if (!seen.has(part.name)) waiting.push(value);
            seen.add(part.name);
            break;
          }
          default:
            break;
        }
      }
    }
    return true;
  }
}
