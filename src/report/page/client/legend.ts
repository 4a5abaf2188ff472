import { element } from './element.ts';
import { curveLook } from './palette.ts';

/** What a legend lists. */
export interface LegendEntry {
  readonly name: string;
  /** Which of the figure's looks it is drawn with. */
  readonly look: number;
}

/** A line of names with their colours; each hides and shows its curve, and has a place for a value. */
export interface Legend {
  readonly setValues: (texts: readonly string[]) => void;
}

const SVG = 'http://www.w3.org/2000/svg';

function swatch(look: number): SVGElement {
  const { colour, dash } = curveLook(look);
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 20 8');
  drawing.setAttribute('class', 'swatch');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'line');
  for (const [name, value] of [
    ['x1', '1'],
    ['x2', '19'],
    ['y1', '4'],
    ['y2', '4'],
  ] as const)
    line.setAttribute(name, value);
  line.setAttribute('stroke', colour);
  line.setAttribute('stroke-width', '2.5');
  line.setAttribute('stroke-dasharray', dash.map((length) => length / 1.5).join(' '));
  drawing.append(line);
  return drawing;
}

/** Makes the line; `toggle` shows or hides the n-th. */
export function mountLegend(
  place: HTMLElement,
  entries: readonly LegendEntry[],
  toggle: (index: number, isShown: boolean) => void,
): Legend {
  const line = element('div', 'legend');
  const values = entries.map(({ name, look }, index) => {
    const item = element('button', 'curve');
    const value = element('span', 'value');
    item.type = 'button';
    item.title = `Hide or show ${name}`;
    item.setAttribute('aria-pressed', 'true');
    item.append(swatch(look), element('span', 'name', name), value);
    item.addEventListener('click', () => {
      const isShown = item.getAttribute('aria-pressed') !== 'true';
      item.setAttribute('aria-pressed', String(isShown));
      toggle(index, isShown);
    });
    line.append(item);
    return value;
  });
  place.append(line);
  return {
    setValues: (texts) => {
      values.forEach((value, index) => {
        value.textContent = texts[index] ?? '';
      });
    },
  };
}
