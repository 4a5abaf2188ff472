/**
 * A comparison: two variants of Morris and Lecar's neuron begin to fire in different ways. Their f-I curves are one
 * figure, made by hand of what two runs gave.
 *
 *     node examples/comparison.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawSvg, drawTerminal, modelOf, run } from 'axode';

const series = [];
for (const name of ['MorrisLecar', 'MorrisLecarSNLC']) {
  const text = `import { ${name} } from "std/neurons/morris-lecar.axo"; neuron Cell = ${name}()`;
  const { result, diagnostics } = await run(modelOf(text), {
    for: '4 s',
    dt: '0.1 ms',
    sweep: { I: '30 uA/cm^2 .. 110 uA/cm^2 by 2 uA/cm^2' },
    measure: ['rate = rate(spikes, after 1 s)'],
  });
  if (result === undefined) throw new Error(diagnostics[0]?.message);
  const x = result.sweep[0]?.values ?? [];
  const y = result.measures.get('rate')?.values ?? [];
  const first = y.findIndex((rate) => rate > 0);
  console.log(`${name} begins at ${x[first]} uA/cm^2 with ${y[first]?.toFixed(1)} Hz`);
  series.push({ name, x, y });
}

const about = { name: 'measures', title: 'Two ways to begin to fire', subtitle: 'rk4' };
const panels = [{ y: { name: 'rate', unit: 'Hz' }, series }];
const figure = { kind: 'curves', ...about, x: { name: 'I', unit: 'uA/cm^2' }, panels };
console.log(drawTerminal([figure], { columns: 80 }).join('\n'));
mkdirSync('out', { recursive: true });
writeFileSync('out/comparison.svg', await drawSvg([figure]));
