/** What the values, rules and delays of a `connect` read: the numbers, places and parameters of two cells. */
import type { Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import { unknownName } from '../../diagnostics/codes/names.ts';
import { noLattice, pairValue, unknownPopulation } from '../../diagnostics/codes/network.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { quoted } from '../../diagnostics/wording.ts';
import type { DegreeSyntax, PathSyntax } from '../../syntax/expression-tree.ts';
import type { EndOfSynapse } from '../../syntax/statement-tree.ts';
import { DIMENSIONLESS, type Dimension } from '../../units/dimension.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { pathText } from '../check-name.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel } from '../checked-model.ts';
import { mistaken, numberValue } from '../checked-value.ts';
import { everyPart } from '../operands.ts';
import type { Resolution, Scope } from '../scope.ts';
import type { PopulationDraft } from './check-population.ts';
import { cellsOf } from './check-population.ts';
import type { PairRead } from './checked-network.ts';
import { conversionBetween, converted } from './convert.ts';

/** The population at one end of a projection. */
export type PairEnd = Pick<PopulationDraft, 'name' | 'shape' | 'syntax'> & { readonly model: CheckedModel };

export interface PairNames {
  readonly pre: PairEnd;
  readonly post: PairEnd;
  /** Of the synapse's model: what values are given in. */
  readonly system: UnitSystem;
  /** The names of the network, in that system. */
  readonly network: Scope;
  readonly networkName: string;
  readonly populations: readonly string[];
  /** Of statements that could not be read: there, of unknown meaning. */
  readonly unreadable: readonly string[];
  /** Whether any `connect` joins two populations. */
  readonly isConnected: (from: string, to: string) => boolean;
  /** Why degrees cannot be read; absent where they can. */
  readonly withoutDegrees?: string;
}

/** Returns the scope of what is computed for pairs of cells. */
export function pairScope(names: PairNames): Scope {
  const { network, pre, post } = names;
  const where = `what \`connect\` sees from \`${pre.name}\` to \`${post.name}\``;
  const resolve = (path: PathSyntax): Resolution => {
    const [head, ...rest] = path.names.map(({ text }) => text);
    const { span } = path;
    if (rest.length === 0) {
      if (head === 'i' || head === 'j') return parameter(head === 'i' ? PRE_CELL : POST_CELL, span);
      if (head === 'distance') {
        const missing = [pre, post].find(({ shape }) => shape?.length === 1);
        return missing === undefined ? parameter(DISTANCE, span) : withoutPlaces('distance', missing, span);
      }
      if (head === 'pre' || head === 'post') return bareEnd(head, names[head], span);
    }
    if (head === 'pre' || head === 'post') return resolveAtEnd(head, rest.join('.'), path, names);
    const found = network.resolve(path);
    return found.kind === 'unknown' && rest.length === 0 && head !== undefined
      ? (meantOfCell(head, span, where, names) ?? found)
      : found;
  };
  return {
    of: 'run',
    where,
    resolve,
    degree: (syntax) => resolveDegree(syntax, names),
    declaration: (name) => network.declaration(name),
    *names() {
      yield* ['i', 'j', 'distance'];
      yield* network.names();
      for (const end of ['pre', 'post'] as const)
        for (const name of namesAt(end, names[end])) yield `${end}.${name}`;
    },
    functionNamed: (name) => network.functionNamed(name),
    functionNames: () => network.functionNames(),
    constants: () => network.constants(),
  };
}

/** Other words for how far cells lie apart. */
const DISTANCES: ReadonlySet<string> = new Set(['dist', 'd', 'd_ij', 'dij', 'separation']);

/** Returns what is said of the name of something that cells have, without saying which cell is meant. */
function meantOfCell(
  name: string,
  span: Span,
  where: string,
  { pre, post }: PairNames,
): Resolution | undefined {
  if (DISTANCES.has(name.toLowerCase()))
    return mistake(unknownName({ name, span, where, suggestion: 'distance' }));
  const ends = [
    ['post', post],
    ['pre', pre],
  ] as const;
  const [end] = ends.find((each) => namesAt(each[0], each[1]).includes(name)) ?? [];
  if (end !== undefined) return mistake(unknownName({ name, span, where, suggestion: `${end}.${name}` }));
  const [changing] = ends.find(([, { model }]) => describe(model, name) !== undefined) ?? [];
  if (changing === undefined) return undefined;
  const hint = `\`${changing}.${name}\` changes during the run: read it in the synapse. Here are parameters and places of cells.`;
  return mistake(unknownName({ name, span, where, hint }));
}

