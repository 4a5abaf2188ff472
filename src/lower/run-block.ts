/**
 * The statements of event blocks as straight-line code: every assignment makes a new value, and where a
 * block runs only under a condition, each value that it changes is chosen by that condition afterwards.
 */
import { known, unreachable } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import type { BlockStatement } from '../check/checked-events.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { Range } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import type { Expression } from '../expr/expression.ts';
import { ChangingValues } from './changing-values.ts';
import type { Environment, SpikerValues, Values } from './environment.ts';
import type { Lowering } from './lowering.ts';
import { choose } from './translate-expression.ts';

/** What blocks change. */
export interface Changing {
  readonly states: ChangingValues;
  /** Sums of what was added to inputs for the next step, by input. */
  readonly additions: ChangingValues;
}

/** What else a block reads. */
export interface BlockSetting {
  readonly lowering: Lowering;
  /** The environment of blocks, but for what changes. */
  readonly base: Environment;
  readonly spikers: readonly SpikerValues[];
  /** Of a synapse: what it may assign of its cells, which it reads as inputs; with the ranges to which it is clamped. */
  readonly ends?: ReadonlyMap<string, Range | undefined>;
  /** Told of each assignment, as `v = c`, and where it stands. */
  readonly onAssign: (target: string, text: string, span: Span) => void;
}

/** Runs the statements on `changing`. */
export function runBlock(body: readonly BlockStatement[], setting: BlockSetting, changing: Changing): void {
  run(body, setting, changing, new ChangingValues(new Map()));
}

/** Runs the statements; what they change is kept only where the condition holds. */
export function runBlockIf(
  condition: Expression,
  body: readonly BlockStatement[],
  setting: BlockSetting,
  changing: Changing,
): void {
  const inside = branchOf(changing);
  runBlock(body, setting, inside);
  merge([{ condition, changing: inside }], branchOf(changing), setting, changing);
}

function branchOf({ states, additions }: Changing): Changing {
  return { states: new ChangingValues(states), additions: new ChangingValues(additions) };
}

function run(
  body: readonly BlockStatement[],
  setting: BlockSetting,
  changing: Changing,
  locals: ChangingValues,
): void {
  const { lowering, base, spikers, onAssign } = setting;
  const { model, pool, names, translator } = lowering;
  let at: Environment | undefined;
  const value = (expression: CheckedExpression): Expression => {
    at ??= { ...base, states: changing.states, inputs: inputsNow(setting, changing), spikers };
    return translator.translate(expression, at, locals);
  };
  for (const statement of body) {
    switch (statement.kind) {
      case 'let':
        locals.set(statement.name, names.note(value(statement.value), statement.name));
        break;
      case 'assign': {
        const { target, span } = statement;
        changing.states.set(target, clampToRange(target, value(statement.value), setting, value));
        onAssign(target, `${target} = ${expressionText(statement.value, model)}`, span);
        // What was translated before saw the old value.
        at = undefined;
        break;
      }
      case 'addToInput': {
        const { input } = statement;
        const sum = changing.additions.known(input);
        changing.additions.set(input, pool.apply('+', sum, value(statement.value)));
        break;
      }
      case 'if': {
        const conditions = statement.branches.map(({ condition }) => value(condition));
        const runBranch = (statements: readonly BlockStatement[]): Changing => {
          const inside = branchOf(changing);
          run(statements, setting, inside, new ChangingValues(locals));
          return inside;
        };
        const branches = statement.branches.map((branch, i) => ({
          condition: known(conditions[i], 'condition'),
          changing: runBranch(branch.body),
        }));
        merge(branches, runBranch(statement.otherwise), setting, changing);
        at = undefined;
        break;
      }
      default:
        unreachable(statement);
    }
  }
}

/** What is assigned at an end of a synapse is read as an input. */
function inputsNow({ base, ends }: BlockSetting, { states }: Changing): Values {
  if (ends === undefined) return base.inputs;
  return { get: (name) => (ends.has(name) ? states.get(name) : base.inputs.get(name)) };
}

/** Sets what any branch changed to the value of the first branch whose condition holds. */
function merge(
  branches: readonly { readonly condition: Expression; readonly changing: Changing }[],
  otherwise: Changing,
  { lowering }: BlockSetting,
  into: Changing,
): void {
  for (const kind of ['states', 'additions'] as const) {
    const all = [...branches.map(({ changing }) => changing[kind]), otherwise[kind]];
    for (const name of new Set(all.flatMap((values) => [...values.changed()]))) {
      const value = branches.reduceRight<Expression>(
        (rest, { condition, changing }) => choose(lowering.pool, condition, changing[kind].known(name), rest),
        otherwise[kind].known(name),
      );
      into[kind].set(name, kind === 'states' ? lowering.names.note(value, name) : value);
    }
  }
}

function clampToRange(
  state: string,
  value: Expression,
  { lowering: { model, pool, names }, ends }: BlockSetting,
  translate: (expression: CheckedExpression) => Expression,
): Expression {
  const range = ends?.has(state) ? ends.get(state) : model.states.find(({ name }) => name === state)?.range;
  if (range === undefined) return names.note(value, `${state}_new`);
  const clamped = pool.apply('clamp', value, translate(range.low), translate(range.high));
  return names.note(clamped, `${state}_new`);
}
