import type { GalleryEntry } from './gallery-entry.ts';

export const integrateAndFireGallery: readonly GalleryEntry[] = [];
