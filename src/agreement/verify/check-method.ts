/** One method in one trial: compiled code against the interpreter, fast against strict, and the evaluator against both. All may be interrupted between steps. */
import { known } from '../../base/invariant.ts';
import type { BlockStatement } from '../../check/checked-events.ts';
import { evaluatorModel } from '../../evaluator/evaluator-model.ts';
import { createInterpreter } from '../../interpreter/interpret.ts';
import type { Interpreter } from '../../interpreter/interpreter.ts';
import type { Integrator } from '../../lower/integrators/integrator.ts';
import { type Bench, referenceMethod } from './bench.ts';
import { compareSteps, type Difference, type Rule, type Stepper, type Steps } from './compare-steps.ts';
import { CompiledCell } from './compiled-cell.ts';
import { toDeclaredNumber } from './declared-number.ts';
import type { Check, Finding } from './finding.ts';
import { allowance, gradeOf, isSetEqual, ROUNDING_ULPS } from './grade.ts';
import { isExplainedByRounding, isStuck } from './judge-rounding.ts';
import type { ResolvedTrial } from './resolve-trial.ts';

/** What a check did. */
export interface Checked {
  readonly finding?: Finding;
  /** Steps of compiled code. */
  readonly steps: number;
  /** 1 where a difference was judged to be rounding, and the trial ended there. */
  readonly ties: number;
}

/** Watches the interpreter while it runs. */
export interface Watch {
  readonly onBlock: (body: readonly BlockStatement[]) => void;
  readonly onStep: (cell: Interpreter<number>) => void;
}

/** Steps of the evaluator, which is slow and meets every operation in the first. */
const EVALUATOR_STEPS = 3;
/** Steps of methods that are compared from equal states: each is a comparison of its own. */
const ROUNDING_STEPS = 6;
const STEP_SHARE = 4;

/** Returns for how many of a trial's steps a method runs in it. */
export function stepsOfMethod(steps: number, integrator: Integrator): number {
  if (gradeOf(integrator) === 'bits') return steps;
  return Math.min(steps, Math.max(ROUNDING_STEPS, Math.floor(steps / STEP_SHARE)));
}

/** Compares compiled code with the interpreter, in the grade of the method. */
export function* checkInterpreter(
  bench: Bench,
  resolved: ResolvedTrial,
  integrator: Integrator,
  mostSteps: number,
  watch?: Watch,
): Generator<undefined, Checked> {
  const method = known(referenceMethod(integrator), `interpreter’s ${integrator.name}`);
  const { model, dt, given } = resolved;
  const reference = createInterpreter(model, { method, dt, given, ...(watch && { onBlock: watch.onBlock }) });
  const compiled = new CompiledCell(bench.artifactOf(resolved, integrator, 'strict'), resolved);
  const room = { allowed: allowance(integrator), isSetEqual: isSetEqual(integrator) };
  const steps = yield* compareSteps(interpreted(reference, watch), compiled, namesOf(bench), mostSteps, {
    ...room,
    isRounding: (states, checked, spikes) =>
      isExplainedByRounding(bench, resolved, method, room, states, { states: checked, spikes }),
  });
  const difference = steps.difference ?? differenceOfRecords(reference, compiled, steps, room);
  return checkedOf(bench, 'interpreter', integrator, steps, difference);
}

/** Compares fast arithmetic with strict. */
export function* checkFast(
  bench: Bench,
  resolved: ResolvedTrial,
  integrator: Integrator,
): Generator<undefined, Checked> {
  const method = known(referenceMethod(integrator), `interpreter’s ${integrator.name}`);
  const strict = new CompiledCell(bench.artifactOf(resolved, integrator, 'strict'), resolved);
  const fast = new CompiledCell(bench.artifactOf(resolved, integrator, 'fast'), resolved);
  const room = {
    allowed: Math.max(allowance(integrator), ROUNDING_ULPS * Number.EPSILON),
    isSetEqual: integrator.driver !== 'adaptive',
  };
  // Initial values may be off by rounding as well.
  const names = namesOf(bench);
  const steps = yield* compareSteps(strict, fast, names, Math.min(ROUNDING_STEPS, resolved.trial.steps), {
    ...room,
    isRounding: (states, checked, spikes) =>
      isExplainedByRounding(bench, resolved, method, room, states, { states: checked, spikes }),
  });
  return checkedOf(bench, 'fast', integrator, steps, steps.difference);
}

