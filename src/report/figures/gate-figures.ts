/** Gates as the papers draw them: steady state and time constant over what they depend on, mostly the voltage. */
import { known } from '../../base/invariant.ts';
import { rational } from '../../base/rational.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel, Definition } from '../../check/checked-model.ts';
import { everyPart } from '../../check/operands.ts';
import type { RunResult } from '../../simulate/run-result.ts';
import { sameDimension } from '../../units/dimension.ts';
import { namedUnit, type Unit } from '../../units/unit.ts';
import { toSystemNumber, unitConverter } from '../../units/unit-system.ts';
import type { CurvesFigure, Series } from '../figure.ts';
import { extentOf } from '../picture.ts';
import { type FrozenModel, freezeModel, toModel } from './frozen-model.ts';
import { settingsText } from './run-words.ts';
import { withUnit } from './short-number.ts';
import type { Range } from './zero-lines.ts';

const POINTS = 301;
const MILLIVOLTS = [-100, 50] as const;

/** A gate's steady state, and its time constant unless it is instantaneous. */
interface Gate {
  readonly name: string;
  readonly inf: Definition;
  readonly tau?: Definition;
}

/** Something that a gate depends on. */
interface Variable {
  readonly name: string;
  readonly unit: Unit;
  readonly isVoltage: boolean;
  /** Whether it can be given any value: a state, or an input that nothing drives. */
  readonly isFree: boolean;
}

function gatesOf({ definitions }: CheckedModel): readonly Gate[] {
  const rates = new Map(
    definitions.filter(({ origin }) => origin === 'gate').map((each) => [each.name, each]),
  );
  return [...rates.values()].flatMap((inf) => {
    if (!inf.name.endsWith('.inf')) return [];
    const name = inf.name.slice(0, -'.inf'.length);
    const tau = rates.get(`${name}.tau`);
    return [{ name, inf, ...(tau === undefined ? {} : { tau }) }];
  });
}

/** Returns the states and inputs that an expression depends on, through whatever names. */
function dependsOn(model: CheckedModel, roots: readonly CheckedExpression[]): ReadonlySet<string> {
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
  const drives = new Map(
    model.inputs.map(({ name, drive, isVarying }) => [name, isVarying ? drive : undefined]),
  );
  const [seen, found] = [new Set<string>(), new Set<string>()];
  const waiting = [...roots];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const part of everyPart([next])) {
      if (part.kind !== 'reference' || part.to === 'parameter' || seen.has(part.name)) continue;
      seen.add(part.name);
      const value = part.to === 'definition' ? definitions.get(part.name) : drives.get(part.name);
      if (part.to === 'state' || (part.to === 'input' && value === undefined)) found.add(part.name);
      else if (value !== undefined) waiting.push(value);
    }
  }
  return found;
}

function variableOf(model: CheckedModel, name: string): Variable {
  const state = model.states.find((each) => each.name === name);
  const input = model.inputs.find((each) => each.name === name);
  const { unit, dimension } = known(state ?? input, `variable ${name}`);
  const isVoltage = sameDimension(dimension, known(namedUnit('V'), 'unit V').dimension);
  return { name, unit, isVoltage, isFree: state !== undefined || input?.drive === undefined };
}

/** Returns what a gate is drawn over: its one variable, or else the one that varies, or else the voltage. */
function mainVariable(variables: readonly Variable[]): Variable | undefined {
  const choices = [
    variables,
    variables.filter(({ isFree }) => isFree),
    variables.filter(({ isVoltage }) => isVoltage),
  ];
  return choices.find(({ length }) => length === 1)?.[0];
}

/** Returns the usual range of a voltage, widened to what the run went through; of anything else, that of the run. */
function rangeOver(
  model: CheckedModel,
  { name, unit, isVoltage }: Variable,
  run: RunResult | undefined,
): Range | undefined {
  const toUnit = unitConverter(unit, model.system);
  const millivolt = known(namedUnit('mV'), 'unit mV');
  const usual = isVoltage
    ? MILLIVOLTS.map((value) => toUnit(toSystemNumber(rational(value), millivolt, model.system)))
    : [];
  const trace = run?.traces.get(name);
  const values = [...usual, ...(trace === undefined ? [] : extentOf([trace]))];
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}

function curve(
  { model, evaluate }: FrozenModel,
  gate: Gate,
  { value, unit }: Definition,
  over: Variable,
  xs: Float64Array,
): Series {
  const toUnit = unitConverter(unit, model.system);
  const y = xs.map((x) => toUnit(evaluate(value, new Map([[over.name, toModel(model, x, over.unit)]]))));
  return { name: gate.name, x: xs, y };
}

