import type { GalleryEntry } from './gallery-entry.ts';

export const oscillatorsGallery: readonly GalleryEntry[] = [
  {
    model: 'neurons/fitzhugh-nagumo',
    name: 'fitzhugh-nagumo',
    caption: 'Relaxation oscillations of period 39.47 at I = 0.5.',
    figures: ['traces'],
    run: { for: '150 ms', inputs: { I: 0.5 }, every: '0.1 ms' },
  },
  {
    model: 'neurons/fitzhugh-nagumo',
    name: 'fitzhugh-nagumo-plane',
    caption: 'The cubic of v, the line of w, and the cycle around the point where they meet.',
    figures: ['plane'],
    run: { for: '150 ms', inputs: { I: 0.5 }, every: '0.1 ms' },
  },
  {
    model: 'neurons/hindmarsh-rose',
    name: 'hindmarsh-rose-bursts',
    caption: 'Bursts at I = 2: the slow z grows with every spike and ends the burst.',
    figures: ['traces'],
    run: { for: '1 s', dt: '0.05 ms', inputs: { I: 2 }, record: 'x, z', every: '0.2 ms' },
  },
  {
    model: 'neurons/hindmarsh-rose',
    name: 'hindmarsh-rose-chaos',
    caption: 'At I = 3.25 no burst is like another: chaos.',
    figures: ['traces'],
    run: { for: '1 s', dt: '0.05 ms', inputs: { I: 3.25 }, record: 'x, z', every: '0.2 ms' },
  },
  {
    model: 'neurons/wilson-cowan',
    name: 'wilson-cowan-cycle',
    caption:
      'A cycle at P = 1.25: excitation leads, inhibition follows and ends it, as in figure 11 of the paper.',
    figures: ['traces'],
    run: { for: '400 ms', inputs: { P: 1.25 }, every: '0.2 ms' },
  },
  {
    model: 'neurons/wilson-cowan',
    name: 'wilson-cowan-plane',
    caption: 'Where each population stands still, and the cycle around the point where both do.',
    figures: ['plane'],
    run: { for: '400 ms', inputs: { P: 1.25 }, every: '0.2 ms' },
  },
  {
    model: 'neurons/wilson-cowan#WilsonCowanHysteresis',
    name: 'wilson-cowan-hysteresis',
    caption:
      'A pulse of P at 50 ms switches to the high state, which lasts, and a negative one at 200 ms back: the states of figure 4.',
    figures: ['traces'],
    run: {
      for: '400 ms',
      inputs: {
        P: 'if t > 50 ms and t < 90 ms then 2 else if t > 200 ms and t < 240 ms then -2 else 0',
      },
      every: '0.2 ms',
    },
  },
];
