import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quoteWord } from '../../src/base/quote-words.ts';
import { ROOT } from '../docs/blocks.ts';
import { axode, CLI, folderWith } from './axode.ts';

describe('axode init', () => {
  const here = folderWith({});
  const made = axode(here, 'init', 'my neurons');
  const project = join(here, 'my neurons');

  it('writes a project and says what to do next', () => {
    expect(made).toEqual({
      exit: 0,
      out: `Written to my neurons: package.json, neuron.axo, network.axo, read-model.mjs, run.mjs, neuron.test.mjs, README.md, .gitignore
Next:
  cd "my neurons"
  npm install
  npx axode run neuron.axo --for 500ms --dt 0.1ms --input "I = 300 pA"
  npx axode run network.axo --for 500ms
  npm start
  npm test
`,
      aside: '',
    });
    const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    expect(manifest.name).toBe('my-neurons');
    // From a checkout the package is the checkout itself.
    expect(join(project, manifest.dependencies.axode.replace('file:', ''))).toBe(
      join(ROOT, '.').replace(/\/$/, ''),
    );
  });

  it('writes a project whose model, script and test work', () => {
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(ROOT, join(project, 'node_modules/axode'));
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    const run = (script: string): { status: number | null; stdout: string; stderr: string } => {
      const node = quoteWord(process.execPath);
      const command = script.replaceAll('node ', `${node} `).replace(/^axode/, `${node} ${quoteWord(CLI)}`);
      const { status, stdout, stderr } = spawnSync(command, { cwd: project, encoding: 'utf8', shell: true });
      return { status, stdout, stderr };
    };
    const started = run(scripts.start);
    expect({ status: started.status, stderr: started.stderr }).toEqual({ status: 0, stderr: '' });
    expect(started.stdout).toMatchInlineSnapshot(`
      "   0 pA  0 Hz
        50 pA  0 Hz
       100 pA  0 Hz
       150 pA  0 Hz
       200 pA ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪ 30 Hz
       250 pA ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪ 45 Hz
       300 pA ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪ 58 Hz
       350 pA ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪ 70 Hz
       400 pA ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪ 81 Hz
       450 pA ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪ 92 Hz
       500 pA ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪ 102 Hz
      "
    `);
    const tested = run(scripts.test);
    expect({ status: tested.status, passed: /pass 2\b/.test(tested.stdout) }).toEqual({
      status: 0,
      passed: true,
    });
    expect(axode(project, 'format', '--check', 'neuron.axo', 'network.axo').exit).toBe(0);
    const network = axode(project, 'run', 'network.axo', '--for', '200ms', '--json');
    expect({ exit: network.exit, aside: network.aside }).toEqual({ exit: 0, aside: '' });
    expect(JSON.parse(network.out).populations.E.spikes).toBeGreaterThan(50);
    const answer = axode(
      project,
      'run',
      'neuron.axo',
      '--for',
      '500ms',
      '--dt',
      '0.1ms',
      '--input',
      'I = 300 pA',
    );
    expect({ exit: answer.exit, aside: answer.aside }).toEqual({ exit: 0, aside: '' });
  });

  it('ends where no folder can be made, also where the system says that one is missing', () => {
    const { exit, out, aside } = axode(here, 'init', '/proc/foo/bar');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(aside).toContain('error[command/cannot-write]: "/proc/foo/bar" cannot be written: ');
    expect(axode(here, 'init', 'a/b/c').exit).toBe(0);
    expect(existsSync(join(here, 'a/b/c/package.json'))).toBe(true);
  });

  it('overwrites nothing', () => {
    const folder = folderWith({ 'README.md': 'mine', 'neuron.axo': '' });
    const { exit, out, aside } = axode(folder, 'init');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(
      aside,
    ).toBe(`error[command/file-exists]: "neuron.axo", "README.md" exist already; nothing was written.
hint: name a new folder: \`axode init my-neurons\`.

1 error
`);
    expect(existsSync(join(folder, 'package.json'))).toBe(false);
  });
});
