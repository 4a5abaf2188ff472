import { expect, it } from 'vitest';
import type { VerifyOptions } from '../../src/agreement/verify/verify-options.ts';
import { verify } from '../../src/index.ts';
import { LEAKY } from './compared-models.ts';

it('verify refuses options that there are none of', async () => {
  const options = { trails: 1, duration: '5 ms' };
  // As a program that is not checked by types would pass them.
  const { verification, diagnostics } = await verify(LEAKY, options as VerifyOptions);
  expect(verification).toBeUndefined();
  expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
    ['A verification has no option `trails`.', 'did you mean `trials`?'],
    ['A verification has no option `duration`.', 'did you mean `for`?'],
  ]);
});
