import type { GalleryEntry } from './gallery-entry.ts';

export const populationNeuronsGallery: readonly GalleryEntry[] = [];
