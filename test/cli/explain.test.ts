import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
                E - v + I
        dv/dt = ---------  [mV/ms]
                   tau

      Linearity
        v  linear, constant coefficients

      Jacobian
        d(dv/dt)/d(v)  = -1/tau

      Where it stands still
        stable  v = -70 mV
                eigenvalues -0.1 per ms

      Parameters
        tau  = 10 ms                        membrane time constant
        E    = -70 mV  in [-90 mV, -50 mV]

      Inputs
        I  mV  = 0 mV

      Events, in the order in which they act in a step
        spike when v > -55 mV
        on spike {
          v = E
        }

      Methods, and what a step costs
        method                order  stable  evals  + -   *   /  about  functions
        euler                     1   20 ms      1    3   1   1   4 ns
        midpoint                  2   20 ms      2    6   3   2   6 ns
        heun                      2   20 ms      2    7   4   2   7 ns
        ralston                   2   20 ms      2    7   5   2   7 ns
        rk3                       3   25 ms      3   12   8   3  10 ns
        rk4                       4   28 ms      4   15  10   4  12 ns
        rk38                      4   28 ms      4   18  10   4  13 ns
        semi_implicit_euler       1   20 ms      1    3   1   1   4 ns
        exponential_euler         1  any dt      1    3   2   1   5 ns
        exponential_midpoint      2  any dt      2    3   2   1   5 ns
        exact                 exact  any dt      1    3   1   1   4 ns
        strang                    2  any dt      1    6   2   2   6 ns
        implicit_euler            1  any dt      1   18   6   9  23 ns  9 abs, 3 max
        crank_nicolson            2  any dt      2   27   6  12  28 ns  9 abs, 3 max
        rodas4                    4  any dt      6   40  37  12  35 ns
        bs23                      3   25 ms      4   28  27   5  26 ns  3 max, 3 abs
        dopri5                    5   33 ms      7   61  62   8  48 ns  3 max, 3 abs
        tsit5                     5   35 ms      7   66  67   8  51 ns  3 max, 3 abs
        rodas4_adaptive           4  any dt      7   67  62  16  57 ns  4 max, 6 abs

        rush_larsen is refused: \`rush_larsen\` steps gates exactly, and this model has none.
        rush_larsen_2 is refused: \`rush_larsen_2\` steps gates exactly, and this model has none.
        An evaluation computes the right side of every equation. Counted is what one step of one cell
        computes in strict arithmetic, events included, comparisons aside; the time is a rough estimate
        for compiled JavaScript.
        At any dt stable, in what they solve exactly (variables linear in themselves, gates, linear
        terms): exponential_euler, exponential_midpoint, exact, strang; the explicit ones while dt is
        small against the fastest time constant. Where what they solve exactly is much faster than dt,
        methods of second order are of first.
        At any dt stable wherever the model itself is: implicit_euler, crank_nicolson, rodas4,
        rodas4_adaptive. They solve linear equations in each step; of those that iterate three corrections
        are counted.
        With steps of 0.01 ms the method \`auto\` takes
        v: exact, as what is linear with constant coefficients is solved exactly.
      "
    `);
  });

  it('shows parts, their wiring and what keeps an equation from being linear', () => {
    const { out } = axode(MODELS, 'explain', 'neurons/hodgkin-huxley.axo');
    expect(out).toContain('sodium     channel SquidSodium     v <- v');
    expect(out).toContain('v            linear in itself, the others held  because of sodium.i');
  });

  it('tells of a component that is no neuron', () => {
    const { exit, out } = axode(MODELS, 'explain', 'channels/squid-sodium.axo#SquidSodium');
    expect(exit).toBe(0);
    expect(out).toContain('  i       = g * m^3 * h * (v - E)');
    // In a file without neurons nothing else can be meant.
    expect(axode(MODELS, 'explain', 'channels/squid-sodium.axo').out).toBe(out);
  });

  it('tells of functions how they are called, where a file declares nothing else', () => {
    const { exit, out } = axode(FOLDER, 'explain', 'std/functions/nernst-potential');
    expect(exit).toBe(0);
    expect(out).toMatch(
      /^ {2}nernst\(inside : mM, outside : mM, valence, temperature : degC\)\n {6}Inside minus/m,
    );
    const json = axode(FOLDER, 'explain', 'std/functions/nernst-potential', '--json').out;
    expect(JSON.parse(json)).toMatchObject({ functions: [{ name: 'nernst' }] });
    expect(axode(FOLDER, 'run', 'std/functions/nernst-potential').aside).toContain(
      'declares functions only: `nernst`.\nhint: import them in a model; `axode explain std/functions',
    );
  });

  it('tells of a method of the modeler among the others', () => {
    const { out } = axode(FOLDER, 'explain', 'cell.axo', '--method', 'tableau: 1/2; 0 1');
    expect(out).toMatch(/^ {2}tableau: 1\/2; 0 1 {2,}2 {2,}20 ms {2,}2 /m);
  });

  it('writes a page with --out, after it was found to be writable', () => {
    const { exit, out, aside } = axode(FOLDER, 'explain', 'cell.axo', '--out', 'cell.html', '--code');
    expect({ exit, out, aside }).toEqual({ exit: 0, out: '', aside: 'Written: cell.html\n' });
    const page = readFileSync(join(FOLDER, 'cell.html'), 'utf8');
    expect(page).toContain('<math');
    expect(page).toContain('function step(numbers');
    expect(axode(FOLDER, 'explain', 'cell.axo', '--out', 'cell.pdf')).toMatchObject({ exit: 2, out: '' });
    expect(axode(FOLDER, 'explain', 'cell.axo', '--out', 'nowhere/cell.html').aside).toContain('no folder');
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
    expect(explained.methods[0]).toMatchObject({ name: 'euler', order: 1, evaluations: 1 });
    expect(explained.methods[0].cost).toMatchObject({
      additions: 3,
      multiplications: 1,
      divisions: 1,
      functions: {},
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
