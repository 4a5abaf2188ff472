import { describe, expect, it } from 'vitest';
import * as codes from '../../src/diagnostics/codes/run.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { modelOf } from './models.ts';

/** Returns what a page's command line asks for: `--for 10ms --set "tau = 1 ms"`. */
function optionsOf(command: string): RunOptions {
  const options: Record<string, unknown> = {};
  for (const [, name = '', quoted, plain] of command.matchAll(/--(\w+) (?:"([^"]*)"|(\S+))/g)) {
    const value = quoted ?? plain ?? '';
    const [target = '', text = ''] = value.split(/ ?= ?/, 2);
    if (name === 'input') options.inputs = { [target]: text };
    else if (name === 'set') options.set = { [target]: text };
    else if (name === 'record') options.record = value.split(',');
    else options[name] = value;
  }
  return options;
}

// Nobody presses Ctrl-C here: `run.test.ts` stops a run.
const pages = Object.values(codes)
  .map(({ page }) => page)
  .filter(({ code }) => code !== 'run/stopped');

describe('the page of', () => {
  it.each(pages.map((page) => [page.code, page] as const))(
    '%s shows the mistake and its repair',
    async (code, page) => {
      const failing = await run(modelOf(page.failing), optionsOf(page.command ?? ''));
      expect(failing.diagnostics.map((each) => [each.code, each.severity])).toEqual([[code, page.severity]]);
      const corrected = await run(modelOf(page.corrected), { for: '10 ms', dt: '0.1 ms' });
      expect(corrected.diagnostics).toEqual([]);
    },
  );
});
