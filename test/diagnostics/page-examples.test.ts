import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Host } from '../../src/check/load-files.ts';
import { ALL_CODES } from '../../src/diagnostics/pages.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';

/** Pages whose mistake is in a model's text; the others name the command that shows theirs. */
const PAGES = ALL_CODES.filter((page) => page.command === undefined);

const MODELS = new URL('../../models/', import.meta.url);

/** Gives an example what it may import: itself, and the shipped models as `std/…`. */
function hostOf(text: string): Host {
  return {
    read(path) {
      if (path === './model.axo') return { name: 'model.axo', text };
      const file = new URL(path.replace(/^std\//, ''), MODELS);
      return path.startsWith('std/') && existsSync(file)
        ? { name: path, text: readFileSync(file, 'utf8') }
        : undefined;
    },
  };
}

function checkExample(text: string) {
  return check({ name: 'model.axo', text }, hostOf(text)).diagnostics;
}

describe.each(PAGES.map((page) => [page.code, page] as const))('the page of %s', (code, page) => {
  it('has a failing example that reports the code, and nothing else', () => {
    const diagnostics = checkExample(page.failing);
    const shown = renderDiagnostics(diagnostics, new Map([['model.axo', page.failing]]));
    expect(new Set(diagnostics.map((each) => each.code)), shown).toEqual(new Set([code]));
    expect(diagnostics.every((each) => each.severity === page.severity)).toBe(true);
  });

  it('has a corrected example that reports nothing', () => {
    const diagnostics = checkExample(page.corrected);
    expect(renderDiagnostics(diagnostics, new Map([['model.axo', page.corrected]]))).toBe('');
  });
});
