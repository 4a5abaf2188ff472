import { openUniform, philox } from '../philox.ts';

/** Where a rule draws: the seed of the projection, and the number of the draw (`drawNumber('rule', 1)`). */
export interface RulePlace {
  readonly seed: number;
  readonly draw: number;
}

/** Returns a number between 0 and 1, neither of them: of a cell, the n-th or of another cell. */
export type RuleDraw = (cell: number, n: number) => number;

const WORD = 2 ** 32;

export function makeRuleDraw({ seed, draw }: RulePlace): RuleDraw {
  const words = new Uint32Array(4);
  const [low, high] = [seed % WORD, Math.floor(seed / WORD)];
  return (cell, n) => {
    philox(low, high, draw, cell, n, 0, words);
    return openUniform(words[0] ?? 0, words[1] ?? 0);
  };
}
