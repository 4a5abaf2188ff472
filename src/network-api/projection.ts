import { known } from '../base/invariant.ts';
import { nearest } from '../base/suggest.ts';
import type { CheckedProjection, PairValue } from '../check/network/checked-network.ts';
import { checkGivenPairs, type GivenPairs } from '../check/network/given-numbers.ts';
import { unknownValue } from '../diagnostics/codes/script.ts';
import { sourcesOf } from '../runtime/network/orders-of-synapses.ts';
import type { Projection as RunningProjection } from '../runtime/network/projection.ts';
import { seedOf } from '../runtime/network/seed-of.ts';
import { type CellValue, cellValue } from '../simulate/cell-value.ts';
import { timeStepOf } from '../simulate/network/network-grid.ts';
import type { SynapseTable } from '../simulate/network/network-result.ts';
import type { PairSources } from '../simulate/network/pair-values.ts';
import { readSynapses } from '../simulate/network/read-synapses.ts';
import { type Edited, withNewSynapses, withoutSynapses } from '../simulate/network/session/edit-synapses.ts';
import { readableOf, readSynapseValues } from '../simulate/network/session/readable-values.ts';
import {
  findBadValue,
  numbersOfPairs,
  setSynapses,
  sourcesNow,
} from '../simulate/network/session/set-values.ts';
import type { Started } from '../simulate/network/session/started.ts';
import type { SynapseInput } from './names.ts';
import type { NetworkCore } from './network-core.ts';
import { ADD, GET, REMOVE, SET_SYNAPSES } from './signatures.ts';

/** The synapses from one population to another by one statement. */
export class Projection {
  /** `E -> I by Excitatory`; of several alike the second has ` 2` behind it. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly #core: NetworkCore;

  /** Made by `network.connect(…)`. */
  constructor(core: NetworkCore, { name, from, to }: Pick<CheckedProjection, 'name' | 'from' | 'to'>) {
    this.name = name;
    this.from = from;
    this.to = to;
    this.#core = core;
  }

  /** How many there are now. */
  get synapses(): number {
    return this.#running().projection.topology.synapses;
  }

  /** Returns the cells and delays of all synapses, and their values by name, in the order that `get` and `set` have. */
  table(): SynapseTable {
    const { projection, started, checked } = this.#running();
    const { artifact } = known(started.built.projections.get(this.name), this.name);
    const { network } = started.built;
    return readSynapses(projection, checked.synapse.model, artifact.classes, network.step, started.plan.grid);
  }

  /**
   * Returns the number of each synapse as it is now, in the declared unit: of a state or a parameter. Synapses are in the order
   * of presynaptic cells, then delays, then postsynaptic cells. The first call makes the network.
   */
  get(name: string): Float64Array {
    this.#core.take('get', GET, { name }, this.name);
    const { projection, started, checked } = this.#running();
    const { step } = started.built.network;
    return readSynapseValues(projection, checked.synapse.model, name, step) ?? this.#unknown(name);
  }

  /**
   * Sets a state or a parameter: a text, a number, numbers in the order of `get`, or a function of the numbers of both cells.
   * Parameters that follow from one that is set follow, unless they were given or set; states stay what they are at this moment.
   */
  set(name: string, value: SynapseInput): void {
    this.#core.take('set', SET_SYNAPSES, { name, value }, this.name);
    const { projection, started, checked } = this.#running();
    const { topology } = projection;
    const pairs = { pre: sourcesOf(topology), post: topology.targets };
    const pairValue = this.#valueOf(name, value, pairs);
    const numbers = numbersOfPairs(pairValue, pairs, 0, this.#sources());
    if (typeof numbers === 'object' && 'code' in numbers) throw this.#core.error([numbers]);
    if (typeof numbers === 'object' && this.#keepApart(name)) {
      this.set(name, value);
      return;
    }
    const problem =
      findBadValue(this.name, checked.synapse.model, name, numbers, pairValue.span) ??
      setSynapses(started, checked, name, numbers);
    if (problem !== undefined) this.#core.fail([problem]);
  }

  /** Keeps what is one number for all synapses once for each; returns whether it did. */
  #keepApart(name: string): boolean {
    const { projection, started, checked } = this.#running();
    const column = projection.synapses.model.storage.columns.find((each) => each.name === name);
    // What was edited keeps the code that it has.
    if (column?.variability !== 'population' || started.edits.has(this.name)) return false;
    const core = this.#core;
    const [now = Number.NaN] = this.get(name);
    const statement = core.statementOfProjection(checked);
    const others = statement.arguments.filter((each) => each.within.length > 0 || each.name.text !== name);
    const argument = core.statements.argument(name, () => now, `${this.name}: ${name}`);
    core.restate(statement, { ...statement, arguments: [...others, argument] });
    const { synapses } = this.#running().projection;
    return synapses.model.storage.columns.some((each) => each.name === name && each.variability === 'cell');
  }