interface Placed {
  readonly gate: Gate;
  readonly others: readonly Variable[];
}

function figureOver(
  model: CheckedModel,
  run: RunResult | undefined,
  over: Variable,
  placed: readonly Placed[],
  notDrawn: readonly string[],
): CurvesFigure | undefined {
  const range = rangeOver(model, over, run);
  const isInput = model.inputs.some(({ name }) => name === over.name);
  const frozen = freezeModel(model, run, isInput ? { open: [over.name] } : {});
  if (range === undefined || frozen === undefined) return undefined;
  const [low, high] = range;
  const xs = Float64Array.from({ length: POINTS }, (_, i) => low + ((high - low) * i) / (POINTS - 1));
  const taus = placed.flatMap(({ gate }) => (gate.tau === undefined ? [] : [{ gate, tau: gate.tau }]));
  const units = new Set(taus.map(({ tau }) => tau.unit.text));
  const held = new Map(
    placed.flatMap(({ others }) => others.map(({ name }) => [name, heldText(frozen, name)])),
  );
  // How a run was integrated says nothing of gates; what else than this variable it was given may.
  const settings = run === undefined ? '' : settingsText(run.meta, run.sweep, over.name);
  const notes = [
    ...(run !== undefined && run.cells > 1 && settings !== '' ? ['as in cell 0'] : []),
    ...(held.size === 0 ? [] : [`with ${[...held.values()].join(', ')}`]),
    ...(notDrawn.length === 0 ? [] : [`not drawn: ${notDrawn.join(', ')}`]),
  ];
  return {
    kind: 'curves',
    name: 'gates',
    title: `${model.name}: gates`,
    ...(settings === '' ? {} : { settings }),
    subtitle: notes.join(' · '),
    x: { name: over.name, unit: over.unit.text },
    panels: [
      {
        y: { name: 'steady state', unit: '1' },
        series: placed.map(({ gate }) => curve(frozen, gate, gate.inf, over, xs)),
      },
      ...Array.from(units, (unit) => ({
        y: { name: 'time constant', unit },
        series: taus
          .filter(({ tau }) => tau.unit.text === unit)
          .map(({ gate, tau }) => curve(frozen, gate, tau, over, xs)),
      })),
    ],
  };
}

/** What a variable is worth that the gate is not drawn over. */
function heldText(frozen: FrozenModel, name: string): string {
  const { model, initial } = frozen;
  const state = model.states.find((each) => each.name === name);
  if (state === undefined) return frozen.inputText(name);
  return `${name} = ${withUnit(unitConverter(state.unit, model.system)(initial.get(name) ?? 0), state.unit.text)}`;
}

/** Returns the gates that are drawn over something whose range a run says, and what that is. */
export function gatesWithoutRange(
  model: CheckedModel,
): readonly { readonly name: string; readonly over: string; readonly unit: string }[] {
  return gatesOf(model).flatMap((gate) => {
    const over = mainVariable(variablesOf(model, gate));
    if (over === undefined || rangeOver(model, over, undefined) !== undefined) return [];
    return [{ name: gate.name, over: over.name, unit: over.unit.text }];
  });
}

function variablesOf(model: CheckedModel, { inf, tau }: Gate): readonly Variable[] {
  const roots = [inf, tau].flatMap((each) => (each === undefined ? [] : [each.value]));
  return Array.from(dependsOn(model, roots), (name) => variableOf(model, name));
}

/**
 * Returns the gates of a model, one figure for each variable that they depend on; those that depend on several over
 * the voltage. With a run, at its settings and at least over what it went through.
 */
export function gateFigures(model: CheckedModel, run: RunResult | undefined): readonly CurvesFigure[] {
  const byVariable = new Map<string, { readonly over: Variable; readonly placed: Placed[] }>();
  const notDrawn: string[] = [];
  for (const gate of gatesOf(model)) {
    const variables = variablesOf(model, gate);
    const over = mainVariable(variables);
    if (over === undefined) {
      if (variables.length > 0) notDrawn.push(gate.name);
      continue;
    }
    const others = variables.filter(({ name }) => name !== over.name);
    const figure = byVariable.get(over.name) ?? { over, placed: [] };
    byVariable.set(over.name, figure);
    figure.placed.push({ gate, others });
  }
  return [...byVariable.values()].flatMap(
    ({ over, placed }) => figureOver(model, run, over, placed, notDrawn) ?? [],
  );
}
