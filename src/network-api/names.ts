/** What models and values may be given as, and names of models as types. */
import type { SourceText } from '../base/span.ts';
import type { CheckedModel } from '../check/checked-model.ts';

/** A model whose names are types: a packed module (`import * as Cell from …`), or whatever has its form. */
export interface NamedModel {
  readonly model: { readonly name: string; readonly source: string };
  readonly parameters: readonly { readonly name: string }[];
  readonly inputs: readonly { readonly name: string }[];
  readonly states: readonly { readonly name: string }[];
}

/** The text of a file, and of several components which. */
export interface ComponentText extends SourceText {
  readonly component?: string;
}

/**
 * What cells or synapses are of: a checked model, a packed module, the address of a shipped one
 * (`std/neurons/izhikevich.axo#Chattering`), the text of a file (of several components the last neuron is meant), or, in a
 * network that was opened, the name of a component of its file.
 */
export type ModelSource = CheckedModel | NamedModel | ComponentText | string;

/** Synapses become models between two cells only, so they are given by address or by text. */
export type SynapseSource = ComponentText | string;

/** What can be set of a model, by kind. */
export interface ModelNames {
  readonly parameters: string;
  readonly inputs: string;
  readonly states: string;
}

/** The names of a model: types where they are known, else any text, which is checked when it is given. */
export type NamesOf<Model> = Model extends NamedModel
  ? {
      readonly parameters: Model['parameters'][number]['name'];
      readonly inputs: Model['inputs'][number]['name'];
      readonly states: Model['states'][number]['name'];
    }
  : ModelNames;

export type AnyName<Names extends ModelNames> = Names['parameters'] | Names['inputs'] | Names['states'];

/**
 * A value of cells: a number or numbers in the declared unit, one for all or one for each; a text with units of its own,
 * `uniform(-60 mV, -50 mV)`, which may read what a population block reads; or a function of the number of the cell.
 */
export type CellInput = string | number | ArrayLike<number> | ((cell: number) => number);

export type CellValues<Names extends ModelNames> = { readonly [Name in AnyName<Names>]?: CellInput };

/**
 * A value of synapses: a number or numbers in the declared unit, one for all or one for each in the order of presynaptic, then
 * postsynaptic cells (of listed pairs: as listed); a text, `normal(6 nS, 1 nS)`, `exp(-distance / 3) * 1 nS`; or a
 * function of the numbers of both cells. Delays that are numbers are in milliseconds.
 */
export type SynapseInput = string | number | ArrayLike<number> | ((pre: number, post: number) => number);
