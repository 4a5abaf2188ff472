/** What the model at one end of a synapse offers, by the names that the model has for it. */

import type { Span } from '../../base/span.ts';
import type { EndOfSynapse } from '../../syntax/statement-tree.ts';
import type { Dimension } from '../../units/dimension.ts';
import type { Unit } from '../../units/unit.ts';
import type { CheckedModel } from '../checked-model.ts';
import { partsRead } from '../parts-read.ts';
import type { EndValue } from './checked-synapse.ts';

type ValueKind = Extract<EndValue['of'], { kind: 'value' }>['to'];

/** What a name of the model stands for. */
export type Offered =
  | {
      readonly kind: 'value';
      readonly to: ValueKind;
      readonly unit: Unit;
      readonly dimension: Dimension;
      readonly declared: Span;
      /** Of definitions: an input of a part, with what drives it. */
      readonly isWired: boolean;
    }
  /** There is such a thing, but it cannot be read from outside. */
  | { readonly kind: 'private' | 'list' | 'condition' | 'noise'; readonly declared: Span }
  | { readonly kind: 'part'; readonly offers: readonly string[] }
  | { readonly kind: 'none' };

/** Returns what a name of the model stands for, seen from outside: the same that owners see of parts. */
export function offeredBy(model: CheckedModel, name: string): Offered {
  const named = (each: { readonly name: string }): boolean => each.name === name;
  const groups = [
    ['state', model.states],
    ['parameter', model.parameters],
    ['input', model.inputs],
  ] as const;
  for (const [to, values] of groups) {
    const found = values.find(named);
    if (found === undefined || !isWritten(found)) continue;
    const { unit, dimension, span } = found;
    return { kind: 'value', to, unit, dimension, declared: span, isWired: false };
  }
  const definition = model.definitions.find(named);
  if (definition !== undefined && !['constant', 'reaction', 'steady'].includes(definition.origin)) {
    const { origin, type, unit, dimension, span, value } = definition;
    if (origin === 'expression') return { kind: 'private', declared: span };
    if (type === 'condition') return { kind: 'condition', declared: span };
    const isNoisy = [...partsRead(model, [value])].some(({ kind }) => kind === 'noise');
    if (isNoisy) return { kind: 'noise', declared: span };
    const isWired = origin === 'wiring';
    return { kind: 'value', to: 'definition', unit, dimension, declared: span, isWired };
  }
  const list = model.lists.find(named);
  if (list !== undefined && list.isUnnamed === undefined) return { kind: 'list', declared: list.span };
  if (model.parts.some(({ path }) => path === name)) {
    return { kind: 'part', offers: readableNames(model).filter((each) => each.startsWith(`${name}.`)) };
  }
  return { kind: 'none' };
}

/** Whether the modeler can know the name: what runs and networks add has blanks in it. */
function isWritten({ name }: { readonly name: string }): boolean {
  return !name.includes(' ');
}

/** Returns the names of all values that can be read from outside, the model's own first. */
export function readableNames(model: CheckedModel): readonly string[] {
  const outputs = model.definitions.filter(({ origin }) => ['output', 'gate', 'wiring'].includes(origin));
  const names = [...model.states, ...model.inputs, ...model.parameters, ...outputs]
    .filter(isWritten)
    .map(({ name }) => name);
  const depth = (name: string): number => name.split('.').length;
  return names.toSorted((a, b) => depth(a) - depth(b));
}

/** Returns the names that synapses may add to. */
export function addableNames(model: CheckedModel): readonly string[] {
  const wired = model.definitions.filter(({ origin }) => origin === 'wiring');
  return [...model.inputs, ...wired].filter(isWritten).map(({ name }) => name);
}

const MOST_OFFERED = 12;

/** Returns names for "it offers …": those of the part that the name leads to, or the model's own. */
export function offersNear(model: CheckedModel, name: string): readonly string[] {
  const names = readableNames(model);
  const part = name.split('.').slice(0, -1).join('.');
  const ofPart = part === '' ? [] : names.filter((each) => each.startsWith(`${part}.`));
  const own = names.filter((each) => !each.includes('.'));
  const [first, second] = [ofPart, own].filter((each) => each.length > 0);
  return (first ?? second ?? names).slice(0, MOST_OFFERED);
}

/** Returns the word for how many synapses of a projection a cell at that end has. */
export function degreeOf(end: EndOfSynapse): string {
  return end === 'pre' ? 'outdegree' : 'indegree';
}
