import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countUses, symbolsOf } from '../../src/expr/reachable.ts';
import { verify } from '../../src/ir/verify.ts';
import { runPasses, STAGES } from '../../src/passes/pipeline.ts';
import { buildProgram, givenValues, programRecipes } from './arbitrary-program.ts';
import { preservesMeaning } from './preserves-meaning.ts';

const PASSES = [...new Set(STAGES.flatMap(({ passes }) => passes))];
const EXACT = PASSES.filter(({ exact }) => exact);

describe('random programs', () => {
  it('are right', () => {
    fc.assert(
      fc.property(programRecipes, (drawn) => {
        expect(verify(buildProgram(drawn))).toEqual([]);
      }),
    );
  });
});

describe.each(EXACT)('$name', (pass) => {
  it('keeps every bit of every run', () => {
    fc.assert(
      fc.property(programRecipes, givenValues, (drawn, given) => {
        preservesMeaning(pass.run, buildProgram(drawn), given);
      }),
      { numRuns: 100 },
    );
  });
});

describe.each(PASSES)('$name', (pass) => {
  it('makes a right program of a right one', () => {
    fc.assert(
      fc.property(programRecipes, (drawn) => {
        expect(verify(pass.run(buildProgram(drawn)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('all passes', () => {
  it('keep every bit of every run in strict arithmetic', () => {
    fc.assert(
      fc.property(programRecipes, givenValues, (drawn, given) => {
        preservesMeaning((program) => runPasses(program, { verify: true }), buildProgram(drawn), given);
      }),
      { numRuns: 300 },
    );
  });

  it('make a right program in fast arithmetic', () => {
    fc.assert(
      fc.property(programRecipes, (drawn) => {
        runPasses(buildProgram(drawn, 'fast'), { verify: true });
      }),
      { numRuns: 100 },
    );
  });

  it('compute each value once in a block, and none in vain', () => {
    fc.assert(
      fc.property(programRecipes, (drawn) => {
        for (const block of Object.values(runPasses(buildProgram(drawn)).blocks)) {
          const uses = countUses([...block.lets, ...block.stores].map(({ value }) => value));
          for (const [expression, count] of uses) {
            if (expression.kind !== 'apply') continue;
            const isNegatedLeaf =
              expression.operation === 'negate' && expression.operands[0]?.kind !== 'apply';
            if (!isNegatedLeaf) expect(count).toBe(1);
          }
          const read = symbolsOf(uses.keys());
          expect(block.lets.filter(({ name }) => !read.has(name))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
