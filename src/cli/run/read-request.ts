import type { CheckedModel } from '../../check/checked-model.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { RunOptions } from '../../index.ts';
import { type FileValue, parseFileValue } from '../../simulate/columns/file-value.ts';
import type { RunFlags } from '../usage/run-usage.ts';
import { type Assignment, findRepeated, readAssignments } from './assignments.ts';
import { findForgottenColumn, type ReadValue, readSetting, readStimulus } from './file-values.ts';
import { splitList } from './split-list.ts';

/** What the words of a command line ask for, and what is wrong with them before the model is asked. */
export interface RunRequest {
  readonly options: RunOptions;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether it is measured what nobody asked for. */
  readonly isMeasuredUnasked: boolean;
}

type Reader<Value> = (model: CheckedModel, name: string, column: FileValue) => Promise<ReadValue<Value>>;

/** Returns values by name; where a column of a file is named, what stands there. */
async function readValues<Value>(
  assignments: readonly Assignment[],
  model: CheckedModel | undefined,
  read: Reader<Value>,
): Promise<{
  readonly values: ReadonlyMap<string, string | Value>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const values = new Map<string, string | Value>();
  const diagnostics: Diagnostic[] = [];
  for (const { name, value } of assignments) {
    const found = model === undefined ? undefined : await readValue(model, name, value, read);
    diagnostics.push(...(found?.diagnostics ?? []));
    // What could not be read has been told; the text of it would be told again.
    if (found === undefined || found.diagnostics.length === 0) values.set(name, found?.value ?? value);
  }
  return { values, diagnostics };
}

/** Returns what a column of a file holds; nothing for a text that speaks of no file. */
async function readValue<Value>(
  model: CheckedModel,
  name: string,
  value: string,
  read: Reader<Value>,
): Promise<ReadValue<Value> | undefined> {
  const column = parseFileValue(value);
  if (column !== undefined) return await read(model, name, column);
  const forgotten = await findForgottenColumn(model, name, value);
  return forgotten && { diagnostics: [forgotten] };
}

/** What a sweep is measured by where nothing was asked for: without a number per cell it has no picture. */
const USUAL_MEASURE = 'rate(spikes)';

/** Returns what a run is asked for. */
export async function readRequest(flags: RunFlags, model: CheckedModel | undefined): Promise<RunRequest> {
  const assignments = readAssignments(flags);
  const of = (option: Assignment['option']): readonly Assignment[] =>
    assignments.filter((each) => each.option === option);
  const inputs = await readValues(of('input'), model, readStimulus);
  const set = await readValues(of('set'), model, readSetting);
  const isMeasuredUnasked =
    flags.measure === undefined && flags.sweep !== undefined && (model?.spikers.length ?? 0) > 0;
  const measure = isMeasuredUnasked ? [USUAL_MEASURE] : flags.measure?.flatMap(splitList);
  const options: RunOptions = {
    inputs: inputs.values,
    set: set.values,
    sweep: new Map(of('sweep').map(({ name, value }) => [name, value])),
    arithmetic: flags.fast === true ? 'fast' : 'strict',
    fold: flags.fold === true,
    ...(flags.float === undefined ? {} : { float: flags.float }),
    ...(flags.for === undefined ? {} : { for: flags.for }),
    ...(flags.dt === undefined ? {} : { dt: flags.dt }),
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(flags.method === undefined ? {} : { method: flags.method }),
    ...(flags.tolerance === undefined ? {} : { tolerance: flags.tolerance }),
    ...(flags.spikeTimes === undefined ? {} : { spikeTimes: flags.spikeTimes }),
    ...(flags.cells === undefined ? {} : { cells: flags.cells }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.record === undefined ? {} : { record: flags.record.flatMap(splitList) }),
    ...(measure === undefined ? {} : { measure }),
    ...(flags.every === undefined ? {} : { every: flags.every }),
  };
  const diagnostics = [...findRepeated(assignments), ...inputs.diagnostics, ...set.diagnostics];
  return { options, diagnostics, isMeasuredUnasked };
}
