import { FIGURE_NAMES } from '../../report/figure.ts';
import { TOPICS } from '../topics/topics.ts';
import type { Argument, Command, Option } from '../usage/commander.ts';
import { NAMING, type Naming } from './naming.ts';
import { modelPaths, outputPaths, resultPaths } from './paths.ts';

/** Something that may stand where the cursor is. */
export interface Candidate {
  readonly value: string;
  readonly description?: string;
}

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];
const METHODS = [
  'auto', 'euler', 'midpoint', 'heun', 'ralston', 'rk3', 'rk4', 'rk38', 'semi_implicit_euler', 'exponential_euler',
  'exponential_midpoint', 'rush_larsen', 'rush_larsen_2', 'exact', 'strang', 'implicit_euler', 'crank_nicolson',
  'rodas4', 'bs23', 'dopri5', 'tsit5', 'rodas4_adaptive', 'euler_maruyama', 'milstein', 'heun_stratonovich', 'sra1',
]; // biome-ignore format: one table

function plain(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value }));
}

/** Behind a comma a name begins anew: `rk4,he` goes on to `rk4,heun`. */
function listedMethods(begun: string): readonly Candidate[] {
  const before = begun.slice(0, begun.lastIndexOf(',') + 1);
  const taken = new Set(before.split(','));
  const names = before === '' ? ['all', ...METHODS] : METHODS;
  return plain(names.filter((name) => !taken.has(name)).map((name) => `${before}${name}`));
}

/** What an option takes; of others nothing is known that could be offered. */
const OPTION_VALUES: ReadonlyMap<string, (current: string) => readonly Candidate[]> = new Map([
  ['--method', () => plain(METHODS)],
  ['--methods', (current) => listedMethods(current)],
  ['--target', () => plain(['js', 'wasm', 'interpreter'])],
  ['--figure', () => plain(FIGURE_NAMES)],
  ['--theme', () => plain(['light', 'dark'])],
  ['--out', outputPaths],
  ['--float', () => plain(['f32', 'f64'])],
  ['--html', outputPaths],
  ['--svg', outputPaths],
]);

/** What an option may name of the model at an address, as far as is typed. */
export type NamesOfModel = (address: string, option: Naming, begun: string) => readonly Candidate[];

/** What the arguments of a command are; of the others, files of models. */
function argumentValues(program: Command, command: Command, current: string): readonly Candidate[] {
  switch (command.name()) {
    case 'plot':
      return [...resultPaths(current), ...modelPaths(current)];
    case 'init':
    case 'models':
      return [];
    case 'completion':
      return plain(SHELLS);
    case 'help':
      return [...commandsOf(program), ...plain([...TOPICS.keys(), 'codes'])];
    default:
      return modelPaths(current);
  }
}

function commandsOf(program: Command): readonly Candidate[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), description: command.summary() }));
}

function optionsOf(command: Command): readonly Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, description }) => (long ? [{ value: long, description }] : []));
}

function takesValue(option: Option | undefined): boolean {
  return option?.required === true;
}

function optionOf(command: Command, word: string | undefined): Option | undefined {
  return command.options.find(({ long, short }) => word !== undefined && (word === long || word === short));
}

/** Of `run cell.axo --dt 1ms` the one argument. */
function argumentsBefore(command: Command, words: readonly string[]): readonly string[] {
  return words.filter((word, index) => {
    if (word.startsWith('-') || word === '=') return false;
    const before = words[index - 1] === '=' ? words[index - 2] : words[index - 1];
    return !takesValue(optionOf(command, before));
  });
}

function hasRoom(args: readonly Argument[], count: number): boolean {
  return args.at(-1)?.variadic === true || count < args.length;
}

/**
 * Returns what the last of the words, as typed so far, may become. `words` are those behind `axode`, the last one
 * empty where a new word begins; `names` says what an option may name of a model. Bash cuts `--method=r` into three words.
 */
export function candidates(
  program: Command,
  words: readonly string[],
  names: NamesOfModel = () => [],
): readonly Candidate[] {
  const typed = unquoted(words.at(-1) ?? '');
  const before = words.slice(0, -1);
  return offered(program, before, typed === '=' ? '' : typed, typed === '=', names);
}

function offered(
  program: Command,
  before: readonly string[],
  typed: string,
  isAfterSign: boolean,
  names: NamesOfModel,
): readonly Candidate[] {
  const at = before.findIndex((word) => !word.startsWith('-'));
  const command = program.commands.find((each) => each.name() === before[at]);
  if (command === undefined) {
    const all = typed.startsWith('-') ? optionsOf(program) : commandsOf(program);
    return at === -1 ? startingWith(all, typed) : [];
  }
  const words = before.slice(at + 1);
  const valuesOf = (option: string, begun: string): readonly Candidate[] => {
    const naming = NAMING.find((each) => each === option);
    if (naming === undefined) return OPTION_VALUES.get(option)?.(begun) ?? [];
    const [file] = argumentsBefore(command, words);
    return file === undefined ? [] : names(unquoted(file), naming, begun);
  };
  const [, long, begun] = /^(--[\w-]+)=(.*)$/s.exec(typed) ?? [];
  if (long !== undefined && begun !== undefined) {
    const values = startingWith(valuesOf(long, begun), begun);
    return values.map((each) => ({ ...each, value: `${long}=${each.value}` }));
  }
  const previous = isAfterSign ? words.at(-1) : words.at(-1) === '=' ? words.at(-2) : words.at(-1);
  const option = optionOf(command, previous);
  if (takesValue(option)) {
    return startingWith(valuesOf(option?.long ?? '', typed), typed);
  }
  if (typed.startsWith('-')) return startingWith(optionsOf(command), typed);
  if (!hasRoom(command.registeredArguments, argumentsBefore(command, words).length)) return [];
  return startingWith(argumentValues(program, command, typed), typed);
}

function startingWith(all: readonly Candidate[], begun: string): readonly Candidate[] {
  return all.filter(({ value }) => value.startsWith(begun));
}

/** Shells hand words over as they are typed: `"my mod` or `my\ mod`. */
function unquoted(word: string): string {
  return word.replace(/^["']/, '').replace(/["']$/, '').replaceAll(/\\(.)/gs, '$1');
}
