/** The program of a page: draws its figures, and makes its buttons work. */
import './sharp-canvas.ts';
import { mountButtons } from './buttons.ts';
import { mountFigure } from './mount-figure.ts';
import { readContent } from './read-content.ts';
import { SharedAxis } from './shared-axis.ts';
import { mountTheme } from './theme.ts';

const content = readContent();
const drawn = content.figures.find((figure) => figure.kind === 'traces');
const clock = {
  axis: new SharedAxis(),
  times: content.run?.times ?? (drawn?.kind === 'traces' ? drawn.picture.times : []),
};
mountTheme();
for (const place of document.querySelectorAll<HTMLElement>('[data-figure]')) {
  const figure = content.figures[Number(place.dataset.figure)];
  if (figure !== undefined) mountFigure(place, figure, clock);
}
mountButtons(content.run);
