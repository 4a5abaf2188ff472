/** Random cells with everything that a step can hold: compiled code and the interpreter, where steps and spikes are off the grid. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { interpret } from '../../src/interpreter/interpret.ts';
import type { Method } from '../../src/interpreter/method.ts';
import { columnView } from '../../src/runtime/population.ts';
import { randomModel } from '../lower/random-model.ts';
import { population, type Run } from '../lower/run-program.ts';

const STEPS = 12;
const TOLERANCE = 1e-8;

/**
 * Returns the tree without what such steps refuse (`dt`, what is added to inputs, `old` where there are no steps), and with
 * `>=` for `==`: whether two numbers are equal is only asked where the cell stops for something else.
 */
function without<Node>(node: Node, isOldKept: boolean): Node {
  if (Array.isArray(node)) {
    const kept = node.filter((each: { kind?: string } | null) => each?.kind !== 'addToInput');
    // The same kinds of nodes, in a list of the same kind.
    return kept.map((each: unknown) => without(each, isOldKept)) as Node;
  }
  if (node === null || typeof node !== 'object') return node;
  // Any node is a record of its parts.
  const part = { ...node } as Record<string, unknown>;
  // What stands in for an expression is an expression.
  if (part['kind'] === 'stepSize') return { kind: 'number', value: 1 / 8, span: part['span'] } as Node;
  if (part['kind'] === 'old' && !isOldKept) return without(part['operand'] as Node, isOldKept);
  if (part['operator'] === '==') part['operator'] = '>=';
  const entries = Object.entries(part).map(([key, value]) => [key, without(value, isOldKept)]);
  return Object.fromEntries(entries) as Node;
}

function acceptable(model: CheckedModel, isLocated: boolean): CheckedModel {
  const { parameters, inputs, states, definitions, spikers, timedHandlers } = model;
  const parts = { parameters, inputs, states, definitions, spikers, timedHandlers };
  const stepHandlers = isLocated ? without(model.stepHandlers, true) : [];
  return { ...model, ...without(parts, isLocated), stepHandlers };
}

/** The largest difference of any state at any grid point that both reach, as a part of the state's largest value. */
function difference(model: CheckedModel, method: Method & string, spikeTimes?: 'located'): number {
  const dated = spikeTimes === undefined ? {} : { spikeTimes };
  const options: Omit<Run, 'steps'> = { method, p: 1, q: 8, options: dated, tolerance: TOLERANCE };
  const cell = population(model, options);
  const names = model.states.map(({ name }) => name);
  const expected = interpret(model, {
    ...dated,
    method,
    tolerance: TOLERANCE,
    dt: rational(1, 8),
    steps: STEPS,
    records: names,
  });
  const largest = new Map(names.map((name) => [name, 1e-3]));
  let most = 0;
  for (const [sample, step] of expected.steps.entries()) {
    const { layout, words, kernels } = cell;
    words.fill(0, layout.status, layout.status + layout.statusWords);
    if (step > 0) kernels.step(layout, 0, 1, step - 1, 1);
    for (const name of names) {
      const [value, wanted] = [
        known(columnView(cell, name)[0], name),
        known(expected.traces.get(name)?.[sample], name),
      ];
      const scale = Math.max(known(largest.get(name), name), Math.abs(wanted));
      largest.set(name, scale);
      if (value !== wanted) most = Math.max(most, Math.abs(value - wanted) / scale);
    }
  }
  return most;
}

/**
 * Always the same models: of two events that are nearer to each other than the tolerance either may be the first, and the
 * courses then part, so that some models out of hundreds say nothing.
 */
const RUNS = { numRuns: 30, seed: 1 };

describe('compiled code and the interpreter agree on random cells', () => {
  it('that spike where thresholds are, to rounding', () => {
    fc.assert(
      fc.property(randomModel, (model) => {
        expect(difference(acceptable(model, true), 'rk4', 'located')).toBeLessThan(1e-13);
      }),
      RUNS,
    );
  });

  it.each(['tsit5', 'rodas4_adaptive'] as const)(
    'whose steps are chosen by %s, to their errors',
    (method) => {
      fc.assert(
        fc.property(randomModel, (model) => {
          // A hundred steps of the tolerance, through jumps of every kind.
          expect(difference(acceptable(model, false), method)).toBeLessThan(100 * TOLERANCE);
        }),
        RUNS,
      );
    },
  );
});
