import { describe, expect, it } from 'vitest';
import { explanationPage, modelOf } from '../../../src/index.ts';
import { neuron } from '../../models/shipped-models.ts';

describe('the page of an explanation', () => {
  it('has equations as MathML, tables, and the code that was asked for', async () => {
    const page = await explanationPage(neuron('hodgkin-huxley'), {
      code: 'const a = 1 < 2;',
      version: '9.9.9',
    });
    expect(page.match(/<math/g)?.length).toBeGreaterThanOrEqual(1);
    expect(page).toContain('<h1>HodgkinHuxley</h1>');
    expect(page).toContain('linear in itself, the others held');
    expect(page).toContain('<th scope="row">rk4</th>');
    expect(page).toContain('const a = 1 &lt; 2;');
    expect(page).toContain('Made by Axode 9.9.9.');
  });

  it('fetches nothing and runs nothing', async () => {
    const page = await explanationPage(neuron('morris-lecar'));
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/<script|\ssrc=|@import|url\(|<link/);
    expect(page).not.toMatch(/\sstyle="/);
  });

  it('escapes what a modeler wrote', async () => {
    const page = await explanationPage(
      modelOf(
        '## <img src=x onerror=alert(1)>\nneuron Decay {\n  state v = 1 ## </td><b>\n  dv/dt = -v / 10 ms\n}',
      ),
    );
    expect(page).not.toMatch(/<img|<b>/);
    expect(page).toContain('&lt;/td&gt;&lt;b&gt;');
  });

  it('tells of a component without equations', async () => {
    const page = await explanationPage(
      modelOf('channel Leak { param g = 1; input v; output i = g * v }', 'Leak'),
    );
    expect(page).toContain('there is nothing to step');
  });
});
