import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/base/suggest.ts';

describe('nearest', () => {
  it.each([
    ['tua', ['tau', 'tua_m'], 'tau'],
    ['taum', ['tau', 'tau_m'], 'tau_m'],
    ['e_na', ['E_K', 'E_Na'], 'E_Na'],
    ['ENa', ['E_Na'], 'E_Na'],
    ['conductnace', ['capacitance', 'conductance'], 'conductance'],
    ['v', ['V', 'w'], 'V'],
    ['sodum', ['sodium', 'potassium'], 'sodium'],
    ['rk5', ['euler', 'rk3', 'rk4'], 'rk3'],
    ['__proto', ['__proto__'], '__proto__'],
  ])('finds for `%s` among %j: %s', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });

  it.each([
    ['x', ['y', 'z']],
    ['ab', ['cd']],
    ['voltage', ['current', 'v']],
    ['anything', []],
    ['v', ['v']],
  ])('finds nothing for `%s` among %j', (name, candidates) => {
    expect(nearest(name, candidates)).toBeUndefined();
  });

  it('is quick for names of a megabyte', () => {
    const name = 'a'.repeat(1_000_000);
    expect(nearest(`${name}b`, [name])).toBeUndefined();
    expect(nearest(name.toUpperCase(), [name])).toBe(name);
  });

  it('gives one of the candidates, never the name itself', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '_', 'A'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(word, fc.array(word), (name, candidates) => {
        const found = nearest(name, candidates);
        if (found !== undefined) expect(candidates.filter((each) => each !== name)).toContain(found);
      }),
    );
  });
});

describe('editDistance', () => {
  it('counts letters left out, added, replaced and swapped', () => {
    expect(editDistance('tau', 'tu')).toBe(1);
    expect(editDistance('tau', 'taum')).toBe(1);
    expect(editDistance('tau', 'tao')).toBe(1);
    expect(editDistance('tau', 'tua')).toBe(1);
    expect(editDistance('', 'tau')).toBe(3);
    expect(editDistance('😀', '😁')).toBe(1);
  });

  it('is symmetric, 0 for equals only, and one above the limit where it gives up', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(8), (a, b, limit) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(a, b, limit)).toBe(distance <= limit ? distance : limit + 1);
      }),
    );
  });
});
