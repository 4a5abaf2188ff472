import { describe, expect, it } from 'vitest';
import { check } from '../../src/index.ts';
import { blocksOf } from './blocks.ts';

describe('the models in the documents', () => {
  const blocks = [...blocksOf('README.md', 'axo'), ...blocksOf('docs/language.md', 'axo')];

  it('are there', () => {
    expect(blocks.length).toBeGreaterThan(5);
  });

  it.each(blocks)('$place is accepted without a warning', ({ text }) => {
    expect(check(text).diagnostics).toEqual([]);
  });
});
