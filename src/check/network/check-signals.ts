/**
 * Signals: numbers for all of the network. What follows from `t` alone is written into the models that receive it, as stimuli
 * are; every other signal is a model of one cell.
 */
import { nearest } from '../../base/suggest.ts';
import { unreceivedSignal } from '../../diagnostics/codes/network.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SignalSyntax } from '../../syntax/statement-tree.ts';
import type { CheckedModel } from '../checked-model.ts';
import type { PopulationDraft } from './check-population.ts';
import { checkSignal } from './check-signal.ts';
import type { CheckedProjection, CheckedSignal, ReceivedSignal } from './checked-network.ts';
import type { CheckedSynapse } from './checked-synapse.ts';
import type { KnownSignal } from './known-signal.ts';
import type { NetworkTools } from './network-tools.ts';
import { type Received, receiveSignals } from './receive-signals.ts';
import { TimeSignals } from './time-signals.ts';

export interface CheckedSignals {
  /** With what signals of time drive. */
  readonly drafts: ReadonlyMap<string, PopulationDraft>;
  readonly projections: readonly CheckedProjection[];
  readonly signals: readonly CheckedSignal[];
  /** Warnings of signals that nothing receives, as far as all is known that there is. */
  readonly unreceived: readonly Diagnostic[];
  signalsOf(population: string): readonly ReceivedSignal[];
}

/** Returns the signals and who receives them; every mistake in them is reported. */
export function checkSignals(
  drafts: ReadonlyMap<string, PopulationDraft>,
  projections: readonly CheckedProjection[],
  tools: NetworkTools,
): CheckedSignals {
  const written = new Map<string, SignalSyntax>();
  for (const statement of tools.network.statements) {
    if (statement.kind === 'signal' && !written.has(statement.name.text))
      written.set(statement.name.text, statement);
  }
  const ofTime = new TimeSignals(written, tools);
  const known = new Map<string, KnownSignal>();
  for (const name of ofTime.order) {
    const syntax = written.get(name);
    const found = syntax && checkSignal(syntax, known, ofTime, drafts, tools);
    if (found !== undefined) known.set(name, found);
  }
  const received = new Set<string>();
  const receive = (model: CheckedModel, driven: ReadonlySet<string>): Received =>
    receiveSignals(model, driven, known, ofTime, received, tools.report);

  const byPopulation = new Map<string, readonly ReceivedSignal[]>();
  // Populations of one model stay of one model, which is compiled once.
  const ofModels = new Map<CheckedModel, Received>();
  const newDrafts = new Map<string, PopulationDraft>();
  for (const [name, draft] of drafts) {
    const { model, driven } = draft;
    const present = model && driven.size === 0 ? ofModels.get(model) : undefined;
    const result = present ?? (model && receive(model, driven));
    if (result === undefined || model === undefined) {
      newDrafts.set(name, draft);
      continue;
    }
    if (driven.size === 0) ofModels.set(model, result);
    byPopulation.set(name, result.signals);
    newDrafts.set(name, { ...draft, model: result.model, signalled: result.driven });
  }
  const ofSynapses = new Map<CheckedSynapse, Pick<CheckedProjection, 'synapse' | 'signals'>>();
  const newProjections = projections.map((projection): CheckedProjection => {
    const { synapse } = projection;
    const present = ofSynapses.get(synapse);
    if (present !== undefined) return { ...projection, ...present };
    const { model, signals } = receive(synapse.model, new Set());
    const result = { synapse: model === synapse.model ? synapse : { ...synapse, model }, signals };
    ofSynapses.set(synapse, result);
    return { ...projection, ...result };
  });
  const all = [...written.keys()].flatMap((name) => known.get(name) ?? []);
  const readBySignals = new Set(all.flatMap(({ syntax }) => ofTime.readBy(syntax)));
  const unreceived: Diagnostic[] = [];
  for (const { syntax, unit } of all) {
    const name = syntax.name.text;
    if (received.has(name) || readBySignals.has(name)) continue;
    const inputs = [...drafts.values()].flatMap(({ model }) => model?.inputs.map((each) => each.name) ?? []);
    const details = { name, unit: unit.text, span: syntax.name.span };
    unreceived.push(unreceivedSignal({ ...details, suggestion: nearest(name, inputs) }));
  }
  const order = ofTime.order.flatMap((name) => known.get(name)?.checked ?? []);
  return {
    drafts: newDrafts,
    projections: newProjections,
    signals: order,
    unreceived,
    signalsOf: (population) => byPopulation.get(population) ?? [],
  };
}
