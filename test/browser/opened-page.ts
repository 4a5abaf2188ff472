/** A page of a run, opened from a file in a headless browser, with all that it asks for and complains about. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findBrowser } from './find-browser.ts';

/** An opened page; `problems` grows with every request beyond the file, error and warning. */
export interface OpenedPage {
  readonly page: Page;
  readonly problems: readonly string[];
}

export interface BrowserForTests {
  readonly open: (html: string, options?: BrowserContextOptions) => Promise<OpenedPage>;
}

/** Starts a browser for the tests of a file, and closes it behind them. */
export function browserForTests(): BrowserForTests {
  let browser: Browser | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'axode-page-'));
  beforeAll(async () => {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error('No browser was found; AXODE_CHROMIUM can name one.');
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  return {
    async open(html, options = {}) {
      if (browser === undefined) throw new Error('the browser has not started');
      const path = join(folder, `page-${Math.random()}.html`);
      writeFileSync(path, html);
      const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
      const page = await context.newPage();
      const problems: string[] = [];
      const own = pathToFileURL(path).href;
      const isOutside = (url: string): boolean => url !== own && !url.startsWith('blob:');
      page.on('requestfinished', (request) => {
        if (isOutside(request.url())) problems.push(`fetched ${request.url()}`);
      });
      page.on('requestfailed', (request) => {
        if (isOutside(request.url()))
          problems.push(`asked for ${request.url()}: ${request.failure()?.errorText}`);
      });
      page.on('console', (message) => problems.push(`says ${message.type()}: ${message.text()}`));
      page.on('pageerror', ({ message }) => problems.push(`throws ${message}`));
      await page.goto(own);
      return { page, problems };
    },
  };
}

/** Returns where a part of a drawing is on the screen, scrolled into view: fractions of its width and height. */
export async function placeIn(frame: Locator, x: number, y: number): Promise<readonly [number, number]> {
  await frame.scrollIntoViewIfNeeded();
  const box = await frame.boundingBox();
  if (box === null) throw new Error('the drawing is not shown');
  return [box.x + x * box.width, box.y + y * box.height];
}

/** Moves the pointer to a part of a drawing, and waits until the page has drawn what follows from it. */
export async function pointAt(page: Page, frame: Locator, x: number, y: number): Promise<void> {
  await page.mouse.move(...(await placeIn(frame, x, y)));
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
