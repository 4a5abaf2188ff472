import { describe, expect, it } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { modelOf } from '../../../src/index.ts';
import { textWidth } from '../../../src/report/typeset/box.ts';
import { ASCII, SIGNS } from '../../../src/report/typeset/letters.ts';
import { typesetter, wrapText } from '../../../src/report/typeset/typeset.ts';

/** Returns a formula as it is shown. */
function shown(formula: string, { letters = SIGNS, width = 60 } = {}): string {
  const model = modelOf(`neuron Any {
    param a = 1; param b = 2; param c = 3; param tau_m = 10 ms
    state v : mV = 1 mV
    dv/dt = -v / tau_m
    x = ${formula}
  }`);
  const value = known(model.definitions.at(-1)?.value, 'x');
  const { lines } = typesetter(model, letters).formula(value, width);
  return `\n${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

describe('a formula in a terminal', () => {
  it('has quotients as fractions and the signs of mathematics', () => {
    expect(shown('a - (b + c) / (2 * a) * v^2 / (tau_m * 1 [mV^2/ms]) + 1')).toMatchInlineSnapshot(`
      "
          b + c          v²
      a − ───── · ──────────────── + 1
          2 · a   τ_m · 1 [mV²/ms]
      "
    `);
  });

  it('has them in ASCII too', () => {
    expect(shown('a - (b + c) / (2 * a) + v^2 / 1 [mV^2]', { letters: ASCII })).toMatchInlineSnapshot(`
      "
          b + c     v^2
      a - ----- + --------
          2 * a   1 [mV^2]
      "
    `);
  });

  it('keeps what is deeper on its line', () => {
    expect(shown('0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV)) * tau_m')).toMatchInlineSnapshot(`
      "
          0.1/ms/mV · 10 mV
      ────────────────────────── · τ_m
      exprel(−(v + 40 mV)/10 mV)
      "
    `);
  });

  it('lists cases', () => {
    expect(shown('if a > 1 then b / 2 else if b <= 2 then 10 else -c')).toMatchInlineSnapshot(`
      "
      ⎧ b/2   if a > 1
      ⎨ 10    if b ≤ 2
      ⎩ −c    otherwise
      "
    `);
    expect(shown('if a > 1 then b / 2 else c', { letters: ASCII })).toMatchInlineSnapshot(`
      "
      { b/2   if a > 1
      {
      { c     otherwise
      "
    `);
  });

  it('keeps a choice within a formula on its line', () => {
    expect(shown('2 * (if a > 1 then b else c)')).toMatchInlineSnapshot(`
      "
      2 · (if a > 1 then b else c)
      "
    `);
  });

  it('is broken between terms where it is too wide', () => {
    expect(
      shown('a * b * c + a / b - b * c * exp(a) - c * a * exp(b)', { width: 24 }),
    ).toMatchInlineSnapshot(`
      "
                  a
      a · b · c + ─
                  b

       − b · c · exp(a)
       − c · a · exp(b)
      "
    `);
  });

  it('is one long line, broken, where its terms are too wide', () => {
    expect(shown('a * b * c * exp(a) * exp(b) * exp(c)', { width: 20 })).toMatchInlineSnapshot(`
      "
      a · b · c · exp(a) ·
        exp(b) · exp(c)
      "
    `);
  });
});

describe('wrapped text', () => {
  it('is never wider than asked, unless a word is', () => {
    const lines = wrapText('of words that are of several lengths and incomprehensibilities', 16, 2);
    expect(lines).toMatchInlineSnapshot(`
      [
        "of words that",
        "  are of several",
        "  lengths and",
        "  incomprehensibilities",
      ]
    `);
  });

  it('counts the columns of wide characters', () => {
    expect(textWidth('電位 v')).toBe(6);
  });
});
