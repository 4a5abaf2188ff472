import { nearest } from '../base/suggest.ts';
import type { CodePage } from './define-code.ts';

/** What a file of `codes/` exports: diagnostic codes and nothing else. */
type Family = Readonly<Record<string, { readonly page: CodePage }>>;

/** One line per file of `codes/`; a test fails where one is missing. */
const FAMILIES: readonly Family[] = [];

/** The pages of all codes, by family as listed, within a family by code. */
export const ALL_CODES: readonly CodePage[] = FAMILIES.flatMap((family) =>
  Object.values(family)
    .map(({ page }) => page)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
);

/** Returns the page of a code such as `units/mismatch`; undefined if there is no such code. */
export function findPage(code: string): CodePage | undefined {
  return ALL_CODES.find((page) => page.code === code);
}

/** Returns the code that was most likely meant: `units/mismatch` for `unit/mismatch` or `mismatch`. */
export function suggestCode(code: string): string | undefined {
  const codes = ALL_CODES.map((page) => page.code);
  const ending = codes.find((each) => each.endsWith(`/${code.toLowerCase()}`));
  return ending ?? nearest(code, codes);
}
