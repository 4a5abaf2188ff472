import type { CheckedModel } from '../check/checked-model.ts';
import { ExpressionPool } from '../expr/expression.ts';
import type { SymbolMeaning } from '../ir/program.ts';
import { ProgramSymbols } from './program-symbols.ts';
import type { SpikeTimes } from './spike-times.ts';
import { Translator } from './translate-expression.ts';
import { ValueNames } from './value-names.ts';

/** How a model is lowered, apart from the integrator. */
export interface LowerOptions {
  readonly arithmetic: 'strict' | 'fast';
  /** Parameters, inputs and states (their initial values) that are set from outside, before `initialise`. */
  readonly given: readonly string[];
  /**
   * Parameters that have a value per cell, as inputs and states always do. A list is one for all cells, so none
   * of them may be read by a list.
   */
  readonly perCell: readonly string[];
  /** Whether parameters that follow from the text alone become numbers of the code rather than slots. */
  readonly fold: boolean;
  /** Names of states, definitions, inputs and parameters, in the order of the program's records. */
  readonly records: readonly string[];
  /** Default: `grid`; an adaptive method always locates spikes. */
  readonly spikeTimes?: SpikeTimes;
}

/** What all parts of one lowering share. */
export interface Lowering {
  readonly model: CheckedModel;
  readonly options: LowerOptions;
  readonly pool: ExpressionPool;
  readonly symbols: ProgramSymbols;
  readonly names: ValueNames;
  readonly translator: Translator;
}

/** `elsewhere`: the meanings of parameters and inputs that are not in columns. */
export function beginLowering(
  model: CheckedModel,
  options: LowerOptions,
  elsewhere: ReadonlyMap<string, SymbolMeaning> = new Map(),
): Lowering {
  const pool = new ExpressionPool();
  const symbols = new ProgramSymbols(pool, elsewhere);
  const names = new ValueNames();
  return { model, options, pool, symbols, names, translator: new Translator(model, symbols, names) };
}
