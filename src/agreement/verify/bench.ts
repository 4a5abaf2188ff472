import { localEquations } from '../../analysis/local-equations.ts';
import { InvariantError } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { type Artifact, type CompileOptions, compile } from '../../compile.ts';
import type { Arithmetic } from '../../interpreter/arithmetic.ts';
import type { Decimal } from '../../interpreter/decimal-arithmetic.ts';
import type { Method } from '../../interpreter/method.ts';
import type { Integrator } from '../../lower/integrators/integrator.ts';
import { interpreterMethod } from '../../simulate/interpreter-method.ts';
import type { ResolvedTrial } from './resolve-trial.ts';

/** Compiles a model; the compiler itself unless a test puts another in its place. */
export type Compile = typeof compile;

/** Gives the equations of a model with their symbolic derivatives. */
export type LocalEquationsOf = typeof localEquations;

/** What all checks of one verification share. */
export interface Bench {
  readonly model: CheckedModel;
  readonly integrators: readonly Integrator[];
  readonly decimals: Arithmetic<Decimal>;
  readonly localEquations: LocalEquationsOf;
  /** Returns the compiled model of a trial, the same for trials that differ in numbers only. */
  readonly artifactOf: (
    resolved: ResolvedTrial,
    integrator: Integrator,
    arithmetic: 'strict' | 'fast',
  ) => Artifact;
}

/** Code for so many kinds of trials is kept. */
const MOST_KEPT = 600;

/** What a test puts in the place of the compiler’s own. */
export interface Replaced {
  readonly compile?: Compile;
  readonly localEquations?: LocalEquationsOf;
}

export function makeBench(
  model: CheckedModel,
  integrators: readonly Integrator[],
  decimals: Arithmetic<Decimal>,
  { compile: compileModel = compile, localEquations: equationsOf = localEquations }: Replaced,
): Bench {
  const kept = new Map<string, Artifact>();
  return {
    model,
    integrators,
    decimals,
    localEquations: equationsOf,
    artifactOf: ({ model: driven, given, trial, code }, integrator, arithmetic) => {
      const key = `${integrator.name} ${arithmetic} ${code}`;
      const already = kept.get(key);
      if (already !== undefined) return already;
      const options: CompileOptions = {
        method: integrator,
        arithmetic,
        given: [...given.keys()],
        fold: trial.fold,
        records: recordedNames(driven),
      };
      const { artifact, diagnostics } = compileModel(driven, options);
      if (artifact === undefined) {
        throw new InvariantError(
          `${integrator.name} accepted ${model.name}, then: ${diagnostics[0]?.message}`,
        );
      }
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, artifact);
      return artifact;
    },
  };
}

/** Everything that a run can record. */
function recordedNames({ states, definitions, inputs }: CheckedModel): readonly string[] {
  return [...states, ...definitions, ...inputs].map(({ name }) => name);
}

/** Returns the interpreter's own method for an integrator; undefined if it has none. */
export function referenceMethod(integrator: Integrator): Method | undefined {
  try {
    return interpreterMethod(integrator);
  } catch (error) {
    if (error instanceof InvariantError) return undefined;
    throw error;
  }
}
