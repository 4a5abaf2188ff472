import { type Rational, toNumber } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { BlockMethod } from '../../lower/integrators/block-methods.ts';
import type { Integrator, MethodChoice } from '../../lower/integrators/integrator.ts';
import { fromSystemNumber } from '../../units/unit-system.ts';
import type { StateGroup } from './split-states.ts';

/** More names than these are counted. */
const MOST_NAMES = 8;

function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES - 1).join(', ')} and ${names.length - MOST_NAMES + 1} more`;
}

/** Returns `v, sodium.m: exponential_midpoint, as each is linear in itself`, one sentence. */
export function choiceText({ states, method, reason }: MethodChoice): string {
  return `${listed(states)}: ${method}, ${reason}.`;
}

/** The reasons of choices at one step, in the time of results. */
export class ChoiceWords {
  readonly #model: CheckedModel;
  readonly #dt: number;

  constructor(model: CheckedModel, dt: Rational) {
    this.#model = model;
    this.#dt = toNumber(dt);
  }

  /** `most`: the longest step at which rk4 follows, if any was found. */
  chosen(group: StateGroup, { name }: BlockMethod, most: number | undefined): string {
    const rk4 = most === this.#dt ? 'rk4 would bear this step too' : `rk4 would need ${this.#stepsOf(most)}`;
    switch (group.kind) {
      case 'solvable':
      case 'driven':
        return this.#ofKind(group);
      case 'conditional':
        if (name === 'rk4' && group.hasTotal) return 'as it keeps sums of states that the equations keep';
        return name === 'rk4'
          ? 'as it bears this step and exponential_midpoint, which solves each by itself, does not'
          : `${this.#ofKind(group)}; ${rk4}`;
      case 'nonlinear':
        if (name === 'rk4') return `${this.#ofKind(group)}, and nothing is too fast for this step`;
        return `as ${rk4}, and what is fast here is linear in itself`;
    }
  }

  /** Of a choice by the kind of equations alone. */
  byKind(group: StateGroup, because: 'large' | 'unknown'): string {
    const why = because === 'large' ? 'there are too many states' : 'not everything has a value yet';
    return `${this.#ofKind(group)}; whether it bears the step was not estimated, as ${why}`;
  }

  unfit(candidates: readonly BlockMethod[], most: number | undefined, isSeen: boolean): string {
    if (!isSeen) return `too much happens within ${this.#time(this.#dt)}`;
    const others = candidates.map(({ name }) => name).filter((name) => name !== 'rk4');
    const theOthers = others.length === 0 ? '' : ` and ${others.join(' and ')} would not follow either`;
    return `rk4 would need ${this.#stepsOf(most)}${theOthers}`;
  }

  stiff(states: readonly string[], because: string): string {
    return `as ${this.#these(states)} stiff at this step: ${because}; it solves for all states together`;
  }

  adaptive(states: readonly string[], because: string, isSeen: boolean): string {
    const rest = isSeen ? ', nor would rodas4' : '';
    return `as no method with steps of ${this.#time(this.#dt)} follows ${listed(states)}: ${because}${rest}`;
  }

  /** Of steps that must all be of one size. */
  onGrid(because: string): string {
    return `which solves each as if the others stood still and so stays bounded, as ${because}`;
  }

  drivenByOthers(): string {
    return 'what other cells bring is not known beforehand, and a network keeps its steps';
  }

  unknown(): string {
    return 'as it is stable at any step, and not everything has a value yet from which more could be said';
  }

  noise({ name, noise }: Integrator): string {
    if (name === 'sra1') return 'as the noise is additive: strong order 3/2';
    return `as states multiply the noise: strong order ${noise?.strong ?? 0.5}, in the sense of Itô`;
  }

  tooLong(method: string, most: number | undefined): string {
    return `${method} would need ${this.#stepsOf(most)}`;
  }

  #ofKind({ kind, nonlinear, states }: StateGroup): string {
    switch (kind) {
      case 'solvable':
        return 'as what is linear with constant coefficients is solved exactly';
      case 'driven':
        return 'as what is linear with constant coefficients is solved, its drive taken at the start, middle and end of the step';
      case 'conditional':
        return states.length === 1 ? 'as it is linear in itself' : 'as each is linear in itself';
      case 'nonlinear':
        return `as ${nonlinear ?? 'it'} is not linear in itself`;
    }
  }

  #these(states: readonly string[]): string {
    return `${listed(states)} ${states.length === 1 ? 'is' : 'are'}`;
  }

  #stepsOf(most: number | undefined): string {
    return most === undefined ? 'far shorter steps' : `steps of at most ${this.#time(most)}`;
  }

  #time(value: number): string {
    const { timeUnit, system } = this.#model;
    return `${Number(fromSystemNumber(value, timeUnit, system).toPrecision(3))} ${timeUnit.text}`;
  }
}
