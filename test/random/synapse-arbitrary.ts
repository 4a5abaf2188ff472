/**
 * Random synapses, as text: states of every kind, blocks of both events that read and assign whatever they may, couplings.
 * Whatever they assign is bounded, so that networks of them stay finite.
 */
import fc from 'fast-check';

/** What the synapse can read and reach at its ends, each as a number without a unit. */
export interface SynapseSurroundings {
  /** Values that change, of either cell: `pre.v / 10 mV`. */
  readonly changing: readonly string[];
  /** Constants of the run: `pre.C / 100 pF`, `post.indegree`. */
  readonly constant: readonly string[];
  /** States of the postsynaptic cell and what is about 1 of them: `['post.v', '1 mV']`. */
  readonly states: readonly (readonly [name: string, one: string])[];
  /** The same of its inputs. */
  readonly inputs: readonly (readonly [name: string, one: string])[];
}

export interface RandomSynapse {
  /** What stands in its braces. */
  readonly text: string;
  /** Its states, all without units. */
  readonly states: readonly string[];
  /** Parameters and states that a projection may set. */
  readonly settable: readonly string[];
  /** Whether it receives the signal `level`. */
  readonly followsLevel: boolean;
  /** Whether it reads what changes of the presynaptic cell all the time: then it can have no delay. */
  readonly readsAllTheTime: boolean;
}

const NUMBERS = ['0', '1', '2', '0.5', '0.1', '0.3', '3', '1.25'] as const;
const BLOCK_DRAWS = [
  'uniform(0, 1)',
  'normal(0, 1)',
  'exponential(0.5)',
  'poisson(1.5)',
  'binomial(3, 0.4)',
] as const;

type Text = fc.Arbitrary<string>;

/** Returns an expression of some depth, between -3 and 3 unless it is one of the atoms, which may be anything finite. */
function expression(atoms: readonly string[], depth: number): Text {
  const atom = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) },
    { weight: 3, arbitrary: fc.constantFrom(...atoms, '1') },
  );
  if (depth === 0) return atom;
  const inner = expression(atoms, depth - 1);
  const both = fc.tuple(inner, inner);
  return fc.oneof(
    { weight: 2, arbitrary: atom },
    both.map(([a, b]) => `(${a} + ${b})`),
    both.map(([a, b]) => `(${a} - ${b})`),
    both.map(([a, b]) => `clamp(${a}, -2, 2) * clamp(${b}, -1.5, 1.5)`),
    both.map(([a, b]) => `clamp(${a}, -3, 3) / (1 + abs(${b}))`),
    both.map(([a, b]) => `max(${a}, ${b})`),
    inner.map((a) => `exp(-abs(${a}))`),
    inner.map((a) => `clamp(${a}, -1, 1)^3`),
    inner.map((a) => `(-(${a}))`),
    fc.tuple(condition(atoms, depth - 1), both).map(([c, [a, b]]) => `(if ${c} then ${a} else ${b})`),
  );
}

function condition(atoms: readonly string[], depth: number): Text {
  const inner = expression(atoms, depth);
  const one = fc
    .tuple(inner, fc.constantFrom('<', '<=', '>', '>='), inner)
    .map(([a, relation, b]) => `${a} ${relation} ${b}`);
  if (depth === 0) return one;
  return fc.oneof(
    { weight: 3, arbitrary: one },
    fc.tuple(one, one).map(([a, b]) => `(${a} and ${b})`),
    fc.tuple(one, one).map(([a, b]) => `(${a} or ${b})`),
    one.map((a) => `not (${a})`),
  );
}

const bounded = (text: string, bound: string): string => `clamp(${text}, -${bound}, ${bound})`;

/** One of the states. */
interface StateText {
  readonly name: string;
  readonly declaration: string;
}

const RANGES = ['', ' in [0, 1]', ' in [-0.5, 2]', ' in [-infinity, 1 + p]', ' in [0, infinity]'] as const;
const CONSTANTS = ['p', 'q', 'p + q', 'clamp(p, 0, 1) * q'] as const;

/** `level` is the signal, if the synapse follows it. */
function state(
  name: string,
  others: readonly string[],
  around: SynapseSurroundings,
  level: readonly string[],
) {
  const anything = [name, ...others, 'p', ...around.changing, ...around.constant, ...level];
  const equation = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom('-S / 20 ms', '-S / tau', '-S / 7 ms - S / tau', '(p - S) / tau', 'q / 10 ms')
        .map((right) => `; d${name}/dt = ${right.replaceAll('S', name)}`),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...CONSTANTS)
        .map((drive) => `; d${name}/dt = (${drive} - ${name}) / 15 ms - ${name} / tau`),
    },
    // Stepped, whatever it reads.
    {
      weight: 2,
      arbitrary: expression(anything, 2).map(
        (drive) => `; d${name}/dt = (${bounded(drive, '3')} - ${name}) / 8 ms`,
      ),
    },
  );
  const start = fc.constantFrom(
    '0',
    '0.5',
    '1',
    'p',
    'uniform(0, 1)',
    'clamp(q, 0, 1)',
    'post.indegree / 10',
  );
  return fc.tuple(start, fc.constantFrom(...RANGES), equation).map(
    ([initial, range, right]): StateText => ({
      name,
      declaration: `state ${name} = ${initial}${range}${right}`,
    }),
  );
}

