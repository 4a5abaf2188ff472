/**
 * Twenty behaviours of one neuron: Izhikevich's figure of 2004, run as it was made, as a table and as one picture.
 *
 *     node examples/izhikevich-behaviours.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawSvg, figuresOfRun, modelOf, run } from 'axode';

/** Names, durations and steps in ms. */
const PANELS = `TonicSpiking 100 0.25, PhasicSpiking 200 0.25, TonicBursting 220 0.25, PhasicBursting 200 0.2,
  MixedMode 160 0.25, SpikeFrequencyAdaptation 85 0.25, ClassOneExcitability 300 0.25, ClassTwoExcitability 300 0.25,
  SpikeLatency 100 0.2, SubthresholdOscillations 200 0.25, Resonator 400 0.25, Integrator 100 0.25,
  ReboundSpike 200 0.2, ReboundBurst 200 0.2, ThresholdVariability 100 0.25, Bistability 300 0.25,
  DepolarizingAfterPotential 50 0.1, Accommodation 400 0.5, InhibitionInducedSpiking 350 0.5,
  InhibitionInducedBursting 350 0.5`;

const pictures = [];
for (const panel of PANELS.split(/,\s+/)) {
  const [name, duration, step] = panel.split(' ');
  const model = modelOf(
    `import { ${name} } from "std/neurons/izhikevich-behaviours.axo"; neuron Cell = ${name}()`,
  );
  const options = { for: `${duration} ms`, dt: `${step} ms`, method: 'semi_implicit_euler', record: 'v' };
  const { result, diagnostics } = await run(model, options);
  if (result === undefined) throw new Error(diagnostics[0]?.message);
  const spikes = Array.from(result.spikes[0] ?? []);
  const when = spikes.length > 4 ? `${spikes.slice(0, 3).join(', ')} … ${spikes.at(-1)}` : spikes.join(', ');
  console.log(`${name.padEnd(26)} ${String(spikes.length).padStart(2)}  at ${when} ms`);
  const [figure] = figuresOfRun(result, model, ['traces']);
  pictures.push(await drawSvg([{ ...figure, title: name, subtitle: '' }]));
}

// Each picture becomes a tile of a larger one, four in a row.
const tiles = pictures.map((svg, k) => {
  const place = `x="${(k % 4) * 430}" y="${Math.floor(k / 4) * 152}"`;
  return svg.replace(/ width="\d+" height="\d+"/, ` ${place} width="430" height="152"`);
});
mkdirSync('out', { recursive: true });
const head = '<svg xmlns="http://www.w3.org/2000/svg" width="1720" height="760">';
writeFileSync('out/izhikevich-behaviours.svg', `${head}${tiles.join('')}</svg>`);
