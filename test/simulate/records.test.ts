import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { LEAKY, modelOf, shippedModel } from './models.ts';

const leaky = modelOf(LEAKY);
const SHORT: RunOptions = { for: '2 ms', dt: '1 ms', method: 'euler', cells: 12 };

async function recordedCells(record: readonly string[] | undefined): Promise<unknown> {
  const options = record === undefined ? SHORT : { ...SHORT, record };
  const { result, diagnostics } = await run(leaky, options);
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(
    Array.from(result?.traces.values() ?? [], ({ name, cells }) => [name, [...cells]]),
  );
}

async function mistakes(record: readonly string[], options: RunOptions = SHORT): Promise<readonly string[]> {
  const { diagnostics, result, sources } = await run(leaky, { ...options, record });
  expect(result).toBeUndefined();
  return diagnostics.map((diagnostic) => {
    const { code, span, message, hint } = diagnostic;
    const text = sources.find(({ name }) => name === span?.source)?.text.slice(span?.start, span?.end);
    return `${code} at «${text}»: ${message} ${hint}`;
  });
}

describe('what is recorded', () => {
  it('is a variable of all cells, or of those in brackets, ends included', async () => {
    expect(await recordedCells(['v[3]'])).toEqual({ v: [3] });
    expect(await recordedCells(['v[9..11]', 'drive[0, 5,10]'])).toEqual({
      v: [9, 10, 11],
      drive: [0, 5, 10],
    });
    expect(await recordedCells([' v [ 1 .. 2 , 4 ] '])).toEqual({ v: [1, 2, 4] });
    expect(await recordedCells(['tau'])).toEqual({ tau: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] });
  });

  it('is recorded once where it is named twice: of all cells that were named', async () => {
    expect(await recordedCells(['v[3..5]', 'drive[1]', 'v[4..6]', 'v[0]'])).toEqual({
      v: [0, 3, 4, 5, 6],
      drive: [1],
    });
    expect(await recordedCells(['v[3]', 'v'])).toEqual({ v: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] });
  });

  it('is nothing but spikes of a population that is not asked for more', async () => {
    expect(await recordedCells(undefined)).toEqual({});
  });

  it('has the values of each cell, outputs of parts and values per cell included', async () => {
    const model = shippedModel('neurons/hodgkin-huxley');
    const output = model.definitions.find(({ origin, name }) => origin === 'output' && name.includes('.'));
    const parameter = model.parameters[0];
    if (output === undefined || parameter === undefined) throw new Error('no output, no parameter');
    const options: RunOptions = {
      for: '1 ms',
      dt: '0.1 ms',
      inputs: { I: [0, 10, 20] },
      set: { [parameter.name]: [1, 2, 3] },
      cells: 3,
    };
    const names = [output.name, 'I', parameter.name, 'v'];
    const { result: all } = await run(model, { ...options, record: names });
    const { result: some } = await run(model, { ...options, record: names.map((name) => `${name}[0,2]`) });
    for (const name of names) {
      const [whole, part] = [all?.traces.get(name), some?.traces.get(name)];
      expect(part?.values, name).toEqual(whole?.values.filter((_, index) => index % 3 !== 1));
      expect(part?.values.length).toBe(22);
    }
    expect([...(some?.traces.get('I')?.values.slice(0, 2) ?? [])]).toEqual([0, 20]);
    expect([...(some?.traces.get(parameter.name)?.values.slice(0, 2) ?? [])]).toEqual([1, 3]);
  });

  it('is refused with the place and the repair', async () => {
    expect(
      await mistakes(['V', 'v[12]', 'v[0, 3..20]', 'v[5..2]', 'v[x]', 'v[-1]', 'v[', 'v[]', 'v w', ' ']),
    ).toEqual([
      'run/unknown-record at «V»: Leaky has no `V` to record. did you mean `v`?',
      'run/no-such-cell at «12»: There is no cell 12: the run has 12 cells. cells are numbered from 0 to 11.',
      'run/no-such-cell at «3..20»: There is no cell 20: the run has 12 cells. cells are numbered from 0 to 11.',
      'run/malformed-record at «5..2»: `v[5..2]` has a range of cells from 5 down to 2. write `2..5`.',
      expect.stringContaining('run/malformed-record at «x»: `v[x]` has `x` where a cell was expected.'),
      expect.stringContaining('at «-1»'),
      expect.stringContaining('at «[»: `v[` has no closing bracket.'),
      expect.stringContaining('at «[]»: `v[]` names no cell between its brackets.'),
      expect.stringContaining('at «w»: `v w` has words behind the name of the variable.'),
      expect.stringContaining('at « »: `` names no variable.'),
    ]);
    expect(await mistakes(['v[1]'], { cells: 1 })).toEqual([
      'run/no-such-cell at «1»: There is no cell 1: the run has one cell. the only cell is 0.',
    ]);
  });

  it('is shown with a caret where it is wrong', async () => {
    const { diagnostics, sources } = await run(leaky, { ...SHORT, record: ['v[0..9, 40]'] });
    const text = renderDiagnostics(diagnostics, new Map(sources.map((source) => [source.name, source.text])));
    expect(text).toContain('1 | v[0..9, 40]\n   |         ^^');
  });

  it('counts with the cells that were chosen where memory is short', async () => {
    const many: RunOptions = { for: '100 s', dt: '0.1 ms', cells: 1000 };
    expect(await mistakes(['v'], many)).toEqual([expect.stringContaining('run/too-many-samples')]);
    const { describePlan } = await import('../../src/simulate/describe-plan.ts');
    expect(describePlan(leaky, { ...many, record: ['v[0..9]'] }).diagnostics).toEqual([]);
  });
});