const PRE_CELL = 'number of the presynaptic cell';
const POST_CELL = 'number of the postsynaptic cell';
const DISTANCE = 'distance of the cells';

const PLAIN: ReadonlyMap<string, PairRead['of'] & ('i' | 'j' | 'distance')> = new Map([
  [PRE_CELL, 'i'],
  [POST_CELL, 'j'],
  [DISTANCE, 'distance'],
] as const);

const POSITIONS = ['row', 'col', 'x', 'y'] as const;
type Position = (typeof POSITIONS)[number];

function isPosition(name: string): name is Position {
  return POSITIONS.some((each) => each === name);
}

const DEGREES = { pre: 'outdegree', post: 'indegree' } as const;

/** Returns what an expression reads of the pair, each once. */
export function pairReads(expression: CheckedExpression): readonly PairRead[] {
  const found = new Map<string, PairRead>();
  for (const part of everyPart([expression])) {
    if (part.kind !== 'reference' || part.to !== 'parameter' || found.has(part.name)) continue;
    const { name } = part;
    const plain = PLAIN.get(name);
    if (plain !== undefined) found.set(name, { name, of: plain });
    else found.set(name, readAtEnd(name));
  }
  return [...found.values()];
}

function readAtEnd(name: string): PairRead {
  const of = name.startsWith('pre.') ? 'pre' : 'post';
  const rest = name.slice(of.length + 1);
  const [own = '', where] = rest.split(OF);
  if (where === undefined) return { name, of, what: { kind: 'parameter', name: rest } };
  if (where === LATTICE && isPosition(own)) return { name, of, what: { kind: 'position', name: own } };
  return { name, of, what: { kind: 'degree', ...(where === THIS ? {} : { population: where }) } };
}

/** What follows in names that are no parameters of a cell: no population has a name with blanks. */
const OF = ' of ';
const THIS = 'this projection';
const LATTICE = 'the lattice';

function parameter(name: string, span: Span, dimension: Dimension = DIMENSIONLESS): Resolution {
  const expression = { kind: 'reference', to: 'parameter', name, span } as const;
  return { kind: 'value', checked: numberValue(expression, dimension, 0) };
}

function mistake(diagnostic: Diagnostic): Resolution {
  return { kind: 'mistake', diagnostic };
}

function withoutPlaces(name: string, { name: population, shape, syntax }: PairEnd, span: Span): Resolution {
  // What its size is could not be understood.
  if (shape === undefined) return { kind: 'value', checked: mistaken(span) };
  return mistake(noLattice({ name, population, cells: cellsOf(shape), span, declared: syntax.name.span }));
}

function bareEnd(end: EndOfSynapse, { model }: PairEnd, span: Span): Resolution {
  const name = model.parameters.find(({ name: each }) => !each.includes(' '))?.name;
  const hint = `read something of it: \`${end}.${name ?? DEGREES[end]}\`.`;
  return mistake(pairValue({ name: end, what: 'is a cell, not a value', span, hint }));
}

/** Returns what can be read of a cell. */
function namesAt(end: EndOfSynapse, { model, shape }: PairEnd): readonly string[] {
  const parameters = model.parameters.map(({ name }) => name).filter((name) => !name.includes(' '));
  return [...parameters, ...(shape?.length === 2 ? POSITIONS : []), DEGREES[end]];
}

