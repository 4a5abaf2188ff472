import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { networkPage } from '../report/page/network-pages.ts';
import { browserForTests, pointAt } from './opened-page.ts';

const { open } = browserForTests();
const PAGE = await networkPage();

function figure(page: Page, heading: string) {
  return page.locator('figure', { has: page.getByRole('heading', { name: heading, exact: true }) });
}

describe('a report of a network in a browser', () => {
  it('draws, and asks for nothing and complains of nothing', async () => {
    const { page, problems } = await open(PAGE);
    expect(await page.locator('.plot').count()).toBe(7);
    expect(await page.locator('.plot:has(canvas)').count()).toBe(7);
    expect(problems).toEqual([]);
  });

  it('tells rates and spikes at the time that is pointed at', async () => {
    const { page, problems } = await open(PAGE);
    await pointAt(page, figure(page, 'population rates').locator('.u-over'), 0.5, 0.5);
    expect(await figure(page, 'population rates').locator('.reading').textContent()).toMatch(
      /^time = \S+ ms$/,
    );
    const rates = await figure(page, 'population rates').locator('.legend .value').allTextContents();
    expect(rates).toHaveLength(2);
    expect(rates.every((text) => Number.parseFloat(text) >= 0)).toBe(true);
    expect(problems).toEqual([]);
  });

  it('shows the picture that suits the theme, of the system or of the button', async () => {
    const { page } = await open(PAGE, { colorScheme: 'dark' });
    const [light, dark] = [page.locator('.of-light'), page.locator('.of-dark')];
    expect([await light.isVisible(), await dark.isVisible()]).toEqual([false, true]);
    await page.getByRole('button', { name: 'Light theme' }).click();
    expect([await light.isVisible(), await dark.isVisible()]).toEqual([true, false]);
  });

  it('fits a narrow window', async () => {
    const { page, problems } = await open(PAGE, { viewport: { width: 360, height: 700 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(problems).toEqual([]);
  });

  it('works on paper, with the light picture', async () => {
    const { page } = await open(PAGE, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.of-light').isVisible()).toBe(true);
    expect(await page.locator('.of-dark').isVisible()).toBe(false);
  });
});
