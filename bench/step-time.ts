/** The time of a step, by itself. */
import type { CheckedModel } from '../src/check/checked-model.ts';
import { type Artifact, type CompileOptions, compile } from '../src/compile.ts';
import { STATUS } from '../src/runtime/layout.ts';
import { startPopulation } from '../src/simulate/run-compiled.ts';
import { measure, scaled, type Times } from './measure.ts';

const STEP = { p: 1, q: 100 };

export function compiled(model: CheckedModel, options: CompileOptions): Artifact {
  const { artifact, diagnostics } = compile(model, options);
  if (artifact === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return artifact;
}

/** Returns an action that runs so many blocks of steps, and the number of cell-steps of a block. */
export function stepper(
  model: CheckedModel,
  options: CompileOptions,
  given: ReadonlyMap<string, number>,
  cells: number,
): { readonly blocks: (count: number) => void; readonly perBlock: number } {
  const artifact = compiled(model, { ...options, given: [...given.keys()] });
  const population = startPopulation(artifact, STEP, { given, lists: new Map(), cells });
  const { kernels, layout, words } = population;
  // Cells in different phases, as in a network: branches are not all taken together.
  const v = artifact.program.columns.findIndex(({ name }) => name === 'v');
  for (let cell = 0; cell < cells; cell++) {
    const at = (layout.columns[v] ?? 0) + cell;
    population.numbers[at] = (population.numbers[at] ?? 0) + ((cell * 7) % 23) * 0.37;
  }
  const steps = Math.max(1, Math.floor(layout.spikeCapacity / cells));
  let k = 0;
  const blocks = (count: number): void => {
    for (let i = 0; i < count; i++) {
      // A driver may return before all is done.
      do {
        words[layout.status + STATUS.unfinished] = 0;
        kernels.step(layout, 0, cells, k, steps);
      } while (words[layout.status + STATUS.unfinished] !== 0);
      k += steps;
      words[layout.status] = 0;
    }
  };
  return { blocks, perBlock: steps * cells };
}

export interface StepTimeOptions {
  readonly cells?: number;
  /** Milliseconds that one measurement takes at least. */
  readonly least?: number;
  readonly repeats?: number;
}

/** Returns the nanoseconds that one step of one cell takes, in blocks of many steps. */
export function stepTime(
  model: CheckedModel,
  options: CompileOptions,
  given: ReadonlyMap<string, number>,
  { cells = 1000, least = 60, repeats = 9 }: StepTimeOptions = {},
): Times {
  const { blocks, perBlock } = stepper(model, options, given, cells);
  let count = 1;
  while (measure(1, () => blocks(count)).best < least) count *= 2;
  blocks(count);
  return scaled(
    measure(repeats, () => blocks(count)),
    1e6 / (count * perBlock),
  );
}
