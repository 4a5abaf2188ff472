import { type Command, InvalidArgumentError } from './commander.ts';

/** What `FILE` stands for in every command that takes one model. */
export const MODEL: string =
  'a model file; `FILE#Name` picks a component or a network, else it is the last network, the last neuron or the only component';

/** Gathers the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Gathers `NAME = VALUE`. */
export function assignment(value: string, before?: readonly string[]): readonly string[] {
  if (!value.includes('=')) throw new InvalidArgumentError('It must be `NAME = VALUE`.');
  return collect(value, before);
}

/** Takes a number of cells; whether there may be so many is said where they are run. */
export function count(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It must be a whole number such as 100.');
  return Number(value);
}

/** Takes a number; whether it is one that can be meant is said where it is used. */
function numberAs(what: string): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || Number.isNaN(number)) throw new InvalidArgumentError(`It must be ${what}.`);
    return number;
  };
}

/** Takes a number such as 1e-6. */
export const decimal: (value: string) => number = numberAs('a number such as 1e-6');

/** Takes a number of threads. */
export const threadCount: (value: string) => number = numberAs('a whole number such as 4');

/** Takes what chooses random numbers. */
export const seed: (value: string) => number = numberAs('a whole number from 0, such as 7');

/** Adds commands to try to the help of a command. */
export function withExamples(command: Command, ...lines: readonly string[]): Command {
  const text = lines.map((line) => `  $ axode ${line}`).join('\n');
  return command.addHelpText('after', `\nExamples:\n${text}`);
}
