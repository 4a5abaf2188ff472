import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axode, CLI, folderWith } from './axode.ts';
import { inTerminal } from './in-terminal.ts';
import { CELL } from './models.ts';

const OSCILLATOR = `neuron Oscillator {
  param f = 1/ms
  state x : mV = 1 mV
  state y : mV = 0 mV
  dx/dt = f * y
  dy/dt = -f * x
}
`;
const FOLDER = folderWith({ 'cell.axo': CELL, 'oscillator.axo': OSCILLATOR });
const LADDER = ['--methods', 'euler,rk4', '--dt', '0.2,0.1,0.05ms', '--for', '8ms'] as const;

/** What code costs differs from run to run. */
function withoutCosts(text: string): string {
  return text
    .replaceAll(/^( {2}(?:euler|rk4) .*?) +[\d.]+ (?:s|ms|us|ns)$/gm, '$1 …')
    .replaceAll(/ +cost$/gm, ' cost')
    .replaceAll(/(cheapest is) `\w+` at dt = [\d.]+ ms/g, '$1 …');
}

/** Runs it in a terminal of 80 columns. */
function narrow(...words: readonly string[]): { readonly exit: number | null; readonly out: string } {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', COLUMNS: '80' };
  const { status, stdout } = spawnSync(process.execPath, [CLI, 'compare', ...words], {
    cwd: FOLDER,
    env,
    encoding: 'utf8',
  });
  return { exit: status, out: stdout };
}

