import type { FunctionSyntax, ModelSyntax } from '../syntax/tree.ts';
import { docParagraphs } from './doc-paragraphs.ts';
import { wrapText } from './typeset/typeset.ts';

/** A function of a file, as it is read by who wants to call it. */
export interface ExplainedFunction {
  readonly name: string;
  /** As it is declared: `nernst(inside : mM, outside : mM, valence, temperature : degC)`. */
  readonly signature: string;
  readonly doc?: string;
}

/** A file that declares functions only, for others to import. */
export interface ExplainedFunctions {
  readonly source: string;
  readonly about?: string;
  readonly functions: readonly ExplainedFunction[];
}

function signatureOf({ name, value }: FunctionSyntax, text: string): string {
  const declared = text.slice(name.span.start, value.span.start);
  return declared.slice(0, declared.lastIndexOf(')') + 1);
}

/** Returns what a file holds that declares functions and no component; undefined for any other. */
export function explainFunctions(
  { source, doc, declarations }: ModelSyntax,
  text: string,
): ExplainedFunctions | undefined {
  const functions = declarations.flatMap((each) => (each.kind === 'function' ? [each] : []));
  if (functions.length === 0 || declarations.some(({ kind }) => kind === 'component' || kind === 'variant'))
    return undefined;
  return {
    source,
    ...(doc === undefined ? {} : { about: doc }),
    functions: functions.map((each) => ({
      name: each.name.text,
      signature: signatureOf(each, text),
      ...(each.comments.doc === undefined ? {} : { doc: each.comments.doc }),
    })),
  };
}

/** Returns the functions of a file as text for a terminal. */
export function renderFunctions(
  { source, about, functions }: ExplainedFunctions,
  columns: number,
  title: (text: string) => string = (text) => text,
): string {
  const inset = (text: string, blanks: number): readonly string[] =>
    docParagraphs(text)
      .flatMap((paragraph) => wrapText(paragraph, columns - blanks))
      .map((line) => (' '.repeat(blanks) + line).trimEnd());
  return [
    title(`functions, from ${source}`),
    ...(about === undefined ? [] : inset(about, 2)),
    ...functions.flatMap(({ signature, doc }) => [
      '',
      ...wrapText(signature, columns - 2, 4).map((line) => `  ${line}`),
      ...(doc === undefined ? [] : inset(doc, 6)),
    ]),
  ].join('\n');
}
