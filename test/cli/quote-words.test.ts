import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteWords } from '../../src/base/quote-words.ts';

describe('a command line as it may be typed again', () => {
  it('quotes what a shell would read otherwise', () => {
    expect(quoteWords(['axode', 'run', 'cell.axo#Cell', '--input', 'I = 10 uA/cm^2'])).toBe(
      'axode run cell.axo#Cell --input "I = 10 uA/cm^2"',
    );
    expect(quoteWords(['it’s', "it's $5", '', '#a'])).toBe(`"it’s" 'it'\\''s $5' "" "#a"`);
  });

  it('is read back by a shell as the same words', () => {
    const word = fc.string({ unit: fc.constantFrom(...'a #$`"\'\\!*?~\n;&|<>(){}[]=é') });
    const words = fc.sample(fc.array(word, { minLength: 1, maxLength: 4 }), { numRuns: 60, seed: 7 });
    const script = words.map((each) => `printf '%s\\0' ${quoteWords(each)}`).join('\n');
    const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(words.flat());
  });
});
