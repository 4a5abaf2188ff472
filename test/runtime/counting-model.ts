import { type Kernel, type LinkableModel, STATUS } from '../../src/runtime/layout.ts';

/**
 * A model written by hand against the kernel ABI: `x` grows by `rate` each step; at 10 it spikes and starts
 * again at 0. With `poison` above 0, x becomes infinite in step `poison`.
 */
export const COUNTING: LinkableModel = {
  storage: {
    columns: [
      { name: 'x', variability: 'cell' },
      { name: 'rate', variability: 'cell' },
      { name: 'poison', variability: 'cell' },
      { name: 'scale', variability: 'population' },
    ],
    tables: [],
    records: ['x', 'doubled'],
  },
  link: (buffer) => {
    const numbers = new Float64Array(buffer);
    const words = new Int32Array(buffer);
    const at = (layout: { columns: Int32Array }, column: number): number => layout.columns[column] ?? 0;
    const read = (index: number): number => numbers[index] ?? 0;
    const step: Kernel = (layout, firstCell, cells, firstStep, steps) => {
      for (let cell = firstCell; cell < firstCell + cells; cell++) {
        let x = read(at(layout, 0) + cell);
        const poison = read(at(layout, 2) + cell);
        for (let k = firstStep; k < firstStep + steps; k++) {
          x += read(at(layout, 1) + cell);
          if (x >= 10) {
            x = 0;
            const place = layout.spikes + 3 * (words[layout.status + STATUS.spikes] ?? 0);
            words.set([k, cell, 1], place);
            words[layout.status + STATUS.spikes] = (words[layout.status + STATUS.spikes] ?? 0) + 1;
          }
          // It recovers, so that only a check of every step notices.
          if (k === poison && poison > 0) {
            words[layout.status + STATUS.notFinite] = 1;
            if (steps === 1) x = Infinity;
          }
        }
        numbers[at(layout, 0) + cell] = x;
      }
    };
    return {
      prepare: () => {},
      initialise: (layout, firstCell, cells) => {
        numbers.fill(1, at(layout, 0) + firstCell, at(layout, 0) + firstCell + cells);
      },
      step,
      record: (layout, firstCell, cells) => {
        for (let cell = firstCell; cell < firstCell + cells; cell++) {
          const x = read(at(layout, 0) + cell);
          numbers[(layout.records[0] ?? 0) + cell] = x;
          numbers[(layout.records[1] ?? 0) + cell] = 2 * x;
        }
      },
    };
  },
};
