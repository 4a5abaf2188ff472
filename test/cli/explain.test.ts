import { describe, expect, it } from 'vitest';
import { axode, folderWith, MODELS } from './axode.ts';
import { CELL, THREE_MISTAKES } from './models.ts';

const FOLDER = folderWith({ 'cell.axo': CELL, 'broken.axo': THREE_MISTAKES });

describe('axode explain', () => {
  it('prints what the compiler understood', () => {
    const { exit, out, aside } = axode(FOLDER, 'explain', 'cell.axo');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      neuron Cell, from cell.axo
        A cell to try commands on.

      Units
        It computes in ms, mV.

      State variables
        v  mV  starts at E

      Equations
        dv/dt  = (E - v + I) / tau  [mV/ms]

      Linearity
        v  linear, with constant coefficients

      Parameters
        tau  = 10 ms                          membrane time constant
        E    = -70 mV    in [-90 mV, -50 mV]

      Inputs
        I  mV  = 0 mV

      Events, in the order in which they act in a step
        spike when v > -55 mV
        on spike {
          v = E
        }

      Methods
        euler              order 1  stable while dt is small against the fastest time constant
        midpoint           order 2  stable while dt is small against the fastest time constant
        heun               order 2  stable while dt is small against the fastest time constant
        ralston            order 2  stable while dt is small against the fastest time constant
        rk3                order 3  stable while dt is small against the fastest time constant
        rk4                order 4  stable while dt is small against the fastest time constant
        rk38               order 4  stable while dt is small against the fastest time constant
        exponential_euler  order 1  stable at any dt in what is linear in itself
      "
    `);
  });

  it('shows parts, their wiring and what keeps an equation from being linear', () => {
    const { out } = axode(MODELS, 'explain', 'neurons/hodgkin-huxley.axo');
    expect(out).toContain('sodium     channel SquidSodium     v ← v');
    expect(out).toContain('linear in v alone, the others held: `sodium.i`');
  });

  it('adds the generated code with --code, by the method asked for', () => {
    const { out } = axode(FOLDER, 'explain', 'cell.axo', '--code', '--method', 'euler');
    expect(out.slice(out.indexOf('Generated code'))).toMatchInlineSnapshot(`
      "Generated code: one step of one cell
      // One step of Cell by euler, strict arithmetic: from t_k to t_(k+1), in ms.
      function step(numbers, k, p, q, dt, elementary) {
        'use strict';
        const tau = numbers[0]; // tau, ms (parameter)
        const E = numbers[1]; // E, mV (parameter)
        const I = numbers[2]; // I, mV (input)
        const v = numbers[3]; // v, mV (state)

        const dv_dt = (E - v + I) / tau;
        // dv/dt = (E - v + I) / tau  [cell.axo:7]
        const v_next = v + dt * dv_dt;
        const spikes = v_next > -55;
        // on spike: v = E  [cell.axo:9]
        const v_2 = spikes ? E : v_next;
        // spike when v > -55 mV  [cell.axo:8]
        const spike_count = spikes ? 1 : 0;

        numbers[3] = v_2; // v
        return spike_count;
      }
      "
    `);
  });

  it('cites the lines of every event that changes a state', () => {
    const folder = folderWith({
      'adapting.axo': `neuron Adapting {
  input I : mV = 0
  state v : mV = -70 mV
  state w : mV = 0
  dv/dt = (-70 mV - v - w + I) / 10 ms
  dw/dt = -w / 100 ms
  spike when v > -55 mV
  on spike {
    v = -70 mV
    w += 2 mV
  }
  at 5 ms {
    w = 0
  }
}
`,
    });
    const { out } = axode(folder, 'explain', 'adapting.axo', '--code');
    expect(out).toContain('// on spike: v = -70 mV  [adapting.axo:9]');
    expect(out).toContain('// on spike: w = w + 2 mV; at 5 ms: w = 0  [adapting.axo:10, adapting.axo:13]');
    expect(out).toContain('  at 5 ms {');
  });

  it('prints the equations as TeX with --tex, and nothing else', () => {
    const { out } = axode(FOLDER, 'explain', 'cell.axo', '--tex');
    expect(out).toBe('\\begin{align*}\n  \\frac{dv}{dt} &= \\frac{E-v+I}{\\tau}\n\\end{align*}\n');
  });

  it('prints all of it as JSON with --json', () => {
    const { exit, out } = axode(FOLDER, 'explain', 'cell.axo', '--json', '--code', '--tex');
    const explained = JSON.parse(out);
    expect(exit).toBe(0);
    expect(explained.states[0].equation).toEqual({
      left: 'dv/dt',
      right: '(E - v + I) / tau',
      unit: 'mV/ms',
      linearity: 'constant',
    });
    expect(Object.keys(explained)).toContain('code');
    expect(Object.keys(explained)).toContain('tex');
  });

  it('reports what is wrong instead', () => {
    expect(axode(FOLDER, 'explain', 'broken.axo')).toMatchObject({ exit: 1, out: '' });
    const { exit, out } = axode(FOLDER, 'explain', 'broken.axo', '--json');
    expect({ exit, mistakes: JSON.parse(out).length }).toEqual({ exit: 1, mistakes: 3 });
    expect(axode(FOLDER, 'explain', 'cell.axo', '--method', 'rk5').aside).toContain('did you mean `rk4`?');
  });
});
