/**
 * The first run of a single cell in a fresh process, with functions called, printed in place, and as a run chooses. One after
 * the other in each round, so that a busy machine disturbs all.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Row, summarise } from './measure.ts';

const ROUNDS = 7;
const FORMS = ['called', 'in place', 'as chosen'] as const;
const RUNS = [
  ['rk4', 10_000],
  ['rk4', 100_000],
  ['rk4', 250_000],
  ['rk4', 1_000_000],
  ['euler', 10_000],
  ['euler', 250_000],
  ['euler', 1_000_000],
] as const; // biome-ignore format: one table

export function cold(): readonly Row[] {
  const script = fileURLToPath(new URL('first-run.js', import.meta.url));
  return RUNS.flatMap(([method, steps]) => {
    const times = FORMS.map((): number[] => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, form] of FORMS.entries()) {
        const text = execFileSync(process.execPath, [script, method, `${steps}`, form], { encoding: 'utf8' });
        times[index]?.push(Number(text));
      }
    }
    return FORMS.map((form, index) => ({
      what: `Hodgkin-Huxley ${method}, ${steps} steps, ${form}`,
      times: summarise(times[index] ?? []),
      unit: 'ms',
    }));
  });
}
