import type { GalleryEntry } from './gallery-entry.ts';

const ADEX = 'neurons/adaptive-exponential-integrate-and-fire';

/** Components of AdEx, of which figure they are, and what is seen. */
const FIRING_PATTERNS = [
  [
    'TonicSpiking',
    'tonic-spiking',
    'The same interval again and again, as in figure 4A of Naud et al. (2008).',
  ],
  ['Adaptation', 'adaptation', 'Spikes that come at longer and longer intervals, as in figure 4B.'],
  [
    'InitialBurst',
    'initial-burst',
    'A burst at the onset of the current, then single spikes, as in figure 4C.',
  ],
  [
    'RegularBursting',
    'regular-bursting',
    'Bursts without end: the reset lies above where the upstroke begins, until w has grown, as in figure 4D.',
  ],
  [
    'DelayedAccelerating',
    'delayed-accelerating',
    'Spikes that come late and then faster and faster, for w falls as v rises, as in figure 4E.',
  ],
  ['DelayedRegularBursting', 'delayed-regular-bursting', 'Bursts after a delay, as in figure 4F.'],
  [
    'TransientSpiking',
    'transient-spiking',
    'One spike, then rest, though the current stays, as in figure 4G.',
  ],
  [
    'IrregularSpiking',
    'irregular-spiking',
    'Spikes that never repeat without any noise: chaos, as in figure 4H.',
  ],
] as const;

const firingPatterns: readonly GalleryEntry[] = FIRING_PATTERNS.map(([component, name, caption]) => ({
  model: `${ADEX}#${component}`,
  name: `adaptive-exponential-${name}`,
  caption,
  figures: ['traces'],
  run: { for: '400 ms', record: 'v, w', every: '0.02 ms' },
}));

