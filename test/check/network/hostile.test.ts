/** Texts of networks that nobody should write: each gets diagnostics, and none an exception or a long wait. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { renderDiagnostics } from '../../../src/diagnostics/render.ts';
import { randomNetwork } from '../../random/network-arbitrary.ts';

const MODELS = `
neuron C { input I = 0; state v = 0; dv/dt = (I - v) / 10 ms; spike when v > 1; on spike { v = 0 } }
synapse Y { param w = 1; on pre { post.v += w } }`;

function codesOf(text: string): readonly string[] {
  const { diagnostics, sources } = check({ name: 'net.axo', text });
  renderDiagnostics(diagnostics, sources);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('a network', () => {
  it.each([
    ['population A = C[1000000000]', 'network/too-large'],
    ['population A = C[0]', 'network/size'],
    ['population A = C[1e300]', 'network/too-large'],
    ['population A = A[3]', 'wiring/unknown-component'],
    ['population A = C[3]\npopulation A = C[4]', 'names/duplicate'],
    ['population A = C[3]\nsignal I = b\nsignal b = I', 'network/signal'],
    ['population A = C[3]\nconnect A -> A by Y(w = 0 / 0) all to all', 'network/rule'],
    ['population A = C[3]\nconnect A -> A by Y all to all, delay infinity', 'network/rule'],
    ['population A = C[1]\nconnect A -> A by Y with fixed indegree 1, no self', 'network/rule'],
    ['param n = n\npopulation A = C[n]', 'structure/cycle'],
    ['connect -> by Y all to all', 'network/empty'],
    ['population A = C[3] { __proto__ = 3 }', 'wiring/unknown-argument'],
    ['population A = C[3]\nrecord v of A[2..1]', 'network/cells'],
  ])('is refused for what it says: %s', (body, code) => {
    expect(codesOf(`${MODELS}\nnetwork N {\n${body}\n}`)).toContain(code);
  });

  it('may record one cell as a range, and be named as nothing else is', () => {
    const body =
      'population __proto__ = C[3]\nrecord v of __proto__[1..1]\nconnect __proto__ -> __proto__ by Y all to all';
    expect(codesOf(`${MODELS}\nnetwork constructor {\n${body}\n}`)).toEqual([]);
  });

  it('is checked to its end, whatever is left out, exchanged or made huge in it', () => {
    const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const edit = fc.record({
      at: place,
      from: place,
      word: fc.option(
        fc.constantFrom('1e308', '1000000000', '-1', '{', ')', 'A', 'xi', 'connect', '__proto__', '0/0'),
      ),
    });
    fc.assert(
      fc.property(randomNetwork, fc.array(edit, { minLength: 1, maxLength: 4 }), ({ text }, edits) => {
        const start = text.indexOf('\nsynapse ');
        const tokens = text.slice(start).match(/\s+|[\w.]+|[^\s\w]/g) ?? [];
        for (const { at, from, word } of edits) {
          const [one, other] = [at, from].map((each) => Math.floor(each * tokens.length));
          tokens[one ?? 0] = word ?? tokens[other ?? 0] ?? '';
        }
        expect(() => codesOf(text.slice(0, start) + tokens.join(''))).not.toThrow();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
