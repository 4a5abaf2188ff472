/**
 * Computes what is constant and drops operations that do nothing, by the exact rules:
 *
 *     x ← (x + 2 * 3 / 4 * 1) / 8     x ← (x + 1.5) * 0.125
 */
import { applyOperation } from '../evaluator/apply-operation.ts';
import { EXACT_RULES } from '../expr/rules/exact-rules.ts';
import { constantFolding } from '../expr/rules/fold-constants.ts';
import { rewrite } from '../expr/rules/rewrite.ts';
import type { ExactRule } from '../expr/rules/rule.ts';
import { mapValues } from './blocks.ts';
import type { Pass } from './pass.ts';

const RULES: readonly ExactRule[] = [constantFolding(applyOperation), ...EXACT_RULES];

export const simplifyValues: Pass = {
  name: 'simplify-values',
  exact: true,
  run: (program) => mapValues(program, (roots) => rewrite(program.pool, roots, RULES)),
};
