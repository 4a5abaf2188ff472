/** A long search for the largest errors of the elementary functions: `npm run bench -- accuracy [millions]`. */
import { ELEMENTARY } from '../src/elementary/functions.ts';
import { measureAccuracy } from '../test/elementary/accuracy.ts';
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
