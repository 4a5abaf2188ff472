import { describe, expect, it } from 'vitest';
import { candidates } from '../../src/cli/completion/candidates.ts';
import { createProgram } from '../../src/cli/usage/program.ts';
import { shippedDeclarations, shippedHeader } from '../../src/library/shipped-header.ts';
import { SHIPPED_TEXTS } from '../../src/library/shipped-texts.ts';
import { checkFile, MODEL_FILES } from '../models/shipped-models.ts';
import { axode, folderWith } from './axode.ts';
import { NO_COMMANDS } from './no-commands.ts';

const FOLDER = folderWith({});

describe('axode models', () => {
  it('lists every file that is shipped, with what it is', () => {
    const { exit, out } = axode(FOLDER, 'models');
    expect(exit).toBe(0);
    expect([...SHIPPED_TEXTS.keys()].filter((path) => !out.includes(path))).toEqual([]);
    expect(out).toMatch(/^std\/channels\/leak\.axo\n {4}Leak: a constant conductance\.$/m);
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('lists what speaks of all words, in any case, and what it holds', () => {
    expect(axode(FOLDER, 'models', 'BURSTS', 'izhikevich', 'rebound').out).toBe(
      [
        'std/neurons/izhikevich-behaviours.axo  Twenty ways in which neurons answer a current, by one model',
        '                                       with twenty sets of values and the current of each.',
        '  #ReboundBurst                        N, rebound burst: a burst at the end of an inhibition, 14',
        '                                       spikes within 200 ms.',
        '',
      ].join('\n'),
    );
    expect(axode(FOLDER, 'models', 'pulse', 'train').out).toMatch(
      /^ {2}pulses\(time, start, period, duration, height\) +A train of pulses/m,
    );
  });

  it('breaks no description into a narrow column', () => {
    expect(`\n${axode(FOLDER, 'models', 'constant', 'field').out}`).toMatchInlineSnapshot(`
      "
      std/functions/constant-field.axo
          Current of an ion through a channel, if the field within the membrane is constant: the equation
          of Goldman, Hodgkin and Katz.
        constant_field(v, inside, outside, valence, temperature)
            Outward positive, per permeability.
        reduced_voltage(v, valence, temperature)
            The energy of an ion at the voltage v, in units of its thermal energy; \`temperature\` is in
            degC, never in K.
        flux(u, inside, outside)
            What flows outwards at the reduced voltage u, in units of the permeability.
      "
    `);
  });

  it('offers what may be meant', () => {
    expect(axode(FOLDER, 'models', 'izhikevitch', 'spike').aside).toContain(
      'speaks of "izhikevitch" and "spike". Did you mean `axode models izhikevich spike`?',
    );
  });

  it('says so where nothing does', () => {
    const { exit, aside } = axode(FOLDER, 'models', 'xyzzy', 'burst');
    expect({ exit, aside }).toEqual({
      exit: 1,
      aside:
        'None of the models that come with Axode speaks of "xyzzy" and "burst". `axode models` lists all.\n',
    });
  });

  it('prints the same as JSON', () => {
    const list = JSON.parse(axode(FOLDER, 'models', 'chattering', '--json').out);
    expect(list[0]).toMatchObject({
      file: 'std/neurons/izhikevich.axo',
      summary: expect.stringMatching(/^Simple model/),
      source: expect.stringContaining('doi:10.1109/TNN.2003.820440'),
      declarations: [{ kind: 'neuron', name: 'Chattering', doc: 'Bursts of closely spaced spikes.' }],
    });
  });
});

describe('a shipped model', () => {
  it.each(['check', 'explain', 'plot'])('is what `axode %s` takes, wherever it is called', (command) => {
    const { exit, aside, out } = axode(FOLDER, command, 'std/channels/squid-sodium.axo');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    expect(out.length).toBeGreaterThan(10);
  });

  it.each([
    ['run', '--for', '10ms'],
    ['compare', '--for', '10ms', '--methods', 'rk4,heun', '--dt', '0.1ms,0.05ms'],
    ['verify', '--trials', '1', '--methods', 'rk4'],
  ])('is what `axode %s` takes, with a component', (command, ...options) => {
    const { exit, out } = axode(FOLDER, command, 'std/neurons/izhikevich#Chattering', ...options);
    expect(exit).toBe(0);
    expect(out.length).toBeGreaterThan(10);
  });

  it.each(['std/neurons/izhikevic.axo', 'neurons/izhikevich.axo', 'izhikevich'])(
    'is offered for %s',
    (path) => {
      const { exit, aside } = axode(FOLDER, 'check', path);
      expect(exit).toBe(1);
      expect(aside).toContain('did you mean "std/neurons/izhikevich.axo"?');
    },
  );

  it.each([
    ['HodgkinHuxley', 'std/neurons/hodgkin-huxley.axo'],
    ['Chattering', 'std/neurons/izhikevich.axo#Chattering'],
    ['LIF', 'std/neurons/leaky-integrate-and-fire.axo'],
    ['Izhikevich', 'std/neurons/izhikevich.axo'],
    ['COBA', 'std/networks/coba.axo'],
    ['brunel', 'std/networks/brunel.axo'],
  ])('is offered for its component’s name %s', (name, address) => {
    expect(axode(FOLDER, 'run', name).aside).toContain(`did you mean "${address}"?`);
  });

  it('is offered to shells', () => {
    const program = createProgram('', NO_COMMANDS, () => {});
    const offered = (begun: string): readonly string[] =>
      candidates(program, ['run', begun]).map(({ value }) => value);
    expect(offered('st')).toContain('std/');
    expect(offered('std/')).toEqual(
      expect.arrayContaining(['std/channels/', 'std/neurons/', 'std/stimuli/']),
    );
    expect(offered('std/neurons/hod')).toContain('std/neurons/hodgkin-huxley.axo');
    expect(offered('std/neurons/izhikevich.axo#Ch')).toEqual(['std/neurons/izhikevich.axo#Chattering']);
  });
});

describe('the head and the declarations of a shipped file', () => {
  it.each(MODEL_FILES)('%s are read without parsing it', (file) => {
    const { syntax, sources } = checkFile(file);
    const text = sources.get(file) ?? '';
    const declared = syntax.declarations.flatMap((each) =>
      each.kind === 'import' || each.kind === 'constant' ? [] : [each],
    );
    const kinds = declared.map((each) => ('componentKind' in each ? each.componentKind : each.kind));
    const read = shippedDeclarations(text);
    expect(read.map(({ name }) => name)).toEqual(declared.map(({ name }) => name.text));
    expect(read.map(({ doc }) => doc)).toEqual(declared.map(({ comments }) => comments.doc));
    expect(read.map(({ kind }) => kind)).toEqual(kinds);
    const { summary, units } = shippedHeader(text);
    expect(summary).toMatch(/^\p{Lu}.*[.]$/su);
    expect(units).toBeDefined();
  });

  it('are told apart', () => {
    const text =
      '## What it is.\n##\n## Source: A (2000),\n## doi:10.1/x.\n## Units: none.\n## Try: `run`.\n\nneuron A {}\n';
    expect(shippedHeader(text)).toEqual({
      summary: 'What it is.',
      source: 'A (2000), doi:10.1/x.',
      units: 'none.',
      worthTrying: '`run`.',
    });
    expect(shippedDeclarations(text)).toEqual([{ kind: 'neuron', name: 'A' }]);
  });
});