function resolveAtEnd(end: EndOfSynapse, name: string, { span }: PathSyntax, names: PairNames): Resolution {
  const { [end]: at, system } = names;
  const { model, shape } = at;
  const text = `${end}.${name}`;
  if (isPosition(name) && shape?.length === 2) return parameter(`${text}${OF}${LATTICE}`, span);
  const own = model.parameters.find((each) => each.name === name);
  if (own !== undefined) {
    const expression = { kind: 'reference', to: 'parameter', name: text, span } as const;
    const conversion = conversionBetween(own.dimension, model.system, system);
    return { kind: 'value', checked: numberValue(converted(expression, conversion), own.dimension, 0) };
  }
  if (isPosition(name) && describe(model, name) === undefined) return withoutPlaces(text, at, span);
  if (name === 'indegree' || name === 'outdegree') {
    return name === DEGREES[end]
      ? degreeOf(`${text}${OF}${THIS}`, text, span, names)
      : mistake(wrongDegree(end, name, span));
  }
  const what = describe(model, name);
  if (what !== undefined) {
    const hint =
      what === 'a state'
        ? 'it changes during the run: read it in the synapse. Here are parameters and places of cells.'
        : 'only parameters and places of cells are known here; the synapse itself reads all that a cell offers.';
    return mistake(pairValue({ name: text, what: `is ${what} of \`${model.name}\``, span, hint }));
  }
  const offered = namesAt(end, at);
  const suggestion = nearest(name, offered);
  return mistake(
    unknownName({
      name: text,
      span,
      where: `the ${model.componentKind} \`${model.name}\` behind \`${end}\``,
      suggestion: suggestion === undefined ? undefined : `${end}.${suggestion}`,
      hint: `\`connect\` reads ${quoted(offered.map((each) => `${end}.${each}`))}.`,
    }),
  );
}

/** Says what a name of a model is that is no parameter; undefined if it has no such name. */
function describe(
  { states, inputs, definitions, lists, parts }: CheckedModel,
  name: string,
): string | undefined {
  const has = (list: readonly { readonly name: string }[]): boolean =>
    list.some((each) => each.name === name);
  if (has(states)) return 'a state';
  if (has(inputs)) return 'an input';
  if (has(lists)) return 'a list';
  if (parts.some(({ path }) => path === name)) return 'a part';
  const definition = definitions.find((each) => each.name === name);
  if (definition === undefined) return undefined;
  return definition.origin === 'output' ? 'an output' : 'a named expression';
}

// ── Degrees ──────────────────────────────────────────────────────────────────────────────────────────

function degreeOf(name: string, text: string, span: Span, { withoutDegrees }: PairNames): Resolution {
  if (withoutDegrees === undefined) return parameter(name, span);
  const what = `cannot be read in ${withoutDegrees}`;
  const hint = 'how many synapses a cell has follows from that; values and delays may read it.';
  return mistake(pairValue({ name: text, what, span, hint }));
}

function wrongDegree(end: EndOfSynapse, name: string, span: Span): Diagnostic {
  const hint = 'a projection has the `pre.outdegree` and the `post.indegree` of its cells.';
  return pairValue({ name: `${end}.${name}`, what: 'is not counted', span, hint });
}

/** `post.indegree of E`. */
function resolveDegree({ degree, of, span }: DegreeSyntax, names: PairNames): Resolution {
  const [head, word] = degree.names.map(({ text }) => text);
  const text = `${pathText(degree)} of ${of.text}`;
  if ((head !== 'pre' && head !== 'post') || (word !== 'indegree' && word !== 'outdegree')) {
    const hint = 'with `of` stand `post.indegree of E`, `pre.outdegree of E`.';
    return mistake(pairValue({ name: text, what: 'is not counted', span, hint }));
  }
  if (word !== DEGREES[head]) return mistake(wrongDegree(head, word, span));
  const { populations, unreadable, networkName, pre, post, isConnected } = names;
  if (unreadable.includes(of.text)) return { kind: 'value', checked: mistaken(span) };
  if (!populations.includes(of.text)) {
    const suggestion = nearest(of.text, populations);
    return mistake(
      unknownPopulation({
        name: of.text,
        network: networkName,
        span: of.span,
        suggestion,
        offered: populations,
      }),
    );
  }
  const [from, to] = head === 'post' ? [of.text, post.name] : [pre.name, of.text];
  if (!isConnected(from, to)) {
    const what = `counts synapses from \`${from}\` to \`${to}\`, and there are none`;
    return mistake(pairValue({ name: text, what, span, hint: 'no `connect` joins these populations.' }));
  }
  return degreeOf(text, text, span, names);
}
