/**
 * What becomes of the states of a synapse: how often each is computed, and how many numbers of it are kept.
 *
 * Event-driven states follow linear equations with constant coefficients that read nothing but such states, states that
 * only events change, and constants of the run. What they are at any step follows from what they were at an event, so they
 * are computed when an event needs them. Whoever is asked for all the time, by a coupling or an equation that is stepped, is
 * stepped too.
 *
 * A state that all synapses of one cell have the same value of is kept once for that cell: it starts from one number, and
 * only the events of that cell change it, by what is the same for all of its synapses.
 */
import type { Span } from '../../base/span.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import { expressionText } from '../../check/expression-text.ts';
import type { CheckedSynapse } from '../../check/network/checked-synapse.ts';
import type { Expression } from '../../expr/expression.ts';
import { symbolsOf } from '../../expr/reachable.ts';
import type { EndOfSynapse } from '../../runtime/network/synapse-kernels.ts';
import { classifyEquations } from '../../symbolic/linearity.ts';
import { symbolicEquations } from '../symbolic-equations.ts';
import { writtenTerm } from '../written-term.ts';
import { type Assignment, assignmentsOf, letsOf } from './assignments.ts';
import { partsRead, statesRead } from './parts-read.ts';
import type { StateOptions } from './synapse-options.ts';

/** The term because of which a state is stepped, for people. */
export interface SteppedBecause {
  /** As the model writes it. */
  readonly term: string;
  /** Goes on after the term: `is not linear in x`. */
  readonly why: string;
  readonly span: Span;
}

export interface StateClass {
  readonly state: string;
  /** For what there is one number each: a synapse, or a cell at one of its ends. */
  readonly per: 'synapse' | EndOfSynapse;
  /**
   * `event-driven`: by its exact solution where an event needs it. `clock-driven`: stepped. `by events only`: it has no
   * equation.
   */
  readonly changes: 'event-driven' | 'clock-driven' | 'by events only';
  readonly because?: SteppedBecause;
  /**
   * States that are carried together, in the order of the model, this one among them: whose equations read each other. An
   * event handler that assigns one of them brings all of them to the present.
   */
  readonly together: readonly string[];
  /** Which handlers assign one of them. */
  readonly assignedBy: readonly EndOfSynapse[];
}

/** Returns the class of each state, in the order of the model. */
export function classifyStates(synapse: CheckedSynapse, options: StateOptions): readonly StateClass[] {
  const stepped = steppedStates(synapse, options.received ?? []);
  const groups = groupsOf(synapse, stepped);
  const assigned = {
    pre: assignmentsOf(synapse.onPre),
    post: assignmentsOf(synapse.onPost),
  };
  const context: Context = { stepped, groups, assigned };
  const assigners = (states: readonly string[]): readonly EndOfSynapse[] =>
    (['pre', 'post'] as const).filter((end) => assigned[end].some(({ target }) => states.includes(target)));
  const shared = new Map([
    ...[...sharedStates(synapse, options, context, 'pre')].map((state) => [state, 'pre'] as const),
    ...[...sharedStates(synapse, options, context, 'post')].map((state) => [state, 'post'] as const),
  ]);
  return synapse.model.states.map(({ name, derivative }): StateClass => {
    const because = stepped.get(name);
    const isStepped = derivative !== undefined && because !== undefined;
    const together = groups.get(name) ?? [name];
    return {
      state: name,
      per: shared.get(name) ?? 'synapse',
      changes: isStepped ? 'clock-driven' : derivative === undefined ? 'by events only' : 'event-driven',
      ...(isStepped ? { because } : {}),
      together,
      assignedBy: assigners(together),
    };
  });
}

// ── Stepped or not ───────────────────────────────────────────────────────────────────────────────────────

