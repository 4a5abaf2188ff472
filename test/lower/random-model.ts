/** Random cells with everything that a step can hold, for laws about what lowering makes of them. */
import fc from 'fast-check';
import type { BlockStatement } from '../../src/check/checked-events.ts';
import type { CheckedExpression } from '../../src/check/checked-expression.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import {
  add,
  assign,
  call,
  choice,
  compare,
  crosses,
  definition,
  e,
  handler,
  input,
  local,
  makeDefinition,
  makeInput,
  makeList,
  makeModel,
  makeParameter,
  makeSpiker,
  makeState,
  negate,
  old,
  over,
  parameter,
  peak,
  power,
  span,
  state,
  subtract,
  time,
  times,
} from './make-model.ts';
import { modelText } from './model-text.ts'; // biome-ignore format: one list

type Expression = CheckedExpression;

const number: fc.Arbitrary<Expression> = fc
  .oneof(fc.integer({ min: -4, max: 4 }), fc.double({ min: -3, max: 3, noNaN: true }))
  .map((value) => e(value));

/** Numbers of bounded size, so that few runs end in infinity. */
function numbers(
  leaves: readonly Expression[],
  conditions?: fc.Arbitrary<Expression>,
): fc.Arbitrary<Expression> {
  const leaf = fc.oneof(number, fc.constantFrom(...leaves));
  return fc.letrec<{ value: Expression }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.tuple(tie('value'), tie('value'), tie('value')).map(([a, b, c]) => subtract(add(a, b), c)),
      fc.tuple(leaf, tie('value')).map(([a, b]) => times(a, call('tanh', b))),
      fc.tuple(leaf, tie('value')).map(([a, b]) => over(a, add(2, call('abs', b)))),
      tie('value').map(negate),
      tie('value').map((a) => call('sin', a)),
      fc.tuple(tie('value'), fc.integer({ min: -2, max: 5 })).map(([a, n]) => power(call('sigmoid', a), n)),
      fc.tuple(tie('value'), tie('value')).map(([a, b]) => call('min', a, b, 3)),
      tie('value').map((a) => call('clamp', a, -2, 2)),
      fc
        .tuple(conditions ?? fc.constant(compare(1, '<', 2)), tie('value'), tie('value'))
        .map(([c, a, b]) => choice(c, a, b)),
    ),
  })).value;
}

const EQUATION_LEAVES = [
  ...['v', 'w', 'x'].map(state),
  ...[input('I'), input('J'), input('K'), parameter('a'), parameter('b'), definition('f'), time],
  { kind: 'lastSpike', spiker: 0, span } as const,
];

/** -infinity before the first spike: held finite. */
const bounded = (value: Expression): Expression => call('clamp', value, -5, 5);

const jumps = (at: number): Expression => compare(time, '>=', at, { jumps: true });
const equationConditions = (leaves: readonly Expression[]): fc.Arbitrary<Expression> =>
  fc.oneof(
    fc.tuple(number, fc.constantFrom(...leaves)).map(([a, b]) => compare(a, '<', b)),
    fc.integer({ min: 0, max: 12 }).map((at) => jumps(at / 8)),
    fc.constant<Expression>({ kind: 'refractory', spiker: 0, span }),
  );

/** Numbers that equations, stimuli and named expressions may compute from those leaves. */
const numbersOf = (...leaves: readonly Expression[]): fc.Arbitrary<Expression> =>
  numbers(leaves, equationConditions(leaves));
const equation = numbersOf(...EQUATION_LEAVES).map(bounded);

const EVENT_LEAVES: readonly Expression[] = [
  ...EQUATION_LEAVES,
  { kind: 'stepSize', span },
  old('v'),
  old(definition('f')),
  old(input('J')),
  old({ kind: 'lastSpike', spiker: 0, span }),
];

function eventConditions(peaks: readonly number[]): fc.Arbitrary<Expression> {
  const value = numbers(EVENT_LEAVES);
  const simple = fc.oneof(
    fc.tuple(value, value).map(([a, b]) => compare(a, '>=', b)),
    fc.tuple(fc.constantFrom('v', 'w'), number).map(([a, b]) => crosses(a, b)),
    fc.constantFrom<Expression>(
      { kind: 'refractory', spiker: 0, span },
      { kind: 'refractory', spiker: 1, span },
      definition('isHigh'),
      old(definition('isHigh')),
      ...peaks.map((memory) => peak(memory, memory === 0 ? 'v' : memory === 1 ? 'w' : definition('f'))),
    ),
    fc
      .tuple(fc.constantFrom('<' as const, '>=' as const, '==' as const), fc.integer({ min: 0, max: 10 }))
      .map(([operator, at]) =>
        compare(time, operator, at / 8, {
          jumps: true,
          steps: { operator, time: 1, lastSpike: 0, oldLastSpike: 0, spiker: 0, threshold: e(at / 8) },
        }),
      ),
    fc.integer({ min: 1, max: 5 }).map((steps) =>
      compare(subtract(time, { kind: 'lastSpike', spiker: 0, span }), '>', steps / 8, {
        steps: { operator: '>', time: 1, lastSpike: -1, oldLastSpike: 0, spiker: 0, threshold: e(steps / 8) },
      }),
    ),
  );
  return fc.oneof(
    simple,
    simple.map((operand): Expression => ({ kind: 'not', operand, span })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(simple, { minLength: 2, maxLength: 3 }))
      .map(([operator, operands]): Expression => ({ kind: 'logic', operator, operands, span })),
  );
}

