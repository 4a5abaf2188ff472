import type { Rational } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Expression, ExpressionPool, SymbolExpression } from '../../expr/expression.ts';
import type { Tableau } from './tableau.ts';

/** A state variable that has an equation. */
export interface Equation {
  readonly state: string;
  /** Its value at t_k. */
  readonly start: SymbolExpression;
  /** The right side of its equation. */
  readonly span: Span;
  /** Declared by `gate`. */
  readonly isGate: boolean;
}

/** What keeps states as they are while it lasts. */
export interface Holder {
  readonly condition: Expression;
  readonly states: ReadonlySet<string>;
}

/** Where within a step the derivatives are wanted. */
export interface Stage {
  /** From 1. */
  readonly number: number;
  /** The stage's time is t_k + offset dt. */
  readonly offset: Rational;
  /** One value per equation. */
  readonly values: readonly Expression[];
}

/** What a source of white noise gives in a step. */
export interface NoiseValue {
  /** For readers: `xi.common`. */
  readonly name: string;
  /** W(t_(k+1)) - W(t_k), of W whose derivative is the noise. */
  readonly increment: Expression;
  /** The mean of W(t) - W(t_k) over the step. */
  readonly average: Expression;
}

/** The equations of a model, for integrators. What an event holds is kept constant by whoever gives this. */
export interface EquationSystem {
  readonly pool: ExpressionPool;
  readonly equations: readonly Equation[];
  /** The time at which the step begins: a symbol. */
  readonly time: Expression;
  /** dt. */
  readonly stepSize: Expression;
  /** Returns dx/dt of every equation, without its noise: f of dx/dt = f + Σ g_j xi_j. */
  readonly derivatives: (stage: Stage) => readonly Expression[];
  /** Returns dx/dt of one equation, by its index. */
  readonly derivative: (stage: Stage, equation: number) => Expression;
  /** The sources of white noise. */
  readonly noises: readonly NoiseValue[];
  /** Returns by equation what multiplies its noise: g_j by the index of the source, of those that it has. */
  readonly diffusions: (stage: Stage) => readonly ReadonlyMap<number, Expression>[];
  /** Whether a symbol keeps its value during a run: a parameter, a list, dt. */
  readonly isConstant: (symbol: string) => boolean;
  /** What may hold states; stages see those as at t_k, and so is their value at t_(k+1), whatever the integrator says. */
  readonly holders: readonly Holder[];
  /** Gives a value a name in the generated code, and returns it. */
  readonly name: (value: Expression, name: string) => Expression;
}

/** One correction of Newton's method. */
export interface Correction {
  /** Better values, one per equation. */
  readonly values: readonly Expression[];
  /** How large the correction was: at most 1 where it is small enough to stop. */
  readonly change: Expression;
  /** The smallest pivot of the elimination, each relative to its row's largest entry. */
  readonly pivot: Expression;
  /** The index of that row among the equations, as a number. */
  readonly pivotRow: Expression;
}

/** One step of a size that its error decides upon. */
export interface Trial {
  /** The values at its end, one per equation. */
  readonly next: readonly Expression[];
  /** What each is off by, in its own unit and with any sign. */
  readonly error: readonly Expression[];
  /**
   * Within the step, by equation: c1, c2, … of y(θ) = y0 + θ (c1 + θ (c2 + …)), θ from 0 to 1; y(1) is `next` but for
   * rounding. As many for each equation.
   */
  readonly dense: readonly (readonly Expression[])[];
  /** The smallest pivot of an elimination, as in `Correction`; absent where there is none. */
  readonly pivot?: Expression;
}

/** What some of the states are stepped by, and why. */
export interface MethodChoice {
  readonly states: readonly string[];
  /** The name of a method. */
  readonly method: string;
  /** Goes on after `…: method, `. */
  readonly reason: string;
}

/** What a method for equations with white noise promises. */
export interface NoiseOrders {
  /** How the product of a state and white noise is meant: by its value before the noise, or in the middle of it. */
  readonly calculus: 'ito' | 'stratonovich';
  /** The mean distance from the path that the same noise gives falls as dt to this power. */
  readonly strong: number;
  /** The same where what multiplies noise reads no state. */
  readonly strongAdditive: number;
  /** Errors of means fall as dt to this power. */
  readonly weak: number;
}

/**
 * A method of integration: a function from symbolic equations to the values at t_(k+1).
 */
export interface Integrator {
  readonly name: string;
  readonly aliases: readonly string[];
  /** `Fourth-order Runge-Kutta method`. */
  readonly title: string;
  /** One sentence for people who choose. */
  readonly description: string;
  /** The global error falls as dt^order on smooth equations without noise. */
  readonly order: number;
  /** Present if it takes equations with white noise. */
  readonly noise?: NoiseOrders;
  /**
   * Who makes the steps. `iterated`: `attempt` is a first guess, which `iterate` corrects. `adaptive`: the size of a step
   * follows from its error, by `trial`; `errorOrder` is the power of the size as which that error falls.
   */
  readonly driver: 'fixed' | 'iterated' | 'adaptive';
  readonly errorOrder?: number;
  /** Whether the steps of a model that it does not refuse are solutions but for rounding, whatever dt is. */
  readonly isExactFor?: (model: CheckedModel) => boolean;
  /**
   * `explicit`: stable while dt is small against the fastest time constant. `exponential`: a variable that is
   * linear in itself (for some methods: a gate, a linear part) stays stable at any dt. `exact`: as stable as the model.
   * `implicit`: stable at any dt wherever the model is.
   */
  readonly stability: 'explicit' | 'exponential' | 'exact' | 'implicit';
  /** Whether a step is solved for from the derivatives at its start, and nothing tells that these change at once within it. */
  readonly isForSmooth?: true;
  /** Of a Runge-Kutta method. */
  readonly tableau?: Tableau;
  /** Of the method that `auto` made for a model: what it is made of, in the order in which the states are stepped. */
  readonly choices?: readonly MethodChoice[];
  /** The name of the method that steps the whole model, where `auto` chose one for all. */
  readonly sameAs?: string;
  /** Returns why the method cannot integrate the model, and what can; undefined if it can. */
  readonly refuse: (model: CheckedModel) => Diagnostic | undefined;
  /** Returns the value of every equation's state at t_(k+1). */
  readonly attempt: (system: EquationSystem) => readonly Expression[];
  /** What a step is where the equations are linear, if `attempt` is but a guess: for whoever analyses the method. */
  readonly linearStep?: (system: EquationSystem) => readonly Expression[];
  /** Of an iterated method: better values than the guess, one per equation. */
  readonly iterate?: (system: EquationSystem, guess: readonly Expression[]) => Correction;
  /** Of an adaptive method. */
  readonly trial?: (system: EquationSystem) => Trial;
}
