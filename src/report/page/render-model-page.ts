import type { CheckedModel } from '../../check/checked-model.ts';
import { equationsTex } from '../equations-tex.ts';
import type { Figure } from '../figure.ts';
import { figureMarkup } from './figure-markup.ts';
import { html } from './markup.ts';
import { ColumnWriter } from './number-columns.ts';
import type { PageContent } from './page-data.ts';
import { NEEDS_PROGRAM, type PageTheme, pageFrame } from './page-frame.ts';
import { equationsSection, partsSection } from './sections.ts';
import { typesetEquations } from './typeset-equations.ts';

/** What a page of a model is made of. */
export interface ModelPageRequest {
  readonly model: CheckedModel;
  /** In the order in which they are shown. */
  readonly figures: readonly Figure[];
  /** Of Axode. */
  readonly version?: string;
  /** What it opens in; absent: as the reader's system is. */
  readonly theme?: PageTheme;
}

/**
 * Returns what a model shows without a run as an HTML document that needs nothing else: its figures to zoom and to read
 * values from, its equations and parts. Loads mathjs and temml at the first call, half a second.
 */
export async function renderModelPage({ model, figures, version, theme }: ModelPageRequest): Promise<string> {
  const hasEquations = model.states.some(({ derivative }) => derivative !== undefined);
  const equations = hasEquations ? await typesetEquations(await equationsTex(model)) : undefined;
  const place = { model: model.name, times: [] };
  const drawn = figures.map((figure, index) => figureMarkup(figure, index, place));
  const nothing = html`<p class="empty">The model has no gates, and no plane of two states to draw.</p>`;
  const writer = new ColumnWriter();
  const content: PageContent = { figures };
  const packed = writer.packed(content);
  return await pageFrame({
    title: model.name,
    kind: model.componentKind,
    version,
    style: equations?.style,
    theme,
    data: { columns: writer.columns, content: packed },
    body: html`${model.doc === undefined ? html`` : html`<p class="lead">${model.doc}</p>`}
${NEEDS_PROGRAM}
<div id="figures">${figures.length === 0 ? nothing : drawn}</div>
${equations === undefined ? html`` : equationsSection(equations.math)}
${partsSection(model)}`,
  });
}