/** Compares the program as the evaluator runs it with the same program as JavaScript: every column, every bit. */
export function* checkEvaluator(
  bench: Bench,
  resolved: ResolvedTrial,
  integrator: Integrator,
  arithmetic: 'strict' | 'fast',
): Generator<undefined, Checked> {
  const artifact = bench.artifactOf(resolved, integrator, arithmetic);
  const { program, linkables } = artifact;
  const compiled = new CompiledCell(artifact, resolved);
  const asItIs = { ...artifact, linkables: { ...linkables, js: evaluatorModel(program) } };
  const evaluated = new CompiledCell(asItIs, resolved);
  const compare = (at: number | undefined): Difference | undefined => {
    const where = { allowed: 0, ...(at === undefined ? {} : { step: at }) };
    for (const { name, purpose } of program.columns) {
      // What is between the parts of a step has no meaning between steps.
      if (purpose === 'work') continue;
      const [found, expected] = [known(compiled.read(name), name), known(evaluated.read(name), name)];
      if (!Object.is(found, expected)) return { variable: name, found, expected, ...where };
    }
    const [found, expected] = [compiled.spikes, evaluated.spikes];
    return found === expected ? undefined : { variable: 'spikes', found, expected, ...where };
  };
  let difference = compare(undefined);
  let k = 0;
  for (; difference === undefined && k < Math.min(EVALUATOR_STEPS, resolved.trial.steps); k++) {
    yield* compiled.advance();
    yield* evaluated.advance();
    difference = compare(k);
  }
  return checkedOf(bench, 'evaluator', integrator, { steps: k, states: [] }, difference);
}

function namesOf({ model }: Bench): readonly string[] {
  return model.states.map(({ name }) => name);
}

function interpreted(cell: Interpreter<number>, watch: Watch | undefined): Stepper {
  return {
    get spikes() {
      return cell.spike?.count ?? 0;
    },
    get isStuck() {
      return isStuck(cell);
    },
    state: (name) => cell.state(name),
    place: (states) => cell.place(states),
    *advance() {
      yield* cell.advanceInPieces();
      watch?.onStep(cell);
    },
  };
}

/** Compares all that can be recorded at the last sample; where states are equal to rounding only, they have to be set so first. */
function differenceOfRecords(
  reference: Interpreter<number>,
  compiled: CompiledCell,
  { steps, states, isTie }: Steps,
  room: Pick<Rule, 'allowed' | 'isSetEqual'>,
): Difference | undefined {
  if (isTie === true || reference.breakdown !== undefined) return undefined;
  const { allowed } = room;
  // Without equal states, functions of them may be further apart than they are.
  if (allowed > 0 && !room.isSetEqual) return undefined;
  if (allowed > 0) compiled.place(known(states.at(-1), 'states'));
  for (const [variable, found] of compiled.record()) {
    const expected = reference.value(variable);
    // What was added to an input follows from states that differ by rounding.
    const isClose = allowed > 0 && !(Math.abs(found - expected) > 1e-6 * Math.abs(expected));
    if (Object.is(found, expected) || isClose) continue;
    return { variable, found, expected, allowed: 0, ...(steps === 0 ? {} : { step: steps - 1 }) };
  }
  return undefined;
}

function checkedOf(
  { model }: Bench,
  check: Check,
  { name: method }: Integrator,
  { steps, states, isTie }: Pick<Steps, 'steps' | 'states' | 'isTie'>,
  difference: Difference | undefined,
): Checked {
  const done = { steps, ties: isTie === true ? 1 : 0 };
  if (difference === undefined) return done;
  const { variable } = difference;
  const named = [...model.states, ...model.definitions, ...model.inputs, ...model.parameters];
  const unit = named.find(({ name }) => name === variable)?.unit;
  const own = (value: number): number => (unit === undefined ? value : toDeclaredNumber(value, unit, model));
  const start = difference.step === undefined ? undefined : states[difference.step];
  return {
    ...done,
    finding: {
      check,
      method,
      ...difference,
      found: own(difference.found),
      expected: own(difference.expected),
      allowed: own(difference.allowed),
      unit: unit?.text ?? '1',
      ...(start === undefined ? {} : { before: declaredStates(model, start) }),
    },
  };
}

function declaredStates(
  model: Bench['model'],
  values: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return new Map(
    model.states.map(({ name, unit }) => [
      name,
      toDeclaredNumber(known(values.get(name), name), unit, model),
    ]),
  );
}
