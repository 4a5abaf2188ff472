import { allShipped, type ShippedEntry, searchShipped, suggestWord } from '../library/search-shipped.ts';
import type { ShippedDeclaration } from '../library/shipped-header.ts';
import { textTable } from '../report/text-table.ts';
import { wrapText } from '../report/typeset/typeset.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { outputColumns, print, printAside } from './terminal.ts';
import type { ModelsFlags } from './usage/models-usage.ts';

/** A name, and what is said of it. */
type Row = readonly [name: string, text: string];

/** Descriptions stand beside names where so many columns are left for them, else below. */
const LEAST_BESIDE = 48;

function widest(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map(([name]) => name.length));
}

function indented(text: string, indent: number, columns: number): readonly string[] {
  if (text === '') return [];
  return wrapText(text, columns - indent).map((line) => ' '.repeat(indent) + line);
}

/** Returns the first sentence of a doc. */
function firstSentence(doc = ''): string {
  return doc.replaceAll('\n', ' ').split(/(?<=\.) /)[0] ?? '';
}

function rowOf({ name, call, doc }: ShippedDeclaration): Row {
  return [call ?? `#${name}`, firstSentence(doc)];
}

/** Returns what of a file's declarations is told: nothing where there is one that says no more than the file. */
function toldOf({ declarations }: ShippedEntry): readonly Row[] {
  const [only, ...others] = declarations;
  const isEvident = others.length === 0 && only?.call === undefined && only?.doc === undefined;
  return isEvident ? [] : declarations.map(rowOf);
}

function declarationLines(rows: readonly Row[], columns: number): readonly string[] {
  if (columns - widest(rows) - 4 >= LEAST_BESIDE) return textTable(rows, { indent: '  ', columns });
  return rows.flatMap(([name, text]) => [`  ${name}`, ...indented(text, 6, columns)]);
}

/** Returns the files with what they are, and with `isOpen` what they declare, in lines that fit. */
function listLines(files: readonly ShippedEntry[], isOpen: boolean, columns: number): readonly string[] {
  const all = files.map((each) => ({
    row: [each.file, each.summary] as const,
    declared: isOpen ? toldOf(each) : [],
  }));
  const rows = all.flatMap(({ row, declared }) => [
    row,
    ...declared.map(([name, text]) => [`  ${name}`, text] as const),
  ]);
  if (columns - widest(rows) - 2 >= LEAST_BESIDE) return textTable(rows, { indent: '', columns });
  return all.flatMap(({ row: [file, summary], declared }) => [
    file,
    ...indented(summary, 4, columns),
    ...declarationLines(declared, columns),
  ]);
}

const HINT =
  '`axode models WORD` shows those that speak of it, and what they hold. `axode explain PATH` tells of one, ' +
  '`axode run PATH` runs it; behind `#` stands one of several components.';

/** Returns why nothing was found, and what may have been meant. */
function nothingFound(words: readonly string[]): string {
  const sought = words.map((word) => `"${word}"`).join(' and ');
  const meant = words.map((word) => (searchShipped([word]).length > 0 ? word : suggestWord(word)));
  const isHelpful = meant.every((word) => word !== undefined) && searchShipped(meant).length > 0;
  const next = isHelpful ? `Did you mean \`axode models ${meant.join(' ')}\`?` : '`axode models` lists all.';
  return `None of the models that come with Axode speaks of ${sought}. ${next}`;
}

/** Lists the shipped models that speak of all words, those that fit best first. */
export function modelsCommand(words: readonly string[], flags: ModelsFlags): ExitCode {
  const files = words.length === 0 ? allShipped() : searchShipped(words);
  if (flags.json === true) {
    print(JSON.stringify(files, undefined, 2));
    return files.length === 0 ? EXIT.failed : EXIT.fine;
  }
  if (files.length === 0) {
    printAside(nothingFound(words));
    return EXIT.failed;
  }
  const columns = outputColumns();
  const hint = words.length > 0 ? [] : ['', ...wrapText(HINT, columns)];
  print([...listLines(files, words.length > 0, columns), ...hint].join('\n'));
  return EXIT.fine;
}
