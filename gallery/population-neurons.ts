import type { GalleryEntry } from './gallery-entry.ts';

const COMPETITION = {
  cells: 8,
  dt: '1 ms',
  for: '60 ms',
  inputs: { I: '0.4 nA * i' },
  seed: 1,
} as const;

export const populationNeuronsGallery: readonly GalleryEntry[] = [
  {
    model: 'neurons/winner-take-all',
    name: 'winner-take-all',
    caption:
      'The cell with the largest input takes the largest share and fires, step after step; when inputs are turned round, another does.',
    figures: ['traces', 'raster'],
    run: {
      ...COMPETITION,
      inputs: { I: 'if t < 30 ms then 0.4 nA * i else 0.4 nA * (7 - i)' },
      record: 'share',
    },
  },
  {
    model: 'neurons/winner-take-all',
    name: 'winner-take-all-turns',
    caption:
      'Cells that ignore their input for 6 ms after a spike take turns, and the thresholds sink until one cell fires in each step.',
    figures: ['traces', 'raster'],
    run: {
      ...COMPETITION,
      for: '120 ms',
      set: { t_refractory: '6 ms', gain: 0.01 },
      record: 'threshold[7]',
    },
  },
];
