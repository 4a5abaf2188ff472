/**
 * Ten axons and ten leaky cells, each from a start of its own, at constant currents: how often and when they spike.
 *
 *     node examples/two-populations.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawSvg, drawTerminal, figuresOfRun, modelOf, run } from 'axode';

const text = `
  import { HodgkinHuxley } from "std/neurons/hodgkin-huxley.axo"
  import { LeakyIntegrateAndFire } from "std/neurons/leaky-integrate-and-fire.axo"

  neuron Axon = HodgkinHuxley(v = normal(-70 mV, 1 mV))
  neuron Leaky = LeakyIntegrateAndFire(
    tau_m = 10 ms, R = 1 MOhm, E_L = 0 mV, V_threshold = 20 mV, V_reset = -5 mV, t_refractory = 5 ms,
    v = normal(-5 mV, 1 mV)
  )
`;
/** Per name of the model: its current, and the method that steps it. */
const RUNS = { Axon: ['10 uA/cm^2', 'exponential_euler'], Leaky: ['22 nA', 'exact'] };

mkdirSync('out', { recursive: true });
for (const [name, [I, method]] of Object.entries(RUNS)) {
  const model = modelOf(text, name);
  const options = { for: '200 ms', dt: '0.1 ms', method, cells: 10, record: 'v[0]', seed: 1, inputs: { I } };
  const { result, diagnostics } = await run(model, options);
  if (result === undefined) throw new Error(diagnostics[0]?.message);
  const counts = result.spikes.map((times) => times.length);
  const first = result.spikes.map((times) => times[0] ?? Number.NaN);
  const [low, high] = [Math.min(...first), Math.max(...first)].map((time) => time.toFixed(1));
  console.log(`${name}: ${counts.join(' ')} spikes, the first between ${low} and ${high} ${result.timeUnit}`);
  const figures = figuresOfRun(result, model, ['traces', 'raster']);
  console.log(drawTerminal(figures, { columns: 80 }).join('\n'));
  writeFileSync(`out/${name.toLowerCase()}.svg`, await drawSvg(figures));
}
