/**
 * The method `auto`: for each block of equations that depend on each other what suits it, as far as it bears the step. What
 * is linear is solved, what is linear in itself is solved as if the rest stood still, the rest is stepped explicitly; where
 * none of these follows the model at this step, the whole is stepped by a Rosenbrock method, and where not even that one
 * does, with steps that its error decides upon.
 */
import { known } from '../../base/invariant.ts';
import { type Rational, toNumber } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { noneFits } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import {
  type BlockMethod,
  DRIVEN_BLOCK,
  EXACT_BLOCK,
  EXPONENTIAL_BLOCK,
  RK4_BLOCK,
  RUSH_LARSEN_BLOCK,
} from '../../lower/integrators/block-methods.ts';
import { type Block, byBlocks } from '../../lower/integrators/by-blocks.ts';
import { INTEGRATORS } from '../../lower/integrators/find-integrator.ts';
import type { Integrator, MethodChoice } from '../../lower/integrators/integrator.ts';
import { RODAS4, RODAS4_ADAPTIVE } from '../../lower/integrators/rosenbrock.ts';
import { type LocalEquations, localEquations } from '../local-equations.ts';
import { ChoiceWords } from './choice-words.ts';
import { localGroup, type Surroundings } from './judge-step.ts';
import { type StateGroup, splitStates } from './split-states.ts';
import { rodasStaysNear, statesMet } from './states-met.ts';

/** Eigenvalues cost the cube of the number of states: of larger models nothing is estimated. */
const MOST_STATES = 120;
/** Steps of this many sizes are tried to say which one would do, from the one that is asked for downwards. */
const TRIED_STEPS = 18;

/** Methods for equations with noise, the better first. */
const FOR_NOISE = ['sra1', 'milstein', 'euler_maruyama'];

type Names = ReadonlyMap<string, number>;

export interface ChoiceOptions {
  /**
   * Whether steps must all be of one size, as those of cells in a network: what no such step follows is then solved as far
   * as it is linear in itself, which stays bounded where explicit steps run away.
   */
  readonly keepsGrid?: boolean;
}

/**
 * Returns the method `auto` of a model at a step, in the model's unit of time; its `choices` say what was chosen and why.
 * `given` are the numbers of a run, once for each cell that is to be looked at. Where a parameter or an input has no value
 * nothing can be estimated, and what may be stiff is taken to be. The diagnostic says that no method bears the step.
 */
export function chooseMethod(
  model: CheckedModel,
  dt: Rational,
  given: readonly Names[] = [new Map()],
  { keepsGrid = false }: ChoiceOptions = {},
): Integrator | Diagnostic {
  if (model.noises.length > 0) return forNoise(model, dt, given);
  const groups = splitStates(model, [...(given[0]?.keys() ?? [])]);
  const size = groups.reduce((sum, { states }) => sum + states.length, 0);
  const around = size > MOST_STATES ? 'large' : surroundingsOf(model, dt, given);
  const words = new ChoiceWords(model, dt);
  if (around === 'large' || around === 'unknown') return byStructure(model, groups, around, words, keepsGrid);

  const chosen = groups.map((group) => ({ group, ...chooseFor(group, around, toNumber(dt), words) }));
  const found = keepsGrid ? chosen.map((each) => boundedOf(each, words)) : chosen;
  const unfit = found.filter((each) => 'unfit' in each);
  if (unfit.length === 0) {
    return assembled(found.filter((each) => 'method' in each));
  }
  const all = movingStates(model);
  const places = around.map((each) => localGroup(each, all));
  const stiff = unfit.flatMap(({ unfit: states }) => states);
  const because = unfit.map(({ reason }) => reason)[0] ?? '';
  const isSeen = unfit.every(({ isSeen: seen }) => seen);
  const bearsRodas =
    isSeen &&
    places.every(({ bears }) => bears(known(RODAS4.linearStep, 'step'))(toNumber(dt))) &&
    around.every(({ met }, i) => rodasStaysNear(model, dt, known(given[i], 'numbers'), met));
  if (bearsRodas) {
    return whole(RODAS4, all, words.stiff(stiff, because));
  }
  const refusal = RODAS4_ADAPTIVE.refuse(model);
  if (refusal === undefined) return whole(RODAS4_ADAPTIVE, all, words.adaptive(stiff, because, isSeen));
  return noneFits({ states: stiff, why: because, adaptive: refusal.message, span: model.span });
}

