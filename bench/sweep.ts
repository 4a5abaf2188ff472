/** Sweeps: many cells at once, what they keep, and that a cell of a sweep costs what any cell does. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from '../src/simulate/run.ts';
import type { RunOptions } from '../src/simulate/run-options.ts';
import { type Row, summarise } from './measure.ts';
import { checkText, readModelText } from './models.ts';

/** A sweep over the injected current; each cell keeps a trace and its spikes, and is reduced to two numbers. */
export function manyCells(cells: number): RunOptions {
  return {
    for: '10 ms',
    dt: '0.01 ms',
    sweep: { I: `0 .. 20 uA/cm^2 in ${cells}` },
    measure: ['rate(spikes)', 'max(v)'],
    record: ['v'],
    every: '0.1 ms',
  };
}

const PAIRS = 7;
const CELLS = 1000;

/** Returns how much longer a sweep takes than a population that is driven alike, run in turns. */
async function sweepOverPopulation(): Promise<Row> {
  const model = checkText(readModelText('hodgkin-huxley'));
  const common = { for: '10 ms', dt: '0.01 ms' };
  // So narrow a sweep that all cells do the same: what is compared is the sweep, not the spikes.
  const sweep: RunOptions = { ...common, sweep: { I: `9.99 uA/cm^2 .. 10.01 uA/cm^2 in ${CELLS}` } };
  const population: RunOptions = { ...common, cells: CELLS, inputs: { I: '10 uA/cm^2' } };
  const timeOf = async (options: RunOptions): Promise<number> => {
    const start = performance.now();
    const { result, diagnostics } = await run(model, options);
    if (result?.cells !== CELLS) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    return performance.now() - start;
  };
  await timeOf(sweep);
  await timeOf(population);
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    // Whoever is first is not always the same.
    const [first, second] = pair % 2 === 0 ? [sweep, population] : [population, sweep];
    const times = [await timeOf(first), await timeOf(second)];
    const [ofSweep = 0, ofPopulation = 0] = pair % 2 === 0 ? times : times.toReversed();
    ratios.push(ofSweep / ofPopulation);
  }
  return {
    what: `sweep of ${CELLS} cells / population of ${CELLS}`,
    times: summarise(ratios),
    unit: 'times as long',
    aim: 1.05,
  };
}

/** Processes that are measured for their memory. */
const PROCESSES = 5;

export async function sweeps(): Promise<readonly Row[]> {
  const script = fileURLToPath(new URL('sweep-memory.js', import.meta.url));
  const measured = Array.from({ length: PROCESSES }, () => {
    const text = execFileSync(process.execPath, [script], { encoding: 'utf8' });
    return JSON.parse(text) as { readonly [what: string]: number }; // the script prints just this
  });
  const row = (what: string, name: string, unit: string): Row => ({
    what,
    times: summarise(measured.map((numbers) => numbers[name] ?? Number.NaN)),
    unit,
  });
  return [
    row('10 000 cells, 1 000 steps, Hodgkin-Huxley rk4, all', 'all', 'ns per cell and step'),
    row('  steps alone', 'stepping', 'ns per cell and step'),
    row('  memory, as stated before the run', 'stated', 'MB'),
    row('  memory beyond what the process had', 'megabytes', 'MB'),
    await sweepOverPopulation(),
  ];
}
