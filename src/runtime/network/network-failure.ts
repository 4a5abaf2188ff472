/** What led to a state that is not finite, to too many spikes or to a step that could not be made, in a network. */
import { FIXED, gatheredColumns } from '../driver.ts';
import { cellValues, type Failure, failureNow } from '../find-failure.ts';
import { hasFailed } from '../has-failed.ts';
import type { Population } from '../population.ts';
import type { Network } from './network.ts';
import { type NetworkSnapshot, restoreNetworkSnapshot } from './network-snapshot.ts';
import type { NetworkStep } from './network-step.ts';
import type { StepPhase } from './step-phase.ts';

/** A part of a network whose step may fail; the "cells" of a projection are its synapses. */
export interface PartOfNetwork {
  readonly of: 'population' | 'signal' | 'projection';
  readonly name: string;
  readonly cells: Population;
  readonly states: readonly string[];
}

export interface NetworkFailure {
  readonly of: PartOfNetwork['of'];
  readonly name: string;
  /**
   * `before`: the values of the cell when its step began, behind the events and couplings that it reads; none where the
   * network is too large to keep a copy.
   */
  readonly failure: Failure;
}

export function partsOf({ populations, signals, projections }: Network): readonly PartOfNetwork[] {
  return [
    ...populations.map(({ name, cells, states }) => ({ of: 'population', name, cells, states }) as const),
    ...signals.map(({ name, cells, states }) => ({ of: 'signal', name, cells, states }) as const),
    ...projections.map(
      ({ name, synapses, states }) => ({ of: 'projection', name, cells: synapses, states }) as const,
    ),
  ];
}

/** Does one step of the network. */
function* goThrough(phases: readonly StepPhase[], k: number): Generator<undefined, void> {
  for (const phase of phases) while (!phase(k)) yield;
}

/**
 * Returns what went wrong in step k, which has just been done; undefined if no state says so. With a snapshot the steps from
 * there are done again, for what was before; it leaves the network as step k leaves it.
 */
export function* findNetworkFailure(
  network: Network,
  { phases, before }: NetworkStep,
  parts: readonly PartOfNetwork[],
  snapshot: NetworkSnapshot | undefined,
  k: number,
): Generator<undefined, NetworkFailure | undefined> {
  const part = parts.find(({ cells }) => hasFailed(cells.words, cells.layout));
  if (part === undefined) return undefined;
  const { of, name, cells, states } = part;
  const bad = failureNow(cells, states);
  if (bad === undefined) return undefined;
  const reached = cellValues(cells, bad.cell);
  let atStart: ReadonlyMap<string, number> = new Map();
  if (snapshot !== undefined) {
    restoreNetworkSnapshot(network, snapshot);
    for (let step = snapshot.step; step < k; step++) yield* goThrough(phases, step);
    yield* goThrough(phases.slice(0, before), k);
    atStart = cellValues(cells, bad.cell);
    yield* goThrough(phases.slice(before), k);
    // What all cells come to is made in the step that reads it.
    const made = gatheredColumns(cells.model.driver ?? FIXED);
    atStart = new Map([...atStart, ...[...reached].filter(([column]) => made.includes(column))]);
  }
  const failure = { step: k, ...bad, before: atStart };
  return { of, name, failure: failure.kind === 'no-step' ? { ...failure, reached } : failure };
}
