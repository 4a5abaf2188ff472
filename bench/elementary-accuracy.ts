/**
 * A long search for the largest errors of the elementary functions: `npm run bench -- accuracy [millions]`, and of those
 * of float32: `npm run bench -- accuracy32 [stride]`, over each stride-th of all arguments (17 takes ten minutes) and, where
 * that is below 1000, all of those from 1/8 to 8 in size. Functions of two arguments are tried on as many random ones.
 */
import { ELEMENTARY } from '../src/elementary/functions.ts';
import type { ElementaryName32 } from '../src/elementary/functions-32.ts';
import { measureAccuracy } from '../test/elementary/accuracy.ts';
import {
  type Accuracy32,
  measureAll,
  measureBinades,
  measureRandom,
  NAMES_OF_ONE,
  NAMES_OF_TWO,
} from '../test/elementary/accuracy-32.ts';
import { ORACLE, type OracleName } from '../test/elementary/oracle.ts';
import type { Row } from './measure.ts';

/** Of one or two arguments. */
type Compute = (x: number, y: number) => number;

const SEED = 20261121;

export function accuracy(): readonly Row[] {
  const millions = Number(process.argv.find((word) => /^\d+(\.\d+)?$/.test(word)) ?? 0.1);
  const names = Object.keys(ORACLE).filter((name) => name !== 'sqrt') as Exclude<OracleName, 'sqrt'>[]; // its own keys
  return names.map((name) => {
    const { worst, at, judged } = measureAccuracy(name, ELEMENTARY[name] as Compute, millions * 1e6, SEED);
    return {
      what: `${name} at ${at.join(', ')}`,
      times: { median: worst, best: worst },
      unit: `ulp of ${judged} arguments`,
    };
  });
}

/** Angles from here on take the scalar routine, which is slow and the same for all. */
const HUGE_ANGLE = 12;
const PERIODIC: readonly string[] = ['sin', 'cos', 'tan'];

function measureOfOne(name: ElementaryName32, stride: number): readonly Accuracy32[] {
  const sampled = PERIODIC.includes(name)
    ? [measureBinades(name, stride, -127, HUGE_ANGLE), measureBinades(name, 31 * stride, HUGE_ANGLE, 129)]
    : [measureAll(name, stride)];
  return [...sampled, ...(stride < 1000 ? [measureBinades(name, 1, -3, 3)] : [])];
}

export function accuracy32(): readonly Row[] {
  const stride = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 10_007);
  return [...NAMES_OF_ONE, ...NAMES_OF_TWO].flatMap((name) => {
    const found: readonly Accuracy32[] = NAMES_OF_TWO.includes(name)
      ? [measureRandom(name, Math.ceil(2 ** 32 / stride), SEED)]
      : measureOfOne(name, stride);
    // It takes minutes: what is found is told as it is.
    for (const { worst, judged } of found) console.error(`${name}: ${worst} ulp of ${judged} arguments`);
    return found.map(({ worst, at, judged }) => ({
      what: `${name} of float32 at ${at.join(', ')}`,
      times: { median: worst, best: worst },
      unit: `ulp of ${judged} arguments`,
    }));
  });
}
