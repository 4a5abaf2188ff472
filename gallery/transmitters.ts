import type { GalleryEntry } from './gallery-entry.ts';

export const transmittersGallery: readonly GalleryEntry[] = [
  {
    model: 'transmitters/square-pulse-transmitter',
    name: 'square-pulse-transmitter',
    caption: '1 mM for 1 ms from each spike on; a spike within a pulse prolongs it.',
    figures: ['traces'],
    run: { for: '30 ms', dt: '0.05 ms', record: 'glutamate.T' },
  },
  {
    model: 'transmitters/discrete-spike-transmitter',
    name: 'discrete-spike-transmitter',
    caption: 'Transmitter in the step behind a spike: a pulse as long as a step, here of 0.1 ms.',
    figures: ['traces'],
    run: { for: '30 ms', dt: '0.1 ms', record: 'glutamate.T' },
  },
  {
    model: 'transmitters/approximate-transmitter',
    name: 'approximate-transmitter',
    caption: 'A jump at each spike, cleared at 0.01/ms; what exceeds T_max at the second is lost.',
    figures: ['traces'],
    run: { for: '400 ms', dt: '1 ms', method: 'exact', record: 'glutamate.T' },
  },
  {
    model: 'transmitters/exponential-decay-transmitter',
    name: 'exponential-decay-transmitter',
    caption: 'A jump at each spike, and a decay with a time constant of 2 ms.',
    figures: ['traces'],
    run: { for: '30 ms', dt: '0.1 ms', method: 'exact', record: 'glutamate.T' },
  },
  {
    model: 'transmitters/voltage-dependent-transmitter',
    name: 'voltage-dependent-transmitter',
    caption:
      'The concentration over the presynaptic potential: half at 2 mV, e times the odds for each 5 mV.',
    figures: ['measures'],
    run: { for: '0.1 ms', dt: '0.1 ms', sweep: { v: '-40 mV .. 40 mV by 1 mV' }, measure: 'T = last(T)' },
  },
];
