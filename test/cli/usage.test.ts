import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { axode, CLI, folderWith } from './axode.ts';
import { CELL } from './models.ts';

const HERE = folderWith({});

describe('axode', () => {
  it('prints its commands, examples and exit codes with --help', () => {
    const { exit, out } = axode(HERE, '--help');
    expect(exit).toBe(0);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      Usage: axode [options] [command]

      Compiles models of neurons, written as equations, and runs them.

      Options:
        -v, --version  print the version
        -h, --help     print help

      Models:
        check          say what is wrong with models
        explain        print what the compiler understood
        format         lay model files out as everybody does
        models         list the models that come with Axode

      Runs:
        run            run a model or a network, see and save what it does
        plot           draw a saved result again, or the gates of a channel
        compare        see whether methods agree, and what each costs
        verify         try whether compiled code does what a model means

      Surroundings:
        init           start a project
        completion     let the shell complete what you type
        help           explain a command, a topic or the code of an error

      Examples:
        $ axode run models/neurons/hodgkin-huxley.axo --input "I = 10 uA/cm^2"
        $ axode help run
        $ axode help units/mismatch

      Exit codes:
        0    fine
        1    a file, the model, a value given to it, or the run has errors
        2    wrong usage: a command, option, method, figure or file ending that there is not, or a
             time or a count that is none
        130  interrupted by Ctrl-C; what a run had is kept (143: by SIGTERM)
      "
    `);
  });

  it('prints its version', () => {
    expect(axode(HERE, '--version')).toEqual({ exit: 0, out: '0.1.0\n', aside: '' });
  });

  it('prints its help and exits with 2 when called without a command', () => {
    const { exit, out, aside } = axode(HERE);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(aside).toContain('Usage: axode');
  });

  it('suggests the command that was meant', () => {
    expect(axode(HERE, 'chekc', 'cell.axo')).toEqual({
      exit: 2,
      out: '',
      aside: "error: unknown command 'chekc'\n(Did you mean check?)\n",
    });
  });

  it('suggests the option that was meant', () => {
    expect(axode(HERE, 'run', 'cell.axo', '--for', '1s', '--dt', '1ms', '--methd', 'rk4')).toEqual({
      exit: 2,
      out: '',
      aside: "error: unknown option '--methd'\n(Did you mean --method?)\n",
    });
  });

  it('asks for what a command needs, by an example that works', () => {
    expect(axode(HERE, 'run')).toEqual({
      exit: 2,
      out: '',
      aside:
        "error: missing required argument 'file'\n" +
        'hint: for example `axode run std/neurons/hodgkin-huxley.axo`; `axode help run` tells more.\n',
    });
    expect(axode(folderWith({ 'my cell.axo': '' }), 'check').aside).toContain('`axode check "my cell.axo"`');
    expect(axode(HERE, 'completion').aside).toContain('`axode completion bash`');
  });

  it('offers to run a file that stands in place of a command, and else to list the commands', () => {
    expect(axode(HERE, 'cell.axo')).toEqual({
      exit: 2,
      out: '',
      aside: "error: unknown command 'cell.axo'\nhint: did you mean `axode run cell.axo`?\n",
    });
    expect(axode(HERE, 'frobnicate').aside).toContain('hint: `axode help` lists the commands.');
  });

  it.each([
    [['--for', '20', 'ms'], '--for "20 ms"'],
    [['--set', 'v', '=', '-70', 'mV', '--dt', '1ms'], '--set "v = -70 mV"'],
    [['--input', 'I = 2', 'nA', 'cell.axo'], '--input "I = 2 nA"'],
  ])('shows how %j is quoted', (words, quoted) => {
    const file = words.includes('cell.axo') ? [] : ['cell.axo'];
    const { exit, aside } = axode(HERE, 'run', ...file, ...words);
    expect({ exit, hint: aside.split('\n')[1] }).toEqual({
      exit: 2,
      hint: `hint: put a value with spaces in quotes: \`${quoted}\`.`,
    });
  });

  it.each([
    [2, ['--cells', '0']],
    [2, ['--method', 'rk5']],
    [2, ['--target', 'gpu']],
    [2, ['--theme', 'solarized']],
    [2, ['--figure', 'pie']],
    [2, ['--out', 'x.pdf']],
    [2, ['--for', '20 mV']],
    [2, ['--set', 'tau = 1 ms', '--set', 'tau = 2 ms']],
    [2, ['--theme', 'solarized', '--set', 'nothing = 1']],
    [1, ['--set', 'nothing = 1']],
    [1, ['--out', 'nowhere/x.csv']],
    [1, ['--input', 'I = nothing.csv:1']],
    [1, ['--figure', 'plane']],
  ])('exits with %i for %j', (exit, words) => {
    const folder = folderWith({ 'cell.axo': CELL });
    expect(axode(folder, 'run', 'cell.axo', '--for', '1ms', '--quiet', ...words).exit).toBe(exit);
  });

  it('exits with 1 for files that are not there or are no models, and says what they are', () => {
    const folder = folderWith({ 'r.json': '{}', 'x.csv': 't\n1\n' });
    expect(axode(folder, 'run', 'none.axo').exit).toBe(1);
    expect(axode(folder, 'run', 'r.json')).toEqual({
      exit: 1,
      out: '',
      aside:
        'error[command/not-a-model]: "r.json" is a result, no model.\n' +
        'hint: `axode plot r.json` draws it.\n\n1 error\n',
    });
    expect(axode(folder, 'plot', 'x.csv').aside).toContain('"x.csv" is a table, no model.');
  });

  it('refuses a number of cells that is none', () => {
    expect(axode(HERE, 'run', 'cell.axo', '--cells', 'many')).toEqual({
      exit: 2,
      out: '',
      aside:
        "error: option '--cells <count>' argument 'many' is invalid. It must be a whole number such as 100.\n",
    });
  });

  it('refuses options that contradict each other', () => {
    const { exit, aside } = axode(
      HERE,
      'run',
      'cell.axo',
      '--for',
      '1s',
      '--dt',
      '1ms',
      '--strict',
      '--fast',
    );
    expect({ exit, aside }).toEqual({
      exit: 2,
      aside: "error: option '--strict' cannot be used with option '--fast'\n",
    });
  });

  it('refuses a setting without a value', () => {
    const { exit, aside } = axode(HERE, 'run', 'cell.axo', '--for', '1s', '--dt', '1ms', '--set', 'g');
    expect({ exit, aside }).toEqual({
      exit: 2,
      aside: "error: option '--set <assignment>' argument 'g' is invalid. It must be `NAME = VALUE`.\n",
    });
  });
});

