import type { CheckedModel } from '../../check/checked-model.ts';
import type { CheckedNetwork } from '../../check/network/checked-network.ts';
import type { NetworkResult } from '../../simulate/network/network-result.ts';
import type { Origin } from '../../simulate/origin.ts';
import { equationsTex } from '../equations-tex.ts';
import type { Figure, RasterFigure } from '../figure.ts';
import { ratesFigure, weightFigures } from '../network/activity-figures.ts';
import { choiceLines } from '../network/choice-lines.ts';
import { drawNetwork } from '../network/draw-network.ts';
import { type ExplainedNetwork, explainNetwork } from '../network/explain-network.ts';
import { figuresOfNetwork } from '../network/network-figures.ts';
import { synapseTexts } from '../network/render-network.ts';
import { counted, short } from './facts.ts';
import { figureMarkup, shownFigure } from './figure-markup.ts';
import { html, type Markup, trusted } from './markup.ts';
import { networkEnding, networkFacts, networkMethodFacts } from './network-facts.ts';
import { ColumnWriter } from './number-columns.ts';
import type { PageContent } from './page-data.ts';
import { NEEDS_PROGRAM, type PageTheme, pageFrame } from './page-frame.ts';
import { commandMarkup, equationsSection, factList, textSection } from './sections.ts';
import { TABLE_STYLE, tableSection } from './table-section.ts';
import { typesetEquations } from './typeset-equations.ts';

/** What a page of a network is made of. */
export interface NetworkPageRequest {
  readonly result: NetworkResult;
  readonly network: CheckedNetwork;
  readonly origin: Origin;
  /** What it opens in; absent: light or dark as the reader's system is. */
  readonly theme?: PageTheme;
}

/** Spikes that a page shows of a population; of more, those of some cells. */
const MOST_SPIKES = 300_000;

const STYLE = `${TABLE_STYLE}
.picture { overflow-x: auto; }
.picture svg { display: block; height: auto; max-width: 100%; min-width: 420px; }
.picture .of-dark { display: none; }
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) .picture .of-light { display: none; }
  :root:not([data-theme="light"]) .picture .of-dark { display: block; }
}
@media screen {
  :root[data-theme="dark"] .picture .of-light { display: none; }
  :root[data-theme="dark"] .picture .of-dark { display: block; }
}
tbody th { min-width: 7em; overflow-wrap: break-word; }
h3 { margin: 20px 0 4px; font-size: 15px; font-weight: 620; overflow-wrap: anywhere; }
.acts { margin: 0; padding: 0; list-style: none; }
`;

/**
 * Returns a run of a network as an HTML document that needs nothing else: its numbers, its picture, spikes, rates, traces and
 * weights to zoom and to read values from, equations, what its synapses do, its text, and how to run it again. It fetches
 * nothing. Loads mathjs and temml at the first call, half a second.
 */
export async function renderNetworkPage(request: NetworkPageRequest): Promise<string> {
  const { result, network, origin, theme } = request;
  const explained = explainNetwork(network, { sources: origin.files });
  const rates = ratesFigure(result);
  const own = figuresOfNetwork(result).map(ofSomeCells);
  const rasters = own.filter(({ kind }) => kind === 'raster');
  const traces = own.filter(({ kind }) => kind !== 'raster');
  const whole = [
    ...rasters,
    ...(rates === undefined ? [] : [rates]),
    ...traces,
    ...weightFigures(result, explained),
  ];
  const figures = whole.map(shownFigure);
  const drawn = figures.map((figure, index) =>
    figureMarkup(figure, index, { model: network.name, times: timesOf(whole[index]) }),
  );
  const equations = await equationsOf(network);
  const ending = networkEnding(result);
  const writer = new ColumnWriter();
  const content: PageContent = { figures };
  const packed = writer.packed(content);
  const nothing = html`<p class="empty">Nothing was recorded. Name what to record in the network: <code>record spikes of E</code>, <code>record v of E[0]</code>.</p>`;
  return await pageFrame({
    title: network.name,
    kind: 'network',
    version: origin.version,
    style: `${STYLE}${equations?.style ?? ''}`,
    theme,
    data: { columns: writer.columns, content: packed },
    body: html`${network.doc === undefined ? html`` : html`<p class="lead">${network.doc}</p>`}
${factList(networkFacts(result), 'summary')}
${ending === undefined ? html`` : html`<p class="alert" role="alert">${ending}</p>`}
${resultTables(result, network)}
${picture(explained)}
${NEEDS_PROGRAM}
<div id="figures">${drawn.length === 0 ? nothing : drawn}</div>
${wholeText(explained)}
${equations === undefined ? html`` : equationsSection(equations.math)}
<section id="method"><h2>How it was run</h2>${origin.command === undefined ? html`` : commandMarkup(origin.command)}${factList(networkMethodFacts(result, origin), 'facts')}</section>
${textSection(origin)}`,
  });
}

function timesOf(figure: Figure | undefined): ArrayLike<number> {
  return figure?.kind === 'traces' ? figure.picture.times : [];
}

