import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational, toNumber } from '../../src/base/rational.ts';
import { check } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { type Decimal, decimals } from '../../src/interpreter/decimal-arithmetic.ts';
import { float64 } from '../../src/interpreter/float64-arithmetic.ts';
import { Interpreter } from '../../src/interpreter/interpreter.ts';
import { start } from '../lower/run-program.ts';
import { linearModel } from './linear-model-text.ts';

function modelOf(text: string): CheckedModel {
  const { models, diagnostics, sources } = check({ name: 'linear.axo', text });
  const model = models.get('Linear');
  if (model === undefined) throw new Error(`${renderDiagnostics(diagnostics, sources)}\n\n${text}`);
  return model;
}

const STEPS = 3;
const FIFTY = decimals(50);

/**
 * A step may be wrong by 1e-13 (1 + |A dt|) of the largest number that it handles, the states before and after it; |A| is
 * at most 400 / ms here. The fifty digits come by another algorithm (Padé's approximation of the augmented matrix).
 */
const TOLERANCE = 1e-13;
const LARGEST_RATE = 400;
/** What steps before have added grows as deviations do: at most by exp(dt 16 / ms), the rows' sums without what decays. */
const LARGEST_GROWTH_RATE = 16;

describe('linear models', () => {
  it.each(['exact', 'strang'] as const)(
    'by %s step alike compiled, interpreted, and in fifty digits',
    (method) => {
      fc.assert(
        fc.property(linearModel, fc.constantFrom(2n, 10n), ({ text, states }, q) => {
          const model = modelOf(text);
          const dt = rational(1n, q);
          const options = { method, dt };
          const cell = start(model, { method, q: Number(q) });
          const single = new Interpreter<number>(model, float64, options);
          const exact = new Interpreter<Decimal>(model, FIFTY, options);
          let bound = 0;
          for (let k = 0; k < STEPS; k++) {
            const before = states.map((name) => cell.read(name));
            cell.step();
            single.advance();
            exact.advance();
            const after = states.map((name) => cell.read(name));
            const wanted = states.map((name) => exact.state(name).toNumber());
            const scale = Math.max(1, ...before.map(Math.abs), ...wanted.map(Math.abs));
            bound *= Math.exp(LARGEST_GROWTH_RATE * toNumber(dt));
            bound += TOLERANCE * scale * (1 + LARGEST_RATE * toNumber(dt));
            for (const [i, name] of states.entries()) {
              expect(
                Math.abs((after[i] ?? NaN) - (wanted[i] ?? NaN)),
                `${name}, step ${k}\n${text}`,
              ).toBeLessThanOrEqual(bound);
              expect(
                Math.abs((after[i] ?? NaN) - single.state(name)),
                `${name}, step ${k}\n${text}`,
              ).toBeLessThanOrEqual(bound);
            }
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});
