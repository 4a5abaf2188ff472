/** Random arguments for each elementary function, and how far its values there are from the exact ones. */
import { ORACLE, type OracleName, ulpError } from './oracle.ts';

/** Returns numbers from 0 to 1, the same for the same seed (mulberry32 twice, 53 bits). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
}

type Random = () => number;
type Draw = (random: Random) => number;
/** The second argument may depend on the first. */
type DrawSecond = (random: Random, first: number) => number;

function between(low: number, high: number): Draw {
  return (random) => low + (high - low) * random();
}

/** Numbers of either sign whose binary exponents are equally likely. */
function ofAnySize(low: number, high: number): Draw {
  return (random) => (random() < 0.5 ? -1 : 1) * 2 ** (low + (high - low) * random());
}

function positive(draw: Draw): Draw {
  return (random) => Math.abs(draw(random));
}

/** Numbers close to a point, on either side. */
function near(point: number): Draw {
  const offset = ofAnySize(-55, -1);
  return (random) => point + offset(random);
}

function oneOf(...draws: readonly DrawSecond[]): DrawSecond & Draw {
  return (random: Random, first: number = 0): number =>
    (draws[Math.floor(random() * draws.length)] ?? between(0, 1))(random, first);
}

const NEAR_ZERO = ofAnySize(-60, 0);
const HALF_PI = Math.PI / 2;

/** Angles: moderate ones, ones next to multiples of pi / 2, and huge ones. */
const ANGLES = oneOf(
  between(-4, 4),
  between(-100, 100),
  between(-1e6, 1e6),
  NEAR_ZERO,
  (random) => Math.round(between(-1e6, 1e6)(random)) * HALF_PI,
  (random) => Math.round(between(-40, 40)(random)) * HALF_PI + ofAnySize(-50, -2)(random),
  ofAnySize(20, 1023),
);

const SIZES = positive(oneOf(ofAnySize(-1022, 1023.9), ofAnySize(-1074, -1022), ofAnySize(-3, 3)));
const RATIOS = oneOf(between(-1, 1), ofAnySize(-60, 0), near(1), near(-1), near(0.5), near(-0.5));

/** Powers that are huge or tiny, of any base. */
const FAR_POWER: DrawSecond = (random, x) => ofAnySize(8.9, 9.53)(random) / Math.log(x);

const DRAWS: Readonly<Record<OracleName, readonly [Draw, DrawSecond?]>> = {
  exp: [oneOf(between(-745, 709.7), between(-1, 1), between(-20, 20), NEAR_ZERO)],
  expm1: [oneOf(between(-40, 709.7), between(-1, 1), between(-2, 3), NEAR_ZERO, ofAnySize(-1070, 3))],
  exprel: [oneOf(between(-800, 716), between(-1, 1), between(-2, 3), NEAR_ZERO, ofAnySize(-1070, 20))],
  sigmoid: [oneOf(between(-744, 40), between(-3, 3), between(-40, 40), NEAR_ZERO)],
  sinh: [oneOf(between(-710.4, 710.4), between(-1, 1), between(-3, 3), NEAR_ZERO, ofAnySize(-1070, 3))],
  cosh: [oneOf(between(-710.4, 710.4), between(-1, 1), between(-3, 3), NEAR_ZERO)],
  tanh: [oneOf(between(-22, 22), between(-1, 1), between(-3, 3), NEAR_ZERO, ofAnySize(-1070, 3))],
  log: [oneOf(SIZES, between(0, 4), between(0.5, 2), near(1))],
  log1p: [
    oneOf(SIZES, between(-0.999, 3), between(-0.5, 1), NEAR_ZERO, between(0, 100), ofAnySize(-1070, -1)),
  ],
  log10: [oneOf(SIZES, between(0, 4), between(0.5, 2), near(1))],
  pow: [
    // Next to √½ and √2 the logarithm's series is longest.
    oneOf(SIZES, between(0, 4), positive(near(1)), near(Math.SQRT1_2), near(Math.SQRT2), between(0.7, 1.42)),
    oneOf(
      between(-4, 4),
      between(-30, 30),
      (random) => Math.round(between(-40, 40)(random)),
      ofAnySize(-10, 40),
      FAR_POWER,
      FAR_POWER,
    ),
  ],
  sqrt: [SIZES],
  sin: [ANGLES],
  cos: [ANGLES],
  tan: [ANGLES],
  asin: [RATIOS],
  acos: [RATIOS],
  atan: [oneOf(between(-1, 1), between(-10, 10), ofAnySize(-60, 60), near(0.4375), near(2.4), near(1))],
  atan2: [
    oneOf(between(-1, 1), ofAnySize(-40, 40), ofAnySize(-1000, 1000)),
    oneOf(between(-1, 1), ofAnySize(-40, 40), ofAnySize(-1000, 1000)),
  ],
};

/** Returns a source of random arguments for a function, the same for the same seed; the second is 0 if unused. */
export function drawArguments(name: OracleName, seed: number): () => readonly [number, number] {
  const random = randomNumbers(seed);
  const [drawX, drawY] = DRAWS[name];
  return () => {
    const x = drawX(random);
    return [x, drawY === undefined ? 0 : drawY(random, x)];
  };
}

export interface Accuracy {
  /** Largest error in units in the last place of the exact value. */
  readonly worst: number;
  readonly at: readonly [number, number];
  /** Arguments judged: those where the exact value is finite and not 0. */
  readonly judged: number;
}

/** Returns how far a function is from the oracle on that many random arguments. */
export function measureAccuracy(
  name: OracleName,
  compute: (x: number, y: number) => number,
  count: number,
  seed: number,
): Accuracy {
  const draw = drawArguments(name, seed);
  const oracle = ORACLE[name];
  let worst = 0;
  let at: readonly [number, number] = [0, 0];
  let judged = 0;
  for (let i = 0; i < count; i++) {
    const [x, y] = draw();
    const exact = oracle(x, y);
    // Beyond these an overflow or underflow is certain, which examples test; 0 has no relative error.
    const size = Math.log2(Math.abs(exact.high)) + exact.scale;
    if (!(size < 1025 && size > -1076)) continue;
    judged++;
    const error = ulpError(compute(x, y), exact);
    if (error > worst || Number.isNaN(error)) {
      worst = Number.isNaN(error) ? Infinity : error;
      at = [x, y];
    }
  }
  return { worst, at, judged };
}
