import type { GalleryEntry } from './gallery-entry.ts';

interface Family {
  readonly model: string;
  readonly name: string;
  readonly caption: string;
  /** Held until `start`. */
  readonly hold: string;
  readonly start: string;
  /** The first step, and how far the steps lie apart. */
  readonly first: string;
  readonly apart: string;
  readonly count: number;
  readonly duration: string;
  readonly dt: string;
}

/** Currents under voltage clamp, one cell for each step of the voltage, above the curves of the gates. */
function family({
  model,
  name,
  caption,
  hold,
  start,
  first,
  apart,
  count,
  duration,
  dt,
}: Family): GalleryEntry {
  return {
    model,
    name,
    caption,
    figures: ['traces', 'gates'],
    run: {
      for: duration,
      dt,
      method: 'exponential_euler',
      cells: count,
      inputs: { v: `if t < ${start} then ${hold} else ${first} + i * ${apart}` },
      record: `i[0..${count - 1}]`,
    },
  };
}

export const channelsGallery: readonly GalleryEntry[] = [
  family({
    model: 'channels/squid-sodium',
    name: 'squid-sodium',
    caption: 'Steps from -80 mV: the current comes, goes, and turns outwards beyond 50 mV.',
    hold: '-80 mV',
    start: '1 ms',
    first: '-60 mV',
    apart: '20 mV',
    count: 7,
    duration: '8 ms',
    dt: '0.02 ms',
  }),
  family({
    model: 'channels/squid-potassium',
    name: 'squid-potassium',
    caption: 'Steps from -80 mV: the current comes late, and stays.',
    hold: '-80 mV',
    start: '1 ms',
    first: '-60 mV',
    apart: '20 mV',
    count: 6,
    duration: '12 ms',
    dt: '0.02 ms',
  }),
  {
    model: 'channels/eight-state-sodium',
    name: 'eight-state-sodium',
    caption: 'Where the channels are after a step from -65 to 0 mV: closed, open for a moment, inactivated.',
    figures: ['traces'],
    run: {
      for: '5 ms',
      dt: '0.01 ms',
      inputs: { v: 'if t < 0.5 ms then -65 mV else 0 mV' },
      record: ['C0', 'C1', 'C2', 'O', 'I0', 'I1', 'I2', 'I3'],
    },
  },
  {
    model: 'channels/leak',
    name: 'leak',
    caption: 'A straight line through the reversal potential.',
    figures: ['measures'],
    run: { for: '0.1 ms', sweep: { v: '-100 .. 0 mV by 5 mV' }, measure: 'i = first(i)' },
  },
  {
    model: 'channels/morris-lecar-calcium',
    name: 'morris-lecar-calcium',
    caption: 'Activation at once, half of it at -1.2 mV.',
    figures: ['gates'],
  },
  {
    model: 'channels/morris-lecar-potassium',
    name: 'morris-lecar-potassium',
    caption: 'Activation, slowest where half of the channels are open.',
    figures: ['gates'],
  },
  family({
    model: 'channels/l-type-calcium',
    name: 'l-type-calcium',
    caption: 'Steps from -60 mV: calcium flows in above -30 mV, and as long as the step lasts.',
    hold: '-60 mV',
    start: '2 ms',
    first: '-40 mV',
    apart: '10 mV',
    count: 7,
    duration: '15 ms',
    dt: '0.05 ms',
  }),
  family({
    model: 'channels/high-voltage-activated-calcium',
    name: 'high-voltage-activated-calcium',
    caption:
      'Steps from -70 mV: calcium flows in above -40 mV, and ever less within some tenths of a second.',
    hold: '-70 mV',
    start: '10 ms',
    first: '-50 mV',
    apart: '10 mV',
    count: 7,
    duration: '500 ms',
    dt: '0.5 ms',
  }),
  family({
    model: 'channels/t-type-calcium',
    name: 't-type-calcium',
    caption: 'Steps from -100 mV: a transient current far below the threshold of sodium channels.',
    hold: '-100 mV',
    start: '10 ms',
    first: '-70 mV',
    apart: '8 mV',
    count: 6,
    duration: '120 ms',
    dt: '0.25 ms',
  }),
  {
    model: 'channels/t-type-calcium',
    name: 't-type-calcium-rectification',
    caption:
      'Open channels in a constant field: there is far more calcium outside to flow in than inside to flow out.',
    figures: ['measures'],
    run: {
      for: '0.1 ms',
      set: { m: 1, h: 1 },
      sweep: { v: '-100 .. 160 mV by 5 mV' },
      measure: 'i = first(i)',
    },
  },
  family({
    model: 'channels/a-type-potassium',
    name: 'a-type-potassium',
    caption: 'Steps from -110 mV: fast and slow inactivation one after the other.',
    hold: '-110 mV',
    start: '5 ms',
    first: '-60 mV',
    apart: '15 mV',
    count: 6,
    duration: '80 ms',
    dt: '0.2 ms',
  }),
  family({
    model: 'channels/m-type-potassium',
    name: 'm-type-potassium',
    caption: 'Steps from -70 mV: it takes a tenth of a second to open.',
    hold: '-70 mV',
    start: '50 ms',
    first: '-60 mV',
    apart: '10 mV',
    count: 5,
    duration: '1 s',
    dt: '2 ms',
  }),
  family({
    model: 'channels/h-current',
    name: 'h-current',
    caption: 'Steps from -50 mV downwards: the lower the voltage, the more channels open, and the faster.',
    hold: '-50 mV',
    start: '200 ms',
    first: '-60 mV',
    apart: '(-10 mV)',
    count: 6,
    duration: '3 s',
    dt: '5 ms',
  }),
  {
    model: 'channels/calcium-regulated-h-current',
    name: 'calcium-regulated-h-current',
    caption: 'At -70 mV: a fifth of a second of calcium locks channels open for seconds.',
    figures: ['traces'],
    run: {
      for: '5 s',
      dt: '10 ms',
      method: 'rodas4_adaptive',
      inputs: { v: '-70 mV', Ca: 'if t > 500 ms and t < 700 ms then 2 uM else 50 nM' },
      record: ['Ca', 'Open', 'Locked', 'i'],
    },
  },
  {
    model: 'channels/calcium-activated-potassium',
    name: 'calcium-activated-potassium',
    caption:
      'At -60 mV: the channels open with calcium, faster the more there is, and close at a pace of their own.',
    figures: ['traces', 'gates'],
    run: {
      for: '120 ms',
      dt: '0.1 ms',
      method: 'exponential_euler',
      inputs: { v: '-60 mV', Ca: 'if t > 10 ms and t < 30 ms then 20 uM else 240 nM' },
      record: ['Ca', 'm', 'i'],
    },
  },
  {
    model: 'pools/submembrane-calcium',
    name: 'submembrane-calcium',
    caption: 'A current of calcium, what it makes of the concentration, and this of the reversal potential.',
    figures: ['traces'],
    run: {
      for: '60 ms',
      dt: '0.1 ms',
      inputs: { i_Ca: 'if t > 10 ms and t < 30 ms then -5 uA/cm^2 else 0' },
      record: ['i_Ca', 'Ca', 'E'],
    },
  },
  {
    model: 'channels/resurgent-sodium',
    name: 'resurgent-sodium',
    caption:
      'Steps from 30 mV, where all channels are blocked or inactivated, to -60 mV and up to -10 mV: while the block is left they carry current again.',
    figures: ['traces'],
    run: {
      for: '60 ms',
      dt: '0.1 ms',
      method: 'bs23',
      cells: 6,
      inputs: { v: 'if t < 2 ms then 30 mV else -60 mV + i * 10 mV' },
      record: 'i[0..5]',
    },
  },
];