describe('axode compare', () => {
  it('prints the verdict first, and tables that fit 80 columns', () => {
    const { exit, out } = narrow('oscillator.axo', ...LADDER, '--tolerance', '0.5');
    expect(exit).toBe(0);
    expect(Math.max(...out.split('\n').map((line) => Array.from(line).length))).toBeLessThanOrEqual(80);
    const costs = out.indexOf('\n\nTime to compute');
    const errors = out.indexOf('\n\nErrors of');
    expect(`\n${withoutCosts(out.slice(0, costs))}\n`).toMatchInlineSnapshot(`
      "
      PASS  Oscillator, 8 ms. 2 methods agree with the reference within 50%; the
        cheapest is ….

      Reference: \`exact\` at 0.0125 ms, confirmed by \`dopri5\` at tolerance 1e-12 to
      3.6e-13 of a range.

      Methods
        method  order  seen  good from   error cost
        euler       1     –     0.1 ms     24% …
        rk4         4   4.0     0.2 ms  5.3e-5 …
        good from: the longest step that is good enough, with its largest error as a
        share of the range of a variable, and the time it takes to compute a second of
        the model’s.

      Largest error, as a share of the range of a variable
        method    0.2 ms    0.1 ms   0.05 ms
        euler      0.6      0.24 ✓    0.11 ✓
        rk4     5.3e-5 ✓  3.3e-6 ✓  2.1e-7 ✓
        ✓ good enough
      "
    `);
    expect(out.slice(errors)).toContain('variable  in the reference');
  });

  it('exits with 1 where a method that is named is good enough at no step', () => {
    const { exit, out, aside } = axode(FOLDER, 'compare', 'oscillator.axo', ...LADDER, '--quiet');
    expect({ exit, aside }).toEqual({ exit: 1, aside: '' });
    expect(out).toBe(
      'FAIL  Oscillator, 8 ms. `euler`: It is not good enough at any step: it is off by 11% at dt = 0.05 ms.\n',
    );
  });

  it('exits with 2 where the command line is wrong', () => {
    const tolerance = axode(FOLDER, 'compare', 'cell.axo', '--tolerance', 'v = 1 ms');
    expect(tolerance.exit).toBe(2);
    expect(tolerance.aside).toContain('error[compare/not-a-tolerance]');
    expect(axode(FOLDER, 'compare', 'cell.axo', '--methods', 'rk5').exit).toBe(2);
    expect(axode(FOLDER, 'compare', 'cell.axo', '--theme', 'blue').exit).toBe(2);
    expect(axode(FOLDER, 'compare', 'cell.axo', '--html', 'page.svg').exit).toBe(2);
    expect(axode(FOLDER, 'compare', 'cell.axo', '--strict', '--fast').exit).toBe(2);
    expect(axode(FOLDER, 'compare', 'cell.axo', '--float', 'f16').exit).toBe(2);
    expect(axode(FOLDER, 'compare', 'nothing.axo').exit).toBe(1);
  });

  it('takes values and cells as axode run does', () => {
    const { exit, out } = axode(
      FOLDER,
      'compare',
      'cell.axo',
      ...['--methods', 'exact', '--methods', 'rk4', '--dt', '0.1,0.05ms', '--for', '20ms', '--fast'],
      ...['--spike-times', 'located', '--seed', '3', '--float', 'f64'],
      ...['--input', 'I = (10 + 10 * i) * 1 mV', '--set', 'tau = 5 ms', '--cells', '2', '--record', 'v'],
      ...['--tolerance', 'v = 1 mV', '--tolerance', 'spikes = 1 ms', '--json'],
    );
    const { format, version, passed, cells, variables, methods, tolerance, spike_tolerance, origin } =
      JSON.parse(out);
    expect(exit).toBe(0);
    expect({ format, version, passed, cells }).toEqual({
      format: 'axode-comparison',
      version: 1,
      passed: true,
      cells: 2,
    });
    expect(variables).toMatchObject([{ name: 'v', unit: 'mV', tolerance: 1 }]);
    expect(tolerance).toBe(0.01);
    expect(spike_tolerance).toBe(1);
    expect(methods.map(({ name }: { name: string }) => name)).toEqual(['exact', 'rk4']);
    expect(origin).toMatchObject({ address: 'cell.axo#Cell' });
    expect(origin.command).toMatch(/^axode compare cell\.axo --methods exact/);
  });

  it('prints JSON whose fields are documented', () => {
    const { out } = axode(
      FOLDER,
      'compare',
      'cell.axo',
      ...LADDER,
      '--input',
      'I = 40 mV',
      '--json',
      '--strict',
    );
    const json = JSON.parse(out);
    expect(Object.keys(json)).toMatchInlineSnapshot(`
      [
        "format",
        "version",
        "model",
        "passed",
        "verdict",
        "time_unit",
        "duration",
        "interval",
        "cells",
        "tolerance",
        "spike_tolerance",
        "resets_on_grid",
        "reference",
        "variables",
        "methods",
        "refused",
        "cheapest",
        "notes",
        "origin",
      ]
    `);
    expect(Object.keys(json.methods[1])).toMatchInlineSnapshot(`
      [
        "name",
        "declared_order",
        "order",
        "order_before_spike",
        "rungs",
        "verdict",
        "reason",
      ]
    `);
    expect(Object.keys(json.methods[1].rungs[0])).toMatchInlineSnapshot(`
      [
        "dt",
        "kind",
        "errors",
        "error",
        "rms",
        "rms_before_spike",
        "spikes",
        "statistics",
        "cost",
        "meets",
      ]
    `);
    const page = readFileSync(new URL('../../docs/agreement.md', import.meta.url), 'utf8');
    const fields = [
      json,
      json.reference,
      json.variables[0],
      json.methods[1],
      json.methods[1].rungs[0],
      json.methods[1].rungs[0].errors[0],
      json.methods[1].rungs[0].spikes,
      json.cheapest,
    ];
    const missing = fields.flatMap((each) =>
      Object.keys(each).filter((name) => !page.includes(`\`${name}\``)),
    );
    expect(missing).toEqual([]);
  });

  it('writes a report and a picture', () => {
    const { exit, out } = axode(
      FOLDER,
      'compare',
      'oscillator.axo',
      ...[
        ...LADDER,
        '--tolerance',
        '0.5',
        '--html',
        'agreement.html',
        '--svg',
        'agreement.svg',
        '--theme',
        'dark',
      ],
    );
    expect(exit).toBe(0);
    expect(out).toContain('\nWritten: agreement.html, agreement.svg\n');
    expect(readFileSync(join(FOLDER, 'agreement.html'), 'utf8')).toMatch(
      /^<!doctype html>\n<html lang="en" data-theme="dark">/,
    );
    expect(readFileSync(join(FOLDER, 'agreement.svg'), 'utf8')).toMatch(/^<svg .*fill="#e4e6ea"/);
  });

  it('writes nothing where it cannot, and says so before the first run', () => {
    const { exit, out, aside } = axode(FOLDER, 'compare', 'cell.axo', '--svg', 'nowhere/x.svg');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(aside).toContain('there is no folder');
    expect(existsSync(join(FOLDER, 'nowhere'))).toBe(false);
  });

  it('tells a terminal what it is doing, and is ended by Ctrl-C', async () => {
    const words = ['compare', 'oscillator.axo', '--for', '20s'];
    // `reference: dopri5 at tolerance 1e-12`, `heun at 0.1 ms`: what is told first depends on how fast the machine is.
    const { exit, seen } = await inTerminal('claimed', FOLDER, words, { at: /\w+ at \S/ });
    expect(exit).toBe(130);
    expect(seen).toMatch(/\w+ at \S/);
  });
});