export const integrateAndFireGallery: readonly GalleryEntry[] = [
  {
    model: 'neurons/perfect-integrate-and-fire',
    name: 'perfect-integrate-and-fire',
    caption: 'A current that comes and goes is summed: where it rests, so does the potential.',
    figures: ['traces'],
    run: {
      inputs: { I: 'if mod(t, 20 ms) < 6 ms then 220 pA else 0 pA' },
      record: 'v, I',
      every: '0.1 ms',
      for: '120 ms',
    },
  },
  {
    model: 'neurons/perfect-integrate-and-fire#LinearIntegrateAndFire',
    name: 'linear-integrate-and-fire',
    caption: 'With a constant leak and a floor, each period of a sine wave begins anew.',
    figures: ['traces'],
    run: {
      inputs: { I: 'sine(t, 0 ms, 20 Hz, 400 pA)' },
      record: 'v, I',
      every: '0.1 ms',
      for: '150 ms',
    },
  },
  {
    model: 'neurons/leaky-integrate-and-fire',
    name: 'leaky-integrate-and-fire',
    caption: 'A current that is too weak, 1.4 nA, and one that is not, 1.6 nA: the threshold lies between.',
    figures: ['traces'],
    run: {
      inputs: { I: 'two_steps(t, 20 ms, 120 ms, 120 ms, 0 nA, 1.4 nA, 1.6 nA)' },
      record: 'v, I',
      every: '0.1 ms',
      for: '300 ms',
    },
  },
  {
    model: 'neurons/leaky-integrate-and-fire',
    name: 'leaky-integrate-and-fire-rate',
    caption: 'Rate over current: firing begins steeply at 1.5 nA and is bounded by the refractory period.',
    figures: ['measures'],
    run: {
      method: 'exact',
      dt: '0.05 ms',
      for: '10 s',
      sweep: { I: '1 nA .. 6 nA by 0.05 nA' },
      measure: 'rate(spikes)',
    },
  },
  {
    model: 'neurons/simple-leaky-integrate-and-fire',
    name: 'simple-leaky-integrate-and-fire',
    caption: 'Three inputs, of which the first is too weak.',
    figures: ['traces'],
    run: {
      inputs: { I: 'if t < 40 ms then 1.9 mV/ms else (if t < 80 ms then 2.5 mV/ms else 5 mV/ms)' },
      record: 'v, I',
      every: '0.1 ms',
      for: '120 ms',
    },
  },
  {
    model: 'neurons/simple-leaky-integrate-and-fire#PacemakingIntegrateAndFire',
    name: 'pacemaking-integrate-and-fire',
    caption: 'Fires without input, as its leak pulls beyond the threshold.',
    figures: ['traces'],
    run: { record: 'v', every: '0.05 ms', for: '30 ms' },
  },
  {
    model: 'neurons/homeostatic-integrate-and-fire#FastHomeostasis',
    name: 'homeostatic-integrate-and-fire',
    caption: 'The threshold rises until spikes are rare, and sinks when the input ends.',
    figures: ['traces'],
    run: {
      inputs: { I: 'if t < 800 ms then 0.25 nA else 0 nA' },
      record: 'v, threshold',
      every: '0.5 ms',
      for: '1200 ms',
    },
  },
  {
    model: 'neurons/simplified-leaky-integrate-and-fire',
    name: 'simplified-leaky-integrate-and-fire',
    caption: 'The spike is an output that stays on; each one raises the threshold.',
    figures: ['traces'],
    run: {
      inputs: { I: 1 },
      set: { gain: 0.2, tau_threshold: 50 },
      record: 'v, threshold, s',
      every: '0.1 ms',
      for: '120 ms',
    },
  },
  {
    model: 'neurons/adaptive-integrate-and-fire',
    name: 'adaptive-integrate-and-fire',
    caption: 'Each spike adds to the adaptation current, which then keeps the next one away longer.',
    figures: ['traces'],
    run: { inputs: { I: '500 pA' }, record: 'v, w', every: '0.1 ms', for: '400 ms' },
  },
  {
    model: 'neurons/adaptive-integrate-and-fire',
    name: 'adaptive-integrate-and-fire-intervals',
    caption: 'The first and the last interval between spikes within two seconds, over the current.',
    figures: ['measures'],
    run: {
      method: 'exact',
      dt: '0.05 ms',
      for: '2 s',
      sweep: { I: '340 pA .. 1000 pA by 5 pA' },
      measure: ['first(intervals)', 'last(intervals)'],
    },
  },
  {
    model: 'neurons/quadratic-integrate-and-fire',
    name: 'quadratic-integrate-and-fire',
    caption: 'The potential lingers where the cell could nearly rest, then runs away to the peak.',
    figures: ['traces'],
    run: { inputs: { I: '0.65 nA' }, record: 'v', every: '0.1 ms', for: '400 ms' },
  },
  {
    model: 'neurons/quadratic-integrate-and-fire',
    name: 'quadratic-integrate-and-fire-rate',
    caption: 'Rate over current: firing begins as slowly as one likes, with the root of the distance.',
    figures: ['measures'],
    run: {
      dt: '0.05 ms',
      for: '4 s',
      sweep: { I: '0.5 nA .. 1.5 nA by 0.01 nA' },
      measure: 'rate(spikes)',
    },
  },
  {
    model: 'neurons/theta-neuron',
    name: 'theta-neuron',
    caption:
      'Below the bifurcation the phase comes to rest; above it goes round, slowly past where rest was.',
    figures: ['traces'],
    run: {
      inputs: { I: 'if t < 20 ms then -0.05 else 0.05' },
      record: 'theta',
      every: '0.05 ms',
      for: '80 ms',
    },
  },
  {
    model: 'neurons/exponential-integrate-and-fire',
    name: 'exponential-integrate-and-fire',
    caption: 'The upstroke begins at about -57 mV, where the sodium channels win over the leak.',
    figures: ['traces'],
    run: { inputs: { I: '0.3 uA/cm^2' }, record: 'v', every: '0.1 ms', for: '250 ms' },
  },
  {
    model: 'neurons/exponential-integrate-and-fire',
    name: 'exponential-integrate-and-fire-rate',
    caption: 'Rate over current: firing begins as slowly as one likes at 0.162 uA/cm^2, where rest ends.',
    figures: ['measures'],
    run: {
      dt: '0.05 ms',
      for: '4 s',
      sweep: { I: '0 uA/cm^2 .. 2 uA/cm^2 by 0.02 uA/cm^2' },
      measure: 'rate(spikes)',
    },
  },
  {
    model: ADEX,
    name: 'adaptive-exponential-integrate-and-fire',
    caption: 'The regular spiking cell of the paper at 1 nA: intervals grow as the adaptation current does.',
    figures: ['traces'],
    run: { inputs: { I: '1 nA' }, record: 'v, w', every: '0.02 ms', for: '250 ms' },
  },
  ...firingPatterns,
  {
    model: `${ADEX}#RegularBursting`,
    name: 'adaptive-exponential-regular-bursting-plane',
    caption:
      'A burst in the plane of both states: resets climb to the right of the nullcline’s valley until one lands above it.',
    figures: ['plane'],
    run: { for: '300 ms', every: '0.02 ms' },
  },
  {
    model: 'neurons/resonate-and-fire',
    name: 'resonate-and-fire',
    caption: 'A second pulse fires the cell if it comes a period after the first, and not after half of one.',
    figures: ['traces'],
    run: {
      inputs: {
        I: 'pulse_pair(t, 0.5 ms, 0.02 ms, 0.31 ms, 44) + pulse_pair(t, 5 ms, 0.02 ms, 0.63 ms, 44)',
      },
      record: 'y',
      for: '9 ms',
    },
  },
  {
    model: 'neurons/resonate-and-fire',
    name: 'resonate-and-fire-plane',
    caption:
      'In the plane of both states a pulse starts a spiral, which a second one widens beyond the threshold.',
    figures: ['plane'],
    run: {
      inputs: { I: 'pulse_pair(t, 0.5 ms, 0.02 ms, 0.63 ms, 44)' },
      for: '6 ms',
    },
  },
  {
    model: 'neurons/hopfield-unit#AsynchronousHopfieldUnit',
    name: 'hopfield-unit',
    caption: 'Units that look at their input at random times: after it changes they follow one by one.',
    figures: ['raster'],
    run: {
      inputs: { I: 'if mod(t, 20 ms) < 10 ms then 1 else -1' },
      cells: 40,
      dt: '0.1 ms',
      for: '60 ms',
    },
  },
];
