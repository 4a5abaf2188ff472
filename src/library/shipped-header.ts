/** What the head of a shipped file says: the lines of `##` that it begins with. */
export interface ShippedHeader {
  /** What it is, in one sentence. */
  readonly summary: string;
  /** The publications. */
  readonly source?: string;
  readonly units?: string;
  /** Commands, with what they show. */
  readonly worthTrying?: string;
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
  const [source, units, worthTrying] = [field('Source'), field('Units'), field('Try')];
  return {
    summary,
    ...(source === undefined ? {} : { source }),
    ...(units === undefined ? {} : { units }),
    ...(worthTrying === undefined ? {} : { worthTrying }),
  };
}

/** A component or a function that a shipped file declares. */
export interface ShippedDeclaration {
  /** `neuron`, `channel`, `function`. */
  readonly kind: string;
  readonly name: string;
  /** Of a function, as it is called: `pulse(time, start, duration, height)`. */
  readonly call?: string;
  /** What stands above it. */
  readonly doc?: string;
}

/** The files are laid out by the formatter: a declaration stands at the beginning of a line, its doc above it. */
const DECLARATION =
  /((?:^##.*\n)*)^(neuron|compartment|channel|receptor|transmitter|pool|synapse|source|network|function) ([\p{L}_][\p{L}\p{N}_]*)(?:\(([^)]*)\))?/gmu;

/** Returns what a shipped file declares, in its order. */
export function shippedDeclarations(text: string): readonly ShippedDeclaration[] {
  const found = text.matchAll(DECLARATION);
  return Array.from(found, ([, above = '', kind = '', name = '', parameters]) => {
    const doc = above.replaceAll(/^##\s*/gm, '').trim();
    const names = parameters?.split(',').map((each) => each.replace(/:.*/s, '').trim());
    const isCalled = kind === 'function' && names !== undefined;
    return {
      kind,
      name,
      ...(isCalled ? { call: `${name}(${names.join(', ')})` } : {}),
      ...(doc === '' ? {} : { doc }),
    };
  });
}
