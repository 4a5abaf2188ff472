import { expect, it } from 'vitest';
import { drawSvg } from '../../../src/report/svg/svg.ts';

/** A raster and a trace up to a time in milliseconds. */
function drawn(end: number): string {
  return drawSvg([
    {
      kind: 'raster',
      name: 'raster',
      title: 'Spikes',
      subtitle: '',
      time: { name: 'time', unit: 'ms' },
      start: 0,
      end,
      spikes: [[end / 2], []],
    },
    {
      kind: 'traces',
      name: 'traces',
      title: 'Trace',
      subtitle: '',
      picture: {
        times: [0, end],
        timeUnit: 'ms',
        curves: [{ name: 'v', unit: 'mV', values: [0, 1] }],
      },
    },
  ]);
}

it('counts long times in seconds, so that the last number stays within the drawing', () => {
  const long = drawn(100_000);
  expect(long.match(/time \(s\)/g)).toHaveLength(2);
  expect(long.match(/>100</g)).toHaveLength(2);
  expect(long).not.toContain('100,000');
  expect(drawn(2000).match(/time \(ms\)/g)).toHaveLength(2);
});
