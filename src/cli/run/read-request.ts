import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { RunOptions } from '../../index.ts';
import type { RunFlags } from '../usage/run-usage.ts';
import { type Assignment, findRepeated, readAssignments } from './assignments.ts';
import { splitList } from './split-list.ts';

/** What the words of a command line ask for, and what is wrong with them as words. */
export interface RunRequest {
  readonly options: RunOptions;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns what a run is asked for. */
export function readRequest(flags: RunFlags): RunRequest {
  const assignments = readAssignments(flags);
  const valuesOf = (option: Assignment['option']): ReadonlyMap<string, string> =>
    new Map(assignments.filter((each) => each.option === option).map(({ name, value }) => [name, value]));
  const options: RunOptions = {
    inputs: valuesOf('input'),
    set: valuesOf('set'),
    sweep: valuesOf('sweep'),
    arithmetic: flags.fast === true ? 'fast' : 'strict',
    fold: flags.fold === true,
    ...(flags.for === undefined ? {} : { for: flags.for }),
    ...(flags.dt === undefined ? {} : { dt: flags.dt }),
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(flags.method === undefined ? {} : { method: flags.method }),
    // What is no number is refused where it is read.
    ...(flags.cells === undefined ? {} : { cells: Number(flags.cells) }),
    ...(flags.record === undefined ? {} : { record: flags.record.flatMap(splitList) }),
    ...(flags.measure === undefined ? {} : { measure: flags.measure.flatMap(splitList) }),
    ...(flags.every === undefined ? {} : { every: flags.every }),
  };
  return { options, diagnostics: findRepeated(assignments) };
}
