/**
 * A long search for the largest errors of the elementary functions: `npm run bench -- accuracy [millions]`, and of those
 * of float32: `npm run bench -- accuracy32 [stride]`, over each stride-th of all arguments (1 takes hours).
 */
import { ELEMENTARY } from '../src/elementary/functions.ts';
import { measureAccuracy } from '../test/elementary/accuracy.ts';
import { measureAll, measureRandom, NAMES_OF_ONE, NAMES_OF_TWO } from '../test/elementary/accuracy-32.ts';
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

export function accuracy32(): readonly Row[] {
  const stride = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 10_007);
  return [...NAMES_OF_ONE, ...NAMES_OF_TWO].map((name) => {
    const { worst, at, judged } = NAMES_OF_TWO.includes(name)
      ? measureRandom(name, Math.ceil(2 ** 32 / stride), SEED)
      : measureAll(name, stride);
    return {
      what: `${name} of float32 at ${at.join(', ')}`,
      times: { median: worst, best: worst },
      unit: `ulp of ${judged} arguments`,
    };
  });
}
