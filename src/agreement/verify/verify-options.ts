import type { Span } from '../../base/span.ts';
import type { ComparedMethod } from '../compare-options.ts';
import type { Compile, LocalEquationsOf } from './bench.ts';
import type { DescribeSpan } from './coverage.ts';

/** What a verification is asked for. Whatever is absent has the default that is named here. */
export interface VerifyOptions {
  /** How many trials. Default: 100. */
  readonly trials?: number;
  /** What the random values follow from: the same seed, the same trials. Default: 1. */
  readonly seed?: number;
  /** One trial alone, by its number: to see again what it showed. */
  readonly trial?: number;
  /** How long a trial is: `5 ms`. Default: 24 steps, in one trial of eight 240. */
  readonly for?: string | number;
  /** Names of methods, or one text with several, `rk4,exact`. Default: every method that accepts the model. */
  readonly methods?: string | readonly ComparedMethod[];
  /** Ends after so many seconds, within a trial too, which the report then says. Default: 60. */
  readonly timeLimit?: number;
  /** Says what is written at a span, for the names of events. */
  readonly describeSpan?: DescribeSpan;
  /** Compiles the model; for tests that put a faulty compiler in its place. Default: `compile`. */
  readonly compile?: Compile;
  /** Gives equations with their symbolic derivatives, likewise. Default: `localEquations`. */
  readonly localEquations?: LocalEquationsOf;
  /** Stops it, within a trial too. */
  readonly signal?: AbortSignal;
  /** Called after each trial. */
  readonly onProgress?: (done: number, trials: number) => void;
}

const NAMES: Readonly<Record<keyof VerifyOptions, true>> = {
  trials: true,
  seed: true,
  trial: true,
  for: true,
  methods: true,
  timeLimit: true,
  describeSpan: true,
  compile: true,
  localEquations: true,
  signal: true,
  onProgress: true,
};

/** The options of a verification. */
export const VERIFY_OPTIONS: readonly string[] = Object.keys(NAMES);

/** Returns what describes spans by the texts of the model's files. */
export function describeSpansBy(sources: ReadonlyMap<string, string>): DescribeSpan {
  return ({ source, start, end }: Span) => {
    const text = sources.get(source);
    if (text === undefined) return {};
    const line = text.slice(0, start).split('\n').length;
    return { text: text.slice(start, end), place: `${source}:${line}` };
  };
}