/** Returns a raster with no more spikes than a browser draws without a wait. */
function ofSomeCells(figure: Figure): Figure {
  if (figure.kind !== 'raster') return figure;
  const count = figure.spikes.reduce((sum, { length }) => sum + length, 0);
  const every = Math.ceil(count / MOST_SPIKES);
  if (every < 2) return figure;
  const thinned: RasterFigure = {
    ...figure,
    subtitle: `${figure.subtitle} · every ${every}th cell is drawn`,
    spikes: figure.spikes.map((times, cell) => (cell % every === 0 ? times : [])),
  };
  return thinned;
}

function rounded(value: number): string {
  return Number.isFinite(value) ? short(value) : '–';
}

function resultTables({ populations, projections }: NetworkResult, network: CheckedNetwork): Markup {
  const still = new Set(
    network.populations.flatMap(({ name, model }) => (hasEquations(model) ? [] : [name])),
  );
  return html`${tableSection({
    title: 'Populations',
    heads: ['population', 'model', 'cells', 'spikes', 'mean rate', 'CV of intervals', 'method'],
    numbers: [2, 3, 4, 5],
    rows: populations.map(
      ({ name, model, cells, shape, spikeCount, rate, variation, method, choices = [] }) => [
        name,
        model,
        shape === undefined ? counted(cells) : shape.join(' × '),
        counted(spikeCount),
        `${rounded(rate)} Hz`,
        rounded(variation),
        still.has(name)
          ? 'none'
          : choices.length === 0
            ? method
            : [...new Set(choices.map((choice) => choice.method))].join(', '),
      ],
    ),
    notes: choiceLines(populations),
  })}${tableSection({
    title: 'Projections',
    heads: ['from', 'to', 'synapse', 'synapses'],
    numbers: [3],
    rows: projections.map(({ from, to, synapse, synapses }) => [from, to, synapse, counted(synapses)]),
  })}`;
}

/** The picture twice, as it is in light and in dark pages: which one is seen, the style decides. */
function picture(explained: ExplainedNetwork): Markup {
  if (explained.projections.length === 0) return html``;
  const of = (theme: PageTheme): Markup => trusted(drawNetwork(explained, { theme, isPart: true }));
  return html`<section id="picture"><h2>Who is joined to whom</h2><div class="picture"><div class="of-light">${of('light')}</div><div class="of-dark" aria-hidden="true">${of('dark')}</div></div></section>`;
}

/** What the compiler understood of the text: parameters, what cells are given, what synapses do. */
function wholeText(explained: ExplainedNetwork): Markup {
  const { parameters, populations, projections, signals } = explained;
  const acts = synapseTexts(projections).map(
    ({ title, lines }) =>
      html`<h3>${title}</h3><ul class="acts">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  );
  return html`${tableSection({
    title: 'Parameters',
    heads: ['name', 'value', 'what it is'],
    rows: parameters.map(({ name, value, doc }) => [name, value, doc ?? '']),
  })}${tableSection({
    title: 'What cells are given',
    heads: ['population', 'given'],
    rows: populations.flatMap(({ name, driven, set }) =>
      driven.length + set.length === 0 ? [] : [[name, [...driven, ...set].join('; ')]],
    ),
  })}${tableSection({
    title: 'How they are joined',
    heads: ['projection', 'delay', 'how'],
    rows: projections.map(({ name, rule, values, delay }) => [name, delay, [rule, ...values].join('; ')]),
  })}${acts.length === 0 ? html`` : html`<section id="synapses"><h2>Synapses</h2>${acts}</section>`}${tableSection(
    {
      title: 'Signals',
      heads: ['name', 'unit', 'value', 'about it'],
      rows: signals.map(({ name, unit, value, about }) => [
        name,
        unit === '1' ? '' : unit,
        value ?? '',
        about,
      ]),
    },
  )}`;
}

function hasEquations({ states }: CheckedModel): boolean {
  return states.some(({ derivative }) => derivative !== undefined);
}

/** Returns the equations of each model and synapse once, those that have any. */
async function equationsOf({
  populations,
  projections,
}: CheckedNetwork): Promise<{ readonly math: Markup; readonly style: string } | undefined> {
  const models = new Map<string, CheckedModel>();
  for (const { model } of populations) models.set(model.name, models.get(model.name) ?? model);
  for (const { component, synapse } of projections)
    models.set(component, models.get(component) ?? synapse.model);
  const parts: { readonly name: string; readonly math: Markup }[] = [];
  const styles: string[] = [];
  for (const [name, model] of models) {
    if (!hasEquations(model)) continue;
    const { math, style } = await typesetEquations(await equationsTex(model), parts.length);
    parts.push({ name, math });
    styles.push(style);
  }
  if (parts.length === 0) return undefined;
  return {
    math: html`${parts.map(({ name, math }) => html`<h3>${name}</h3>${math}`)}`,
    style: styles.join('\n'),
  };
}