/** Returns the states that are stepped, and those that blocks of steps assign, each with the first reason. */
function steppedStates(
  { model, couplings }: CheckedSynapse,
  received: readonly string[],
): ReadonlyMap<string, SteppedBecause> {
  const reasons = new Map<string, SteppedBecause>();
  const note = (state: string, written: CheckedExpression, why: string): void => {
    if (!reasons.has(state)) {
      reasons.set(state, { term: expressionText(written, model), why, span: written.span });
    }
  };
  const equations = symbolicEquations(
    model,
    model.inputs.filter(({ drive }) => drive === undefined).map(({ name }) => name),
  );
  const { pool, derivatives } = equations;
  const still = new Set(
    model.inputs.flatMap(({ name, drive, isVarying }) =>
      drive === undefined || isVarying || received.includes(name) ? [] : [name],
    ),
  );
  const classOf: typeof equations.classOf = (symbol) =>
    still.has(symbol) ? 'constant' : equations.classOf(symbol);
  const rightSides = new Map(model.states.map(({ name, derivative }) => [name, derivative]));
  const isOwn = (symbol: string): boolean => classOf(symbol) === 'constant' || rightSides.has(symbol);
  const why = (state: string, because: Expression, sentence: string): void => {
    const right = rightSides.get(state);
    if (right !== undefined) note(state, writtenTerm(model, equations, right, because) ?? right, sentence);
  };
  for (const { state, linearity, because } of classifyEquations(pool, derivatives, classOf)) {
    if (linearity !== 'constant' && because !== undefined) {
      why(
        state,
        because,
        linearity === 'nonlinear' ? `is not linear in ${state}` : 'has no constant coefficient',
      );
    }
  }
  for (const { name, derivative } of model.states) {
    if (derivative === undefined) continue;
    for (const part of partsRead(model, [derivative])) {
      if (part.kind === 'noise') note(name, part, 'is noise');
      if (part.kind === 'overCells') note(name, part, 'is of all cells');
    }
    const foreign = [...symbolsOf([equations.translate(derivative)])].find((symbol) => !isOwn(symbol));
    if (foreign !== undefined) why(name, pool.symbol(foreign), 'changes with time');
  }

  const inSteps = model.stepHandlers.flatMap(({ body }) => assignmentsOf([{ body, span: model.span }]));
  for (const { target, reads } of inSteps) {
    const [value] = reads;
    if (value !== undefined) note(target, value, 'is assigned in every step');
  }
  const askers: readonly (readonly [readonly CheckedExpression[], string])[] = [
    ...couplings.map(({ value }) => [[value], 'is read by a coupling all the time'] as const),
    ...inSteps.map(({ reads }) => [reads, 'is read in every step'] as const),
  ];
  const lets = letsOf(model.stepHandlers);
  for (const [roots, sentence] of askers) noteStatesIn(roots, sentence);

  function noteStatesIn(roots: readonly CheckedExpression[], sentence: string): void {
    for (const part of partsRead(model, roots, lets)) {
      // One without an equation has its value all the time.
      if (part.kind === 'reference' && part.to === 'state' && rightSides.get(part.name) !== undefined)
        note(part.name, part, sentence);
    }
  }

  // What is stepped asks for what it reads, and whoever reads it is stepped.
  for (let known = -1; known < reasons.size; ) {
    known = reasons.size;
    for (const { name, derivative } of model.states) {
      if (derivative === undefined) continue;
      if (reasons.has(name))
        noteStatesIn([derivative], `is read by the equation of ${name}, which is stepped`);
      for (const part of partsRead(model, [derivative])) {
        if (part.kind === 'reference' && part.to === 'state' && reasons.has(part.name))
          note(name, part, 'is stepped');
      }
    }
  }
  return reasons;
}

// ── What is carried together ─────────────────────────────────────────────────────────────────────────────

/** By state that is not stepped: the states that it is carried with. */
function groupsOf(
  { model }: CheckedSynapse,
  stepped: ReadonlyMap<string, SteppedBecause>,
): ReadonlyMap<string, readonly string[]> {
  const order = model.states.map(({ name }) => name);
  const groups = new Map(order.map((name) => [name, new Set([name])]));
  for (const { name, derivative } of model.states) {
    if (derivative === undefined || stepped.has(name)) continue;
    for (const other of statesRead(partsRead(model, [derivative]))) {
      const [own, read] = [groups.get(name), groups.get(other)];
      if (own === undefined || read === undefined || own === read) continue;
      for (const member of read) {
        own.add(member);
        groups.set(member, own);
      }
    }
  }
  return new Map([...groups].map(([name, group]) => [name, order.filter((each) => group.has(each))]));
}

// ── Once for each cell ───────────────────────────────────────────────────────────────────────────────────

interface Context {
  readonly stepped: ReadonlyMap<string, SteppedBecause>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly assigned: Readonly<Record<EndOfSynapse, readonly Assignment[]>>;
}

