/** Opens and runs files below `models/` for what the project holds them against and draws of them: all is to be right. */
import { openModel } from '../cli/open-model.ts';
import { openAny } from '../cli/open-network.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../diagnostics/render.ts';
import { type CheckedModel, run } from '../index.ts';
import type { NetworkRunOptions } from '../simulate/network/network-options.ts';
import type { NetworkResult } from '../simulate/network/network-result.ts';
import { simulateNetwork } from '../simulate/network/run-network.ts';
import type { RunOptions } from '../simulate/run-options.ts';
import type { RunResult } from '../simulate/run-result.ts';

export interface ShippedModel {
  readonly model: CheckedModel;
  /** Rejects with the rendered diagnostics where the run says an error. */
  readonly run: (options: RunOptions) => Promise<RunResult>;
}

/** The place of a model: its file from the root of the project, and its component where one is named. */
export interface ShippedAddress {
  readonly path: string;
  readonly component?: string;
}

/** Returns the place that `neurons/izhikevich#Chattering` means. */
export function shippedAddress(name: string): ShippedAddress {
  const [file = '', component] = name.split('#');
  const path = `models/${file}.axo`;
  return component === undefined ? { path } : { path, component };
}

/** Returns the model that `neurons/izhikevich#Chattering` means; throws with the rendered diagnostics if there is none. */
export function openShipped(name: string): ShippedModel {
  const { path, component } = shippedAddress(name);
  const address = component === undefined ? path : `${path}#${component}`;
  const { model, diagnostics, sources } = openModel(address, 'takesAll');
  if (model === undefined) throw new Error(`${address}\n${renderDiagnostics(diagnostics, sources)}`);
  return {
    model,
    run: async (options) => {
      const report = await run(model, options);
      if (report.result !== undefined && !hasErrors(report.diagnostics)) return report.result;
      const texts = new Map([...sources, ...report.sources.map((each) => [each.name, each.text] as const)]);
      throw new Error(`${address}\n${renderDiagnostics(report.diagnostics, texts)}`);
    },
  };
}

export interface ShippedNetwork {
  readonly name: string;
  /** Rejects with the rendered diagnostics where the run says an error. */
  readonly run: (options: NetworkRunOptions) => Promise<NetworkResult>;
}

/** Returns the network that `networks/lattices` means, its parameters set as with `--set`; throws as `openShipped` does. */
export function openShippedNetwork(name: string, set: Readonly<Record<string, string>> = {}): ShippedNetwork {
  const { path, component } = shippedAddress(name);
  const address = component === undefined ? path : `${path}#${component}`;
  const given = Object.entries(set).map(([parameter, value]) => ({ name: parameter, value }));
  const opened = openAny(address, given);
  const { diagnostics, sources } = opened;
  const network = opened.kind === 'network' ? opened.network : undefined;
  if (network === undefined) throw new Error(`${address}\n${renderDiagnostics(diagnostics, sources)}`);
  return {
    name: network.name,
    run: async (options) => {
      const report = await simulateNetwork(network, { ...options, sources });
      if (report.result !== undefined && !hasErrors(report.diagnostics)) return report.result;
      const texts = new Map([...sources, ...report.sources.map((each) => [each.name, each.text] as const)]);
      throw new Error(`${address}\n${renderDiagnostics(report.diagnostics, texts)}`);
    },
  };
}
