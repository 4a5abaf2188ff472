/** Explicit methods that choose their steps by what each step is off by. */
import { known } from '../../base/invariant.ts';
import type { Expression } from '../../expr/expression.ts';
import { refuseLocating } from '../locating/refuse-locating.ts';
import { BOGACKI_SHAMPINE, DORMAND_PRINCE, type EmbeddedTableau, TSITOURAS } from './embedded-tableau.ts';
import type { EquationSystem, Integrator, Trial } from './integrator.ts';
import { combination, stages } from './runge-kutta.ts';

function method(
  about: Pick<Integrator, 'name' | 'aliases' | 'title' | 'description' | 'order'>,
  tableau: EmbeddedTableau,
): Integrator {
  return {
    ...about,
    driver: 'adaptive',
    // The companion is one order lower, and its error in one step one order higher than that.
    errorOrder: about.order,
    stability: 'explicit',
    refuse: (model) => refuseLocating(model, about.name, 'adaptive'),
    attempt: (system) => stages(system, tableau).moved(tableau.b),
    trial: (system) => trial(system, tableau),
  };
}

function trial(system: EquationSystem, { error, dense, ...tableau }: EmbeddedTableau): Trial {
  const { pool, equations, stepSize } = system;
  const { slopes, moved } = stages(system, tableau);
  const none = pool.number(0);
  const scaled = (weights: EmbeddedTableau['error'], equation: number): Expression => {
    const terms = slopes.map((stage) => known(stage[equation], 'slope'));
    const slope = combination(pool, weights, terms);
    return slope === undefined ? none : pool.apply('*', stepSize, slope);
  };
  const powers = known(dense[0], 'dense weights').map((_, power) =>
    dense.map((weights) => known(weights[power], 'dense weight')),
  );
  return {
    next: moved(tableau.b),
    error: equations.map((_, equation) => scaled(error, equation)),
    dense: equations.map((_, equation) => powers.map((weights) => scaled(weights, equation))),
  };
}

export const ADAPTIVE_METHODS: readonly Integrator[] = [
  method(
    {
      name: 'bs23',
      aliases: ['rk23', 'ode23', 'bogacki_shampine'],
      title: 'Bogacki-Shampine pair of orders 3 and 2',
      description:
        'Steps as long as the tolerance allows, three evaluations each: for tolerances of a thousandth or so.',
      order: 3,
    },
    BOGACKI_SHAMPINE,
  ),
  method(
    {
      name: 'dopri5',
      aliases: ['rk45', 'ode45', 'dormand_prince'],
      title: 'Dormand-Prince pair of orders 5 and 4',
      description:
        'Steps as long as the tolerance allows, of order 5, with events where they happen: the standard for equations that ' +
        'are not stiff.',
      order: 5,
    },
    DORMAND_PRINCE,
  ),
  method(
    {
      name: 'tsit5',
      aliases: ['tsitouras'],
      title: 'Tsitouras pair of orders 5 and 4',
      description:
        'Steps as long as the tolerance allows, of order 5, with a smaller error per step than `dopri5` at the same cost.',
      order: 5,
    },
    TSITOURAS,
  ),
];