/** Returns the states of which all synapses of one cell at that end have the same value. */
function sharedStates(
  synapse: CheckedSynapse,
  { perCell, given, hasUniformDelay, received = [], sharesStates = true }: StateOptions,
  { stepped, groups, assigned }: Context,
  end: EndOfSynapse,
): ReadonlySet<string> {
  const { model, ends, onPre, onPost } = synapse;
  // The events of one presynaptic cell reach its synapses at one time if these have one delay.
  if (!sharesStates || (end === 'pre' && !hasUniformDelay)) return new Set();
  const other = end === 'pre' ? 'post' : 'pre';
  const own = end === 'pre' ? onPre : onPost;
  const lets = letsOf(own);
  const endOf = new Map(ends.map((value) => [value.name, value]));
  const varying = varyingParameters(synapse, perCell);
  const states = new Map(model.states.map((state) => [state.name, state]));
  const changedAtEnds = new Set([...assigned.pre, ...assigned.post].map(({ target }) => target));

  /** Whether all synapses of the cell see one value, as long as those of `candidates` do. */
  const isSame = (
    roots: readonly CheckedExpression[],
    candidates: ReadonlySet<string>,
    mayReadEnd: boolean,
  ): boolean =>
    partsRead(model, roots, lets).every((part) => {
      if (part.kind === 'draw' || part.kind === 'noise') return false;
      if (part.kind !== 'reference') return true;
      const value = endOf.get(part.name);
      // What events change at the cell itself changes from one of its synapses to the next, unless it is read as before.
      if (value !== undefined)
        return mayReadEnd && value.end === end && (end === 'pre' || !changedAtEnds.has(part.name));
      switch (part.to) {
        case 'parameter':
          return !varying.has(part.name);
        case 'state':
          return candidates.has(part.name);
        // What they are made of is among the parts; an input that nothing drives may differ.
        case 'input':
          return (
            !received.includes(part.name) &&
            model.inputs.some(({ name, drive }) => name === part.name && drive !== undefined)
          );
        case 'definition':
          return true;
        default:
          return false;
      }
    });

  /** Whether it starts from one number. */
  const startsSame = (name: string, seen: ReadonlySet<string>): boolean => {
    const state = states.get(name);
    if (state === undefined || seen.has(name)) return false;
    if (given.includes(name)) return !perCell.includes(name);
    const parts = partsRead(model, [state.initial]);
    const others = [...statesRead(parts)];
    const inner = new Set([...seen, name]);
    return isSame([state.initial], new Set(others), false) && others.every((each) => startsSame(each, inner));
  };

  const assignedTo = (name: string): readonly Assignment[] =>
    assigned[end].filter(({ target }) => target === name);
  const candidates = new Set(
    model.states.flatMap(({ name }) => {
      const group = groups.get(name) ?? [name];
      const isOfEnd =
        group.some((each) => assignedTo(each).length > 0) &&
        assigned[other].every(({ target }) => !group.includes(target));
      return isOfEnd && !stepped.has(name) && startsSame(name, new Set()) ? [name] : [];
    }),
  );
  // What a candidate reads has to be one too: those that read another fall away, until none does.
  for (let before = -1; before !== candidates.size; ) {
    before = candidates.size;
    for (const name of candidates) {
      const state = states.get(name);
      const bounds = state?.range === undefined ? [] : [state.range.low, state.range.high];
      const isKept =
        (groups.get(name) ?? [name]).every((each) => candidates.has(each)) &&
        isSame(state?.derivative === undefined ? [] : [state.derivative], candidates, false) &&
        isSame([...assignedTo(name).flatMap(({ reads }) => reads), ...bounds], candidates, true);
      if (!isKept) candidates.delete(name);
    }
  }
  return candidates;
}

/** Returns the parameters that differ between synapses: those that are said to, and what follows from them. */
export function varyingParameters(
  { model, ends }: CheckedSynapse,
  perCell: readonly string[],
): ReadonlySet<string> {
  const varying = new Set([...perCell, ...ends.map(({ name }) => name)]);
  for (const { name, value } of model.parameters) {
    const parts = value === undefined ? [] : partsRead(model, [value]);
    const isVarying = parts.some(
      (part) => part.kind === 'draw' || (part.kind === 'reference' && varying.has(part.name)),
    );
    if (isVarying) varying.add(name);
  }
  return varying;
}
