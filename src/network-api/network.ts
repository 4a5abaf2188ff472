/** Networks by scripts: the statements of a text network as calls, and what is done between runs. */
import type { SourceText } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { type Host, NO_FILES } from '../check/load-files.ts';
import type { GivenPairs } from '../check/network/given-numbers.ts';
import type { GivenValues } from '../check/network/network-values.ts';
import { notAComponent } from '../diagnostics/codes/script.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { quoted } from '../diagnostics/wording.ts';
import { besideShipped, isShippedPath, shippedFile, suggestShipped } from '../library/shipped-file.ts';
import type { NetworkRunOptions } from '../simulate/network/network-options.ts';
import type { NetworkReport } from '../simulate/network/run-network.ts';
import type { SessionRun } from '../simulate/network/session/network-session.ts';
import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import type {
  CellPartSyntax,
  CellsSyntax,
  ConnectionOptionSyntax,
  ConnectionRuleSyntax,
} from '../syntax/network-tree.ts';
import type { NetworkSyntax } from '../syntax/tree.ts';
import { checkCall } from './check-call.ts';
import type { Kind, Signature } from './kinds.ts';
import type {
  AnyName,
  CellInput,
  CellValues,
  ComponentText,
  ModelNames,
  ModelSource,
  NamesOf,
  SynapseInput,
  SynapseSource,
} from './names.ts';
import { NetworkCore, type Opened } from './network-core.ts';
import { NetworkError } from './network-error.ts';
import { cellInput, Population } from './population.ts';
import { Projection } from './projection.ts';
import { Signal } from './signal.ts';
import {
  connectSignature,
  NETWORK,
  OPEN_NETWORK,
  POPULATION,
  RESTORE,
  RUN,
  recordSignature,
  SIGNAL,
  STEP,
} from './signatures.ts';
import { NO_COMMENTS } from './statements.ts';

/** What a network is made with; the rest is asked of each run. */
export interface NetworkOptions
  extends Pick<
    NetworkRunOptions,
    'dt' | 'method' | 'seed' | 'arithmetic' | 'fold' | 'memory' | 'tolerance' | 'spikeTimes'
  > {
  /** Default: `Network`. */
  readonly name?: string;
  /** Reads files that texts import, and lists of pairs. */
  readonly host?: Host;
}

/** Which pairs of cells are joined. */
export type Rule =
  | 'all to all'
  | 'one to one'
  | { readonly probability: number | string }
  /** So many presynaptic cells for each postsynaptic one. */
  | { readonly indegree: number | string }
  /** So many postsynaptic cells for each presynaptic one. */
  | { readonly outdegree: number | string }
  /** Arrays of cells, or the path of a table that the host reads. */
  | { readonly pairs: GivenPairs | string };

export interface ConnectOptions {
  /** Default: all to all. */
  readonly rule?: Rule;
  /** Which of those pairs: a condition as text, `distance < 2`, or a function. */
  readonly where?: string | ((pre: number, post: number) => boolean);
  /** No synapse from a cell to itself. */
  readonly noSelf?: boolean;
  /** Parameters and initial states of the synapses. */
  readonly values?: Readonly<Record<string, SynapseInput>>;
  /** A text with a unit, milliseconds, or one for each synapse. */
  readonly delay?: SynapseInput;
  /** In place of the network's. */
  readonly seed?: number;
}

export interface RecordOptions {
  /** One cell, exactly those of a list, or all from one to another. Default: all. */
  readonly cells?: number | readonly number[] | { readonly from: number; readonly to: number };
  /** Default: every step. */
  readonly every?: string;
  /** One number for all of the cells. */
  readonly by?: 'mean' | 'sum' | 'min' | 'max';
}

export interface RunRequest extends Omit<SessionRun, 'for' | 'onProgress'> {
  /** Called several times a second. A promise that it returns is waited for. */
  readonly progress?: (stepsDone: number, steps: number) => unknown;
}

/** A network that scripts build and run. Made by `network` or `openNetwork`. */
export class Network {
  readonly #core: NetworkCore;
  readonly #populations = new Map<string, Population>();
  readonly #projections = new Map<string, Projection>();
  readonly #signals = new Map<string, Signal>();
  readonly #signatures = {
    connect: connectSignature(this.#own('a population', (value) => this.#isOwnPopulation(value))),
    record: recordSignature(
      this.#own(
        'a population or a projection',
        (value) =>
          this.#isOwnPopulation(value) ||
          (value instanceof Projection && this.#projections.get(value.name) === value),
      ),
    ),
  };

