/** What an event does at one synapse, and what couplings add: handlers as straight-line code. */
import { known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { Handler } from '../../check/checked-events.ts';
import { expressionText } from '../../check/expression-text.ts';
import type { CheckedSynapse } from '../../check/network/checked-synapse.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Store, SymbolMeaning } from '../../ir/program.ts';
import type { EndOfSynapse } from '../../runtime/network/synapse-kernels.ts';
import { ChangingValues } from '../changing-values.ts';
import { comment } from '../comment.ts';
import type { Environment } from '../environment.ts';
import type { Lowering } from '../lowering.ts';
import { runBlock } from '../run-block.ts';
import { addedColumn } from '../step-values.ts';
import type { CarriedGroup } from './carry.ts';
import { drawsRandomly } from './draws-randomly.ts';

/** How many events that draw have reached a synapse, up to the most that can be told apart. */
export const DELIVERIES = 'deliveries so far';
const MOST_DELIVERIES: number = 2 ** 20;

export interface SynapseLowering {
  readonly synapse: CheckedSynapse;
  readonly lowering: Lowering;
  /** Of values at ends, by name. */
  readonly meanings: ReadonlyMap<string, Extract<SymbolMeaning, { kind: 'end' }>>;
  /** What is stored at t_k. */
  readonly start: Environment;
  readonly groups: readonly CarriedGroup[];
  /** Event-driven states at step k. */
  readonly present: ReadonlyMap<string, Expression>;
}

/** Returns what the handlers of an event store. */
export function deliveryStores(context: SynapseLowering, event: EndOfSynapse): readonly Store[] {
  const { synapse, lowering, present, groups } = context;
  const { model, pool, symbols } = lowering;
  const handlers = event === 'pre' ? synapse.onPre : synapse.onPost;
  if (handlers.length === 0) return [];
  const before = beforeEvent(context);
  const writable = writableEnds(context);
  const inputs = addedInputs(handlers);
  const changing = {
    states: new ChangingValues(
      new Map([
        ...model.states.map(({ name }) => [name, known(before.states.get(name), name)] as const),
        ...[...writable.keys()].map((name) => [name, known(before.inputs.get(name), name)] as const),
      ]),
    ),
    additions: new ChangingValues(new Map(inputs.map((name) => [name, addedTo(context, name)]))),
  };
  const texts = new Map<string, { readonly text: string; readonly span: Span }[]>();
  const when = `on ${event}`;
  for (const { body } of handlers) {
    const setting = {
      lowering,
      base: before,
      spikers: [],
      ends: writable,
      onAssign: (target: string, text: string, span: Span): void => {
        texts.set(target, [...(texts.get(target) ?? []), { text: `${when}: ${text}`, span }]);
      },
    };
    runBlock(body, setting, changing);
  }

  const said = (target: string): Omit<Store, 'target' | 'value'> => {
    const [first, ...others] = texts.get(target) ?? [];
    if (first === undefined) return {};
    return {
      comment: comment([first, ...others].map(({ text }) => text).join('; ')),
      span: first.span,
      ...(others.length === 0 ? {} : { alsoAt: others.map(({ span }) => span) }),
    };
  };
  const assigned = new Set(changing.states.changed());
  const moving = groups.filter(({ assignedBy }) => assignedBy.includes(event));
  const own = model.states.flatMap(({ name }): readonly Store[] => {
    const isMoved = present.has(name) && moving.some(({ states }) => states.includes(name));
    if (!assigned.has(name) && !isMoved) return [];
    const value = changing.states.known(name);
    return value === context.start.states.get(name)
      ? []
      : [{ target: { kind: 'column', column: name }, value, ...said(name) }];
  });
  const steps = moving.map(
    ({ column }): Store => ({ target: { kind: 'column', column }, value: symbols.clock('step') }),
  );
  const ofCell = [...writable.keys()].flatMap((name): readonly Store[] =>
    assigned.has(name)
      ? [
          {
            target: { kind: 'post', column: known(context.meanings.get(name), name).name },
            value: changing.states.known(name),
            ...said(name),
          },
        ]
      : [],
  );
  const added = inputs.map(
    (name): Store => ({
      target: { kind: 'post', column: addedColumn(inputOf(name)) },
      value: changing.additions.known(name),
      comment: comment(`${when}: adds to ${name}`),
    }),
  );
  return [...ofCell, ...added, ...own, ...steps, ...countStores(context, handlers, pool)];
}

/** What an event finds: all at step k, presynaptic values as they were before the deliveries of the step. */
function beforeEvent({ lowering, meanings, start, present }: SynapseLowering): Environment {
  const { symbols } = lowering;
  const inputs = new Map(
    [...meanings].flatMap(([name, meaning]) => {
      if (start.parameters.get(name) !== undefined) return [];
      // What a cell records it records before deliveries.
      const isBefore = meaning.end === 'pre' || meaning.from === 'record';
      return [[name, symbols.end(isBefore ? { ...meaning, when: 'before' } : meaning)] as const];
    }),
  );
  const at: Environment = {
    ...start,
    mode: 'event',
    states: { get: (name) => present.get(name) ?? start.states.get(name) },
    inputs: { get: (name) => inputs.get(name) ?? start.inputs.get(name) },
    repetition: symbols.stored(DELIVERIES),
  };
  return { ...at, start: at };
}

/** What is assigned at the postsynaptic cell, with the ranges to which that is clamped. */
function writableEnds({ synapse }: SynapseLowering): ReadonlyMap<string, EndRange> {
  return new Map(
    synapse.ends.flatMap(({ name, end, of, range }) =>
      end === 'post' && of.kind === 'value' && of.to === 'state' ? [[name, range] as const] : [],
    ),
  );
}

type EndRange = CheckedSynapse['ends'][number]['range'];

/** `I` of `post.I`. */
function inputOf(name: string): string {
  return name.replace(/^post\./, '');
}

function addedTo({ lowering }: SynapseLowering, input: string): Expression {
  const name = addedColumn(inputOf(input));
  return lowering.symbols.end({
    kind: 'end',
    end: 'post',
    from: 'column',
    name,
    when: 'now',
    variability: 'cell',
  });
}

/** Names of the inputs that handlers add to. */
function addedInputs(handlers: readonly Handler[]): readonly string[] {
  const statements = handlers.flatMap(({ body }) => body);
  // The list grows while it is walked.
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i];
    if (statement?.kind !== 'if') continue;
    statements.push(...statement.branches.flatMap(({ body }) => body), ...statement.otherwise);
  }
  const inputs = statements.flatMap((each) => (each.kind === 'addToInput' ? [each.input] : []));
  return [...new Set(inputs)];
}

