import type { GalleryEntry } from './gallery-entry.ts';

/** 1 mM for 1 ms, from 5 ms on. */
const PULSE = 'pulse(t, 5 ms, 1 ms, 1 mM)';

export const receptorsGallery: readonly GalleryEntry[] = [
  {
    model: 'receptors/first-order-receptor',
    name: 'first-order-receptor',
    caption: 'Binding and unbinding at a pulse of 1 mM for 5 ms: two exponentials, of 0.5 ms and 1 ms.',
    figures: ['traces'],
    run: {
      for: '20 ms',
      dt: '0.05 ms',
      method: 'rush_larsen',
      inputs: { T: 'pulse(t, 5 ms, 5 ms, 1 mM)', v: '-65 mV' },
      record: ['r', 'T'],
    },
  },
  {
    model: 'receptors/ampa',
    name: 'ampa',
    caption:
      'The open part and the current after 1 mM for 1 ms, with the rates of Destexhe and others (1998).',
    figures: ['traces'],
    run: {
      for: '40 ms',
      dt: '0.05 ms',
      method: 'rush_larsen',
      inputs: { T: PULSE, v: '-65 mV' },
      record: ['r', 'i'],
    },
  },
  {
    model: 'receptors/nmda',
    name: 'nmda',
    caption: 'The open part and the current at -40 mV after 1 mM for 1 ms.',
    figures: ['traces'],
    run: {
      for: '400 ms',
      dt: '0.5 ms',
      method: 'rush_larsen',
      inputs: { T: PULSE, v: '-40 mV' },
      record: ['r', 'i'],
    },
  },
  {
    model: 'receptors/nmda',
    name: 'nmda-magnesium-block',
    caption: 'The current of NMDA receptors, all open, over the potential: magnesium closes them at rest.',
    figures: ['measures'],
    run: {
      for: '0.1 ms',
      dt: '0.1 ms',
      set: { r: 1 },
      inputs: { T: '1 mM' },
      sweep: { v: '-100 mV .. 40 mV by 2 mV' },
      measure: ['unblocked = last(unblocked)', 'i = last(i)'],
    },
  },
  {
    model: 'receptors/nmda-second-order',
    name: 'nmda-second-order',
    caption: 'What is bound, and what it opens more slowly, after 1 mM for 1 ms.',
    figures: ['traces'],
    run: {
      for: '300 ms',
      dt: '0.5 ms',
      method: 'exponential_midpoint',
      inputs: { T: PULSE, v: '-40 mV' },
      record: ['x', 'r', 'i'],
    },
  },
  {
    model: 'receptors/gaba-a',
    name: 'gaba-a',
    caption: 'The open part and the current after 1 mM for 1 ms: outward above -80 mV.',
    figures: ['traces'],
    run: {
      for: '40 ms',
      dt: '0.05 ms',
      method: 'rush_larsen',
      inputs: { T: PULSE, v: '-65 mV' },
      record: ['r', 'i'],
    },
  },
  {
    model: 'receptors/gaba-b#GABAB',
    name: 'gaba-b',
    caption:
      'Ten pulses of GABA at 200 Hz: active receptors, G protein, and the channels that four of it open.',
    figures: ['traces'],
    run: {
      for: '1 s',
      dt: '0.5 ms',
      every: '1 ms',
      inputs: { T: 'if t < 100 ms then pulses(t, 50 ms, 5 ms, 1 ms, 1 mM) else 0', v: '-65 mV' },
      record: ['r', 's', 'open', 'i'],
    },
  },
  {
    model: 'receptors/gaba-b#GABABThalamic',
    name: 'gaba-b-thalamic',
    caption: 'The same ten pulses of GABA with the rates of 1996.',
    figures: ['traces'],
    run: {
      for: '1 s',
      dt: '0.5 ms',
      every: '1 ms',
      inputs: { T: 'if t < 100 ms then pulses(t, 50 ms, 5 ms, 1 ms, 1 mM) else 0', v: '-65 mV' },
      record: ['r', 's', 'open', 'i'],
    },
  },
  {
    model: 'receptors/approximate-receptor',
    name: 'approximate-receptor',
    caption: 'Open in proportion to the transmitter, and fully from 1 mM on.',
    figures: ['measures'],
    run: {
      for: '0.1 ms',
      dt: '0.1 ms',
      inputs: { v: '-65 mV' },
      sweep: { T: '0 mM .. 2 mM by 0.05 mM' },
      measure: 'r = last(r)',
    },
  },
  {
    model: 'receptors/exponential-decay-receptor',
    name: 'exponential-decay-receptor',
    caption: 'Open at once while there is transmitter, and an exponential decay behind it.',
    figures: ['traces'],
    run: {
      for: '20 ms',
      dt: '0.05 ms',
      method: 'exact',
      inputs: { T: PULSE, v: '-65 mV' },
      record: ['r', 'T'],
    },
  },
  {
    model: 'receptors/dopamine-modulated-glutamate#DopamineModulatedGlutamate',
    name: 'dopamine-modulated-glutamate',
    caption: 'Both currents at 0.3 mM of glutamate and -40 mV, over the dopamine that D1 receptors feel.',
    figures: ['measures'],
    run: {
      for: '0.1 ms',
      dt: '0.1 ms',
      set: { s_D1: 1 },
      inputs: { T: '0.3 mM', v: '-40 mV' },
      sweep: { dopamine: '0 mM .. 1 mM by 0.02 mM' },
      measure: ['ampa = last(ampa)', 'nmda = last(nmda)', 'i = last(i)'],
    },
  },
];
