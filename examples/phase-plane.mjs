/**
 * A phase plane: FitzHugh and Nagumo's nullclines, with what the cell does at rest and when it is driven.
 *
 *     node examples/phase-plane.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawPng, drawTerminal, figuresOfRun, modelOf, run } from 'axode';

const model = modelOf(`
  import { FitzHughNagumo } from "std/neurons/fitzhugh-nagumo.axo"
  neuron Cell = FitzHughNagumo(v = -2, w = 0)
`);

mkdirSync('out', { recursive: true });
for (const I of [0, 0.5]) {
  const { result, diagnostics } = await run(model, { for: '200 ms', dt: '0.05 ms', inputs: { I } });
  if (result === undefined) throw new Error(diagnostics[0]?.message);
  const figures = figuresOfRun(result, model, ['plane']);
  const [v, w] = ['v', 'w'].map((name) => result.traces.get(name)?.values.at(-1)?.toFixed(3));
  console.log(`I = ${I}: ${result.spikes[0]?.length} spikes, ends at v = ${v}, w = ${w}`);
  console.log(drawTerminal(figures, { columns: 72 }).join('\n'));
  writeFileSync(`out/phase-plane-${I}.png`, await drawPng(figures));
}
