import { EXIT } from '../../src/cli/exit-code.ts';
import { createProgram } from '../../src/cli/usage/program.ts';
import type { RunFlags } from '../../src/cli/usage/run-usage.ts';
import { NO_COMMANDS } from '../cli/no-commands.ts';

/** What the words behind `axode` ask for. */
export interface ReadCommand {
  /** `run`; empty where the words are those of another command than these two. */
  readonly name: 'run' | 'plot' | '';
  readonly address: string;
  readonly flags: RunFlags;
}

/** Reads the words of a command line as `axode` does. */
export async function readCommand(words: readonly string[]): Promise<ReadCommand> {
  let read: ReadCommand = { name: '', address: '', flags: {} };
  const run = async (address: string, flags: RunFlags): Promise<typeof EXIT.fine> => {
    read = { name: 'run', address, flags };
    return EXIT.fine;
  };
  const plot = async (address: string, flags: object): Promise<typeof EXIT.fine> => {
    read = { name: 'plot', address, flags };
    return EXIT.fine;
  };
  const acts: (() => Promise<unknown>)[] = [];
  createProgram('', { ...NO_COMMANDS, run, plot }, (act) => acts.push(act)).parse(words, { from: 'user' });
  for (const act of acts) await act();
  return read;
}
