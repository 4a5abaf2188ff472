/** The program of a page: draws its figures, and makes its buttons work. */
import './sharp-canvas.ts';
import { curveLooks } from '../../curve-looks.ts';
import { mountButtons } from './buttons.ts';
import { cellWords } from './cell-words.ts';
import { mountFigure, type PageContext } from './mount-figure.ts';
import { readContent } from './read-content.ts';
import { SharedAxis } from './shared-axis.ts';
import { mountTheme } from './theme.ts';

const content = readContent();
const drawn = content.figures.find((figure) => figure.kind === 'traces');
const context: PageContext = {
  axis: new SharedAxis(),
  cellWords: (cell) => cellWords(content.run?.sweep ?? [], cell),
  lookOf: curveLooks(content.figures),
  times: content.run?.times ?? (drawn?.kind === 'traces' ? drawn.picture.times : []),
};
mountTheme();
for (const place of document.querySelectorAll<HTMLElement>('[data-figure]')) {
  const figure = content.figures[Number(place.dataset.figure)];
  if (figure !== undefined) mountFigure(place, figure, context);
}
mountButtons(content);
