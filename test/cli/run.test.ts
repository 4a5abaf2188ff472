import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axode, CLI, folderWith, MODELS } from './axode.ts';
import { CELL } from './models.ts';

const FOLDER = folderWith({
  'cell.axo': CELL,
  'noisy.axo': 'neuron Noisy {\n  state x = 0\n  dx/dt = -x / 10 ms + xi / sqrt(1 ms)\n}\n',
  'channel.axo': 'channel Leak {\n  input v : mV = 0\n  output i = v / 1 ms\n}\n',
  'channels.axo': 'channel Open {\n  output i = 1 nA\n}\n\nchannel Shut {\n  output i = 0 nA\n}\n',
});
const SHORT = ['--for', '50ms', '--dt', '0.1ms', '--input', 'I = 20 mV'] as const;

/** What a run took differs from run to run. */
function withoutTimings(text: string): string {
  return text.replaceAll(/compiled in .*/g, '…');
}

describe('axode run', () => {
  it('draws as wide as COLUMNS says where there is no terminal', () => {
    const widest = (columns: string): number => {
      const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', COLUMNS: columns };
      const words = [CLI, 'run', 'cell.axo', ...SHORT];
      const { stdout: out } = spawnSync(process.execPath, words, { cwd: FOLDER, env, encoding: 'utf8' });
      return Math.max(
        ...out.split('\n').flatMap((line) => (/[┤└]/.test(line) ? [Array.from(line).length] : [])),
      );
    };
    // The unit of the time axis stands beyond the drawing.
    expect([widest('60'), widest('90')]).toEqual([53, 83]);
  });

  it('draws the trace and says what happened', () => {
    const { exit, out, aside } = axode(FOLDER, 'run', 'cell.axo', ...SHORT);
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(`\n${withoutTimings(out)}`).toMatchInlineSnapshot(`
      "
      1 cell · 500 steps of 0.1 ms · records v at 501 times · takes 210 kB of memory
                v (mV)
            -55 ┤                  ⢀⣠⠴⠒⢻                  ⣀⡤⠴⠚⢹                 ⢀⣀⡤⠖⠚⡇
                │              ⢀⣠⠴⠚⠉   ⢸              ⣀⡤⠖⠋⠁   ⢸              ⣀⡤⠖⠋    ⡇
                │           ⢀⡤⠞⠉       ⢸           ⣀⡴⠚⠁       ⢸           ⣠⠴⠋⠁       ⡇          ⢀⡤⠖
            -60 ┤         ⣠⠖⠋          ⢸        ⢀⡤⠞⠁          ⢸        ⢀⡴⠋⠁          ⡇        ⣠⠞⠉
                │      ⢀⡤⠞⠁            ⢸      ⢀⡴⠋             ⢸      ⣠⠞⠉             ⡇     ⢀⡤⠞⠁
            -65 ┤    ⢀⡴⠋               ⢸    ⢀⡴⠋               ⢸    ⣠⠞⠁               ⡇   ⢀⡴⠋
                │   ⣰⠋                 ⢸  ⢀⡴⠋                 ⢸  ⣠⠞⠁                 ⡇  ⣰⠋
                │ ⢀⡞⠁                  ⢸ ⣠⠏                   ⢸⢀⡴⠃                   ⡇⢀⡞⠁
            -70 ┤⣰⠋                    ⢸⡼⠁                    ⢸⠞                     ⣷⠋
         spikes                         ╵                     ╵                      ╵
                └┴───────────────┴───────────────┴────────────────┴───────────────┴───────────────┴
                 0              10              20               30              40              50 ms
      Cell by rk4, dt = 0.1 ms · 3 spikes (60 Hz) · 500 steps · …
      "
    `);
  });

  it('prints the result as JSON with --json', () => {
    const { exit, out } = axode(
      FOLDER,
      'run',
      'cell.axo',
      ...SHORT,
      '--json',
      '--quiet',
      '--every',
      '100',
      '--record',
      'v,E',
    );
    const { meta, ...result } = JSON.parse(out);
    expect(exit).toBe(0);
    expect(Object.keys(meta)).toEqual([
      'target',
      'arithmetic',
      'steps',
      'every',
      'ending',
      'compile_ms',
      'run_ms',
      'ns_per_cell_step',
      'inputs',
      'set',
    ]);
    expect(result).toMatchInlineSnapshot(`
      {
        "cells": 1,
        "cells_recorded": {
          "E": [
            0,
          ],
          "v": [
            0,
          ],
        },
        "dt": {
          "unit": "ms",
          "value": 0.1,
        },
        "measures": {},
        "method": "rk4",
        "model": "Cell",
        "origin": {
          "address": "cell.axo#Cell",
          "command": "axode run cell.axo --for 50ms --dt 0.1ms --input "I = 20 mV" --json --quiet --every 100 --record v,E",
          "files": {
            "cell.axo": "## A cell to try commands on.
      neuron Cell {
        param tau = 10 ms              ## membrane time constant
        param E : mV = -70 mV in [-90 mV, -50 mV]
        input I : mV = 0
        state v : mV = E
        dv/dt = (E - v + I) / tau
        spike when v > -55 mV
        on spike { v = E }
      }
      ",
          },
          "version": "0.1.0",
        },
        "spikes": [
          [
            13.9,
            27.8,
            41.7,
          ],
        ],
        "sweep": [],
        "t": [
          0,
          10,
          20,
          30,
          40,
          50,
        ],
        "time_unit": "ms",
        "traces": {
          "E": [
            -70,
            -70,
            -70,
            -70,
            -70,
            -70,
          ],
          "v": [
            -70,
            -57.35758882404714,
            -60.86701738204703,
            -66.05037595954629,
            -55.90460333908563,
            -58.720985727038986,
          ],
        },
        "units": {
          "E": "mV",
          "v": "mV",
        },
      }
    `);
  });

  it('writes pictures, data and tables to every --out', () => {
    const { exit, out, aside } = axode(
      FOLDER,
      'run',
      'cell.axo',
      ...SHORT,
      '--out',
      'v.svg',
      '--out',
      'v.json',
      '--out',
      'v.csv',
    );
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(out).toContain('Written: v.svg, v.json, v.csv (traces)\n');
    expect(readFileSync(join(FOLDER, 'v.svg'), 'utf8')).toMatch(/^<svg [\s\S]*v \(mV\)/);
    expect(JSON.parse(readFileSync(join(FOLDER, 'v.json'), 'utf8')).traces.v).toHaveLength(501);
    expect(readFileSync(join(FOLDER, 'v.csv'), 'utf8').split('\n').slice(0, 2)).toEqual([
      't (ms),v (mV),spikes',
      '0,-70,0',
    ]);
  });

  it('writes each file once, and says what its tables hold', () => {
    const words = ['--record', 'v', '--every', '10', '--measure', 'count(spikes)'];
    const tables = ['--out', 'm.csv', '--out', './m.csv'];
    const { exit, out } = axode(FOLDER, 'run', 'cell.axo', ...SHORT, ...words, ...tables);
    expect(exit).toBe(0);
    expect(out).toContain('Written: m.csv (measures), m.traces.csv (traces)\n');
    expect(readFileSync(join(FOLDER, 'm.csv'), 'utf8')).toBe('cell,count(spikes)\n0,3\n');
    expect(readFileSync(join(FOLDER, 'm.traces.csv'), 'utf8').split('\n').slice(0, 2)).toEqual([
      't (ms),v (mV),spikes',
      '0,-70,0',
    ]);
    mkdirSync(join(FOLDER, 'n.traces.csv'));
    expect(axode(FOLDER, 'run', 'cell.axo', ...SHORT, ...words, '--out', 'n.csv').aside).toContain(
      '"n.traces.csv" cannot be written: it is a folder.',
    );
    const cells = axode(FOLDER, 'run', 'cell.axo', ...SHORT, '--cells', '2', '--out', 's.csv');
    expect(cells.out).toContain('Written: s.csv (spikes)\n');
    expect(readFileSync(join(FOLDER, 's.csv'), 'utf8')).toBe(
      'cell,t (ms)\n0,13.9\n0,27.8\n0,41.7\n1,13.9\n1,27.8\n1,41.7\n',
    );
  });

  it('gives the same numbers by the interpreter', () => {
    const words = ['run', 'cell.axo', ...SHORT, '--json', '--quiet'] as const;
    const compiled = JSON.parse(axode(FOLDER, ...words).out);
    const interpreted = JSON.parse(axode(FOLDER, ...words, '--target', 'interpreter').out);
    expect(interpreted.traces).toEqual(compiled.traces);
    expect(interpreted.spikes).toEqual(compiled.spikes);
  });

  it('gives the same numbers with parameters folded, and nearly the same with --fast', () => {
    const words = ['run', 'cell.axo', ...SHORT, '--json', '--quiet'] as const;
    const strict = JSON.parse(axode(FOLDER, ...words, '--strict').out);
    expect(JSON.parse(axode(FOLDER, ...words, '--fold').out).traces).toEqual(strict.traces);
    const fast = JSON.parse(axode(FOLDER, ...words, '--fast').out);
    expect(fast.meta.arithmetic).toBe('fast');
    const difference = fast.traces.v.map((v: number, k: number) => Math.abs(v - strict.traces.v[k]));
    expect(Math.max(...difference)).toBeLessThan(1e-9);
  });

  it('sets parameters and takes a method', () => {
    const { out } = axode(
      FOLDER,
      'run',
      'cell.axo',
      ...SHORT,
      '--set',
      'tau = 0.02 s',
      '--set',
      'v=-60 mV',
      '--method',
      'exponential_euler',
      '--json',
      '--quiet',
    );
    const { method, meta, traces } = JSON.parse(out);
    expect({ method, set: meta.set, first: traces.v[0] }).toEqual({
      method: 'exponential_euler',
      set: { tau: '0.02 s', v: '-60 mV' },
      first: -60,
    });
  });

  it('locates spikes, by methods whose steps a tolerance bounds and by others', () => {
    const first = (...words: readonly string[]): number =>
      JSON.parse(axode(FOLDER, 'run', 'cell.axo', ...SHORT, '--json', '--quiet', ...words).out).spikes[0][0];
    // From -70 mV towards -50 mV in 10 ms: three quarters of the way at 10 ms log(4).
    const reached = 10 * Math.log(4);
    expect(first()).toBe(13.9);
    expect(first('--method', 'exact', '--spike-times', 'located')).toBeCloseTo(reached, 12);
    expect(first('--method', 'dopri5', '--tolerance', '1e-9')).toBeCloseTo(reached, 6);
    expect(Math.abs(first('--method', 'bs23', '--tolerance', '1e-3') - reached)).toBeGreaterThan(1e-7);
  });

  it('takes a seed', () => {
    const path = (...words: readonly string[]): readonly number[] => {
      const short = ['--for', '1ms', '--dt', '0.1ms', '--method', 'sra1', '--json', '--quiet'];
      return JSON.parse(axode(FOLDER, 'run', 'noisy.axo', ...short, ...words).out).traces.x;
    };
    expect(path('--seed', '0')).toEqual(path());
    expect(path('--seed', '1')).not.toEqual(path());
  });

  it('computes with float32 numbers', () => {
    const { out } = axode(FOLDER, 'run', 'cell.axo', ...SHORT, '--json', '--quiet', '--float', 'f32');
    const v: readonly number[] = JSON.parse(out).traces.v;
    expect(v.map(Math.fround)).toEqual(v);
    expect(new Set(v).size).toBeGreaterThan(100);
  });

  it('picks a component by name', () => {
    const { out } = axode(
      MODELS,
      'run',
      'neurons/izhikevich.axo#Chattering',
      '--for',
      '10ms',
      '--dt',
      '1ms',
      '--json',
    );
    expect(JSON.parse(out).model).toBe('Chattering');
  });

  it('reports every mistake of a request at once, before it runs', () => {
    const { exit, out, aside } = axode(
      FOLDER,
      'run',
      'cell.axo',
      '--for',
      '50mV',
      '--dt',
      '0.1',
      '--set',
      'tua = 1 ms',
      '--record',
      'u',
      '--method',
      'rk5',
    );
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(`\n${aside}`).toMatchInlineSnapshot(`
      "
      error[run/not-a-time]: \`for\` must be a time, but \`50mV\` is no time.
      hint: write a number with a unit of time, for example \`0.1 ms\`.

      error[run/not-a-time]: \`dt\` must be a time, but \`0.1\` has no unit.
      hint: write a number with a unit of time, for example \`0.1 ms\`.

      error[run/not-settable]: Cell has no parameter or state variable \`tua\`.
      hint: did you mean \`tau\`?

      error[method/unknown]: There is no method \`rk5\`.
      hint: did you mean \`rk4\`? The methods are \`euler\`, \`midpoint\`, \`heun\`, \`ralston\`, \`rk3\`, \`rk4\`, \`rk38\`, \`semi_implicit_euler\`, \`exponential_euler\`, \`exponential_midpoint\`, \`rush_larsen\`, \`rush_larsen_2\`, \`exact\`, \`strang\`, \`implicit_euler\`, \`crank_nicolson\`, \`rodas4\`, \`bs23\`, \`dopri5\`, \`tsit5\`, \`rodas4_adaptive\`, \`euler_maruyama\`, \`milstein\`, \`heun_stratonovich\`, \`sra1\`.

      error[run/unknown-record]: Cell has no \`u\` to record.
        --> record u:1:1
         |
       1 | u
         | ^
      hint: it has \`v\`, \`I\`, \`tau\`, \`E\`.

      5 errors
      "
    `);
  });

  it('finds a file that cannot be written, or whose form is unknown, before it runs', () => {
    mkdirSync(join(FOLDER, 'taken.svg'), { recursive: true });
    const { exit, out, aside } = axode(
      FOLDER,
      'run',
      'cell.axo',
      ...SHORT,
      '--out',
      'v.pdf',
      '--out',
      'nowhere/v.csv',
      '--out',
      'taken.svg',
      '--out',
      'never.csv',
    );
    expect({ exit, out, made: existsSync(join(FOLDER, 'never.csv')) }).toEqual({
      exit: 2,
      out: '',
      made: false,
    });
    expect(`\n${aside}`).toMatchInlineSnapshot(`
      "
      error[command/unknown-format]: The ending of "v.pdf" says no form that can be written.
      hint: end it in .html, .svg, .png, .json, .csv.

      error[command/cannot-write]: "nowhere/v.csv" cannot be written: there is no folder "nowhere".

      error[command/cannot-write]: "taken.svg" cannot be written: it is a folder.

      3 errors
      "
    `);
  });

  it('says which components there are', () => {
    expect(axode(FOLDER, 'run', 'cell.axo#Cel', ...SHORT).aside).toMatchInlineSnapshot(`
      "error[command/unknown-component]: "cell.axo" declares no component \`Cel\`.
      hint: did you mean \`Cell\`?

      1 error
      "
    `);
    expect(axode(FOLDER, 'run', 'channels.axo', ...SHORT).aside).toMatchInlineSnapshot(`
      "error[command/no-neuron]: "channels.axo" declares no neuron.
      hint: name a component: channels.axo#Open, channels.axo#Shut.

      1 error
      "
    `);
  });

  it('takes the only component of a file, whatever it is', () => {
    const words = [
      '--for',
      '1ms',
      '--dt',
      '0.5ms',
      '--input',
      'v = 2 mV',
      '--record',
      'i',
      '--json',
      '--quiet',
    ];
    const { out, aside } = axode(FOLDER, 'run', 'channel.axo', ...words);
    const { model, traces } = JSON.parse(out);
    expect({ aside, model, i: traces.i }).toEqual({ aside: '', model: 'Leak', i: [2, 2, 2] });
  });

  it('stops at a state that grows without bound, and names it', () => {
    const folder = folderWith({ 'grow.axo': 'neuron Grow {\n  state v = 1\n  dv/dt = v^2 / 1 ms\n}\n' });
    const { exit, aside } = axode(folder, 'run', 'grow.axo', '--for', '10ms', '--dt', '0.1ms', '--quiet');
    expect(exit).toBe(1);
    expect(aside).toContain('`v`');
  });

  it('is quiet when the reader of its output leaves', () => {
    const command = `node '${CLI}' run cell.axo --for 2s --dt 0.01ms --json | head -c 10`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: FOLDER, encoding: 'utf8' });
    expect({ stdout, errors: stderr.match(/EPIPE|Error/) }).toEqual({ stdout: '{"model":"', errors: null });
  });
});
