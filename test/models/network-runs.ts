/** Runs networks of texts and of shipped files, and takes rows of numbers out of what they give. */
import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { known } from '../../src/base/invariant.ts';
import type { SourceText } from '../../src/base/span.ts';
import { type CheckResult, check, checkNetworkWith } from '../../src/check/check.ts';
import type { Host } from '../../src/check/load-files.ts';
import type { CheckedNetwork } from '../../src/check/network/checked-network.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import type { NetworkRunOptions } from '../../src/simulate/network/network-options.ts';
import type { NetworkResult, PopulationResult } from '../../src/simulate/network/network-result.ts';
import { simulateNetwork } from '../../src/simulate/network/run-network.ts';
import { checkFile, HOST as SHIPPED } from './shipped-models.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Imports are from `models/`: `import { AdditiveSTDP } from "./synapses/additive-stdp.axo"`. */
const HOST: Host = {
  read(path, from) {
    const name = normalize(join(from, '..', path));
    return { name, text: readFileSync(join(ROOT, name), 'utf8') };
  },
};

/** Returns the last network of a checked file, or the one that is named. */
function networkIn({ networks, diagnostics, sources }: CheckResult, name?: string): CheckedNetwork {
  const network = name === undefined ? [...networks.values()].at(-1) : networks.get(name);
  if (network === undefined || diagnostics.length > 0) {
    throw new Error(renderDiagnostics(diagnostics, sources) || `there is no network ${name ?? ''}`);
  }
  return network;
}

/** Returns the network of a text that imports from `models/`. */
export function networkOf(text: string): CheckedNetwork {
  return networkIn(check({ name: 'models/model.axo', text }, HOST));
}

/** Returns a shipped network, the last of its file unless another is named. */
export function shippedNetwork(file: string, name?: string): CheckedNetwork {
  return networkIn(checkFile(`models/${file}.axo`), name);
}

/** Returns a shipped network whose parameters have other values. */
export function givenNetwork(
  file: string,
  name: string | undefined,
  given: Readonly<Record<string, number | SourceText>>,
): CheckedNetwork {
  const path = `models/${file}.axo`;
  const text = readFileSync(join(ROOT, path), 'utf8');
  const network = name ?? shippedNetwork(file).name;
  const values = new Map(Object.entries(given));
  return networkIn(checkNetworkWith({ name: path, text }, SHIPPED, network, values), network);
}

/** Runs a network to its end. */
export async function runNetwork(
  network: CheckedNetwork,
  options: NetworkRunOptions,
): Promise<NetworkResult> {
  const { result, diagnostics } = await simulateNetwork(network, options);
  const messages = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (messages.length > 0) throw new Error(messages.join('\n'));
  return known(result, network.name);
}

export function population(result: NetworkResult, name: string): PopulationResult {
  return known(
    result.populations.find((each) => each.name === name),
    name,
  );
}

/** Returns the steps at whose end a cell spiked, from 1; its spikes must be recorded. */
export function spikeSteps(result: NetworkResult, name: string, cell: number): readonly number[] {
  const spikes = known(population(result, name).spikes, `spikes of ${name}`);
  const times = [...spikes.times].filter((_, k) => spikes.cells[k] === cell);
  return times.map((time) => Math.round(time / stepOf(result)));
}

function stepOf({ dt }: NetworkResult): number {
  return dt.value;
}

/** Returns what was recorded under a name, sample by sample: a number for each cell or synapse. */
export function samples(result: NetworkResult, of: string, name: string): readonly (readonly number[])[] {
  const trace = known(
    result.traces.find((each) => each.of === of && each.name === name),
    `${name} of ${of}; there are ${result.traces.map((each) => `${each.name} of ${each.of}`).join(', ')}`,
  );
  const width = trace.kind === 'all cells' ? 1 : trace.numbers.length;
  return Array.from(trace.times, (_, k) => [...trace.values.subarray(k * width, (k + 1) * width)]);
}

/** Returns a value of the synapses of a projection at the end, by presynaptic and postsynaptic cell. */
export function synapseValues(
  result: NetworkResult,
  from: string,
  to: string,
  value: string,
): ReadonlyMap<string, number> {
  const projection = known(
    result.projections.find((each) => each.from === from && each.to === to),
    `${from} -> ${to}`,
  );
  const { pre, post, values } = projection.read();
  const column = known(values.get(value), value).values;
  return new Map(Array.from(pre, (i, s) => [`${i} ${post[s]}`, column[s] ?? Number.NaN]));
}
