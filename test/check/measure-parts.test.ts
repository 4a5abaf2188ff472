import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { loadFiles, NO_FILES } from '../../src/check/load-files.ts';
import { measureParts, type PartsExtent } from '../../src/check/measure-parts.ts';
import type { ComponentSyntax } from '../../src/syntax/tree.ts';

/** Returns the extent of each component of a text, all with one memory. */
function extents(text: string): Readonly<Record<string, PartsExtent>> {
  const { file } = loadFiles({ name: 'model.axo', text }, NO_FILES, new Map(), () => {});
  const known = new Map<ComponentSyntax, PartsExtent>();
  return Object.fromEntries(
    [...file.own].flatMap(([name, { declaration }]) =>
      declaration.kind === 'component' ? [[name, measureParts({ component: declaration, file }, known)]] : [],
    ),
  );
}

function doubling(count: number): string {
  const more = Array.from({ length: count }, (_, i) => `pool P${i + 1} { use a = P${i}\n use b = P${i} }`);
  return ['pool P0 { state c = 1; dc/dt = -c / 1 ms }', ...more].join('\n');
}

describe('the parts of a component are counted without being made', () => {
  it('through variants, parts of parts and unknown ones', () => {
    const text = `
channel Leak { param g = 1 }
channel Other = Leak(g = 2)
compartment Soma { use a = Leak; use b = Other; use c = Nobody }
neuron Cell { use soma = Soma; use leak = Leak }`;
    expect(extents(text)).toEqual({
      Leak: { parts: 1, depth: 0 },
      Soma: { parts: 3, depth: 1 },
      Cell: { parts: 5, depth: 2 },
    });
  });

  it('where they double, and where the chain is long', () => {
    expect(extents(doubling(50)).P50).toEqual({ parts: 2 ** 51 - 1, depth: 50 });
    const backwards = Array.from({ length: 5000 }, (_, i) => `pool P${i} { use a = P${i + 1} }`).join('\n');
    expect(extents(backwards).P0).toEqual({ parts: 5000, depth: 4999 });
  });

  it('in a circle, which is told as one', () => {
    const circle = 'pool A { use b = B }\npool B { use a = A }';
    expect(extents(circle).A).toEqual({ parts: 2, depth: 1 });
    const { diagnostics } = check({ name: 'model.axo', text: circle });
    expect(diagnostics.map(({ code }) => code)).toEqual(['structure/component-cycle']);
  });

  it('so that no part of what is too much is looked at', () => {
    // P14 and all after it say nothing of the unknown name: their parts are not made.
    const text = `${doubling(14)}\npool Q { use a = P14; output x = a.unknown }`;
    const { diagnostics } = check({ name: 'model.axo', text });
    expect(diagnostics.map(({ code }) => code)).toEqual(['limits/too-many-parts']);
  });
});
