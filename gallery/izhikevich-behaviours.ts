import type { GalleryEntry } from './gallery-entry.ts';

const MODEL = 'neurons/izhikevich-behaviours';

/** Panels of figure 1: the component, how long and with which step it is drawn there, and what is seen. */
const PANELS = [
  ['TonicSpiking', 100, 0.25, 'A, tonic spiking: spikes for as long as the current lasts.'],
  ['PhasicSpiking', 200, 0.25, 'B, phasic spiking: one spike at the onset of a current of 0.5, at 20 ms.'],
  ['TonicBursting', 220, 0.25, 'C, tonic bursting: bursts for as long as the current lasts.'],
  ['PhasicBursting', 200, 0.2, 'D, phasic bursting: one burst at the onset of a current of 0.6, at 20 ms.'],
  ['MixedMode', 160, 0.25, 'E, mixed mode: a burst, then single spikes.'],
  ['SpikeFrequencyAdaptation', 85, 0.25, 'F, spike frequency adaptation: intervals grow longer.'],
  ['ClassOneExcitability', 300, 0.25, 'G, class 1 excitability: along a ramp the rate grows from nothing.'],
  [
    'ClassTwoExcitability',
    300,
    0.25,
    'H, class 2 excitability: along a ramp firing begins at a rate that hardly changes.',
  ],
  ['SpikeLatency', 100, 0.2, 'I, spike latency: the spike comes long after the pulse.'],
  [
    'SubthresholdOscillations',
    200,
    0.25,
    'J, subthreshold oscillations: after the spike of a pulse at 20 ms the potential swings.',
  ],
  [
    'Resonator',
    400,
    0.25,
    'K, resonator: of pulses at 40 and 60 ms and at 280 and 320 ms the second pair fits the period of the cell.',
  ],
  ['Integrator', 100, 0.25, 'L, integrator: the closer pair of pulses is answered.'],
  ['ReboundSpike', 200, 0.2, 'M, rebound spike: the spike comes after the inhibition.'],
  ['ReboundBurst', 200, 0.2, 'N, rebound burst: the burst comes after the inhibition.'],
  [
    'ThresholdVariability',
    100,
    0.25,
    'O, threshold variability: of equal pulses at 10 and 80 ms the second is answered, as an inhibition goes before it.',
  ],
  [
    'Bistability',
    300,
    0.25,
    'P, bistability: a pulse at 37.5 ms turns firing on, another one at 216 ms turns it off.',
  ],
  [
    'DepolarizingAfterPotential',
    50,
    0.1,
    'Q, depolarizing after-potential: the potential stays raised after the spike.',
  ],
  ['Accommodation', 400, 0.5, 'R, accommodation: the slow ramp, though higher, is not answered.'],
  ['InhibitionInducedSpiking', 350, 0.5, 'S, inhibition-induced spiking: it fires while it is inhibited.'],
  ['InhibitionInducedBursting', 350, 0.5, 'T, inhibition-induced bursting: it bursts while it is inhibited.'],
] as const;

/** `InhibitionInducedSpiking` is `inhibition-induced-spiking`. */
function kebab(component: string): string {
  return component.replaceAll(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

export const izhikevichBehavioursGallery: readonly GalleryEntry[] = PANELS.map(
  ([component, duration, step, seen]) => ({
    model: `${MODEL}#${component}`,
    name: `izhikevich-behaviours-${kebab(component)}`,
    caption: `Figure 1 of the paper, panel ${seen}`,
    figures: ['traces'],
    run: {
      for: `${duration} ms`,
      dt: `${step} ms`,
      method: 'semi_implicit_euler',
      record: 'v, I',
    },
  }),
);
