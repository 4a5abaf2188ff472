import { describe, expect, it } from 'vitest';
import { explain, modelOf, renderExplanation } from '../../../src/index.ts';

const COMPETING = modelOf(`
neuron Competing {
  state v : mV = 0 mV
  state wins = 0
  largest = max over cells of v
  dv/dt = (1 mV + 0.1 * (mean over cells of v) - v) / 10 ms
  spike when v > 0.5 * largest and (count over cells of v > 0.1 mV) < 3
  on spike { wins += rank over cells of v; v = 0 mV }
  spread = (max over cells of v) - (min over cells of v)
}`);

describe('what is explained of a population', () => {
  it('is what is taken over its cells, and who reads it', () => {
    const [equations, events] = [{ isReadByEquations: true }, { isReadByEvents: true }];
    const nobody = { isReadByEquations: false, isReadByEvents: false };
    expect(explain(COMPETING).overCells).toEqual([
      { text: 'max over cells of v', unit: 'mV', ...nobody, ...events },
      { text: 'min over cells of v', unit: 'mV', ...nobody },
      { text: 'mean over cells of v', unit: 'mV', ...nobody, ...equations },
      { text: 'count over cells of v > 0.1 mV', unit: '1', ...nobody, ...events },
      { text: 'rank over cells of v', unit: '1', ...nobody, ...events },
    ]);
  });

  it('says when it is taken, and that nobody rests alone', () => {
    const text = renderExplanation(COMPETING);
    expect(text).toContain('Not looked for: where a cell rests depends on the others.');
    const [, rest = ''] = text.split('\nOver the cells of the population\n');
    expect(rest.split(/\n\n[A-Z]/)[0]).toMatchInlineSnapshot(`
      "  max over cells of v             mV       read by events
        min over cells of v             mV       for records
        mean over cells of v            mV       read by equations
        count over cells of v > 0.1 mV  no unit  read by events
        rank over cells of v            no unit  read by events

        Of all cells of the run, which make each step together.
        What equations read is of the cells as a step begins, and held over it: by every method, what
        cells do to each other is of first order in dt.
        What thresholds and blocks read is of the cells as they were integrated, before any block of the
        step; within \`old\`, as the step began."
    `);
  });
});
