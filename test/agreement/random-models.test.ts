import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { randomModelText, randomSettings } from './random-model-text.ts';

const EXPLICIT = [
  'euler',
  'midpoint',
  'heun',
  'ralston',
  'rk3',
  'rk4',
  'rk38',
  'semi_implicit_euler',
] as const;
const RECORDED = ['v', 'w', 'V_2', 'na.m', 'open', 'drive', 'I'];

function modelOf(text: string): CheckedModel {
  const { models, diagnostics, sources } = check({ name: 'random.axo', text });
  const model = models.get('Random');
  if (model === undefined) throw new Error(`${renderDiagnostics(diagnostics, sources)}\n\n${text}`);
  return model;
}

/** Everything that a run gave, as text in which bits that differ differ. */
async function outcome(model: CheckedModel, options: RunOptions): Promise<unknown> {
  const { result, diagnostics } = await run(model, { ...options, record: RECORDED, for: '4 ms' });
  const problems = diagnostics.map(({ code, message }) => `${code}: ${message}`);
  if (result === undefined) return problems;
  const numbers = [...result.traces].map(([name, { values }]) => [name, [...values].map(bits)]);
  return { numbers, spikes: result.spikes, problems };
}

/** All NaNs are one; 0 and -0 are two. */
function bits(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}

describe('random models', () => {
  it('give the same bits compiled (strict) and interpreted, by every explicit method', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomModelText,
        randomSettings,
        fc.constantFrom(...EXPLICIT),
        fc.constantFrom('0.1 ms', '0.25 ms', '0.3 ms', '7 us'),
        fc.boolean(),
        async (text, settings, method, dt, fold) => {
          const model = modelOf(text);
          const length = dt === '7 us' ? { for: '0.2 ms' } : {};
          const options: RunOptions = { ...settings, method, dt, fold, ...length };
          const compiled = await outcome(model, { ...options, target: 'js' });
          expect(compiled).toEqual(await outcome(model, { ...options, target: 'interpreter' }));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('mean the same after formatting', () => {
    fc.assert(
      fc.property(randomModelText, (text) => {
        const printed = format(parse({ name: 'random.axo', text }).model);
        expect(format(parse({ name: 'random.axo', text: printed }).model)).toBe(printed);
        expect(withoutSpans(modelOf(printed))).toEqual(withoutSpans(modelOf(text)));
      }),
      { numRuns: 100 },
    );
  });
});

function withoutSpans(model: CheckedModel): unknown {
  return JSON.parse(
    JSON.stringify(model, (key, value: unknown) =>
      key === 'span' || key === 'source' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
    ),
  );
}
