import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check, equationsTex, modelOf } from '../../src/index.ts';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

/** Every command that the TeX may hold: a letter that runs into one makes another. */
const COMMANDS: ReadonlySet<string> = new Set([
  'alpha', 'begin', 'beta', 'cdot', 'cos', 'cosh', 'Delta', 'delta', 'end', 'eta', 'epsilon', 'exp', 'frac', 'gamma',
  'ge', 'geq', 'infty', 'le', 'left', 'leq', 'ln', 'mathrm', 'max', 'min', 'mu', 'neg', 'Omega', 'omega',
  'operatorname', 'otherwise', 'phi', 'pi', 'right', 'sigma', 'sin', 'sqrt', 'tan', 'tanh', 'tau', 'text', 'theta',
  'vee', 'wedge', 'zeta',
]); // biome-ignore format: one table

function unknownCommands(tex: string): readonly string[] {
  const commands = Array.from(tex.matchAll(/\\([A-Za-z]+)/g), ([, name = '']) => name);
  return commands.filter((name) => !COMMANDS.has(name));
}

/** The rows of the TeX, by the name on the left. */
async function rowsOf(text: string): Promise<ReadonlyMap<string, string>> {
  const tex = await equationsTex(modelOf(text));
  const rows = tex.split('\n').slice(1, -1);
  return new Map(
    rows.map((row): readonly [string, string] => {
      const [left = '', right = ''] = row
        .trim()
        .replace(/ \\\\$/, '')
        .split(' &= ');
      return [left, right];
    }),
  );
}

const ADEX = `neuron AdEx {
  param C = 281 pF
  param g = 30 nS
  param E_L = -70.6 mV
  param V_T = -50.4 mV
  param Δ_T = 2 mV
  param τ_w = 144 ms
  param a = 4 nS
  input I : pA = 0
  state v : mV = E_L
  state w : pA = 0
  spike_current = g * Δ_T * exp((v - V_T) / Δ_T)
  dv/dt = (-g * (v - E_L) + spike_current - w + I) / C
  dw/dt = (a * (v - E_L) - w) / τ_w
  spike when v > 20 mV
  on spike { v = E_L }
}
`;

describe('equationsTex', () => {
  const files = readdirSync(MODELS, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.axo'),
  );

  it.each(files)('holds only commands that TeX has, for every model of %s', async (path) => {
    const source = { name: path, text: readFileSync(join(MODELS, path), 'utf8') };
    const read = (name: string, from: string): { name: string; text: string } => {
      const found = name.startsWith('std/') ? name.slice('std/'.length) : join(dirname(from), name);
      return { name: found, text: readFileSync(join(MODELS, found), 'utf8') };
    };
    const { models, diagnostics } = check(source, { read });
    expect(diagnostics).toEqual([]);
    for (const model of models.values()) expect(unknownCommands(await equationsTex(model))).toEqual([]);
  });

  it('keeps names apart from commands and writes greek letters as commands', async () => {
    const tex = await equationsTex(modelOf(ADEX));
    expect(unknownCommands(tex)).toEqual([]);
    expect(tex).not.toMatch(/[^\x20-\x7e\n]/);
    expect((await rowsOf(ADEX)).get('\\frac{dw}{dt}')).toBe(
      '\\frac{a\\cdot\\left(v-E_{L}\\right)-w}{\\tau_{w}}',
    );
    expect(tex).toContain('\\Delta_{T}');
  });

  it('shows what is taken over cells as functions', async () => {
    const rows = await rowsOf(`neuron N {
      state v = 1
      share = exp(v - (max over cells of v)) / (sum over cells of exp(v - (max over cells of v)))
      dv/dt = ((mean over cells of v)^2 - v * (count over cells of v > 1)) / 1 ms
    }`);
    const largest = '\\max_{\\mathrm{cells}}\\left(v\\right)';
    expect(rows.get('\\mathrm{share}')).toBe(
      `\\frac{\\exp\\left(v-${largest}\\right)}{\\operatorname{sum}_{\\mathrm{cells}}\\left(\\exp\\left(v-${largest}\\right)\\right)}`,
    );
    expect(rows.get('\\frac{dv}{dt}')).toContain(
      '{\\left(\\operatorname{mean}_{\\mathrm{cells}}\\left(v\\right)\\right)}^{2}',
    );
    expect(rows.get('\\frac{dv}{dt}')).toContain('\\operatorname{count}_{\\mathrm{cells}}\\left(v>1\\right)');
  });

  it('shows quantities as they are written, with their units', async () => {
    const rows = await rowsOf(`neuron N {
      state v : mV = 0
      state n = 0
      x = 1 / ms / mV * (v + 40 mV)^2 / (10 mV)^1.5 / mV^0.5
      rate = 0.1 / ms
      dv/dt = -v / 1e-3 s
      dn/dt = rate * (if v > 2 uV then 1 else n)
    }`);
    expect(rows.get('\\mathrm{rate}')).toBe('\\frac{0.1}{\\mathrm{ms}}');
    expect(rows.get('\\frac{dv}{dt}')).toBe('\\frac{-v}{1\\cdot 10^{-3}\\,\\mathrm{s}}');
    expect(rows.get('\\frac{dn}{dt}')).toContain('2\\,\\mathrm{uV}');
    expect(rows.get('x')).toContain('\\frac{1}{\\mathrm{ms}\\cdot \\mathrm{mV}}');
    expect(rows.get('x')).toContain('40\\,\\mathrm{mV}');
    expect(rows.get('x')).toContain('\\left(10\\,\\mathrm{mV}\\right)}^{1.5}');
  });
});
