import { known, unreachable } from '../../base/invariant.ts';
import { nearest } from '../../base/suggest.ts';
import { noSuchFigure, unknownChoice } from '../../diagnostics/codes/command.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import {
  type CheckedModel,
  drawPng,
  drawSvg,
  drawTerminal,
  type Figure,
  figuresOfModel,
  figuresOfRun,
  type Origin,
  type RunResult,
  renderModelPage,
  renderPage,
  selectFigures,
} from '../../index.ts';
import { FIGURE_NAMES, type FigureName } from '../../report/figure.ts';
import type { DrawnFormat } from '../output-file.ts';
import { splitList } from '../run/split-list.ts';
import { isOutputColoured, outputColumns } from '../terminal.ts';

const THEMES = ['light', 'dark'] as const;

/** How somebody wants things drawn. */
export interface Style {
  /** Absent where the choice is ours. */
  readonly names?: readonly FigureName[];
  /** Absent where nobody chose: pictures are light then, pages as the reader's system is. */
  readonly theme: (typeof THEMES)[number] | undefined;
}

/** What there is to draw: a run, a model, or a run of a known model. */
export interface Subject {
  readonly result?: RunResult;
  readonly model?: CheckedModel;
  readonly origin?: Origin;
  /** Of Axode, for a page of a model. */
  readonly version?: string;
}

interface StyleFlags {
  readonly figure?: readonly string[];
  readonly theme?: string;
}

/** Returns how things are to be drawn, or what nobody knows of it. */
export function readStyle({ figure, theme }: StyleFlags): Style | readonly Diagnostic[] {
  const wanted = figure?.flatMap(splitList);
  const names = FIGURE_NAMES.filter((each) => wanted?.includes(each));
  const found = THEMES.find((each) => each === theme);
  const unknown = (wanted ?? []).filter((name) => !FIGURE_NAMES.some((each) => each === name));
  const problems = [
    ...unknown.map((name) => refused('figure', name, FIGURE_NAMES)),
    ...(theme !== undefined && found === undefined ? [refused('theme', theme, THEMES)] : []),
  ];
  if (problems.length > 0) return problems;
  return { theme: found, ...(wanted === undefined ? {} : { names }) };
}

function refused(option: string, name: string, offered: readonly string[]): Diagnostic {
  return unknownChoice({ option, name, offered, suggestion: nearest(name, offered) });
}

function allFigures({ result, model }: Subject, names?: readonly FigureName[]): readonly Figure[] {
  if (result !== undefined) return figuresOfRun(result, model, names);
  const all = model === undefined ? [] : figuresOfModel(model);
  return names === undefined ? all : all.filter(({ name }) => names.some((each) => each === name));
}

/** Returns the figures of a picture: those that were named, else those that tell most. */
function picked(subject: Subject, { names }: Style): readonly Figure[] {
  const usual = allFigures(subject, names ?? ['traces', 'raster', 'measures']);
  return selectFigures(usual.length > 0 || names !== undefined ? usual : allFigures(subject), names);
}

/** Returns an error for each figure that was named and is not there. */
export function findMissing(subject: Subject, { names }: Style): readonly Diagnostic[] {
  if (names === undefined) return [];
  const there = new Set(allFigures(subject, names).map(({ name }) => name));
  if (names.every((name) => there.has(name))) return [];
  const offered = [...new Set(allFigures(subject).map(({ name }) => name))];
  return names.filter((name) => !there.has(name)).map((name) => noSuchFigure({ name, offered }));
}

/** Returns the lines to show in the terminal. */
export function drawLines(subject: Subject, style: Style): readonly string[] {
  return drawTerminal(picked(subject, style), { columns: outputColumns(), colour: isOutputColoured() });
}

/** Returns what a file of that form is to hold. A page shows all figures that there are, unless some are named. */
export async function drawFile(
  subject: Subject,
  style: Style,
  format: DrawnFormat,
): Promise<Iterable<string | Uint8Array>> {
  const { theme, names } = style;
  const colours = theme === undefined ? {} : { theme };
  switch (format) {
    case '.svg':
      return [await drawSvg(picked(subject, style), colours)];
    case '.png':
      return [await drawPng(picked(subject, style), colours)];
    case '.html':
      return [await pageOf(subject, allFigures(subject, names), colours)];
    default:
      return unreachable(format);
  }
}

function pageOf(
  { result, model, origin, version }: Subject,
  figures: readonly Figure[],
  colours: { readonly theme?: (typeof THEMES)[number] },
): Promise<string> {
  if (result !== undefined) {
    return renderPage({ result, model, figures, ...colours, ...(origin === undefined ? {} : { origin }) });
  }
  const alone = known(model, 'model of a page without a run');
  return renderModelPage({
    model: alone,
    figures,
    ...colours,
    ...(version === undefined ? {} : { version }),
  });
}
