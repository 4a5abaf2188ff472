/** Returns a word as it must be typed in a shell to be read as it is. */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./#-]+$/.test(word) && !word.startsWith('#')) return word;
  // Within double quotes a POSIX shell reads four characters (and an interactive one `!`) as its own.
  if (!/["$`\\!\n]/.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Returns a command line as it was typed, or as it may be typed again. */
export function quoteWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}
