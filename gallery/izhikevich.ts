import type { GalleryEntry } from './gallery-entry.ts';

export const izhikevichGallery: readonly GalleryEntry[] = [];
