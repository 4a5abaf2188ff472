import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/cli/run/read-request.ts';
import type { RunFlags } from '../../src/cli/usage/run-usage.ts';
import { figuresOfModel, run } from '../../src/index.ts';
import { openShipped } from '../../src/tooling/shipped-model.ts';
import { givenNetwork, runNetwork } from './network-runs.ts';
import { readCommand } from './read-command.ts';
import { MODEL_FILES } from './shipped-models.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Returns what the head of a file says behind `Try:`, in one line. */
function tryOf(file: string): string {
  const head = readFileSync(join(ROOT, file), 'utf8').split('\n\n', 1)[0] ?? '';
  const lines = head.split('\n').map((line) => line.replace(/^##\s*/, ''));
  const first = lines.findIndex((line) => line.startsWith('Try: '));
  return first < 0 ? '' : lines.slice(first).join(' ').slice('Try: '.length);
}

function codeOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
}

/** Returns the words of a command line as a shell reads them: these have no other quotes than double ones. */
function wordsOf(line: string): readonly string[] {
  return Array.from(line.matchAll(/(?:"[^"]*"|[^\s"])+/g), ([word]) => word.replaceAll('"', ''));
}

/** Those that only say how a function is called. */
const WITHOUT_COMMAND = /^models\/functions\//;

const COMMANDS = MODEL_FILES.flatMap((file) =>
  codeOf(tryOf(file))
    .filter((code) => code.startsWith('axode '))
    .map((line) => ({ file, line })),
);

/** Runs a network for a hundredth of what is said: that its names and options are right shows at once. */
async function runNetworkLine(
  address: string,
  { for: duration = '', dt, method, seed, set = [] }: RunFlags,
): Promise<void> {
  const [file = '', name] = address.replace(/^std\//, '').split('#');
  const given = set.map((each) => {
    const [target = '', text = ''] = each.split('=').map((part) => part.trim());
    return [target, Number.isNaN(Number(text)) ? { name: `--set ${target}`, text } : Number(text)] as const;
  });
  const network = givenNetwork(file.replace('.axo', ''), name, Object.fromEntries(given));
  const [, number = '', unit = ''] = /^([\d.]+)(m?s)$/.exec(duration) ?? [];
  const options = {
    for: `${Number(number) / 100} ${unit}`,
    ...(dt === undefined ? {} : { dt }),
    ...(method === undefined ? {} : { method }),
    ...(seed === undefined ? {} : { seed }),
  };
  expect((await runNetwork(network, options)).meta.ending).toBe('done');
}

describe('what the head of a shipped file says to try', () => {
  it.each(MODEL_FILES)('%s: is something', (file) => {
    const codes = codeOf(tryOf(file));
    expect(codes.length).toBeGreaterThan(0);
    // What begins with `--` is added to the command before it; an address is no command.
    expect(codes.filter((code) => /^[\w-]+\.axo\S* --/.test(code))).toEqual([]);
    const commands = COMMANDS.filter((each) => each.file === file);
    expect(commands.length > 0).toBe(!WITHOUT_COMMAND.test(file));
  });

  it.each(COMMANDS)('$line', async ({ line }) => {
    const { name, address, flags } = await readCommand(wordsOf(line).slice(1));
    if (/\/(networks|synapses)\//.test(address)) {
      await runNetworkLine(address, flags);
      return;
    }
    const { model } = openShipped(address.replace(/^std\//, '').replace('.axo', ''));
    if (name === 'plot') {
      const figures = figuresOfModel(model).map((each) => each.name);
      expect(figures).toEqual(expect.arrayContaining([...(flags.figure ?? [])]));
    } else {
      expect(name).toBe('run');
      const { options, diagnostics } = await readRequest(flags, model);
      expect(diagnostics).toEqual([]);
      const report = await run(model, options);
      expect(report.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    }
  });
});