  /** Removes the synapses for which a test holds; returns how many. All others keep their states and their draws. */
  remove(test: (pre: number, post: number) => boolean): number {
    this.#core.take('remove', REMOVE, { test }, this.name);
    const { projection, started } = this.#running();
    const { artifact } = known(started.built.projections.get(this.name), this.name);
    const edited = withoutSynapses(
      projection,
      artifact.classes,
      { nextNumber: this.#nextNumber(started) },
      (pre, post) => !test(pre, post),
    );
    const removed = projection.topology.synapses - edited.edit.topology.synapses;
    if (removed > 0) this.#replace(edited);
    return removed;
  }

  /**
   * Adds synapses between these cells. What `values` leaves out is as the connection was declared; a `delay` there is text or
   * milliseconds. They begin now, as synapses begin at the start of a run, each with states of its own: spikes that were emitted
   * before never reach them.
   */
  add(
    pairs: GivenPairs,
    values: { readonly [name: string]: SynapseInput } & { readonly delay?: SynapseInput } = {},
  ): void {
    const core = this.#core;
    core.take('add', ADD, { pairs, values }, this.name);
    const { projection, started, checked } = this.#running();
    const what = `${this.name}: pairs`;
    const span = core.statements.plainSpan(what, `${pairs.pre.length} pairs of cells`);
    const [from, to] = [core.populationOf(this.from), core.populationOf(this.to)];
    const cells = checkGivenPairs(pairs, { from, to }, span);
    if ('code' in cells) throw core.error([cells]);
    const count = cells.pre.length;
    const sources = this.#sources();
    const first = this.#nextNumber(started);
    const numbersFor = (value: PairValue): CellValue => {
      const numbers = numbersOfPairs(value, cells, first, sources);
      return typeof numbers === 'object' && 'code' in numbers ? core.fail([numbers]) : numbers;
    };
    const { delay: givenDelay, ...own } = values;
    const asked = new Map(
      Object.entries<SynapseInput | undefined>(own).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, this.#valueOf(name, value, cells)] as const],
      ),
    );
    for (const { target, ...value } of checked.values) {
      if (asked.has(target)) continue;
      if (value.listed !== undefined) {
        const hint = `say what new ones have: \`add(pairs, { ${target}: … })\`.`;
        core.refuse(
          `\`${target}\` of \`${this.name}\` was listed for the synapses that there were`,
          hint,
          span,
        );
      }
      asked.set(target, value);
    }
    const given = new Map<string, Float64Array>();
    for (const [name, value] of asked) {
      const numbers = numbersFor(value);
      const bad = findBadValue(this.name, checked.synapse.model, name, numbers, value.span);
      if (bad !== undefined) core.fail([bad]);
      const { columns } = projection.synapses.model.storage;
      const column = columns.find((each) => each.name === name);
      if (column === undefined) continue;
      if (column.variability === 'population' && Object.hasOwn(own, name)) {
        const hint = 'give each synapse its own when cells are connected, with an array or a function.';
        core.refuse(`\`${name}\` of \`${this.name}\` is one number for many synapses`, hint, value.span);
      }
      given.set(
        name,
        Float64Array.from({ length: count }, (_, n) => cellValue(numbers, n)),
      );
    }
    const delays = this.#delaysOf(started, givenDelay, numbersFor, count);
    const { artifact } = known(started.built.projections.get(this.name), this.name);
    const at = { nextNumber: first, step: started.built.network.step };
    this.#replace(withNewSynapses(projection, artifact.classes, at, { ...cells, delays, given }));
  }

