/**
 * What stands behind expressions that are looked through: named expressions, the `let`s of event blocks, and what was
 * made here of something that was written.
 */
import type { BlockStatement } from '../checked-events.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel } from '../checked-model.ts';
import { everyPart, operandsOf } from '../operands.ts';
import { mapExpressions } from './map-expressions.ts';

type Values = ReadonlyMap<string, CheckedExpression>;

export class Names {
  readonly #definitions: Values;
  readonly #lets: Values;
  readonly #written = new Map<CheckedExpression, CheckedExpression>();

  constructor(definitions: Values, lets: Values) {
    this.#definitions = definitions;
    this.#lets = lets;
  }

  /** Returns what an expression stands for; undefined if it is what it is. */
  valueOf(expression: CheckedExpression): CheckedExpression | undefined {
    switch (expression.kind) {
      case 'reference':
        return expression.to === 'definition' ? this.#definitions.get(expression.name) : undefined;
      case 'local':
        return this.#lets.get(expression.name);
      case 'series':
        return expression.otherwise;
      case 'conditional':
        return this.#written.get(expression);
      default:
        return undefined;
    }
  }

  /** Remembers what was written where something else is computed now. */
  remember(made: CheckedExpression, written: CheckedExpression): void {
    this.#written.set(made, written);
  }
}

/** Returns the names of a model. */
export function namesOf(model: CheckedModel): Names {
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
  return new Names(definitions, letsOf(model, definitions));
}

/** The `let`s whose values stay what they are written as until the end of their block: nothing they read is assigned. */
function letsOf(model: CheckedModel, definitions: Values): Values {
  const handlers = [
    ...model.stepHandlers,
    ...model.timedHandlers,
    ...model.spikers.flatMap((each) => each.handlers),
  ];
  if (handlers.every(({ body }) => body.every(({ kind }) => kind !== 'let' && kind !== 'if')))
    return new Map();
  const lets = new Map<string, CheckedExpression>();
  for (const { body } of handlers) {
    const steps = inOrder(body);
    for (const [i, step] of steps.entries()) {
      if (step.kind !== 'let') continue;
      const read = namesRead(step.value, definitions, lets);
      if (!steps.slice(i + 1).some((each) => each.kind !== 'let' && read.has(targetOf(each))))
        lets.set(step.name, step.value);
    }
  }
  // What is read as at the start of the step is another value than that of the names now.
  mapExpressions(model, (root) => {
    for (const part of everyPart([root])) {
      if (part.kind !== 'old') continue;
      for (const inner of everyPart([part])) if (inner.kind === 'local') lets.delete(inner.name);
    }
    return root;
  });
  return lets;
}

type Step = Exclude<BlockStatement, { readonly kind: 'if' }>;

function inOrder(body: readonly BlockStatement[]): readonly Step[] {
  return body.flatMap((statement): readonly Step[] =>
    statement.kind === 'if'
      ? [...statement.branches.flatMap((branch) => inOrder(branch.body)), ...inOrder(statement.otherwise)]
      : [statement],
  );
}

function targetOf(step: Exclude<Step, { readonly kind: 'let' }>): string {
  return step.kind === 'assign' ? step.target : step.input;
}

function namesRead(root: CheckedExpression, definitions: Values, lets: Values): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<CheckedExpression>([root]);
  for (const part of seen) {
    if (part.kind === 'reference') names.add(part.name);
    const value =
      part.kind === 'reference'
        ? definitions.get(part.name)
        : part.kind === 'local'
          ? lets.get(part.name)
          : undefined;
    for (const operand of value === undefined ? operandsOf(part) : [value]) seen.add(operand);
  }
  return names;
}
