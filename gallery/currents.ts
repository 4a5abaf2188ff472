import type { GalleryEntry } from './gallery-entry.ts';

const EVENT = { for: '40 ms', dt: '0.1 ms', method: 'exact' } as const;
const CLAMP = { v: '-65 mV' } as const;

export const currentsGallery: readonly GalleryEntry[] = [
  {
    model: 'currents/exponential-conductance',
    name: 'exponential-conductance',
    caption: 'An event of 1 nS at 0 ms, and the current that it lets in at -65 mV.',
    figures: ['traces'],
    run: { ...EVENT, inputs: CLAMP, set: { g: 1 }, record: ['g', 'i'] },
  },
  {
    model: 'currents/alpha-conductance',
    name: 'alpha-conductance',
    caption: 'An event of 1 nS at 0 ms: what it drives, and the conductance, 1 nS at its peak at 2 ms.',
    figures: ['traces'],
    run: { ...EVENT, inputs: CLAMP, set: { x: 1 }, record: ['x', 'g', 'i'] },
  },
  {
    model: 'currents/double-exponential-conductance',
    name: 'double-exponential-conductance',
    caption:
      'An event of 1 nS at 0 ms, and what comes of it with time constants of 1 and 10 ms: 1 nS at its peak.',
    figures: ['traces'],
    run: { ...EVENT, inputs: CLAMP, set: { x: 1 }, record: ['x', 'g', 'i'] },
  },
  {
    model: 'currents/exponential-current',
    name: 'exponential-current',
    caption: 'An event of 20 pA at 0 ms.',
    figures: ['traces'],
    run: { ...EVENT, set: { I: 20 }, record: 'I' },
  },
  {
    model: 'currents/alpha-current',
    name: 'alpha-current',
    caption: 'An event of 20 pA at 0 ms: the current has this height at its peak, at 2 ms.',
    figures: ['traces'],
    run: { ...EVENT, set: { x: 20 }, record: ['x', 'I'] },
  },
  {
    model: 'currents/double-exponential-current',
    name: 'double-exponential-current',
    caption: 'An event of 20 pA at 0 ms, and what comes of it with time constants of 1 and 10 ms.',
    figures: ['traces'],
    run: { ...EVENT, set: { x: 20 }, record: ['x', 'I'] },
  },
  {
    model: 'currents/saturating-nmda-conductance',
    name: 'saturating-nmda-conductance',
    caption: 'An event at 0 ms opens six tenths of the conductance, which close with 80 ms.',
    figures: ['traces'],
    run: {
      for: '300 ms',
      dt: '0.5 ms',
      method: 'exponential_midpoint',
      inputs: { v: '-40 mV' },
      set: { x: 1 },
      record: ['x', 's', 'i'],
    },
  },
];
