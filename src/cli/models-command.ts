import {
  type ShippedDeclaration,
  type ShippedHeader,
  shippedDeclarations,
  shippedHeader,
} from '../library/shipped-header.ts';
import { SHIPPED_TEXTS } from '../library/shipped-texts.ts';
import { textTable } from '../report/text-table.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { outputColumns, print, printAside } from './terminal.ts';
import type { ModelsFlags } from './usage/models-usage.ts';

interface ShippedModelFile extends ShippedHeader {
  /** `std/neurons/izhikevich.axo`. */
  readonly file: string;
  readonly declarations: readonly ShippedDeclaration[];
}

function allFiles(): readonly ShippedModelFile[] {
  return Array.from(SHIPPED_TEXTS, ([file, text]) => ({
    file,
    ...shippedHeader(text),
    declarations: shippedDeclarations(text),
  }));
}

/** Returns whether the texts hold all words, in any case. */
function speaksOf(words: readonly string[], ...texts: readonly (string | undefined)[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return words.every((word) => all.includes(word.toLowerCase()));
}

/**
 * Returns the file with what of it speaks of the words: all that it declares where its head does, else the declarations
 * that do. Undefined where there are none.
 */
function meant(each: ShippedModelFile, words: readonly string[]): ShippedModelFile | undefined {
  const { file, summary, source, declarations } = each;
  if (speaksOf(words, file, summary, source)) return each;
  const found = declarations.filter(({ kind, name, doc }) =>
    speaksOf(words, file, summary, source, kind, name, doc),
  );
  return found.length === 0 ? undefined : { ...each, declarations: found };
}

/** Returns the first sentence of a doc. */
function firstSentence(doc = ''): string {
  return doc.replaceAll('\n', ' ').split(/(?<=\.) /)[0] ?? '';
}

/** Returns a line for the file, and with `isOpen` one for each of several declarations. */
function rowsOf(
  { file, summary, declarations }: ShippedModelFile,
  isOpen: boolean,
): readonly (readonly string[])[] {
  const ofFile = [file, summary];
  const [only, ...others] = declarations;
  const isEvident = others.length === 0 && only?.doc === undefined;
  if (!isOpen || isEvident) return [ofFile];
  return [
    ofFile,
    ...declarations.map(({ name, call, doc }) => [`  ${call ?? `#${name}`}`, firstSentence(doc)]),
  ];
}

const HINT = `
\`axode models WORD\` shows those that speak of it, and what they hold. \`axode explain PATH\` tells of one, \`axode run PATH\`
runs it; behind \`#\` stands one of several components.`;

/** Lists the shipped models that speak of all words. */
export function modelsCommand(words: readonly string[], flags: ModelsFlags): ExitCode {
  const files = allFiles().flatMap((each) => meant(each, words) ?? []);
  if (flags.json === true) {
    print(JSON.stringify(files, undefined, 2));
    return files.length === 0 ? EXIT.failed : EXIT.fine;
  }
  if (files.length === 0) {
    const sought = words.map((word) => `"${word}"`).join(' and ');
    printAside(`None of the models that come with Axode speaks of ${sought}. \`axode models\` lists all.`);
    return EXIT.failed;
  }
  const rows = files.flatMap((each) => rowsOf(each, words.length > 0));
  print(textTable(rows, { indent: '', columns: outputColumns() }).join('\n'));
  if (words.length === 0) print(HINT);
  return EXIT.fine;
}
