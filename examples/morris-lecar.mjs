/**
 * Morris and Lecar's neuron, put together from channels, at a constant current: its spikes, its trace, its phase plane.
 *
 *     node examples/morris-lecar.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawSvg, drawTerminal, figuresOfRun, modelOf, run } from 'axode';

const model = modelOf(`
  import { MorrisLecarCalcium } from "std/channels/morris-lecar-calcium.axo"
  import { MorrisLecarPotassium } from "std/channels/morris-lecar-potassium.axo"
  import { Leak } from "std/channels/leak.axo"

  neuron MorrisLecar {
    param C = 6.6 uF/cm^2
    input I : uA/cm^2 = 0
    use calcium = MorrisLecarCalcium(g = 4 mS/cm^2)
    use potassium = MorrisLecarPotassium(V3 = 12 mV, V4 = 17.4 mV, phi = 0.067/ms)
    use leak = Leak(g = 2 mS/cm^2, E = -60 mV)
    state v : mV = -70 mV
    dv/dt = (I - calcium.i - potassium.i - leak.i) / C
    spike when peak(v) and v > 25 mV       ## at the top of each spike
  }
`);

const { result, diagnostics } = await run(model, { for: '200 ms', inputs: { I: '80 uA/cm^2' } });
if (result === undefined) throw new Error(diagnostics[0]?.message);

const times = Array.from(result.spikes[0] ?? [], (time) => time.toFixed(2));
console.log(`spikes at ${times.join(', ')} ${result.timeUnit}`);
const figures = figuresOfRun(result, model, ['traces', 'plane']);
console.log(drawTerminal(figures, { columns: 80 }).join('\n'));
mkdirSync('out', { recursive: true });
writeFileSync('out/morris-lecar.svg', await drawSvg(figures));
