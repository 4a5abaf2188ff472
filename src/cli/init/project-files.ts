/** The files of a new project, by path. */

const MODEL = `## A leaky integrate-and-fire neuron with a slow current that makes it tire.
neuron Tiring {
  param tau_m = 20 ms  ## membrane time constant
  param E_L = -65 mV  ## resting potential
  param R = 100 MOhm  ## input resistance
  param tau_w = 200 ms  ## how long the tiring lasts
  param b = 2 pA  ## and how much each spike adds to it
  input I : pA = 0  ## injected current

  state v : mV = E_L
  state w : pA = 0
  dv/dt = (E_L - v + R * (I - w)) / tau_m
  dw/dt = -w / tau_w

  spike when v > -50 mV
  on spike { v = E_L; w += b }
  refractory 2 ms holds v
}
`;

const NETWORK = `import { PoissonSource } from "std/sources/poisson-source"
import { VoltageJump } from "std/synapses/voltage-jump"
import { Tiring } from "./neuron.axo"

## Cells that excite and cells that inhibit each other, driven by random trains.
network Balance {
  param N = 100  ## cells; four fifths excite
  param w = 1 mV  ## what a spike of an exciting cell adds
  param g = 4  ## how many times stronger inhibition is
  population Noise = PoissonSource[N] { rate = 20 Hz }
  population E = Tiring[4 * N / 5] { v = uniform(-65 mV, -50 mV); I = 140 pA }
  population I = Tiring[N / 5] { v = uniform(-65 mV, -50 mV); I = 140 pA }
  connect Noise -> E, I by VoltageJump(w = w) with probability 0.2
  connect E -> E, I by VoltageJump(w = w) with probability 0.1, no self, delay 1.5 ms
  connect I -> E, I by VoltageJump(w = -g * w) with probability 0.2, no self, delay 1.5 ms
  record spikes of E, I
  record v of E[0]
}
`;

const LIBRARY = `import { readFileSync } from 'node:fs';
import { modelOf } from 'axode';

/** Returns the model, ready to run; throws what is wrong with it. */
export function readModel() {
  const text = readFileSync(new URL('neuron.axo', import.meta.url), 'utf8');
  return modelOf({ name: 'neuron.axo', text });
}
`;

const SCRIPT = `// How fast does the neuron fire, and how does it tire? One cell for each current.
import { run } from 'axode';
import { readModel } from './read-model.mjs';

const { result, diagnostics } = await run(readModel(), {
  for: '1 s',
  dt: '0.1 ms',
  sweep: { I: '0 .. 500 pA by 50 pA' },
  measure: ['rate(spikes)', 'cv(intervals)'],
});
for (const { code, message } of diagnostics) console.error(\`\${code}: \${message}\`);
if (result === undefined) process.exit(1);

const currents = result.sweep[0].values;
const rates = result.measures.get('rate(spikes)').values;
for (const [cell, current] of currents.entries()) {
  const rate = rates[cell];
  console.log(\`\${String(current).padStart(4)} pA \${'▪'.repeat(Math.round(rate / 2))} \${rate} Hz\`);
}
`;

const TEST = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from 'axode';
import { readModel } from './read-model.mjs';

async function spikesAt(I) {
  const { result } = await run(readModel(), { for: '500 ms', dt: '0.1 ms', inputs: { I } });
  return result.spikes[0];
}

test('rests without a current', async () => {
  assert.equal((await spikesAt('0 pA')).length, 0);
});

test('fires, and tires: the intervals grow', async () => {
  const spikes = await spikesAt('300 pA');
  const [first, second, ...others] = spikes;
  assert.ok(others.length > 1);
  assert.ok(spikes.at(-1) - spikes.at(-2) > second - first);
});
`;

const README = `# NAME

A neuron model in [Axode](https://www.npmjs.com/package/axode): \`neuron.axo\` holds the equations, \`network.axo\` joins such neurons.

\`\`\`sh
npm install
npx axode check neuron.axo network.axo
npx axode run neuron.axo --for 500ms --dt 0.1ms --input "I = 300 pA"
npx axode run neuron.axo --for 500ms --dt 0.1ms --sweep "I = 0 .. 500 pA by 10 pA"
npx axode explain network.axo
npx axode run network.axo --for 500ms --set N=200 --out network.html
npm start
npm test
\`\`\`

\`run.mjs\` asks the model a question as a program, \`neuron.test.mjs\` keeps what it must do.
`;

/** What a package may be called. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' || name === 'axode' ? 'neurons' : name;
}

/** Returns what the project holds. \`axode\` is where npm finds the package: a range of versions or a \`file:\`. */
export function projectFiles(folder: string, axode: string): ReadonlyMap<string, string> {
  const name = packageName(folder);
  const manifest = {
    name,
    private: true,
    type: 'module',
    scripts: {
      start: 'node run.mjs',
      test: 'axode check neuron.axo network.axo && node --test',
    },
    dependencies: { axode },
  };
  return new Map([
    ['package.json', `${JSON.stringify(manifest, undefined, 2)}\n`],
    ['neuron.axo', MODEL],
    ['network.axo', NETWORK],
    ['read-model.mjs', LIBRARY],
    ['run.mjs', SCRIPT],
    ['neuron.test.mjs', TEST],
    ['README.md', README.replaceAll('NAME', name)],
    ['.gitignore', 'node_modules/\nout/\n'],
  ]);
}
