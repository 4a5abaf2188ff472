/**
 * What runs are compared by where their solutions have parted: means over a long time. A run is cut into equal pieces,
 * and a number has the mean of its pieces with a confidence interval of 99 % by Student's t (batch means: Law and Kelton
 * (2000), Simulation Modeling and Analysis, section 9.5.3). A run differs where one of its numbers does by more than
 * chance makes of it in one run of a hundred.
 */
import type { ComparedStatistic } from './comparison.ts';
import type { Course, Stretch } from './course.ts';
import { studentQuantile } from './student.ts';

const PIECES = 10;
/** Degrees of freedom of the mean of the pieces, and of the difference of two such means. */
const FREEDOM = { one: PIECES - 1, two: 2 * (PIECES - 1) };
/** How often chance alone makes a run differ. */
const CHANCE = 0.01;

interface Estimate {
  readonly value: number;
  readonly half: number;
  /** Of the value. */
  readonly standardError: number;
}

function estimate(pieces: readonly number[]): Estimate {
  const value = pieces.reduce((sum, each) => sum + each, 0) / pieces.length;
  const squares = pieces.reduce((sum, each) => sum + (each - value) ** 2, 0);
  const standardError = Math.sqrt(squares / (pieces.length - 1) / pieces.length);
  return { value, half: studentQuantile(1 - CHANCE / 2, FREEDOM.one) * standardError, standardError };
}

function meanAndSd(values: readonly number[]): readonly [mean: number, sd: number] {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / values.length)];
}

/** The bounds of the pieces of a stretch. */
function pieces({ first, end }: Stretch): readonly Stretch[] {
  const at = (n: number): number => first + Math.floor((n * (end - first)) / PIECES);
  return Array.from({ length: PIECES }, (_, n) => ({ first: at(n), end: at(n + 1) }));
}

function valuesIn(course: Course, name: string, { first, end }: Stretch): readonly number[] {
  const trace = course.traces.get(name);
  const width = trace?.cells.length ?? 0;
  return trace === undefined ? [] : Array.from(trace.values.subarray(first * width, end * width));
}

interface Statistic {
  readonly name: string;
  readonly unit: string;
  /** Of one piece of a course; NaN where it has too little for it. */
  readonly of: (course: Course, piece: Stretch) => number;
}

function statisticsOf(
  variables: readonly string[],
  course: Course,
  unitsPerSecond: number,
): readonly Statistic[] {
  const unitOf = (name: string): string => course.traces.get(name)?.unit ?? '1';
  const ofVariables = variables.flatMap((name): readonly Statistic[] => [
    { name: `mean(${name})`, unit: unitOf(name), of: (c, piece) => meanAndSd(valuesIn(c, name, piece))[0] },
    { name: `sd(${name})`, unit: unitOf(name), of: (c, piece) => meanAndSd(valuesIn(c, name, piece))[1] },
  ]);
  const spikesIn = (c: Course, { first, end }: Stretch): readonly Float64Array[] => {
    const [from = 0, to = Number.POSITIVE_INFINITY] = [c.times[first], c.times[end - 1]];
    return c.spikes.map((times) => times.filter((time) => time > from && time <= to));
  };
  const rate: Statistic = {
    name: 'rate(spikes)',
    unit: 'Hz',
    of: (c, piece) => {
      const count = spikesIn(c, piece).reduce((sum, times) => sum + times.length, 0);
      const length = (c.times[piece.end - 1] ?? 0) - (c.times[piece.first] ?? 0);
      return (count / c.spikes.length / length) * unitsPerSecond;
    },
  };
  const cv: Statistic = {
    name: 'cv(intervals)',
    unit: '1',
    of: (c, piece) => {
      const intervals = spikesIn(c, piece).flatMap((times) =>
        Array.from(times.subarray(1), (time, n) => time - (times[n] ?? 0)),
      );
      if (intervals.length < 2) return Number.NaN;
      const [mean, sd] = meanAndSd(intervals);
      return sd / mean;
    },
  };
  return course.spikes.some(({ length }) => length > 0) ? [...ofVariables, rate, cv] : ofVariables;
}

/** Returns the statistics of a stretch in a run and in the reference; those that a piece has too little for are left out. */
export function compareStatistics(
  course: Course,
  reference: Course,
  variables: readonly string[],
  stretch: Stretch,
  unitsPerSecond: number,
): readonly ComparedStatistic[] {
  // A mean over a piece of fewer samples says nothing.
  if (stretch.end - stretch.first < 5 * PIECES) return [];
  const parts = pieces(stretch);
  const compared = statisticsOf(variables, reference, unitsPerSecond).flatMap(({ name, unit, of }) => {
    const should = estimate(parts.map((part) => of(reference, part)));
    if (!Number.isFinite(should.value)) return [];
    return [{ name, unit, should, has: estimate(parts.map((part) => of(course, part))) }];
  });
  // Of so many numbers one differs by chance the more often (Bonferroni).
  const t = studentQuantile(1 - CHANCE / (2 * compared.length), FREEDOM.two);
  return compared.map(({ name, unit, has, should }) => ({
    name,
    unit,
    value: has.value,
    half: has.half,
    expected: should.value,
    expectedHalf: should.half,
    agrees: Math.abs(has.value - should.value) <= t * Math.hypot(has.standardError, should.standardError),
  }));
}
