/** The command line that draws what an entry shows, so that a reader can draw it too. */
import type { CheckedModel } from '../src/check/checked-model.ts';
import { entriesOf, type Named, type RunOptions } from '../src/simulate/run-options.ts';
import type { GalleryEntry, NetworkRun } from './gallery-entry.ts';

/** Options that command lines have no word for, or that no picture needs. */
type Unwritten = 'fold' | 'float' | 'target' | 'signal' | 'onStart' | 'onProgress' | 'prepared' | 'sources';
type Written = Exclude<keyof RunOptions, Unwritten>;

const UNWRITTEN: Readonly<Record<Unwritten, true>> = {
  fold: true,
  float: true,
  target: true,
  signal: true,
  onStart: true,
  onProgress: true,
  prepared: true,
  sources: true,
};

/** Returns the unit in which a number counts that is given to this name. */
function unitOf({ inputs, parameters, states }: CheckedModel, name: string): string {
  const text = [...inputs, ...parameters, ...states].find((each) => each.name === name)?.unit.text ?? '1';
  return text === '1' ? '' : ` ${text}`;
}

/** Returns the value as it is typed; numbers with the unit in which they count. */
function valueText(model: CheckedModel, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return `${value}${unitOf(model, name)}`;
  if (Array.isArray(value)) return `[${value.join(', ')}]${unitOf(model, name)}`;
  throw new Error(`${name} is given samples, which no command line can say: write an expression of t`);
}

function assignments(
  model: CheckedModel,
  option: string,
  named: Named<unknown> | undefined,
): readonly string[] {
  return entriesOf(named).flatMap(([name, value]) => [option, `${name} = ${valueText(model, name, value)}`]);
}

function given(option: string, value: string | number | undefined): readonly string[] {
  return value === undefined ? [] : [option, String(value).replace(/^([\d.]+) (\w+)$/, '$1$2')];
}

function methodName(method: RunOptions['method']): string | undefined {
  if (method === undefined || typeof method === 'string') return method;
  throw new Error('a method of its own has no name: name one that Axode has');
}

/** Each option's words, in the order in which they are typed. */
const WORDS: Readonly<Record<Written, (options: RunOptions, model: CheckedModel) => readonly string[]>> = {
  for: (options) => given('--for', options.for),
  dt: ({ dt }) => given('--dt', dt),
  method: ({ method }) => given('--method', methodName(method)),
  tolerance: ({ tolerance }) => given('--tolerance', tolerance),
  spikeTimes: ({ spikeTimes }) => given('--spike-times', spikeTimes),
  arithmetic: ({ arithmetic }) => (arithmetic === 'fast' ? ['--fast'] : []),
  inputs: ({ inputs }, model) => assignments(model, '--input', inputs),
  set: ({ set }, model) => assignments(model, '--set', set),
  cells: ({ cells }) => given('--cells', cells),
  sweep: ({ sweep }, model) => assignments(model, '--sweep', sweep),
  seed: ({ seed }) => given('--seed', seed),
  record: ({ record }) => (record === undefined ? [] : ['--record', [record].flat().join(',')]),
  every: ({ every }) => given('--every', every),
  measure: ({ measure }) => [measure ?? []].flat().flatMap((each) => ['--measure', each]),
};

/** Returns the address that the command line takes: `std/neurons/izhikevich.axo#Chattering`. */
function addressOf(name: string): string {
  const [file = '', component] = name.split('#');
  return `std/${file}.axo${component === undefined ? '' : `#${component}`}`;
}

/** Returns the words behind `axode`: `run std/… --for 100ms --input "I = 10 uA/cm^2" --figure traces`. */
export function commandWords(
  { model: name, run, figures }: GalleryEntry,
  model: CheckedModel,
): readonly string[] {
  const drawn = figures.flatMap((figure) => ['--figure', figure]);
  if (run === undefined) return ['plot', addressOf(name), ...drawn];
  const lost = Object.keys(run).filter((key) => key in UNWRITTEN);
  if (lost.length > 0) throw new Error(`${lost.join(', ')} cannot be said by the command line`);
  return ['run', addressOf(name), ...Object.values(WORDS).flatMap((words) => words(run, model)), ...drawn];
}

/** The same of a network. */
export function networkCommandWords(name: string, run: NetworkRun): readonly string[] {
  return [
    ...['run', addressOf(name)],
    ...given('--for', run.for),
    ...given('--dt', run.dt),
    ...given('--method', run.method),
    ...Object.entries(run.set ?? {}).flatMap(([parameter, value]) => ['--set', `${parameter} = ${value}`]),
    ...given('--seed', run.seed),
  ];
}
