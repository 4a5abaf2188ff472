import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axode, folderWith, MODELS } from './axode.ts';
import { CELL, THREE_MISTAKES } from './models.ts';

describe('axode check', () => {
  it('says that a model is fine', () => {
    const folder = folderWith({ 'cell.axo': CELL });
    expect(axode(folder, 'check', 'cell.axo')).toEqual({ exit: 0, out: 'cell.axo: fine\n', aside: '' });
  });

  it('accepts every shipped model', () => {
    const { exit, aside } = axode(MODELS, 'check', 'neurons/hodgkin-huxley.axo', 'neurons/morris-lecar.axo');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
  });

  it('reports all mistakes of a file in one go, each with its place and repair', () => {
    const folder = folderWith({ 'broken.axo': THREE_MISTAKES });
    const { exit, out, aside } = axode(folder, 'check', 'broken.axo');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(`\n${aside}`).toMatchInlineSnapshot(`
      "
      error[names/unknown]: There is no \`tua\` in the neuron \`Broken\`.
        --> broken.axo:5:16
         |
       5 |   dv/dt = -v / tua
         |                ^^^ not declared
      hint: did you mean \`tau\`?

      error[units/mismatch]: The equation of \`w\` must be a plain number per time, but is voltage per time.
        --> broken.axo:6:11
         |
       4 |   state w = 0
         |         - declared here as a plain number, so dw/dt must be 1/ms
       6 |   dw/dt = v / tau
         |           ^^^^^^^ this is mV/ms

      error[units/sum]: A value in mV and one in ms cannot be added.
        --> broken.axo:7:18
         |
       7 |   spike when v + 1 ms > 0
         |              - this is mV
         |                  ^^^^ this is ms

      3 errors
      "
    `);
  });

  it('prints the diagnostics as JSON with --json, an empty list if there are none', () => {
    const folder = folderWith({ 'cell.axo': CELL, 'broken.axo': THREE_MISTAKES });
    expect(axode(folder, 'check', '--json', 'cell.axo')).toEqual({ exit: 0, out: '[]\n', aside: '' });
    const { exit, out, aside } = axode(folder, 'check', '--json', 'broken.axo');
    expect({ exit, aside }).toEqual({ exit: 1, aside: '' });
    const found: readonly { code: string; file: string; line: number }[] = JSON.parse(out);
    expect(found.map(({ code, file, line }) => ({ code, file, line }))).toMatchInlineSnapshot(`
      [
        {
          "code": "names/unknown",
          "file": "broken.axo",
          "line": 5,
        },
        {
          "code": "units/mismatch",
          "file": "broken.axo",
          "line": 6,
        },
        {
          "code": "units/sum",
          "file": "broken.axo",
          "line": 7,
        },
      ]
    `);
  });

  it('reports a mistake of a shared import once', () => {
    const folder = folderWith({
      'part.axo': 'channel Part {\n  output i = nothing\n}\n',
      'a.axo':
        'import { Part } from "./part.axo"\nneuron A {\n  use part = Part\n  state v = part.i\n  dv/dt = -v / 1 ms\n}\n',
      'b.axo':
        'import { Part } from "./part.axo"\nneuron B {\n  use part = Part\n  state v = part.i\n  dv/dt = -v / 1 ms\n}\n',
    });
    const { exit, out } = axode(folder, 'check', '--json', 'a.axo', 'b.axo', 'part.axo');
    const codes: readonly { code: string }[] = JSON.parse(out);
    expect({ exit, codes: codes.map(({ code }) => code) }).toEqual({ exit: 1, codes: ['names/unknown'] });
  });

  it('does not call a file fine that declares nothing', () => {
    const folder = folderWith({ 'empty.axo': '# nothing yet\n' });
    const { exit, out, aside } = axode(folder, 'check', 'empty.axo');
    expect({ exit, out }).toEqual({ exit: 0, out: 'empty.axo: nothing to check\n' });
    expect(aside).toContain('The file declares nothing.');
  });

  it('goes on after a file that cannot be read', () => {
    const folder = folderWith({ 'cell.axo': CELL });
    mkdirSync(join(folder, 'folder.axo'));
    const { exit, out, aside } = axode(folder, 'check', 'cel.axo', 'folder.axo', 'cell.axo');
    expect({ exit, out }).toEqual({ exit: 1, out: 'cell.axo: fine\n' });
    expect(`\n${aside}`).toMatchInlineSnapshot(`
      "
      error[command/file-not-found]: There is no file "cel.axo".
      hint: did you mean "cell.axo"?

      error[command/file-unreadable]: "folder.axo" cannot be read: it is a folder.

      2 errors
      "
    `);
  });

  it('refuses a text that is longer than any model', () => {
    const folder = folderWith({ 'recording.axo': '0.1,0.2\n'.repeat(200_000) });
    const { exit, aside } = axode(folder, 'check', 'recording.axo');
    expect({ exit, code: aside.includes('error[syntax/too-long]') }).toEqual({ exit: 1, code: true });
  });

  it('refuses what is not text', () => {
    const folder = folderWith({});
    writeFileSync(join(folder, 'picture.axo'), new Uint8Array([0x89, 0x50, 0xff]));
    const { exit, aside } = axode(folder, 'check', 'picture.axo');
    expect(exit).toBe(1);
    expect(aside).toContain('cannot be read: it is not text in UTF-8.');
  });

  it('finds the shipped library from anywhere', () => {
    const folder = folderWith({
      'cell.axo':
        'import { Leak } from "std/channels/leak.axo"\nneuron Cell {\n  use leak = Leak\n  state v : mV = -60 mV\n  dv/dt = -leak.i / 1 uF/cm^2\n}\n',
    });
    expect(axode(folder, 'check', 'cell.axo')).toEqual({ exit: 0, out: 'cell.axo: fine\n', aside: '' });
  });

  it('reads regular files of a bounded size only: neither devices nor pipes, nor what they would import', () => {
    const folder = folderWith({
      'huge.axo': '#'.repeat(4_000_000),
      'importing.axo': 'import { N } from "/dev/zero"\nimport { M } from "./deep.axo"\n',
      'deep.axo/in.txt': '',
    });
    expect(axode(folder, 'check', '/dev/zero')).toEqual({
      exit: 1,
      out: '',
      aside:
        'error[command/file-unreadable]: "/dev/zero" cannot be read: it is not a regular file.\n\n1 error\n',
    });
    expect(axode(folder, 'check', 'huge.axo').aside).toContain(
      '"huge.axo" cannot be read: it has more than 1 million characters.',
    );
    expect(`\n${axode(folder, 'check', 'importing.axo').aside}`).toBe(`
error[imports/not-found]: The file "/dev/zero" cannot be read.
  --> importing.axo:1:20
   |
 1 | import { N } from "/dev/zero"
   |                    ^^^^^^^^^ imports have no absolute paths
hint: write a path from this file on, \`"./…"\`, or one of the shipped library, \`"std/…"\`.

error[imports/not-found]: The file "./deep.axo" cannot be read.
  --> importing.axo:2:20
   |
 2 | import { M } from "./deep.axo"
   |                    ^^^^^^^^^^ it is a folder
hint: correct the path.

2 errors
`);
  });
});
