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
    names: ['default'],
    what: 'what other programs take unasked',
    instead: 'auto',
    why: 'it chooses for each block of equations and says why; without `--method` it is `rk4`',
  },
  {
    names: [
      'derivimplicit',
      'sparse',
      'bdf2',
      'sdirk',
      'radau',
      'radau5',
      'bdf',
      'cvode',
      'lsoda',
      'ode15s',
      'vode',
    ],
    what: 'a method for stiff equations',
    instead: 'rodas4_adaptive',
    why: 'it is stable at any step and chooses its steps by its error; `rodas4` is the same with steps of dt',
  },
  {
    names: ['ros2', 'ros3p', 'rodas3', 'rodas5', 'rodas5p', 'ode23s', 'rosenbrock23'],
    what: 'a Rosenbrock method',
    instead: 'rodas4_adaptive',
    why: 'it is one of order 4',
  },
  {
    names: ['rkf45', 'gsl_rkf45', 'cash_karp', 'dop853', 'vern7', 'dopri8', 'ode78'],
    what: 'a method that chooses its own steps',
    instead: 'dopri5',
    why: 'it is the standard among these',
  },
];

/** Returns what is said about a method that this version does not have; undefined if it is not known at all. */
export function findUnavailable(name: string): Omit<Unavailable, 'names'> | undefined {
  const found = UNAVAILABLE.find(({ names }) => names.includes(name));
  return found && { what: found.what, instead: found.instead, why: found.why };
}
