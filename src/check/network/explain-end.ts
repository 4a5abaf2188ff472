/** Why a synapse cannot read a name of one of its cells, assign it or add to it, and what to do instead. */
import { unreachable } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import { assignToNonState } from '../../diagnostics/codes/events.ts';
import { privateName, unknownName, wrongKind } from '../../diagnostics/codes/names.ts';
import { noisePlace } from '../../diagnostics/codes/random.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { EndOfSynapse } from '../../syntax/statement-tree.ts';
import { type Dimension, divideDimensions, isDimensionless, sameDimension } from '../../units/dimension.ts';
import type { CheckedModel } from '../checked-model.ts';
import { addableNames, degreeOf, type Offered, offersNear, readableNames } from './end-values.ts';

/** A name of a cell, where it stands. */
export interface SeenEnd {
  readonly end: EndOfSynapse;
  readonly model: CheckedModel;
  /** Without the word for the end. */
  readonly name: string;
  readonly span: Span;
}

type Place = Omit<SeenEnd, 'model'> & { readonly model?: CheckedModel };

const CELLS: Readonly<Record<EndOfSynapse, string>> = {
  pre: 'the presynaptic cell',
  post: 'the postsynaptic cell',
};

/** `the postsynaptic neuron `LIF``. */
function whereOf({ end, model }: Pick<SeenEnd, 'end' | 'model'>): string {
  return `the ${end}synaptic ${model.componentKind} \`${model.name}\``;
}

function quoted(end: EndOfSynapse, names: readonly string[]): string {
  return names.map((name) => `\`${end}.${name}\``).join(', ');
}

/** Returns why a name cannot be read. */
export function notReadable({ end, model, name, span }: Place, offered: Offered): Diagnostic {
  if (model === undefined || name === '') {
    const hint = `read one of its values: \`${end}.v\`.`;
    return wrongKind({ name: end, what: CELLS[end], needed: 'a value', span, hint });
  }
  const at = { end, model, name, span };
  const full = `${end}.${name}`;
  switch (offered.kind) {
    case 'none':
      return unknownOf(at);
    case 'private': {
      const names = name.split('.');
      const part = names.slice(0, -1).join('.');
      return privateName({
        name: names.at(-1) ?? name,
        part: part === '' ? end : `${end}.${part}`,
        component: model.parts.find(({ path }) => path === part)?.component ?? model.name,
        span,
        declared: offered.declared,
      });
    }
    case 'part': {
      const [first] = offered.offers;
      const hint =
        first === undefined ? 'it offers nothing.' : `read one of its values: \`${end}.${first}\`.`;
      return wrongKind({ name: full, what: 'a part', needed: 'a value', span, hint });
    }
    case 'list': {
      const hint = 'a synapse reads single values; lists stay within their component.';
      return wrongKind({ name: full, what: 'a list', needed: 'a value', span, hint });
    }
    case 'condition': {
      const hint = `make a number of it there: \`output … = if ${name} then 1 else 0\`.`;
      return wrongKind({ name: full, what: 'a condition', needed: 'a number', span, hint });
    }
    case 'noise':
      return noisePlace({
        name: full,
        where: 'a synapse',
        span,
        hint: 'read a state that the noise drives.',
      });
    case 'value':
      return unknownOf(at);
    default:
      return unreachable(offered);
  }
}

const SPIKING: readonly string[] = ['last_spike', 'refractory', 'count'];

function unknownOf(
  { end, model, name, span }: SeenEnd,
  candidates: readonly string[] = readableNames(model),
  offers: string = `it offers ${quoted(end, offersNear(model, name))}.`,
): Diagnostic {
  const suggestion = nearest(name, candidates);
  const degree = degreeOf(end);
  const hint = SPIKING.includes(name)
    ? `a trace tells when it spiked: \`state x = 0\`, \`dx/dt = -x / tau\`, \`on ${end} { x = 1 }\`.`
    : ['indegree', 'outdegree'].includes(name)
      ? `of a ${end}synaptic cell it is \`${end}.${degree}\` that is known.`
      : (partOf(model, name) ?? offers);
  const diagnostic = unknownName({
    name,
    span,
    where: whereOf({ end, model }),
    suggestion: suggestion === undefined ? undefined : `${end}.${suggestion}`,
    hint,
  });
  return { ...diagnostic, labels: [{ span: model.span, message: `this is \`${end}\` here` }] };
}

/** Returns how a cell gets the part that a name goes through, where it has none of that name. */
function partOf({ name: cell, parts, componentKind }: CheckedModel, name: string): string | undefined {
  const [part = '', ...rest] = name.split('.');
  if (rest.length === 0 || componentKind === 'source' || parts.some(({ path }) => path === part))
    return undefined;
  const own = parts.flatMap(({ path }) => (path === '' || path.includes('.') ? [] : [path]));
  const meant = nearest(part, own);
  if (meant !== undefined) return `\`${cell}\` has no part \`${part}\`; did you mean \`${meant}\`?`;
  return `\`${cell}\` has no part \`${part}\`: give it one, \`use ${part} = …\`, such as a receptor of std/receptors.`;
}

