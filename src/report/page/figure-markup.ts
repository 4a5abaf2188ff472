/** The place of a figure in a page: its words. The page's program draws it there. */
import { unreachable } from '../../base/invariant.ts';
import { axisText, type DrawnName, type Figure } from '../figure.ts';
import { html, type Markup } from './markup.ts';
import { MOST_POINTS, thinPicture } from './thin-picture.ts';

/** What the words around a figure need to know of its run: nothing was sampled of a model alone. */
export interface Shown {
  readonly model: string;
  readonly times: ArrayLike<number>;
}

/** Returns the figure with no more points than a browser draws without a wait. */
export function shownFigure(figure: Figure): Figure {
  return figure.kind === 'traces' ? { ...figure, picture: thinPicture(figure.picture) } : figure;
}

/** Returns why there is nothing to draw; undefined where there is. */
function emptyText(figure: Figure): Markup | undefined {
  switch (figure.kind) {
    case 'traces':
      if (figure.picture.curves.length === 0 && (figure.picture.spikes?.length ?? 0) === 0) {
        return html`No traces were recorded. Name what to record: <code>--record v</code>.`;
      }
      return figure.picture.times.length < 2 && (figure.picture.spikes?.length ?? 0) === 0
        ? html`There is a single sample, which is no curve: run for longer, or sample more often.`
        : undefined;
    case 'raster':
      return figure.spikes.every(({ length }) => length === 0)
        ? html`No cell spiked between ${figure.start} and ${figure.end} ${figure.time.unit}.`
        : undefined;
    case 'curves':
      return figure.panels.length === 0 ? html`There is nothing to draw.` : undefined;
    case 'map':
      return figure.values.length === 0 ? html`There is nothing to draw.` : undefined;
    case 'plane':
      return figure.trajectories.length + figure.nullclines.length === 0
        ? html`There is nothing to draw.`
        : undefined;
    case 'precision':
      return figure.methods.length === 0 ? html`No run got to its end.` : undefined;
    default:
      return unreachable(figure);
  }
}

/** Returns what a figure shows, in words: for who cannot see it. */
function description(figure: Figure): string {
  switch (figure.kind) {
    case 'traces': {
      const names = figure.picture.curves.map(({ name, unit }) => axisText({ name, unit }));
      return `${names.join(', ')} over time (${figure.picture.timeUnit})`;
    }
    case 'raster': {
      const count = figure.spikes.reduce((sum, { length }) => sum + length, 0);
      return `${count} spikes of ${figure.spikes.length} cells over ${axisText(figure.time)}`;
    }
    case 'curves':
      return `${figure.panels.map(({ y }) => axisText(y)).join(', ')} over ${axisText(figure.x)}`;
    case 'map':
      return `${axisText(figure.value)} over ${axisText(figure.x)} and ${axisText(figure.y)}`;
    case 'plane':
      return `${axisText(figure.y)} against ${axisText(figure.x)}`;
    case 'precision':
      return `${axisText(figure.error)} over ${axisText(figure.step)} and over ${axisText(figure.cost)}`;
    default:
      return unreachable(figure);
  }
}

/** Returns the sentence that says that not every sample is drawn. */
function thinnedText(figure: Figure, { times }: Shown): Markup {
  if (figure.kind !== 'traces' || times.length <= MOST_POINTS) return html``;
  return html`<p class="note">Of ${times.length} samples, ${figure.picture.times.length} are drawn: every curve keeps its lowest and highest point in each stretch.</p>`;
}

const HEADINGS: Readonly<Record<DrawnName, string>> = {
  traces: 'Traces',
  raster: 'Spikes',
  measures: 'Measures',
  plane: 'Phase plane',
  gates: 'Gates',
  precision: 'Work and precision',
};

/** Returns the figure's title without the model's name, which stands above all. */
function headingOf({ name, title }: Figure, { model }: Shown): string {
  if (title === model) return HEADINGS[name];
  const rest = title.startsWith(`${model}: `) ? title.slice(model.length + 2) : title;
  return rest.toLowerCase() === HEADINGS[name].toLowerCase() ? HEADINGS[name] : rest;
}

/** Returns a figure's title, subtitle, and the place where it is drawn. */
export function figureMarkup(figure: Figure, index: number, result: Shown): Markup {
  const empty = emptyText(figure);
  const { settings = '' } = figure;
  const subtitle = [figure.subtitle, settings].filter((part) => part !== '');
  const place =
    empty === undefined
      ? html`<div class="plot" data-figure="${index}" data-description="${description(figure)}"></div>`
      : html`<p class="empty">${empty}</p>`;
  return html`<figure id="figure-${index}"><figcaption><h2>${headingOf(figure, result)}</h2><p class="subtitle">${subtitle.join(' · ')}</p></figcaption>${place}${thinnedText(figure, result)}</figure>\n`;
}
