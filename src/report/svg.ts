/**
 * Pictures as SVG, drawn by Observable Plot on a document without a browser. Plot puts one scale on an axis,
 * so each unit's panel is a plot of its own, and the panels are stacked with equal margins over one time axis.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { axisLabel, extentOf, type Panel, type Picture, panelsOf } from './picture.ts';
import { thinTrace } from './thin-trace.ts';

/** Okabe and Ito (2008), told apart by colour-blind readers too; their yellow is left out on white. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'] as const;

const TEXT_STYLE =
  'font-family="system-ui, \'Helvetica Neue\', Arial, \'DejaVu Sans\', sans-serif" font-size="12" text-anchor="middle" fill="#222222" color="#222222"';

const WIDTH = 860;
const PANEL_HEIGHT = 190;
const SPIKES_HEIGHT = 34;
const TITLE_HEIGHT = 52;
/** What a line of settings adds to it. */
const SETTINGS_HEIGHT = 17;
const MARGIN = { left: 64, right: 20, top: 26, bottom: 8 };
/** What the time axis takes below the last panel. */
const AXIS_HEIGHT = 36;
const TIME_TICKS = 10;
const PLOT_COLUMNS = WIDTH - MARGIN.left - MARGIN.right;

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? '#000000';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A control character is no legal XML, however it is written. */
function withoutControls(markup: string): string {
  return markup.replaceAll(/[^\P{Cc}\n]/gu, '\ufffd');
}

type Document = ReturnType<typeof parseHTML>['document'];

/** One plot, as the markup within its `svg`, with the time axis if it is the last. */
function plotMarkup(document: Document, height: number, options: Plot.PlotOptions): string {
  const { document: _, ...rest } = options;
  const figure = Plot.plot({
    document,
    width: WIDTH,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    ...rest,
  });
  // The style sheet that Plot adds makes each svg as wide as the page; here they have their place.
  for (const style of figure.querySelectorAll('style')) style.remove();
  return figure.innerHTML;
}

/** The time scale, the same for all panels; only the last one's axis is written out. */
function timeScale(picture: Picture, isLast: boolean): Plot.ScaleOptions {
  const [low, high] = extentOf([{ values: picture.times }]);
  const axis: Plot.ScaleOptions = isLast
    ? { label: `time (${picture.timeUnit})`, labelAnchor: 'center', labelArrow: 'none', ticks: TIME_TICKS }
    : { axis: null };
  return { type: 'linear', domain: [low, high], ...axis };
}

function panelMarkup(
  document: Document,
  picture: Picture,
  panel: Panel,
  firstColour: number,
  isLast: boolean,
): string {
  const height = PANEL_HEIGHT + (isLast ? AXIS_HEIGHT : 0);
  return plotMarkup(document, height, {
    marginBottom: MARGIN.bottom + (isLast ? AXIS_HEIGHT : 0),
    x: timeScale(picture, isLast),
    y: {
      label: axisLabel(panel),
      labelArrow: 'none',
      domain: [...extentOf(panel.curves)],
      nice: true,
      grid: true,
      ticks: 5,
    },
    marks: [
      Plot.gridX({ ticks: TIME_TICKS }),
      ...panel.curves.map((curve, index) =>
        Plot.line(thinTrace(picture.times, curve.values, PLOT_COLUMNS), {
          x: 'time',
          y: 'value',
          stroke: colourOf(firstColour + index),
          strokeWidth: 1.5,
        }),
      ),
    ],
  });
}

function spikesMarkup(
  document: Document,
  picture: Picture,
  spikes: ArrayLike<number>,
  isLast: boolean,
): string {
  return plotMarkup(document, SPIKES_HEIGHT + (isLast ? AXIS_HEIGHT : 0), {
    marginTop: 10,
    marginBottom: MARGIN.bottom + (isLast ? AXIS_HEIGHT : 0),
    x: timeScale(picture, isLast),
    y: { axis: null },
    marks: [
      Plot.gridX({ ticks: TIME_TICKS }),
      Plot.tickX(Array.from(spikes), { x: (time: number) => time, stroke: '#222222', strokeWidth: 1.2 }),
      Plot.text(['spikes'], { frameAnchor: 'left', textAnchor: 'end', dx: -8, fill: '#222222' }),
    ],
  });
}

/** The names of a panel's curves in their colours, behind its unit; none where the axis names the one curve. */
function legendMarkup(panel: Panel, firstColour: number): string {
  if (panel.curves.length < 2) return '';
  // Text cannot be measured here; a letter of this size is at most 8 pixels wide on the average.
  const x = Math.max(MARGIN.left, 28 + 8 * axisLabel(panel).length);
  const entries = panel.curves.map(
    ({ name }, index) =>
      `<tspan dx="${index === 0 ? 0 : 14}" fill="${colourOf(firstColour + index)}">━ ${escapeText(name)}</tspan>`,
  );
  return `<text x="${x}" y="13" text-anchor="start" font-weight="600">${entries.join('')}</text>`;
}

function placed(y: number, height: number, markup: string): string {
  return `<svg x="0" y="${y}" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">${markup}</svg>`;
}

/**
 * Returns the picture as an SVG document: the spikes as ticks, then one panel per unit, over one time axis.
 * Curves are thinned to what can be seen at its width of 860 pixels, so its size does not grow with the run.
 */
export function drawSvg(picture: Picture): string {
  const { document } = parseHTML('<!doctype html><html></html>');
  const panels = panelsOf(picture);
  const parts: string[] = [];
  const { settings } = picture;
  let y = TITLE_HEIGHT + (settings === undefined ? 0 : SETTINGS_HEIGHT);
  if (picture.spikes !== undefined) {
    const isLast = panels.length === 0;
    const height = SPIKES_HEIGHT + (isLast ? AXIS_HEIGHT : 0);
    parts.push(placed(y, height, spikesMarkup(document, picture, picture.spikes, isLast)));
    y += height;
  }
  let colour = 0;
  panels.forEach((panel, index) => {
    const isLast = index === panels.length - 1;
    const height = PANEL_HEIGHT + (isLast ? AXIS_HEIGHT : 0);
    const markup = panelMarkup(document, picture, panel, colour, isLast);
    parts.push(placed(y, height, markup + legendMarkup(panel, colour)));
    colour += panel.curves.length;
    y += height;
  });
  const height = y + 8;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ${TEXT_STYLE}>`,
    `<title>${escapeText(picture.title)}</title>`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    `<text x="16" y="24" text-anchor="start" font-size="16" font-weight="600">${escapeText(picture.title)}</text>`,
    `<text x="16" y="43" text-anchor="start" fill="#555555">${escapeText(picture.subtitle)}</text>`,
    ...(settings === undefined
      ? []
      : [`<text x="16" y="60" text-anchor="start" fill="#555555">${escapeText(settings)}</text>`]),
    ...parts,
    '</svg>',
    '',
  ];
  return withoutControls(lines.join('\n'));
}
