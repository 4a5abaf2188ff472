/** Synapses from text, between cells of two components of it. */
import { InvariantError, known } from '../../src/base/invariant.ts';
import { buildModel } from '../../src/check/build-model.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { makePartBudget } from '../../src/check/expand.ts';
import { loadFiles, NO_FILES } from '../../src/check/load-files.ts';
import { buildSynapse } from '../../src/check/network/build-synapse.ts';
import type { CheckedSynapse } from '../../src/check/network/checked-synapse.ts';
import { withSynapticInputs } from '../../src/check/network/with-synaptic-inputs.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';

export interface Joined {
  readonly synapse: CheckedSynapse;
  /** As they are compiled, with what synapses add to. */
  readonly pre: CheckedModel;
  readonly post: CheckedModel;
}

/** Cells to which much can be given: conductances that decay, a current, a state to be lifted. */
export const CELLS = `
neuron Source { param gain = 3; input I = 0; state v = 0; dv/dt = (I - v) / 10 ms; spike when v > 1 }
neuron Cell {
  param tau = 5 ms
  input I = 0
  state v = 0; dv/dt = (I + g - v) / tau
  state g = 0 in [0, 10]; dg/dt = -g / tau
  output half = v / 2
  spike when v > 1
}
`;

/** Returns the synapse of the text, from a `Source` to a `Cell`. */
export function synapseOf(text: string, preName = 'Source', postName = 'Cell'): Joined {
  const problems: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    if (diagnostic.severity === 'error') problems.push(diagnostic);
  };
  const source = { name: 'synapse.axo', text: `${CELLS}${text}` };
  const { file } = loadFiles(source, NO_FILES, new Map(), report);
  const budget = makePartBudget();
  const declared = file.syntax.declarations.flatMap((each) =>
    each.kind === 'component' || each.kind === 'variant' ? [each] : [],
  );
  const modelOf = (name: string): CheckedModel => {
    const declaration = known(
      declared.find((each) => each.name.text === name),
      name,
    );
    return known(buildModel(declaration, file, budget, report).model, `model ${name}`);
  };
  const [pre, post] = [modelOf(preName), modelOf(postName)];
  const declaration = known(
    declared.find(({ componentKind }) => componentKind === 'synapse'),
    'synapse',
  );
  const ends = { pre, post, connected: declaration.span };
  const { synapse } = buildSynapse(declaration, file, ends, budget, report);
  if (problems.length > 0 || synapse === undefined)
    throw new InvariantError(problems.map(({ message }) => message).join('; '));
  return { synapse, pre, post: withSynapticInputs(post, ['I']) };
}
