/** What each cell's run is to be reduced to, as it was asked for: `rate(spikes)`, `peak = max(v, after 10 ms)`. */
import { known } from '../../base/invariant.ts';
import { compare, divide, type Rational, rational, ZERO } from '../../base/rational.ts';
import type { SourceText, Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import {
  malformedMeasure,
  measureWindow,
  repeatedMeasure,
  unknownMeasure,
} from '../../diagnostics/codes/run/measures.ts';
import { unknownRecord } from '../../diagnostics/codes/run/records.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Statistic } from '../../runtime/reducer.ts';
import type { Unit } from '../../units/unit.ts';
import { toSystemExact } from '../../units/unit-system.ts';
import { recordableUnits } from '../model-names.ts';
import type { Reduction } from '../raw-run.ts';
import { readTime, type TimeGrid } from '../time-grid.ts';
import {
  OF_INTERVALS,
  OF_SPIKES,
  type OfIntervals,
  type OfSpikes,
  type SpikeWindow,
} from './spike-measures.ts';

const OF_VARIABLES: readonly Statistic[] = ['mean', 'sd', 'min', 'max', 'first', 'last'];

/** What other programs call it. */
const HABITS: ReadonlyMap<string, string> = new Map([
  ['average', 'mean'],
  ['avg', 'mean'],
  ['std', 'sd'],
  ['stdev', 'sd'],
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['peak', 'max'],
  ['frequency', 'rate'],
  ['freq', 'rate'],
  ['number', 'count'],
  ['latency', 'first'],
  ['isi', 'intervals'],
  ['isis', 'intervals'],
]);

/** Returns what was most likely meant, of what there is. */
function meantBy(word: string, offered: readonly string[]): string | undefined {
  const habit = HABITS.get(word.toLowerCase());
  return habit !== undefined && offered.includes(habit) ? habit : nearest(word, offered);
}

/** A measure that can be taken. */
export type AskedMeasure = { readonly name: string } & (
  | { readonly of: 'variable'; readonly unit: Unit; readonly reduction: Reduction }
  | { readonly of: 'spikes'; readonly by: OfSpikes; readonly window: SpikeWindow }
  | { readonly of: 'intervals'; readonly by: OfIntervals; readonly window: SpikeWindow }
);

export interface ReadMeasures {
  readonly measures: readonly AskedMeasure[];
  /** The texts, for diagnostics that point into them. */
  readonly sources: readonly SourceText[];
  readonly problems: readonly Diagnostic[];
}

/** Words of a measure, with their places. */
interface Word {
  readonly text: string;
  readonly span: Span;
}

interface Written {
  readonly name: string;
  readonly by: Word;
  readonly of: Word;
  readonly bounds: readonly { readonly side: 'after' | 'before'; readonly time: Word }[];
}

/**
 * Returns the measures that were asked for, or the mistakes in them. `grid` is undefined where the times of the run
 * are themselves mistaken; then there is nothing to compare windows with. `spikes` and `intervals` mean those of the
 * cell, whatever the model's values are called.
 */
export function readMeasures(
  model: CheckedModel,
  wanted: readonly string[] | undefined,
  grid: TimeGrid | undefined,
): ReadMeasures {
  const sources = (wanted ?? []).map((text) => ({ name: `measure ${text}`, text }));
  const problems: Diagnostic[] = [];
  const measures = new Map<string, AskedMeasure>();
  const texts = new Map<string, string>();
  for (const source of sources) {
    const written = readWords(source);
    if ('code' in written) {
      problems.push(written);
      continue;
    }
    const found = [findSubjectProblem(model, written), ...readWindowOf(model, written, grid).problems].filter(
      (problem) => problem !== undefined,
    );
    problems.push(...found);
    if (found.length > 0 || grid === undefined) continue;
    const { name } = written;
    const text = source.text.replaceAll(/\s+/g, '');
    if (measures.has(name) && texts.get(name) !== text) {
      problems.push(repeatedMeasure({ name, span: wholeOf(source) }));
    }
    measures.set(name, makeMeasure(model, written, grid));
    texts.set(name, text);
  }
  return { measures: [...measures.values()], sources, problems };
}

function wholeOf({ name, text }: SourceText): Span {
  const start = text.length - text.trimStart().length;
  return { source: name, start, end: Math.max(text.trimEnd().length, start) };
}

function readWords(source: SourceText): Written | Diagnostic {
  const { text } = source;
  const fail = (reason: string, span: Span = wholeOf(source), hint?: string): Diagnostic =>
    malformedMeasure({ text: text.trim(), reason, span, hint });
  const word = (from: number, to: number): Word => {
    const raw = text.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    const end = start + raw.trim().length;
    return { text: raw.trim(), span: { source: source.name, start, end: Math.max(end, start + 1) } };
  };
  const open = text.indexOf('(');
  if (open < 0) return fail('has no parentheses');
  const close = text.indexOf(')', open);
  if (close < 0) return fail('has no closing parenthesis');
  if (text.slice(close + 1).trim() !== '') {
    return fail('has words behind its closing parenthesis', word(close + 1, text.length).span);
  }
  const equals = text.slice(0, open).indexOf('=');
  const name = equals < 0 ? undefined : word(0, equals);
  if (name !== undefined && !/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name.text)) {
    return fail('has a name that is no word', name.span);
  }
  const by = word(equals + 1, open);
  if (by.text === '') return fail('has nothing before its parenthesis', by.span);

  const parts: Word[] = [];
  for (let start = open + 1; start <= close; ) {
    const comma = text.indexOf(',', start);
    const end = comma < 0 || comma > close ? close : comma;
    parts.push(word(start, end));
    start = end + 1;
  }
  const [of = word(open, close + 1), ...rest] = parts;
  if (of.text === '') return fail('does not say of what', { ...of.span, start: open, end: close + 1 });

  const bounds: { side: 'after' | 'before'; time: Word }[] = [];
  for (const { text: bound, span } of rest) {
    const [, side = '', gap = '', time = ''] = /^([^\s\d]*)(\s*)(.*)$/s.exec(bound) ?? [];
    if (side !== 'after' && side !== 'before') {
      const meant = nearest(side, ['after', 'before']);
      const hint = meant === undefined ? undefined : `did you mean \`${meant}\`?`;
      return fail(
        bound === ''
          ? 'has nothing behind a comma'
          : `has \`${side || bound}\` where \`after\` or \`before\` was expected`,
        span,
        hint,
      );
    }
    if (time === '') return fail(`does not say ${side} when`, span);
    if (bounds.some((other) => other.side === side)) return fail(`says \`${side}\` twice`, span);
    const start = span.start + side.length + gap.length;
    bounds.push({ side, time: { text: time, span: { ...span, start } } });
  }
  return { name: name?.text ?? text.trim(), by, of, bounds };
}