/** Whoever draws counts, so that two events in one step draw two numbers. */
function countStores(
  { lowering }: SynapseLowering,
  handlers: readonly Handler[],
  pool: Lowering['pool'],
): readonly Store[] {
  if (!drawsRandomly(lowering.model, handlers)) return [];
  const next = pool.apply('+', lowering.symbols.stored(DELIVERIES), pool.number(1));
  const wrapped = pool.apply('mod', next, pool.number(MOST_DELIVERIES));
  return [{ target: { kind: 'column', column: DELIVERIES }, value: wrapped }];
}

/** Returns what the couplings add to inputs of the postsynaptic cell. */
export function couplingStores(context: SynapseLowering): readonly Store[] {
  const { synapse, lowering, start } = context;
  const { pool, translator } = lowering;
  const sums = new Map<string, { value: Expression; readonly texts: string[]; readonly span: Span }>();
  for (const { input, value, span } of synapse.couplings) {
    const term = translator.translate(value, start);
    const text = `post.${input} += ${expressionText(value, lowering.model)}`;
    const sum = sums.get(input);
    sums.set(input, {
      value: pool.apply('+', sum?.value ?? addedTo(context, input), term),
      texts: [...(sum?.texts ?? []), text],
      span: sum?.span ?? span,
    });
  }
  return [...sums].map(
    ([input, { value, texts, span }]): Store => ({
      target: { kind: 'post', column: addedColumn(input) },
      value,
      comment: comment(texts.join('; ')),
      span,
    }),
  );
}
