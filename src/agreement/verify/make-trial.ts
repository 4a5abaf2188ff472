import { known } from '../../base/invariant.ts';
import { nextFloat } from './declared-number.ts';
import { RandomStream } from './random-stream.ts';
import type { Settable, Survey, SurveyedInput, SurveyedState } from './survey.ts';
import type { Course, Near, Trial } from './trial.ts';

/** How long trials are, unless something else is asked for. */
export const STEPS = 24;
/** Every so many trials one is long, for events that take their time. */
export const LONG_EVERY = 8;
const LONG_STEPS = 240;
/** Factors of the survey's step. */
const STEP_FACTORS = [1, 0.25, 2, 5, 1, 10];
/** So short that no state moves by a unit in the last place, unless it is very fast. */
export const STANDING_STEP = '1e-15 ms';
const POINTS = 4;

/** How far from a place a state is put, as parts of the place or of its range; whole numbers are units in the last place. */
export const OFFSETS: readonly number[] = [
  0, 1, -1, 3, -3, 1e-12, -1e-12, 1e-9, -1e-9, 1e-6, -1e-6, 1e-3, -1e-3,
];

/** Returns a place moved by one of the `OFFSETS`. */
export function offsetFrom(place: number, offset: number, { from, to }: SurveyedState): number {
  return Number.isInteger(offset)
    ? nextFloat(place, offset)
    : place + offset * (Math.abs(place) || to - from);
}

/**
 * Returns the trial of that number: the same for the same seed, whatever came before. `attempt` counts those whose
 * values the model refused; each is tamer than the one before.
 */
export function makeTrial(
  survey: Survey,
  seed: number,
  number: number,
  attempt: number,
  steps?: number,
): Trial {
  const random = new RandomStream(seed, number, attempt);
  const spread = attempt > 3 ? 0 : 0.3 / (attempt + 1);
  const isLong = number % LONG_EVERY === LONG_EVERY - 1;
  const count = steps ?? (isLong ? LONG_STEPS : STEPS);
  const set = new Map<string, number>();
  const inputs = new Map<string, number | Course>();
  const kind = kindOf(survey, number);
  const isPlaced = kind === 'constant' || kind === 'ramps';
  const near = isPlaced ? nearOf(survey, number) : undefined;
  // At places nothing may move, so that what is decided there is decided right there.
  const stands = near !== undefined && attempt === 0 && random.chance(0.25);
  const dt = stands ? STANDING_STEP : stepOf(survey, random, number, count);

  const isPlain = kind === 'own' && number % (2 * KINDS.length) === 0;
  // Places were found with the parameters as the model has them.
  const isUsual = stands || (near !== undefined && random.chance(0.5));
  for (const parameter of survey.parameters) {
    if (isPlain && parameter.usual !== undefined) continue;
    set.set(parameter.name, drawParameter(parameter, random, isUsual ? 0 : spread));
  }
  if (isPlaced) for (const state of survey.states) set.set(state.name, drawState(state, random));
  if (near !== undefined) putNear(survey, near, random, stands, set);
  for (const input of survey.inputs) {
    if (kind !== 'own')
      inputs.set(input.name, drawInput(input, random, kind, Number(dt.split(' ')[0]) * count));
    else if (input.usual === undefined) inputs.set(input.name, drawValue(input, random));
  }
  return { number, dt, steps: count, set, inputs, fold: isPlain, ...(near === undefined ? {} : { near }) };
}

const KINDS = ['own', 'constant', 'steps', 'ramps'] as const;
type Kind = (typeof KINDS)[number];

/** Stimuli as they are, initial values and constant inputs that are set, inputs that change. */
function kindOf({ inputs }: Survey, number: number): Kind {
  const kind = known(KINDS[number % KINDS.length], 'kind of trial');
  if (inputs.length > 0) return kind;
  return kind === 'steps' ? 'own' : kind === 'ramps' ? 'constant' : kind;
}

/** Returns the place of which it is this trial's turn. */
function nearOf({ states }: Survey, number: number): Trial['near'] {
  const places = states.flatMap(({ name, places: own }) => own.map((place) => ({ name, place })));
  const turn = number >> 1;
  // One in four of these trials is anywhere.
  if (places.length === 0 || turn % 4 === 3) return undefined;
  return places[(turn - (turn >> 2)) % places.length];
}

/** Puts a state at its place, or next to it. */
function putNear(
  { states }: Survey,
  { name, place }: Near,
  random: RandomStream,
  stands: boolean,
  set: Map<string, number>,
): void {
  const state = known(
    states.find((each) => each.name === name),
    name,
  );
  const offset = known(OFFSETS[random.index(stands ? CLOSEST : OFFSETS.length)], 'offset');
  set.set(name, within(state, offsetFrom(place, offset, state)));
}

/** So many of the offsets are units in the last place. */
const CLOSEST = 3;

/** Returns 1, 2 or 5 times a power of ten: so that times on it are short decimals. */
function roundStep(milliseconds: number): string {
  const tens = Math.floor(Math.log10(milliseconds));
  const mantissa = milliseconds / 10 ** tens;
  const first = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
  return `${Number(`${first}e${tens}`)} ms`;
}

function stepOf({ step, horizon }: Survey, random: RandomStream, number: number, count: number): string {
  // Some trials reach the times that the model names.
  if (horizon > 0 && number % 3 === 1) return roundStep((1.2 * horizon) / count);
  return roundStep(
    step * known(STEP_FACTORS[number === 0 ? 0 : random.index(STEP_FACTORS.length)], 'factor'),
  );
}

/** As many digits as people write. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function within({ low, high }: Settable, value: number): number {
  return Math.max(low ?? -Infinity, Math.min(high ?? Infinity, value));
}

/** Within the declared range; else around the default, of the same sign. One in three stays as it is. */
function drawParameter(parameter: Settable, random: RandomStream, spread: number): number {
  const { usual = 1, low, high } = parameter;
  const [stays, isAtEnd] = [random.chance(1 / 3), random.chance(0.15)];
  if ((stays || spread === 0) && parameter.usual !== undefined) return usual;
  if (low !== undefined && high !== undefined) {
    if (isAtEnd) return random.chance(0.5) ? low : high;
    const value =
      low > 0 && high > 100 * low ? low * (high / low) ** random.next() : random.between(low, high);
    return within(parameter, rounded(value));
  }
  return within(parameter, rounded(usual * Math.exp(spread * random.normal())));
}

function drawState(state: SurveyedState, random: RandomStream): number {
  return within(state, rounded(random.between(state.from, state.to)));
}

function drawValue(input: SurveyedInput, random: RandomStream): number {
  const { usual = 0, low, high, scale } = input;
  if (low !== undefined && high !== undefined) return within(input, rounded(random.between(low, high)));
  const size = Math.max(Math.abs(usual), scale);
  return within(input, rounded(usual + random.between(-0.5, 2) * size));
}

/** `duration` in milliseconds. */
function drawInput(
  input: SurveyedInput,
  random: RandomStream,
  kind: Exclude<Kind, 'own'>,
  duration: number,
): number | Course {
  if (kind === 'constant') return drawValue(input, random);
  const times = [0];
  while (times.length < POINTS) {
    const next = Number(
      (known(times.at(-1), 'time') + (duration / POINTS) * random.between(0.5, 1.3)).toPrecision(3),
    );
    times.push(next > known(times.at(-1), 'time') ? next : known(times.at(-1), 'time') + duration);
  }
  return { kind, times, values: times.map(() => drawValue(input, random)) };
}
