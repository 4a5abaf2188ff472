import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../evidence/evidence.ts';
import { FUNCTION_TESTS } from '../../evidence/function-tests.ts';
import { describeFailure, judge } from '../../evidence/judge.ts';
import { NETWORK_TESTS } from '../../evidence/network-tests.ts';
import { resultText, sizeText } from '../../evidence/result-text.ts';
import { check } from '../../src/index.ts';
import { checkFile, MODEL_FILES } from './shipped-models.ts';

function comparison(given: Partial<Comparison>): Comparison {
  return { quantity: 'v', unit: 'mV', got: [1], wanted: [1], tolerance: 0, ...given };
}

describe('what a model is held against', () => {
  it.each([
    ['equal numbers', { got: [1, 2], wanted: [1, 2] }, true],
    ['numbers that are off by what is allowed', { got: [1.5], tolerance: 0.5 }, true],
    ['numbers that are off by more', { got: [1.6], tolerance: 0.5 }, false],
    ['NaN where NaN is wanted', { got: [Number.NaN], wanted: [Number.NaN] }, true],
    ['NaN where a number is wanted', { got: [Number.NaN], tolerance: 9 }, false],
    ['infinity where it is wanted', { got: [Infinity], wanted: [Infinity] }, true],
    ['more numbers than are wanted', { got: [1, 1] }, false],
    ['fewer numbers than are wanted', { got: [] }, false],
    ['nothing, where nothing is wanted', { got: [], wanted: [] }, false],
  ])('%s', (_, given, holds) => {
    expect(judge(comparison(given)).holds).toBe(holds);
  });

  it('is shown where it does not hold, with both numbers', () => {
    expect(describeFailure(comparison({ got: [1, 2.5, 3], wanted: [1, 2, 3], tolerance: 0.1 }))).toBe(
      'v: 1 of 3 numbers are off by more than 0.1 mV\n  number 1: got 2.5, wanted 2, off by 0.500 mV',
    );
    expect(describeFailure(comparison({ got: [1, 2] }))).toBe(
      'v: 2 numbers instead of 1\n  got    1, 2 mV\n  wanted 1 mV',
    );
  });
});

describe('a result in the table', () => {
  it.each([
    ['v: equal', {}],
    ['v: 2 of 2 equal', { got: [1, 2], wanted: [1, 2] }],
    ['v: within 0.25 mV, allowed 0.5', { got: [1.25], tolerance: 0.5 }],
    [
      'v: within 3.2e-9 mV, allowed 1e-7 (printed so)',
      { got: [3.14e-9], wanted: [0], tolerance: 1e-7, because: 'printed so' },
    ],
    ['n: 2 within 1, allowed 1', { quantity: 'n', unit: '1', got: [1, 2], wanted: [1, 3], tolerance: 1 }],
    ['**v: off by 2 mV, allowed 1 mV**', { got: [3], tolerance: 1 }],
    ['**v: does not agree, allowed 1 mV**', { got: [], tolerance: 1 }],
  ])('%s', (text, given) => {
    expect(resultText(comparison(given))).toBe(text);
  });

  it('is rounded up, to two digits', () => {
    expect([0, 0.3, 1e-7, 1.01e-7, 0.0999, 12.01, 123456].map(sizeText)).toEqual([
      '0',
      '0.3',
      '1e-7',
      '1.1e-7',
      '0.1',
      '13',
      '1.3e5',
    ]);
  });
});

it('docs/models.md shows models that check', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/models.md'), 'utf8');
  const blocks = Array.from(page.matchAll(/```axo\n([\s\S]*?)```/g), ([, text = '']) => text);
  expect(blocks.length).toBe(2);
  for (const text of blocks) expect(check(text).diagnostics).toEqual([]);
});

describe('files that tests of their own hold have a row each, which speaks of them:', () => {
  const rowsOf = (tests: object): readonly string[] =>
    Object.keys(tests)
      .map((name) => `models/${name}.axo`)
      .toSorted();
  const isOfNetworks = (file: string): boolean => /^models\/(?:synapses|networks)\//.test(file);

  it('functions', () => {
    const files = MODEL_FILES.filter((file) => !isOfNetworks(file) && checkFile(file).models.size === 0);
    expect(rowsOf(FUNCTION_TESTS)).toEqual(files.toSorted());
  });

  it('synapses and networks', () => {
    expect(rowsOf(NETWORK_TESTS)).toEqual(MODEL_FILES.filter(isOfNetworks).toSorted());
  });

  it('in files that are there', () => {
    const tests = [...Object.values(FUNCTION_TESTS), ...Object.values(NETWORK_TESTS)];
    const missing = tests.filter(({ test }) => !existsSync(join(import.meta.dirname, '../..', test)));
    expect(missing).toEqual([]);
  });
});
