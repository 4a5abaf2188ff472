/** What the kernels of one module share: imported functions, formulas, and where a population's numbers lie. */
import { InvariantError, known } from '../../base/invariant.ts';
import type { Program } from '../../ir/program.ts';
import { MATRIX_OPERATIONS } from '../javascript/matrices.ts';
import { isTableOperation } from '../javascript/naming.ts';
import { isDraw } from '../javascript/print-value.ts';
import type { ValueGraph } from '../javascript/value-graph.ts';
import { FormulaEmitter } from './emit-formula.ts';
import { type ModuleParts, OperationFormulas } from './emit-values.ts';
import type { FunctionBuilder } from './function-builder.ts';
import { IMPORTED } from './imported-functions.ts';
import { ModuleBuilder } from './module-builder.ts';
import type { ValueType } from './opcodes.ts';

/** What a global variable holds: an address in bytes. */
export type AddressKey = `column ${number}` | `table ${number}` | `record ${number}` | AreaName;
type AreaName = 'clock' | 'status' | 'spikes' | 'spikeTimes';

export class ModuleWriter implements ModuleParts {
  readonly program: Program;
  readonly module: ModuleBuilder;
  readonly formulas: FormulaEmitter;
  readonly operations: OperationFormulas = new OperationFormulas();
  readonly #addresses = new Map<AddressKey, number>();

  constructor(program: Program, graphs: readonly ValueGraph[], isShared: boolean) {
    this.program = program;
    this.module = new ModuleBuilder(isShared);
    this.#importAll(graphs);
    this.formulas = new FormulaEmitter(this.module, (name) => this.imported(name));
  }

  /** Everything is imported before the first function has its number. */
  #importAll(graphs: readonly ValueGraph[]): void {
    for (const { values } of graphs) {
      for (const value of values) {
        if (value.kind !== 'apply') continue;
        const { operation, operands } = value;
        if (MATRIX_OPERATIONS.has(operation)) {
          const types = Array.from({ length: operands.length + 1 }, (): ValueType => 'f64');
          this.module.import(`${operation}${operands.length}`, types, ['f64']);
          this.#need('matrixEntry');
        } else if (operation === 'mod' || isDraw(operation) || isTableOperation(operation)) {
          this.#need(operation);
        }
        for (const routine of ROUTINES[operation] ?? []) this.#need(routine);
      }
    }
  }

  #need(name: string): void {
    this.module.import(name, known(IMPORTED[name], `imported function ${name}`), ['f64']);
  }

  readonly imported = (name: string): number => {
    const index = this.module.importedIndex(name);
    if (index === undefined) throw new InvariantError(`${name} is not imported`);
    return index;
  };

  /** Returns the global variable of an address. */
  address(key: AddressKey): number {
    const made = this.#addresses.get(key);
    if (made !== undefined) return made;
    const index = this.module.global(key);
    this.#addresses.set(key, index);
    return index;
  }

  readonly tableAddress = (table: number): number => this.address(`table ${table}`);

  /** All addresses that the module asks for. */
  addresses(): readonly AddressKey[] {
    return [...this.#addresses.keys()];
  }

  function(parameters: readonly ValueType[]): { readonly index: number; readonly builder: FunctionBuilder } {
    return this.module.function(parameters);
  }
}

/** What the formulas of some operations call for rare arguments. */
const ANGLES = ['hardQuadrant', 'hardHigh', 'hardLow'];
const ANGLES_32 = ['hardQuadrant', 'hardHigh32', 'hardLow32'];
const ROUTINES: Readonly<Record<string, readonly string[]>> = {
  sin: ANGLES,
  cos: ANGLES,
  tan: ANGLES,
  sin32: ANGLES_32,
  cos32: ANGLES_32,
  tan32: ANGLES_32,
};
