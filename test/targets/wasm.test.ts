import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnView } from '../../src/runtime/population.ts';
import { findWebAssembly } from '../../src/runtime/web-assembly.ts';
import { emitJavaScript } from '../../src/targets/javascript/emit.ts';
import { emitWasm } from '../../src/targets/wasm/emit.ts';
import { programs } from './program-arbitrary.ts';
import { CELLS, evaluate, populationOf, runLinked, STEPS } from './run-program.ts';

const WIDTHS = fc.integer({ min: 1, max: 3 });

describe('kernels in WebAssembly', () => {
  it('are modules that any engine accepts', () => {
    fc.assert(
      fc.property(programs, WIDTHS, (program, width) => {
        expect(findWebAssembly()?.validate(emitWasm(program, { width }).module().bytes)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('give the bits of the evaluator for every program', () => {
    fc.assert(
      fc.property(programs, fc.nat(CELLS - 1), WIDTHS, (program, cell, width) => {
        expect(runLinked(program, emitWasm(program, { width }).linkable, cell)).toEqual(
          evaluate(program, cell),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('give the same bits when a call is to make one step', () => {
    fc.assert(
      fc.property(programs, fc.nat(CELLS - 1), WIDTHS, (program, cell, width) => {
        const { linkable } = emitWasm(program, { width, stepsOfCall: 'one' });
        expect(runLinked(program, linkable, cell)).toEqual(evaluate(program, cell));
      }),
      { numRuns: 200 },
    );
  });

  it('give the bits of JavaScript for any number of cells, in any two ranges, and touch no others', () => {
    fc.assert(
      fc.property(
        programs,
        fc.constantFrom(1, 2, 3, 5, 8, 127),
        fc.nat(126),
        WIDTHS,
        (program, cells, cut, width) => {
          const script = populationOf(emitJavaScript(program).linkable, cells);
          const module = populationOf(emitWasm(program, { width }).linkable, cells);
          const first = cut % cells;
          for (const { kernels, layout } of [script, module]) {
            // From the back, so that a range that reached into the next would be seen.
            kernels.step(layout, first, cells - first, 0, STEPS);
            kernels.step(layout, 0, first, 0, STEPS);
          }
          for (const { name } of program.columns) {
            expect(columnView(module, name)).toEqual(columnView(script, name));
          }
          const status = (of: typeof script): Int32Array =>
            of.words.slice(of.layout.status, of.layout.status + of.layout.statusWords);
          expect(status(module)).toEqual(status(script));
        },
      ),
      { numRuns: 200 },
    );
  });
});
