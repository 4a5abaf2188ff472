import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separatorOf, splitCells } from '../../../src/check/network/split-cells.ts';

describe('the cells of a line of a table', () => {
  it('are cut at its separator, and trimmed', () => {
    expect(splitCells('pre, post ,w', ',')).toEqual(['pre', 'post', 'w']);
    expect(splitCells('1,,', ',')).toEqual(['1', '', '']);
  });

  it('may have separators and quotes within quotes', () => {
    expect(splitCells('"pre","w (nS, peak)", "a ""b"""', ',')).toEqual(['pre', 'w (nS, peak)', 'a "b"']);
    expect(splitCells('5" wide,1', ',')).toEqual(['5" wide', '1']);
  });

  it('are told apart by what stands in the header outside of quotes', () => {
    expect(separatorOf('pre;post')).toBe(';');
    expect(separatorOf('pre\tpost')).toBe('\t');
    expect(separatorOf('"pre;",post')).toBe(',');
  });

  it('come back from any line that is written with quotes', () => {
    const cell = fc.string().map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.constantFrom(',', ';', '\t'), (cells, separator) => {
        const line = cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator);
        expect(splitCells(line, separator)).toEqual(cells);
      }),
    );
  });
});
