/**
 * An f-I curve: one population with a cell for each current, each reduced to its rate of firing.
 *
 *     node examples/f-i-curve.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawSvg, drawTerminal, figuresOfRun, modelOf, run } from 'axode';

const model = modelOf(`
  import { HodgkinHuxley } from "std/neurons/hodgkin-huxley.axo"
  neuron Axon = HodgkinHuxley()
`);

const { result, diagnostics } = await run(model, {
  for: '500 ms',
  dt: '0.02 ms',
  sweep: { I: '0 .. 20 uA/cm^2 by 1 uA/cm^2' },
  measure: ['rate = rate(spikes, after 100 ms)'],
});
if (result === undefined) throw new Error(diagnostics[0]?.message);

const currents = result.sweep[0]?.values ?? [];
const rates = result.measures.get('rate')?.values ?? [];
const first = rates.findIndex((rate) => rate > 0);
console.log(
  `silent up to ${currents[first - 1]} uA/cm^2, then ${rates[first]} Hz at ${currents[first]} uA/cm^2`,
);
console.log(`${rates.at(-1)} Hz at ${currents.at(-1)} uA/cm^2`);

const figures = figuresOfRun(result, model, ['measures']);
console.log(drawTerminal(figures, { columns: 80 }).join('\n'));
mkdirSync('out', { recursive: true });
writeFileSync('out/f-i-curve.svg', await drawSvg(figures));
