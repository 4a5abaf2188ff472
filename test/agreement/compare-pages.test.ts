import { describe, expect, it } from 'vitest';
import { ALL_CODES } from '../../src/diagnostics/pages.ts';
import { type CompareOptions, compare, modelOf } from '../../src/index.ts';

/** Returns what a page's command line asks for: `--for 1ms --methods exact`. */
function optionsOf(command: string): CompareOptions {
  const options = Array.from(
    command.matchAll(/--(\w+) (?:"([^"]*)"|(\S+))/g),
    ([, name = '', quoted, plain]) => [name, quoted ?? plain ?? ''],
  );
  return Object.fromEntries(options);
}

/** What only a program can do. */
const OF_PROGRAMS = new Set(['compare/not-in-reference']);
const pages = ALL_CODES.filter(({ code }) => code.startsWith('compare/') && !OF_PROGRAMS.has(code));

describe('the page of', () => {
  it.each(pages.map((page) => [page.code, page] as const))(
    '%s shows the mistake and its repair',
    async (code, page) => {
      const { diagnostics } = await compare(modelOf(page.failing), {
        for: '10 ms',
        ...optionsOf(page.command ?? ''),
      });
      expect(diagnostics.map((each) => [each.code, each.severity])).toEqual([[code, page.severity]]);
      const corrected = await compare(modelOf(page.corrected), {
        for: '2 ms',
        dt: '0.5, 0.25 ms',
        repeats: 0,
      });
      expect(corrected.diagnostics).toEqual([]);
    },
  );

  it('every code of comparisons is shown', () => {
    expect(pages.map(({ code }) => code)).toEqual([
      'compare/no-common-grid',
      'compare/no-reference',
      'compare/not-a-tolerance',
      'compare/nothing-to-compare',
      'compare/random',
    ]);
  });
});
