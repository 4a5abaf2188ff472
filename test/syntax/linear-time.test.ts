import { expect, test } from 'vitest';
import { cut } from '../../src/syntax/cut.ts';
import { markWords } from '../../src/syntax/mark-words.ts';
import { countStates, type Starts } from '../../src/syntax/parse-tokens.ts';
import { readUnits } from '../../src/syntax/read-units.ts';
import { scan } from '../../src/syntax/scan.ts';

/** Returns how many states the parser makes for one statement: a measure of time that no machine changes. */
function work(start: keyof Starts, text: string): number {
  const source = { name: '<long>', text };
  const { block, diagnostics } = cut(readUnits(scan(source)).items, source, { byLines: true });
  expect(diagnostics).toEqual([]);
  const [statement] = block.statements;
  return countStates(start, markWords(statement?.tokens ?? []));
}

/** Every chain of the language: a text of the given number of links. */
const CHAINS: readonly (readonly [string, keyof Starts, (links: number) => string])[] = [
  ['sums', 'statement', (links) => `x = a${' + a'.repeat(links)}`],
  ['differences', 'statement', (links) => `x = a${' - a'.repeat(links)}`],
  ['products', 'statement', (links) => `x = a${' * a'.repeat(links)}`],
  ['quotients', 'statement', (links) => `x = a${' / a'.repeat(links)}`],
  ['powers', 'statement', (links) => `x = a${'^a'.repeat(links)}`],
  ['signed powers', 'statement', (links) => `x = a${'^-a'.repeat(links)}`],
  ['signs', 'statement', (links) => `x = ${'-'.repeat(links)}a`],
  ['nots', 'statement', (links) => `x = ${'not '.repeat(links)}a`],
  ['ands', 'statement', (links) => `x = a${' and a'.repeat(links)}`],
  ['ors', 'statement', (links) => `x = a${' or a'.repeat(links)}`],
  ['choices', 'statement', (links) => `x = ${'if a then a else '.repeat(links)}a`],
  ['paths', 'statement', (links) => `x = a${'.a'.repeat(links)}`],
  ['lists', 'statement', (links) => `x = [a${', a'.repeat(links)}]`],
  ['calls', 'statement', (links) => `x = f(a${', a'.repeat(links)})`],
  ['arguments', 'statement', (links) => `use x = A(a = 1${', a = 1'.repeat(links)})`],
  ['states', 'statement', (links) => `state a${', a'.repeat(links)}`],
  ['held states', 'statement', (links) => `refractory 2 holds a${', a'.repeat(links)}`],
  ['parentheses', 'statement', (links) => `x = ${'('.repeat(links)}a${')'.repeat(links)}`],
  ['nested calls', 'statement', (links) => `x = ${'f(1 + '.repeat(links)}a${')'.repeat(links)}`],
  ['blocks', 'blockStatement', (links) => `${'if a { } else '.repeat(links)}{ }`],
  ['parameters', 'declaration', (links) => `function f(a${', a : mV'.repeat(links)}) = 1`],
  ['populations', 'networkStatement', (links) => `connect a${', a'.repeat(links)} -> a by S all to all`],
  ['options', 'networkStatement', (links) => `connect a -> a by S one to one${', seed 1'.repeat(links)}`],
  ['sizes', 'networkStatement', (links) => `population a = A[1${', 1'.repeat(links)}]`],
  ['records', 'networkStatement', (links) => `record v${', v'.repeat(links)} of a`],
  ['recorded cells', 'networkStatement', (links) => `record v of a${', a[0..1]'.repeat(links)}`],
  ['couplings', 'statement', (links) => `post${'.a'.repeat(links)} += 1`],
  ['imports', 'importList', (links) => `a${', a as b'.repeat(links)}`],
];

test.each(CHAINS)('%s: twice the text is twice the work', (_, start, text) => {
  const [once, twice, fourTimes] = [work(start, text(100)), work(start, text(200)), work(start, text(400))];
  // Each doubling adds the same work again: exactly linear up to the ends of the statement.
  expect(fourTimes - twice).toBe(2 * (twice - once));
});