  #delaysOf(
    { plan }: Started,
    given: SynapseInput | undefined,
    numbersFor: (value: PairValue) => CellValue,
    count: number,
  ): Int32Array {
    const core = this.#core;
    const { checked } = this.#running();
    const value = given === undefined ? checked.delay : this.#delayOf(given);
    if (value?.listed !== undefined && given === undefined) {
      core.refuse(
        `The delays of \`${this.name}\` were listed`,
        'say what new synapses have: `add(pairs, { delay: … })`.',
      );
    }
    const times = value === undefined ? 0 : numbersFor(value);
    const { p, q } = timeStepOf(plan.grid, checked.synapse.model.system);
    const steps = Int32Array.from({ length: count }, (_, n) =>
      Math.floor(cellValue(times, n) / (p / q) + 0.5 + 1e-9),
    );
    if (steps.some((each) => each < 0))
      core.refuse('A delay is below 0', 'give times from 0 on.', value?.span);
    return steps;
  }

  #running(): {
    readonly started: Started;
    readonly projection: RunningProjection;
    readonly checked: CheckedProjection;
  } {
    const started = this.#core.started();
    const named = ({ name }: { readonly name: string }): boolean => name === this.name;
    return {
      started,
      projection: known(started.built.network.projections.find(named), this.name),
      checked: known(this.#core.session().checked.projections.find(named), this.name),
    };
  }

  /** Returns a value as if the connection had been declared with it. */
  #valueOf(name: string, value: SynapseInput, pairs: GivenPairs): PairValue {
    const core = this.#core;
    const { checked } = this.#running();
    const { model } = checked.synapse;
    const isOwn = !/^(?:pre|post)\./.test(name) && !name.includes(' ');
    const has = [...model.parameters, ...model.states].some((each) => each.name === name);
    if (!isOwn || !has) this.#unknown(name);
    const argument = core.statements.argument(name, value, `${this.name}: ${name}`);
    const found = this.#instead({ arguments: [argument] }, pairs).values.find(
      ({ target }) => target === name,
    );
    return known(found, name);
  }

  #delayOf(given: SynapseInput): PairValue {
    const value = this.#core.statements.value(given, `${this.name}: delay`);
    const option = { kind: 'delay', value, span: value.span } as const;
    return known(this.#instead({ options: [option] }, undefined).delay, 'delay');
  }

  /** Returns the projection as it would be checked with other arguments or options. */
  #instead(
    other: Partial<Pick<ReturnType<NetworkCore['statementOfProjection']>, 'arguments' | 'options'>>,
    pairs: GivenPairs | undefined,
  ): CheckedProjection {
    const core = this.#core;
    const { checked } = this.#running();
    const statement = core.statementOfProjection(checked);
    const rule =
      pairs === undefined ? statement.rule : core.statements.listedPairs(pairs, `${this.name}: pairs`);
    const required = statement.arguments.filter(
      ({ name }) => other.arguments?.some((each) => each.name.text === name.text) !== true,
    );
    const network = core.checkInstead(statement, {
      ...statement,
      rule,
      options: other.options ?? [],
      arguments: [...required, ...(other.arguments ?? [])],
    });
    return known(
      network.projections.find(({ name }) => name === this.name),
      this.name,
    );
  }

  #sources(): PairSources {
    const { started, projection, checked } = this.#running();
    const core = this.#core;
    const ends = { from: core.populationOf(this.from), to: core.populationOf(this.to) };
    const seed = seedOf(checked.seed ?? started.plan.seed, this.name);
    return sourcesNow(checked, ends, started.built.network, projection, seed);
  }

  #nextNumber({ edits }: Started): number {
    const { projection } = this.#running();
    return edits.get(this.name)?.nextNumber ?? projection.topology.synapses;
  }

  #replace(edited: Edited): void {
    this.#core.session().replace(edited);
  }

  #unknown(name: string): never {
    const { projection, checked } = this.#running();
    const offered = readableOf(projection.synapses, checked.synapse.model).filter(
      (each) => !/^(?:pre|post)\./.test(each),
    );
    const span = this.#core.statements.plainSpan(`${this.name}: name`, name);
    return this.#core.fail([
      unknownValue({ name, of: `\`${this.name}\``, suggestion: nearest(name, offered), offered, span }),
    ]);
  }
}
