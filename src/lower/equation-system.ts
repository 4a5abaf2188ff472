import { known } from '../base/invariant.ts';
import { equals, isZero, ONE, type Rational, toNumber } from '../base/rational.ts';
import type { CheckedModel, State } from '../check/checked-model.ts';
import type { Expression } from '../expr/expression.ts';
import { noiseOfStep } from './draws.ts';
import type { Environment } from './environment.ts';
import type { Equation, EquationSystem, Stage } from './integrators/integrator.ts';
import type { Lowering } from './lowering.ts';
import { type NoiseParts, noiseParts } from './noise-parts.ts';

const NO_NOISE: NoiseParts['coefficients'] = new Map();

/** Where a step begins. */
export interface StepBegin {
  readonly start: Environment;
  readonly stepSize: Expression;
  /** Returns the column that holds a state's value there. */
  readonly columnOf: (state: string) => string;
}

/** The steps of the grid: from t_k, the values as stored, over dt. */
export function onGrid({ symbols }: Lowering, start: Environment): StepBegin {
  return { start, stepSize: symbols.clock('stepSize'), columnOf: (state) => state };
}

export type StateWithEquation = State & { readonly derivative: NonNullable<State['derivative']> };

export function statesWithEquation({ states }: CheckedModel): readonly StateWithEquation[] {
  return states.filter((state): state is StateWithEquation => state.derivative !== undefined);
}

/** Returns the equations as an integrator sees them: it knows nothing of what is held or how time jumps. */
export function equationSystem(lowering: Lowering, { start, stepSize, columnOf }: StepBegin): EquationSystem {
  const { model, pool, symbols, names, translator } = lowering;
  const states = statesWithEquation(model);
  const equations: readonly Equation[] = states.map(({ name, derivative, isGate }) => ({
    state: name,
    start: symbols.stored(columnOf(name)),
    span: derivative.span,
    isGate,
  }));

  const timeOf = (offset: Rational): Expression => {
    if (isZero(offset)) return start.time;
    const part = equals(offset, ONE) ? stepSize : pool.apply('*', pool.number(toNumber(offset)), stepSize);
    return pool.apply('+', start.time, part);
  };
  const environmentOf = ({ number, offset, values }: Stage): Environment => {
    if (number === 1 && isZero(offset)) return start;
    const stage = new Map(model.states.map(({ name }) => [name, known(start.states.get(name), name)]));
    for (const [i, { name }] of states.entries()) {
      const value = names.note(known(values[i], `stage value of ${name}`), `${name}_${number}`);
      stage.set(name, holdState(lowering, name, start, value));
    }
    return { ...start, time: timeOf(offset), states: stage, suffix: number === 1 ? '' : `_${number}` };
  };
  const parameters = new Set(model.parameters.map(({ name }) => name));
  const isConstant = (symbol: string): boolean => {
    const meaning = symbols.meanings().get(symbol);
    if (parameters.has(symbol) || meaning?.kind === 'table') return true;
    return meaning?.kind === 'clock' && meaning.clock === 'stepSize';
  };
  const sources = new Map(start.noises.map((symbol, source) => [symbol, source]));
  const partsAt = (at: Environment, { derivative }: StateWithEquation): NoiseParts => {
    const value = translator.translate(derivative, at);
    return sources.size === 0 ? { drift: value, coefficients: NO_NOISE } : noiseParts(pool, value, sources);
  };
  const derivativeAt = (at: Environment, state: StateWithEquation): Expression => {
    const { drift = pool.number(0) } = partsAt(at, state);
    return names.note(drift, derivativeName(state.name) + at.suffix);
  };
  const diffusionsAt = (at: Environment, state: StateWithEquation): ReadonlyMap<number, Expression> => {
    const { coefficients } = partsAt(at, state);
    const hint = `${state.name}_noise`;
    return new Map(
      [...coefficients].map(([source, value]) => [
        source,
        names.note(value, `${hint}_${source + 1}${at.suffix}`),
      ]),
    );
  };

  return {
    pool,
    equations,
    time: start.time,
    stepSize,
    derivatives: (stage) => {
      const at = environmentOf(stage);
      return states.map((state) => derivativeAt(at, state));
    },
    derivative: (stage, equation) => derivativeAt(environmentOf(stage), known(states[equation], 'equation')),
    noises: model.noises.map((source, i) => {
      const value = noiseOfStep(symbols, source, stepSize);
      names.note(value.increment, `noise_${i + 1}`);
      return value;
    }),
    diffusions: (stage) => {
      const at = environmentOf(stage);
      return states.map((state) => diffusionsAt(at, state));
    },
    isConstant,
    holders: model.spikers.flatMap(({ refractory }, i) =>
      refractory === undefined || refractory.holds.length === 0
        ? []
        : [{ condition: known(start.spikers[i], 'spiker').isRefractory, states: new Set(refractory.holds) }],
    ),
    name: (value, hint) => names.note(value, hint),
  };
}

/** A state that a refractory spiker holds keeps its value. */
export function holdState(
  { model, pool }: Lowering,
  name: string,
  start: Environment,
  value: Expression,
): Expression {
  const holders = model.spikers.flatMap(({ refractory }, i) =>
    refractory?.holds.includes(name) ? [known(start.spikers[i], 'spiker').isRefractory] : [],
  );
  const startValue = known(start.states.get(name), name);
  if (holders.length === 0 || value === startValue) return value;
  const isHeld = holders.reduce((left, right) => pool.apply('or', left, right));
  return pool.apply('select', isHeld, startValue, value);
}

/** `dv_dt`; `sodium_dm_dt` of a part. */
function derivativeName(state: string): string {
  const names = state.split('.');
  return [...names.slice(0, -1), `d${names.at(-1)}`, 'dt'].join('_');
}
