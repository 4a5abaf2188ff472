import { negativeConstant, speciesUnits } from '../../diagnostics/codes/reaction.ts';
import { sameDimension } from '../../units/dimension.ts';
import type { Definition } from '../checked-model.ts';
import { constantValue } from '../constant-value.ts';
import { type InstanceReaction, qualify } from '../instance.ts';
import type { ModelTable } from '../model-table.ts';
import { dimensionOf } from '../reactions/check-kinetic.ts';
import { unitWords } from '../unit-words.ts';

/** What a reaction joins is counted in one dimension, and no rate constant is negative. */
export function checkReactions(
  table: ModelTable,
  definitions: readonly Definition[],
  constantNamed: (name: string) => number | undefined,
  unitText: (name: string) => string,
): void {
  const values = new Map(definitions.map(({ name, value }) => [name, value]));
  for (const { reactions, path } of table.instances) {
    for (const reaction of reactions) {
      checkUnits(reaction, path, table, unitText);
      for (const key of ['forward', 'backward']) {
        const name = qualify(path, `${reaction.name}.${key}`);
        const value = values.get(name);
        const number = value && constantValue(value, constantNamed);
        const what = table.entities.get(name)?.about ?? '';
        if (value !== undefined && number !== undefined && number < 0)
          table.report(negativeConstant({ what, span: value.span }));
      }
    }
  }
}

function checkUnits(
  { syntax }: InstanceReaction,
  path: string,
  table: ModelTable,
  unitText: (name: string) => string,
): void {
  const names = [...new Set([...syntax.left, ...syntax.right].map(({ text }) => text))];
  const [first, ...others] = names;
  const own = first === undefined ? undefined : dimensionOf(qualify(path, first), table);
  if (first === undefined || own === undefined) return;
  for (const other of others) {
    const dimension = dimensionOf(qualify(path, other), table);
    if (dimension === undefined || sameDimension(own, dimension)) continue;
    const [firstUnit, otherUnit] = [first, other].map((name) => unitWords(unitText(qualify(path, name))));
    const labels = [first, other].flatMap((name) => {
      const declared = table.entities.get(qualify(path, name))?.declared.span;
      return declared === undefined ? [] : [{ span: declared, message: `declared here` }];
    });
    table.report(
      speciesUnits({
        first,
        firstUnit: firstUnit ?? '',
        other,
        otherUnit: otherUnit ?? '',
        span: syntax.span,
        labels,
      }),
    );
    return;
  }
}
