/**
 * A synapse between cells of two models, with names, units and structure known to be right. It is checked for each
 * `connect`, in the unit system of the model behind `post`, so that what it gives to that needs no factor; what it reads of
 * `pre` is converted where it is read.
 */
import type { Span } from '../../base/span.ts';
import type { EndOfSynapse } from '../../syntax/statement-tree.ts';
import type { Handler } from '../checked-events.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel, Range } from '../checked-model.ts';

export interface CheckedSynapse {
  /**
   * Its own parameters, lists, inputs, states, equations and definitions. What it reads of its cells are inputs without a
   * drive, or parameters without a value where they are constants of the run: those that `ends` lists, `pre.v`, but for
   * what is only assigned. The
   * numbers of `pre` are in the system of its model, so expressions hold the factor: `pre.v * 1000`.
   */
  readonly model: CheckedModel;
  /** Each once. */
  readonly ends: readonly EndValue[];
  /**
   * What an arriving spike does, and what a spike of the other cell does, in the order of the text. `assign` to `post.g`
   * assigns a state of the postsynaptic cell, `addToInput` of `post.I` adds to an input of it for the step that begins, which
   * has the name that `with-synaptic-inputs.ts` gives to wired ones; all else that they assign is the synapse's own.
   */
  readonly onPre: readonly Handler[];
  readonly onPost: readonly Handler[];
  /** What is added all the time, in the order of the text. */
  readonly couplings: readonly Coupling[];
}

/** A value of one of the cells, or of how it is connected, that a synapse reads or assigns. */
export interface EndValue {
  /** In the synapse: `pre.v`, `post.ampa.T`, `post.indegree`. */
  readonly name: string;
  readonly end: EndOfSynapse;
  readonly of: /** A state, parameter, input or definition of the cell, by its qualified name there. */
    | {
        readonly kind: 'value';
        readonly to: 'state' | 'parameter' | 'input' | 'definition';
        readonly name: string;
      }
    /** How many synapses of this projection the cell has: `pre.outdegree`, `post.indegree`. */
    | { readonly kind: 'degree' };
  /** Of a state that handlers assign: what it is clamped to, in names of the synapse. */
  readonly range?: Range;
}

/** `post.I += E`: summed once at t_k and held over the step. `-=` is written out as the negative. */
export interface Coupling {
  /** The qualified name of an input of the postsynaptic model, as `with-synaptic-inputs.ts` gives it. */
  readonly input: string;
  readonly value: CheckedExpression;
  readonly span: Span;
}