describe('colour', () => {
  const errors = (settings: Record<string, string>): string => {
    const env = { PATH: process.env.PATH, ...settings };
    return spawnSync(process.execPath, [CLI, 'check', 'nothing.axo'], { cwd: HERE, env, encoding: 'utf8' })
      .stderr;
  };

  it('is for people: not in pipes unless forced, and never where NO_COLOR is set', () => {
    expect(errors({})).not.toContain('\u001b[');
    expect(errors({ FORCE_COLOR: '1' })).toContain('\u001b[');
    expect(errors({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001b[');
  });
});

describe('axode help', () => {
  it('prints the same as --help', () => {
    expect(axode(HERE, 'help').out).toBe(axode(HERE, '--help').out);
    expect(axode(HERE, 'help', 'run').out).toBe(axode(HERE, 'run', '--help').out);
  });

  it('explains the code of an error with a failing and a corrected example', () => {
    const { exit, out } = axode(HERE, 'help', 'wiring/unwired-input');
    expect(exit).toBe(0);
    expect(`\n${out}`).toMatchInlineSnapshot(`
      "
      error[wiring/unwired-input]: Every input of a part is driven

      An input of a part takes what \`use\` gives it, else the owner’s variable of the same
      name, else its default. Where none of these exists, give it: \`use ca = Calcium(i =
      sodium.i)\`.

      Reported:

          channel Leak {
            input u : mV
            output i = u / 10 ms
          }
          neuron Cell {
            use leak = Leak
            state v : mV = -60 mV
            dv/dt = -leak.i
          }

      Accepted:

          channel Leak {
            input u : mV
            output i = u / 10 ms
          }
          neuron Cell {
            use leak = Leak(u = v)
            state v : mV = -60 mV
            dv/dt = -leak.i
          }
      "
    `);
  });

  it('lists all codes', () => {
    expect(axode(HERE, 'help', 'codes').out).toMatch(/^wiring\/unwired-input +\S/m);
  });

  it.each([
    ['auto', 'Methods: how a step is computed'],
    ['noise', 'Noise: what is random in a model'],
    ['xi', 'Noise: what is random in a model'],
    ['reactions', 'Reactions: kinetic schemes'],
  ])('tells of %s', (word, title) => {
    const { exit, out } = axode(HERE, 'help', word);
    expect({ exit, title: out.split('\n')[0] }).toEqual({ exit: 0, title });
  });

  it('suggests the topic that was meant', () => {
    expect(axode(HERE, 'help', 'unwired-input')).toEqual({
      exit: 2,
      out: '',
      aside:
        'error[command/unknown-topic]: There is no help on `unwired-input`.\n' +
        'hint: did you mean `axode help wiring/unwired-input`?\n\n1 error\n',
    });
    expect(axode(HERE, 'help', 'rum').aside).toContain('did you mean `axode help run`?');
    expect(axode(HERE, 'help', 'somewhere').aside).toContain(
      'the topics are stimuli, cells, networks, sweeps, measures, recording, figures, methods, noise, reactions, agreement, verification;',
    );
  });
});
