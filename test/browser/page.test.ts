import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explanationPage, modelOf } from '../../src/index.ts';
import { readRunJson } from '../../src/simulate/output/read-json.ts';
import { DECAYING, decayingPage, decayingRun } from '../report/page/pages.ts';
import { browserForTests, placeIn, pointAt } from './opened-page.ts';

const { open } = browserForTests();

const SINGLE = await decayingPage();
const SWEEP = await decayingPage({
  inputs: {},
  sweep: { I: '0 mV/ms .. 4 mV/ms in 9', tau: '5 ms .. 20 ms in 7' },
  measure: ['rate(spikes)', 'max(v)'],
  record: ['v'],
});

const LOG_SWEEP = await decayingPage({
  inputs: {},
  sweep: { I: '0.1 mV/ms .. 4 mV/ms in 9 log' },
  measure: ['rate(spikes)'],
  record: ['v'],
});
const LOG_GRID = await decayingPage({
  inputs: {},
  sweep: { I: '0.1 mV/ms .. 4 mV/ms in 9 log', tau: '1 ms .. 100 ms in 7 log' },
  measure: ['rate(spikes)'],
});

/** The frames of the panels of a figure, by its heading. */
function frames(page: Page, heading: string): Locator {
  return page
    .locator('figure', { has: page.getByRole('heading', { name: heading, exact: true }) })
    .locator('.u-over');
}

function readingOf(page: Page, heading: string): Locator {
  return page
    .locator('figure', { has: page.getByRole('heading', { name: heading, exact: true }) })
    .locator('.reading');
}

/** Returns how much of a drawing is not paper: 0 where nothing was drawn. */
async function inkOf(canvas: Locator): Promise<number> {
  const bytes = await canvas.screenshot();
  return bytes.length;
}

