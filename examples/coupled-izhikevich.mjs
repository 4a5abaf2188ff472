/**
 * Two Izhikevich neurons and a gap junction between them: the first is driven, the second fires as far as they are coupled.
 *
 *     node examples/coupled-izhikevich.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawSvg, drawTerminal, figuresOfRun, modelOf, run } from 'axode';

// Both cells are parts of one component; each keeps its own threshold and reset.
const model = modelOf(`
  import { Izhikevich } from "std/neurons/izhikevich.axo"
  neuron Pair {
    time unit 1 ms
    param g = 1                               ## of the gap junction
    input I = 0
    use first = Izhikevich(c = -55, I = I + g * (second.v - first.v))
    use second = Izhikevich(c = -55, I = g * (first.v - second.v))
  }`);

/** Spikes of a part are the resets that its potential shows. */
const spikesOf = (v) => v.filter((value, k) => v[k - 1] - value > 20).length;
const options = { for: '400 ms', dt: '0.02 ms', inputs: { I: 'if t > 20 ms then 10 else 0' } };
for (const g of [0, 0.1, 1]) {
  const { result, diagnostics } = await run(model, { ...options, set: { g }, record: 'first.v, second.v' });
  if (result === undefined) throw new Error(diagnostics[0]?.message);
  const [first, second] = ['first.v', 'second.v'].map((name) => spikesOf(result.traces.get(name).values));
  console.log(`g = ${g}: ${first} and ${second} spikes`);
  const figures = figuresOfRun(result, model, ['traces']);
  if (g === 1) console.log(drawTerminal(figures, { columns: 80 }).join('\n'));
  mkdirSync('out', { recursive: true });
  writeFileSync(`out/coupled-izhikevich-${g}.svg`, await drawSvg(figures));
}
