/**
 * Milstein's method for commutative noise: Euler-Maruyama and ½ Σ_ij (Σ_l g_li ∂g_j/∂x_l) (dW_i dW_j - δ_ij dt); Kloeden and
 * Platen (1992), (10.3.16). Derivatives are taken symbolically.
 */
import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { noiseForm } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { add, isNumber, multiply } from '../../expr/build.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression } from '../../expr/expression.ts';
import { CanonicalForms } from '../../symbolic/canonical.ts';
import { derivativeText } from '../attempt.ts';
import { symbolicEquations } from '../symbolic-equations.ts';
import { eulerMaruyama, startStage } from './euler-maruyama.ts';
import type { EquationSystem, Integrator } from './integrator.ts';
import type { Diffusion } from './noise-step.ts';

export const MILSTEIN: Integrator = {
  name: 'milstein',
  aliases: [],
  title: 'Milstein’s method (Itô)',
  description:
    'Euler-Maruyama with the next term of the noise, from its derivative: for noise that a state multiplies, in the sense of Itô.',
  order: 1,
  noise: { calculus: 'ito', strong: 1, strongAdditive: 1, weak: 1 },
  driver: 'fixed',
  stability: 'explicit',
  refuse,
  attempt,
};

/** Returns Σ_l g_li ∂g/∂x_l: how what multiplies noise changes along the noise of a source; 0 if it does not. */
function along(
  { pool, equations }: EquationSystem,
  diffusions: readonly Diffusion[],
  source: number,
  coefficient: Expression,
): Expression {
  return equations.reduce<Expression>((sum, { start }, l) => {
    const moved = diffusions[l]?.get(source);
    if (moved === undefined) return sum;
    return add(pool, sum, multiply(pool, moved, differentiate(pool, coefficient, start.name)));
  }, pool.number(0));
}

function refuse(model: CheckedModel): Diagnostic | undefined {
  if (model.noises.length < 2) return undefined;
  const { system } = symbolicEquations(model);
  const { noises, equations } = system;
  const diffusions = system.diffusions(startStage(system));
  const forms = new CanonicalForms();
  const none = system.pool.number(0);
  for (const [i, { state, span }] of equations.entries()) {
    for (const first of noises.keys()) {
      for (const second of noises.keys()) {
        if (second <= first) continue;
        const [a, b] = [diffusions[i]?.get(first), diffusions[i]?.get(second)];
        const left = b === undefined ? none : along(system, diffusions, first, b);
        const right = a === undefined ? none : along(system, diffusions, second, a);
        if (forms.areEqual(left, right)) continue;
        const why = `the two sources of ${derivativeText(state)} do not commute`;
        return noiseForm({ method: 'milstein', why, instead: 'heun_stratonovich', span });
      }
    }
  }
  return undefined;
}

function attempt(system: EquationSystem): readonly Expression[] {
  const { pool, equations, noises, stepSize, holders } = system;
  const none = pool.number(0);
  // What is held does not move, with the noise or otherwise.
  const diffusions = system.diffusions(startStage(system)).map((coefficients, i): Diffusion => {
    const { state } = known(equations[i], 'equation');
    const held = holders.filter(({ states }) => states.has(state));
    const unlessHeld = (value: Expression): Expression =>
      held.reduce((moving, { condition }) => pool.apply('select', condition, none, moving), value);
    return new Map([...coefficients].map(([source, value]) => [source, unlessHeld(value)]));
  });
  const written = system.diffusions(startStage(system));
  return eulerMaruyama(system).map((start, i) => {
    let value = start;
    for (const [first, one] of noises.entries()) {
      for (const [second, other] of noises.entries()) {
        const coefficient = written[i]?.get(second);
        const change = coefficient === undefined ? none : along(system, diffusions, first, coefficient);
        if (isNumber(change, 0)) continue;
        const product = pool.apply('*', one.increment, other.increment);
        const area = first === second ? pool.apply('-', product, stepSize) : product;
        const half = pool.apply('*', pool.number(0.5), change);
        value = pool.apply('+', value, pool.apply('*', half, area));
      }
    }
    return value;
  });
}
