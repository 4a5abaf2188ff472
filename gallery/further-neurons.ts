import type { GalleryEntry } from './gallery-entry.ts';

const GENERALIZED = 'neurons/generalized-integrate-and-fire';

/** Panels whose current is constant, so that it need not be shown. */
const CONSTANT: ReadonlySet<string> = new Set([
  'TonicSpiking',
  'ClassOne',
  'SpikeFrequencyAdaptation',
  'PhasicSpiking',
  'ClassTwo',
  'HyperpolarizationSpiking',
  'HyperpolarizationBursting',
  'TonicBursting',
  'PhasicBursting',
  'MixedMode',
]);

/** Components, names of pictures, what is seen, and for how long: the twenty panels of the paper's figure. */
const PANELS = [
  ['TonicSpiking', 'tonic-spiking', 'Spikes for as long as the current lasts, panel A.', '200 ms'],
  [
    'ClassOne',
    'class-one',
    'Just above rheobase the first spike comes as late as one likes, panel B.',
    '500 ms',
  ],
  [
    'SpikeFrequencyAdaptation',
    'spike-frequency-adaptation',
    'The threshold follows the potential, and intervals grow, panel C.',
    '200 ms',
  ],
  [
    'PhasicSpiking',
    'phasic-spiking',
    'A few spikes, until the threshold is out of reach, panel D.',
    '500 ms',
  ],
  [
    'Accommodation',
    'accommodation',
    'A current that comes at once fires the cell, the same in three steps does not, panel E.',
    '1 s',
  ],
  [
    'ThresholdVariability',
    'threshold-variability',
    'A pulse fires the cell only after inhibition has lowered its threshold, panel F.',
    '400 ms',
  ],
  ['ReboundSpike', 'rebound-spike', 'A spike when inhibition ends, panel G.', '1 s'],
  ['ClassTwo', 'class-two', 'Firing begins at a rate well above zero, panel H.', '300 ms'],
  ['Integrator', 'integrator', 'Of two pairs of pulses the closer one fires the cell, panel I.', '400 ms'],
  [
    'InputBistability',
    'input-bistability',
    'The same current is answered, or not, by what has been before, panel J.',
    '1 s',
  ],
  [
    'HyperpolarizationSpiking',
    'hyperpolarization-spiking',
    'Inhibition takes the threshold below the potential, panel K.',
    '400 ms',
  ],
  [
    'HyperpolarizationBursting',
    'hyperpolarization-bursting',
    'The same with currents that make a burst of each spike, panel L.',
    '400 ms',
  ],
  ['TonicBursting', 'tonic-bursting', 'Bursts for as long as the current lasts, panel M.', '500 ms'],
  ['PhasicBursting', 'phasic-bursting', 'One burst at the onset, panel N.', '500 ms'],
  ['ReboundBurst', 'rebound-burst', 'A burst when inhibition ends, panel O.', '1 s'],
  ['MixedMode', 'mixed-mode', 'A burst at the onset, then single spikes, panel P.', '500 ms'],
  [
    'Afterpotentials',
    'afterpotentials',
    'After the spike the potential overshoots, then undershoots, panel Q.',
    '200 ms',
  ],
  [
    'BasalBistability',
    'basal-bistability',
    'A pulse begins the firing, the next ends it, panel R.',
    '200 ms',
  ],
  [
    'PreferredFrequency',
    'preferred-frequency',
    'A weaker pulse fires the cell 50 ms after a first one, not 10 ms after it, panel S.',
    '800 ms',
  ],
  ['SpikeLatency', 'spike-latency', 'A short pulse is answered by a late spike, panel T.', '50 ms'],
] as const;

const panels: readonly GalleryEntry[] = PANELS.map(([component, name, caption, duration]) => ({
  model: `${GENERALIZED}#${component}`,
  name: `generalized-integrate-and-fire-${name}`,
  caption,
  figures: ['traces'],
  run: {
    for: duration,
    dt: '0.1 ms',
    record: CONSTANT.has(component) ? 'v, threshold' : 'v, threshold, I',
    every: duration === '1 s' ? '0.5 ms' : '0.2 ms',
  },
}));

const QUADRATIC = 'neurons/adaptive-quadratic-integrate-and-fire';

const POPULATION = 'neurons/quadratic-integrate-and-fire-population';

