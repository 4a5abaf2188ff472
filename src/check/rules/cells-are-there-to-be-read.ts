/**
 * What is taken over the cells is read while the population runs: named expressions that hold it are read neither by
 * initial values nor by refractory periods.
 */
import { known } from '../../base/invariant.ts';
import { reductionPlace } from '../../diagnostics/codes/population.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel, Definition } from '../checked-model.ts';
import { everyPart } from '../operands.ts';

type Model = Pick<CheckedModel, 'definitions' | 'states' | 'overCells' | 'spikers'>;

/** Reports functions over cells, and named expressions that hold them, where no cell can look at the others. */
export function checkPlacesOverCells(model: Model, report: (diagnostic: Diagnostic) => void): void {
  /** Names of the definitions that hold one. */
  const holding = new Set<string>();
  const find = (root: CheckedExpression): CheckedExpression | undefined =>
    everyPart([root]).find(
      (part) => part.kind === 'overCells' || (part.kind === 'reference' && holding.has(part.name)),
    );
  for (const { name, value } of model.definitions) if (find(value) !== undefined) holding.add(name);
  const reductionOf = (part: CheckedExpression): string => {
    const entry = part.kind === 'overCells' ? model.overCells?.[part.index] : undefined;
    return `${known(entry, 'function over cells').reduction} over cells`;
  };
  const nameOf = (part: CheckedExpression): string =>
    `\`${part.kind === 'reference' ? part.name : reductionOf(part)}\``;
  for (const { name, initial } of model.states) {
    const part = find(initial);
    if (part === undefined) continue;
    const origin = model.definitions.find(
      (each) => part.kind === 'reference' && each.name === part.name,
    )?.origin;
    report(reductionPlace({ span: part.span, ...initialWords(name, origin, nameOf(part)) }));
  }
  for (const { refractory } of model.spikers) {
    const hint =
      'the period is the same for all spikes; to rest while a condition holds, write it into `spike when`.';
    const part = refractory && find(refractory.duration);
    if (part !== undefined) {
      report(reductionPlace({ what: nameOf(part), where: 'the refractory period', span: part.span, hint }));
    }
  }
}

/** What holds a function over cells where a state has its initial value from, and what to do instead. */
function initialWords(
  state: string,
  origin: Definition['origin'] | undefined,
  what: string,
): { readonly what: string; readonly where: string; readonly hint: string } {
  const why = 'initial values are computed cell by cell';
  switch (origin) {
    case 'gate':
      return {
        what,
        where: `the steady state at which \`${state}\` starts`,
        hint: `${why}: give the gate one, \`gate ${state.slice(state.lastIndexOf('.') + 1)} = 0.5 { … }\`.`,
      };
    case 'steady':
      return {
        what: 'A function over cells',
        where: `the equilibrium at which \`${state}\` starts`,
        hint: `${why}: give the states values of their own in place of \`start steady\`.`,
      };
    default:
      return {
        what,
        where: `the initial value of \`${state}\``,
        hint: `${why}; assign it to the state by \`on step\`.`,
      };
  }
}
