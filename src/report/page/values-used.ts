/** The values that a run was made with, as tables: what was set, what was swept, what the model says. */

import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { expressionText } from '../../check/expression-text.ts';
import { everyPart } from '../../check/operands.ts';
import { constantNumber } from '../../simulate/evaluate-constant.ts';
import type { RunResult, SweepAxis, Trace } from '../../simulate/run-result.ts';
import type { Unit } from '../../units/unit.ts';
import { fromSystemNumber } from '../../units/unit-system.ts';

/** One row: a parameter, an input or a state. */
export interface UsedValue {
  readonly name: string;
  /** A number in the unit, or what was written: `10 uA/cm^2`, `2 * g`. */
  readonly value: string;
  /** Where the value is from; `model`: it is the model's own. */
  readonly from: 'model' | 'set' | 'swept' | 'wired';
  readonly unit: string;
  readonly doc?: string;
}

/** Returns a number as people write it; what was computed is not shown to its last digit. */
function plainNumber(value: number, digits = 12): string {
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}

function sweptText({ values }: SweepAxis): string {
  const [first = Number.NaN, last = Number.NaN] = [values[0], values.at(-1)];
  return `${plainNumber(first)} … ${plainNumber(last)} (${values.length} values)`;
}

/** What the run changed, by name. */
type Changes = ReadonlyMap<string, Pick<UsedValue, 'value' | 'from'>>;

function changesOf({ meta, sweep }: RunResult): Changes {
  const changes = new Map<string, Pick<UsedValue, 'value' | 'from'>>();
  for (const [name, value] of [...Object.entries(meta.inputs), ...Object.entries(meta.set)]) {
    changes.set(name, { value: typeof value === 'number' ? plainNumber(value) : value, from: 'set' });
  }
  for (const axis of sweep) changes.set(axis.name, { value: sweptText(axis), from: 'swept' });
  return changes;
}

/** Whether the expression reads, through other values too, anything that the run changed. */
function readsChanged(model: CheckedModel, root: CheckedExpression, changes: Changes): boolean {
  const values = new Map<string, CheckedExpression | undefined>();
  for (const { name, value } of [...model.parameters, ...model.definitions]) values.set(name, value);
  const seen = new Set<string>();
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const part of everyPart([next])) {
      if (part.kind !== 'reference' || seen.has(part.name)) continue;
      if (changes.has(part.name)) return true;
      seen.add(part.name);
      const value = values.get(part.name);
      if (value !== undefined) waiting.push(value);
    }
  }
  return false;
}

function textOf(model: CheckedModel, value: CheckedExpression, unit: Unit, changes: Changes): string {
  const number = readsChanged(model, value, changes) ? undefined : constantNumber(model, value, new Map());
  if (number === undefined) return expressionText(value, model);
  return plainNumber(fromSystemNumber(number, unit, model.system));
}

interface Valued {
  readonly name: string;
  readonly unit: Unit;
  readonly doc?: string;
}

function row(
  named: Valued,
  changes: Changes,
  own: () => string,
  from: 'model' | 'wired' = 'model',
): UsedValue {
  const { name, unit, doc } = named;
  const { value, from: changedBy } = changes.get(name) ?? { value: own(), from };
  return { name, value, from: changedBy, unit: unit.text, ...(doc === undefined ? {} : { doc }) };
}

/** Returns the parameters, in the model's order. */
export function parametersUsed(model: CheckedModel, result: RunResult): readonly UsedValue[] {
  const changes = changesOf(result);
  return model.parameters.map((parameter) =>
    row(
      parameter,
      changes,
      () => (parameter.value === undefined ? '–' : textOf(model, parameter.value, parameter.unit, changes)),
      parameter.isWired ? 'wired' : 'model',
    ),
  );
}

/** Returns what comes from outside: stimuli, or the defaults of inputs. */
export function inputsUsed(model: CheckedModel, result: RunResult): readonly UsedValue[] {
  const changes = changesOf(result);
  return model.inputs.map((input) =>
    row(input, changes, () =>
      input.drive === undefined ? '–' : textOf(model, input.drive, input.unit, changes),
    ),
  );
}

/** Returns the first sample of all recorded cells, if it is the run's beginning. */
function recordedStart(trace: Trace | undefined, times: Float64Array): string | undefined {
  if (trace === undefined || times[0] !== 0) return undefined;
  const start = trace.values.subarray(0, trace.cells.length);
  const [low, high] = [Math.min(...start.subarray(0, 10_000)), Math.max(...start.subarray(0, 10_000))];
  if (start.length === 0 || start.length > 10_000) return undefined;
  return low === high ? plainNumber(low, 6) : `${plainNumber(low, 6)} … ${plainNumber(high, 6)}`;
}

/** Returns the initial values of the state variables: as recorded, else as the model says. */
export function initialValuesUsed(model: CheckedModel, result: RunResult): readonly UsedValue[] {
  const changes = changesOf(result);
  return model.states.map((state) => {
    const used = row(state, changes, () => textOf(model, state.initial, state.unit, changes));
    const recorded = recordedStart(result.traces.get(state.name), result.times);
    return recorded === undefined ? used : { ...used, value: recorded };
  });
}
