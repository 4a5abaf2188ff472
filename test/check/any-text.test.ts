/** Whatever the text: diagnostics or models, soon, and never a crash. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { format } from '../../src/syntax/format.ts';
import { MODEL_FILES } from '../models/shipped-models.ts';
import { arbitraryModelSyntax } from '../syntax/arbitraries.ts';
import { checkText } from './check-text.ts';
import { expectRuns, expectSound } from './expect-sound.ts';

/** Checks a text and what is said of it: sentences, at places that are in the text, none twice. */
function expectSense(text: string): void {
  const { diagnostics, models, sources } = checkText(text);
  const seen = new Set<string>();
  for (const { code, message, span, labels, fixes, note, hint } of diagnostics) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(message).toMatch(/\.$/);
    expect(`${message} ${note ?? ''} ${hint ?? ''}`).not.toMatch(/NaN|\[object|undefined|(^| )``( |$)/);
    const places = [span, ...labels.map((label) => label.span), ...fixes.map((fix) => fix.span)];
    for (const place of places) {
      if (place === undefined) continue;
      const length = sources.get(place.source)?.length ?? -1;
      expect(place.start).toBeGreaterThanOrEqual(0);
      expect(place.start).toBeLessThanOrEqual(place.end);
      expect(place.end).toBeLessThanOrEqual(length);
    }
    const place = labels[0]?.span ?? span;
    const key = `${code} ${span?.source} ${span?.start} ${span?.end} ${place?.source} ${place?.start}`;
    expect(seen.has(key), key).toBe(false);
    seen.add(key);
  }
  // A text without an error gives a model for each of its components.
  if (!hasErrors(diagnostics)) expect([...models.keys()]).toEqual(checkText(text).components);
  expect(() => renderDiagnostics(diagnostics, sources)).not.toThrow();
  for (const model of models.values()) {
    expectSound(model);
    expectRuns(model);
  }
}

const WORDS =
  'neuron channel pool compartment param input state gate output use function const import if then else and or not in on t dt pi infinity old true false spike when at every from refractory holds step count last_spike alpha beta inf tau scale time unit a b0 b1 b2 v m leak.i leak Leak Cell exp max clamp times length interpolate held peak crosses falls below mV ms nA 1 0 0.5 2 10'.split(
    ' ',
  );
const SIGNS = '+ - * / ^ = < <= > >= == != += *= ( ) [ ] { } , : ; . \n \n \n # ##'.split(' ');
const QUANTITIES = ['10 mV', '5 ms', '1 nS', '2 [m^(1/3)]', '1e99 A', '3 mS/cm^2'];
const DERIVATIVES = ['dv/dt =', "v' =", 'da/dt =', "v''"];

const soup = fc
  .array(fc.constantFrom(...WORDS, ...WORDS, ...SIGNS, ...SIGNS, ...QUANTITIES, ...DERIVATIVES), {
    maxLength: 60,
  })
  .map((tokens) => tokens.join(' '));

/** Soup where a statement may stand, so that more of it is read. */
const statements = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'state v : mV = -65 mV',
        'dv/dt = -v / 10 ms',
        'input I : nA = 0',
        'param a = 2',
        'param times : ms[] = [1 ms, 2 ms]',
        'gate m { inf = 0.5; tau = a * 1 ms }',
        'use leak = Leak(g = a)',
        'spike when v > 0 mV',
        'on spike { v = -65 mV; leak.c += a }',
        'refractory 2 ms holds v',
        'time unit 1 ms',
        'output i = leak.i * m',
      ),
      fc
        .array(fc.constantFrom(...WORDS, ...SIGNS.filter((sign) => sign !== '\n'), ...QUANTITIES), {
          minLength: 1,
          maxLength: 9,
        })
        .map((tokens) => `NEW = ${tokens.join(' ')}`),
    ),
    { maxLength: 14 },
  )
  .map((lines) => lines.map((line, i) => line.replace('NEW', `b${i}`)))
  .map(
    (lines) =>
      `channel Leak {\n  param g = 1\n  input v : mV = 0\n  state c = 0\n  dc/dt = -c / 1 ms\n  output i = g * v\n}\nneuron Cell {\n${lines.join('\n')}\n}\n`,
  );

const TEXTS = MODEL_FILES.map((name) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8'));

interface Mutation {
  readonly kind: 'delete' | 'duplicate' | 'swap' | 'replace';
  readonly of: 'line' | 'token';
  readonly at: number;
  readonly other: number;
  readonly by: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'swap', 'replace'),
  of: fc.constantFrom('line', 'token', 'token'),
  at: fc.nat(100_000),
  other: fc.nat(100_000),
  by: fc.constantFrom(...WORDS, ...SIGNS, ...QUANTITIES),
});

function mutate(text: string, { kind, of, at, other, by }: Mutation): string {
  const parts = of === 'line' ? text.split(/(?<=\n)/) : text.split(/\b|(?<=\W)/);
  const [i, j] = [at % Math.max(parts.length, 1), other % Math.max(parts.length, 1)];
  const [a = '', b = ''] = [parts[i], parts[j]];
  const put = (index: number, part: string): void => {
    parts[index] = part;
  };
  if (kind === 'delete') put(i, '');
  else if (kind === 'duplicate') put(i, a + a);
  else if (kind === 'replace') put(i, by);
  else {
    put(i, b);
    put(j, a);
  }
  return parts.join('');
}

/** Without imports, so that a mutant is looked at to its end: channels and neurons in one text. */
const alone = TEXTS.map((text) => text.replaceAll(/^import.*$/gm, '')).join('\n');

const mutant = fc
  .tuple(fc.constantFrom(alone, ...TEXTS), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([text, mutations]) => mutations.reduce(mutate, text));

const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 150) };

describe('any text', () => {
  it('of tokens in any order makes sense', () => {
    fc.assert(fc.property(soup, expectSense), RUNS);
  });

  it('of statements in any order makes sense', () => {
    fc.assert(fc.property(statements, expectSense), RUNS);
  });

  it('of a random tree makes sense', () => {
    fc.assert(fc.property(arbitraryModelSyntax.map(format), expectSense), RUNS);
  });

  it('that was a model before some slips makes sense', () => {
    fc.assert(fc.property(mutant, expectSense), RUNS);
  });
});