function findSubjectProblem(model: CheckedModel, { by, of }: Written): Diagnostic | undefined {
  const isOfSpikes = of.text === 'spikes' || of.text === 'intervals';
  const units = recordableUnits(model);
  if (!isOfSpikes && !units.has(of.text)) {
    const offered = ['spikes', 'intervals', ...units.keys()];
    const suggestion = meantBy(of.text, offered);
    return unknownRecord({
      name: of.text,
      model: model.name,
      purpose: 'measure',
      suggestion,
      offered,
      span: of.span,
    });
  }
  const kind = isOfSpikes ? of.text : 'variable';
  const offered = kind === 'spikes' ? OF_SPIKES : kind === 'intervals' ? OF_INTERVALS : OF_VARIABLES;
  if (!offered.some((each) => each === by.text)) {
    const others = { spikes: OF_SPIKES, intervals: OF_INTERVALS };
    const other = (['spikes', 'intervals'] as const).find((each) =>
      others[each].some((one) => one === by.text),
    );
    const suggestion = other === undefined ? meantBy(by.text, offered) : undefined;
    return unknownMeasure({
      by: by.text,
      of: isOfSpikes ? of.text : `the variable \`${of.text}\``,
      instead: other === undefined ? undefined : `${by.text}(${other})`,
      suggestion,
      offered,
      span: by.span,
    });
  }
  if (isOfSpikes && !model.spikers.some(({ path }) => path === '')) {
    return unknownMeasure({ by: by.text, of: of.text, silent: model.name, offered, span: of.span });
  }
  return undefined;
}