/** Returns why a block cannot assign a name of a cell. */
export function notAssignable(
  { end, model, name, span }: Place,
  offered: Offered,
  by: string = 'on pre',
): Diagnostic {
  const refuse = (what: string, hint: string, declared?: Span): Diagnostic =>
    assignToNonState({ name: name === '' ? end : `${end}.${name}`, what, span, declared, hint });
  if (name === '' && end === 'post') return refuse(CELLS.post, 'assign one of its states: `post.… = …`.');
  if (end === 'pre') {
    const hint = 'a synapse changes its own states and the postsynaptic cell; `pre` is there to be read.';
    return refuse(name === '' ? CELLS.pre : `a value of ${CELLS.pre}`, hint);
  }
  if (by === 'on step') {
    const hint = 'only `on pre` and `on post` do that; what is added all the time stands outside of blocks.';
    return refuse(`a value of ${CELLS.post}`, hint);
  }
  if (model === undefined) return refuse(`a value of ${CELLS.post}`, 'assign a state variable.');
  if (offered.kind === 'none') {
    if (name === degreeOf(end)) return refuse(DEGREE, 'it is a constant of the run.');
    const names = [...model.states.map((state) => state.name), ...addableNames(model)];
    const offers =
      names.length === 0
        ? `a synapse changes nothing of a \`${model.componentKind}\` that has neither states nor inputs: connect to other cells.`
        : `it has ${quoted(end, names.slice(0, MOST_OFFERED))}.`;
    return unknownOf({ end, model, name, span }, names, offers);
  }
  if (offered.kind !== 'value') {
    return offered.kind === 'part'
      ? refuse('a part', `assign one of its states: \`${end}.${name}.… = …\`.`)
      : refuse(WHAT[offered.kind], 'assign the states that it is computed from.', offered.declared);
  }
  const isInput = offered.to === 'input' || offered.isWired;
  if (isInput)
    return refuse(
      'an input',
      `add to it for one step, with \`+=\`: \`post.${name} += …\`.`,
      offered.declared,
    );
  return offered.to === 'parameter'
    ? refuse(
        'a parameter',
        `declare it as a \`state\` in \`${model.name}\` to let events change it.`,
        offered.declared,
      )
    : refuse('an output', 'assign the states that it is computed from.', offered.declared);
}

const DEGREE = 'how many synapses the cell has';
const MOST_OFFERED = 12;

const WHAT: Readonly<Record<'private' | 'list' | 'condition' | 'noise', string>> = {
  private: 'a named expression',
  list: 'a list',
  condition: 'an output',
  noise: 'an output',
};

/** Returns why nothing can be added all the time to a name of a cell. */
export function notAddable({ end, model, name, span }: Place, offered: Offered): Diagnostic {
  const full = `${end}.${name}`;
  const needed = 'an input of the postsynaptic cell';
  if (model === undefined || name === '' || end === 'pre') {
    const what = name === '' || end === 'pre' ? CELLS[end] : `a value of ${CELLS[end]}`;
    return wrongKind({ name: name === '' ? end : full, what, needed, span, hint: 'write `post.I += …`.' });
  }
  const inputs = addableNames(model).slice(0, MOST_OFFERED);
  const offers =
    inputs.length === 0
      ? `declare \`input\` in \`${model.name}\``
      : `it has the inputs ${quoted(end, inputs)}`;
  if (offered.kind === 'none') {
    if (name !== degreeOf(end))
      return unknownOf({ end, model, name, span }, addableNames(model), `${offers}.`);
    return wrongKind({ name: full, what: DEGREE, needed, span, hint: `${offers}.` });
  }
  if (offered.kind === 'part')
    return wrongKind({ name: full, what: 'a part', needed, span, hint: `${offers}.` });
  const declared = { span: offered.declared, message: 'declared here' };
  const refuse = (what: string, hint: string): Diagnostic => ({
    ...wrongKind({ name: full, what, needed, span, hint }),
    labels: [declared],
  });
  if (offered.kind === 'value' && offered.to === 'state') {
    return refuse(
      'a state variable',
      `what events do to a state stands in \`on pre { ${full} += … }\`; all the time, add to an input: ${offers}.`,
    );
  }
  if (offered.kind !== 'value') return refuse(WHAT[offered.kind], `${offers}.`);
  return refuse(offered.to === 'parameter' ? 'a parameter' : 'an output', `${offers}.`);
}

/** Returns what to do about something of dimension `found` where it must be of dimension `wanted`. */
export function repairOf(
  model: CheckedModel,
  wanted: Dimension,
  found: Dimension,
  isCoupling: boolean,
): string | undefined {
  const states = model.states.map(({ name }) => name);
  const targets = [...(isCoupling ? [] : states), ...addableNames(model)];
  const values = new Map(
    [...model.states, ...model.inputs, ...model.definitions].map((each) => [each.name, each] as const),
  );
  const first = (names: readonly string[], dimension: Dimension): Valued | undefined =>
    names
      .flatMap((name) => values.get(name) ?? [])
      .find((each) => !isDimensionless(dimension) && sameDimension(each.dimension, dimension));
  const meant = first(targets, found);
  if (meant !== undefined) return `\`post.${meant.name}\` is in ${meant.unit.text}, if that is meant.`;
  const factor = first(states, divideDimensions(wanted, found));
  if (factor !== undefined) {
    const { name, unit } = factor;
    return `multiply by something in ${unit.text}, such as a difference from \`post.${name}\`.`;
  }
  const divisor = first(states, divideDimensions(found, wanted));
  return divisor && `divide by something in ${divisor.unit.text}.`;
}

type Valued = Pick<CheckedModel['states'][number], 'name' | 'unit' | 'dimension'>;
