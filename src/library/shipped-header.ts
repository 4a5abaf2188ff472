/** What the head of a shipped file says: the lines of `##` that it begins with. */
export interface ShippedHeader {
  /** What it is, in one sentence. */
  readonly summary: string;
  /** The publications. */
  readonly source?: string;
  readonly units?: string;
}

const FIELD = /^(Source|Units|Try): /;

/** Returns what the head of a file says; its fields end where the next one begins. */
export function shippedHeader(text: string): ShippedHeader {
  const head = text.split('\n\n', 1)[0] ?? '';
  const lines = head.split('\n').map((line) => line.replace(/^##\s*/, ''));
  const field = (name: string): string | undefined => {
    const first = lines.findIndex((line) => line.startsWith(`${name}: `));
    if (first < 0) return undefined;
    const rest = lines.slice(first + 1);
    const next = rest.findIndex((line) => line === '' || FIELD.test(line));
    const all = [lines[first]?.replace(FIELD, ''), ...(next < 0 ? rest : rest.slice(0, next))];
    return all.join(' ').trim();
  };
  const blank = lines.indexOf('');
  const summary = lines.slice(0, blank < 0 ? 1 : blank).join(' ');
  const [source, units] = [field('Source'), field('Units')];
  return {
    summary,
    ...(source === undefined ? {} : { source }),
    ...(units === undefined ? {} : { units }),
  };
}