  /** Call `network(…)` or `openNetwork(…)`. */
  constructor(core: NetworkCore, statements: NetworkSyntax['statements'] = []) {
    this.#core = core;
    if (statements.length === 0) return;
    const checked = core.check(statements);
    for (const each of checked.populations) this.#populations.set(each.name, new Population(core, each));
    for (const each of checked.projections) this.#projections.set(each.name, new Projection(core, each));
    for (const { name } of checked.signals) this.#signals.set(name, new Signal(core, name, false));
  }

  /** By name. */
  get populations(): ReadonlyMap<string, Population> {
    return this.#populations;
  }

  /** By name, `E -> I by Excitatory`. */
  get projections(): ReadonlyMap<string, Projection> {
    return this.#projections;
  }

  get signals(): ReadonlyMap<string, Signal> {
    return this.#signals;
  }

  /** The time that was reached, in milliseconds. */
  get time(): number {
    return this.#core.session().time;
  }

  /**
   * Adds cells of a model: so many, or the rows and columns of a lattice. `values` are parameters, initial values and inputs, as
   * the block of a population has them. Without a name it has the model's. Throws a `NetworkError`.
   */
  population<const Model extends ModelSource>(
    model: Model,
    size: number | readonly [rows: number, columns: number],
    values: CellValues<NamesOf<Model>> = {},
    options: string | { readonly name?: string } = {},
  ): Population<NamesOf<Model>> {
    const core = this.#core;
    core.take('population', POPULATION, { model, size, values, options });
    const component = core.componentName(model, 'model');
    const { name: chosen } = typeof options === 'string' ? { name: options } : options;
    const name = chosen ?? this.#freeName(component.replaceAll(' ', ''));
    const sizes = typeof size === 'number' ? [size] : size;
    const cells = sizes.reduce((product, each) => product * each, 1);
    const isCountable = Number.isInteger(cells) && cells > 0 && cells <= 1e8;
    const { statements } = core;
    const settings = Object.entries<CellInput | undefined>(values).flatMap(([key, value]) => {
      if (!isGiven(value)) return [];
      // Of a size that is none it is told first.
      const given = typeof value === 'function' && !isCountable ? 0 : cellInput(value, cells);
      return [statements.setting(key, given, `${name}: ${key}`)];
    });
    const own = statements.name(name, `population ${name}`);
    const checked = core.say({
      kind: 'population',
      name: own,
      component: statements.reference(component, `model of ${name}`),
      sizes: sizes.map((each, index) => statements.number(each, `size${index === 0 ? '' : ' 2'} of ${name}`)),
      settings,
      trailing: [],
      comments: NO_COMMENTS,
      span: own.span,
    });
    const [population] = checked.populations.filter((each) => each.name === name);
    if (population === undefined) return core.refuse(`There is no population ${name}`, 'check its model.');
    const made = new Population<NamesOf<Model>>(core, population);
    this.#populations.set(name, made);
    return made;
  }

  /** The same for cells that emit spikes of their own accord: `source PoissonSource`. */
  source<const Model extends ModelSource>(
    model: Model,
    size: number | readonly [rows: number, columns: number],
    values: CellValues<NamesOf<Model>> = {},
    options: string | { readonly name?: string } = {},
  ): Population<NamesOf<Model>> {
    return this.population(model, size, values, options);
  }

