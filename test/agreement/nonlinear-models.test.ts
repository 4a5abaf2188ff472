import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../src/base/rational.ts';
import { check } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { type Decimal, decimals } from '../../src/interpreter/decimal-arithmetic.ts';
import { Interpreter } from '../../src/interpreter/interpreter.ts';
import { start } from '../lower/run-program.ts';
import { smoothModelText } from './random-model-text.ts';

/**
 * One step from equal states: 4096 ulp of the largest number of the state (at least 1), as between compiled code and the
 * interpreter in float64. Rates are sums of up to a dozen terms that cancel, each of a few ulp, and none is above a few hundred.
 */
const TOLERANCE = 4096 * Number.EPSILON;
const STATES = ['v', 'w', 'm'];
const FIFTY = decimals(50);

function modelOf(text: string): CheckedModel {
  const { models, diagnostics, sources } = check({ name: 'smooth.axo', text });
  const model = models.get('Smooth');
  if (model === undefined) throw new Error(`${renderDiagnostics(diagnostics, sources)}\n\n${text}`);
  return model;
}

describe('nonlinear models', () => {
  it.each([
    'exponential_euler',
    'exponential_midpoint',
    'rush_larsen',
    'rush_larsen_2',
    'strang',
    'semi_implicit_euler',
    'midpoint',
    'rk4',
  ] as const)('by %s step compiled as they do in fifty digits', (method) => {
    fc.assert(
      fc.property(smoothModelText, (text) => {
        const model = modelOf(text);
        const cell = start(model, { method, q: 2 });
        const exact = new Interpreter<Decimal>(model, FIFTY, { method, dt: rational(1n, 2n) });
        cell.step();
        exact.advance();
        const wanted = STATES.map((name) => exact.state(name).toNumber());
        const scale = Math.max(1, ...wanted.map(Math.abs));
        for (const [i, name] of STATES.entries()) {
          expect(Math.abs(cell.read(name) - (wanted[i] ?? NaN)), `${name}\n${text}`).toBeLessThanOrEqual(
            TOLERANCE * scale,
          );
        }
      }),
      { numRuns: 25 },
    );
  });
});
