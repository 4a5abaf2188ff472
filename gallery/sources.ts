import type { GalleryEntry } from './gallery-entry.ts';

export const sourcesGallery: readonly GalleryEntry[] = [
  {
    model: 'sources/poisson-source',
    name: 'poisson-source',
    caption: 'Thirty independent trains of 20 Hz.',
    figures: ['raster'],
    run: { for: '1 s', dt: '0.1 ms', cells: 30, record: [] },
  },
  {
    model: 'sources/poisson-source#ModulatedPoissonSource',
    name: 'modulated-poisson-source',
    caption: 'Fifty trains whose rate goes up and down twice a second.',
    figures: ['raster'],
    run: {
      for: '1 s',
      dt: '0.1 ms',
      cells: 50,
      inputs: { rate: '40 Hz * (1 + sin(2 * pi * 2 Hz * t))' },
      record: [],
    },
  },
  {
    model: 'sources/regular-source',
    name: 'regular-source',
    caption: 'Sixty spikes a second; no period is on the grid, and none is lost.',
    figures: ['traces'],
    run: { for: '200 ms', dt: '0.1 ms', set: { rate: '60 Hz' }, record: 'count' },
  },
  {
    model: 'sources/preset-source#IntervalSource',
    name: 'interval-source',
    caption: 'Intervals of 10 and 2.5 ms, again and again.',
    figures: ['traces'],
    run: { for: '100 ms', dt: '0.1 ms', set: { intervals: '[10 ms, 2.5 ms]' }, record: 'due' },
  },
  {
    model: 'sources/refractory-poisson-source',
    name: 'refractory-poisson-source',
    caption: 'Exponential refractoriness: what gap junctions see of a train.',
    figures: ['traces'],
    run: { for: '500 ms', dt: '0.1 ms', record: 'v' },
  },
  {
    model: 'sources/refractory-poisson-source#DeltaDiracSource',
    name: 'delta-dirac-source',
    caption: 'Delta-Dirac refractoriness: the potential falls as a bell does.',
    figures: ['traces'],
    run: { for: '500 ms', dt: '0.1 ms', record: 'v' },
  },
  {
    model: 'neurons/scheduled-cell',
    name: 'scheduled-cell',
    caption: 'A postsynaptic potential, and spikes at 20 and 50 ms that leave no trace in it.',
    figures: ['traces'],
    run: {
      for: '100 ms',
      dt: '0.1 ms',
      set: { times: '[20 ms, 50 ms]', 'excitation.g': '6 nS' },
      record: ['v', 'excitation.g'],
    },
  },
  {
    model: 'currents/noise-current#NoiseCurrent',
    name: 'noise-current',
    caption: 'An Ornstein-Uhlenbeck process with a memory of 5 ms.',
    figures: ['traces'],
    run: { for: '200 ms', dt: '0.1 ms', method: 'euler', record: 'I' },
  },
  {
    model: 'currents/noise-current#HeldNoiseCurrent',
    name: 'held-noise-current',
    caption: 'A current that is drawn anew every millisecond.',
    figures: ['traces'],
    run: { for: '50 ms', dt: '0.1 ms', method: 'euler', record: 'I' },
  },
];
