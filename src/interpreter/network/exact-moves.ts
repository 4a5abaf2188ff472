/**
 * How states that are carried move over several steps at once, by the exact solution of their equations: one that reads
 * itself alone by an exponential, others by the propagator of all that they depend on (`linear-step.ts`).
 */
import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { ELEMENTARY } from '../../elementary/functions.ts';
import type { Clock } from '../clock.ts';
import { float64 } from '../float64-arithmetic.ts';
import { type LinearStep, linearStep } from '../linear-step.ts';
import { type Linearised, linearised } from '../linearised.ts';
import type { Form } from './linear-form.ts';

const { exp, exprel, abs } = ELEMENTARY;

export class ExactMoves {
  readonly #forms: ReadonlyMap<string, Form>;
  readonly #stepSize: number;
  readonly #differentiate: Linearised<number>;
  /** By states and number of steps. */
  readonly #steps = new Map<string, LinearStep<number>>();

  constructor(
    model: CheckedModel,
    forms: ReadonlyMap<string, Form>,
    clock: Clock<number>,
    given: ReadonlyMap<string, number>,
  ) {
    this.#forms = forms;
    this.#stepSize = clock.stepSize;
    this.#differentiate = linearised(model, float64, clock, given);
  }

  /** Returns what a state is so many steps after all of them had these values. */
  moved(name: string, states: ReadonlyMap<string, number>, steps: number): number {
    const start = known(states.get(name), name);
    if (steps === 0) return start;
    const form = known(this.#forms.get(name), `equation of ${name}`);
    const isAlone = [...form.reads].every((read) => read === name || !this.#forms.has(read));
    return isAlone ? this.#movedAlone(name, form, states, steps) : this.#movedAmong(name, states, steps);
  }

  #movedAlone(name: string, { kind }: Form, states: ReadonlyMap<string, number>, steps: number): number {
    const start = known(states.get(name), name);
    const duration = steps * this.#stepSize;
    const { value: slope, slope: rate = 0 } = this.#slopeOf(name, name, states);
    if (kind === 'linear') return start * exp(rate * duration);
    if (kind === 'constant' || kind === 'held' || slope === 0) return start + duration * slope;
    const growth = abs(rate) < Number.POSITIVE_INFINITY ? exprel(rate * duration) : 1;
    return start + duration * slope * growth;
  }

  /** With all states that it depends on, in the order of the model. */
  #movedAmong(name: string, states: ReadonlyMap<string, number>, steps: number): number {
    const needed = new Set([name]);
    for (const each of needed)
      for (const read of this.#forms.get(each)?.reads ?? []) if (this.#forms.has(read)) needed.add(read);
    const names = [...states.keys()].filter((each) => needed.has(each));
    const key = `${names.join(' ')} ${steps}`;
    const step =
      this.#steps.get(key) ??
      linearStep(
        float64,
        names.map((row) => names.map((column) => this.#slopeOf(row, column, states).slope ?? 0)),
        steps * this.#stepSize,
      );
    this.#steps.set(key, step);
    const moves = step(names.map((each) => this.#slopeOf(each, each, states).value));
    return known(states.get(name), name) + known(moves[names.indexOf(name)], 'move');
  }

  /** dx/dt of a state, and how it changes with another. */
  #slopeOf(
    name: string,
    direction: string,
    states: ReadonlyMap<string, number>,
  ): { readonly value: number; readonly slope?: number } {
    const cell = { states, lastSpikes: [], refractory: [], added: new Map<string, number>() };
    // Neither reads the time.
    return this.#differentiate({ cell, time: Number.NaN, middle: Number.NaN }, name, direction);
  }
}
