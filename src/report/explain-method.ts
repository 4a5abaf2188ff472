import type { CheckedModel } from '../check/checked-model.ts';
import type { EquationSystem, Integrator } from '../lower/integrators/integrator.ts';
import { multiplicativeNoise } from '../lower/integrators/sra1.ts';
import { lower } from '../lower/lower.ts';
import { runPasses } from '../passes/pipeline.ts';
import { type StepCost, stepCost } from './cost/step-cost.ts';

/** An integrator and what it makes of a model. */
export interface ExplainedMethod {
  readonly name: string;
  /** `Fourth-order Runge-Kutta method` */
  readonly title: string;
  readonly order: number;
  /** Of a model with white noise: the orders that the method has of it. */
  readonly noise?: {
    readonly calculus: 'ito' | 'stratonovich';
    readonly strong: number;
    readonly weak: number;
  };
  /** Its steps of this model are solutions but for rounding, whatever dt is. */
  readonly isExact?: true;
  readonly stability: Integrator['stability'];
  /** Why it cannot take the model; absent where it can. */
  readonly refusal?: string;
  /** How often a step evaluates the right-hand sides; absent where it is refused. */
  readonly evaluations?: number;
  /** Of one step of one cell in strict arithmetic; absent where it is refused. */
  readonly cost?: StepCost;
  /** The longest dt at which it is stable where the model rests, in the unit of the times of results; absent where it rests nowhere. */
  readonly stableStep?: number | 'any';
}

function noiseOrders(model: CheckedModel, { noise }: Integrator): Pick<ExplainedMethod, 'noise'> {
  if (noise === undefined || model.noises.length === 0) return {};
  const { calculus, strong, strongAdditive, weak } = noise;
  const isAdditive = multiplicativeNoise(model) === undefined;
  return { noise: { calculus, strong: isAdditive ? strongAdditive : strong, weak } };
}

/** Returns what a method would do with the model. */
export function explainMethod(
  model: CheckedModel,
  integrator: Integrator,
  stableStep: (integrator: Integrator) => number | undefined,
): ExplainedMethod {
  const { name, title, order, stability } = integrator;
  const about = { name, title, order, stability, ...noiseOrders(model, integrator) };
  const refusal = integrator.refuse(model);
  if (refusal !== undefined) return { ...about, refusal: refusal.message };
  const isExact = integrator.isExactFor?.(model) === true;
  let evaluations = 0;
  let single = 0;
  const counted = (system: EquationSystem): EquationSystem => ({
    ...system,
    derivatives: (stage) => {
      evaluations++;
      return system.derivatives(stage);
    },
    derivative: (stage, equation) => {
      single++;
      return system.derivative(stage, equation);
    },
  });
  const { iterate, trial } = integrator;
  const counting: Integrator = {
    ...integrator,
    attempt: (system) => integrator.attempt(counted(system)),
    ...(iterate && { iterate: (system, guess) => iterate(counted(system), guess) }),
    ...(trial && { trial: (system) => trial(counted(system)) }),
  };
  const records: readonly string[] = [];
  const options = { arithmetic: 'strict', given: [], perCell: [], fold: false, records } as const;
  const states = model.states.filter(({ derivative }) => derivative !== undefined).length;
  const cost = stepCost(runPasses(lower(model, counting, options)));
  const step = stableStep(integrator);
  const stable = step === undefined ? {} : { stableStep: Number.isFinite(step) ? step : ('any' as const) };
  // Equations that are evaluated one by one make up one evaluation together.
  evaluations += Math.ceil(single / Math.max(1, states));
  return { ...about, ...(isExact ? { isExact } : {}), evaluations, cost, ...stable };
}
