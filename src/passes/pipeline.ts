import { InvariantError } from '../base/invariant.ts';
import type { Program } from '../ir/program.ts';
import { verify } from '../ir/verify.ts';
import { dropUnused } from './drop-unused.ts';
import { expandLets } from './expand-lets.ts';
import { hoistConstants } from './hoist-constants.ts';
import { matchCommuted } from './match-commuted.ts';
import { multiplyByReciprocals } from './multiply-by-reciprocals.ts';
import type { Pass } from './pass.ts';
import { relaxValues } from './relax-values.ts';
import { roundToFloat32 } from './round-to-float-32.ts';
import { shareValues } from './share-values.ts';
import { simplifyValues } from './simplify-values.ts';
import { unrollPowers } from './unroll-powers.ts';

/** Passes that belong together, in order. */
export interface Stage {
  readonly name: string;
  /** `fast`: left out where arithmetic is strict. */
  readonly arithmetic: 'any' | 'fast';
  /** `f32`: left out where numbers are float64. */
  readonly float?: 'f32';
  readonly passes: readonly Pass[];
}

/** What is done to every program between lowering and its target. */
export const STAGES: readonly Stage[] = [
  { name: 'see through names', arithmetic: 'any', passes: [expandLets] },
  { name: 'compute less', arithmetic: 'any', passes: [simplifyValues, unrollPowers] },
  { name: 'within a bound', arithmetic: 'fast', passes: [relaxValues, multiplyByReciprocals] },
  { name: 'in short numbers', arithmetic: 'any', float: 'f32', passes: [roundToFloat32] },
  {
    name: 'compute once',
    arithmetic: 'any',
    passes: [matchCommuted, hoistConstants, shareValues, dropUnused],
  },
];

export interface PassOptions {
  /** What numbers are rounded to; float64 if absent. */
  readonly float?: 'f64' | 'f32';
  /** Checks the program before the first pass and after each, and throws on a problem. For tests. */
  readonly verify?: boolean;
}

/** Returns the program after all passes that its arithmetic allows. */
export function runPasses(program: Program, options: PassOptions = {}): Program {
  const stages = STAGES.filter(
    ({ arithmetic, float = 'f64' }) =>
      (arithmetic === 'any' || arithmetic === program.arithmetic) &&
      (float === 'f64' || float === options.float),
  );
  const check = (result: Program, name: string): Program => {
    const problems = options.verify === true ? verify(result) : [];
    if (problems.length > 0) throw new InvariantError(`after ${name}: ${problems.join('; ')}`);
    return result;
  };
  return stages
    .flatMap(({ passes }) => passes)
    .reduce((result, pass) => check(pass.run(result), pass.name), check(program, 'lowering'));
}
