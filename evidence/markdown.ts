/** Words that Markdown could take for something else. */
export function plain(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll(/\s+/g, ' ');
}

/** Returns the text with its DOIs as links. */
export function withLinks(text: string): string {
  return text.replaceAll(/doi:(10\.\S+?)(?=[.,;:]*(?:\s|$))/g, (shown, doi: string) => {
    const address = doi.replaceAll('(', '%28').replaceAll(')', '%29');
    return `[${shown}](https://doi.org/${address})`;
  });
}

/** Returns the place of a heading on its page, as code hosts name it. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-');
}
