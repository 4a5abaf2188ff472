import { spawnSync } from 'node:child_process';
import { chdir, cwd } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidates } from '../../src/cli/completion/candidates.ts';
import { modelNames } from '../../src/cli/completion/model-names.ts';
import { completionScript } from '../../src/cli/completion/scripts.ts';
import { createProgram } from '../../src/cli/usage/program.ts';
import { axode, CLI, folderWith } from './axode.ts';
import { CELL } from './models.ts';
import { NO_COMMANDS } from './no-commands.ts';

const FOLDER = folderWith({
  'cell.axo': 'channel Leak {}\n\n  neuron Cell {\n',
  'whole.axo': CELL,
  'models/deep.axo': '',
  'result.json': '{}',
  'my models/a.axo': '',
  'notes.txt': '',
  'node_modules/x.axo': '',
});

describe('axode complete', () => {
  const program = createProgram('', NO_COMMANDS, () => {});
  const before = cwd();
  const valuesOf = (...words: readonly string[]): readonly string[] =>
    candidates(program, words).map(({ value }) => value);
  beforeAll(() => chdir(FOLDER));
  afterAll(() => chdir(before));

  it('knows the commands, and says what they do', () => {
    expect(candidates(program, ['ru'])).toEqual([
      { value: 'run', description: 'run a model or a network, see and save what it does' },
    ]);
    expect(valuesOf('')).toContain('explain');
    expect(valuesOf('')).not.toContain('complete');
  });

  it('knows the options of a command', () => {
    expect(valuesOf('run', '--me')).toEqual(['--method', '--measure']);
    expect(valuesOf('run', 'cell.axo', '--dt', '1ms', '--rec')).toEqual(['--record']);
    expect(valuesOf('--ver')).toEqual(['--version']);
  });

  it('knows the values that an option takes', () => {
    expect(valuesOf('run', '--method', 'rk')).toEqual(['rk3', 'rk4', 'rk38']);
    expect(valuesOf('run', '--method=rk3')).toEqual(['--method=rk3', '--method=rk38']);
    expect(valuesOf('compare', '--methods', 'a')).toEqual(['all', 'auto']);
    expect(valuesOf('compare', '--methods', 'rk4,rk')).toEqual(['rk4,rk3', 'rk4,rk38']);
    expect(valuesOf('compare', '--html', 'mod')).toEqual(['models/']);
    expect(valuesOf('run', '--out', '')).toEqual(['models/', 'my models/', 'result.json']);
    expect(valuesOf('run', '--for', '')).toEqual([]);
  });

  it('takes the three words into which bash cuts --method=rk', () => {
    expect(valuesOf('run', '--method', '=', 'rk3')).toEqual(['rk3', 'rk38']);
    expect(valuesOf('run', '--target', '=')).toEqual(['js', 'wasm', 'interpreter']);
    expect(valuesOf('run', '--method', '=', 'rk4', 'cell')).toEqual(['cell.axo']);
  });

  it('knows model files and folders, and the components in a file', () => {
    expect(valuesOf('check', '')).toEqual(['cell.axo', 'models/', 'my models/', 'whole.axo']);
    expect(valuesOf('check', 'cell.axo', 'models/')).toEqual(['models/deep.axo']);
    expect(valuesOf('run', 'cell.axo', '')).toEqual([]);
    expect(valuesOf('explain', 'cell.axo#C')).toEqual(['cell.axo#Cell']);
    expect(valuesOf('run', 'nothing.axo#C')).toEqual([]);
  });

  it('knows what the model has names for', () => {
    const named = (...words: readonly string[]): readonly string[] =>
      candidates(program, ['run', 'whole.axo', ...words], modelNames).map(({ value }) => value);
    expect(named('--record', '')).toEqual(['v', 'I', 'tau', 'E']);
    expect(named('--record', 'v,')).toEqual(['v,I', 'v,tau', 'v,E']);
    expect(named('--set', 't')).toEqual(['tau=']);
    expect(named('--input', '')).toEqual(['I=']);
    expect(named('--sweep', '')).toEqual(['I=', 'tau=', 'E=', 'v=']);
    expect(named('--measure=ra')).toEqual(['--measure=rate(spikes)']);
    expect(named('--measure', 'mean(v')).toEqual(['mean(v)']);
    // A model with mistakes names nothing.
    expect(candidates(program, ['run', 'cell.axo', '--record', ''], modelNames)).toEqual([]);
    expect(candidates(program, ['run', '--record', ''], modelNames)).toEqual([]);
  });

  it('reads words as they are typed', () => {
    expect(valuesOf('check', 'my\\ models/')).toEqual(['my models/a.axo']);
    expect(valuesOf('check', '"my models/')).toEqual(['my models/a.axo']);
  });
});

describe('axode completion', () => {
  const bash = (
    ...words: readonly string[]
  ): { readonly offered: readonly string[]; readonly aside: string } => {
    const program = `axode() { '${process.execPath}' '${CLI}' "$@"; }
      eval "$(axode completion bash)"
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _axode 2>/dev/null
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', program, 'bash', 'axode', ...words], {
      cwd: FOLDER,
      encoding: 'utf8',
    });
    return { offered: stdout.split('\n').filter((line) => line !== ''), aside: stderr };
  };

  it('prints a script by which bash completes, and which evaluates nothing that was typed', () => {
    expect(bash('run', '--input', '"$(touch typed)', '--method', 'rk')).toEqual({
      offered: ['rk3', 'rk4', 'rk38'],
      aside: '',
    });
    expect(bash('run', 'whole.axo', '--record', 'v,').offered).toEqual(['v,I', 'v,tau', 'v,E']);
    expect(bash('check', '').offered).toEqual(['cell.axo', 'models/', 'my models/', 'whole.axo']);
  });

  it.each([
    ['bash', 'complete -F _axode axode'],
    ['zsh', '#compdef axode'],
    ['fish', 'complete -c axode'],
    ['powershell', 'Register-ArgumentCompleter -Native -CommandName axode'],
  ] as const)('has a script for %s', (shell, line) => {
    const text = completionScript(shell);
    expect(text).toContain(line);
    expect(text).toContain('axode complete');
    expect(text).not.toMatch(/\\[$`]/);
  });

  it('says which shells it knows', () => {
    expect(axode(FOLDER, 'completion', 'zhs')).toEqual({
      exit: 2,
      out: '',
      aside:
        'error[command/unknown-shell]: There is no completion for `zhs`.\nhint: did you mean `zsh`?\n\n1 error\n',
    });
  });
});
