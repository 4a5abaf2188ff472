/** Run in a fresh process: prints the milliseconds from the text of a model to its first step. */
import { compile } from '../src/compile.ts';
import { startPopulation } from '../src/simulate/run-compiled.ts';
import { checkText, readModelText } from './models.ts';

const source = readModelText('hodgkin-huxley');
const start = performance.now();
const model = checkText(source);
const checked = performance.now();
const { artifact } = compile(model, { method: 'rk4' });
if (artifact === undefined) throw new Error('not compiled');
const compiled = performance.now();
const population = startPopulation(
  artifact,
  { p: 1, q: 100 },
  { given: new Map(), lists: new Map(), cells: 1, steps: 1 },
);
population.kernels.step(population.layout, 0, 1, 0, 1);
const stepped = performance.now();
const { lower, passes } = artifact.timings;
console.log(
  JSON.stringify({
    check: checked - start,
    lower,
    passes,
    step: stepped - compiled,
    all: stepped - start,
  }),
);
