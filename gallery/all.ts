import { channelsGallery } from './channels.ts';
import { conductanceNeuronsGallery } from './conductance-neurons.ts';
import { currentsGallery } from './currents.ts';
import { furtherNeuronsGallery } from './further-neurons.ts';
import type { GalleryEntry } from './gallery-entry.ts';
import { integrateAndFireGallery } from './integrate-and-fire.ts';
import { izhikevichGallery } from './izhikevich.ts';
import { izhikevichBehavioursGallery } from './izhikevich-behaviours.ts';
import { networksGallery } from './networks.ts';
import { oscillatorsGallery } from './oscillators.ts';
import { populationNeuronsGallery } from './population-neurons.ts';
import { receptorsGallery } from './receptors.ts';
import { sourcesGallery } from './sources.ts';
import { transmittersGallery } from './transmitters.ts';

/** Everything, in the order in which it is shown. */
export const ALL_GALLERY: readonly GalleryEntry[] = [
  ...integrateAndFireGallery,
  ...izhikevichGallery,
  ...izhikevichBehavioursGallery,
  ...oscillatorsGallery,
  ...conductanceNeuronsGallery,
  ...populationNeuronsGallery,
  ...furtherNeuronsGallery,
  ...channelsGallery,
  ...transmittersGallery,
  ...receptorsGallery,
  ...currentsGallery,
  ...sourcesGallery,
  ...networksGallery,
];
