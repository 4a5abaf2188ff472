import type { GalleryEntry } from './gallery-entry.ts';

export const izhikevichBehavioursGallery: readonly GalleryEntry[] = [];
