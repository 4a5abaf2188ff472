/**
 * The number of a draw, the first word of its counter: a hash of what the draw belongs to and of its place there, so that
 * nothing else that a model has, or that stands beside it in a network, changes what is drawn.
 */
import { hashText } from '../runtime/hash-text.ts';

/** Returns the number of the n-th draw, from 1, of what is named: `v`, `sodium.g`, `on step v`. */
export function drawNumber(site: string, n: number): number {
  return hashText(`${site} ${n}`);
}
