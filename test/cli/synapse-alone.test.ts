/** What the commands say of a synapse that is named alone. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { openModel } from '../../src/cli/open-model.ts';
import { type Opened, openAny } from '../../src/cli/open-network.ts';
import { renderSynapse } from '../../src/report/network/render-synapse.ts';

const PLASTIC = `
## Kicks, and learns.
synapse Plastic {
  ## how long a trace lasts
  param tau = 20 ms
  param step = 0.1 nS
  pre v : mV
  post parts.ampa.g : nS
  post I : pA
  post v : mV
  state w = 0 nS
  state x = 0
  state y : mV = 0 mV
  dx/dt = -x / tau
  dy/dt = (post.v - y) / tau
  post.I += w * (pre.v - post.v)
  on pre { post.parts.ampa.g += w * x; x += 1; w += step }
}
synapse Bare { on pre { post.g += 1 nS } }
`;

function opened(text: string, name?: string): Opened {
  const path = join(mkdtempSync(join(tmpdir(), 'axode-')), 'synapses.axo');
  writeFileSync(path, text);
  return openAny(name === undefined ? path : `${path}#${name}`);
}

function explained(text: string, name?: string): string {
  const found = opened(text, name);
  if (found.kind !== 'synapse') throw new Error(`a ${found.kind}`);
  return renderSynapse({ ...known(found.explain(), 'synapse'), source: 'synapses.axo' }, { columns: 90 });
}

describe('a synapse that is named alone', () => {
  it('cannot run', () => {
    const { diagnostics } = opened(PLASTIC, 'Plastic');
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        'command/is-synapse',
        '`Plastic` is a synapse, which runs in a network, between the cells of two populations.',
      ],
    ]);
    const path = join(mkdtempSync(join(tmpdir(), 'axode-')), 'synapses.axo');
    writeFileSync(path, PLASTIC);
    expect(openModel(`${path}#Bare`).diagnostics.map(({ hint }) => hint)).toEqual([
      `write \`connect A -> B by Bare …\` in a network; \`axode explain ${path}#Bare\` shows what it is by itself.`,
    ]);
  });

  it('is explained by what its ends are declared to be', () => {
    expect(explained(PLASTIC, 'Plastic')).toMatchInlineSnapshot(`
      "synapse Plastic, from synapses.axo
        Kicks, and learns.

      Ends
        pre.v : mV
        post.parts.ampa.g : nS
        post.I : pA
        post.v : mV

      Parameters
        tau = 20 ms    how long a trace lasts
        step = 0.1 nS

      Between any two such cells
        I += w * (pre.v - post.v), all the time; taken as each step begins, held over it
        w: changed by events only, kept once for each presynaptic cell
        x: computed when an event needs it, kept once for each presynaptic cell
        y: computed in every step, kept for each synapse: \`post.v\` changes with time

      It runs in a network: \`connect A -> B by Plastic …\`."
    `);
  });

  it('is meant where a file has nothing else', () => {
    expect(explained('synapse Bare { on pre { post.g += 1 nS } }')).toMatchInlineSnapshot(`
      "synapse Bare, from synapses.axo

      Not all that it reads and changes of its cells is declared, as \`pre v : mV\`, \`post g : nS\`
      declare it: what becomes of it depends on what it connects. \`axode explain\` of a network
      that has it says that.
      It runs in a network: \`connect A -> B by Bare …\`."
    `);
  });
});
