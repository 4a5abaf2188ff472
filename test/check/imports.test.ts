import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Host } from '../../src/check/load-files.ts';
import { diagnose, modelOf } from './check-text.ts';

const LEAK = `
channel Leak {
  param g = 0.3 mS/cm^2
  input v : mV
  output i = g * v
}`;

const CELL = `
neuron Cell {
  use leak = Leak
  state v : mV = -60 mV
  dv/dt = -leak.i / 1 uF/cm^2
}`;

describe('an import', () => {
  it.each(['/etc/models/leak.axo', 'C:\\\\leak.axo', 'https://example.org/leak.axo'])(
    'has no absolute path, and none is asked for: %s',
    (path) => {
      const asked: string[] = [];
      const host: Host = {
        read: (each) => {
          asked.push(each);
          return undefined;
        },
      };
      const text = `import { Leak } from "${path}"\n${CELL}`;
      const { diagnostics } = check({ name: 'model.axo', text }, host);
      expect(diagnostics.map(({ code, note }) => `${code}: ${note}`)).toEqual([
        'imports/not-found: imports have no absolute paths',
      ]);
      expect(asked).toEqual([]);
    },
  );

  it('names a file that is there; what it would have brought is not missed again', () => {
    const text = `
import { Leak, cm2 } from "./leak.axo"
import { Other } from "other.axo"
${CELL}
neuron Second = Other(a = cm2)`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[imports/not-found]: The file "./leak.axo" cannot be read.
        --> model.axo:1:28
         |
       1 | import { Leak, cm2 } from "./leak.axo"
         |                            ^^^^^^^^^^ not found
      hint: correct the path, or make the file.

      error[imports/not-found]: The file "other.axo" cannot be read.
        --> model.axo:2:24
         |
       2 | import { Other } from "other.axo"
         |                        ^^^^^^^^^ not found
      hint: write \`"./other.axo"\` for a file beside this one.

      2 errors"
    `);
  });

  it('may leave out the ending of a shipped file, and is offered that of a file beside it', () => {
    const shipped = `import { Leak } from "std/channels/leak"\n${CELL}`;
    expect(diagnose(shipped)).toBe('');
    const beside = `import { Leak } from "./leak"\n${CELL}`;
    expect(diagnose(beside, { 'leak.axo': LEAK })).toMatchInlineSnapshot(`
      "error[imports/not-found]: The file "./leak" cannot be read.
        --> model.axo:1:23
         |
       1 | import { Leak } from "./leak"
         |                       ^^^^^^ not found
      hint: did you mean "./leak.axo"?

      1 error"
    `);
  });

  it('is offered the shipped file that is meant', () => {
    const text = `
import { Leak } from "std/channels/leek"
import { Izhikevich } from "std/izhikevich"
import { Nothing } from "std/nothing.axo"
${CELL}
neuron Second = Izhikevich(a = 0.1)
neuron Third = Nothing(a = 1)`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[imports/not-found]: The file "std/channels/leek" cannot be read.
        --> model.axo:1:23
         |
       1 | import { Leak } from "std/channels/leek"
         |                       ^^^^^^^^^^^^^^^^^ not found
      hint: did you mean "std/channels/leak.axo"?

      error[imports/not-found]: The file "std/izhikevich" cannot be read.
        --> model.axo:2:29
         |
       2 | import { Izhikevich } from "std/izhikevich"
         |                             ^^^^^^^^^^^^^^ not found
      hint: did you mean "std/neurons/izhikevich.axo"?

      error[imports/not-found]: The file "std/nothing.axo" cannot be read.
        --> model.axo:3:26
         |
       3 | import { Nothing } from "std/nothing.axo"
         |                          ^^^^^^^^^^^^^^^ not found
      hint: the shipped library has no such file: correct the path.

      3 errors"
    `);
  });

  it('is offered the shipped file that a copy of a shipped file means', () => {
    const text = `import { Leak } from "../channels/leak.axo"\n${CELL}`;
    expect(diagnose(text, {})).toContain('hint: did you mean "std/channels/leak.axo"?');
  });

  it('names what the file declares', () => {
    const text = `import { Leek as Leak } from "./leak.axo"\n${CELL}`;
    expect(diagnose(text, { 'leak.axo': LEAK })).toMatchInlineSnapshot(`
      "error[imports/unknown-name]: "./leak.axo" declares no \`Leek\`.
        --> model.axo:1:10
         |
       1 | import { Leek as Leak } from "./leak.axo"
         |          ^^^^
      hint: did you mean \`Leak\`?

      1 error"
    `);
  });

  it('brings no name that is there already', () => {
    const text = `import { Leak } from "./leak.axo"\n${LEAK}\n${CELL}`;
    expect(diagnose(text, { 'leak.axo': LEAK })).toMatchInlineSnapshot(`
      "error[names/duplicate]: \`Leak\` is declared twice.
        --> model.axo:3:9
         |
       1 | import { Leak } from "./leak.axo"
         |          ---- first declared here
       3 | channel Leak {
         |         ^^^^ declared again
      hint: rename or remove one of them.

      1 error"
    `);
  });

  it('leads into no circle', () => {
    const text = `import { Leak } from "./leak.axo"\n${CELL}`;
    const leak = `import { half } from "./constants.axo"\n${LEAK.trim()}`;
    const constants = `import { Cell } from "./model.axo"\nconst half = 0.5`;
    const model = `import { Leak } from "./leak.axo"\n${CELL}`;
    expect(
      diagnose(text, { 'leak.axo': leak, 'constants.axo': constants, 'model.axo': model }),
    ).toMatchInlineSnapshot(`
      "error[imports/cycle]: The files import each other: model.axo → leak.axo → constants.axo → model.axo.
        --> constants.axo:1:23
         |
       1 | import { Cell } from "./model.axo"
         |                       ^^^^^^^^^^^
      hint: move what both need into a file of its own.

      1 error"
    `);
  });

  it('tells mistakes of the imported file at their place, once', () => {
    const text = `
import { Leak } from "./leak.axo"
neuron Cell {
  use a = Leak
  use b = Leak
  state v : mV = -60 mV
  dv/dt = -(a.i + b.i) / 1 uF/cm^2
}`;
    const leak = `
channel Leak {
  param g = 0.3 mS/cm^2
  param E : mV = -54
  input v : mV
  output i = g * (v - E + g)
}`;
    expect(diagnose(text, { 'leak.axo': leak })).toMatchInlineSnapshot(`
      "error[units/missing-unit]: The parameter \`E\` needs a unit: \`-54\` is a plain number.
        --> leak.axo:3:18
         |
       3 |   param E : mV = -54
         |             -- declared here as mV
         |                  ^^^ no unit
      hint: write \`-54 mV\`, if mV is meant.

      error[units/sum]: A value in mV and one in mS/cm^2 cannot be added.
        --> leak.axo:5:27
         |
       5 |   output i = g * (v - E + g)
         |                   - this is mV
         |                           ^ this is mS/cm^2

      2 errors"
    `);
  });

  it('of one component by two paths gives one component', () => {
    const text = `
import { Leak } from "./leak.axo"
import { Leak as Again } from "./again.axo"
neuron Cell {
  use a = Leak
  use b = Again
  state v : mV = -60 mV
  dv/dt = -(a.i + b.i) / 1 uF/cm^2
}`;
    const again = `channel Leak = Base\nimport { Leak as Base } from "./leak.axo"`;
    const model = modelOf(text, undefined, { 'leak.axo': LEAK, 'again.axo': again });
    expect(model.parts.map(({ path, component }) => `${path} = ${component}`)).toEqual([
      'a = Leak',
      'b = Again',
    ]);
    expect(model.parameters.map(({ name }) => name)).toEqual(['a.g', 'b.g']);
  });
});
