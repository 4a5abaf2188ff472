import { existsSync } from 'node:fs';
import { quoteWord } from '../../base/quote-words.ts';
import { modelPaths } from '../completion/paths.ts';
import type { Command } from './commander.ts';

/** Returns what repairs a command line that the parser of words refuses, beside what it says itself. */
export function hintFor(code: string, words: readonly string[], program: Command): string | undefined {
  switch (code) {
    case 'commander.missingArgument':
      return exampleFor(words);
    case 'commander.excessArguments':
      return unquotedValue(words, program) ?? `\`axode help ${commandOf(words)}\` tells what it takes.`;
    case 'commander.invalidArgument':
      return unquotedValue(words, program);
    case 'commander.unknownCommand':
      return unknownCommand(words);
    default:
      return undefined;
  }
}

function commandOf(words: readonly string[]): string {
  return words.find((word) => !word.startsWith('-')) ?? 'run';
}

/** A command that lacks its file is shown with one that is there: of this folder, else of the shipped library. */
function exampleFor(words: readonly string[]): string {
  const command = commandOf(words);
  const here = modelPaths('').find(({ value }) => value.endsWith('.axo'))?.value;
  const argument = command === 'completion' ? 'bash' : quoteWord(here ?? 'std/neurons/hodgkin-huxley.axo');
  return `for example \`axode ${command} ${argument}\`; \`axode help ${command}\` tells more.`;
}

function isFile(word: string): boolean {
  return /\.(?:axo|json)(?:#|$)/.test(word) || existsSync(word);
}

/** `--for 20 ms`: a value with spaces reaches us in pieces unless it is quoted. */
function unquotedValue(words: readonly string[], program: Command): string | undefined {
  const name = commandOf(words);
  const command = program.commands.find((each) => each.name() === name);
  for (const [at, word] of words.entries()) {
    const option = command?.options.find(({ long, short }) => word === long || word === short);
    if (option?.required !== true) continue;
    const behind = words.slice(at + 1);
    const end = behind.findIndex((each, index) => index > 0 && (/^--?[a-z]/i.test(each) || isFile(each)));
    const pieces = end < 0 ? behind : behind.slice(0, end);
    if (pieces.length < 2) continue;
    return `put a value with spaces in quotes: \`${word} "${pieces.join(' ')}"\`.`;
  }
  return undefined;
}

/** A file in place of a command is most likely to be run. */
function unknownCommand(words: readonly string[]): string {
  const word = commandOf(words);
  if (!isFile(word)) return '`axode help` lists the commands.';
  return `did you mean \`axode ${word.endsWith('.json') ? 'plot' : 'run'} ${quoteWord(word)}\`?`;
}
