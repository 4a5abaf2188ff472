import { describe, expect, it } from 'vitest';
import { comparedPage } from '../agreement/compared-page.ts';
import { browserForTests, placeIn, pointAt } from './opened-page.ts';

const { open } = browserForTests();
const PASSED = await comparedPage();
const FAILED = await comparedPage(1e-12);

describe('a report of a comparison in a browser', () => {
  it('draws errors over the step and over what they cost, and asks for nothing and complains of nothing', async () => {
    const { page, problems } = await open(PASSED);
    expect(await page.locator('canvas').count()).toBe(2);
    const labels = await page
      .locator('canvas')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    expect(labels).toEqual([
      'largest error, share of range over dt (ms): euler, heun, rk4',
      'largest error, share of range over seconds to compute a second: euler, heun, rk4',
    ]);
    expect(problems).toEqual([]);
  });

  it('says first whether methods agree', async () => {
    const passed = await open(PASSED);
    expect(await passed.page.locator('.verdict').textContent()).toMatch(
      /^Pass\. 3 methods agree with the reference within 5%/,
    );
    const failed = await open(FAILED);
    expect(await failed.page.locator('.verdict.failed').textContent()).toMatch(/^Fail\. /);
    expect(failed.problems).toEqual([]);
  });

  it('tells the error of every method at the step that is pointed at', async () => {
    const { page, problems } = await open(PASSED);
    const frame = page.locator('.u-over').first();
    await pointAt(page, frame, 0.5, 0.5);
    expect(await page.locator('.reading').textContent()).toBe('dt = 0.1 ms');
    const values = await page.locator('.legend .value').allTextContents();
    const [euler = 0, heun = 0, rk4 = 0] = values.map(Number);
    expect(euler > heun && heun > rk4 && rk4 > 0).toBe(true);
    expect(problems).toEqual([]);
  });

  it('hides and shows a method in both drawings', async () => {
    const { page } = await open(PASSED);
    const canvases = await page.locator('canvas').all();
    const inks = (): Promise<readonly number[]> =>
      Promise.all(canvases.map(async (canvas) => (await canvas.screenshot()).length));
    const before = await inks();
    await page.getByTitle('Hide or show euler').click();
    const hidden = await inks();
    expect(hidden.every((ink, index) => ink !== before[index])).toBe(true);
    await page.getByTitle('Hide or show euler').click();
    expect(await page.getByTitle('Hide or show euler').getAttribute('aria-pressed')).toBe('true');
  });

  it('zooms in both directions, and shows all at a double click', async () => {
    const { page, problems } = await open(PASSED);
    const frame = page.locator('.u-over').first();
    await pointAt(page, frame, 0.3, 0.3);
    await page.mouse.down();
    await page.mouse.move(...(await placeIn(frame, 0.7, 0.7)), { steps: 3 });
    await page.mouse.up();
    await frame.dblclick();
    await pointAt(page, frame, 0.5, 0.5);
    expect(await page.locator('.reading').textContent()).toBe('dt = 0.1 ms');
    expect(problems).toEqual([]);
  });

  it('is as wide as a phone, with tables that scroll in their place', async () => {
    const { page, problems } = await open(PASSED, { viewport: { width: 390, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(problems).toEqual([]);
  });
});