  /**
   * Joins cells of two populations by synapses. Throws a `NetworkError`.
   *
   * @example
   * const net = network({ dt: '0.1 ms' });
   * const cells = net.population('std/neurons/leaky-integrate-and-fire.axo', 100, { v: 'uniform(-65 mV, -50 mV)', I: '2 nA' });
   * const all = net.connect(cells, cells, 'std/synapses/voltage-jump.axo', { rule: { probability: 0.1 }, noSelf: true });
   * const { result } = await net.run('10 ms');
   * assert.equal(result.populations[0].cells, 100);
   * assert.equal(all.get('w').length, all.synapses);
   */
  connect<From extends ModelNames, To extends ModelNames>(
    from: Population<From>,
    to: Population<To>,
    synapse: SynapseSource,
    options: ConnectOptions = {},
  ): Projection {
    const core = this.#core;
    core.take('connect', this.#signatures.connect, { from, to, synapse, options });
    const { rule = 'all to all', where, noSelf = false, values = {}, delay, seed } = options;
    const { statements } = core;
    const component = core.componentName(synapse, 'synapse');
    const what = `${from.name} -> ${to.name}`;
    const span = statements.plainSpan(what, `${what} by ${component}`);
    const narrowed: ConnectionOptionSyntax[] = [];
    if (noSelf) narrowed.push({ kind: 'noSelf', span });
    if (where !== undefined) {
      const value = statements.value(where, `${what}: where`, true);
      narrowed.push({ kind: 'where', value, span: value.span });
    }
    if (delay !== undefined) {
      const value = statements.value(delay, `${what}: delay`);
      narrowed.push({ kind: 'delay', value, span: value.span });
    }
    if (seed !== undefined) {
      const value = statements.number(seed, `${what}: seed`);
      narrowed.push({ kind: 'seed', value, span: value.span });
    }
    const checked = core.say({
      kind: 'connect',
      from: [statements.reference(from.name, `${what}: from`)],
      to: [statements.reference(to.name, `${what}: to`)],
      synapse: statements.reference(component, `${what}: synapse`),
      arguments: Object.entries<SynapseInput | undefined>(values).flatMap(([key, value]) =>
        isGiven(value) ? [statements.argument(key, value, `${what}: ${key}`)] : [],
      ),
      rule: this.#ruleOf(rule, what, span),
      options: narrowed,
      comments: NO_COMMENTS,
      span,
    });
    const base = `${what} by ${component}`;
    let name = base;
    for (let n = 2; this.#projections.has(name); n++) name = `${base} ${n}`;
    if (checked.projections.length === 0) return core.refuse(`There is no ${base}`, 'check its synapse.');
    const made = new Projection(core, { name, from: from.name, to: to.name });
    this.#projections.set(name, made);
    return made;
  }

  /**
   * Adds a number for all of the network, which inputs of its name follow. A plain number with its unit, `0 uM`, is what scripts
   * set; an expression, `if t > 1 s then 1 uM else 0`, goes its own way.
   */
  signal(name: string, value: string | number = 0, options: { readonly unit?: string } = {}): Signal {
    this.#core.take('signal', SIGNAL, { name, value, options });
    const { syntax, isLevel } = this.#core.statements.signal(name, value, options.unit);
    this.#core.say(syntax);
    const made = new Signal(this.#core, name, isLevel);
    this.#signals.set(name, made);
    return made;
  }

  /** Records spikes, states, inputs or parameters of cells, or values of synapses. */
  record<Names extends ModelNames>(
    of: Population<Names>,
    what: 'spikes' | AnyName<Names> | readonly AnyName<Names>[],
    options?: RecordOptions,
  ): void;
  record(
    of: Projection,
    what: string | readonly string[],
    options?: Pick<RecordOptions, 'every' | 'by'>,
  ): void;
  record(
    of: Population<ModelNames> | Projection,
    what: string | readonly string[],
    options: RecordOptions = {},
  ): void {
    const core = this.#core;
    core.take('record', this.#signatures.record, { of, what, options });
    const { cells, every, by } = options;
    const { statements } = core;
    const names = typeof what === 'string' ? [what] : what;
    const where = `record ${names.join(', ')} of ${of.name}`;
    const span = statements.plainSpan(where, where.slice('record '.length));
    const number = (cell: number): ExpressionSyntax => statements.number(cell, `${where}: cell`);
    const parts = cells === undefined ? undefined : partsOf(cells, number);
    const all = (name: string, what: string): CellsSyntax => ({
      population: statements.reference(name, `${where}: ${what}`),
      span,
    });
    core.say({
      kind: 'record',
      what:
        what === 'spikes'
          ? { kind: 'spikes' }
          : {
              kind: 'values',
              paths: names.map((name) => statements.path(name, `${where}: ${name}`)),
              ...(by === undefined ? {} : { reduction: statements.reference(by, `${where}: by`) }),
            },
      of:
        of instanceof Projection
          ? {
              kind: 'projection',
              from: all(of.from, 'from'),
              to: all(of.to, 'to'),
            }
          : {
              kind: 'cells',
              groups: [
                {
                  ...all(of.name, 'of'),
                  ...(parts === undefined ? {} : { parts }),
                },
              ],
            },
      ...(every === undefined ? {} : { every: statements.value(every, `${where}: every`) }),
      comments: NO_COMMENTS,
      span,
    });
  }

  /**
   * Runs on for a time, `1 s` or milliseconds. The report's result holds what was recorded since the last one; its diagnostics what
   * went wrong. Runs one after the other are, bit for bit, one long run. Throws what is no time, and options that there are not.
   */
  async run(duration: string | number, options: RunRequest = {}): Promise<NetworkReport> {
    const core = this.#core;
    core.take('run', RUN, { duration, options });
    core.takeTime(duration);
    const { progress, ...request } = options;
    if (request.every !== undefined) core.takeTime(request.every);
    return await core.run({
      for: duration,
      ...request,
      ...(progress === undefined ? {} : { onProgress: progress }),
    });
  }

  /** Does one step, or so many, at one go; what is recorded is part of the next result. Throws where the network fails. */
  step(steps: number = 1): void {
    this.#core.take('step', STEP, { steps });
    this.#core.refuseWhileRunning('`step`');
    const session = this.#core.session();
    if (!Number.isInteger(steps) || steps < 0)
      this.#core.refuse(`${steps} is no number of steps`, 'give a whole number from 0 on.');
    const diagnostics = session.step(steps);
    if (hasErrors(diagnostics)) this.#core.fail(diagnostics);
  }

  /** Returns the complete state: what is restored into a network made of the same goes on with the same bits. */
  save(): Uint8Array {
    this.#core.refuseWhileStepping();
    const saved = this.#core.session().save();
    return saved instanceof Uint8Array ? saved : this.#core.fail(saved);
  }

  /** Puts a saved state in the place of what there is. Throws a `NetworkError` if it is of another network. */
  restore(bytes: Uint8Array): void {
    this.#core.take('restore', RESTORE, { bytes });
    this.#core.refuseWhileRunning('`restore`');
    const diagnostics = this.#core.session().restore(bytes);
    if (hasErrors(diagnostics)) this.#core.fail(diagnostics);
  }

  #isOwnPopulation(value: unknown): boolean {
    return value instanceof Population && this.#populations.get(value.name) === value;
  }

  /** What this network made; that of another, and a name, are told apart from the rest. */
  #own(what: string, admits: Kind['admits']): Kind {
    return {
      wanted: `${what} of this network`,
      admits,
      hint: (value) => {
        if (value instanceof Population || value instanceof Projection)
          return `\`${value.name}\` is of another network: make one here, as cells of two networks are not joined.`;
        if (typeof value !== 'string') return undefined;
        const names = [...this.#populations.keys()];
        const meant = names.includes(value) ? value : (nearest(value, names) ?? names[0]);
        return meant === undefined
          ? 'give what `population` or `source` returned.'
          : `give what \`population\` or \`source\` returned, or \`net.populations.get("${meant}")\`.`;
      },
    };
  }

  #freeName(base: string): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? base : `${base}${n}`;
      if (!this.#core.isNamed(name)) return name;
    }
  }

  #ruleOf(rule: Rule, what: string, span: NetworkSyntax['span']): ConnectionRuleSyntax {
    const { statements } = this.#core;
    if (rule === 'all to all') return { kind: 'allToAll', span };
    if (rule === 'one to one') return { kind: 'oneToOne', span };
    if (typeof rule === 'object' && rule !== null) {
      for (const kind of ['probability', 'indegree', 'outdegree'] as const) {
        const given = kind in rule ? Reflect.get(rule, kind) : undefined;
        if (typeof given !== 'number' && typeof given !== 'string') continue;
        const value =
          typeof given === 'number'
            ? statements.number(given, `${what}: ${kind}`)
            : statements.value(given, `${what}: ${kind}`);
        return { kind, value, span: value.span };
      }
      if ('pairs' in rule) {
        const { pairs } = rule;
        if (typeof pairs !== 'string') return statements.listedPairs(pairs, `${what}: pairs`);
        const file = statements.reference(pairs, `${what}: pairs`);
        return { kind: 'pairs', file, span: file.span };
      }
    }
    const hint =
      'rules are "all to all", "one to one", { probability }, { indegree }, { outdegree } and { pairs }.';
    return this.#core.refuse(`The rule of \`${what}\` is none`, hint, span);
  }
}

/** Callers without types may leave a value undefined. */
function isGiven<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

/**
 * Returns an empty network. Mistakes in what is declared are thrown where they are made, as a `NetworkError` that shows them;
 * what goes wrong in a run is in its report.
 *
 * @example
 * const net = network({ dt: '0.1 ms', seed: 1 });
 * const cells = net.population('std/neurons/izhikevich.axo', 10, { I: 10 });
 * net.record(cells, 'spikes');
 * const { result } = await net.run('50 ms');
 * assert.equal(result.populations[0].name, 'Izhikevich');
 */
export function network(given: NetworkOptions = {}): Network {
  refuseWrong('network', NETWORK, { options: given });
  const { name = 'Network', host = NO_FILES, ...options } = given;
  return new Network(new NetworkCore(name, options, host));
}

export interface OpenNetworkOptions extends Omit<NetworkOptions, 'name'> {
  /** Values of the network's parameters: texts with units, or numbers in the declared unit. */
  readonly set?: Readonly<Record<string, string | number>>;
}

/**
 * Returns a network that a text declares, to be run and changed by a script: a text, `{ name, text }`, or the address of a shipped
 * one, `std/networks/coba.axo`. Of several networks the last is meant, unless a name says which. Throws a `NetworkError`.
 *
 * @example
 * const net = openNetwork('std/networks/coupled-izhikevich.axo');
 * const { result } = await net.run('20 ms');
 * assert.ok(result.populations.length > 0);
 */
export function openNetwork(
  given: string | SourceText,
  name?: string,
  wanted: OpenNetworkOptions = {},
): Network {
  refuseWrong('openNetwork', OPEN_NETWORK, { given, name, options: wanted });
  const { set = {}, host = NO_FILES, ...options } = wanted;
  // What shipped files import lies beside them.
  const isShipped = typeof given === 'string' && isShippedPath(given) && !/\s/.test(given);
  const reader: Host = isShipped ? { read: besideShipped } : host;
  let statements: NetworkSyntax['statements'] = [];
  const open = (core: NetworkCore): Opened => {
    const source = sourceOf(given, core);
    const file = core.components.load(source, reader);
    if (!('own' in file)) return core.fail(file);
    const networks = file.syntax.declarations.filter((each) => each.kind === 'network');
    const chosen = name ?? source.component;
    const syntax =
      chosen === undefined ? networks.at(-1) : networks.find((each) => each.name.text === chosen);
    if (syntax === undefined) {
      const names = networks.map((each) => each.name.text);
      const suggestion = chosen === undefined ? undefined : nearest(chosen, names);
      const hint =
        suggestion !== undefined
          ? `did you mean \`${suggestion}\`?`
          : names.length > 0
            ? `it declares ${quoted(names)}.`
            : 'write one: `network Name { population … }`.';
      const problem = `it declares no network${chosen === undefined ? '' : ` ${chosen}`}`;
      return core.fail([notAComponent({ what: `"${source.name}"`, wanted: 'network', problem, hint })]);
    }
    const values: GivenValues = new Map<string, number | SourceText>(
      Object.entries(set).map(([key, value]) => {
        if (typeof value === 'number') return [key, value] as const;
        core.sources.set(`set ${key}`, value);
        return [key, { name: `set ${key}`, text: value }] as const;
      }),
    );
    statements = syntax.statements;
    return { file, syntax, given: values };
  };
  const core = new NetworkCore('Network', options, reader, open);
  return new Network(core, statements);
}

/** Throws what is wrong with a call by which there is no network yet. */
function refuseWrong(call: string, signature: Signature, given: Readonly<Record<string, unknown>>): void {
  const { diagnostics, text } = checkCall(call, call, signature, given);
  if (diagnostics.length > 0) throw new NetworkError(diagnostics, new Map([[call, text]]));
}

function sourceOf(given: string | SourceText, core: NetworkCore): ComponentText {
  if (typeof given !== 'string') return given;
  if (!isShippedPath(given) || /\s/.test(given)) return { name: '<network>', text: given };
  const [path = '', component] = given.split('#');
  const file = shippedFile(path);
  if (file !== undefined) return { ...file, ...(component === undefined ? {} : { component }) };
  const meant = suggestShipped(path);
  const hint =
    meant === undefined ? '`axode models` lists all that come with Axode.' : `did you mean "${meant}"?`;
  return core.fail([
    notAComponent({ what: `"${given}"`, wanted: 'network', problem: 'there is no such file', hint }),
  ]);
}

function partsOf(
  cells: NonNullable<RecordOptions['cells']>,
  number: (cell: number) => ExpressionSyntax,
): readonly CellPartSyntax[] {
  if (typeof cells === 'number') return [{ first: number(cells) }];
  if ('from' in cells) return [{ first: number(cells.from), last: number(cells.to) }];
  return cells.map((cell) => ({ first: number(cell) }));
}
