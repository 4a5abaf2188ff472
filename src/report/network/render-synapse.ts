import { docParagraphs } from '../doc-paragraphs.ts';
import { textTable } from '../text-table.ts';
import { wrapText } from '../typeset/typeset.ts';
import type { ExplainedSynapse } from './explain-synapse.ts';
import { type RenderNetworkOptions, stateText } from './render-network.ts';

const WIDEST = 120;
const NARROWEST = 50;
const INDENT = '  ';

/** Returns what was understood of a synapse as text for a terminal. */
export function renderSynapse(
  { name, source, doc, ends, parameters, states, couplings }: ExplainedSynapse,
  { columns: asked, isStyled }: RenderNetworkOptions,
): string {
  const columns = Math.max(NARROWEST, Math.min(asked, WIDEST));
  const title = (text: string): string => (isStyled === true ? `\u001b[1m${text}\u001b[22m` : text);
  const wrapped = (text: string): readonly string[] =>
    wrapText(text, columns - INDENT.length).map((line) => INDENT + line);
  const titled = (text: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title(text), ...lines];
  const acts = [
    ...couplings.map((text) => `${text}, all the time; taken as each step begins, held over it`),
    ...(states ?? []).map((state) => stateText(state)),
  ];
  return [
    title(`synapse ${name}, from ${source}`),
    ...(doc === undefined ? [] : docParagraphs(doc)).flatMap(wrapped),
    ...titled('Ends', ends.flatMap(wrapped)),
    ...titled(
      'Parameters',
      textTable(
        parameters.map((each) => [
          each.value === undefined ? each.name : `${each.name} = ${each.value}`,
          each.doc ?? '',
        ]),
        { indent: INDENT, columns },
      ),
    ),
    ...titled('Between any two such cells', acts.flatMap(wrapped)),
    '',
    ...(states === undefined
      ? wrapText(
          'Not all that it reads and changes of its cells is declared, as `pre v : mV`, `post g : nS` declare it: what becomes of it depends on what it connects. `axode explain` of a network that has it says that.',
          columns,
        )
      : []),
    ...wrapText(`It runs in a network: \`connect A -> B by ${name} …\`.`, columns),
  ].join('\n');
}
