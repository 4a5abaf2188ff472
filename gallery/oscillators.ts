import type { GalleryEntry } from './gallery-entry.ts';

export const oscillatorsGallery: readonly GalleryEntry[] = [];
