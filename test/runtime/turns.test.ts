import { describe, expect, it } from 'vitest';
import { atOnce, inTurns, startStopwatch } from '../../src/runtime/turns.ts';

/** Works for so many milliseconds, a millisecond at a time. */
function* busy(milliseconds: number): Generator<undefined, string> {
  for (let done = 0; done < milliseconds; done++) {
    for (const start = performance.now(); performance.now() - start < 1; );
    yield;
  }
  return 'done';
}

describe('long work', () => {
  it('lets timers have their turn', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    let turns = 0;
    const result = await inTurns(busy(200), startStopwatch(), () => {
      turns += 1;
    });
    clearInterval(timer);
    expect(result).toBe('done');
    expect(turns).toBeGreaterThan(1);
    expect(ticks).toBeGreaterThan(1);
  });

  it('shares turns with the work before it', async () => {
    const stopwatch = startStopwatch();
    let turns = 0;
    for (let i = 0; i < 10; i++) {
      await inTurns(busy(10), stopwatch, () => {
        turns += 1;
      });
    }
    expect(turns).toBeGreaterThan(1);
  });

  it('is done at one go where nobody waits', () => {
    expect(atOnce(busy(2))).toBe('done');
  });
});
