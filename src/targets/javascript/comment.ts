/** Control characters, line ends (U+2028 and U+2029 among them), direction marks and lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;
const LONGEST = 200;

/**
 * Returns a line comment that holds the text, whatever the text is: it ends no comment, begins no
 * directive (`//# sourceMappingURL`), and shows no reader another order than the machine sees.
 */
export function comment(text: string): string {
  const line = text.replace(UNSAFE, ' ').replaceAll('*/', '* /').trim();
  const characters = Array.from(line);
  return `// ${characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line}`;
}
