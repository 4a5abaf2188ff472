import type { GalleryEntry, NetworkRun } from './gallery-entry.ts';

const FIGURES = ['raster', 'traces'] as const;

function brunel(
  name: string,
  caption: string,
  time: string,
  set: NonNullable<NetworkRun['set']>,
): GalleryEntry {
  return {
    model: 'networks/brunel',
    name: `brunel-${name}`,
    caption,
    figures: FIGURES,
    network: { for: time, dt: '0.1 ms', method: 'exact', set },
  };
}

export const networksGallery: readonly GalleryEntry[] = [
  {
    model: 'networks/coupled-izhikevich',
    name: 'coupled-izhikevich',
    caption: 'A driven cell takes another with it through a gap junction.',
    figures: FIGURES,
    network: { for: '300 ms', dt: '0.1 ms' },
  },
  {
    model: 'networks/lattices',
    name: 'lattices',
    caption: 'An inhibiting and an exciting lattice: what drives the second comes together.',
    figures: FIGURES,
    network: { for: '300 ms', dt: '0.1 ms' },
  },
  {
    model: 'networks/preset-trains',
    name: 'preset-trains',
    caption: 'Weights of trains of 10 to 24 Hz on one cell, by the rule of nearest spikes.',
    figures: FIGURES,
    network: { for: '1 s', dt: '0.1 ms' },
  },
  {
    model: 'networks/stdp',
    name: 'competitive-stdp',
    caption: 'Poisson trains on one cell: eight of the weights, which leave the middle slowly.',
    figures: FIGURES,
    network: { for: '10 s', dt: '0.1 ms', method: 'euler' },
  },
  {
    model: 'networks/reward-learning',
    name: 'reward-learning',
    caption: 'Both stimuli fire the cell; what is rewarded soon grows faster.',
    figures: FIGURES,
    network: { for: '6 s', dt: '0.1 ms', method: 'euler' },
  },
  {
    model: 'networks/hopfield',
    name: 'hopfield',
    caption: 'A pattern of which a quarter was wrong is restored; of two others nothing is left.',
    figures: FIGURES,
    network: { for: '8 ms', dt: '0.1 ms' },
  },
  {
    model: 'networks/neurotransmission',
    name: 'neurotransmission',
    caption: 'Two transmitters, three receptors and a gap junction between four axons.',
    figures: FIGURES,
    network: { for: '80 ms', dt: '0.05 ms' },
  },
  {
    model: 'networks/cuba',
    name: 'cuba',
    caption: 'A quarter of the cells of benchmark CUBA, each with as many synapses: 5 to 6 Hz.',
    figures: FIGURES,
    network: { for: '300 ms', dt: '0.1 ms', method: 'exact', set: { N: '1000', p: '0.08' } },
  },
  {
    model: 'networks/coba',
    name: 'coba',
    caption: 'Benchmark COBA: irregular, and active by itself.',
    figures: FIGURES,
    network: { for: '100 ms', dt: '0.1 ms', method: 'euler' },
  },
  {
    model: 'networks/cobahh',
    name: 'cobahh',
    caption: 'An eighth of the cells of benchmark COBAHH, with as many synapses.',
    figures: FIGURES,
    network: { for: '100 ms', dt: '0.1 ms', method: 'exponential_euler', set: { N: '500', p: '0.16' } },
  },
  brunel(
    'synchronous-regular',
    'Weak inhibition, a tenth of the cells: they fire as fast as they can, in groups.',
    '20 ms',
    {
      N_E: '1000',
      g: '3',
    },
  ),
  brunel(
    'fast-oscillation',
    'Strong inhibition and input, a fifth of the cells: fast oscillations of the whole, each cell irregular.',
    '45 ms',
    {
      N_E: '2000',
      g: '6',
      eta: '4',
    },
  ),
  brunel(
    'asynchronous-irregular',
    'Inhibition prevails, a fifth of the cells: irregular, and soon asynchronous.',
    '65 ms',
    {
      N_E: '2000',
    },
  ),
  brunel(
    'slow-oscillation',
    'Input that hardly fires a cell, a fifth of the cells: slow oscillations.',
    '150 ms',
    {
      N_E: '2000',
      g: '4.5',
      eta: '0.9',
    },
  ),
  {
    model: 'networks/izhikevich',
    name: 'izhikevich-network',
    caption: 'A thousand cells with random weights: the first rhythms, as in figure 3 of the paper.',
    figures: FIGURES,
    network: { for: '500 ms', dt: '0.5 ms', method: 'euler' },
  },
  {
    model: 'networks/reservoir',
    name: 'reservoir',
    caption: 'A liquid state machine: a column of 135 cells answers a train of spikes.',
    figures: FIGURES,
    network: { for: '500 ms', dt: '0.1 ms' },
  },
];
