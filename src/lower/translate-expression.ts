/**
 * From the checked tree to hash-consed expressions, operation by operation as the tree stands. Named values
 * are translated once per environment and shared.
 */
import { InvariantError, known, unreachable } from '../base/invariant.ts';
import type {
  CheckedComparison,
  CheckedExpression,
  CheckedProduct,
  CheckedSeries,
  CheckedSum,
  StepComparison,
} from '../check/checked-expression.ts';
import type { CheckedModel, Definition, Input } from '../check/checked-model.ts';
import { listLength } from '../check/list-length.ts';
import { everyPart } from '../check/operands.ts';
import type { Expression, ExpressionPool, Operation } from '../expr/expression.ts';
import { drawn } from './draws.ts';
import type { Environment, Values } from './environment.ts';
import type { ProgramSymbols } from './program-symbols.ts';
import { readBetween, readElement, readHeld } from './read-list.ts';
import type { ValueNames } from './value-names.ts';

type Of<Kind extends CheckedExpression['kind']> = Extract<CheckedExpression, { kind: Kind }>;

const NO_LOCALS: Values = new Map();

/** The column that holds 1 where the operand of `peak` had fallen in the step before. */
export function peakColumn(memory: number): string {
  return `peak ${memory + 1} fell`;
}

/** What was translated in one environment. */
interface Memory {
  readonly definitions: Map<string, Expression>;
  readonly inputs: Map<string, Expression>;
  readonly lists: Map<number, readonly Expression[]>;
  /** The same place, seen by comparisons that jump in time. */
  midpoint?: Environment;
  /** The middle of the step that begins at an event. */
  behind?: Environment;
  /** The same place, seen by the drives of inputs. */
  driving?: Environment;
}

export class Translator {
  readonly #model: CheckedModel;
  readonly #symbols: ProgramSymbols;
  readonly #pool: ExpressionPool;
  readonly #names: ValueNames;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #inputs: ReadonlyMap<string, Input>;
  readonly #memories = new WeakMap<Environment, Memory>();
  readonly #operands: ReadonlyMap<string, readonly string[]>;

  constructor(model: CheckedModel, symbols: ProgramSymbols, names: ValueNames) {
    this.#model = model;
    this.#symbols = symbols;
    this.#pool = symbols.pool;
    this.#names = names;
    this.#definitions = new Map(model.definitions.map((definition) => [definition.name, definition]));
    this.#inputs = new Map(model.inputs.map((input) => [input.name, input]));
    this.#operands = new Map(model.definitions.map(({ name, value }) => [name, definitionsRead(value)]));
  }

  /** Returns the expression as the environment gives it; `locals` are the block's `let`s so far. */
  translate(expression: CheckedExpression, at: Environment, locals: Values = NO_LOCALS): Expression {
    return this.#translate(expression, at, locals);
  }

  /** Returns the value of an input: what is stored or its drive, and what events added. */
  input(name: string, at: Environment): Expression {
    const known = this.#memory(at).inputs.get(name);
    return known ?? this.#inputValue(name, at);
  }

  /** Translates what the definition needs first, by a list of its own: a chain of definitions may be long. */
  definition(name: string, at: Environment): Expression {
    const { definitions } = this.#memory(at);
    const waiting = [name];
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      const missing = definitions.has(next)
        ? []
        : known(this.#operands.get(next), `definition ${next}`).filter(
            (operand) => !definitions.has(operand),
          );
      waiting.push(...missing);
      if (missing.length > 0) continue;
      if (!definitions.has(next)) definitions.set(next, this.#definitionValue(next, at));
      waiting.pop();
    }
    return known(definitions.get(name), `definition ${name}`);
  }

