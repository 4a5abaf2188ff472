import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { compile } from '../../src/compile.ts';
import { type CompileSynapseOptions, compileSynapse } from '../../src/compile-synapse.ts';
import { endRecords } from '../../src/lower/synapse/end-meanings.ts';
import { synapseOf } from '../lower/synapse-text.ts';
import { join } from './joined-cells.ts';

function compiled(text: string, options: CompileSynapseOptions): ReturnType<typeof compileSynapse> {
  const { synapse, pre, post } = synapseOf(text);
  const storage = (model: typeof pre, end: 'pre' | 'post') =>
    known(compile(model, { records: endRecords(synapse, end) }).artifact, model.name).linkables.js.storage;
  return compileSynapse(synapse, { pre: storage(pre, 'pre'), post: storage(post, 'post') }, options);
}

const GRADED = `synapse Graded {
  state s = 0; ds/dt = (pre.v * (1 - s) - s^2) / 5 ms
  post.I += s
}`;
const TRACE = 'synapse Trace { state x = 0; dx/dt = -x / 5 ms; on pre { x += 1; post.g += x } }';

describe('compileSynapse', () => {
  it('steps by the method what is to be stepped', () => {
    const { artifact, diagnostics } = compiled(GRADED, { method: 'euler' });
    expect(diagnostics).toEqual([]);
    expect(artifact?.integrator.name).toBe('euler');
    expect(artifact?.code.linkable.driver).toEqual({ kind: 'fixed' });
  });

  it('chooses a method if it is asked to', () => {
    const { artifact, diagnostics } = compiled(GRADED, { method: 'auto' });
    expect(diagnostics).toEqual([]);
    expect(artifact?.integrator.name).toBe('auto');
    expect(artifact?.code.linkable.driver).toBeDefined();
  });

  it('says why a method cannot step it, and with what else', () => {
    const [diagnostic, ...others] = compiled(GRADED, { method: 'exact' }).diagnostics;
    expect(others).toEqual([]);
    expect(diagnostic?.code).toBe('method/not-linear');
    expect(diagnostic?.hint).toContain('take `exponential_midpoint`');
  });

  it('says that there is no such method', () => {
    expect(compiled(TRACE, { method: 'eular' }).diagnostics.map(({ code }) => code)).toEqual([
      'method/unknown',
    ]);
  });

  it('has nothing to step where all states are event-driven, whatever the method', () => {
    for (const method of ['exact', 'rk4', 'auto', 'implicit_euler']) {
      const { artifact, diagnostics } = compiled(TRACE, { method });
      expect(diagnostics).toEqual([]);
      expect(artifact?.code.linkable.driver).toBeUndefined();
      expect(artifact?.code.kernels()).not.toContain('function step(');
    }
  });

  it('steps by methods that solve equations, and by those that choose their steps', () => {
    const end = (method: string): number => {
      const cells = join(synapseOf(GRADED), [[0]], { method });
      cells.cells('pre', 'v').fill(0.8);
      for (let k = 0; k < 100; k++) cells.step(k);
      return cells.recorded('s', 100)[0] ?? Number.NaN;
    };
    const expected = end('rk4');
    expect(expected).toBeGreaterThan(0.3);
    for (const method of ['crank_nicolson', 'rodas4', 'dopri5', 'tsit5'])
      expect(end(method), method).toBeCloseTo(expected, 5);
  });
});
