import { ARITHMETIC_RULES } from './arithmetic-rules.ts';
import { BOUND_RULES } from './bound-rules.ts';
import { CONDITION_RULES } from './condition-rules.ts';
import type { ExactRule } from './rule.ts';

/** All rules that keep every bit. A test draws operands for each, by its being in this list. */
export const EXACT_RULES: readonly ExactRule[] = [...ARITHMETIC_RULES, ...CONDITION_RULES, ...BOUND_RULES];
