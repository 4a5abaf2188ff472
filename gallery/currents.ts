import type { GalleryEntry } from './gallery-entry.ts';

export const currentsGallery: readonly GalleryEntry[] = [];
