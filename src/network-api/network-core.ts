/** What scripts have said of a network so far, what that is checked with, and the session that runs it. */
import { InvariantError, known } from '../base/invariant.ts';
import type { SourceText, Span } from '../base/span.ts';
import { collectOnce } from '../check/collect-once.ts';
import { makePartBudget } from '../check/expand.ts';
import type { Declared, Host, LoadedFile } from '../check/load-files.ts';
import { buildNetwork, emptyCaches } from '../check/network/build-network.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
} from '../check/network/checked-network.ts';
import type { GivenValues } from '../check/network/network-values.ts';
import { notScripted } from '../diagnostics/codes/script.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { NetworkReport } from '../simulate/network/run-network.ts';
import {
  checkSessionOptions,
  checkSessionTime,
  type OptionMistakes,
} from '../simulate/network/session/check-session-options.ts';
import {
  NetworkSession,
  type SessionOptions,
  type SessionRun,
} from '../simulate/network/session/network-session.ts';
import type { Started } from '../simulate/network/session/started.ts';
import type { Name } from '../syntax/expression-tree.ts';
import type { ConnectSyntax, NetworkStatementSyntax } from '../syntax/network-tree.ts';
import type { NetworkSyntax } from '../syntax/tree.ts';
import { checkCall } from './check-call.ts';
import { ComponentFiles } from './find-component.ts';
import type { Signature } from './kinds.ts';
import type { ModelSource } from './names.ts';
import { NetworkError } from './network-error.ts';
import { NO_COMMENTS, readsDegrees, Statements } from './statements.ts';

/** A network that a text declares, to go on with. */
export interface Opened {
  readonly file: LoadedFile;
  readonly syntax: NetworkSyntax;
  readonly given: GivenValues;
}

export class NetworkCore {
  readonly sources: Map<string, string> = new Map();
  readonly statements: Statements;
  readonly components: ComponentFiles;
  readonly #host: Host;
  readonly #options: SessionOptions;
  readonly #said: NetworkStatementSyntax[];
  readonly #names: Map<string, Declared>;
  readonly #file: LoadedFile;
  readonly #given: GivenValues;
  readonly #name: Name;
  #caches = emptyCaches();
  #session: NetworkSession | undefined;

  constructor(name: string, options: SessionOptions, host: Host, open?: (core: NetworkCore) => Opened) {
    this.#host = host;
    this.#options = options;
    this.#refuseMistakes(checkSessionOptions(options));
    this.statements = new Statements(this.sources, (diagnostics) => this.fail(diagnostics));
    this.components = new ComponentFiles(host, this.sources);
    const opened = open?.(this);
    this.#names = new Map(opened?.file.names);
    this.#said = [...(opened?.syntax.statements ?? [])];
    this.#given = opened?.given ?? new Map();
    this.#file = opened === undefined ? emptyFile(name, this.#names) : { ...opened.file, names: this.#names };
    this.#name = opened?.syntax.name ?? { text: name, span: { source: name, start: 0, end: 0 } };
  }

  /** Throws the mistakes as one error. */
  fail(diagnostics: readonly Diagnostic[]): never {
    throw this.error(diagnostics);
  }

  /**
   * Throws what is wrong with the arguments of a call, by their names and in their order. `of`: what it was called of, if not
   * the network.
   */
  take(call: string, signature: Signature, given: Readonly<Record<string, unknown>>, of = 'net'): void {
    const source = `${of}.${call}`;
    const { diagnostics, text } = checkCall(call, source, signature, given);
    if (diagnostics.length === 0) return;
    throw new NetworkError(diagnostics, new Map([[source, text]]));
  }

  /** Throws what is no time of this network. */
  takeTime(time: string | number): void {
    this.#refuseMistakes(checkSessionTime(this.#options, time));
  }

