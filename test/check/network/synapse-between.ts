/** A synapse between two models of a text: what it is, and what is wrong with it. */
import { known } from '../../../src/base/invariant.ts';
import { check } from '../../../src/check/check.ts';
import type { BlockStatement } from '../../../src/check/checked-events.ts';
import type { CheckedModel } from '../../../src/check/checked-model.ts';
import { collectOnce } from '../../../src/check/collect-once.ts';
import { makePartBudget } from '../../../src/check/expand.ts';
import { expressionText } from '../../../src/check/expression-text.ts';
import { loadFiles, NO_FILES } from '../../../src/check/load-files.ts';
import { buildSynapse } from '../../../src/check/network/build-synapse.ts';
import type { CheckedSynapse, EndValue } from '../../../src/check/network/checked-synapse.ts';
import { renderDiagnostics } from '../../../src/diagnostics/render.ts';

/** The names of the components; each `Cell` and the synapse `S` if not given. */
export interface Between {
  readonly synapse?: string;
  readonly pre?: string;
  readonly post?: string;
}

/** Returns the synapse as a network would have it, and what is wrong with it, as it is shown in a terminal. */
export function between(
  text: string,
  { synapse: name = 'S', pre = 'Cell', post = 'Cell' }: Between = {},
): { readonly synapse: CheckedSynapse | undefined; readonly mistakes: string } {
  const source = {
    name: 'model.axo',
    text: `${text.trimStart()}\nnetwork Pair { connect A -> B by ${name} all to all }`,
  };
  const sources = new Map<string, string>();
  const { list, report } = collectOnce();
  const { file } = loadFiles(source, NO_FILES, sources, report);
  const { models } = check({ ...source, text: text.trimStart() });
  const declaration = known(
    file.syntax.declarations.find((each) => 'name' in each && each.name.text === name),
    name,
  );
  if (declaration.kind !== 'component' && declaration.kind !== 'variant') throw new RangeError(name);
  const end = source.text.lastIndexOf(' all to all');
  const ends = {
    pre: known(models.get(pre), pre),
    post: known(models.get(post), post),
    connected: { source: source.name, start: end - name.length, end },
  };
  const { synapse } = buildSynapse(declaration, file, ends, makePartBudget(), report);
  return { synapse, mistakes: renderDiagnostics(list, sources) };
}

/** Returns the synapse of a text without mistakes. */
export function synapseOf(text: string, options: Between = {}): CheckedSynapse {
  const { synapse, mistakes } = between(text, options);
  return known(synapse, `a synapse without errors:\n${mistakes}`);
}

/** Returns what a synapse holds, for people who read tests. */
export function wordsOf({ model, ends, onPre, onPost, couplings }: CheckedSynapse): string {
  const { inputs, parameters, states } = model;
  const lines = [
    ...ends.map((end) => `${end.name} is ${valueWords(end, model)}`),
    `parameters ${parameters.map(({ name }) => name).join(', ')}`,
    `inputs ${inputs.map(({ name }) => name).join(', ')}`,
    ...states.map(({ name, initial, derivative }) => {
      const equation = derivative === undefined ? '' : `, d/dt = ${expressionText(derivative, model)}`;
      return `state ${name} = ${expressionText(initial, model)}${equation}`;
    }),
    ...onPre.flatMap(({ body }) => body.map((each) => `on pre: ${statementText(each, model)}`)),
    ...onPost.flatMap(({ body }) => body.map((each) => `on post: ${statementText(each, model)}`)),
    ...couplings.map(({ input, value }) => `all the time: post ${input} += ${expressionText(value, model)}`),
  ];
  return lines.join('\n');
}

function valueWords({ end, of, range }: EndValue, model: CheckedModel): string {
  if (of.kind === 'degree') return `how many synapses the ${end} cell has`;
  const within =
    range === undefined
      ? ''
      : `, within [${expressionText(range.low, model)}, ${expressionText(range.high, model)}]`;
  return `the ${of.to} ${of.name} of the ${end} cell${within}`;
}

function statementText(statement: BlockStatement, model: CheckedModel): string {
  switch (statement.kind) {
    case 'assign':
      return `${statement.target} = ${expressionText(statement.value, model)}`;
    case 'addToInput':
      return `${statement.input} += ${expressionText(statement.value, model)}`;
    case 'let':
      return `let ${statement.name} = ${expressionText(statement.value, model)}`;
    case 'if':
      return `if …`;
  }
}
