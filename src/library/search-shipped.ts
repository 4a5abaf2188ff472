/** Finding shipped files by words: by what they are called here and elsewhere, and by what is said of them. */
import { nearest } from '../base/suggest.ts';
import { MODEL_ALIASES } from './model-aliases.ts';
import {
  type ShippedDeclaration,
  type ShippedHeader,
  shippedDeclarations,
  shippedHeader,
} from './shipped-header.ts';
import { SHIPPED_TEXTS } from './shipped-texts.ts';

/** A shipped file, and what of it is meant. */
export interface ShippedEntry extends ShippedHeader {
  /** `std/neurons/izhikevich.axo`. */
  readonly file: string;
  readonly declarations: readonly ShippedDeclaration[];
}

/** How well a word fits: the places in which it stands, from the best on. The order among aliases is kept within theirs. */
const FIT = {
  alias: 900,
  wholeName: 800,
  wordOfName: 700,
  beginningInName: 500,
  folderOrKind: 400,
  wordOfText: 300,
  author: 200,
  beginningInText: 100,
  none: 0,
} as const;

/** Shorter aliases are words of another meaning in a text: `if`, `it`, `im`. */
const LEAST_LETTERS_OF_TEXT = 4;

function withoutSigns(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}#]+/gu, ' ');
}

/** Returns ` hodgkinhuxley  hodgkin huxley `: the words of a text, those of a name in CamelCase together and apart. */
function wordsOf(text: string): string {
  const apart = text
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ');
  return ` ${withoutSigns(text)}  ${apart === text ? '' : withoutSigns(apart)} `;
}

function alternatives(words: string): readonly string[] {
  return words.trim().split(/ {2,}/);
}

/** Returns the ways in which a word may stand in a text: `a type` and `atype` for `a-type`, `burst` for `bursts`. */
function formsOf(word: string): readonly string[] {
  const spaced = withoutSigns(word).trim();
  const singular = spaced.length > 4 && /[^s]s$/.test(spaced) ? spaced.slice(0, -1) : spaced;
  const forms = [spaced, spaced.replaceAll(' ', ''), singular, ...alternatives(wordsOf(word))];
  return [...new Set(forms)].filter((form) => form !== '');
}

function has(words: string, forms: readonly string[]): 'whole' | 'beginning' | undefined {
  if (forms.some((form) => words.includes(` ${form} `))) return 'whole';
  return forms.some((form) => words.includes(` ${form}`)) ? 'beginning' : undefined;
}

/** Where a word may stand. */
interface Places {
  readonly path?: string;
  readonly name: string;
  readonly group: string;
  readonly text: string;
  readonly authors: string;
}

function fitOf(word: string, { path, name, group, text, authors }: Places): number {
  const forms = formsOf(word);
  const alias = forms.map((form) => form.replaceAll(' ', '')).find((form) => MODEL_ALIASES.has(form));
  const known = alias === undefined ? [] : (MODEL_ALIASES.get(alias) ?? []);
  const place = path === undefined ? -1 : known.indexOf(path);
  if (place >= 0) return FIT.alias - place;
  const named = wordsOf(name);
  if (alternatives(named).some((each) => forms.includes(each))) return FIT.wholeName;
  const inName = has(named, forms);
  if (inName === 'whole') return FIT.wordOfName;
  if (alias !== undefined && alias.length < LEAST_LETTERS_OF_TEXT) return FIT.none;
  if (inName === 'beginning') return FIT.beginningInName;
  if (has(wordsOf(group), forms) !== undefined) return FIT.folderOrKind;
  const inText = has(wordsOf(text), forms);
  if (inText === 'whole') return FIT.wordOfText;
  if (has(wordsOf(authors), forms) === 'whole') return FIT.author;
  return inText === 'beginning' ? FIT.beginningInText : FIT.none;
}

function placesOfFile({ file, summary, source = '' }: ShippedEntry): Places {
  const path = file.replace(/^std\//, '').replace(/\.axo$/, '');
  const [group = '', name = ''] = path.split('/');
  return { path, name, group: `std ${group}`, text: summary, authors: source };
}

function placesOfDeclaration({ kind, name, doc = '' }: ShippedDeclaration): Places {
  return { name, group: kind, text: doc, authors: '' };
}

interface Found {
  readonly entry: ShippedEntry;
  readonly score: number;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/**
 * Returns the file with what of it speaks of the words: all that it declares where its head does, else the declarations
 * that do. Undefined where there are none.
 */
function meant(entry: ShippedEntry, words: readonly string[]): Found | undefined {
  const ofFile = placesOfFile(entry);
  const scores = words.map((word) => fitOf(word, ofFile));
  const declared = entry.declarations.map((declaration) => {
    const own = placesOfDeclaration(declaration);
    return { declaration, scores: words.map((word, i) => Math.max(scores[i] ?? 0, fitOf(word, own))) };
  });
  const best = Math.max(...[scores, ...declared.map((each) => each.scores)].map(sum));
  if (scores.every((score) => score > 0)) return { entry, score: best };
  const found = declared.filter((each) => each.scores.every((score) => score > 0));
  if (found.length === 0) return undefined;
  return {
    entry: { ...entry, declarations: found.map(({ declaration }) => declaration) },
    score: Math.max(...found.map((each) => sum(each.scores))),
  };
}

/** Returns all shipped files, in the order of their paths. */
export function allShipped(): readonly ShippedEntry[] {
  return Array.from(SHIPPED_TEXTS, ([file, text]) => ({
    file,
    ...shippedHeader(text),
    declarations: shippedDeclarations(text),
  }));
}

/** Returns the shipped files that speak of all words, those that fit best first; of equals the one with the shorter name. */
export function searchShipped(words: readonly string[]): readonly ShippedEntry[] {
  return allShipped()
    .flatMap((entry) => meant(entry, words) ?? [])
    .sort((a, b) => b.score - a.score || (words.length === 0 ? 0 : a.entry.file.length - b.entry.file.length))
    .map(({ entry }) => entry);
}

/** Returns what may have been meant by a word that no shipped file speaks of; of acronyms all are near to each other. */
export function suggestWord(word: string): string | undefined {
  if (word.length < LEAST_LETTERS_OF_TEXT) return undefined;
  const all = allShipped().flatMap(({ file, source = '', declarations }) => [
    ...(file.split('/').at(-1) ?? '').replace('.axo', '').split('-'),
    ...declarations.map(({ name }) => name),
    // Authors: what begins with a capital letter and is no initial.
    ...(source.match(/\p{Lu}\p{Ll}{3,}/gu) ?? []).map((name) => name.toLowerCase()),
  ]);
  return nearest(word.toLowerCase(), [...MODEL_ALIASES.keys(), ...all]) ?? nearest(word, all);
}
