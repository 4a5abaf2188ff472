import { expect } from 'vitest';
import { createEvaluator } from '../../src/evaluator/create-evaluator.ts';
import type { Program } from '../../src/ir/program.ts';

/** All that a run of a few steps shows: spikes, ranges, states, memories and records, step by step. */
export function observe(program: Program, given: ReadonlyMap<string, number>, steps = 3): readonly unknown[] {
  const cell = createEvaluator(program, { p: 1, q: 10, given });
  const shown = program.columns.filter(({ purpose }) => purpose !== 'prepared').map(({ name }) => name);
  const look = (): readonly unknown[] => [shown.map((name) => cell.read(name)), [...cell.record()]];
  const seen: unknown[] = [look()];
  for (let k = 0; k < steps; k++) seen.push(cell.step(), look());
  // A parameter set during the run has effect from then on.
  cell.write('given', -3);
  seen.push(cell.step(), look());
  return seen;
}

/** The law of an exact pass: every run of the result shows the same bits. */
export function preservesMeaning(
  run: (program: Program) => Program,
  program: Program,
  given: ReadonlyMap<string, number>,
): void {
  expect(observe(run(program), given)).toEqual(observe(program, given));
}
