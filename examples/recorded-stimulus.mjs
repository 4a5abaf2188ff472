/**
 * A recorded stimulus: a column of a CSV file drives one run, a typed array another. The values of a recording hold
 * until the next one, or straight lines join them.
 *
 *     node examples/recorded-stimulus.mjs
 */
import { readFileSync } from 'node:fs';
import { drawTerminal, figuresOfRun, modelOf, run, samplesFromCsv } from 'axode';

const model = modelOf(`
  import { LeakyIntegrateAndFire } from "std/neurons/leaky-integrate-and-fire.axo"
  neuron Cell = LeakyIntegrateAndFire()
`);

const text = readFileSync(new URL('current.csv', import.meta.url), 'utf8');
const recording = await samplesFromCsv(model, 'I', text, 'I');
const ramp = { values: Float64Array.of(0, 4, 0), unit: 'nA', times: '100 ms', between: 'interpolated' };

for (const [name, I] of Object.entries({ recording, ramp })) {
  const { result, diagnostics } = await run(model, {
    for: '200 ms',
    dt: '0.1 ms',
    inputs: { I },
    record: ['I', 'v'],
  });
  if (result === undefined) throw new Error(diagnostics[0]?.message);
  console.log(
    `${name}: ${result.spikes[0]?.length} spikes, the first at ${result.spikes[0]?.[0]} ${result.timeUnit}`,
  );
  console.log(drawTerminal(figuresOfRun(result, model, ['traces']), { columns: 80 }).join('\n'));
}
