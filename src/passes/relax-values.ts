/**
 * Rewrites by the relaxed rules as well, each of which changes a result by a few units in the last place:
 *
 *     x ← x + pow(y, 3) + z / 3     x ← x + y^3 + z * 0.3333333333333333
 */
import { applyOperation } from '../evaluator/apply-operation.ts';
import { EXACT_RULES } from '../expr/rules/exact-rules.ts';
import { constantFolding } from '../expr/rules/fold-constants.ts';
import { RELAXED_RULES } from '../expr/rules/relaxed-rules.ts';
import { rewrite } from '../expr/rules/rewrite.ts';
import type { Rule } from '../expr/rules/rule.ts';
import { mapValues } from './blocks.ts';
import type { Pass } from './pass.ts';

const RULES: readonly Rule[] = [constantFolding(applyOperation), ...EXACT_RULES, ...RELAXED_RULES];

export const relaxValues: Pass = {
  name: 'relax-values',
  exact: false,
  run: (program) => mapValues(program, (roots) => rewrite(program.pool, roots, RULES)),
};
