import type { GalleryEntry } from './gallery-entry.ts';

export const receptorsGallery: readonly GalleryEntry[] = [];
