/** What led to a state that is not finite, to too many spikes or to a step that could not be made, in a network. */
import { FIXED, gatheredColumns } from '../driver.ts';
import { cellValues, type Failure, type FailureOfStep } from '../find-failure.ts';
import type { Network } from './network.ts';
import { type NetworkSnapshot, restoreNetworkSnapshot } from './network-snapshot.ts';
import type { NetworkStep } from './network-step.ts';
import { failureOf, isBroken, type PartOfNetwork, valuesIn } from './part-of-network.ts';
import type { StepPhase } from './step-phase.ts';
import { type Bringer, watchInputs } from './watch-inputs.ts';

export interface NetworkFailure {
  readonly of: PartOfNetwork['of'];
  readonly name: string;
  /**
   * `before`: the values of the cell when its step began, behind the events and couplings that it reads; of a synapse before
   * them. None where the network is too large to keep a copy.
   */
  readonly failure: Failure;
  /** What came from elsewhere and was not finite. */
  readonly broughtBy?: Bringer;
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
  function* toStep(from: NetworkSnapshot): Generator<undefined, void> {
    restoreNetworkSnapshot(network, from);
    for (let step = from.step; step < k; step++) yield* goThrough(phases, step);
  }

  if (snapshot !== undefined) {
    // Threads may have gone beyond it.
    yield* toStep(snapshot);
    yield* goThrough(phases, k);
  }
  const found = failedPart(parts);
  if (found === undefined) return undefined;
  const { part, bad } = found;
  const { of, name, cells } = part;
  const reached = cellValues(cells, bad.cell);
  const told = bad.kind === 'no-step' ? { reached } : {};
  if (snapshot === undefined) return { of, name, failure: { step: k, ...bad, before: new Map(), ...told } };

  yield* toStep(snapshot);
  const atFirst = valuesIn(part, bad.cell);
  const watched = watchInputs(network, part, bad.cell);
  yield* goThrough(watched.phases, k);
  const broughtBy = watched.bringer();
  const atStart = of === 'projection' ? atFirst : cellValues(cells, bad.cell);
  yield* goThrough(phases.slice(before), k);
  // What all cells come to is made in the step that reads it.
  const made = gatheredColumns(cells.model.driver ?? FIXED);
  const values = new Map([...atStart, ...[...reached].filter(([column]) => made.includes(column))]);
  const failure: Failure = { step: k, ...bad, before: values, ...told };
  return { of, name, failure, ...(broughtBy === undefined ? {} : { broughtBy }) };
}

/** Returns the first part that failed. What synapses do in a step comes before what cells make of it. */
function failedPart(
  parts: readonly PartOfNetwork[],
): { readonly part: PartOfNetwork; readonly bad: FailureOfStep } | undefined {
  const inOrder = [
    ...parts.filter(({ of }) => of === 'projection'),
    ...parts.filter(({ of }) => of !== 'projection'),
  ];
  for (const part of inOrder) {
    const bad = isBroken(part) ? failureOf(part) : undefined;
    if (bad !== undefined) return { part, bad };
  }
  return undefined;
}
