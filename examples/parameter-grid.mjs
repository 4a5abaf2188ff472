/**
 * A grid of two parameters: how often Izhikevich's neuron fires by how fast it recovers and how far a spike sets it
 * back. Two axes make a map; the last one named varies fastest.
 *
 *     node examples/parameter-grid.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawSvg, drawTerminal, figuresOfRun, modelOf, run } from 'axode';

const model = modelOf(`
  import { Izhikevich } from "std/neurons/izhikevich.axo"
  neuron Cell = Izhikevich()
`);

const { result, diagnostics } = await run(model, {
  for: '1 s',
  dt: '0.25 ms',
  method: 'euler',
  inputs: { I: '10' },
  sweep: { a: '0.01 .. 0.1 in 10', d: '1 .. 10 in 19' },
  measure: ['rate = rate(spikes, after 200 ms)'],
});
if (result === undefined) throw new Error(diagnostics[0]?.message);

const rates = result.measures.get('rate')?.values ?? [];
const most = rates.indexOf(Math.max(...rates));
const [a, d] = result.sweep.map(({ values }) => values);
const [row, column] = [Math.floor(most / (d?.length ?? 1)), most % (d?.length ?? 1)];
console.log(
  `${result.cells} cells; fastest with a = ${a?.[row]?.toFixed(2)}, d = ${d?.[column]}: ${rates[most]} Hz`,
);

const figures = figuresOfRun(result, model, ['measures']);
console.log(drawTerminal(figures, { columns: 72 }).join('\n'));
mkdirSync('out', { recursive: true });
writeFileSync('out/parameter-grid.svg', await drawSvg(figures));
