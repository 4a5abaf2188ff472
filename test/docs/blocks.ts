import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a page. */
export interface Block {
  readonly place: string;
  readonly language: string;
  /** What stands behind the language: the file that the block is. */
  readonly title: string;
  readonly text: string;
}

/** Returns the fenced blocks of a page, in one language if that is given, with their places. */
export function blocksOf(page: string, language?: string): readonly Block[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return Array.from(text.matchAll(/^```(\w*)(?: (\S+))?\n([\s\S]*?)^```$/gm), (match) => ({
    place: `${page}:${text.slice(0, match.index).split('\n').length}`,
    language: match[1] ?? '',
    title: match[2] ?? '',
    text: match[3] ?? '',
  })).filter((block) => language === undefined || block.language === language);
}
