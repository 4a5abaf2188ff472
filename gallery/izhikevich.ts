import type { GalleryEntry } from './gallery-entry.ts';

/** Cells of the paper of 2003, figure 2. */
const CELL_TYPES = [
  [
    'RegularSpiking',
    'regular-spiking',
    'Spikes at longer and longer intervals: most cortical excitatory cells.',
  ],
  ['IntrinsicallyBursting', 'intrinsically-bursting', 'A burst at the onset, then single spikes.'],
  ['Chattering', 'chattering', 'Bursts of closely spaced spikes.'],
  ['FastSpiking', 'fast-spiking', 'Fast spikes without adaptation: cortical inhibitory cells.'],
  ['LowThresholdSpiking', 'low-threshold-spiking', 'Fast spikes with some adaptation, from a low threshold.'],
] as const;

const cellTypes: readonly GalleryEntry[] = CELL_TYPES.map(([component, name, seen]) => ({
  model: `neurons/izhikevich#${component}`,
  name: `izhikevich-${name}`,
  caption: `${seen} As in figure 2 of the paper.`,
  figures: ['traces'],
  run: { for: '200 ms', inputs: { I: 'if t > 20 ms then 10 else 0' }, record: 'v, u', every: '0.05 ms' },
}));

/** Cells of the book of 2007, the current at which they are drawn, and how long. */
const BOOK_CELLS = [
  [
    'IzhikevichCapacitance',
    'regular-spiking',
    '100 pA',
    500,
    'A pyramidal cell of layer 5, regular spiking, as in figure 8.12.',
  ],
  [
    'IntrinsicallyBurstingPyramidalCell',
    'intrinsically-bursting',
    '500 pA',
    600,
    'A pyramidal cell of layer 5 that begins with a burst, as in figure 8.19.',
  ],
  [
    'ChatteringCell',
    'chattering',
    '400 pA',
    210,
    'A chattering cell of the visual cortex, as in figure 8.23.',
  ],
  [
    'LowThresholdSpikingInterneuron',
    'low-threshold-spiking',
    '200 pA',
    320,
    'An interneuron that fires from a low threshold; its spikes get lower as it adapts, as in figure 8.25.',
  ],
  ['FastSpikingInterneuron', 'fast-spiking', '200 pA', 100, 'A fast-spiking interneuron, as in figure 8.27.'],
  [
    'ThalamocorticalRelayCell',
    'thalamocortical',
    'if t < 120 ms then -1200 pA else 50 pA',
    400,
    'A relay cell of the thalamus: released from inhibition it fires a burst, then single spikes, as in figure 8.31.',
  ],
  [
    'ReticularThalamicCell',
    'reticular-thalamic',
    'if t < 120 ms then -350 pA else 90 pA',
    600,
    'A cell of the reticular nucleus: a burst at the end of an inhibition, then single spikes, as in figure 8.32.',
  ],
] as const;

const bookCells: readonly GalleryEntry[] = BOOK_CELLS.map(([component, name, I, duration, caption]) => ({
  model: `neurons/izhikevich-capacitance#${component}`,
  name: `izhikevich-capacitance-${name}`,
  caption,
  figures: ['traces'],
  run: { for: `${duration} ms`, inputs: { I }, record: 'v, u', every: '0.05 ms' },
}));

export const izhikevichGallery: readonly GalleryEntry[] = [
  ...cellTypes,
  {
    model: 'neurons/izhikevich',
    name: 'izhikevich-plane',
    caption: 'The parabola of v and the line of u: without a meeting point there is no rest, and it fires.',
    figures: ['plane'],
    run: { for: '100 ms', inputs: { I: 10 } },
  },
  {
    model: 'neurons/izhikevich',
    name: 'izhikevich-f-i-curve',
    caption: 'Firing begins near I = 4 and grows with the current.',
    figures: ['measures'],
    run: {
      for: '3 s',
      dt: '0.1 ms',
      sweep: { I: '0 .. 20 by 0.5' },
      measure: 'rate = rate(spikes, after 500 ms)',
    },
  },
  ...bookCells,
  {
    model: 'neurons/izhikevich-capacitance',
    name: 'izhikevich-capacitance-f-i-curve',
    caption: 'A pyramidal cell fires from 51.4 pA on, where its rest ends.',
    figures: ['measures'],
    run: {
      for: '3 s',
      dt: '0.1 ms',
      sweep: { I: '40 .. 120 pA by 2 pA' },
      measure: 'rate = rate(spikes, after 500 ms)',
    },
  },
  {
    model: 'neurons/izhikevich-time-constants',
    name: 'izhikevich-time-constants',
    caption: 'Regular spiking by the parameters of ngc-learn: time constants, and a resistance.',
    figures: ['traces'],
    run: { for: '300 ms', inputs: { I: 'if t > 20 ms then 10 else 0' }, record: 'v, w', every: '0.1 ms' },
  },
  {
    model: 'neurons/izhikevich-time-constants#ChatteringCell',
    name: 'izhikevich-time-constants-chattering',
    caption: 'Bursts by the parameters of ngc-learn: time constants, and a resistance.',
    figures: ['traces'],
    run: { for: '200 ms', inputs: { I: 'if t > 20 ms then 10 else 0' }, record: 'v, w', every: '0.05 ms' },
  },
  {
    model: 'neurons/leaky-izhikevich',
    name: 'leaky-izhikevich',
    caption: 'Where the recovery is a conductance, the potential climbs along a line from reset to spike.',
    figures: ['traces'],
    run: { for: '150 ms', inputs: { I: 100 }, record: 'v, w', every: '0.05 ms' },
  },
  {
    model: 'neurons/bcm-izhikevich',
    name: 'bcm-izhikevich',
    caption:
      'The rate of each window of 500 ms, and the average that follows it as the current falls from 10 to 5.',
    figures: ['traces'],
    run: {
      for: '6 s',
      dt: '0.1 ms',
      inputs: { I: 'if t < 3 s then 10 else 5' },
      record: 'activity.rate, activity.average',
      every: '10 ms',
    },
  },
];
