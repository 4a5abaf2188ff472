import { known } from '../../base/invariant.ts';
import type { Operation } from '../../expr/expression.ts';
import type { Clock, Program, Role } from '../../ir/program.ts';
import type { CoupledDriver, IteratedDriver } from '../../runtime/driver.ts';
import { graphOfBlock, graphOfStep, type ValueGraph } from '../../targets/javascript/value-graph.ts';
import { EMPTY_STEP_NANOSECONDS, OPERATION_NANOSECONDS, STATE_NANOSECONDS } from './operation-costs.ts';

/** What one step of one cell computes. Of alternatives both are counted, though only one is taken. */
export interface StepCost {
  /** Subtractions and changes of sign included. */
  readonly additions: number;
  readonly multiplications: number;
  readonly divisions: number;
  /** Comparisons, `and`, `or`, `not`, and choices by them. */
  readonly choices: number;
  /** Calls of each function: `exp`, `tanh`, `interpolate`; those that take most of the time first. */
  readonly functions: Readonly<Record<string, number>>;
  /** A rough estimate, see `operation-costs.ts`. */
  readonly nanoseconds: number;
}

/** Operations of a clock's value in each step: t_k is (k p) / q. */
const CLOCK_OPERATIONS: Readonly<Record<Clock, readonly Operation[]>> = {
  step: [],
  nextStep: ['+'],
  time: ['*', '/'],
  nextTime: ['+', '*', '/'],
  midTime: ['*', '+', '*', '*', '/'],
  stepSize: [],
  isFirstStep: ['=='],
};

/**
 * Returns what a step of the program costs, counted over the values that its kernel computes: each once, however often
 * it is used, and nothing that is computed once for a run.
 */
export function stepCost(program: Program): StepCost {
  const graphs = graphsOfStep(program);
  const counts = new Map<Operation, number>();
  for (const [operation, count] of graphs.flatMap((graph) => [...countOperations(graph)])) {
    counts.set(operation, (counts.get(operation) ?? 0) + count);
  }
  const stored = graphs
    .flatMap(({ roots }) => roots)
    .filter(({ store }) => store.target.kind === 'column').length;
  let nanoseconds = EMPTY_STEP_NANOSECONDS + stored * STATE_NANOSECONDS;
  const totals = { sum: 0, product: 0, quotient: 0, choice: 0 };
  const functions: (readonly [Operation, number])[] = [];
  for (const [operation, count] of counts) {
    nanoseconds += timeOf([operation, count]);
    const group = GROUPS[operation];
    if (group === undefined) functions.push([operation, count]);
    else totals[group] += count;
  }
  return {
    additions: totals.sum,
    multiplications: totals.product,
    divisions: totals.quotient,
    choices: totals.choice,
    functions: Object.fromEntries(functions.sort((a, b) => timeOf(b) - timeOf(a))),
    nanoseconds: Number(nanoseconds.toPrecision(2)),
  };
}

function timeOf([operation, count]: readonly [Operation, number]): number {
  return count * OPERATION_NANOSECONDS[operation];
}

/** Corrections that a step takes in most cases, the last of them being the one that finds nothing to correct. */
const USUAL_CORRECTIONS = 3;

/** What a step computes: one kernel, or the kernels of a driver as often as it calls them where nothing happens. */
function graphsOfStep(program: Program): readonly ValueGraph[] {
  const graphOf = (role: Role): ValueGraph => graphOfBlock(program, program.blocks[role]);
  switch (program.driver.kind) {
    case 'fixed':
      return [graphOfStep(program)];
    case 'iterated':
      return [graphOf('attempt'), ...correctionsOf(program, program.driver), graphOf('event')];
    case 'coupled':
      return graphsOfCoupledStep(program, program.driver);
    case 'adaptive':
    case 'located':
      return [graphOf('attempt'), graphOf('interpolate'), graphOf('watch')];
  }
}

function correctionsOf(program: Program, { isLinear }: IteratedDriver): readonly ValueGraph[] {
  const iterate = graphOfBlock(program, program.blocks.iterate);
  return Array.from({ length: isLinear ? 1 : USUAL_CORRECTIONS }, () => iterate);
}

/** The share of one cell in what all come to is counted as what it gives to it. */
function graphsOfCoupledStep(
  program: Program,
  { integration, atStart, integrated }: CoupledDriver,
): readonly ValueGraph[] {
  const graphOf = (role: Role): ValueGraph => graphOfBlock(program, program.blocks[role]);
  const gathered = (role: Role, reductions: CoupledDriver['atStart']): readonly ValueGraph[] =>
    [...new Set(reductions.filter(({ isGathered }) => isGathered).map(({ level }) => level))].map(() =>
      graphOf(role),
    );
  const before = gathered('gather', atStart);
  if (integration.kind === 'whole') return [...before, graphOfStep(program)];
  const corrections = integration.kind === 'iterated' ? correctionsOf(program, integration) : [];
  const after = gathered('gatherNext', integrated);
  return [...before, graphOf('attempt'), ...corrections, ...after, graphOf('event')];
}

/** Values that no store needs are not computed. */
function countOperations({ values, roots }: ValueGraph): ReadonlyMap<Operation, number> {
  const counts = new Map<Operation, number>();
  const count = (operation: Operation): void => {
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  };
  const pending = roots.map(({ value }) => value);
  const seen = new Set<number>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const value = known(values[next], 'value');
    if (value.kind === 'clock') CLOCK_OPERATIONS[value.clock].forEach(count);
    if (value.kind !== 'apply') continue;
    count(value.operation);
    pending.push(...value.operands);
  }
  return counts;
}

type Group = 'sum' | 'product' | 'quotient' | 'choice';

/** What is in no group is a function. */
const GROUPS: Partial<Readonly<Record<Operation, Group>>> = {
  '+': 'sum', '-': 'sum', negate: 'sum', '*': 'product', '/': 'quotient', '<': 'choice', '<=': 'choice', '>': 'choice',
  '>=': 'choice', '==': 'choice', '!=': 'choice', not: 'choice', and: 'choice', or: 'choice', select: 'choice',
}; // biome-ignore format: one table
