import type { GalleryEntry } from './gallery-entry.ts';

export const transmittersGallery: readonly GalleryEntry[] = [];
