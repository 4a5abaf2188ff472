/** The reactions of a model and what they conserve, for those who read and explain it. */
import { known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { Name } from '../../syntax/expression-tree.ts';
import type { CheckedEvents } from '../check-events.ts';
import type { BlockStatement } from '../checked-events.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type {
  CheckedModel,
  ConservedTotal,
  Definition,
  Reaction,
  SpeciesCount,
  State,
  SteadyStart,
} from '../checked-model.ts';
import { type Instance, type InstanceReaction, qualify } from '../instance.ts';
import type { ModelTable } from '../model-table.ts';
import { conservedTotals } from './conserved-totals.ts';

/** Returns the kinetic schemes of a model: nothing where it has none. */
export function makeScheme(
  { instances, entities }: ModelTable,
  states: readonly State[],
  definitions: readonly Definition[],
  events: CheckedEvents,
): Pick<CheckedModel, 'reactions' | 'totals' | 'steadyStarts'> {
  const reactions = instances.flatMap((instance) =>
    instance.reactions.map((reaction) => describeReaction(reaction, instance)),
  );
  if (reactions.length === 0) return {};
  const spans = new Map(states.map(({ name, span }) => [name, span]));
  const changed = changedByEvents(events);
  const totals = instances.flatMap((instance) => totalsOf(instance, spans, changed));
  const sums = new Map(definitions.map(({ name, value }) => [name, value]));
  const steadyStarts = instances.flatMap(({ steadyStarts: starts, path }) =>
    starts.flatMap((steady, index): readonly SteadyStart[] => {
      const sum = sums.get(qualify(path, `steady.${index + 1}.0`));
      const names = steady.states.map(({ name }) => qualify(path, name.text));
      // Where an owner or a variant gives all of them, they start where they are told.
      const isGiven = names.some((name) => entities.get(name)?.givenBy !== 'declaration');
      return sum === undefined || isGiven ? [] : [{ states: names, sum }];
    }),
  );
  return { reactions, totals, steadyStarts };
}

function describeReaction({ syntax, text, name }: InstanceReaction, { path }: Instance): Reaction {
  const side = (names: readonly Name[]): readonly SpeciesCount[] => {
    const counts = new Map<string, number>();
    for (const { text: own } of names) counts.set(own, (counts.get(own) ?? 0) + 1);
    return [...counts].map(([own, count]) => ({ state: qualify(path, own), count }));
  };
  return {
    text,
    path,
    rate: qualify(path, name),
    forward: qualify(path, `${name}.forward`),
    ...(syntax.isReversible ? { backward: qualify(path, `${name}.backward`) } : {}),
    left: side(syntax.left),
    right: side(syntax.right),
    span: syntax.span,
  };
}

/** Reactions stand in one component, so that what they conserve is conserved component by component. */
function totalsOf(
  { reactions, path, entities }: Instance,
  spans: ReadonlyMap<string, Span>,
  changed: (names: readonly string[]) => boolean,
): readonly ConservedTotal[] {
  const names = [...entities].flatMap(([text, { reacts }]) => (reacts === undefined ? [] : [text]));
  const numbers = new Map(names.map((name, index) => [name, index]));
  const changes = reactions.map(
    (reaction) =>
      new Map(
        [...reaction.changes].map(([name, change]) => [
          known(numbers.get(name), `number of ${name}`),
          change,
        ]),
      ),
  );
  return conservedTotals(names.length, changes).map((total) => {
    const terms = [...total].map(([index, count]) => ({
      state: qualify(path, known(names[index], 'a state')),
      count,
    }));
    return {
      terms,
      initial: sumOf(terms, spans),
      isChangedByEvents: changed(terms.map(({ state }) => state)),
    };
  });
}

function sumOf(terms: readonly SpeciesCount[], spans: ReadonlyMap<string, Span>): CheckedExpression {
  const [first, ...rest] = terms;
  const term = ({ state, count }: SpeciesCount): CheckedExpression => {
    const span = known(spans.get(state), `state ${state}`);
    const reference: CheckedExpression = { kind: 'reference', to: 'state', name: state, span };
    const many = Math.abs(count);
    if (many === 1) return reference;
    const number: CheckedExpression = { kind: 'number', value: many, span };
    return { kind: 'product', first: number, rest: [{ operator: '*', operand: reference }], span };
  };
  const start = term(known(first, 'a term of a total'));
  const { span } = start;
  return {
    kind: 'sum',
    first: (first?.count ?? 1) < 0 ? { kind: 'negate', operand: start, span } : start,
    rest: rest.map((each) => ({ operator: each.count < 0 ? '-' : '+', operand: term(each) })),
    span,
  };
}

/** Whether events assign some of the states, or a refractory period holds some and not all of them. */
function changedByEvents({
  spikers,
  stepHandlers,
  timedHandlers,
}: CheckedEvents): (states: readonly string[]) => boolean {
  const assigned = new Set<string>();
  const open: BlockStatement[] = [
    ...spikers.flatMap(({ handlers }) => handlers.flatMap(({ body }) => body)),
    ...[...stepHandlers, ...timedHandlers].flatMap(({ body }) => body),
  ];
  for (const statement of open) {
    if (statement.kind === 'assign') assigned.add(statement.target);
    if (statement.kind !== 'if') continue;
    open.push(...statement.branches.flatMap(({ body }) => body), ...statement.otherwise);
  }
  const held = spikers.map(({ refractory }) => new Set(refractory?.holds ?? []));
  return (states) =>
    states.some((state) => assigned.has(state)) ||
    held.some((some) => states.some((state) => some.has(state)) && !states.every((state) => some.has(state)));
}
