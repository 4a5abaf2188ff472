import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALL_CODES, findPage, suggestCode } from '../../src/diagnostics/pages.ts';
import { errorDocs, renderPage } from '../../src/diagnostics/render-page.ts';

const FOLDER = fileURLToPath(new URL('../../src/diagnostics/codes/', import.meta.url));
/** `syntax.ts`; of a family with a folder, `run/times.ts`. */
const FILES: readonly string[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

describe('ALL_CODES', () => {
  it.each(FILES)('holds what codes/%s defines', async (file) => {
    const module: Record<string, unknown> = await import(/* @vite-ignore */ FOLDER + file);
    const codes = Object.values(module)
      .filter((value) => typeof value === 'function' && 'page' in value)
      .map((code) => code.page);
    expect(codes.length).toBeGreaterThan(0);
    expect(ALL_CODES).toEqual(expect.arrayContaining(codes));
    const family = file.replace(/\.ts$|\/.*$/g, '');
    expect(codes).toEqual(
      codes.map(() => expect.objectContaining({ code: expect.stringContaining(`${family}/`) })),
    );
  });

  it('has no code twice', () => {
    const codes = ALL_CODES.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it.each(ALL_CODES.map((page) => [page.code, page] as const))('%s has a whole page', (code, page) => {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(page.title, 'a phrase without a full stop').toMatch(/^[A-Z`].*[^.]$/);
    expect(page.explanation, 'whole sentences').toMatch(/^[A-Z`][\s\S]*[.?)`]$/);
    expect(page.failing.trim()).not.toBe('');
    expect(page.corrected.trim()).not.toBe('');
    expect(page.failing).not.toBe(page.command === undefined ? page.corrected : '');
  });
});

describe('findPage', () => {
  it('finds a page by its code', () => {
    expect(findPage('units/mismatch')?.severity).toBe('error');
    expect(findPage('units/mismatsch')).toBeUndefined();
    expect(findPage('__proto__')).toBeUndefined();
  });
});

describe('suggestCode', () => {
  it('knows what was meant', () => {
    expect(suggestCode('units/mismatsch')).toBe('units/mismatch');
    expect(suggestCode('Mismatch')).toBe('units/mismatch');
    expect(suggestCode('unit/mismatch')).toBe('units/mismatch');
    expect(suggestCode('something/else')).toBeUndefined();
  });
});

const PAGE = {
  code: 'units/mismatch',
  severity: 'error',
  title: 'Both sides have one dimension',
  explanation:
    'Volts and amperes cannot be added. The sum of two quantities has a meaning only where both have the same dimension, whatever the prefix.\n\nDivide by a resistance.',
  failing: '## A fence: ```\nneuron N {\n\n  state v = 1 mV + 1 nA\n}\n',
  corrected: 'neuron N {\n  state v = 1 mV + 1 V\n}\n',
} as const;

describe('renderPage', () => {
  it('wraps the explanation and indents the examples', () => {
    expect(`\n${renderPage(PAGE)}\n`).toMatchInlineSnapshot(`
      "
      error[units/mismatch]: Both sides have one dimension

      Volts and amperes cannot be added. The sum of two quantities has a meaning only where
      both have the same dimension, whatever the prefix.

      Divide by a resistance.

      Reported:

          ## A fence: \`\`\`
          neuron N {

            state v = 1 mV + 1 nA
          }

      Accepted:

          neuron N {
            state v = 1 mV + 1 V
          }
      "
    `);
  });

  it('says which command shows a mistake of a request', () => {
    expect(renderPage({ ...PAGE, command: 'axode run model.axo --method rk5' })).toContain(
      'Reported, by `axode run model.axo --method rk5`:',
    );
  });
});

describe('errorDocs', () => {
  it('writes one section per code, with fences that no example can close', () => {
    expect(`\n${errorDocs([PAGE])}`).toMatchInlineSnapshot(`
      "
      # Errors and warnings

      Every diagnostic has a code; \`axode help CODE\` shows its page in the terminal. This file is generated from \`src/diagnostics/codes/\`, and a test runs every example: the first reports the code, the second nothing.

      - **units**: [units/mismatch](#unitsmismatch)

      ## units/mismatch

      *Error.* **Both sides have one dimension.**

      Volts and amperes cannot be added. The sum of two quantities has a meaning only where
      both have the same dimension, whatever the prefix.

      Divide by a resistance.

      Reported:

      \`\`\`\`axo
      ## A fence: \`\`\`
      neuron N {

        state v = 1 mV + 1 nA
      }
      \`\`\`\`

      Accepted:

      \`\`\`axo
      neuron N {
        state v = 1 mV + 1 V
      }
      \`\`\`
      "
    `);
  });
});
