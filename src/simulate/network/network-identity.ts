/**
 * What a saved state of a network belongs to: what its models and the network say, its parameters and the options that its
 * numbers follow from. Comments, places in the text and what is recorded are no part of it; sizes, pairs and delays are
 * compared one by one where a state is read.
 */
import type { CheckedNetwork } from '../../check/network/checked-network.ts';
import { hashText } from '../../runtime/hash-text.ts';
import type { NetworkIdentity } from '../../runtime/network/network.ts';
import { describeValue } from '../describe-value.ts';
import type { NetworkPlan } from './plan-network.ts';

/**
 * Returns, by what they are, what differs where the state of one network means something else in the other. What people set
 * comes first, by its value; all else is one text, which differs but for chance in 2^64.
 */
export function networkIdentity({
  network,
  grid,
  integrators,
  located,
  method,
  seed,
  options,
}: NetworkPlan): NetworkIdentity {
  const { name, parameters, populations, signals, projections, system } = network;
  const { arithmetic = 'strict', fold = false, tolerance } = options;
  const methods = [...integrators].map(([of, integrator]) => [of, integrator.name, located.has(of)]);
  const text = written([
    { name, parameters, populations, signals, projections } satisfies Partial<CheckedNetwork>,
    { methods, method, seed, arithmetic, fold, tolerance },
  ]);
  return [
    ['the network', name],
    ['the seed', seed],
    ['`dt`', `${grid.timeOf(1)} ${grid.unit.text}`],
    ...parameters.map(({ name: parameter, value, unit }): NetworkIdentity[number] => [
      `the parameter \`${parameter}\``,
      value?.kind === 'number' ? describeValue(value.value, unit, { system }) : '',
    ]),
    ['the method', method],
    ['the arithmetic', arithmetic],
    ['the tolerance', tolerance ?? 'the usual one'],
    ['the text of the models or the options of the run', hashOfText(text)],
  ];
}

/** Returns sixteen letters; of FNV-1a a text in front of another makes a function of its own. */
export function hashOfText(text: string): string {
  return [hashText(text), hashText(`again ${text}`)]
    .map((hash) => hash.toString(16).padStart(8, '0'))
    .join('');
}

/** Parts of a checked model that say nothing of what it does. */
const UNSAID: ReadonlySet<string> = new Set(['span', 'doc', 'file', 'source']);

function written(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (UNSAID.has(key) && typeof part !== 'number') return undefined;
    // Numbers that are listed are columns of the state, or pairs.
    if (ArrayBuffer.isView(part)) return undefined;
    if (part instanceof Map || part instanceof Set) return [...part];
    // JSON has neither.
    const isOther = typeof part === 'bigint' || (typeof part === 'number' && !Number.isFinite(part));
    return isOther ? `number ${String(part)}` : part;
  });
}
