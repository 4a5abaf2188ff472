/** Methods that people ask for by name and this version does not have, with what comes nearest. */

interface Unavailable {
  readonly names: readonly string[];
  /** What kind of method it is, as in `… is an implicit method`. */
  readonly what: string;
  readonly instead: string;
  readonly why: string;
}

const UNAVAILABLE: readonly Unavailable[] = [
  {
    names: ['cnexp', 'hybrid'],
    what: 'exponential steps of whatever is taken for linear',
    instead: 'exponential_euler',
    why: 'it linearises every variable in itself and drops no term; for gates alone there is `rush_larsen`',
  },
  {
    names: ['auto', 'default'],
    what: 'the choice of a method for each equation',
    instead: 'exponential_euler',
    why: 'it is stable for gates and leaks at the usual steps; for smooth equations that are not stiff take `rk4`',
  },
  {
    names: ['implicit_euler', 'backward_euler', 'crank_nicolson', 'derivimplicit', 'sparse', 'trapezoidal'],
    what: 'an implicit method',
    instead: 'exponential_euler',
    why: 'it is stable where a variable is stiff in itself',
  },
  {
    names: [
      'rodas4',
      'rosenbrock',
      'ros2',
      'ros3p',
      'rodas3',
      'cvode',
      'bdf',
      'lsoda',
      'radau',
      'ode15s',
      'ode23s',
    ],
    what: 'a method for stiff equations',
    instead: 'exponential_euler',
    why: 'it is stable where a variable is stiff in itself',
  },
  {
    names: ['dopri5', 'tsit5', 'bs23', 'rk45', 'rk23', 'rkf45', 'ode45', 'ode23', 'gsl_rkf45', 'dop853'],
    what: 'a method that chooses its own steps',
    instead: 'rk4',
    why: 'it is the most accurate at fixed steps; halve the step to see what error is left',
  },
  {
    names: ['euler_maruyama', 'milstein', 'heun_stratonovich'],
    what: 'a method for equations with noise, which this version cannot state either',
    instead: 'euler',
    why: 'without noise it is the same',
  },
];

/** Returns what is said about a method that this version does not have; undefined if it is not known at all. */
export function findUnavailable(name: string): Omit<Unavailable, 'names'> | undefined {
  const found = UNAVAILABLE.find(({ names }) => names.includes(name));
  return found && { what: found.what, instead: found.instead, why: found.why };
}
