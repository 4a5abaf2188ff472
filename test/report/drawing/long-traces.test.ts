import { expect, it } from 'vitest';
import type { TracesFigure } from '../../../src/report/figure.ts';
import { drawTerminal } from '../../../src/report/terminal/draw-terminal.ts';

/** A trace that rests but for one sample. */
function figureOf(samples: number): TracesFigure {
  const values = new Float64Array(samples);
  values[samples / 2] = 1;
  const times = Float64Array.from(values, (_, i) => (i * 100) / (samples - 1));
  return {
    kind: 'traces',
    name: 'traces',
    title: 'Cell',
    subtitle: '',
    picture: { times, timeUnit: 'ms', curves: [{ name: 'v', unit: 'mV', values }] },
  };
}

it('a run of a million samples is drawn in the terminal as a short one, its only spike included', () => {
  const long = drawTerminal([figureOf(1_000_000)], { columns: 80 });
  expect(long).toEqual(drawTerminal([figureOf(4000)], { columns: 80 }));
  expect(long.join('\n')).toMatch(/[⠁-⣿]/u);
});
