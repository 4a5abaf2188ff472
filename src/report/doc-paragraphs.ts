/** A line that begins a paragraph of its own: a field of a file's head, an item of a list, a line that is set in. */
const OWN_LINE = /^(?:Source|Units|Try): |^[-*] |^\s/;

/** Returns the paragraphs of a doc, whose lines are broken where the file was wide enough; an empty one between blocks. */
export function docParagraphs(doc: string): readonly string[] {
  const paragraphs: string[] = [];
  for (const line of doc.split('\n')) {
    const last = paragraphs.at(-1);
    if (last === undefined || last === '' || line.trim() === '' || OWN_LINE.test(line)) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = `${last} ${line}`;
  }
  return paragraphs;
}
