import { describe, expect, it } from 'vitest';
import { splitList } from '../../src/cli/run/split-list.ts';
import { ALL_CODES } from '../../src/diagnostics/pages.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { modelOf } from './models.ts';

/** Returns what a page's command line asks for: `--for 10ms --set "tau = 1 ms"`. */
function optionsOf(command: string): RunOptions {
  const options: Record<string, unknown> = {};
  const named = {
    input: new Map<string, string>(),
    set: new Map<string, string>(),
    sweep: new Map<string, string>(),
  };
  for (const [, name = '', quoted, plain] of command.matchAll(/--(\w+) (?:"([^"]*)"|(\S+))/g)) {
    const value = quoted ?? plain ?? '';
    const [target = '', text = ''] = value.split(/ ?= ?/, 2);
    if (name === 'input' || name === 'set' || name === 'sweep') named[name].set(target, text);
    else if (name === 'cells' || name === 'seed' || name === 'tolerance') options[name] = Number(value);
    else if (name === 'record') options.record = splitList(value);
    else if (name === 'measure') options.measure = [...((options.measure as string[]) ?? []), value];
    else options[name] = value;
  }
  return { ...options, inputs: named.input, set: named.set, sweep: named.sweep };
}

// Nobody presses Ctrl-C here, nothing throws, and no result is read: other tests do that.
/** What only a program can do, or a machine, or a network. */
const OF_PROGRAMS = [
  'run/unknown-option',
  'run/option-type',
  'run/no-memory',
  'run/threads',
  'run/no-threads',
  'run/duration-rounded',
];
const pages = ALL_CODES.filter(
  ({ code }) =>
    code.startsWith('run/') &&
    !['run/stopped', 'run/interrupted', 'run/unreadable-result', ...OF_PROGRAMS].includes(code),
);

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
