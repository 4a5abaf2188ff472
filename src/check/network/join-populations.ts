/** The pairs of populations that a `connect` joins, each with its synapse between their two models. */
import { unknownName } from '../../diagnostics/codes/names.ts';
import { cannotUse } from '../../diagnostics/codes/wiring.ts';
import type { Name } from '../../syntax/expression-tree.ts';
import type { ConnectSyntax } from '../../syntax/network-tree.ts';
import type { ComponentSyntax, VariantSyntax } from '../../syntax/tree.ts';
import type { CheckedModel } from '../checked-model.ts';
import { findComponent } from '../find-component.ts';
import type { LoadedFile } from '../load-files.ts';
import { buildSynapse } from './build-synapse.ts';
import type { PopulationDraft } from './check-population.ts';
import type { CheckedSynapse } from './checked-synapse.ts';
import { findPopulation, type NetworkTools } from './network-tools.ts';
import type { Joined } from './pair-value.ts';

/** Synapses by declaration, presynaptic and postsynaptic model: many populations are of one model. */
export type SynapseCache = Map<
  ComponentSyntax | VariantSyntax,
  Map<CheckedModel, Map<CheckedModel, CheckedSynapse | undefined>>
>;

/** Returns what is joined and understood; `names` counts projections that are alike. */
export function joinPopulations(
  syntax: ConnectSyntax,
  populations: ReadonlyMap<string, PopulationDraft>,
  synapses: SynapseCache,
  names: Map<string, number>,
  tools: NetworkTools,
): readonly Joined[] {
  const declared = findSynapse(syntax.synapse, tools);
  const found = (list: readonly Name[]): readonly PopulationDraft[] =>
    list.flatMap((name) => findPopulation(name, populations, tools) ?? []);
  const [sources, targets] = [found(syntax.from), found(syntax.to)];
  return sources.flatMap((from) =>
    targets.flatMap((to): readonly Joined[] => {
      const base = `${from.name} -> ${to.name} by ${syntax.synapse.text}`;
      const count = (names.get(base) ?? 0) + 1;
      names.set(base, count);
      const name = count === 1 ? base : `${base} ${count}`;
      if (declared === undefined || from.model === undefined || to.model === undefined) return [];
      const isKnown = from.isWhole && to.isWhole;
      const synapse = build(declared, from.model, to.model, syntax.synapse, synapses, {
        ...tools,
        // A part that could not be read may have the name.
        report: (diagnostic) => {
          if (isKnown || diagnostic.code !== unknownName.page.code) tools.report(diagnostic);
        },
      });
      if (synapse === undefined || from.shape === undefined || to.shape === undefined) return [];
      return [
        {
          syntax,
          name,
          from: { ...from, model: from.model, shape: from.shape },
          to: { ...to, model: to.model, shape: to.shape },
          synapse,
        },
      ];
    }),
  );
}

interface Declared {
  readonly declaration: ComponentSyntax | VariantSyntax;
  readonly file: LoadedFile;
}

function findSynapse(name: Name, { file, report }: NetworkTools): Declared | undefined {
  const found = findComponent(name, file, report);
  if (found === undefined) return undefined;
  const { componentKind: kind } = found.component;
  if (kind !== 'synapse') {
    const what = `is a ${kind}, and cells are connected by synapses`;
    const hint = `declare one: \`synapse Kick { on pre { … } }\`.`;
    report(cannotUse({ component: name.text, what, span: name.span, hint }));
    return undefined;
  }
  const declared = file.names.get(name.text);
  const declaration = declared?.declaration;
  if (declared === undefined || (declaration?.kind !== 'component' && declaration?.kind !== 'variant'))
    return undefined;
  return { declaration, file: declared.file };
}

function build(
  { declaration, file }: Declared,
  pre: CheckedModel,
  post: CheckedModel,
  { span: connected }: Name,
  cache: SynapseCache,
  { budget, report }: NetworkTools,
): CheckedSynapse | undefined {
  const byPre =
    cache.get(declaration) ?? new Map<CheckedModel, Map<CheckedModel, CheckedSynapse | undefined>>();
  cache.set(declaration, byPre);
  const byPost = byPre.get(pre) ?? new Map<CheckedModel, CheckedSynapse | undefined>();
  byPre.set(pre, byPost);
  if (!byPost.has(post)) {
    byPost.set(post, buildSynapse(declaration, file, { pre, post, connected }, budget, report).synapse);
  }
  return byPost.get(post);
}
