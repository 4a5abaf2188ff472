/**
 * One cell: Hodgkin and Huxley's axon with a step of current, its spikes and its membrane potential.
 *
 *     node examples/single-cell.mjs
 */
import { drawTerminal, figuresOfRun, modelOf, run } from 'axode';

const model = modelOf(`
  import { HodgkinHuxley } from "std/neurons/hodgkin-huxley.axo"
  neuron Axon = HodgkinHuxley()
`);

const { result, diagnostics } = await run(model, {
  for: '100 ms',
  dt: '0.01 ms',
  inputs: { I: 'if t > 20 ms and t < 80 ms then 10 uA/cm^2 else 0' },
  record: ['v', 'sodium.m'],
});
if (result === undefined) throw new Error(diagnostics[0]?.message);

const v = result.traces.get('v');
const times = Array.from(result.spikes[0] ?? [], (time) => time.toFixed(2));
console.log(`spikes at ${times.join(', ')} ${result.timeUnit}`);
console.log(
  `v between ${Math.min(...(v?.values ?? [])).toFixed(1)} and ${Math.max(...(v?.values ?? [])).toFixed(1)} ${v?.unit}`,
);
console.log(drawTerminal(figuresOfRun(result, model, ['traces']), { columns: 80 }).join('\n'));
