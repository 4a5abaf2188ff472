/**
 * The elementary functions beside those of `Math`, which V8 calls in C++. One after the other in each round, so
 * that a busy machine disturbs both; every function in a loop of its own, as in a kernel that V8 optimised.
 */
import * as ours from '../src/runtime/elementary.ts';
import { type Row, summarise } from './measure.ts';

const COUNT = 4096;
const ROUNDS = 200;

type Range = readonly [low: number, high: number];

/** What a function is tried on; most as far as models go. */
const RANGES: Readonly<Record<string, readonly Range[]>> = {
  exp: [[-30, 10]],
  expm1: [[-10, 10]],
  exprel: [[-10, 10]],
  sigmoid: [[-10, 10]],
  sinh: [[-5, 5]],
  cosh: [[-5, 5]],
  tanh: [[-5, 5]],
  log: [[0, 100]],
  log1p: [[-0.9, 10]],
  log10: [[0, 100]],
  pow: [[0, 10], [-5, 5]],
  sin: [[-20, 20]],
  cos: [[-20, 20]],
  tan: [[-20, 20]],
  asin: [[-1, 1]],
  acos: [[-1, 1]],
  atan: [[-5, 5]],
  atan2: [[-5, 5], [-5, 5]],
}; // biome-ignore format: one table

/** What each may cost, in times of `Math`; those that `Math` lacks are beside `expm1` and `exp`. */
const AIMS: Readonly<Record<string, number>> = { exp: 1.2, pow: 3 };
const STAND_INS: Readonly<Record<string, string>> = { exprel: 'expm1', sigmoid: 'exp' };

type Loop = (xs: Float64Array, ys: Float64Array, out: Float64Array) => void;

/** Returns a loop whose call site sees one function only. */
function loopOf(callee: string, isOfTwo: boolean, table: unknown): Loop {
  const call = isOfTwo ? `${callee}(xs[i], ys[i])` : `${callee}(xs[i])`;
  const text = `return (xs, ys, out) => { for (let i = 0; i < out.length; i++) out[i] = ${call}; };`;
  // Our own text: a function of the arguments' types.
  const bound = callee.startsWith('Math.') ? text : `const ${callee} = table.${callee}; ${text}`;
  return new Function('table', bound)(table) as Loop;
}

function randoms([low, high]: Range): Float64Array {
  return Float64Array.from({ length: COUNT }, () => low + (high - low) * Math.random());
}

/** Returns, for each function, its time and that of `Math`'s, in nanoseconds, and their ratio. */
export function elementary(): readonly Row[] {
  const out = new Float64Array(COUNT);
  return Object.entries(RANGES).flatMap(([name, ranges]) => {
    const [xs, ys] = [randoms(ranges[0] ?? [0, 1]), randoms(ranges[1] ?? [0, 1])];
    const loops = [
      loopOf(name, ranges.length > 1, ours),
      loopOf(`Math.${STAND_INS[name] ?? name}`, ranges.length > 1, ours),
    ];
    const times: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, loop] of loops.entries()) {
        const start = performance.now();
        for (let repeat = 0; repeat < 4; repeat++) loop(xs, ys, out);
        // The first rounds are not optimised yet.
        if (round >= ROUNDS / 4) times[index]?.push(((performance.now() - start) * 1e6) / (4 * COUNT));
      }
    }
    const [own, theirs] = [summarise(times[0] ?? []), summarise(times[1] ?? [])];
    const ratio = { median: own.median / theirs.median, best: own.best / theirs.best };
    return [
      { what: name, times: own, unit: 'ns' },
      { what: `  over Math.${STAND_INS[name] ?? name}`, times: ratio, unit: '', aim: AIMS[name] ?? 2 },
    ];
  });
}
