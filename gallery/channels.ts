import type { GalleryEntry } from './gallery-entry.ts';

export const channelsGallery: readonly GalleryEntry[] = [];
