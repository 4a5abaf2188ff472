/** Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, section II.1; Ralston (1962). */
import { known } from '../../base/invariant.ts';
import type { Integrator } from './integrator.ts';
import { readTableau } from './read-tableau.ts';
import { rungeKuttaIntegrator } from './runge-kutta.ts';

function method(rows: string, about: Parameters<typeof rungeKuttaIntegrator>[0]): Integrator {
  return rungeKuttaIntegrator(about, known(readTableau(rows), `tableau of ${about.name}`));
}

/** Each as the rows of a, from the second stage on, then the weights b. */
export const EXPLICIT_METHODS: readonly Integrator[] = [
  method('1', {
    name: 'euler',
    aliases: ['forward_euler', 'explicit_euler', 'rk1'],
    title: 'Forward Euler method',
    description:
      'One evaluation a step: the cheapest, and for models that were published with it the faithful one.',
    order: 1,
  }),
  method('1/2; 0 1', {
    name: 'midpoint',
    aliases: ['rk2', 'explicit_midpoint'],
    title: 'Explicit midpoint method',
    description: 'Two evaluations a step, the second in its middle.',
    order: 2,
  }),
  method('1; 1/2 1/2', {
    name: 'heun',
    aliases: ['heun2', 'improved_euler'],
    title: 'Heun’s method',
    description: 'Two evaluations a step, at its ends: the trapezoidal rule with a predicted end.',
    order: 2,
  }),
  method('2/3; 1/4 3/4', {
    name: 'ralston',
    aliases: ['ralston2'],
    title: 'Ralston’s method',
    description: 'Two evaluations a step, placed for the smallest bound of the error.',
    order: 2,
  }),
  method('1/2; -1 2; 1/6 2/3 1/6', {
    name: 'rk3',
    aliases: ['kutta3'],
    title: 'Kutta’s third-order method',
    description: 'Three evaluations a step.',
    order: 3,
  }),
  method('1/2; 0 1/2; 0 0 1; 1/6 1/3 1/3 1/6', {
    name: 'rk4',
    aliases: ['runge_kutta', 'kutta4'],
    title: 'Classical fourth-order Runge-Kutta method',
    description: 'Four evaluations a step: the usual choice for smooth equations that are not stiff.',
    order: 4,
  }),
  method('1/3; -1/3 1; 1 -1 1; 1/8 3/8 3/8 1/8', {
    name: 'rk38',
    aliases: ['three_eighths'],
    title: 'Three-eighths rule',
    description: 'Four evaluations a step with a slightly smaller error than rk4.',
    order: 4,
  }),
];
