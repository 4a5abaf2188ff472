/** Random synapses between a `Source` and a `Cell`, with what happens to them. */
import fc from 'fast-check';
import type { JoinOptions, Rows } from './joined-cells.ts';

export interface SynapseRun {
  readonly text: string;
  readonly rows: Rows;
  readonly options: JoinOptions;
  readonly events: readonly SynapseEvent[];
}

export interface SynapseEvent {
  readonly kind: 'pre' | 'post' | 'couple' | 'step';
  readonly cell: number;
  /** Steps since the event before. */
  readonly after: number;
}

const STATES = ['x', 'y', 'z'] as const;
const POSTS = 3;

const name: fc.Arbitrary<string> = fc.constantFrom(...STATES);

/** The right side of an equation; none where only events change the state. */
const rightSide = (state: string): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(`-${state} / tau`) },
    { weight: 1, arbitrary: fc.constant(`(rest - ${state}) / 7 ms`) },
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: name.map((other) => `(${other} - ${state}) / tau`) },
    { weight: 1, arbitrary: name.map((other) => `${other} / 9 ms`) },
    { weight: 1, arbitrary: fc.constant(`(pre.v - ${state}^2) / 20 ms`) },
  );

const value: fc.Arbitrary<string> = fc.oneof(
  name,
  fc.constantFrom(
    '0.3',
    'a',
    'rest',
    'pre.v',
    'pre.gain',
    'post.g',
    'post.half',
    'post.indegree',
    't / 50 ms',
  ),
  fc.tuple(name, name).map(([one, other]) => `exp(-abs(${one})) * ${other}`),
  name.map((state) => `old(${state})`),
  fc.constant('uniform(-0.1, 0.1)'),
);

const statement: fc.Arbitrary<string> = fc.oneof(
  value.map((given) => `post.g += 0.1 * ${given}`),
  value.map((given) => `post.I += ${given}`),
  value.map((given) => `post.v = post.v / 2 + 0.1 * ${given}`),
  fc.tuple(name, value).map(([state, given]) => `${state} += 0.1 * ${given}`),
  fc.tuple(name, value).map(([state, given]) => `${state} = 0.2 * ${given}`),
  fc
    .tuple(name, value, name, value)
    .map(
      ([state, given, other, more]) =>
        `if ${state} > ${given} { ${other} -= 0.1 } else { ${other} = 0.1 * ${more} }`,
    ),
);

const handler = (end: 'pre' | 'post', least: number): fc.Arbitrary<string> =>
  fc
    .array(statement, { minLength: least, maxLength: 4 })
    .map((statements) => (statements.length === 0 ? '' : `on ${end} { ${statements.join('; ')} }`));

const text: fc.Arbitrary<string> = fc
  .tuple(
    fc.tuple(...STATES.map(rightSide)),
    fc.constantFrom('0.4', '0.4 in [0, 1]'),
    handler('pre', 1),
    handler('post', 0),
    fc.option(value.filter((given) => !given.includes('old') && !given.includes('uniform'))),
  )
  .map(([rightSides, range, pre, post, coupling]) =>
    [
      'synapse Random {',
      '  param tau = 5 ms; param a = 0.2; param rest = 0.1',
      ...STATES.map((state, i) => {
        const right = rightSides[i];
        const equation = right === undefined ? '' : `; d${state}/dt = ${right}`;
        return `  state ${state} = ${state === 'y' ? range : '0.4'}${equation}`;
      }),
      // Every state has something that changes it, every parameter someone who reads it.
      `  on pre { post.g += 0 * (a + rest) * tau / 1 ms; x += 0; y += 0; z += 0 }`,
      `  ${pre}`,
      `  ${post}`,
      coupling === null ? '' : `  post.I += ${coupling}`,
      '}',
    ].join('\n'),
  );

/** At least one: a projection without synapses is never asked. */
const rows: fc.Arbitrary<Rows> = fc
  .array(fc.array(fc.nat(POSTS - 1), { maxLength: 4 }), { minLength: 2, maxLength: 3 })
  .map((others) => [[POSTS - 1], ...others]);

const event: fc.Arbitrary<SynapseEvent> = fc.record({
  kind: fc.constantFrom('pre', 'pre', 'post', 'couple', 'step'),
  cell: fc.nat(2),
  after: fc.constantFrom(0, 0, 1, 7, 1000),
});

/** Whatever differs between synapses is numbered through. */
const options = (synapses: number): fc.Arbitrary<JoinOptions> =>
  fc
    .tuple(fc.boolean(), fc.subarray(['tau', 'a', 'x', 'z']), fc.boolean(), fc.constantFrom('strict', 'fast'))
    .map(([hasUniformDelay, given, areDifferent, arithmetic]): JoinOptions => {
      const numbers = Array.from({ length: synapses }, (_, i) => 1 + 0.1 * i);
      return {
        posts: POSTS,
        arithmetic: arithmetic === 'fast' ? 'fast' : 'strict',
        hasUniformDelay,
        given,
        perCell: areDifferent ? given : [],
        ...(areDifferent ? { values: Object.fromEntries(given.map((each) => [each, numbers])) } : {}),
      };
    });

export const synapseRun: fc.Arbitrary<SynapseRun> = fc
  .record({ text, rows, events: fc.array(event, { maxLength: 12 }) })
  .chain((run) => options(run.rows.flat().length).map((chosen) => ({ ...run, options: chosen })));
