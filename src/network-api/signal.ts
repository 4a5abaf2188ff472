import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { checkSetting } from '../check/stimuli.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { columnView, fillPadding, type Population } from '../runtime/population.ts';
import { constantNumber } from '../simulate/evaluate-constant.ts';
import { toSystemNumbers } from '../units/system-numbers.ts';
import type { Unit } from '../units/unit.ts';
import { unitConverter } from '../units/unit-system.ts';
import type { NetworkCore } from './network-core.ts';
import { SET_SIGNAL } from './signatures.ts';

/** A number for all of the network, which inputs of its name follow. */
export class Signal {
  readonly name: string;
  readonly #core: NetworkCore;
  readonly #isLevel: boolean;

  /** Made by `network.signal(…)`. */
  constructor(core: NetworkCore, name: string, isLevel: boolean) {
    this.name = name;
    this.#core = core;
    this.#isLevel = isLevel;
  }

  /** What it was set to, in its unit. */
  get value(): number {
    const { column, model, unit } = this.#level();
    return unitConverter(unit, model.system)(column[0] ?? Number.NaN);
  }

  /** Sets it, from the next step on: a text with its unit, or a number in the unit that it was declared with. */
  set(value: string | number): void {
    const core = this.#core;
    core.take('set', SET_SIGNAL, { value }, this.name);
    const { cells, column, model, unit } = this.#level();
    if (typeof value === 'number') {
      if (Number.isNaN(value)) core.refuse(`The signal \`${this.name}\` was set to NaN`, 'give a number.');
      column.fill(toSystemNumbers([value], unit, model.system)[0] ?? Number.NaN);
    } else {
      const syntax = core.statements.value(value, `signal ${this.name} is set`);
      const { value: checked, diagnostics } = checkSetting(model, LEVEL, syntax);
      if (checked === undefined || hasErrors(diagnostics)) throw core.error(diagnostics);
      const number = constantNumber(model, checked, new Map());
      if (number === undefined || Number.isNaN(number))
        core.refuse(`"${value}" is no number`, 'give a number with its unit.', syntax.span);
      else column.fill(number);
    }
    fillPadding(cells);
  }

  #level(): {
    readonly cells: Population;
    readonly column: Float64Array;
    readonly model: CheckedModel;
    readonly unit: Unit;
  } {
    const core = this.#core;
    if (!this.#isLevel) {
      const hint = 'declare it with a plain number, `signal(name, "0 uM")`, and set that.';
      core.refuse(`The signal \`${this.name}\` follows its expression`, hint);
    }
    const { network } = core.started().built;
    const { cells } = known(
      network.signals.find(({ name }) => name === this.name),
      this.name,
    );
    const { model, unit } = known(
      core.session().checked.signals.find(({ name }) => name === this.name),
      this.name,
    );
    return { cells, column: columnView(cells, LEVEL), model, unit };
  }
}

/** The state of a signal that scripts set. */
const LEVEL = 'level';
