import { known } from '../../base/invariant.ts';
import type { Artifact } from '../../compile.ts';
import { STATUS } from '../../runtime/layout.ts';
import { columnView, type Population } from '../../runtime/population.ts';
import { survey } from '../../runtime/survey.ts';
import { startPopulation } from '../../simulate/run-compiled.ts';
import { USUAL_TOLERANCE } from './grade.ts';
import type { ResolvedTrial } from './resolve-trial.ts';

/** One cell of compiled code that steps, as the interpreter's does. Has an identity because its memory changes. */
export class CompiledCell {
  readonly #artifact: Artifact;
  readonly #population: Population;
  /** By name: one number each. */
  readonly #columns: ReadonlyMap<string, Float64Array>;
  #step = 0;
  #spikes = 0;

  constructor(artifact: Artifact, { step, given, lists }: ResolvedTrial) {
    this.#artifact = artifact;
    this.#population = startPopulation(artifact, step, {
      given,
      lists,
      cells: 1,
      tolerance: USUAL_TOLERANCE,
    });
    const { columns } = artifact.program;
    this.#columns = new Map(columns.map(({ name }) => [name, columnView(this.#population, name)]));
  }

  /** How many spikes the last step emitted. */
  get spikes(): number {
    return this.#spikes;
  }

  get isStuck(): boolean {
    const { words, layout } = this.#population;
    return words[layout.status + STATUS.noStep] !== 0;
  }

  /** Returns the value of a column; undefined if the code has none of that name. */
  read(column: string): number | undefined {
    return this.#columns.get(column)?.[0];
  }

  state(name: string): number {
    return known(this.read(name), `state ${name}`);
  }

  /** Moves state variables from outside, between steps. */
  place(states: ReadonlyMap<string, number>): void {
    // Padding is computed along, and is not looked at.
    for (const [name, value] of states) known(this.#columns.get(name), `state ${name}`).fill(value);
  }

  *advance(): Generator<undefined, void> {
    yield;
    const { layout, words, kernels } = this.#population;
    words.fill(0, layout.status, layout.status + layout.statusWords);
    this.#spikes = 0;
    do {
      words[layout.status + STATUS.spikes] = 0;
      words[layout.status + STATUS.unfinished] = 0;
      kernels.step(layout, 0, 1, this.#step, 1);
      // Triples of step, cell and count; a driver may emit several in one step.
      const emitted = words[layout.status + STATUS.spikes] ?? 0;
      for (let i = 0; i < emitted; i++) this.#spikes += words[layout.spikes + 3 * i + 2] ?? 0;
    } while (words[layout.status + STATUS.unfinished] !== 0);
    this.#step += 1;
  }

  /** Returns what is recorded at the present sample, by name. */
  record(): ReadonlyMap<string, number> {
    const { layout, numbers, kernels } = this.#population;
    survey(this.#population, this.#step);
    kernels.record(layout, 0, 1, this.#step, 0);
    const { records } = this.#artifact.program;
    return new Map(records.map((name, index) => [name, numbers[layout.records[index] ?? 0] ?? Number.NaN]));
  }
}
