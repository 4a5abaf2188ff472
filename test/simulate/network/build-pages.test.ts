import { describe, expect, it } from 'vitest';
import { ALL_CODES } from '../../../src/diagnostics/pages.ts';
import { simulateNetwork } from '../../../src/simulate/network/run-network.ts';
import { networkOf } from './compiled-and-interpreted.ts';

/** What takes gigabytes is shown by numbers of its own elsewhere. */
const pages = ALL_CODES.filter(
  ({ code, command = '' }) => code.startsWith('build/') && !command.includes(' # '),
);

describe('the page of', () => {
  it.each(pages.map((page) => [page.code, page] as const))(
    '%s shows the mistake and its repair',
    async (code, page) => {
      const options = { for: '10 ms' };
      const failing = await simulateNetwork(networkOf(page.failing), options);
      expect(failing.diagnostics.map((each) => [each.code, each.severity])).toEqual([[code, page.severity]]);
      expect(failing.result === undefined).toBe(page.severity === 'error');
      const corrected = await simulateNetwork(networkOf(page.corrected), options);
      expect(corrected.diagnostics).toEqual([]);
      expect(corrected.result?.meta.ending).toBe('done');
    },
  );
});
