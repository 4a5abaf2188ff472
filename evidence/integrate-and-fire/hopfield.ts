import type { Evidence } from '../evidence.ts';
import { endOf } from '../numbers-of.ts';

const MODEL = 'neurons/hopfield-unit';

const rule: Evidence = {
  model: MODEL,
  what: 'units that are on and off, with inputs below, at and above the threshold, one step',
  witness: 'Hopfield (1982), equation 1',
  compare: async (run) => {
    const result = await run({
      dt: '1 ms',
      for: '1 ms',
      cells: 6,
      inputs: { I: [-0.5, 0, 0.5, -0.5, 0, 0.5] },
      set: { V: [0, 0, 0, 1, 1, 1] },
      record: 'V',
    });
    return [{ quantity: 'V', unit: '1', got: endOf(result, 'V'), wanted: [0, 0, 1, 0, 1, 1], tolerance: 0 }];
  },
};

const bipolar: Evidence = {
  model: `${MODEL}#BipolarHopfieldUnit`,
  what: 'units that are on and off, with inputs below, at and above the threshold, one step',
  witness: 'Hopfield (1982), equation 1, with -1 for 0',
  compare: async (run) => {
    const result = await run({
      dt: '1 ms',
      for: '1 ms',
      cells: 6,
      inputs: { I: [-0.5, 0, 0.5, -0.5, 0, 0.5] },
      set: { V: [-1, -1, -1, 1, 1, 1] },
      record: 'V',
    });
    return [
      { quantity: 'V', unit: '1', got: endOf(result, 'V'), wanted: [-1, -1, 1, -1, 1, 1], tolerance: 0 },
    ];
  },
};

const asynchronous: Evidence = {
  model: `${MODEL}#AsynchronousHopfieldUnit`,
  what: 'how many of 10000 units have looked at an input of 1 after 1, 2 and 3 ms, dt = 0.1 ms',
  witness: 'closed form, 1 - exp(-W t)',
  compare: async (run) => {
    const cells = 10_000;
    const result = await run({
      dt: '0.1 ms',
      for: '3 ms',
      cells,
      inputs: { I: 1 },
      record: 'V',
      every: '1 ms',
    });
    const values = result.traces.get('V')?.values ?? new Float64Array();
    const shareAt = (sample: number): number =>
      values.slice(sample * cells, (sample + 1) * cells).reduce((sum, V) => sum + V, 0) / cells;
    return [
      {
        quantity: 'share of units that are on',
        unit: '1',
        got: [1, 2, 3].map(shareAt),
        wanted: [1, 2, 3].map((t) => 1 - Math.exp(-t)),
        tolerance: 0.02,
        because: 'four standard errors of 10000 units',
      },
    ];
  },
};

export const hopfieldEvidence: readonly Evidence[] = [rule, bipolar, asynchronous];
