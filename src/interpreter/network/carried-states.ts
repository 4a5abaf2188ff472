/**
 * Which states of a synapse are solved exactly, and only where an event needs them. Their equations, and those of the
 * states that these read, are linear with constants as coefficients; nothing reads them in between: no coupling, no other
 * equation, no block of every step. All other states with an equation are integrated step by step.
 *
 * States whose equations read each other are a family. An event whose blocks assign one of it moves all of it to the
 * present, and no other event does: so it is said when results are rounded.
 */
import { known } from '../../base/invariant.ts';
import type { BlockStatement } from '../../check/checked-events.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import { everyStatement, statementsOf } from '../../check/every-statement.ts';
import type { CheckedSynapse } from '../../check/network/checked-synapse.ts';
import { partsRead } from '../../check/parts-read.ts';
import { type Form, formsOf } from './linear-form.ts';

export interface CarriedStates {
  /** By state that is carried. */
  readonly forms: ReadonlyMap<string, Form>;
  readonly families: readonly Family[];
}

export interface Family {
  /** Those that are carried, and those that they read and events alone change. */
  readonly states: ReadonlySet<string>;
  /** Whether blocks of such an event assign one of it. */
  readonly isMovedBy: Readonly<Record<'pre' | 'post', boolean>>;
}

/** Returns the states that are carried from event to event; inputs that are `received` follow a signal. */
export function carriedStates(synapse: CheckedSynapse, received: ReadonlySet<string>): CarriedStates {
  const forms = new Map([...formsOf(synapse, received)].filter(([, { kind }]) => kind !== 'other'));
  const { model, couplings, onPre, onPost } = synapse;
  const inSteps = everyStatement(model);
  const readAllTheTime = statesReadBy(synapse, [
    ...couplings.map(({ value }) => value),
    ...inSteps.flatMap(expressionsOf),
  ]);
  const moving = (name: string): boolean => forms.has(name);
  const stepped = new Set([...[...readAllTheTime].filter(moving), ...targetsOf(inSteps)]);
  for (const { name, derivative } of model.states)
    if (derivative !== undefined && !forms.has(name)) stepped.add(name);
  // What is stepped takes along what it reads, and what reads it. States without an equation are there all the time.
  for (let before = -1; before !== stepped.size; ) {
    before = stepped.size;
    for (const { name, derivative } of model.states) {
      if (derivative === undefined) continue;
      const reads = statesReadBy(synapse, [derivative]);
      if (stepped.has(name)) for (const read of reads) if (moving(read)) stepped.add(read);
      if ([...reads].some((read) => stepped.has(read))) stepped.add(name);
    }
  }
  for (const name of stepped) forms.delete(name);
  const assigned = { pre: targetsOf(statementsOf(onPre)), post: targetsOf(statementsOf(onPost)) };
  return {
    forms,
    families: familiesOf(forms).map((states) => ({
      states,
      isMovedBy: {
        pre: assigned.pre.some((name) => states.has(name)),
        post: assigned.post.some((name) => states.has(name)),
      },
    })),
  };
}

function familiesOf(forms: ReadonlyMap<string, Form>): readonly ReadonlySet<string>[] {
  const families = new Map<string, Set<string>>();
  for (const [name, { reads }] of forms) {
    const members = new Set([name, ...reads].flatMap((each) => [each, ...(families.get(each) ?? [])]));
    for (const member of members) families.set(member, members);
  }
  return [...new Set([...forms.keys()].map((name) => known(families.get(name), 'family')))];
}

function targetsOf(statements: readonly BlockStatement[]): readonly string[] {
  return statements.flatMap((statement) => (statement.kind === 'assign' ? [statement.target] : []));
}

/** What a statement computes itself. */
export function expressionsOf(statement: BlockStatement): readonly CheckedExpression[] {
  return statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : [statement.value];
}

/** The states that expressions read, by names too. */
function statesReadBy({ model }: CheckedSynapse, roots: readonly CheckedExpression[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of partsRead(model, roots))
    if (part.kind === 'reference' && part.to === 'state') names.add(part.name);
  return names;
}
