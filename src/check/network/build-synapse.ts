/** A synapse between two models, or by itself, with its names, units and structure checked. */
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import type { ComponentSyntax, VariantSyntax } from '../../syntax/tree.ts';
import { type BuiltModel, buildWhole } from '../build-model.ts';
import type { Handler } from '../checked-events.ts';
import type { CheckedModel } from '../checked-model.ts';
import type { PartBudget } from '../expand.ts';
import type { LoadedFile } from '../load-files.ts';
import { removeSingularities } from '../singularities/remove-singularities.ts';
import type { SynapseActs } from './check-acts.ts';
import type { CheckedSynapse } from './checked-synapse.ts';
import type { SynapseEnds } from './synapse-ends.ts';

/** A synapse, and which of its names its expressions read. */
export interface BuiltSynapse extends Omit<BuiltModel, 'model'> {
  /** Absent where it has an error, all of which are reported, and where it was checked by itself. */
  readonly synapse: CheckedSynapse | undefined;
}

/**
 * Returns the synapse between cells of two models; without them it is checked by itself, as far as what it says is certain
 * whatever it connects. What is wrong by itself is not looked at between models.
 */
export function buildSynapse(
  declaration: ComponentSyntax | VariantSyntax,
  file: LoadedFile,
  ends: SynapseEnds | undefined,
  budget: PartBudget,
  report: (diagnostic: Diagnostic) => void,
): BuiltSynapse {
  const own: Diagnostic[] = [];
  const { root, read } = buildWhole(declaration, file, budget, (diagnostic) => own.push(diagnostic));
  for (const diagnostic of own) report(diagnostic);
  if (ends === undefined || root === undefined || hasErrors(own)) return { synapse: undefined, root, read };
  const connected = { span: ends.connected, message: connectedTo(ends) };
  const { model, synapse } = buildWhole(
    declaration,
    file,
    budget,
    (diagnostic) => {
      // What was said of the synapse by itself needs no second saying.
      if (own.some(({ code, span }) => code === diagnostic.code && span?.start === diagnostic.span?.start))
        return;
      report({ ...diagnostic, labels: [...diagnostic.labels, connected] });
    },
    ends,
  );
  if (model === undefined || synapse === undefined) return { synapse: undefined, root, read };
  const cleared = clear(model, synapse.acts);
  return { synapse: { ...cleared, ends: synapse.ends.values() }, root, read };
}

function connectedTo({ pre, post }: SynapseEnds): string {
  return `connected here: \`pre\` is the ${pre.componentKind} \`${pre.name}\`, \`post\` the ${post.componentKind} \`${post.name}\``;
}

/** Removes what divides by 0 from all that the synapse does too: as blocks of its model, which come back. */
function clear(
  model: CheckedModel,
  { onPre, onPost, couplings }: SynapseActs,
): Pick<CheckedSynapse, 'model' | 'onPre' | 'onPost' | 'couplings'> {
  const added: Handler[] = couplings.map(({ input, value, span }) => ({
    body: [{ kind: 'addToInput', input, value, span }],
    span,
  }));
  const { stepHandlers } = model;
  const cleared = removeSingularities({
    ...model,
    stepHandlers: [...stepHandlers, ...onPre, ...onPost, ...added],
  });
  const own = stepHandlers.length;
  const [pre, post] = [own + onPre.length, own + onPre.length + onPost.length];
  const bodies = cleared.stepHandlers.slice(post).flatMap(({ body }) => body);
  return {
    model: { ...cleared, stepHandlers: cleared.stepHandlers.slice(0, own) },
    onPre: cleared.stepHandlers.slice(own, pre),
    onPost: cleared.stepHandlers.slice(pre, post),
    couplings: bodies.flatMap((statement) =>
      statement.kind === 'addToInput'
        ? [{ input: statement.input, value: statement.value, span: statement.span }]
        : [],
    ),
  };
}
