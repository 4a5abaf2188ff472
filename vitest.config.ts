import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests that run the built commands; `dist` is brought up to date before them, and only before them. */
const COMMAND_TESTS = ['test/cli/**/*.test.ts', 'test/docs/**/*.test.ts'];

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 60_000,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: COMMAND_TESTS },
      },
      {
        extends: true,
        test: { name: 'commands', include: COMMAND_TESTS, globalSetup: 'test/cli/build-first.ts' },
      },
    ],
  },
});

export default config;