function blocks(spiker?: number): fc.Arbitrary<readonly BlockStatement[]> {
  const count = spiker === undefined ? [] : [{ kind: 'spikeCount', spiker, span } as const];
  const value = numbers([...EVENT_LEAVES, ...count], eventConditions([])).map(bounded);
  const statement = fc.letrec<{ body: readonly BlockStatement[]; statement: BlockStatement }>((tie) => ({
    statement: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      fc.tuple(fc.constantFrom('v', 'w', 'x'), value).map(([target, a]) => assign(target, a)),
      fc
        .tuple(fc.constantFrom('I', 'J'), value)
        .map(([name, a]): BlockStatement => ({ kind: 'addToInput', input: name, value: a, span })),
      fc.tuple(eventConditions([]), tie('body'), eventConditions([]), tie('body'), tie('body')).map(
        ([first, a, second, b, otherwise]): BlockStatement => ({
          kind: 'if',
          branches: [
            { condition: first, body: a },
            { condition: second, body: b },
          ],
          otherwise,
          span,
        }),
      ),
    ),
    body: fc
      .tuple(
        fc.option(value, { nil: undefined }),
        fc.array(tie('statement'), { maxLength: 3 }),
        fc.constantFrom('v', 'w'),
        // Names of lets are unique in a model, so they must not shrink to one.
        fc.noBias(fc.noShrink(fc.nat(2 ** 30))).map((id) => `n${id}`),
      )
      .map(([bound, statements, target, name]) =>
        bound === undefined
          ? statements
          : [
              { kind: 'let', name, value: bound, span },
              ...statements,
              assign(target, bounded(add(target, local(name)))),
            ],
      ),
  }));
  return statement.body;
}

const handlers = (spiker?: number) =>
  fc.array(
    blocks(spiker).map((body) => handler(...body)),
    { maxLength: 2 },
  );

/** A cell with two thresholds, ranges, held states, all kinds of blocks and inputs, stepped at dt = 1/8. */
export const randomModel: fc.Arbitrary<CheckedModel> = fc
  .record({
    a: number,
    f: numbersOf(state('v'), state('w'), input('J'), time, parameter('a')),
    isHigh: eventConditions([]).filter((condition) => !JSON.stringify(condition).includes('isHigh')),
    drive: numbersOf(time, parameter('a'), state('w')).map(bounded),
    dv: equation,
    dw: equation,
    initial: numbers([parameter('a'), parameter('b'), input('I'), state('v')]).map(bounded),
    spikes: eventConditions([0]),
    partSpikes: eventConditions([1]),
    count: fc.option(
      numbers(EVENT_LEAVES).map((value) => bounded(times(2, value))),
      { nil: undefined },
    ),
    duration: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    holds: fc.subarray(['v', 'w']),
    stepHandlers: handlers(),
    ownHandlers: handlers(0),
    partHandlers: handlers(1),
    condition: eventConditions([2]),
    timed: fc.tuple(blocks(), blocks(), blocks()),
    period: fc.integer({ min: 1, max: 9 }),
    times: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 }),
  })
  .map((made) =>
    makeModel({
      parameters: [makeParameter('a', made.a), makeParameter('b', add(1, call('abs', parameter('a'))))],
      lists: [
        makeList('times', ...made.times.map((tick) => tick / 16)),
        makeList('levels', -1, 0.5, parameter('a')),
      ],
      inputs: [makeInput('I', 0.25), makeInput('J', made.drive, true), makeInput('K', parameter('b'))],
      states: [
        makeState('v', { kind: 'element', list: 1, index: e(1), span }, made.dv, {
          range: { low: e(-2), high: e(3) },
        }),
        makeState('w', made.initial, made.dw),
        makeState('x', 1, undefined, { range: { low: e(-1), high: parameter('b') } }),
      ],
      definitions: [makeDefinition('f', made.f), makeDefinition('isHigh', made.isHigh, 'condition')],
      spikers: [
        makeSpiker(made.spikes, {
          handlers: made.ownHandlers,
          ...(made.count === undefined ? {} : { count: made.count }),
          ...(made.duration === undefined
            ? {}
            : { refractory: { duration: e(made.duration / 8), holds: made.holds } }),
        }),
        makeSpiker(made.partSpikes, {
          path: 'soma',
          handlers: made.partHandlers,
          refractory: { duration: call('abs', 'v'), holds: ['w'] },
        }),
      ],
      stepHandlers: made.stepHandlers,
      timedHandlers: [
        { ...handler(...made.timed[0]), trigger: { kind: 'condition', condition: made.condition } },
        { ...handler(...made.timed[1]), trigger: { kind: 'at', list: 0 } },
        {
          ...handler(...made.timed[2]),
          trigger: { kind: 'every', period: e(made.period / 16), from: e(0.25) },
        },
      ],
      peaks: 3,
      initialOrder: ['I', 'K', 'v', 'w', 'x', 'J'],
    }),
  )
  .map((model) => ({ ...model, [fc.toStringMethod]: () => `\n${modelText(model)}\n` }));
