/**
 * Neurotransmission: each spike of an axon of Hodgkin and Huxley releases glutamate, which opens the AMPA and NMDA receptors
 * of a second one. Both are parts of one component, and so is what lies between them.
 *
 *     node examples/neurotransmission.mjs
 */
import { drawTerminal, figuresOfRun, modelOf, run } from 'axode';

const model = modelOf(`
  import { SquidSodium } from "std/channels/squid-sodium.axo"
  import { SquidPotassium } from "std/channels/squid-potassium.axo"
  import { Leak } from "std/channels/leak.axo"
  import { SquarePulseTransmitter } from "std/transmitters/square-pulse-transmitter.axo"
  import { AMPA } from "std/receptors/ampa.axo"; import { NMDA } from "std/receptors/nmda.axo"
  compartment Axon {
    input I : uA/cm^2 = 0
    use sodium = SquidSodium; use potassium = SquidPotassium; use leak = Leak
    state v : mV = -65 mV
    dv/dt = (I - sodium.i - potassium.i - leak.i) / 1 uF/cm^2
  }
  neuron Pair {
    param g = 2 nS; param area = 1e-5 cm^2      ## of the AMPA receptors, of the second membrane
    input I : uA/cm^2 = 0
    use pre = Axon(I = I)
    use glutamate = SquarePulseTransmitter
    use ampa = AMPA(T = glutamate.T, v = post.v, g = g)
    use nmda = NMDA(T = glutamate.T, v = post.v, g = 2 nS)
    use post = Axon(I = -(ampa.i + nmda.i) / area)
    spike when pre.v crosses 0 mV               ## in this step the glutamate is released
  }`);

const inputs = { I: 'pulse(t, 10 ms, 35 ms, 10 uA/cm^2)' };
const record = ['pre.v', 'post.v', 'ampa.i', 'nmda.i'];
for (const g of [2, 0]) {
  const { result } = await run(model, { for: '80 ms', dt: '0.02 ms', inputs, set: { g }, record });
  if (result === undefined) throw new Error('it does not run');
  const peak = Math.max(...(result.traces.get('post.v')?.values ?? [])).toFixed(1);
  console.log(`AMPA ${g} nS: ${result.spikes[0]?.length} spikes, the second axon up to ${peak} mV`);
  console.log(drawTerminal(figuresOfRun(result, model, ['traces']), { columns: 80 }).join('\n'));
}
