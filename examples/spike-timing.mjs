/**
 * The window of STDP: 101 pairs of spikes at once, each with an interval of its own, and what it does to a weight.
 *
 *     node examples/spike-timing.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawSvg, drawTerminal, openNetwork } from 'axode';

// Cell i fires at 60 + i ms, the postsynaptic one at 110 ms.
const net = openNetwork('std/synapses/additive-stdp.axo', 'PairWindow', { dt: '0.1 ms' });
const [synapses] = net.projections.values();
const before = synapses.get('w');
await net.run('170 ms');
const after = synapses.get('w');

const interval = Array.from(after, (_, i) => 50 - i);
const change = Array.from(after, (w, i) => w - before[i]);
for (const wanted of [20, 1, -1, -20]) console.log(`${wanted} ms: ${change[50 - wanted].toFixed(6)}`);

const window = {
  kind: 'curves',
  name: 'measures',
  title: 'What one pair of spikes does',
  subtitle: 'postsynaptic time less presynaptic time',
  x: { name: 'interval', unit: 'ms' },
  panels: [
    {
      y: { name: 'change of the weight', unit: '1' },
      series: [{ name: 'w', x: interval.toReversed(), y: change.toReversed() }],
    },
  ],
};
console.log(drawTerminal([window], { columns: 80 }).join('\n'));
mkdirSync('out', { recursive: true });
writeFileSync('out/spike-timing.svg', await drawSvg([window]));