describe('a report in a browser', () => {
  it('draws, and asks for nothing and complains of nothing', async () => {
    for (const html of [SINGLE, SWEEP, LOG_SWEEP, LOG_GRID]) {
      const { page, problems } = await open(html);
      const canvases = page.locator('canvas');
      expect(await canvases.count()).toBeGreaterThan(2);
      expect(await page.locator('.plot').count()).toBe(await page.locator('.plot:has(canvas)').count());
      for (const canvas of await canvases.all()) expect(await canvas.getAttribute('aria-label')).not.toBe('');
      expect(problems).toEqual([]);
    }
  });

  it('does not let other scripts run, nor anything be fetched', async () => {
    const { page, problems } = await open(SINGLE);
    await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.com/x.png' }));
    `);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    await expect.poll(() => problems.length).toBe(3);
    expect(problems).toContain('asked for https://example.com/x.png: csp');
    expect(problems.filter((problem) => problem.includes('Content Security Policy'))).toHaveLength(2);
  });

  it('shows all values at the time that is pointed at, in every panel', async () => {
    const { page, problems } = await open(SINGLE);
    const { times, traces } = await decayingRun();
    const panel = frames(page, 'Traces').nth(1);
    await pointAt(page, panel, 0.5, 0.5);
    expect(await readingOf(page, 'Traces').textContent()).toBe('time = 25 ms');
    const sample = times.indexOf(25);
    const values = page.locator('figure').first().locator('.legend .value');
    const shown = (await values.allTextContents()).map((text) => Number.parseFloat(text.replace('−', '-')));
    expect(shown).toEqual(
      ['v', 'w'].map((name) => Number((traces.get(name)?.values[sample] ?? Number.NaN).toPrecision(6))),
    );
    await pointAt(page, panel, 0.8, 0.5);
    expect(await readingOf(page, 'Traces').textContent()).toBe('time = 40 ms');
    await page.mouse.move(0, 0);
    expect(await readingOf(page, 'Traces').textContent()).toBe('');
    expect(problems).toEqual([]);
  });

  it('shows in the phase plane where the run is at the time that is pointed at', async () => {
    const { page } = await open(SINGLE);
    const marker = page.locator('.marker');
    expect(await marker.isVisible()).toBe(false);
    const panel = frames(page, 'Traces').nth(1);
    await pointAt(page, panel, 0.5, 0.5);
    expect(await marker.isVisible()).toBe(true);
    const before = await marker.getAttribute('style');
    await pointAt(page, panel, 0.52, 0.5);
    expect(await marker.getAttribute('style')).not.toBe(before);
  });

  it('zooms all panels by dragging in one, and shows all at a double click', async () => {
    const { page, problems } = await open(SINGLE);
    const [first, second] = [frames(page, 'Traces').nth(1), frames(page, 'Traces').nth(2)];
    await pointAt(page, first, 0.2, 0.5);
    await page.mouse.down();
    await page.mouse.move(...(await placeIn(first, 0.4, 0.5)), { steps: 3 });
    await page.mouse.up();
    await pointAt(page, second, 0.5, 0.5);
    expect(await readingOf(page, 'Traces').textContent()).toBe('time = 15 ms');
    await first.dblclick();
    await pointAt(page, second, 0.6, 0.5);
    expect(await readingOf(page, 'Traces').textContent()).toBe('time = 30 ms');
    expect(problems).toEqual([]);
  });

  it('stands at one time in all panels, also where a zoom moved the axis under the pointer', async () => {
    const { page, problems } = await open(SINGLE);
    const figure = page.locator('figure').first();
    const [first, second] = [frames(page, 'Traces').nth(1), frames(page, 'Traces').nth(2)];
    await pointAt(page, first, 0.2, 0.5);
    await page.mouse.down();
    await page.mouse.move(...(await placeIn(first, 0.6, 0.5)), { steps: 3 });
    await page.mouse.up();
    // The pointer rests, and is where the axis, 10 ms to 30 ms, has 22 ms now.
    await expect.poll(() => readingOf(page, 'Traces').textContent()).toBe('time = 22 ms');
    const lines = async (): Promise<readonly number[]> => {
      const cursors = await figure.locator('.u-cursor-x:not(.u-off)').all();
      const boxes = await Promise.all(cursors.map((cursor) => cursor.boundingBox()));
      return boxes.map((box) => Math.round(box?.x ?? Number.NaN));
    };
    const [one, ...others] = await lines();
    expect(others.length).toBeGreaterThanOrEqual(1);
    for (const other of others) expect(other).toBe(one);
    const { times, traces } = await decayingRun();
    const values = await figure.locator('.legend .value').allTextContents();
    expect(values.map((text) => Number.parseFloat(text.replace('−', '-')))).toEqual(
      ['v', 'w'].map((name) =>
        Number((traces.get(name)?.values[times.indexOf(22)] ?? Number.NaN).toPrecision(6)),
      ),
    );
    await pointAt(page, second, 0.5, 0.5);
    expect(await readingOf(page, 'Traces').textContent()).toBe('time = 20 ms');
    expect(problems).toEqual([]);
  });

  it('reads and zooms sweeps over logarithmic axes', async () => {
    const { page, problems } = await open(LOG_SWEEP);
    const panel = frames(page, 'rate(spikes)');
    const middle = async (): Promise<string | null> => {
      await pointAt(page, panel, 0.49, 0.5);
      await pointAt(page, panel, 0.5, 0.5);
      return readingOf(page, 'rate(spikes)').textContent();
    };
    expect(await middle()).toBe('I = 0.632456 mV/ms');
    await page
      .locator('figure', { has: page.getByRole('heading', { name: 'rate(spikes)', exact: true }) })
      .getByRole('button', { name: 'Zoom in' })
      .click();
    expect(await middle()).toBe('I = 0.632456 mV/ms');
    const grid = await open(LOG_GRID);
    const map = frames(grid.page, 'rate(spikes)');
    await pointAt(grid.page, map, 0.5, 0.5);
    expect(await readingOf(grid.page, 'rate(spikes)').textContent()).toMatch(
      /^I = 0\.632456 mV\/ms · tau = 10 ms · rate\(spikes\) = \d+ Hz$/,
    );
    expect([...problems, ...grid.problems]).toEqual([]);
  });

  it('zooms with the wheel and Ctrl, where the pointer is, and moves with Shift', async () => {
    const { page, problems } = await open(SINGLE);
    const panel = frames(page, 'Traces').nth(1);
    const time = async (at: number): Promise<number> => {
      await pointAt(page, panel, at, 0.6);
      const text = (await readingOf(page, 'Traces').textContent()) ?? '';
      return Number.parseFloat(text.replace('time = ', ''));
    };
    expect(await time(0.5)).toBe(25);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(() => time(0)).toBeGreaterThan(5);
    expect(await time(0.5)).toBe(25);
    await page.keyboard.down('Shift');
    await page.mouse.down();
    await page.mouse.move(...(await placeIn(panel, 0.4, 0.6)), { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    expect(await time(0.5)).toBeGreaterThan(25);
    expect(problems).toEqual([]);
  });

  it('can be read with keys alone', async () => {
    const { page } = await open(SINGLE);
    const chart = page.locator('figure').first().locator('.chart').nth(1);
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    expect(await readingOf(page, 'Traces').textContent()).toBe('time = 25.5 ms');
    await page.keyboard.press('ArrowRight');
    expect(await readingOf(page, 'Traces').textContent()).toBe('time = 26 ms');
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowLeft');
    const zoomed = (await readingOf(page, 'Traces').textContent()) ?? '';
    expect(zoomed).toMatch(/^time = 25\.\d ms$/);
    await page.keyboard.press('0');
    await page.keyboard.press('ArrowLeft');
    expect(await readingOf(page, 'Traces').textContent()).toMatch(/^time = 2\d(\.\d)? ms$/);
  });

  it('hides and shows curves at their names', async () => {
    const { page } = await open(SINGLE);
    const name = page.getByRole('button', { name: /^v/ }).first();
    const canvas = page.locator('figure').first().locator('canvas').nth(1);
    const before = await inkOf(canvas);
    await name.click();
    expect(await name.getAttribute('aria-pressed')).toBe('false');
    expect(await inkOf(canvas)).toBeLessThan(before);
    await name.click();
    expect(await name.getAttribute('aria-pressed')).toBe('true');
  });

  it('reads the phase plane, the raster and the map at the pointer', async () => {
    const single = await open(SINGLE);
    await pointAt(single.page, frames(single.page, 'Phase plane'), 0.5, 0.5);
    expect(await readingOf(single.page, 'Phase plane').textContent()).toMatch(
      /^v = −[\d.]+ mV · w = [\d.]+$/,
    );
    const { page, problems } = await open(SWEEP);
    await pointAt(page, frames(page, 'Spikes'), 0.5, 0.995);
    expect(await readingOf(page, 'Spikes').textContent()).toBe(
      'cell 0 (I = 0 mV/ms, tau = 5 ms) · no spikes',
    );
    await pointAt(page, frames(page, 'rate(spikes)'), 0.99, 0.01);
    expect(await readingOf(page, 'rate(spikes)').textContent()).toMatch(
      /^I = 4 mV\/ms · tau = 20 ms · rate\(spikes\) = \d+ Hz$/,
    );
    expect(problems).toEqual([]);
  });

  it('is light or dark as the system is, until the reader chooses', async () => {
    const { page, problems } = await open(SINGLE, { colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await paper()).toBe('rgb(21, 24, 28)');
    await page.getByRole('button', { name: 'Light theme' }).click();
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Dark theme' }).click();
    expect(await paper()).toBe('rgb(21, 24, 28)');
    expect(problems).toEqual([]);
  });

  it('opens in the theme that was asked for, whatever the system has', async () => {
    const { page } = await open(await decayingPage({}, {}, 'dark'), { colorScheme: 'light' });
    const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await paper()).toBe('rgb(21, 24, 28)');
    await page.getByRole('button', { name: 'Light theme' }).click();
    expect(await paper()).toBe('rgb(255, 255, 255)');
  });

  it('prints light from a dark screen, the explanation of a model too', async () => {
    const { page } = await open(await explanationPage(modelOf(DECAYING)), { colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const text = (): Promise<string> => page.evaluate('getComputedStyle(document.body).color');
    expect(await paper()).toBe('rgb(21, 24, 28)');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await paper()).toBe('rgb(255, 255, 255)');
    expect(await text()).toBe('rgb(29, 33, 37)');
  });

  it('saves its numbers as the files that runs are written to', async () => {
    const { page, problems } = await open(SINGLE);
    const json = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download JSON' }).click();
    const saved = await json;
    expect(saved.suggestedFilename()).toBe('Decaying.json');
    const { result, origin } = readRunJson(readFileSync(await saved.path(), 'utf8'));
    const original = await decayingRun();
    expect(result?.traces).toEqual(original.traces);
    expect(result?.spikes).toEqual(original.spikes);
    expect(origin?.command).toBe('axode run decaying.axo --for "50 ms"');
    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    expect(readFileSync(await (await csv).path(), 'utf8')).toMatch(
      /^t \(ms\),v \(mV\),w,spikes\n0,-60,0,0\n/,
    );
    expect(problems).toEqual([]);
  });

  it('copies the command', async () => {
    const { page, problems } = await open(SINGLE, { permissions: ['clipboard-read', 'clipboard-write'] });
    const copy = page.locator('[data-copy]');
    await copy.click();
    await expect.poll(() => copy.textContent()).toMatch(/Copied|Selected/);
    expect(problems).toEqual([]);
  });

  it.each([360, 768])('fits a screen of %i pixels without scrolling sideways', async (width) => {
    for (const html of [SINGLE, SWEEP]) {
      const { page, problems } = await open(html, { viewport: { width, height: 740 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(problems).toEqual([]);
    }
  });

  it('prints on a few pages, in dark ink on white whatever the screen has', async () => {
    const { page, problems } = await open(SINGLE, { colorScheme: 'dark' });
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(5);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(21, 24, 28)');
    expect(problems).toEqual([]);
  });
});