/** Whether a method was found. */
export function isChosen(found: Integrator | Diagnostic): found is Integrator {
  return 'attempt' in found;
}

interface ChosenBlock extends Block {
  /** Why, said of these states and others like them. */
  readonly reason: (states: readonly string[]) => string;
}

interface UnfitBlock {
  readonly unfit: readonly string[];
  readonly reason: string;
  /** Whether steps of this size see all that happens. */
  readonly isSeen: boolean;
}

/** Returns the block as it is, or one that stays bounded where no method follows it. */
function boundedOf(
  found: (ChosenBlock | UnfitBlock) & { readonly group: StateGroup },
  words: ChoiceWords,
): ChosenBlock | UnfitBlock {
  const { group } = found;
  const { states, kind, hasGates, hasTotal } = group;
  // What steps each state by itself does not keep sums of them.
  if (hasTotal) return found;
  const bounded = (because: string): ChosenBlock => ({
    states,
    method: EXPONENTIAL_BLOCK,
    reason: () => words.onGrid(because),
  });
  if ('unfit' in found) return bounded(found.reason);
  // Gates open at whatever other cells bring, which is not known here.
  return kind === 'nonlinear' && hasGates ? bounded(words.drivenByOthers()) : found;
}

function surroundingsOf(
  model: CheckedModel,
  dt: Rational,
  given: readonly Names[],
): readonly Surroundings[] | 'unknown' {
  const inputs = model.inputs.map(({ name }) => name);
  const around: Surroundings[] = [];
  for (const each of given) {
    const equations: LocalEquations | undefined = localEquations(model, each);
    if (equations === undefined) return 'unknown';
    around.push({ equations, inputs, met: statesMet(model, equations, dt, each) });
  }
  return around;
}

function candidatesFor({ kind, hasGates, hasTotal }: StateGroup): readonly BlockMethod[] {
  switch (kind) {
    case 'solvable':
      return [EXACT_BLOCK];
    case 'driven':
      return [DRIVEN_BLOCK];
    case 'conditional':
      // What steps each state by itself does not keep sums of them.
      return hasTotal ? [RK4_BLOCK] : [EXPONENTIAL_BLOCK, RK4_BLOCK];
    case 'nonlinear':
      return hasGates && !hasTotal ? [RK4_BLOCK, RUSH_LARSEN_BLOCK, EXPONENTIAL_BLOCK] : [RK4_BLOCK];
  }
}

function chooseFor(
  group: StateGroup,
  around: readonly Surroundings[],
  dt: number,
  words: ChoiceWords,
): ChosenBlock | UnfitBlock {
  const { states } = group;
  const places = around.map((each) => localGroup(each, states));
  const candidates = candidatesFor(group);
  const judges = new Map(
    [...new Set([...candidates, RK4_BLOCK])].map((method) => {
      const bearing = places.map(({ bears }) => bears(method.end));
      return [method, (step: number) => bearing.every((bears) => bears(step))] as const;
    }),
  );
  const bears = (method: BlockMethod, step: number): boolean => known(judges.get(method), method.name)(step);
  const isSeen = places.every(({ sees }) => sees(dt));
  const method = isSeen ? candidates.find((each) => bears(each, dt)) : undefined;
  const solves = method === EXACT_BLOCK || method === DRIVEN_BLOCK;
  // What is solved needs no comparison.
  const most = solves ? dt : largestStep(dt, (step) => bears(RK4_BLOCK, step));
  if (method !== undefined) {
    return { states, method, reason: (alike) => words.chosen({ ...group, states: alike }, method, most) };
  }
  return { unfit: states, reason: words.unfit(candidates, most, isSeen), isSeen };
}

