/** Run in a fresh process: prints the milliseconds of the first run of one cell. `first-run METHOD STEPS [called | 'in place']` */
import { compile } from '../src/compile.ts';
import { runPopulation } from '../src/runtime/run-population.ts';
import { startPopulation } from '../src/simulate/run-compiled.ts';
import { checkText, readModelText } from './models.ts';

const [method = 'rk4', count = '10000', form] = process.argv.slice(2);
const steps = Number(count);
const model = checkText(readModelText('hodgkin-huxley'));
const given = new Map([['I', 10]]);
const { artifact } = compile(model, { method, given: ['I'] });
if (artifact === undefined) throw new Error('not compiled');
const expected = { called: 0, 'in place': Number.POSITIVE_INFINITY }[form ?? ''] ?? steps;
const start = performance.now();
const population = startPopulation(
  artifact,
  { p: 1, q: 100 },
  { given, lists: new Map(), cells: 1, steps: expected },
);
await runPopulation(population, { steps, states: model.states.map(({ name }) => name) });
console.log(performance.now() - start);
