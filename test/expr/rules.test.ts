import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation, type Value } from '../../src/evaluator/apply-operation.ts';
import { evaluateExpression } from '../../src/evaluator/evaluate-expression.ts';
import { type Expression, ExpressionPool, OPERATIONS, type Operation } from '../../src/expr/expression.ts';
import { reachable } from '../../src/expr/reachable.ts';
import { EXACT_RULES } from '../../src/expr/rules/exact-rules.ts';
import { constantFolding } from '../../src/expr/rules/fold-constants.ts';
import { RELAXED_RULES } from '../../src/expr/rules/relaxed-rules.ts';
import { rewrite } from '../../src/expr/rules/rewrite.ts';
import type { Rule } from '../../src/expr/rules/rule.ts';
import { toText } from '../../src/expr/to-text.ts';
import { build, type Recipe, recipes, SPECIAL_NUMBERS, symbolValues } from './arbitraries.ts';
import { ulpsApart } from './ulps.ts';

const SYMBOLS = { numbers: ['x', 'x2'], conditions: ['c', 'c2'] } as const;

/** Operands of the few forms that rules look for. */
const operands = recipes({
  ...SYMBOLS,
  constants: fc.constantFrom(...SPECIAL_NUMBERS),
  operations: ['negate', 'abs', '*', '-', '==', '!=', 'not', 'select'],
  depth: 1,
});

/** What a rule may be asked about: one of its operations on such operands. */
function questions(rule: Rule): fc.Arbitrary<Recipe> {
  return fc.constantFrom(...rule.operations).chain((operation: Operation) => {
    const { takes } = OPERATIONS[operation];
    if (takes.includes('table')) return operands.number;
    if (operation === 'power') {
      return fc
        .tuple(operands.number, fc.integer({ min: -16, max: 16 }))
        .map(([base, n]): Recipe => [operation, base, n]);
    }
    const drawn = takes.map((type) => (type === 'condition' ? operands.condition : operands.number));
    return fc.tuple(...drawn).map((values): Recipe => [operation, ...values]);
  });
}

interface Application {
  readonly before: Expression;
  readonly after: Expression;
}

/** Applies the rule to one question; undefined if it does not fit. */
function applyRule(rule: Rule, question: Recipe): Application | undefined {
  const pool = new ExpressionPool();
  const before = build(pool, question);
  if (before.kind !== 'apply' || !rule.operations.includes(before.operation)) return undefined;
  const after = rule.rewrite(pool, before);
  return after && { before, after };
}

const values = symbolValues(SYMBOLS);

describe('exact rules', () => {
  it.each([constantFolding(applyOperation), ...EXACT_RULES])('$name keeps every bit', (rule) => {
    const fitting = questions(rule).filter((question) => applyRule(rule, question) !== undefined);
    fc.assert(
      fc.property(fitting, values, (question, symbols) => {
        const application = applyRule(rule, question);
        if (application === undefined) throw new Error('filtered');
        const { before, after } = application;
        expect(after.type).toBe(before.type);
        expect(evaluateExpression(after, symbols)).toBe(evaluateExpression(before, symbols));
      }),
      { numRuns: 300 },
    );
  });

  it('rewrite until none fits', () => {
    const pool = new ExpressionPool();
    const before = build(pool, ['*', ['-', ['negate', ['negate', 'x']], 0], ['/', 'x2', -4]]);
    const after = rewrite(pool, [before], EXACT_RULES).get(before) ?? before;
    expect(toText(before)).toBe('(-(-x) - 0)*(x2/(-4))');
    expect(toText(after)).toBe('x*(x2*(-0.25))');
  });
});

const SMALLEST_NORMAL = 2 ** -1022;

/** Whether all numbers on the way to the value are far from overflow and underflow. */
function isOrdinary(expression: Expression, symbols: ReadonlyMap<string, Value>): boolean {
  return reachable([expression]).every((part) => {
    const value = evaluateExpression(part, symbols);
    if (typeof value !== 'number') return true;
    if (value === 0 && part.kind === 'apply' && part.operation === '*') {
      // Not if it vanished by underflow.
      return part.operands.some((operand) => evaluateExpression(operand, symbols) === 0);
    }
    return value === 0 || (Number.isFinite(value) && Math.abs(value) >= SMALLEST_NORMAL);
  });
}

describe('relaxed rules', () => {
  const ordinary = symbolValues(SYMBOLS, fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  it.each(RELAXED_RULES)('$name stays within $ulps ulp', (rule) => {
    const fitting = questions(rule).filter((question) => applyRule(rule, question) !== undefined);
    let compared = 0;
    fc.assert(
      fc.property(fitting, ordinary, (question, symbols) => {
        const application = applyRule(rule, question);
        if (application === undefined) throw new Error('filtered');
        const { before, after } = application;
        if (!isOrdinary(before, symbols) || !isOrdinary(after, symbols)) return;
        compared += 1;
        const [was, is] = [evaluateExpression(before, symbols), evaluateExpression(after, symbols)];
        expect(ulpsApart(Number(was), Number(is))).toBeLessThanOrEqual(rule.ulps);
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it.each(RELAXED_RULES)(
    '$name hides no failure: NaN and infinity stay, and zeros keep their sign',
    (rule) => {
      const fitting = questions(rule).filter((question) => applyRule(rule, question) !== undefined);
      fc.assert(
        fc.property(fitting, values, (question, symbols) => {
          const application = applyRule(rule, question);
          if (application === undefined) throw new Error('filtered');
          const { before, after } = application;
          const [was, is] = [evaluateExpression(before, symbols), evaluateExpression(after, symbols)];
          if (!Number.isFinite(was)) expect(is).not.toSatisfy(Number.isFinite);
          if (was === 0) expect(is).toBe(was);
        }),
        { numRuns: 1000 },
      );
    },
  );
});

it('rules have names of their own', () => {
  const names = [...EXACT_RULES, ...RELAXED_RULES].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
