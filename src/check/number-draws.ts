import { known } from '../base/invariant.ts';
import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import type { NoiseSource } from './checked-model.ts';
import { drawNumber } from './draw-number.ts';
import { qualify } from './instance.ts';
import type { SharedContext } from './scope.ts';

/** Returns what numbers the draws and the sources of noise of one model. */
export function numberDraws(): Pick<SharedContext, 'drawAt' | 'noiseAt'> & {
  readonly noises: readonly NoiseSource[];
} {
  /** By site: the draws there, in the order in which they are first met, which is that of the text. */
  const sites = new Map<string, Map<ExpressionSyntax, number>>();
  const noises: NoiseSource[] = [];
  const indexes = new Map<string, number>();

  const countAt = (syntax: ExpressionSyntax, site: string): number => {
    const draws = sites.get(site) ?? new Map<ExpressionSyntax, number>();
    sites.set(site, draws);
    // What is checked twice is the same draw.
    const count = draws.get(syntax) ?? draws.size + 1;
    draws.set(syntax, count);
    return count;
  };
  const sourceOf = (key: string, make: () => NoiseSource): number => {
    if (!indexes.has(key)) {
      indexes.set(key, noises.length);
      noises.push(make());
    }
    return known(indexes.get(key), key);
  };

  return {
    noises,
    drawAt: (syntax, { name }) => drawNumber(name, countAt(syntax, name)),
    noiseAt: (syntax, { path, name: site }) => {
      const { names, span } = syntax;
      const [, shared] = names;
      if (shared !== undefined) {
        const name = qualify(path, `xi.${shared.text}`);
        return sourceOf(name, () => ({ name, draw: drawNumber(name, 1), span }));
      }
      const count = countAt(syntax, `xi of ${site}`);
      const name = count === 1 ? `xi of ${site}` : `xi ${count} of ${site}`;
      return sourceOf(name, () => ({ name, draw: drawNumber(`xi of ${site}`, count), span }));
    },
  };
}
