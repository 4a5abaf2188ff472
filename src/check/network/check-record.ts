/** Records: what is kept of a run of a network. */
import { known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import { unknownName } from '../../diagnostics/codes/names.ts';
import { badRecord, recordedCells } from '../../diagnostics/codes/network.ts';
import { quoted } from '../../diagnostics/wording.ts';
import type { ExpressionSyntax, PathSyntax } from '../../syntax/expression-tree.ts';
import { formatExpression } from '../../syntax/format-expression.ts';
import type { CellPartSyntax, CellsSyntax, RecordedSyntax, RecordSyntax } from '../../syntax/network-tree.ts';
import { DIMENSIONLESS, TIME } from '../../units/dimension.ts';
import { namedUnit } from '../../units/unit.ts';
import { fromSystemNumber } from '../../units/unit-system.ts';
import { pathText } from '../check-name.ts';
import type { CheckedModel } from '../checked-model.ts';
import { plainQuantity } from '../literal.ts';
import { cellsOf, type PopulationDraft } from './check-population.ts';
import type { CellRange, CheckedProjection, CheckedRecord } from './checked-network.ts';
import { findPopulation, type NetworkTools, numberOf } from './network-tools.ts';

/** What a record is of. */
export interface Recorded {
  readonly populations: ReadonlyMap<string, PopulationDraft>;
  readonly projections: readonly CheckedProjection[];
  /** Whether a `connect` joins two populations, understood or not. */
  readonly isConnected: (from: string, to: string) => boolean;
}

/** Returns what one statement records, one entry for each population or projection. */
export function checkRecord(
  syntax: RecordSyntax,
  recorded: Recorded,
  tools: NetworkTools,
): readonly CheckedRecord[] {
  const { of, what, span } = syntax;
  const every = syntax.every === undefined ? undefined : checkInterval(syntax.every, tools);
  const common = { span, ...(every === undefined ? {} : { every }) };
  if (of.kind === 'projection')
    return checkSynapses(syntax, of, recorded, tools).map((each) => ({ ...common, ...each }));
  return of.groups.flatMap((group): readonly CheckedRecord[] => {
    const population = findPopulation(group.population, recorded.populations, tools);
    const { model, shape } = population ?? {};
    if (population === undefined || model === undefined || shape === undefined) return [];
    const chosen = checkCells(group, population.name, cellsOf(shape), tools);
    if (chosen === undefined) return [];
    const base = { ...common, population: population.name, ...chosen };
    if (what.kind === 'spikes') {
      if (model.spikers.length > 0) return [{ ...base, kind: 'spikes' }];
      const problem = `The cells of \`${population.name}\` do not spike`;
      const hint = `\`${model.name}\` has no \`spike\`: record one of its states.`;
      tools.report(badRecord({ problem, span: group.span, hint }));
      return [];
    }
    const reduction = checkReduction(what, tools);
    if (reduction === 'mistake') return [];
    const names = namesOf(what.paths, model, `the ${model.componentKind} \`${model.name}\``, tools);
    return names.length === 0
      ? []
      : [{ ...base, kind: 'values', names, ...(reduction === undefined ? {} : { reduction }) }];
  });
}

function checkInterval(
  syntax: ExpressionSyntax,
  tools: NetworkTools,
): NonNullable<CheckedRecord['every']> | undefined {
  const receiver = { what: 'The interval of a record', dimension: TIME, unit: 'ms', declared: undefined };
  const number = numberOf(syntax, receiver, tools);
  if (number === undefined) return undefined;
  if (number > 0 && Number.isFinite(number)) {
    const text = plainQuantity(syntax) === undefined ? timeText(number, tools) : formatExpression(syntax);
    return { text, span: syntax.span };
  }
  const problem = `The interval \`${formatExpression(syntax)}\` is not above 0`;
  tools.report(badRecord({ problem, span: syntax.span, hint: 'leave it out to record every step.' }));
  return undefined;
}

/** What is computed is rounded: 3 * 0.1 ms is 0.3 ms. */
const DIGITS = 12;

/** Returns a time that was computed as one that could have been written. */
function timeText(number: number, { system }: NetworkTools): string {
  const unit = known(namedUnit('ms'), 'unit of time');
  return `${Number(fromSystemNumber(number, unit, system).toPrecision(DIGITS))} ms`;
}

// ── Cells ────────────────────────────────────────────────────────────────────────────────────────────

/** The cells of a statement: the range from the first to the last of them, and which of it, if that is not all. */
interface Chosen {
  readonly cells: CellRange;
  readonly chosen?: Int32Array;
}

function checkCells(
  { parts, span }: CellsSyntax,
  population: string,
  count: number,
  tools: NetworkTools,
): Chosen | undefined {
  if (parts === undefined) return { cells: { first: 0, last: count - 1 } };
  const ranges = parts.map((part) => checkRange(part, span, population, count, tools));
  const known = ranges.filter((range) => range !== undefined);
  if (known.length < ranges.length) return undefined;
  const numbers = new Set<number>();
  for (const { first, last } of known) for (let cell = first; cell <= last; cell++) numbers.add(cell);
  const chosen = Int32Array.from(numbers).sort();
  const cells = { first: chosen[0] ?? 0, last: chosen.at(-1) ?? 0 };
  return cells.last - cells.first + 1 === chosen.length ? { cells } : { cells, chosen };
}

function checkRange(
  { first, last }: CellPartSyntax,
  span: Span,
  population: string,
  cells: number,
  tools: NetworkTools,
): CellRange | undefined {
  const numberAt = (syntax: ExpressionSyntax): number | undefined => {
    const receiver = {
      what: 'The number of a cell',
      dimension: DIMENSIONLESS,
      unit: '1',
      declared: undefined,
    };
    const number = numberOf(syntax, receiver, tools);
    if (number === undefined || (Number.isInteger(number) && number >= 0 && number < cells)) return number;
    const problem = Number.isInteger(number)
      ? `has no cell ${number}`
      : `has no cell ${number}, which is no whole number`;
    const hint = cells === 1 ? 'its only cell is 0.' : `its cells are 0 to ${cells - 1}.`;
    tools.report(recordedCells({ population, problem, span: syntax.span, hint }));
    return undefined;
  };
  const from = numberAt(first);
  const to = last === undefined ? from : numberAt(last);
  if (from === undefined || to === undefined) return undefined;
  if (from <= to) return { first: from, last: to };
  const hint = `exchange the ends: \`${population}[${to}..${from}]\`.`;
  tools.report(recordedCells({ population, problem: `has no cells from ${from} up to ${to}`, span, hint }));
  return undefined;
}

// ── Names ────────────────────────────────────────────────────────────────────────────────────────────

const REDUCTIONS = ['mean', 'sum', 'min', 'max'] as const;
type RecordedReduction = (typeof REDUCTIONS)[number];

const OTHER_WORDS: ReadonlyMap<string, RecordedReduction> = new Map([
  ['average', 'mean'],
  ['avg', 'mean'],
  ['total', 'sum'],
  ['minimum', 'min'],
  ['maximum', 'max'],
]);

function checkReduction(
  { reduction }: Extract<RecordedSyntax, { kind: 'values' }>,
  { report }: NetworkTools,
  of: 'cells' | 'synapses' = 'cells',
): RecordedReduction | 'mistake' | undefined {
  if (reduction === undefined) return undefined;
  const known = REDUCTIONS.find((each) => each === reduction.text);
  if (known !== undefined) return known;
  const suggestion = OTHER_WORDS.get(reduction.text) ?? nearest(reduction.text, REDUCTIONS);
  const hint =
    suggestion === undefined
      ? `over the ${of} there are \`mean\`, \`sum\`, \`min\` and \`max\`; several names are joined by commas.`
      : `did you mean \`${suggestion}\`?`;
  report(
    badRecord({ problem: `There is no \`${reduction.text}\` of all ${of}`, span: reduction.span, hint }),
  );
  return 'mistake';
}

/** Returns the names that a model has; of each other it is told. */
function namesOf(
  paths: readonly PathSyntax[],
  model: CheckedModel,
  where: string,
  { report }: NetworkTools,
): readonly string[] {
  const known = recordableNames(model);
  return paths.flatMap((path) => {
    const name = pathText(path);
    if (known.includes(name)) return [name];
    const hint = known.length === 0 ? 'it has nothing to record.' : `it has ${quoted(known)}.`;
    const suggestion = nearest(name, ['spikes', ...known]);
    report(unknownName({ name, span: path.span, where, suggestion, hint }));
    return [];
  });
}

/** Returns what can be recorded of a model: what a run adds has blanks in its name. */
function recordableNames({ states, inputs, definitions, parameters }: CheckedModel): readonly string[] {
  return [...states, ...inputs, ...definitions, ...parameters]
    .map(({ name }) => name)
    .filter((name) => !name.includes(' '));
}

// ── Synapses ─────────────────────────────────────────────────────────────────────────────────────────

type SynapseRecord = Omit<Extract<CheckedRecord, { kind: 'synapses' }>, 'span' | 'every'>;

function checkSynapses(
  { what, span }: RecordSyntax,
  ends: { readonly from: CellsSyntax; readonly to: CellsSyntax },
  { populations, projections, isConnected }: Recorded,
  tools: NetworkTools,
): readonly SynapseRecord[] {
  const [from, to] = [ends.from.population, ends.to.population];
  const [pre, post] = [ends.from, ends.to].map((cells) => checkEnd(cells, populations, tools));
  if (pre === undefined || post === undefined) return [];
  const text = `${from.text} -> ${to.text}`;
  if (what.kind === 'spikes') {
    const problem = 'Spikes of synapses cannot be recorded';
    const hint = `record their values, \`record w of ${text}\`, or what the cells do.`;
    tools.report(badRecord({ problem, span, hint }));
    return [];
  }
  const reduction = checkReduction(what, tools, 'synapses');
  if (reduction === 'mistake') return [];
  if (!isConnected(from.text, to.text)) {
    const problem = `No \`connect\` joins \`${from.text}\` to \`${to.text}\``;
    const back = isConnected(to.text, from.text);
    const hint = back ? `did you mean \`${to.text} -> ${from.text}\`?` : 'there are no synapses to record.';
    tools.report(badRecord({ problem, span: { ...from.span, end: to.span.end }, hint }));
    return [];
  }
  const between = projections.filter((each) => each.from === from.text && each.to === to.text);
  // What could not be understood of the others is told there.
  const offered = between.map(({ synapse }) => recordableNames(synapse.model));
  const known = new Set(offered.flat());
  const names: string[] = [];
  for (const path of between.length === 0 ? [] : what.paths) {
    const name = pathText(path);
    if (known.has(name)) names.push(name);
    else {
      const hint = `they have ${quoted([...known])}.`;
      const where = `the synapses \`${text}\``;
      tools.report(unknownName({ name, span: path.span, where, suggestion: nearest(name, known), hint }));
    }
  }
  return between.flatMap(({ name: projection }, index): readonly SynapseRecord[] => {
    const own = names.filter((name) => offered[index]?.includes(name));
    return own.length === 0
      ? []
      : [
          {
            kind: 'synapses',
            projection,
            names: own,
            ...(pre.cells === undefined ? {} : { pre: pre.cells }),
            ...(post.cells === undefined ? {} : { post: post.cells }),
            ...(reduction === undefined ? {} : { reduction }),
          },
        ];
  });
}

/** Returns the cells at one end of synapses: none where it is all of them, undefined after a mistake. */
function checkEnd(
  syntax: CellsSyntax,
  populations: Recorded['populations'],
  tools: NetworkTools,
): { readonly cells?: Int32Array } | undefined {
  const population = findPopulation(syntax.population, populations, tools);
  if (population === undefined) return undefined;
  if (syntax.parts === undefined || population.shape === undefined) return {};
  const found = checkCells(syntax, population.name, cellsOf(population.shape), tools);
  if (found === undefined) return undefined;
  const { first, last } = found.cells;
  return { cells: found.chosen ?? Int32Array.from({ length: last - first + 1 }, (_, n) => first + n) };
}
