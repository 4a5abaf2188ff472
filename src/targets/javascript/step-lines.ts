/** Lines that the two forms of the kernel `step` have in common. */
import type { Program } from '../../ir/program.ts';
import { STATUS } from '../../runtime/layout.ts';
import { type KernelContext, SIGNATURE } from './kernel-context.ts';
import { indent } from './split.ts';
import type { Root, ValueGraph } from './value-graph.ts';

/** The number of spikes is the first status word; this line is refused where it is not. */
const SPIKES_WORD: string = { 0: 'statusAt' }[STATUS.spikes];

export const NOT_FINITE_LINE: string = `if (isBad !== 0) words[statusAt + ${STATUS.notFinite}] = 1;`;

/** Returns the kernel around what it does before the first cell and for each cell. */
export function stepFunction(
  { roots }: ValueGraph,
  beforeCells: readonly string[],
  inCell: readonly string[],
): readonly string[] {
  const hasRanges = roots.some(({ store }) => store.target.kind === 'outOfRange');
  const lines = [
    'const columns = layout.columns;',
    'const statusAt = layout.status;',
    'const spikesAt = layout.spikes;',
    ...beforeCells,
    ...(hasRanges ? ['let outside = 0;'] : []),
    'const lastCell = firstCell + cells;',
    'const lastStep = firstStep + steps;',
    'for (let cell = firstCell; cell < lastCell; cell++) {',
    ...inCell.map(indent),
    '}',
    ...(hasRanges ? [`words[statusAt + ${STATUS.outOfRange}] |= outside;`] : []),
  ];
  return [`function step${SIGNATURE} {`, ...lines.map(indent), '}'];
}

/** Returns the columns among those stored that must stay finite. */
export function checkedColumns(program: Program, stored: Iterable<number>): readonly number[] {
  return [...stored].filter((column) => program.columns[column]?.purpose === 'state');
}

/**
 * Returns the terms in sums of a few. The check of a step costs one dependent addition per sum, so sums are long; the
 * terms of one sum do not wait for the step before.
 */
export function sums(terms: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let start = 0; start < terms.length; start += 6) lines.push(terms.slice(start, start + 6).join(' + '));
  return lines;
}

export function spikeLines(
  { naming }: KernelContext,
  roots: readonly Root[],
  reference: (value: number) => string,
): readonly string[] {
  return roots.flatMap(({ store, value }) => {
    if (store.target.kind !== 'spikes') return [];
    const count = reference(value);
    return [
      `if (${count} > 0) {`,
      `  const spikeAt = spikesAt + 3 * words[${SPIKES_WORD}];`,
      `  words[spikeAt] = ${naming.clocks.step};`,
      '  words[spikeAt + 1] = cell;',
      `  words[spikeAt + 2] = ${count};`,
      `  words[${SPIKES_WORD}] += 1;`,
      '}',
    ];
  });
}

export function rangeLines(roots: readonly Root[], condition: (value: number) => string): readonly string[] {
  return roots
    .filter(({ store }) => store.target.kind === 'outOfRange')
    .map(({ value }, index) => `if (${condition(value)}) outside |= ${1 << Math.min(index, 31)};`);
}
