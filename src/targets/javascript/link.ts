/** The one place where text becomes code. */
import { ELEMENTARY } from '../../elementary/functions.ts';
import { FUNCTIONS_32 } from '../../elementary/functions-32.ts';
import * as tables from '../../elementary/tables.ts';
import { makeDraws } from '../../runtime/draws.ts';
import { exponentOf, powerOfTwo } from '../../runtime/elementary.ts';
import { hardHigh, hardLow, hardQuadrant } from '../../runtime/hard-angle.ts';
import type { LinkedKernels } from '../../runtime/layout.ts';
import type { LinkedSynapseKernels, SynapseBinding } from '../../runtime/network/synapse-kernels.ts';
import { propagator } from '../../runtime/propagator.ts';
import { solution } from '../../runtime/solution.ts';
import { type EndPlace, findPlace } from './end-places.ts';
import { rememberingPropagator } from './remembering-propagator.ts';

/** The functions that generated code is given, by the name of their operation. */
export type ElementaryTable = Readonly<Record<string, (...operands: never[]) => number>>;

export const ELEMENTARY_TABLE: ElementaryTable = {
  ...ELEMENTARY,
  ...FUNCTIONS_32,
  powerOfTwo,
  exponentOf,
  hardQuadrant,
  hardHigh,
  hardLow,
  element: tables.element,
  interpolate: tables.interpolate,
  held: tables.held,
  slope: tables.slope,
  occurrences: tables.occurrences,
  firstAbove: tables.firstAbove,
  /** Puts the solution of linear equations, given row by row and the right sides behind, into `matrices`. */
  solution: (matrices: Float64Array, place: number, entries: readonly number[]): number => {
    matrices.set(solution(entries), place);
    return place;
  },
  /** Puts the propagator of a matrix, given row by row, into `matrices`, and returns the place. */
  propagator: (matrices: Float64Array, place: number, entries: readonly number[]): number => {
    matrices.set(propagator(ELEMENTARY, entries, Math.sqrt(entries.length)), place);
    return place;
  },
};

export type Link = (buffer: ArrayBufferLike) => LinkedKernels;

/**
 * Returns the function that binds emitted kernels to a buffer. The text is the emitter's own and holds
 * nothing of a model but sanitised names, numbers and comments. Throws EvalError where a content security
 * policy forbids `new Function`: there a pack or the WASM target is needed.
 */
export function linkKernels(code: string): Link {
  // What `emitKernels` returns is a function declaration of this type.
  const factory = new Function(`${code}return link;`) as () => (
    buffer: ArrayBufferLike,
    elementary: ElementaryTable,
  ) => LinkedKernels;
  const link = factory();
  // Draws have memory of their own, so each link makes them anew.
  return (buffer) => link(buffer, { ...ELEMENTARY_TABLE, ...makeDraws() });
}

export type LinkSynapse = (binding: SynapseBinding) => LinkedSynapseKernels;

/** Emitted kernels of synapses, as another thread links them. */
export interface SentSynapses {
  readonly text: string;
  readonly places: readonly EndPlace[];
}

/** Returns the function that binds emitted kernels of synapses to their numbers and those of their cells. */
export function linkSynapseKernels(code: string, places: readonly EndPlace[]): LinkSynapse {
  // What `emitSynapseKernels` returns is a function declaration of this type.
  const factory = new Function(`${code}return link;`) as () => (
    binding: SynapseBinding,
    elementary: ElementaryTable,
    places: Int32Array,
  ) => LinkedSynapseKernels;
  const link = factory();
  return (binding) => {
    const found = Int32Array.from(places, (place) => findPlace(binding[place.end], place));
    const own = { ...makeDraws(), propagator: rememberingPropagator() };
    return link(binding, { ...ELEMENTARY_TABLE, ...own }, found);
  };
}
