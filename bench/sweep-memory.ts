/** Run in a fresh process: prints what a sweep of many cells takes, in time and in memory. */
import { describePlan } from '../src/simulate/describe-plan.ts';
import { run } from '../src/simulate/run.ts';
import { checkText, readModelText } from './models.ts';
import { manyCells } from './sweep.ts';

const model = checkText(readModelText('hodgkin-huxley'));
// What the compiler and its caches take is not the sweep's.
await run(model, { ...manyCells(10), for: '1 ms' });
const stated = describePlan(model, manyCells(10_000)).plan?.bytes.total ?? Number.NaN;
const before = process.memoryUsage().rss;
const start = performance.now();
const { result } = await run(model, manyCells(10_000));
const milliseconds = performance.now() - start;
if (result === undefined) throw new Error('not run');
const { steps, ns_per_cell_step } = result.meta;
console.log(
  JSON.stringify({
    all: (milliseconds * 1e6) / (result.cells * steps),
    stepping: ns_per_cell_step,
    stated: stated / 2 ** 20,
    // Kilobytes, the most since the process began.
    megabytes: process.resourceUsage().maxRSS / 1024 - before / 2 ** 20,
  }),
);
