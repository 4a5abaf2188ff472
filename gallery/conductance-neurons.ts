import type { GalleryEntry } from './gallery-entry.ts';

export const conductanceNeuronsGallery: readonly GalleryEntry[] = [];
