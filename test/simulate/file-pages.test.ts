import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import * as csv from '../../src/diagnostics/codes/csv.ts';
import * as lists from '../../src/diagnostics/codes/lists.ts';
import * as samples from '../../src/diagnostics/codes/samples.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { parseFileValue } from '../../src/simulate/columns/file-value.ts';
import { readFileNumbers, readFileSamples } from '../../src/simulate/columns/read-file-value.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { modelOf } from './models.ts';
import { PAGE_FILES } from './page-files.ts';

/** Returns what a command says, as far as files, values and the run are concerned. */
async function problemsOf(text: string, command: string): Promise<readonly Diagnostic[]> {
  const model = modelOf(text);
  const [, option, name = '', value = ''] = known(
    /--(set|input) "(\w+) = (.*)"/.exec(command) ?? undefined,
    command,
  );
  const base: RunOptions = { for: '10 ms', dt: '0.1 ms' };
  const asked = parseFileValue(value);
  if (asked === undefined) {
    const given = { [name]: value };
    return (await run(model, { ...base, ...(option === 'set' ? { set: given } : { inputs: given }) }))
      .diagnostics;
  }
  const file = known(PAGE_FILES.get(asked.path), asked.path);
  const receiver = known(
    [...model.inputs, ...model.parameters].find((each) => each.name === name),
    name,
  );
  if (option === 'set') return (await readFileNumbers(receiver, asked, file)).diagnostics;
  const read = await readFileSamples(receiver, asked, file);
  if (read.samples === undefined) return read.diagnostics;
  return (await run(model, { ...base, inputs: { [name]: read.samples } })).diagnostics;
}

// Whether a text means a file is for the command line to see: `test/cli/run-cells.test.ts` forgets a column.
const pages = [csv, lists, samples]
  .flatMap((family) => Object.values(family))
  .map(({ page }) => page)
  .filter(({ code }) => code !== 'csv/no-column');

describe('the page of', () => {
  it.each(pages.map((page) => [page.code, page] as const))(
    '%s shows the mistake and its repair',
    async (code, page) => {
      const failing = await problemsOf(page.failing, page.command ?? '');
      expect(failing.map((each) => [each.code, each.severity])).toEqual([[code, page.severity]]);
      expect((await run(modelOf(page.corrected), { for: '10 ms', dt: '0.1 ms' })).diagnostics).toEqual([]);
    },
  );
});
