import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axode, folderWith } from './axode.ts';
import { CELL } from './models.ts';

const PLANE = `neuron Plane {
  state v = 0
  state w = 0
  dv/dt = (v - v^3 - w) / 1 ms
  dw/dt = (v - w) / 10 ms
}
`;
const FOLDER = folderWith({ 'cell.axo': CELL, 'part/plane.axo': PLANE, 'other.json': '[1, 2]' });
axode(FOLDER, 'run', 'cell.axo', '--input', 'I = 20 mV', '--for', '50ms', '--out', 'result.json');

describe('axode plot', () => {
  it('draws a saved result as the run drew it, without the model at hand', () => {
    const folder = folderWith({ 'plane.axo': PLANE });
    const drawn = axode(folder, 'run', 'plane.axo', '--for', '5ms', '--set', 'v = 1').out;
    axode(folder, 'run', 'plane.axo', '--for', '5ms', '--set', 'v = 1', '--out', 'plane.json');
    rmSync(join(folder, 'plane.axo'));
    const { exit, out, aside } = axode(folder, 'plot', 'plane.json');
    expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
    // Before the picture stands the plan, behind it what the run took.
    expect(out.length).toBeGreaterThan(500);
    expect(drawn).toContain(out);
    // The equations travel with the result, and with them the nullclines.
    expect(axode(folder, 'plot', 'plane.json', '--figure', 'plane').out).toContain('dw/dt = 0');
  });

  it('writes reports and pictures, in both themes', () => {
    const words = ['--out', 'r.html', '--out', 'r.png', '--out', 'r.svg', '--theme', 'dark'];
    const { exit, out, aside } = axode(FOLDER, 'plot', 'result.json', ...words);
    expect({ exit, out, aside }).toEqual({
      exit: 0,
      out: 'Written: r.html, r.png, r.svg\n',
      aside: '',
    });
    expect(readFileSync(join(FOLDER, 'r.png')).subarray(1, 4).toString()).toBe('PNG');
    const svg = readFileSync(join(FOLDER, 'r.svg'), 'utf8');
    expect(svg).toContain('v (mV)');
    expect(svg).toContain('#15181e');
    const page = readFileSync(join(FOLDER, 'r.html'), 'utf8');
    expect(page).toContain('axode run cell.axo --input &quot;I = 20 mV&quot; --for 50ms --out result.json');
    expect(page).toContain('<math');
  });

  it('draws what a model shows without a run', () => {
    const { exit, out } = axode(FOLDER, 'plot', 'part/plane.axo');
    expect({ exit, nullclines: out.includes('dv/dt = 0') }).toEqual({ exit: 0, nullclines: true });
  });

  it('draws and writes nothing where a model shows nothing without a run', () => {
    const { exit, out, aside } = axode(FOLDER, 'plot', 'cell.axo#Cell', '--out', 'nothing.png');
    expect({ exit, out, isThere: existsSync(join(FOLDER, 'nothing.png')) }).toEqual({
      exit: 1,
      out: '',
      isThere: false,
    });
    expect(aside).toContain(
      'error[command/nothing-to-draw]: Cell has no gates, and no plane of two states: without a run there is nothing to draw.\n' +
        'hint: `axode run cell.axo#Cell` draws what it does.',
    );
    const file = 'std/channels/calcium-activated-potassium.axo';
    const refused = axode(FOLDER, 'plot', file).aside;
    expect(refused).toContain(
      'The gates of CalciumActivatedPotassium (m) do not depend on a voltage: over what range to draw them, a run says.\n' +
        `hint: \`axode run ${file} --input "v = …" --input "Ca = ramp(t, 0 ms, 100 ms, 0 mM, 1 mM)" --record Ca --figure gates\` draws them.`,
    );
    const inputs = ['v = 0 mV', 'Ca = ramp(t, 0 ms, 100 ms, 0 mM, 1 mM)'].flatMap((each) => [
      '--input',
      each,
    ]);
    const drawn = axode(FOLDER, 'run', file, ...inputs, '--record', 'Ca', '--figure', 'gates');
    expect({ exit: drawn.exit, title: drawn.out.includes('CalciumActivatedPotassium: gates') }).toEqual({
      exit: 0,
      title: true,
    });
  });

  it('writes a model as a page', () => {
    const { exit, out } = axode(FOLDER, 'plot', 'part/plane.axo', '--out', 'plane.html');
    expect({ exit, out }).toEqual({ exit: 0, out: 'Written: plane.html\n' });
    const page = readFileSync(join(FOLDER, 'plane.html'), 'utf8');
    expect(page).toContain('<h1>Plane</h1>');
    expect(page).toContain('data-figure="0"');
    expect(page).toContain('<math');
    expect(page).not.toContain('<button type="button" data-download');
    expect(axode(FOLDER, 'plot', 'cell.axo', '--out', 'cell.html').exit).toBe(0);
    expect(readFileSync(join(FOLDER, 'cell.html'), 'utf8')).toContain('no plane of two states to draw');
  });

  it('says nothing with --quiet, but errors', () => {
    const silent = { exit: 0, out: '', aside: '' };
    expect(axode(FOLDER, 'plot', 'result.json', '--quiet')).toEqual(silent);
    expect(axode(FOLDER, 'plot', 'result.json', '--quiet', '--out', 'q.svg')).toEqual(silent);
    expect(axode(FOLDER, 'plot', 'result.json', '--quiet', '--figure', 'gates').aside).toContain('no figure');
  });

  it('says what there is instead of a figure that is not there', () => {
    const { exit, out, aside } = axode(FOLDER, 'plot', 'result.json', '--figure', 'raster,traces,gates');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(`\n${aside}`).toBe(`
error[command/no-such-figure]: There is no figure \`raster\` to draw here.
hint: there is traces.

error[command/no-such-figure]: There is no figure \`gates\` to draw here.
hint: there is traces.

2 errors
`);
  });

  it('reports all that is wrong with what was asked', () => {
    const words = ['plot', 'other.json', '--theme', 'night', '--figure', 'trace', '--out', 'x.json'];
    const { exit, aside } = axode(FOLDER, ...words);
    expect(exit).toBe(2);
    expect(`\n${aside}`).toMatchInlineSnapshot(`
      "
      error[run/unreadable-result]: other.json is no result of a run: it is JSON, but no object.
      hint: run the model again with \`--out result.json\`.

      error[command/unknown-format]: The ending of "x.json" says no form that can be written.
      hint: end it in .html, .svg, .png.

      error[command/unknown-choice]: \`--figure\` takes no \`trace\`.
      hint: did you mean \`traces\`?

      error[command/unknown-choice]: \`--theme\` takes no \`night\`.
      hint: did you mean \`light\`?

      4 errors
      "
    `);
    expect(axode(FOLDER, 'plot', 'resutl.json').aside).toContain('did you mean "result.json"?');
  });
});
