/** What is to be recorded, as it was asked for: `v`, `sodium.m[3]`, `v[0..9]`, `v[0, 5, 10]`. */
import type { SourceText, Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { malformedRecord, noSuchCell, unknownRecord } from '../../diagnostics/codes/run/records.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { recordableUnits } from '../model-names.ts';
import type { RecordRequest } from '../raw-run.ts';

/** Cells from the first to the last, both included. */
type Range = readonly [first: number, last: number];

/** A variable of some cells: ranges that are sorted, disjoint and apart. */
export interface ChosenCells {
  readonly name: string;
  readonly ranges: readonly Range[];
}

export interface ReadRecords {
  readonly chosen: readonly ChosenCells[];
  /** The texts, for diagnostics that point into them. */
  readonly sources: readonly SourceText[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Returns what is to be recorded of a population, each variable once, in the order in which they were first named; or
 * the mistakes in that. Without a wish a single cell records its states, a population nothing.
 */
export function readRecords(
  model: CheckedModel,
  wanted: readonly string[] | undefined,
  cells: number,
): ReadRecords {
  const all: Range = [0, cells - 1];
  if (wanted === undefined) {
    const states = cells === 1 ? model.states : [];
    return { chosen: states.map(({ name }) => ({ name, ranges: [all] })), sources: [], problems: [] };
  }
  const offered = recordableUnits(model);
  const sources = wanted.map((text) => ({ name: `record ${text}`, text }));
  const problems: Diagnostic[] = [];
  const chosen = new Map<string, Range[]>();
  for (const source of sources) {
    const { name, ranges, problems: found } = readRecord(source, all);
    problems.push(...found);
    if (name === undefined) continue;
    if (!offered.has(name.text)) {
      const names = [...offered.keys()];
      const suggestion = nearest(name.text, names);
      problems.push(
        unknownRecord({
          name: name.text,
          model: model.name,
          purpose: 'record',
          suggestion,
          offered: names,
          span: name.span,
        }),
      );
      continue;
    }
    chosen.set(name.text, [...(chosen.get(name.text) ?? []), ...ranges]);
  }
  return {
    chosen: Array.from(chosen, ([name, ranges]) => ({ name, ranges: merged(ranges) })),
    sources,
    problems,
  };
}

interface ReadRecord {
  readonly name?: { readonly text: string; readonly span: Span };
  readonly ranges: readonly Range[];
  readonly problems: readonly Diagnostic[];
}

function readRecord(source: SourceText, all: Range): ReadRecord {
  const { text } = source;
  const spanOf = (start: number, end: number): Span => ({ source: source.name, start, end });
  const fail = (reason: string, start: number, end: number, hint?: string): ReadRecord => ({
    ranges: [],
    problems: [malformedRecord({ text: text.trim(), reason, span: spanOf(start, end), hint })],
  });
  const named = /^(\s*)([^\s[\]]+)\s*/.exec(text);
  if (named === null) return fail('names no variable', 0, text.length);
  const [before, blanks = '', word = ''] = named;
  const name = { text: word, span: spanOf(blanks.length, blanks.length + word.length) };
  const open = before.length;
  if (open === text.length) return { name, ranges: [all], problems: [] };
  if (text[open] !== '[')
    return fail('has words behind the name of the variable', open, text.trimEnd().length);
  const close = text.indexOf(']', open);
  if (close < 0) return fail('has no closing bracket', open, text.length);
  if (text.slice(close + 1).trim() !== '') {
    return fail('has words behind the cells', close + 1, text.trimEnd().length);
  }
  const inside = text.slice(open + 1, close);
  if (inside.trim() === '') return fail('names no cell between its brackets', open, close + 1);

  const ranges: Range[] = [];
  const problems: Diagnostic[] = [];
  let start = open + 1;
  for (const item of inside.split(',')) {
    const from = start + (item.length - item.trimStart().length);
    const span = spanOf(from, Math.max(from + item.trim().length, from + 1));
    start += item.length + 1;
    const [, first = '', last = first] = /^(\d+)\s*(?:\.\.\s*(\d+))?$/.exec(item.trim()) ?? [];
    const range: Range = [Number(first), Number(last)];
    const outside = range.find((cell) => cell > all[1]);
    if (first === '')
      problems.push(
        malformedRecord({
          text: text.trim(),
          reason: `has \`${item.trim()}\` where a cell was expected`,
          span,
        }),
      );
    else if (range[0] > range[1]) {
      const reason = `has a range of cells from ${range[0]} down to ${range[1]}`;
      problems.push(
        malformedRecord({ text: text.trim(), reason, span, hint: `write \`${range[1]}..${range[0]}\`.` }),
      );
    } else if (outside !== undefined) problems.push(noSuchCell({ cell: outside, cells: all[1] + 1, span }));
    else ranges.push(range);
  }
  return { name, ranges, problems };
}

/** Returns the same cells in ranges that are sorted and apart. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const found: [number, number][] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    const before = found.at(-1);
    if (before === undefined || first > before[1] + 1) found.push([first, last]);
    else before[1] = Math.max(before[1], last);
  }
  return found;
}

export function countCells({ ranges }: ChosenCells): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** Returns the request with its cells listed: to be called when it is known that they fit into memory. */
export function listCells(chosen: ChosenCells): RecordRequest {
  const cells = new Int32Array(countCells(chosen));
  let place = 0;
  for (const [first, last] of chosen.ranges) {
    for (let cell = first; cell <= last; cell++) cells[place++] = cell;
  }
  return { name: chosen.name, cells };
}