/** Statements of a block of an event. */
function block(
  own: readonly string[],
  around: SynapseSurroundings,
  level: readonly string[],
): fc.Arbitrary<string> {
  const olds = [...own, ...around.states.map(([name, one]) => `${name} / (${one})`)].map(
    (each) => `old(${each})`,
  );
  const atoms = (lets: readonly string[]): readonly string[] => [
    ...own,
    ...own,
    ...lets,
    ...olds,
    ...around.changing,
    ...around.constant,
    ...level,
    ...BLOCK_DRAWS,
    'p',
    'q',
    't / 10 ms',
    'dt / 1 ms',
  ];
  const assignments = (lets: readonly string[], depth: number): fc.Arbitrary<string> => {
    const value = expression(atoms(lets), 2);
    return fc.oneof(
      ...(own.length === 0
        ? []
        : [
            fc
              .tuple(fc.constantFrom(...own), fc.constantFrom('=', '+=', '-='), value)
              .map(([name, sign, right]) =>
                // What only grows has to end somewhere.
                sign === '='
                  ? `${name} = ${bounded(right, '3')}`
                  : `${name} ${sign} 0.2 * ${bounded(right, '3')} - 0.1 * ${name}`.replace(
                      '- 0.1',
                      sign === '-=' ? '+ 0.1' : '- 0.1',
                    ),
              ),
            fc.constantFrom(...own).map((name) => `${name} *= 0.7`),
          ]),
      fc
        .tuple(fc.constantFrom(...around.states), fc.constantFrom('+=', '-='), value)
        .map(([[name, one], sign, right]) => `${name} ${sign} ${bounded(right, '2')} * ${one}`),
      fc
        .tuple(fc.constantFrom(...around.inputs), fc.constantFrom('+=', '-='), value)
        .map(([[name, one], sign, right]) => `${name} ${sign} ${bounded(right, '2')} * ${one}`),
      ...(depth === 0
        ? []
        : [
            fc
              .tuple(
                condition(atoms(lets), 1),
                assignments(lets, depth - 1),
                fc.option(assignments(lets, depth - 1), { nil: undefined }),
              )
              .map(([when, then, otherwise]) =>
                otherwise === undefined
                  ? `if ${when} { ${then} }`
                  : `if ${when} { ${then} } else { ${otherwise} }`,
              ),
          ]),
    );
  };
  return fc
    .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 3 }))
    .chain(([lets, statements]) => {
      const names = Array.from({ length: lets }, (_, n) => `l${n}`);
      return fc.tuple(
        fc.tuple(
          ...names.map((name, n) => expression(atoms(names.slice(0, n)), 1).map((e) => `let ${name} = ${e}`)),
        ),
        fc.array(assignments(names, 1), { minLength: statements, maxLength: statements }),
      );
    })
    .map(([lets, statements]) => [...lets, ...statements].join('; '));
}

/** Returns a synapse between such cells. It may neither receive anything nor do anything to its cells. */
export function randomSynapse(around: SynapseSurroundings): fc.Arbitrary<RandomSynapse> {
  return fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()).chain(([count, followsLevel]) => {
    const own = Array.from({ length: count }, (_, n) => `s${n}`);
    const level = followsLevel ? ['level'] : [];
    const coupling = fc
      .tuple(
        fc.constantFrom(...around.inputs),
        fc.constantFrom('+=', '-='),
        expression([...own, 'p', ...around.changing, ...around.constant, ...level], 2),
      )
      .map(([[name, one], sign, right]) => `${name} ${sign} 0.2 * ${bounded(right, '3')} * ${one}`);
    // Between states that read each other results are equal up to rounding only; a stepped one may read all others.
    return fc
      .tuple(
        fc.tuple(...own.map((name) => state(name, own, around, level))),
        fc.array(block(own, around, level), { minLength: 1, maxLength: 2 }),
        fc.array(block(own, around, level), { maxLength: 2 }),
        fc.oneof(
          { weight: 3, arbitrary: fc.constant<readonly string[]>([]) },
          { weight: 1, arbitrary: fc.array(coupling, { minLength: 1, maxLength: 2 }) },
        ),
      )
      .map(([states, pre, post, couplings]): RandomSynapse => {
        const lines = [
          'param p = 0.5; param q = 1; param tau = 12 ms',
          ...(followsLevel ? ['input level = 0'] : []),
          ...states.map(({ declaration }) => declaration),
          ...pre.map((body) => `on pre { ${body} }`),
          ...post.map((body) => `on post { ${body} }`),
          ...couplings,
        ];
        // A state that nothing changes is a mistake.
        const still = states.filter(
          ({ name, declaration }) =>
            !declaration.includes('/dt') &&
            !lines.some((line) => new RegExp(`${name} [-+*]?= `).test(line.replace(declaration, ''))),
        );
        lines.push(...still.map(({ name }) => `on pre { ${name} = clamp(${name} + 0.25, 0, 1) }`));
        const ofPre = around.changing.filter((text) => text.startsWith('pre.'));
        const readsAllTheTime = [...states.map(({ declaration }) => declaration), ...couplings].some((line) =>
          ofPre.some((text) => line.includes(text)),
        );
        const settable = ['p', 'q', ...own];
        return { text: lines.join('\n  '), states: own, settable, followsLevel, readsAllTheTime };
      });
  });
}