  #memory(at: Environment): Memory {
    let memory = this.#memories.get(at);
    if (memory === undefined) {
      memory = { definitions: new Map(), inputs: new Map(), lists: new Map() };
      this.#memories.set(at, memory);
    }
    return memory;
  }

  #definitionValue(name: string, at: Environment): Expression {
    const definition = known(this.#definitions.get(name), `definition ${name}`);
    const value = this.#translate(definition.value, at, NO_LOCALS);
    this.#names.note(value, name + at.suffix);
    return value;
  }

  #inputValue(name: string, at: Environment): Expression {
    const stored = at.inputs.get(name);
    const base = stored ?? this.#driveValue(name, at);
    const added = at.added.get(name);
    const value = added === undefined ? base : this.#pool.apply('+', base, added);
    this.#names.note(value, name + at.suffix);
    this.#memory(at).inputs.set(name, value);
    return value;
  }

  #driveValue(name: string, at: Environment): Expression {
    const { drive } = known(this.#inputs.get(name), `input ${name}`);
    return this.#translate(known(drive, `drive of ${name}`), this.#driving(at), NO_LOCALS);
  }

  /** Drives are read as in equations wherever they are asked for. */
  #driving(at: Environment): Environment {
    if (at.mode === 'equation') return at;
    const memory = this.#memory(at);
    memory.driving ??= { ...at, mode: 'equation' };
    return memory.driving;
  }

  #midpoint(at: Environment): Environment {
    if (at.time === at.middle) return at;
    const memory = this.#memory(at);
    memory.midpoint ??= { ...at, time: at.middle };
    return memory.midpoint;
  }

  /** In events held values are those of the step that begins where `t` stands. */
  #decidedAt(at: Environment): Environment {
    if (at.mode !== 'event') return this.#midpoint(at);
    const memory = this.#memory(at);
    if (memory.behind === undefined) {
      const half = this.#pool.apply('*', this.#symbols.clock('stepSize'), this.#pool.number(0.5));
      memory.behind = { ...at, time: this.#pool.apply('+', at.time, half) };
    }
    return memory.behind;
  }

  /** Returns the condition that the operand of a peak is below its value at the start of the step. */
  falls(peak: Of<'peak'>, at: Environment): Expression {
    return this.#falls(peak, at, NO_LOCALS);
  }

  // ── Expressions ────────────────────────────────────────────────────────────────────────────────────

  #translate(expression: CheckedExpression, at: Environment, locals: Values): Expression {
    return isLeaf(expression) ? this.#leaf(expression, at, locals) : this.#operation(expression, at, locals);
  }

  #leaf(expression: Leaf, at: Environment, locals: Values): Expression {
    const pool = this.#pool;
    switch (expression.kind) {
      case 'number':
        return pool.number(expression.value);
      case 'pi':
        return pool.number(Math.PI);
      case 'infinity':
        return pool.number(Number.POSITIVE_INFINITY);
      case 'boolean':
        return pool.condition(expression.value);
      case 'reference':
        return this.#reference(expression, at);
      case 'local':
        return known(locals.get(expression.name), `local ${expression.name}`);
      case 'time':
        return at.time;
      case 'stepSize':
        return this.#symbols.clock('stepSize');
      case 'lastSpike':
        return this.#spiker(expression.spiker, at).lastTime;
      case 'refractory':
        return this.#spiker(expression.spiker, at).isRefractory;
      case 'spikeCount':
        return this.#spiker(expression.spiker, at).count;
      case 'noise':
        return known(at.noises[expression.source], `noise ${expression.source}`);
      case 'overCells':
        return known(at.overCells[expression.index], `function over cells ${expression.index}`);
      case 'length':
        return pool.number(listLength(this.#list(expression.list)));
      default:
        return unreachable(expression);
    }
  }

  #operation(expression: Exclude<CheckedExpression, Leaf>, at: Environment, locals: Values): Expression {
    const pool = this.#pool;
    switch (expression.kind) {
      case 'negate':
        return pool.apply('negate', this.#translate(expression.operand, at, locals));
      case 'sum':
      case 'product':
        return this.#chain(expression, at, locals);
      case 'wholePower':
        return pool.apply(
          'power',
          this.#translate(expression.base, at, locals),
          pool.number(expression.exponent),
        );
      case 'pow':
        return this.#binary('pow', expression.base, expression.exponent, at, locals);
      case 'call':
        return this.#call(expression, at, locals);
      case 'draw':
        return this.#draw(expression, at, locals);
      case 'comparison':
        return this.#comparison(expression, at, locals);
      case 'crossing':
        return this.#crossing(expression, at, locals);
      case 'peak':
        return this.#peak(expression, at, locals);
      case 'old':
        return this.#translate(expression.operand, at.start ?? at, locals);
      case 'not':
        return pool.apply('not', this.#translate(expression.operand, at, locals));
      case 'logic':
        return this.#logic(expression, at, locals);
      case 'conditional':
        return this.#conditional(expression, at, locals);
      case 'element':
        return this.#element(expression, at, locals);
      case 'interpolate':
        return this.#between(expression, at, at, locals);
      case 'held':
        return this.#between(expression, expression.jumps ? this.#decidedAt(at) : at, at, locals);
      case 'series':
        return this.#series(expression, at, locals);
      default:
        return unreachable(expression);
    }
  }

  #reference({ to, name }: Of<'reference'>, at: Environment): Expression {
    switch (to) {
      case 'parameter':
        return known(at.parameters.get(name), `parameter ${name}`);
      case 'state':
        return known(at.states.get(name), `state ${name}`);
      case 'input':
        return this.input(name, at);
      case 'definition':
        return this.definition(name, at);
      default:
        return unreachable(to);
    }
  }

  #spiker(index: number, at: Environment): Environment['spikers'][number] {
    return known(at.spikers[index], `spiker ${index}`);
  }

  #binary(
    operation: Operation,
    left: CheckedExpression,
    right: CheckedExpression,
    at: Environment,
    locals: Values,
  ): Expression {
    const first = this.#translate(left, at, locals);
    return this.#pool.apply(operation, first, this.#translate(right, at, locals));
  }

  #chain({ first, rest }: CheckedSum | CheckedProduct, at: Environment, locals: Values): Expression {
    let value = this.#translate(first, at, locals);
    for (const { operator, operand } of rest) {
      value = this.#pool.apply(operator, value, this.#translate(operand, at, locals));
    }
    return value;
  }

  #logic({ operator, operands }: Of<'logic'>, at: Environment, locals: Values): Expression {
    const values = operands.map((operand) => this.#translate(operand, at, locals));
    return values.reduce((left, right) => this.#pool.apply(operator, left, right));
  }

  #call(call: Of<'call'>, at: Environment, locals: Values): Expression {
    if (at.mode === 'equation' && at.stepped?.has(call) === true) return this.#stepped(call, at, locals);
    const { function: name, arguments: operands } = call;
    const values = operands.map((operand) => this.#translate(operand, at, locals));
    if (name !== 'min' && name !== 'max') return this.#pool.apply(name, ...values);
    return values.reduce((left, right) => this.#pool.apply(name, left, right));
  }

  /** Outside events it is drawn once, which counts as in step 0. */
  #draw(
    { distribution, arguments: operands, draw }: Of<'draw'>,
    at: Environment,
    locals: Values,
  ): Expression {
    const values = operands.map((operand) => this.#translate(operand, at, locals));
    const step = at.mode === 'equation' ? this.#pool.number(0) : this.#symbols.clock('step');
    return drawn(this.#symbols, distribution, draw, step, values, at.repetition);
  }

  /** A function that jumps, as one that does not within the step: of a remainder only the number of periods is decided. */
  #stepped(call: Of<'call'>, at: Environment, locals: Values): Expression {
    const pool = this.#pool;
    const decided = call.arguments.map((operand) => this.#translate(operand, this.#midpoint(at), locals));
    if (call.function !== 'mod') return pool.apply(call.function, ...decided);
    const [value, period] = call.arguments.map((operand) => this.#translate(operand, at, locals));
    const [middle, length] = decided;
    if (value === undefined || period === undefined || middle === undefined || length === undefined)
      throw new InvariantError('a remainder of less than two numbers');
    // From where the middle is on: both are of one period.
    return pool.apply('+', pool.apply('mod', middle, length), pool.apply('-', value, middle));
  }

  #comparison(expression: CheckedComparison, at: Environment, locals: Values): Expression {
    const { operator, left, right, jumps, steps } = expression;
    if (at.mode === 'event' && steps !== undefined) return this.#betweenSteps(steps, at, locals);
    const where = at.mode === 'equation' && jumps ? this.#midpoint(at) : at;
    return this.#binary(operator, left, right, where, locals);
  }

  /** `time * n + lastSpike * l + oldLastSpike * m  OP  round(threshold / dt)`. */
  #betweenSteps(steps: StepComparison, at: Environment, locals: Values): Expression {
    const pool = this.#pool;
    const times = (coefficient: number, value: Expression): Expression =>
      coefficient === 1 ? value : pool.apply('*', pool.number(coefficient), value);
    const terms: Expression[] = [];
    if (steps.time !== 0) terms.push(times(steps.time, at.step));
    if (steps.lastSpike !== 0) {
      terms.push(times(steps.lastSpike, this.#spiker(steps.spiker, at).lastStep));
    }
    if (steps.oldLastSpike !== 0) {
      terms.push(times(steps.oldLastSpike, this.#spiker(steps.spiker, at.start ?? at).lastStep));
    }
    const sum = terms.reduce((left, right) => pool.apply('+', left, right));
    const threshold = this.#translate(steps.threshold, at, locals);
    const wanted = pool.apply('round', pool.apply('/', threshold, this.#symbols.clock('stepSize')));
    return pool.apply(steps.operator, sum, wanted);
  }

  #crossing(crossing: Of<'crossing'>, at: Environment, locals: Values): Expression {
    if (at.edge !== undefined) return at.edge(crossing);
    if (at.start === undefined) return this.#pool.condition(false);
    const { direction, left, right } = crossing;
    const [before, after] = direction === 'up' ? (['<', '>='] as const) : (['>=', '<'] as const);
    const was = this.#binary(before, left, right, at.start, locals);
    const is = this.#binary(after, left, right, at, locals);
    return this.#pool.apply('and', this.#pool.apply('and', this.#isLaterStep(), was), is);
  }

  #peak(expression: Of<'peak'>, at: Environment, locals: Values): Expression {
    if (at.edge !== undefined) return at.edge(expression);
    if (at.start === undefined) return this.#pool.condition(false);
    const pool = this.#pool;
    const column = this.#symbols.stored(peakColumn(expression.memory));
    const hadFallen = pool.apply('!=', column, pool.number(0));
    const falls = this.#falls(expression, at, locals);
    return pool.apply('and', pool.apply('and', this.#isLaterStep(), falls), pool.apply('not', hadFallen));
  }

  /** `x < old(x)` for the operand x of a peak. */
  #falls({ operand }: Of<'peak'>, at: Environment, locals: Values): Expression {
    const now = this.#translate(operand, at, locals);
    return this.#pool.apply('<', now, this.#translate(operand, at.start ?? at, locals));
  }

  #isLaterStep(): Expression {
    return this.#pool.apply('not', this.#symbols.clock('isFirstStep'));
  }

  #conditional({ branches, otherwise }: Of<'conditional'>, at: Environment, locals: Values): Expression {
    const choices = branches.map(({ condition, value }) => ({
      condition: this.#translate(condition, at, locals),
      value: this.#translate(value, at, locals),
    }));
    return choices.reduceRight<Expression>(
      (rest, { condition, value }) => choose(this.#pool, condition, value, rest),
      this.#translate(otherwise, at, locals),
    );
  }

  #series(series: CheckedSeries, at: Environment, locals: Values): Expression {
    const { within, coefficients, step, lead, scale, otherwise } = series;
    const pool = this.#pool;
    const u = this.#translate(series.at, at, locals);
    const w = step === 1 ? u : pool.apply('*', u, u);
    const sum = coefficients
      .map((each): Expression => pool.number(each.value))
      .reduceRight((inner, coefficient) => pool.apply('+', pool.apply('*', inner, w), coefficient));
    const power = lead < 2 ? u : pool.apply('power', u, pool.number(lead));
    const led = lead === 0 ? sum : pool.apply('*', power, sum);
    const near = scale === undefined ? led : pool.apply('*', led, this.#translate(scale, at, locals));
    const isNear = pool.apply('<', pool.apply('abs', u), pool.number(within));
    return pool.apply('select', isNear, near, this.#translate(otherwise, at, locals));
  }

  #list(index: number): CheckedModel['lists'][number] {
    return known(this.#model.lists[index], `list ${index}`);
  }

  /** Returns the entries of a list as expressions: what fills its table. */
  entries(list: number, at: Environment): readonly Expression[] {
    const known = this.#memory(at).lists.get(list);
    return known ?? this.#entryValues(list, at);
  }

  #entryValues(list: number, at: Environment): readonly Expression[] {
    const { name, elements, given } = this.#list(list);
    const values =
      given === undefined
        ? elements.map((entry) => this.#translate(entry, at, NO_LOCALS))
        : Array.from(given, (_, index) => this.#givenEntry(name, index));
    this.#memory(at).lists.set(list, values);
    return values;
  }

  /** A list that is given is in its table from the beginning. */
  #givenEntry(list: string, index: number): Expression {
    return this.#pool.apply('element', this.#symbols.table(list), this.#pool.number(index));
  }

  /** Whether a list is in its table where it is read. */
  #isInTable(list: number, at: Environment): boolean {
    return at.lists === 'tables' || this.#list(list).given !== undefined;
  }

  #element({ list, index }: Of<'element'>, at: Environment, locals: Values): Expression {
    const place = this.#translate(index, at, locals);
    if (!this.#isInTable(list, at)) return readElement(this.#pool, this.entries(list, at), place);
    return this.#pool.apply('element', this.#symbols.table(this.#list(list).name), place);
  }

  /** `decided` is where the place is read, which for held values in time is the middle of a step. */
  #between(
    { kind, at: where, xs, ys }: Of<'interpolate' | 'held'>,
    decided: Environment,
    at: Environment,
    locals: Values,
  ): Expression {
    const x = this.#translate(where, decided, locals);
    if (!this.#isInTable(xs, at) || !this.#isInTable(ys, at)) {
      const read = kind === 'held' ? readHeld : readBetween;
      return read(this.#pool, x, this.entries(xs, at), this.entries(ys, at));
    }
    const table = (list: number): Expression => this.#symbols.table(this.#list(list).name);
    return this.#pool.apply(kind, x, table(xs), table(ys));
  }
}

/** Returns the names of the definitions that an expression reads itself. */
function definitionsRead(value: CheckedExpression): readonly string[] {
  const names = everyPart([value]).flatMap((part) =>
    part.kind === 'reference' && part.to === 'definition' ? [part.name] : [],
  );
  return [...new Set(names)];
}

type Leaf = Of<
  | 'number'
  | 'pi'
  | 'infinity'
  | 'boolean'
  | 'reference'
  | 'local'
  | 'time'
  | 'stepSize'
  | 'lastSpike'
  | 'refractory'
  | 'spikeCount'
  | 'length'
  | 'noise'
  | 'overCells'
>;

const LEAVES: ReadonlySet<CheckedExpression['kind']> = new Set([
  'number',
  'pi',
  'infinity',
  'boolean',
  'reference',
  'local',
  'time',
  'stepSize',
  'lastSpike',
  'refractory',
  'spikeCount',
  'length',
  'noise',
  'overCells',
] satisfies readonly Leaf['kind'][]);

function isLeaf(expression: CheckedExpression): expression is Leaf {
  return LEAVES.has(expression.kind);
}

/** Returns `value` where the condition holds, else `otherwise`; both are numbers or both conditions. */
export function choose(
  pool: ExpressionPool,
  condition: Expression,
  value: Expression,
  otherwise: Expression,
): Expression {
  if (value === otherwise) return value;
  if (value.type === 'number') return pool.apply('select', condition, value, otherwise);
  if (value.type === 'table') throw new InvariantError('a table cannot be chosen');
  const isFirst = pool.apply('and', condition, value);
  return pool.apply('or', isFirst, pool.apply('and', pool.apply('not', condition), otherwise));
}
