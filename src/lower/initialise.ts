import type { CheckedExpression } from '../check/checked-expression.ts';
import { expressionText } from '../check/expression-text.ts';
import type { Expression } from '../expr/expression.ts';
import type { Store } from '../ir/program.ts';
import { comment } from './comment.ts';
import type { InitialValues } from './initial-values.ts';
import type { Lowering } from './lowering.ts';

/** Returns the stores of what is not given: parameters, tables, inputs and states before the first step. */
export function initialiseStores(
  { model, options }: Lowering,
  initial: InitialValues,
  folded: ReadonlySet<string>,
): readonly Store[] {
  const given = new Set(options.given);
  const column = (
    name: string,
    values: ReadonlyMap<string, Expression>,
    source: CheckedExpression | undefined,
  ): readonly Store[] => {
    const value = values.get(name);
    if (value === undefined || source === undefined || given.has(name)) return [];
    const target = { kind: 'column', column: name } as const;
    return [
      { target, value, comment: comment(`${name} = ${expressionText(source, model)}`), span: source.span },
    ];
  };
  return [
    ...model.parameters
      .filter(({ name }) => !folded.has(name))
      .flatMap(({ name, value }) => column(name, initial.parameters, value)),
    ...model.lists.flatMap(({ name, elements }, list) =>
      (initial.lists[list] ?? []).map((value, index): Store => {
        const source = elements[index];
        return {
          target: { kind: 'table', table: name, index },
          value,
          ...(source === undefined ? {} : { span: source.span }),
        };
      }),
    ),
    ...model.inputs.flatMap(({ name, drive }) => column(name, initial.inputs, drive)),
    ...model.states.flatMap(({ name, initial: source }) => column(name, initial.states, source)),
  ];
}
