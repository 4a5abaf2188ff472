import type { CheckedModel } from '../../check/checked-model.ts';
import type { Origin } from '../../simulate/origin.ts';
import type { RunResult } from '../../simulate/run-result.ts';
import { equationsTex } from '../equations-tex.ts';
import type { Figure } from '../figure.ts';
import { endingText, summaryFacts } from './facts.ts';
import { figureMarkup, shownFigure } from './figure-markup.ts';
import { html, type Markup } from './markup.ts';
import { ColumnWriter } from './number-columns.ts';
import type { PageContent, PageData } from './page-data.ts';
import { NEEDS_PROGRAM, type PageTheme, pageFrame } from './page-frame.ts';
import {
  dataSection,
  equationsSection,
  factList,
  methodSection,
  partsSection,
  textSection,
  valuesSection,
} from './sections.ts';
import { typesetEquations } from './typeset-equations.ts';

/** What a page is made of. */
export interface PageRequest {
  readonly result: RunResult;
  /** Absent where only the result is at hand: then the page has no equations and no values. */
  readonly model: CheckedModel | undefined;
  /** In the order in which they are shown. */
  readonly figures: readonly Figure[];
  readonly origin?: Origin;
  /** What it opens in; absent: light or dark as the reader's system is. A button changes it. */
  readonly theme?: PageTheme;
}

/** Numbers of a run that a page holds for download: 21 MB of text. */
const MOST_NUMBERS = 2_000_000;

function numbersOf({ times, traces, spikes, measures }: RunResult): number {
  const lists = [times, ...spikes, ...[...traces.values(), ...measures.values()].map(({ values }) => values)];
  return lists.reduce((sum, { length }) => sum + length, 0);
}

function dataOf(figures: readonly Figure[], { result, origin }: PageRequest, isWhole: boolean): PageData {
  const run = { ...result, traces: [...result.traces.values()], measures: [...result.measures.values()] };
  const content: PageContent = {
    figures,
    ...(isWhole ? { run } : {}),
    ...(origin === undefined ? {} : { origin: { ...origin, files: [...origin.files] } }),
  };
  const writer = new ColumnWriter();
  const packed = writer.packed(content);
  return { columns: writer.columns, content: packed };
}

const HOW_TO_RECORD: Markup = html`No traces were recorded: a run of several cells keeps only their spikes. Name what to record, <code>--record v</code> or <code>--record "v[0..9]"</code>.`;

function figuresMarkup(figures: readonly Figure[], result: RunResult): Markup {
  const hasTraces = result.traces.size > 0;
  if (figures.length > 0) {
    const drawn = figures.map((figure, index) => figureMarkup(figure, index, result));
    return html`${drawn}${hasTraces ? html`` : html`<p class="note">${HOW_TO_RECORD}</p>`}`;
  }
  const why = hasTraces ? html`The run has nothing to draw: one sample is no curve.` : HOW_TO_RECORD;
  return html`<p class="empty">${why}</p>`;
}

/**
 * Returns a run as an HTML document that needs nothing else: figures to zoom and to read values from, equations,
 * values, method, texts and all numbers. It fetches nothing, and its content security policy forbids all but its own
 * script and style. Loads mathjs and temml at the first call, half a second.
 */
export async function renderPage(request: PageRequest): Promise<string> {
  const { result, model, figures, origin, theme } = request;
  const shown = figures.map(shownFigure);
  const isWhole = numbersOf(result) <= MOST_NUMBERS;
  const hasEquations = model?.states.some(({ derivative }) => derivative !== undefined) ?? false;
  const equations =
    model !== undefined && hasEquations ? await typesetEquations(await equationsTex(model)) : undefined;
  const hasSpikes =
    model === undefined ? result.spikes.some(({ length }) => length > 0) : model.spikers.length > 0;
  const ending = endingText(result);
  return await pageFrame({
    title: result.model,
    kind: model?.componentKind ?? 'model',
    version: origin?.version,
    style: equations?.style,
    theme,
    data: dataOf(shown, request, isWhole),
    body: html`${model?.doc === undefined ? html`` : html`<p class="lead">${model.doc}</p>`}
${factList(summaryFacts(result, hasSpikes), 'summary')}
${ending === undefined ? html`` : html`<p class="alert" role="alert">${ending}</p>`}
${NEEDS_PROGRAM}
<div id="figures">${figuresMarkup(shown, result)}</div>
${equations === undefined ? html`` : equationsSection(equations.math)}
${model === undefined ? html`` : html`${valuesSection(model, result)}${partsSection(model)}`}
${methodSection(result, origin)}
${origin === undefined || origin.files.size === 0 ? html`` : textSection(origin)}
${dataSection(result, isWhole)}`,
  });
}
