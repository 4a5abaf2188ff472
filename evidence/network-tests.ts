/** What synapses and networks are held against, by tests of their own: a row each of `docs/evidence.md`. */
interface NetworkTest {
  readonly compared: string;
  readonly witness: string;
  /** From the root of the project. */
  readonly test: string;
}

const SYNAPSES = 'test/models/synapses.test.ts';
const NETWORKS = 'test/models/networks.test.ts';
const BRIAN = 'Brian2 2.9.0';
const LOOP = 'a plain loop, written from the description';
const DEFINITION = 'the definition';
const TRAIN = 'a weight through a train of 20 spikes';
const DYNAMIC = 'what is left and what is used just behind each spike of a train with a pause';
const STATISTICS =
  'mean rates and irregularity of each population in 1 s, within what several runs with other random numbers spread';

export const NETWORK_TESTS: Readonly<Record<string, NetworkTest>> = {
  'synapses/additive-stdp': {
    compared: `weights of pairs of -50 to 50 ms; ${TRAIN}, at its bounds too`,
    witness: BRIAN,
    test: SYNAPSES,
  },
  'synapses/bienenstock-cooper-munro': {
    compared: 'the weight at every sample of 4 s, from the activities',
    witness: LOOP,
    test: SYNAPSES,
  },
  'synapses/conductance-jump': {
    compared: '20 cells with listed connections: the steps of all spikes, and where they end',
    witness: BRIAN,
    test: NETWORKS,
  },
  'synapses/current-jump': {
    compared: `by networks/cuba: ${STATISTICS}`,
    witness: BRIAN,
    test: NETWORKS,
  },
  'synapses/gap-junction': {
    compared: 'three coupled cells: the steps of all spikes, and where they end',
    witness: BRIAN,
    test: SYNAPSES,
  },
  'synapses/graded-transmission': {
    compared: 'by networks/neurotransmission: the open part of receptors at every sample',
    witness: LOOP,
    test: SYNAPSES,
  },
  'synapses/inhibitory-stdp': { compared: TRAIN, witness: BRIAN, test: SYNAPSES },
  'synapses/multiplicative-stdp': {
    compared: `${TRAIN}, with exponents 1, 0.5 and 0`,
    witness: BRIAN,
    test: SYNAPSES,
  },
  'synapses/nearest-spike-stdp': { compared: TRAIN, witness: BRIAN, test: SYNAPSES },
  'synapses/reward-modulated-stdp': {
    compared: `the trace of eligibility behind a train of 20 spikes, and what dopamine makes of it`,
    witness: BRIAN,
    test: SYNAPSES,
  },
  'synapses/short-term-plasticity': { compared: DYNAMIC, witness: BRIAN, test: SYNAPSES },
  'synapses/spike-driven-release': {
    compared: 'the transmitter in the cleft at every sample',
    witness: 'closed form',
    test: SYNAPSES,
  },
  'synapses/synaptic-scaling': {
    compared: 'the rate that a cell comes to, and ratios of weights',
    witness: DEFINITION,
    test: SYNAPSES,
  },
  'synapses/triplet-stdp': {
    compared: 'the protocols of Pfister and Gerstner (2006): pairs at 1 to 50 Hz, triplets at 1 Hz',
    witness: BRIAN,
    test: SYNAPSES,
  },
  'synapses/tsodyks-markram': { compared: DYNAMIC, witness: BRIAN, test: SYNAPSES },
  'synapses/voltage-jump': {
    compared: `by networks/brunel: ${STATISTICS}`,
    witness: BRIAN,
    test: NETWORKS,
  },
  'networks/brunel': {
    compared: `a fifth of the cells, in the four regimes: ${STATISTICS}; synchrony`,
    witness: BRIAN,
    test: NETWORKS,
  },
  'networks/coba': { compared: STATISTICS, witness: BRIAN, test: NETWORKS },
  'networks/cobahh': { compared: STATISTICS, witness: BRIAN, test: NETWORKS },
  'networks/coupled-izhikevich': {
    compared: 'by synapses/gap-junction: three coupled cells, the steps of all spikes',
    witness: BRIAN,
    test: SYNAPSES,
  },
  'networks/cuba': { compared: STATISTICS, witness: BRIAN, test: NETWORKS },
  'networks/hopfield': {
    compared: 'a corrupted pattern is restored, one that is mostly wrong becomes its negative',
    witness: DEFINITION,
    test: NETWORKS,
  },
  'networks/inhibitory-plasticity': {
    compared: 'the rate comes down as weights of inhibition grow',
    witness: DEFINITION,
    test: NETWORKS,
  },
  'networks/izhikevich': {
    compared: 'mean rates within 35 percent, as the steps differ; rhythms',
    witness: 'the program printed in the paper, in numpy',
    test: NETWORKS,
  },
  'networks/lattices': {
    compared: 'the potentials of all cells after 50 ms',
    witness: LOOP,
    test: NETWORKS,
  },
  'networks/neurotransmission': {
    compared: 'the open part of receptors and the transmitter in the cleft, at every sample',
    witness: LOOP,
    test: SYNAPSES,
  },
  'networks/preset-trains': {
    compared: 'by synapses/nearest-spike-stdp: a weight through a train of 20 spikes',
    witness: BRIAN,
    test: SYNAPSES,
  },
  'networks/reservoir': {
    compared: 'the same again with the same seed, another course with another',
    witness: DEFINITION,
    test: NETWORKS,
  },
  'networks/reward-learning': {
    compared: 'weights that reward follows soon gain, others little, and none without reward',
    witness: DEFINITION,
    test: NETWORKS,
  },
  'networks/stdp': {
    compared:
      'weights near the bounds and their mean after 5 s, and the rate of the cell, within what several runs spread',
    witness: BRIAN,
    test: NETWORKS,
  },
};
