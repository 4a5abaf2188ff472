import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineBounds, positionAt, splitLines } from '../../src/diagnostics/position.ts';

describe('positionAt', () => {
  it('counts lines and columns from 1', () => {
    const lines = splitLines('ab\ncd\n');
    expect([0, 1, 2, 3, 5, 6].map((offset) => positionAt(lines, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
    ]);
  });

  it('counts code points, so a character outside the basic plane is one column', () => {
    expect(positionAt(splitLines('😀x'), 2)).toEqual({ line: 1, column: 2 });
  });

  it('takes places outside the text as its ends', () => {
    expect(positionAt(splitLines('ab'), 99)).toEqual({ line: 1, column: 3 });
    expect(positionAt(splitLines('ab'), -1)).toEqual({ line: 1, column: 1 });
    expect(positionAt(splitLines(''), 0)).toEqual({ line: 1, column: 1 });
  });

  it('agrees with counting the newlines before, for any text and place', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\t', 'é', '😀') });
    fc.assert(
      fc.property(text, fc.nat(), (written, seed) => {
        const characters = Array.from(written);
        const before = characters.slice(0, seed % (characters.length + 1)).join('');
        const rows = before.split('\n');
        expect(positionAt(splitLines(written), before.length)).toEqual({
          line: rows.length,
          column: Array.from(rows.at(-1) ?? '').length + 1,
        });
      }),
    );
  });
});

describe('lineBounds', () => {
  it('leaves the line end out, whichever it is', () => {
    const lines = splitLines('ab\r\ncd\n\ne');
    const contents = lines.starts.map((_, index) => {
      const { start, end } = lineBounds(lines, index);
      return lines.text.slice(start, end);
    });
    expect(contents).toEqual(['ab', 'cd', '', 'e']);
  });
});