const SWITCHED = 'if t > 50 ms and t < 350 ms then 3 else 0';

export const furtherNeuronsGallery: readonly GalleryEntry[] = [
  ...panels,
  {
    model: `${QUADRATIC}#QuadraticAdaptation`,
    name: 'adaptive-quadratic-integrate-and-fire-adaptation',
    caption: 'Each spike adds to a current that lasts, and intervals grow.',
    figures: ['traces'],
    run: { for: '400 ms', record: 'v, w', every: '0.1 ms' },
  },
  {
    model: `${QUADRATIC}#QuadraticBursting`,
    name: 'adaptive-quadratic-integrate-and-fire-bursting',
    caption:
      'With a reset above the critical potential spikes follow at once, until adaptation ends the burst.',
    figures: ['traces'],
    run: { for: '400 ms', record: 'v, w', every: '0.1 ms' },
  },
  {
    model: `${QUADRATIC}#QuadraticBursting`,
    name: 'adaptive-quadratic-integrate-and-fire-bursting-plane',
    caption:
      'A burst in the plane of both states: resets climb beside the parabola until one lands within it.',
    figures: ['plane'],
    run: { for: '400 ms', every: '0.05 ms' },
  },
  {
    model: 'neurons/adaptive-threshold-integrate-and-fire',
    name: 'adaptive-threshold-integrate-and-fire',
    caption: 'Each spike raises the threshold, which takes most of a second to sink.',
    figures: ['traces'],
    run: { for: '1 s', inputs: { I: '1.5 nA' }, record: 'v, threshold', every: '0.5 ms' },
  },
  {
    model: 'neurons/current-based-integrate-and-fire',
    name: 'current-based-integrate-and-fire',
    caption:
      'The cell fires by itself; spikes that excite it bring the next one forward, one that inhibits puts it off.',
    figures: ['traces'],
    run: {
      for: '220 ms',
      set: { excitations: '[65 ms, 67 ms, 69 ms, 71 ms]', inhibitions: '[120 ms]' },
      record: 'v, excitation.I, inhibition.I',
      every: '0.1 ms',
    },
  },
  {
    model: 'neurons/conductance-based-integrate-and-fire',
    name: 'conductance-based-integrate-and-fire',
    caption: 'One spike that arrives does not fire the cell, three do, and after inhibition five do not.',
    figures: ['traces'],
    run: {
      for: '120 ms',
      set: {
        excitations: '[10 ms, 40 ms, 41 ms, 42 ms, 90 ms, 91 ms, 92 ms, 93 ms, 94 ms]',
        inhibitions: '[80 ms]',
      },
      record: 'v, excitation.g, inhibition.g',
      every: '0.1 ms',
    },
  },
  {
    model: 'neurons/leaky-integrator',
    name: 'leaky-integrator',
    caption: 'What spikes bring is summed and forgotten: two that arrive nearly together, and one later.',
    figures: ['traces'],
    run: {
      for: '100 ms',
      set: { arrivals: '[10 ms, 15 ms, 50 ms]' },
      record: 'v, synapse.I',
      every: '0.1 ms',
    },
  },
  {
    model: 'neurons/stuart-landau',
    name: 'stuart-landau',
    caption: 'An oscillation grows out of nearly nothing, until its amplitude is sqrt(a) = 0.5.',
    figures: ['traces'],
    run: { for: '200 ms', record: 'x, amplitude', every: '0.2 ms' },
  },
  {
    model: 'neurons/stuart-landau',
    name: 'stuart-landau-plane',
    caption: 'The same in the plane: a spiral that ends in a circle.',
    figures: ['plane'],
    run: { for: '200 ms', every: '0.2 ms' },
  },
  {
    model: POPULATION,
    name: 'quadratic-integrate-and-fire-population',
    caption:
      'A pulse switches the population on, as in figure 2 of the paper; it rings while the cells fire in step, and settles.',
    figures: ['traces'],
    run: { for: '600 ms', inputs: { I: SWITCHED }, record: 'r, v, synchrony', every: '0.2 ms' },
  },
  {
    model: POPULATION,
    name: 'quadratic-integrate-and-fire-population-plane',
    caption: 'Without a pulse the population goes to the active state, if it begins at a high rate.',
    figures: ['plane'],
    run: { for: '400 ms', set: { r: '150 Hz', v: 0 }, every: '0.1 ms' },
  },
];
