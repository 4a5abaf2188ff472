import { decodeColumn, unpacked } from '../number-columns.ts';
import type { PageContent, PageData } from '../page-data.ts';

/** Returns what the page holds for its program. */
export function readContent(): PageContent {
  const text = document.getElementById('page-data')?.textContent ?? '{}';
  // Both casts: it is what the page's maker wrote, and the policy lets nobody else write.
  const { columns, content } = JSON.parse(text) as PageData;
  return unpacked(content, columns.map(decodeColumn)) as PageContent;
}
