import { defineConfig, type TestProjectConfiguration, type ViteUserConfig } from 'vitest/config';
import { findBrowser } from './test/browser/find-browser.ts';

/** Tests that run the built commands; `dist` is brought up to date before them, and only before them. */
const COMMAND_TESTS = ['test/cli/**/*.test.ts', 'test/docs/**/*.test.ts'];
/** Tests that open pages in a browser. */
const BROWSER_TESTS = ['test/browser/**/*.test.ts'];

/** Without a browser its tests are left out, and that is said; where AXODE_BROWSER=required that is an error. */
function browserProjects(): readonly TestProjectConfiguration[] {
  if (findBrowser() !== undefined) {
    return [{ extends: true, test: { name: 'browser', include: BROWSER_TESTS } }];
  }
  const lack = 'No Chromium, Chrome or Edge was found (AXODE_CHROMIUM can name one)';
  if (process.env['AXODE_BROWSER'] === 'required') throw new Error(`${lack}, and AXODE_BROWSER=required.`);
  // This file is loaded more than once.
  if (process.env['AXODE_BROWSER'] !== 'absent') {
    process.stderr.write(`${lack}: the tests in test/browser are left out.\n`);
    process.env['AXODE_BROWSER'] = 'absent';
  }
  return [];
}

const config: ViteUserConfig = defineConfig({
  test: {
    // Against a hang, not a measure of speed: machines may be busy with much else.
    testTimeout: 300_000,
    // One core is kept free otherwise: half the machine, where there are two.
    maxWorkers: '100%',
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...COMMAND_TESTS, ...BROWSER_TESTS],
        },
      },
      {
        extends: true,
        test: { name: 'commands', include: COMMAND_TESTS, globalSetup: 'test/cli/build-first.ts' },
      },
      ...browserProjects(),
    ],
  },
});

export default config;
