/** What the commands for single models say of a file of networks. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openModel } from '../../src/cli/open-model.ts';

const NETWORKS = `import { LeakyIntegrateAndFire } from "std/neurons/leaky-integrate-and-fire"
network First { population A = LeakyIntegrateAndFire[2] }
network Second { population A = LeakyIntegrateAndFire[3] }
`;

function said(name?: string): readonly string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'axode-')), 'networks.axo');
  writeFileSync(path, NETWORKS);
  const { diagnostics } = openModel(name === undefined ? path : `${path}#${name}`);
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

it('a network is no single model, named or not', () => {
  expect(said('First')).toEqual([
    'command/is-network: `First` is a network, and this command takes a single model.',
  ]);
  expect(said()).toEqual([
    'command/is-network: `Second` is a network, and this command takes a single model.',
  ]);
});