/** Returns the longest step of 1, 2 or 5 times a power of ten, or dt itself, that passes; undefined if none does. */
function largestStep(dt: number, passes: (step: number) => boolean): number | undefined {
  if (passes(dt)) return dt;
  const power = Math.floor(Math.log10(dt));
  const steps = Array.from({ length: TRIED_STEPS }, (_, i) =>
    Number(`${[5, 2, 1][i % 3]}e${power - Math.floor(i / 3)}`),
  );
  return steps.find((step) => step < dt && passes(step));
}

/** Nothing is known of how fast the model moves: what suits equations of their kind, and of the others what is always stable. */
function byStructure(
  model: CheckedModel,
  groups: readonly StateGroup[],
  because: 'large' | 'unknown',
  words: ChoiceWords,
  keepsGrid: boolean,
): Integrator {
  const isHard = groups.some(({ kind }) => kind === 'nonlinear');
  if (isHard && because === 'unknown' && !keepsGrid) {
    return whole(RODAS4, movingStates(model), words.unknown());
  }
  return assembled(
    groups.map((group) => {
      const isBounded = keepsGrid && group.kind === 'nonlinear' && !group.hasTotal;
      const method = isBounded ? EXPONENTIAL_BLOCK : known(candidatesFor(group)[0], 'candidate');
      const { states } = group;
      return { states, method, reason: (alike) => words.byKind({ ...group, states: alike }, because) };
    }),
  );
}

function assembled(blocks: readonly ChosenBlock[]): Integrator {
  // Blocks of which the same is said are said to be one.
  const alike = new Map<string, ChosenBlock>();
  for (const block of blocks) {
    const key = `${block.method.name} ${block.reason([])}`;
    const before = alike.get(key);
    alike.set(key, before === undefined ? block : { ...before, states: [...before.states, ...block.states] });
  }
  const choices = Array.from(alike.values(), ({ states, method, reason }): MethodChoice => {
    return { states, method: method.name, reason: reason(states) };
  });
  return byBlocks(blocks, choices);
}

function movingStates({ states }: CheckedModel): readonly string[] {
  return states.flatMap(({ name, derivative }) => (derivative === undefined ? [] : [name]));
}

function whole(integrator: Integrator, states: readonly string[], reason: string): Integrator {
  const choices = [{ states, method: integrator.name, reason }];
  return { ...integrator, name: 'auto', aliases: [], choices, sameAs: integrator.name };
}

function forNoise(model: CheckedModel, dt: Rational, given: readonly Names[]): Integrator | Diagnostic {
  const methods = FOR_NOISE.flatMap((name) => INTEGRATORS.find((each) => each.name === name) ?? []);
  const fitting = methods.filter(({ refuse }) => refuse(model) === undefined);
  const states = movingStates(model);
  const words = new ChoiceWords(model, dt);
  const around = states.length > MOST_STATES ? 'unknown' : surroundingsOf(model, dt, given);
  const judges = around === 'unknown' ? [] : around.map((each) => localGroup(each, states).bears);
  const found = fitting.find(({ attempt }) => judges.every((bears) => bears(attempt)(toNumber(dt))));
  if (found !== undefined) return whole(found, states, words.noise(found));
  const explicit = known(fitting.at(-1), 'method for noise');
  const most = largestStep(toNumber(dt), (step) => judges.every((bears) => bears(explicit.attempt)(step)));
  const adaptive = known(RODAS4_ADAPTIVE.refuse(model), 'refusal of noise').message;
  return noneFits({ states, why: words.tooLong(explicit.name, most), adaptive, span: model.span });
}
