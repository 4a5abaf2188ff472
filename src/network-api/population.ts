import { known } from '../base/invariant.ts';
import { nearest } from '../base/suggest.ts';
import type { CheckedPopulation } from '../check/network/checked-network.ts';
import { unknownValue } from '../diagnostics/codes/script.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Network } from '../runtime/network/network.ts';
import type { NetworkPopulation } from '../runtime/network/network-population.ts';
import { readableOf, readCells } from '../simulate/network/session/readable-values.ts';
import { setCells } from '../simulate/network/session/set-cells.ts';
import type { AnyName, CellInput, ModelNames } from './names.ts';
import type { NetworkCore } from './network-core.ts';
import { GET, SET_CELLS } from './signatures.ts';
import type { Given } from './statements.ts';

/** Cells of one model in a network. */
export class Population<Names extends ModelNames = ModelNames> {
  readonly name: string;
  /** How many there are. */
  readonly cells: number;
  /** Rows and columns of a lattice; of what is none, its cells. */
  readonly shape: readonly number[];
  readonly #core: NetworkCore;

  /** Made by `network.population(…)`. */
  constructor(core: NetworkCore, { name, cells, shape }: CheckedPopulation) {
    this.name = name;
    this.cells = cells;
    this.shape = shape;
    this.#core = core;
  }

  /**
   * Returns the number of each cell as it is now, in the declared unit: of a state, a parameter, an input, or of what is
   * recorded. The first call makes the network.
   */
  get(name: AnyName<Names>): Float64Array {
    this.#core.take('get', GET, { name }, this.name);
    const { model } = this.#checked();
    const { network, population } = this.#running();
    return readCells(population.cells, model, name, network.step) ?? this.#unknown(name);
  }

  /**
   * Sets a state, a parameter or an input that nothing drives: a text with units (`8 nS`, `uniform(0 mV, 1 mV)`), a number or
   * numbers in the declared unit, or a function of the number of the cell. A text reads parameters as they are now. Parameters that
   * follow from one that is set follow, unless they were given or set; states stay. The first call makes the network.
   */
  set(name: AnyName<Names>, value: CellInput): void {
    const core = this.#core;
    core.take('set', SET_CELLS, { name, value }, this.name);
    const checked = this.#checked();
    const started = core.started();
    const { model } = checked;
    const input = model.inputs.find((each) => each.name === name);
    if (input?.isVarying === true || checked.signals.some((each) => each.input === name)) {
      const hint = 'give it a plain value where the population is declared, and set that.';
      core.refuse(`\`${name}\` of \`${this.name}\` follows what drives it`, hint);
    }
    const has = [...model.states, ...model.parameters, ...model.inputs].some((each) => each.name === name);
    if (!has || name.includes(' ')) this.#unknown(name);
    const statement = core.statementOfPopulation(this.name);
    const setting = core.statements.setting(name, cellInput(value, this.cells), `${this.name}: ${name}`);
    const instead = core.checkInstead(statement, { ...statement, settings: [setting] });
    const changed = known(
      instead.populations.find((each) => each.name === this.name),
      this.name,
    );
    const found = changed.settings.find(({ target }) => target === name);
    if (found === undefined) {
      const hint = 'a value that changes with `t` drives an input where the population is declared.';
      throw core.refusal(`The value of \`${name}\` does not stay the same`, hint, setting.value.span);
    }
    const problems = setCells(started, core.session().checked, checked, found);
    if (hasErrors(problems)) core.fail(problems);
  }

  #checked(): CheckedPopulation {
    return this.#core.populationOf(this.name);
  }

  #running(): { readonly network: Network; readonly population: NetworkPopulation } {
    const { network } = this.#core.started().built;
    const population = known(
      network.populations.find((each) => each.name === this.name),
      this.name,
    );
    return { network, population };
  }

  #unknown(name: string): never {
    const { model } = this.#checked();
    const offered = readableOf(this.#running().population.cells, model);
    const span = this.#core.statements.plainSpan(`${this.name}: name`, name);
    return this.#core.fail([
      unknownValue({ name, of: `\`${this.name}\``, suggestion: nearest(name, offered), offered, span }),
    ]);
  }
}

/** A function of a cell is asked once for each. */
export function cellInput(value: CellInput, cells: number): Given {
  return typeof value === 'function' ? Float64Array.from({ length: cells }, (_, cell) => value(cell)) : value;
}
