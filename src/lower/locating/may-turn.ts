/** Whether states may go round several times within one step: those that are coupled both ways and solved exactly. */
import type { CheckedModel } from '../../check/checked-model.ts';
import { symbolsOf } from '../../expr/reachable.ts';
import { stronglyConnected } from '../../symbolic/strongly-connected.ts';
import { EXACT } from '../integrators/exact.ts';
import type { Integrator } from '../integrators/integrator.ts';
import { STRANG } from '../integrators/strang.ts';
import { symbolicEquations } from '../symbolic-equations.ts';

const SOLVE_COUPLED: readonly string[] = [EXACT.name, STRANG.name];

export function mayTurn(model: CheckedModel, { name, choices }: Integrator): boolean {
  const solved = (choices ?? [{ method: name, states: model.states.map((state) => state.name) }]).flatMap(
    ({ method, states }) => (SOLVE_COUPLED.includes(method) ? [states] : []),
  );
  if (solved.length === 0) return false;
  const { derivatives } = symbolicEquations(model);
  return solved.some((states) => {
    const moving = new Set(states.filter((state) => derivatives.has(state)));
    const reads = new Map(
      Array.from(moving, (state) => {
        const derivative = derivatives.get(state);
        const symbols = derivative === undefined ? [] : [...symbolsOf([derivative])];
        return [state, symbols.filter((symbol) => moving.has(symbol))];
      }),
    );
    return stronglyConnected(reads).some((block) => block.length > 1);
  });
}
