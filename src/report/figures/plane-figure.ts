import { known } from '../../base/invariant.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel, State } from '../../check/checked-model.ts';
import { overCellsRead } from '../../lower/over-cells-columns.ts';
import { symbolicEquations } from '../../lower/symbolic-equations.ts';
import { cellTrace, type RunResult } from '../../simulate/run-result.ts';
import { unitConverter } from '../../units/unit-system.ts';
import type { PlaneFigure, Series } from '../figure.ts';
import { extentOf } from '../picture.ts';
import { type FrozenModel, freezeModel, toModel } from './frozen-model.ts';
import { usualRanges } from './plane-ranges.ts';
import { runWords } from './run-words.ts';
import { hasResets, withoutResets } from './without-resets.ts';
import { type Range, zeroLines } from './zero-lines.ts';

/** Points of the grid on which nullclines are looked for, each way. Zeros are found exactly between them. */
const GRID = 121;
/** What is shown beyond the trajectory, of its extent. */
const MARGIN = 0.15;
/** More inputs are not named. */
const MOST_INPUTS = 4;

interface Moving {
  readonly state: State;
  readonly derivative: CheckedExpression;
  /** In the declared unit. */
  readonly range: Range;
}

/** Returns the first cell of which the run recorded both variables. */
function recordedCell(run: RunResult | undefined, names: readonly string[]): number | undefined {
  const [first, ...others] = names.map((name) => run?.traces.get(name)?.cells ?? new Int32Array());
  return first?.find((cell) => others.every((cells) => cells.includes(cell)));
}

/** Returns what the run recorded of a variable of a cell. */
function courseOf(run: RunResult | undefined, name: string, cell: number): ArrayLike<number> | undefined {
  const trace = run?.traces.get(name);
  const place = trace?.cells.indexOf(cell) ?? -1;
  return trace === undefined || place < 0 ? undefined : cellTrace(trace, place);
}

function widened([low, high]: Range, by: number): Range {
  return [low - by * (high - low), high + by * (high - low)];
}

/** Returns what a run went through, with room around it. */
function rangeOfCourse({ isGate }: State, course: ArrayLike<number>): Range {
  const [low, high] = widened(extentOf([{ values: course }]), MARGIN);
  return isGate ? [Math.max(low, -0.02), Math.min(high, 1.02)] : [low, high];
}

/** Returns where a state of a planar model stands still. */
function nullcline(
  frozen: FrozenModel,
  x: Moving,
  y: Moving,
  derivative: CheckedExpression,
): readonly Series[] {
  const { model, evaluate } = frozen;
  const [xUnit, yUnit] = [x, y].map(({ state }) => unitConverter(state.unit, model.system));
  const inModel = ({ state, range }: Moving): Range => [
    toModel(model, range[0], state.unit),
    toModel(model, range[1], state.unit),
  ];
  const [xName, yName] = [x.state.name, y.state.name];
  const lines = zeroLines(
    (a, b) => evaluate(derivative, new Map([[xName, a], [yName, b]])), // biome-ignore format: a map
    inModel(x),
    inModel(y),
    GRID,
  );
  const nowhere = (value: number): number => value;
  return lines.map((line) => ({
    name: '',
    x: line.x.map(xUnit ?? nowhere),
    y: line.y.map(yUnit ?? nowhere),
  }));
}

function notesOf(frozen: FrozenModel, run: RunResult | undefined, cell: number): readonly string[] {
  const inputs = frozen.model.inputs.filter(({ name }) => !frozen.unknown.includes(name));
  const named = inputs.slice(0, MOST_INPUTS).map(({ name }) => frozen.inputText(name));
  const nullclines = named.length === 0 ? [] : [`nullclines with ${named.join(', ')}`];
  const first = run !== undefined && run.cells > 1 ? [`cell ${cell}`] : [];
  const unknown = frozen.unknown.map((name) => `${name} as the model has it`);
  return [...first, ...nullclines, ...unknown];
}

/**
 * Returns the plane of a model with exactly two equations: its nullclines, with inputs as they are at the end of the
 * run, and the course of the first cell of which both states were recorded. Undefined for other models.
 */
export function planeFigure(model: CheckedModel, run: RunResult | undefined): PlaneFigure | undefined {
  const [first, second, ...more] = model.states.filter(({ derivative }) => derivative !== undefined);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const cell = recordedCell(run, [first.name, second.name]) ?? 0;
  const frozen = freezeModel(model, run, { cell });
  if (frozen === undefined || frozen.open.length > 0) return undefined;
  const [ofFirst, ofSecond] = [first, second].map(({ name }) => courseOf(run, name, cell));
  const isSeen = ofFirst !== undefined && ofSecond !== undefined && ofFirst.length > 1;
  const [firstRange, secondRange] = isSeen
    ? [rangeOfCourse(first, ofFirst), rangeOfCourse(second, ofSecond)]
    : usualRanges(frozen, first, second);
  const moving = (state: State, range: Range): Moving => {
    return { state, derivative: known(state.derivative, `equation of ${state.name}`), range };
  };
  const [x, y] = [moving(first, firstRange), moving(second, secondRange)];
  const isFollowing = followers(model);
  const still = [x, y].filter(({ state }) => !isFollowing.has(state.name));
  if (still.length === 0 && !isSeen) return undefined;
  const isReset = run !== undefined && hasResets(model, [first.name, second.name]);
  const trajectories = isSeen ? [{ name: 'run', x: ofFirst, y: ofSecond }] : [];
  const notes = [
    ...notesOf(frozen, run, cell),
    ...Array.from(isFollowing, (name) => `no nullcline of ${name}, which follows the other cells`),
    ...(isReset && isSeen && (run.spikes[cell]?.length ?? 0) > 0 ? ['resets leave gaps'] : []),
    ...(run === undefined || isSeen ? [] : [howToSee(first, second, run)]),
  ];
  const words = run === undefined ? { subtitle: notes.join(' · ') } : runWords(run, notes);
  return {
    kind: 'plane',
    name: 'plane',
    title: `${model.name}: phase plane`,
    ...words,
    x: { name: first.name, unit: first.unit.text },
    y: { name: second.name, unit: second.unit.text },
    xRange: x.range,
    yRange: y.range,
    nullclines: still.map(({ state, derivative }) => ({
      name: `${derivativeName(state.name)} = 0`,
      pieces: nullcline(frozen, x, y, derivative),
    })),
    trajectories: isReset ? trajectories.map((course) => withoutResets(course, run, cell)) : trajectories,
  };
}

/** Names of the states whose equations read the other cells: where they stand still depends on these. */
function followers(model: CheckedModel): ReadonlySet<string> {
  if (model.overCells === undefined) return new Set();
  const { derivatives } = symbolicEquations(model);
  const following = [...derivatives].filter(([, value]) => overCellsRead(model, [value], 'start').size > 0);
  return new Set(following.map(([name]) => name));
}

/** Returns what a run must keep to be seen in the plane. */
function howToSee(first: State, second: State, { times }: RunResult): string {
  return times.length === 1
    ? 'a single sample is no course'
    : `record ${first.name} and ${second.name} to see the run in it`;
}

/** `dv/dt`, `d(sodium.m)/dt`. */
function derivativeName(name: string): string {
  return name.includes('.') ? `d(${name})/dt` : `d${name}/dt`;
}
