/** Lists of pairs: a table beside the model, with one synapse a line. */

import { parseDecimal } from '../../base/rational.ts';
import { nearest } from '../../base/suggest.ts';
import { noSynapses } from '../../diagnostics/codes/build.ts';
import { listedPairs } from '../../diagnostics/codes/network.ts';
import { counted, quoted } from '../../diagnostics/wording.ts';
import type { ConnectionRuleSyntax } from '../../syntax/network-tree.ts';
import { parseQuantity } from '../../syntax/parse-fragments.ts';
import { type Dimension, isDimensionless, sameDimension, TIME } from '../../units/dimension.ts';
import { ONE_UNIT, type Unit } from '../../units/unit.ts';
import { toSystemNumber } from '../../units/unit-system.ts';
import { isAbsolute } from '../load-files.ts';
import { readUnit } from '../read-unit.ts';
import { cellsOf } from './check-population.ts';
import { settableOf } from './check-projection.ts';
import type { PairValue } from './checked-network.ts';
import type { ListedPairs } from './listed-pairs.ts';
import type { NetworkTools } from './network-tools.ts';
import type { Joined } from './pair-value.ts';
import { separatorOf, splitCells } from './split-cells.ts';

interface Line {
  /** From 1 on, as editors count. */
  readonly number: number;
  readonly cells: readonly string[];
}

interface Column {
  readonly name: string;
  readonly index: number;
  /** Of values: what they are given to, in which unit they are. */
  readonly dimension?: Dimension;
  readonly unit?: Unit;
}

/** A mistake in the file, told at its name. */
class Refusal {
  readonly problem: string;
  readonly hint: string;
  constructor(problem: string, hint: string) {
    this.problem = problem;
    this.hint = hint;
  }
}

/** Returns the pairs of a file; undefined, and a report, where they cannot be read. */
export function readPairs(
  { file }: Extract<ConnectionRuleSyntax, { kind: 'pairs' }>,
  joined: Joined,
  { host, file: from, report }: NetworkTools,
): ListedPairs | undefined {
  const text = readText(file.text, host.read.bind(host), from.syntax.source);
  const pairs = text instanceof Refusal ? text : pairsOf(linesOf(text), joined, file.span);
  if (!(pairs instanceof Refusal)) {
    if (pairs.pre.length === 0) {
      const reason = `"${file.text}" has no line below its header`;
      report(noSynapses({ projection: joined.name, reason, span: file.span }));
    }
    return pairs;
  }
  report(listedPairs({ file: file.text, problem: pairs.problem, span: file.span, hint: pairs.hint }));
  return undefined;
}

function readText(path: string, read: NetworkTools['host']['read'], from: string): string | Refusal {
  if (isAbsolute(path))
    return new Refusal('is an absolute path', 'write a path from this file on, `"./pairs.csv"`.');
  const found = read(path, from);
  if (found === undefined)
    return new Refusal('is not there', 'write the path from this file on, `"./pairs.csv"`.');
  return 'reason' in found
    ? new Refusal(`cannot be read: ${found.reason}`, 'name a table of numbers.')
    : found.text;
}

/** Cut at commas, semicolons or tabs that are not in quotes; empty lines and those that begin with `#` are left out. */
function linesOf(text: string): readonly Line[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const separator = separatorOf(lines[0]?.line ?? '');
  return lines.map(({ line, number }) => ({ number, cells: splitCells(line, separator) }));
}

function pairsOf(
  [header, ...rows]: readonly Line[],
  joined: Joined,
  span: PairValue['span'],
): ListedPairs | Refusal {
  if (header === undefined) return new Refusal('is empty', 'its first line is `pre,post`.');
  const columns = readHeader(header, joined);
  if (columns instanceof Refusal) return columns;
  const uneven = rows.find(({ cells }) => cells.length !== header.cells.length);
  if (uneven !== undefined) {
    const problem = `has ${counted(uneven.cells.length, 'cell')} in line ${uneven.number}, and its header has ${header.cells.length}`;
    return new Refusal(problem, 'write numbers with a decimal point.');
  }
  const { from, to, synapse } = joined;
  const [pre, post] = [cellNumbers(columns.pre, rows, from), cellNumbers(columns.post, rows, to)];
  if (pre instanceof Refusal) return pre;
  if (post instanceof Refusal) return post;
  const values: (PairValue & { readonly target: string })[] = [];
  for (const column of columns.values) {
    const numbers = new Float64Array(rows.length);
    for (const [index, { cells, number }] of rows.entries()) {
      const cell = cells[column.index] ?? '';
      const exact = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell) ? parseNumber(cell) : undefined;
      if (exact === undefined) return noNumber(cell, column.name, number);
      numbers[index] = toSystemNumber(exact, column.unit ?? ONE_UNIT, synapse.model.system);
      if (column.name === 'delay' && (numbers[index] ?? 0) < 0) {
        return new Refusal(
          `has the delay ${cell} in line ${number}`,
          'a spike arrives when it was sent, or later.',
        );
      }
    }
    values.push({
      target: column.name,
      value: { kind: 'number', value: Number.NaN, span },
      reads: [],
      listed: numbers,
      span,
    });
  }
  const delay = values.find(({ target }) => target === 'delay');
  return {
    pre,
    post,
    values: values.filter((each) => each !== delay),
    ...(delay === undefined ? {} : { delay: withoutTarget(delay) }),
  };
}

