import type { PrecisionFigure } from '../figure.ts';
import { figureMarkup } from './figure-markup.ts';
import { html, type Markup } from './markup.ts';
import { ColumnWriter } from './number-columns.ts';
import type { PageContent } from './page-data.ts';
import { NEEDS_PROGRAM, type PageTheme, pageFrame } from './page-frame.ts';
import { commandMarkup } from './sections.ts';
import { TABLE_STYLE, type TableSection, tableSection } from './table-section.ts';

/** What a page of a comparison is made of. */
export interface ComparisonPageRequest {
  readonly model: string;
  readonly passed: boolean;
  readonly verdict: string;
  /** Sentences below the verdict. */
  readonly about: readonly string[];
  readonly figure: PrecisionFigure;
  readonly sections: readonly TableSection[];
  /** As it was typed. */
  readonly command?: string;
  /** Of Axode. */
  readonly version?: string;
  readonly theme?: PageTheme;
}

const OWN_STYLE = `${TABLE_STYLE}
.wide th[scope="row"] { white-space: nowrap; }
.verdict { padding: 12px 16px; border-left: 5px solid #009e73; background: var(--raised); font-size: 17px; }
.verdict.failed { border-left-color: var(--alert-line); background: var(--alert); }
`;

/** \`rk4\` of a sentence is a word of the program. */
function withCode(text: string): Markup {
  const parts = text.split('`');
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}

/**
 * Returns a comparison of methods as an HTML document that needs nothing else and fetches nothing: its verdict, the
 * work-precision diagram to zoom and to read values from, and its tables.
 */
export async function renderComparisonPage(request: ComparisonPageRequest): Promise<string> {
  const { model, passed, verdict, about, figure, sections, command, version, theme } = request;
  const writer = new ColumnWriter();
  const content: PageContent = { figures: [figure] };
  const packed = writer.packed(content);
  const drawn = figureMarkup(figure, 0, { model, times: [] });
  return await pageFrame({
    title: model,
    kind: 'methods compared',
    version,
    style: OWN_STYLE,
    theme,
    data: { columns: writer.columns, content: packed },
    body: html`<p class="verdict${passed ? '' : ' failed'}"><strong>${passed ? 'Pass.' : 'Fail.'}</strong> ${withCode(verdict)}</p>
${about.map((sentence) => html`<p>${withCode(sentence)}</p>`)}
${NEEDS_PROGRAM}
<div id="figures">${drawn}</div>
${sections.map(tableSection)}
${command === undefined ? html`` : html`<section id="method"><h2>How it was compared</h2>${commandMarkup(command)}</section>`}`,
  });
}
