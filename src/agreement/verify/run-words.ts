import type { CheckedModel } from '../../check/checked-model.ts';
import type { Unit } from '../../units/unit.ts';
import type { Finding } from './finding.ts';
import type { Course, Trial } from './trial.ts';

/** Units that a number may stand before without brackets. */
const PLAIN_UNIT = /^[\p{L}][\p{L}\d/^*-]*$/u;

/** Returns a number with its unit, as the language reads it. */
export function quantityText(value: number, unit: string): string {
  if (unit === '1') return String(value);
  return PLAIN_UNIT.test(unit) ? `${value} ${unit}` : `${value} [${unit}]`;
}

/** Returns a course as an expression of `t`. */
function courseText({ kind, times, values }: Course, unit: string): string {
  const text = (index: number): string => quantityText(values[index] ?? 0, unit);
  const before = (index: number): string => `if t < ${times[index]} ms then `;
  const pieces = times.slice(1).map((time, index) => {
    if (kind === 'steps') return `${before(index + 1)}${text(index)} else `;
    const [from, rise] = [times[index] ?? 0, (values[index + 1] ?? 0) - (values[index] ?? 0)];
    const share = `(t - ${from} ms) / ${Number((time - from).toPrecision(12))} ms`;
    return `${before(index + 1)}${text(index)} + ${share} * (${quantityText(rise, unit)}) else `;
  });
  return `${pieces.join('')}${text(times.length - 1)}`;
}

/**
 * Returns the words behind `axode` of a run that shows a finding; undefined where no run can, as the evaluator and
 * derivatives are not part of runs. What compiled code does wrong shows beside the same with `--target interpreter`.
 */
export function runWords(
  model: CheckedModel,
  address: string,
  trial: Trial,
  finding: Finding,
): readonly string[] | undefined {
  const { check, method, variable, before } = finding;
  if (check === 'evaluator' || check === 'derivatives') return undefined;
  const units = new Map<string, Unit>(
    [...model.parameters, ...model.states, ...model.inputs].map(({ name, unit }) => [name, unit]),
  );
  const unitOf = (name: string): string => units.get(name)?.text ?? '1';
  const [dt = '0.01', unit = 'ms'] = trial.dt.split(' ');
  // What is NaN without a method shows in the first step of any.
  const isOfPlace = check === 'nan';
  const set = isOfPlace ? new Map([...trial.set, ...(before ?? [])]) : trial.set;
  const steps = isOfPlace ? 1 : trial.steps;
  const recorded = model.states.some(({ name }) => name === variable) ? ['--record', variable] : [];
  return [
    'run',
    address,
    '--for',
    `${Number((Number(dt) * steps).toPrecision(12))}${unit}`,
    '--dt',
    `${dt}${unit}`,
    '--method',
    method ?? 'euler',
    ...Array.from(set).flatMap(([name, value]) => [
      '--set',
      `${name} = ${quantityText(value, unitOf(name))}`,
    ]),
    ...Array.from(trial.inputs).flatMap(([name, value]) => [
      '--input',
      `${name} = ${typeof value === 'number' ? quantityText(value, unitOf(name)) : courseText(value, unitOf(name))}`,
    ]),
    ...recorded,
    ...(check === 'fast' ? ['--fast'] : []),
    ...(trial.fold ? ['--fold'] : []),
  ];
}