  #refuseMistakes({ diagnostics, sources }: OptionMistakes): void {
    if (diagnostics.length === 0) return;
    throw new NetworkError(diagnostics, new Map(sources.map(({ name, text }) => [name, text])));
  }

  error(diagnostics: readonly Diagnostic[]): NetworkError {
    return new NetworkError(diagnostics, this.sources);
  }

  refuse(problem: string, hint: string, span?: Span): never {
    throw this.refusal(problem, hint, span);
  }

  refusal(problem: string, hint: string, span?: Span): NetworkError {
    return this.error([notScripted({ problem, hint, ...(span === undefined ? {} : { span }) })]);
  }

  /** Returns the name by which statements refer to what a script gives. */
  componentName(given: ModelSource, wanted: 'model' | 'synapse'): string {
    const found = this.components.find(given, wanted, this.#names);
    if (!('declaration' in found)) return this.fail(found);
    const own = found.declaration.name.text;
    // A name with a blank is one that no text has.
    for (let n = 1; ; n++) {
      const name = n === 1 ? own : `${own} ${n}`;
      const present = this.#names.get(name);
      if (present === undefined) this.#names.set(name, found);
      if (present === undefined || present.declaration === found.declaration) return name;
    }
  }

  isNamed(name: string): boolean {
    return this.#said.some((each) => 'name' in each && each.name.text === name);
  }

  /** Adds a statement that is right beside those that it speaks of; throws what is wrong with it. */
  say(statement: NetworkStatementSyntax): CheckedNetwork {
    const session = this.#session;
    if (session !== undefined) {
      if (session.isRunning) {
        const hint = 'declare populations, connections, signals and records before a run or between two.';
        this.refuse('A run is under way', hint, this.#spanOf(statement));
      }
      const all = [...this.#said, statement];
      const grown = this.check(all);
      const problems = session.grow(grown);
      if (hasErrors(problems)) this.fail(problems);
      this.#said.push(statement);
      return grown;
    }
    const beside = readsDegrees(statement)
      ? this.#said
      : this.#said.filter((each) => concerns(each, statement));
    const checked = this.check([...beside, statement]);
    this.#said.push(statement);
    return checked;
  }

  /** Says something otherwise in a network that is there; throws what is wrong with it. */
  restate(old: NetworkStatementSyntax, instead: NetworkStatementSyntax): void {
    const checked = this.checkInstead(old, instead);
    const problems = this.session().grow(checked);
    if (hasErrors(problems)) this.fail(problems);
    this.#said.splice(this.#said.indexOf(old), 1, instead);
  }

  #spanOf(statement: NetworkStatementSyntax): Span {
    return 'name' in statement ? statement.name.span : statement.span;
  }

  /** Returns the network of these statements; throws what is wrong with it. */
  check(statements: readonly NetworkStatementSyntax[]): CheckedNetwork {
    const { network, diagnostics } = this.#look(statements);
    return network ?? this.fail(diagnostics);
  }

  #look(statements: readonly NetworkStatementSyntax[]): {
    readonly network: CheckedNetwork | undefined;
    readonly diagnostics: readonly Diagnostic[];
  } {
    const sink = collectOnce();
    const syntax: NetworkSyntax = {
      kind: 'network',
      name: this.#name,
      statements,
      trailing: [],
      comments: NO_COMMENTS,
      span: this.#name.span,
    };
    const { network } = buildNetwork(
      syntax,
      this.#file,
      this.#given,
      makePartBudget(),
      this.#host,
      sink.report,
      this.statements,
      this.#caches,
    );
    if (network === undefined || hasErrors(sink.list)) {
      // Mistakes of models are told once of each that is built.
      this.#caches = emptyCaches();
      return { network: undefined, diagnostics: sink.list };
    }
    return { network, diagnostics: sink.list };
  }

  /** Returns the session of the network; from the first call on it is made of what was said. */
  session(): NetworkSession {
    if (this.#session !== undefined) return this.#session;
    const { network, diagnostics } = this.#look(this.#said);
    if (network === undefined) return this.fail(diagnostics);
    this.#warnings = diagnostics;
    this.#session = new NetworkSession(network, this.#options);
    return this.#session;
  }

  #warnings: readonly Diagnostic[] = [];

  /** Throws where a run is under way: `what` has to wait for its end. */
  refuseWhileRunning(what: string): void {
    if (this.#session?.isRunning !== true) return;
    this.refuse(
      `The network is running already, and ${what} would begin in the middle of that`,
      'wait for the run to end: `await net.run(…)`.',
    );
  }

  /** Throws where a run is in the middle of its steps: nobody can see or change the network there. */
  refuseWhileStepping(): void {
    if (this.#session?.isStepping !== true) return;
    this.refuse(
      'The network is running, and cannot be read or changed in the middle of a step',
      'wait for the run to end, `await net.run(…)`, or do it in `onStep`.',
    );
  }

  async run(request: SessionRun): Promise<NetworkReport> {
    this.refuseWhileRunning('another run');
    const report = await this.session().run(request);
    const sources: readonly SourceText[] = [
      ...report.sources,
      ...[...this.sources].map(([name, text]) => ({ name, text })),
    ];
    const diagnostics = [...this.#warnings, ...report.diagnostics];
    this.#warnings = [];
    return { ...report, diagnostics, sources };
  }

  started(): Started {
    this.refuseWhileStepping();
    const started = this.session().start();
    return 'plan' in started ? started : this.fail(started);
  }

  /** Returns the network as it would be checked with another statement in the place of one. */
  checkInstead(old: NetworkStatementSyntax, instead: NetworkStatementSyntax): CheckedNetwork {
    return this.check(this.#said.map((each) => (each === old ? instead : each)));
  }

  statementOfPopulation(name: string): Extract<NetworkStatementSyntax, { kind: 'population' }> {
    return known(
      this.#said.filter((each) => each.kind === 'population').find((each) => each.name.text === name),
      `population ${name}`,
    );
  }

  /** Returns the statement that makes a projection, by its place among those that join these populations by this synapse. */
  statementOfProjection({ name, from, to, component }: CheckedProjection): ConnectSyntax {
    const base = `${from} -> ${to} by ${component}`;
    const place = name === base ? 1 : Number(name.slice(base.length + 1));
    let count = 0;
    for (const each of this.#said) {
      if (each.kind !== 'connect' || each.synapse.text !== component) continue;
      const joins = times(each.from, from) * times(each.to, to);
      count += joins;
      if (joins > 0 && count >= place) return each;
    }
    throw new InvariantError(`no connection ${name}`);
  }

  populationOf(name: string): CheckedPopulation {
    const { populations } = this.session().checked;
    return known(
      populations.find((each) => each.name === name),
      `population ${name}`,
    );
  }
}

function times(names: readonly Name[], name: string): number {
  return names.filter(({ text }) => text === name).length;
}

/** What a statement can be understood beside: parameters, signals, and the populations that it names. */
function concerns(each: NetworkStatementSyntax, statement: NetworkStatementSyntax): boolean {
  if (each.kind === 'parameter' || each.kind === 'definition') return true;
  if (statement.kind === 'signal') return each.kind === 'signal' || each.kind === 'population';
  // Whether a name is taken.
  if ('name' in each && 'name' in statement && each.name.text === statement.name.text) return true;
  const named = namesOf(statement);
  if (each.kind === 'population') return named.has(each.name.text);
  if (each.kind !== 'connect') return false;
  return statement.kind === 'record'
    ? each.from.some(({ text }) => named.has(text)) && each.to.some(({ text }) => named.has(text))
    : false;
}

function namesOf(statement: NetworkStatementSyntax): ReadonlySet<string> {
  switch (statement.kind) {
    case 'connect':
      return new Set([...statement.from, ...statement.to].map(({ text }) => text));
    case 'record': {
      const { of } = statement;
      const groups = of.kind === 'projection' ? [of.from, of.to] : of.groups;
      return new Set(groups.map(({ population }) => population.text));
    }
    default:
      return new Set();
  }
}

function emptyFile(name: string, names: Map<string, Declared>): LoadedFile {
  return {
    syntax: { kind: 'file', source: name, declarations: [], trailing: [] },
    own: new Map(),
    names,
    places: new Map(),
    unread: [],
    headOf: () => ({ source: name, start: 0, end: 0 }),
  };
}
