import { known, unreachable } from '../base/invariant.ts';
import type { BlockStatement } from '../check/checked-events.ts';
import type { State } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Evaluator, Value } from './evaluator.ts';
import { forget, type Instant } from './instant.ts';

/** What blocks change. */
export interface Changes<T> {
  readonly states: { set(name: string, value: T): unknown };
  /** What was added to each input for the step that follows. */
  readonly added: { get(name: string): T | undefined; set(name: string, value: T): unknown };
}

/** Returns what runs a block: its statements in order, each seeing what the ones before changed. */
export function blockRunner<T>(
  { states: assigned }: { readonly states: readonly Pick<State, 'name' | 'range'>[] },
  arithmetic: Arithmetic<T>,
  evaluator: Evaluator<T>,
): (body: readonly BlockStatement[], instant: Instant<T>, changes: Changes<T>) => void {
  const states = new Map(assigned.map((state) => [state.name, state]));

  /** A value beyond the state's range becomes the bound. */
  function held(target: string, value: T, instant: Instant<T>): T {
    const { range } = known(states.get(target), `state variable ${target}`);
    if (range === undefined) return value;
    const low = evaluator.number(range.low, instant);
    return arithmetic.call('clamp', value, low, evaluator.number(range.high, instant));
  }

  function run(
    body: readonly BlockStatement[],
    instant: Instant<T>,
    changes: Changes<T>,
    locals: Map<string, Value<T>>,
  ): void {
    for (const statement of body) {
      switch (statement.kind) {
        case 'assign': {
          const value = evaluator.number(statement.value, instant, locals);
          changes.states.set(statement.target, held(statement.target, value, instant));
          forget(instant);
          break;
        }
        case 'addToInput': {
          const sum = changes.added.get(statement.input) ?? arithmetic.fromNumber(0);
          const value = evaluator.number(statement.value, instant, locals);
          changes.added.set(statement.input, arithmetic.add(sum, value));
          break;
        }
        case 'let':
          locals.set(statement.name, evaluator.value(statement.value, instant, locals));
          break;
        case 'if': {
          const taken = statement.branches.find(({ condition }) =>
            evaluator.condition(condition, instant, locals),
          );
          run(taken?.body ?? statement.otherwise, instant, changes, locals);
          break;
        }
        default:
          unreachable(statement);
      }
    }
  }

  return (body, instant, changes) => run(body, instant, changes, new Map());
}