function withoutTarget({ target: _target, ...value }: PairValue & { readonly target: string }): PairValue {
  return value;
}

function parseNumber(cell: string): ReturnType<typeof parseDecimal> {
  const digits = cell
    .replace(/^[+-]/, '')
    .replace(/^\./, '0.')
    .replace(/\.(?=$|[eE])/, '');
  const exact = parseDecimal(digits);
  return exact !== undefined && cell.startsWith('-')
    ? { numerator: -exact.numerator, denominator: exact.denominator }
    : exact;
}

function noNumber(cell: string, column: string, line: number): Refusal {
  const problem =
    cell === ''
      ? `has no \`${column}\` in line ${line}`
      : `has \`${cell}\` as \`${column}\` in line ${line}, which is no number`;
  return new Refusal(problem, 'write a number with a decimal point in each line.');
}

// ── Columns ──────────────────────────────────────────────────────────────────────────────────────────

const HEADING = /^(.*\S)\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\]]*)\])$/s;

function readHeader(
  { cells }: Line,
  { synapse, syntax }: Joined,
): { readonly pre: Column; readonly post: Column; readonly values: readonly Column[] } | Refusal {
  const settable = new Map<string, Dimension>(
    settableOf(synapse.model).map(({ name, dimension }) => [name, dimension]),
  );
  const units = new Map(settableOf(synapse.model).map(({ name, unit }) => [name, unit.text]));
  if (!settable.has('delay')) settable.set('delay', TIME);
  const columns = new Map<string, Column>();
  for (const [index, text] of cells.entries()) {
    const [, ofUnit, round, square] = HEADING.exec(text) ?? [];
    const name = ofUnit ?? text;
    const written = round ?? square;
    if (columns.has(name)) return new Refusal(`has two columns \`${name}\``, 'keep one of them.');
    if (name === 'pre' || name === 'post') {
      columns.set(name, { name, index });
      continue;
    }
    const dimension = settable.get(name);
    if (dimension === undefined) {
      const offered = ['pre', 'post', ...settable.keys()];
      const suggestion = nearest(name, offered);
      const hint =
        suggestion === undefined
          ? `its columns may be ${quoted(offered)}.`
          : `did you mean \`${suggestion}\`?`;
      return new Refusal(`has a column \`${name}\`, which \`${syntax.synapse.text}\` does not have`, hint);
    }
    const given =
      name === 'delay'
        ? syntax.options.some(({ kind }) => kind === 'delay')
        : syntax.arguments.some(({ within, name: own }) => within.length === 0 && own.text === name);
    if (given) return new Refusal(`gives \`${name}\`, which \`connect\` gives too`, 'keep one of them.');
    const unit = written === undefined ? ONE_UNIT : unitOf(written.trim());
    if (unit === undefined || !sameDimension(unit.dimension, dimension)) {
      const usual = units.get(name) ?? 'ms';
      const problem =
        written === undefined
          ? `does not say the unit of \`${name}\``
          : unit === undefined
            ? `has the unit \`${written}\` for \`${name}\`, which is none`
            : `has \`${name}\` in ${written}`;
      const hint = isDimensionless(dimension)
        ? `\`${name}\` is a plain number: write \`${name}\`.`
        : `write the unit behind the name: \`${name} (${usual})\`.`;
      return new Refusal(problem, hint);
    }
    columns.set(name, { name, index, dimension, unit });
  }
  const [pre, post] = [columns.get('pre'), columns.get('post')];
  if (pre === undefined || post === undefined) {
    const missing = pre === undefined ? 'pre' : 'post';
    return new Refusal(`has no column \`${missing}\``, 'its first line names the columns: `pre,post`.');
  }
  return { pre, post, values: [...columns.values()].filter((each) => each !== pre && each !== post) };
}

function unitOf(text: string): Unit | undefined {
  if (text === '1') return ONE_UNIT;
  const { quantity } = parseQuantity({ name: 'unit', text: `1 [${text}]` });
  return quantity?.unit && readUnit(quantity.unit, () => {});
}

function cellNumbers(
  { name, index }: Column,
  rows: readonly Line[],
  { name: population, shape }: Joined['from'],
): Int32Array | Refusal {
  const cells = cellsOf(shape);
  const numbers = new Int32Array(rows.length);
  for (const [row, { cells: written, number }] of rows.entries()) {
    const cell = written[index] ?? '';
    if (!/^\d+$/.test(cell)) {
      const problem = `has \`${cell}\` as \`${name}\` in line ${number}, which is no number of a cell`;
      return new Refusal(
        problem,
        `cells are counted from 0: those of \`${population}\` are 0 to ${cells - 1}.`,
      );
    }
    const value = Number(cell);
    if (value >= cells) {
      const problem = `has the ${name} cell ${cell} in line ${number}, which \`${population}\` does not have`;
      return new Refusal(problem, `its cells are 0 to ${cells - 1}.`);
    }
    numbers[row] = value;
  }
  return numbers;
}