interface ReadWindow {
  /** In steps from the start of the run. */
  readonly after: Rational;
  readonly before: Rational;
  readonly problems: readonly Diagnostic[];
}

function readWindowOf(model: CheckedModel, { bounds, of }: Written, grid: TimeGrid | undefined): ReadWindow {
  const end = rational(grid?.steps ?? 0);
  const problems: Diagnostic[] = [];
  const timeOf = (side: 'after' | 'before', otherwise: Rational): Rational => {
    const bound = bounds.find((each) => each.side === side);
    if (bound === undefined) return otherwise;
    const { text, span } = bound.time;
    const read = readTime(side, text, model.timeUnit);
    if ('code' in read) {
      const { code, message } = read;
      const problem = code.startsWith('units/') ? message : `\`${text}\` is no time with a unit.`;
      problems.push(measureWindow({ problem, span, hint: 'write it as `50 ms`.' }));
      return otherwise;
    }
    if (grid === undefined) return otherwise;
    const time = known(toSystemExact(read.value, read.unit, model.system), 'exact time');
    const steps = divide(time, grid.step);
    const isBeyond = side === 'after' ? compare(steps, end) >= 0 : compare(steps, end) > 0;
    const isEarly = side === 'after' ? compare(steps, ZERO) < 0 : compare(steps, ZERO) <= 0;
    if (!isBeyond && !isEarly) return steps;
    const problem = isBeyond
      ? `The window ${side === 'after' ? 'begins' : 'ends'} at ${text}, but the run ends at ${grid.timeText(grid.steps)}.`
      : `The window ${side === 'after' ? 'begins' : 'ends'} at ${text}, but the run begins at 0.`;
    const hint = isBeyond ? 'run longer, or take an earlier time.' : 'take a later time.';
    problems.push(measureWindow({ problem, span, hint }));
    return otherwise;
  };
  const after = timeOf('after', ZERO);
  const before = timeOf('before', end);
  if (problems.length > 0 || grid === undefined || bounds.length === 0) return { after, before, problems };
  const [{ time: firstTime } = { time: of }] = bounds;
  const span = { ...firstTime.span, end: bounds.at(-1)?.time.span.end ?? firstTime.span.end };
  if (compare(after, before) >= 0) {
    const problem = 'The window ends before it begins.';
    problems.push(measureWindow({ problem, span, hint: 'the time behind `after` is the earlier one.' }));
  } else if (ceil(after) > floor(before)) {
    const problem = `The window lies between two steps of ${grid.dt.text}: it holds no value.`;
    problems.push(measureWindow({ problem, span, hint: 'make it longer than a step.' }));
  }
  return { after, before, problems };
}

function floor(value: Rational): number {
  const whole = value.numerator / value.denominator;
  const isBelow = value.numerator < 0n && whole * value.denominator !== value.numerator;
  return Number(isBelow ? whole - 1n : whole);
}

function ceil(value: Rational): number {
  return -floor({ ...value, numerator: -value.numerator });
}

function makeMeasure(model: CheckedModel, written: Written, grid: TimeGrid): AskedMeasure {
  const { name, by, of } = written;
  const { after, before } = readWindowOf(model, written, grid);
  if (of.text === 'spikes') {
    const measure = known(
      OF_SPIKES.find((each) => each === by.text),
      by.text,
    );
    return { name, of: 'spikes', by: measure, window: { after, before } };
  }
  if (of.text === 'intervals') {
    const measure = known(
      OF_INTERVALS.find((each) => each === by.text),
      by.text,
    );
    return { name, of: 'intervals', by: measure, window: { after, before } };
  }
  const unit = known(recordableUnits(model).get(of.text), `unit of ${of.text}`);
  const statistic = known(
    OF_VARIABLES.find((each) => each === by.text),
    by.text,
  );
  const [from, to] = [ceil(after), floor(before)];
  return { name, of: 'variable', unit, reduction: { variable: of.text, by: statistic, from, to } };
}
