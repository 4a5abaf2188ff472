/** Lines that the two forms of the kernel `step` have in common. */
import type { Program, Role } from '../../ir/program.ts';
import { firstRanged } from '../../ir/ranged-states.ts';
import { MOST_SPIKES_OF_STEP, rangeBit, STATUS } from '../../runtime/layout.ts';
import { type KernelContext, SIGNATURE, type StepsOfCall } from './kernel-context.ts';
import { indent } from './split.ts';
import type { ValueGraph } from './value-graph.ts';

/** The number of spikes is the first status word; this line is refused where it is not. */
const SPIKES_WORD: string = { 0: 'statusAt' }[STATUS.spikes];

export const NOT_FINITE_LINE: string = `if (isBad !== 0) words[statusAt + ${STATUS.notFinite}] = 1;`;

/** Returns the kernel around what it does before the first cell, for each cell, and behind the last. */
export function stepFunction(
  stepsOfCall: StepsOfCall,
  beforeCells: readonly string[],
  inCell: readonly string[],
  afterCells: readonly string[] = [],
): readonly string[] {
  const lines = [
    'const columns = layout.columns;',
    'const statusAt = layout.status;',
    'const spikesAt = layout.spikes;',
    ...beforeCells,
    'const lastCell = firstCell + cells;',
    ...(stepsOfCall === 'one' ? [] : ['const lastStep = firstStep + steps;']),
    'for (let cell = firstCell; cell < lastCell; cell++) {',
    ...inCell.map(indent),
    '}',
    ...afterCells,
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
  { roots, values }: ValueGraph,
  reference: (value: number) => string,
): readonly string[] {
  const times = roots.filter(({ store }) => store.target.kind === 'spikeTime');
  return roots.flatMap(({ store, value }) => {
    if (store.target.kind !== 'spikes') return [];
    const count = reference(value);
    return [
      `if (${count} > 0) {`,
      ...(isBounded(values, value) ? [] : tooManyLines(count).map(indent)),
      `  const spikeAt = spikesAt + 3 * words[${SPIKES_WORD}];`,
      `  words[spikeAt] = ${naming.clocks.step};`,
      '  words[spikeAt + 1] = cell;',
      `  words[spikeAt + 2] = ${count};`,
      ...times.map(
        (time) => `  numbers[layout.spikeTimes + words[${SPIKES_WORD}]] = ${reference(time.value)};`,
      ),
      `  words[${SPIKES_WORD}] += 1;`,
      '}',
    ];
  });
}

/** Whether a number of spikes is a literal, or one of several. */
export function isBounded(values: ValueGraph['values'], index: number): boolean {
  const value = values[index];
  if (value?.kind === 'number') return value.value <= MOST_SPIKES_OF_STEP;
  if (value?.kind !== 'apply' || value.operation !== 'select') return false;
  return value.operands.slice(1).every((operand) => isBounded(values, operand));
}

/** Lines that report a number of spikes which no step may have. The first cell that has one is kept. */
function tooManyLines(count: string): readonly string[] {
  return [
    `if (${count} > ${MOST_SPIKES_OF_STEP} && words[statusAt + ${STATUS.tooManySpikes}] === 0) {`,
    `  words[statusAt + ${STATUS.tooManySpikes}] = cell + 1;`,
    `  numbers[statusAt / 2 + ${STATUS.spikeCount / 2}] = ${count};`,
    '}',
  ];
}

/** Lines of the kernel of that role that note which states left their range. */
export function rangeLines(
  program: Program,
  role: Role,
  { roots }: ValueGraph,
  condition: (value: number) => string,
): readonly string[] {
  const first = firstRanged(program, role);
  return roots
    .filter(({ store }) => store.target.kind === 'outOfRange')
    .map(({ value }, index) => {
      const { word, bit } = rangeBit(first + index);
      return `if (${condition(value)}) words[statusAt + ${word}] |= ${bit};`;
    });
}
