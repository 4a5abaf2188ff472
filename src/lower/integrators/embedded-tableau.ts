/**
 * Runge-Kutta methods that come in pairs: the difference of the two says what a step is off by, and weights that depend on
 * the place within the step give the values there.
 */
import { known } from '../../base/invariant.ts';
import { add, multiply, negate, ONE, type Rational, rational, subtract, ZERO } from '../../base/rational.ts';
import { readCoefficient } from './read-tableau.ts';
import { type Tableau, tableauOf } from './tableau.ts';

export interface EmbeddedTableau extends Tableau {
  /** By stage: the weights of the step less those of its companion, times dt the error. */
  readonly error: readonly Rational[];
  /** By stage: the coefficients of θ, θ², … of its weight b(θ), which is b at 1. As many for each stage. */
  readonly dense: readonly (readonly Rational[])[];
}

function coefficients(text: string): readonly Rational[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => known(readCoefficient(word), `coefficient ${word}`));
}

function rows(text: string): readonly (readonly Rational[])[] {
  return text.split(';').map(coefficients);
}

/** The last stage is taken where the step ends: its row of a is b. */
function embedded(
  a: string,
  error: string,
  denseOf: (b: readonly Rational[]) => EmbeddedTableau['dense'],
): EmbeddedTableau {
  const stages = rows(a);
  const b = [...known(stages.at(-1), 'last row'), ZERO];
  return { ...tableauOf(stages, b), error: coefficients(error), dense: denseOf(b) };
}

/** Returns the weights of the cubic through both ends with the slopes there. */
function hermite(b: readonly Rational[]): EmbeddedTableau['dense'] {
  return b.map((weight, stage) => {
    const first = stage === 0 ? ONE : ZERO;
    const last = stage === b.length - 1 ? ONE : ZERO;
    const [two, three] = [rational(2), rational(3)];
    const slopes = add(multiply(two, first), last);
    return [
      first,
      subtract(multiply(three, weight), slopes),
      subtract(add(first, last), multiply(two, weight)),
    ];
  });
}

/**
 * Returns the weights of the fourth-order formula that keeps the ends and their slopes; `fifth` are its own coefficients
 * (Hairer, Nørsett, Wanner 1993, section II.6, after Shampine).
 */
function shampine(fifth: string): (b: readonly Rational[]) => EmbeddedTableau['dense'] {
  return (b) => {
    const own = coefficients(fifth);
    const cubic = hermite(b);
    const factors = [ZERO, ONE, negate(rational(2)), ONE];
    // The fifth term is θ² (1 - θ)².
    return cubic.map((weights, stage) =>
      factors.map((factor, power) => add(weights[power] ?? ZERO, multiply(factor, own[stage] ?? ZERO))),
    );
  };
}

/** Bogacki and Shampine (1989, doi:10.1016/0893-9659(89)90079-7). */
export const BOGACKI_SHAMPINE: EmbeddedTableau = embedded(
  '1/2; 0 3/4; 2/9 1/3 4/9',
  '-5/72 1/12 1/9 -1/8',
  hermite,
);

/** Dormand and Prince (1980, doi:10.1016/0771-050X(80)90013-3). */
export const DORMAND_PRINCE: EmbeddedTableau = embedded(
  `1/5; 3/40 9/40; 44/45 -56/15 32/9; 19372/6561 -25360/2187 64448/6561 -212/729;
   9017/3168 -355/33 46732/5247 49/176 -5103/18656; 35/384 0 500/1113 125/192 -2187/6784 11/84`,
  '71/57600 0 -71/16695 71/1920 -17253/339200 22/525 -1/40',
  shampine(
    `-12715105075/11282082432 0 87487479700/32700410799 -10690763975/1880347072
     701980252875/199316789632 -1453857185/822651844 69997945/29380423`,
  ),
);

/** Tsitouras (2011, doi:10.1016/j.camwa.2011.06.002), as published: rounded to some sixteen digits. */
export const TSITOURAS: EmbeddedTableau = embedded(
  `0.161; -0.008480655492356989 0.335480655492357; 2.8971530571054935 -6.359448489975075 4.3622954328695815;
   5.325864828439257 -11.748883564062828 7.4955393428898365 -0.09249506636175525;
   5.86145544294642 -12.92096931784711 8.159367898576159 -0.071584973281401 -0.028269050394068383;
   0.09646076681806523 0.01 0.4798896504144996 1.379008574103742 -3.290069515436081 2.324710524099774`,
  `0.00178001105222577714 0.0008164344596567469 -0.007880878010261995 0.1447110071732629
   -0.5823571654525552 0.45808210592918697 -0.015151515151515152`,
  () =>
    rows(
      `1 -2.763706197274826 2.9132554618219126 -1.0530884977290216; 0 0.1317 -0.2234 0.1017;
       0 3.9302962368947516 -5.941033872131505 2.490627285651253;
       0 -12.411077166933676 30.33818863028232 -16.548102889244902;
       0 37.50931341651104 -88.1789048947664 47.37952196281928;
       0 -27.896526289197286 65.09189467479366 -34.87065786149661; 0 1.5 -4 2.5`,
    ),
);
