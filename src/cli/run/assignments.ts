import { repeatedSetting } from '../../diagnostics/codes/command.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { RunFlags } from '../usage/run-usage.ts';

/** `NAME = VALUE` of the command line. */
export interface Assignment {
  readonly option: 'input' | 'set' | 'sweep';
  readonly name: string;
  readonly value: string;
}

function assignmentsOf(option: Assignment['option'], words: readonly string[] = []): readonly Assignment[] {
  return words.map((word) => {
    const at = word.indexOf('=');
    return { option, name: word.slice(0, at).trim(), value: word.slice(at + 1).trim() };
  });
}

/** Returns all that is set, driven or swept, as it was given. */
export function readAssignments({ input, set, sweep }: RunFlags): readonly Assignment[] {
  return [...assignmentsOf('input', input), ...assignmentsOf('set', set), ...assignmentsOf('sweep', sweep)];
}

/** A name that is given twice: which of the values is meant cannot be known. */
export function findRepeated(assignments: readonly Assignment[]): readonly Diagnostic[] {
  return assignments
    .filter(({ name }, index) => assignments.findIndex((other) => other.name === name) < index)
    .map(repeatedSetting);
}
