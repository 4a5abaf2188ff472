import { button, element } from './element.ts';
import type { SharedAxis } from './shared-axis.ts';

/** The line above a drawing: what is pointed at, and buttons to zoom. */
export interface Toolbar {
  readonly say: (text: string) => void;
}

const HINT =
  'Drag to zoom, double-click to show all. Shift-drag moves; Ctrl and the wheel, or two fingers, zoom. Arrow keys move the cursor.';

/** Makes the line, with buttons that zoom the axes. */
export function mountToolbar(place: HTMLElement, axes: readonly SharedAxis[]): Toolbar {
  const bar = element('div', 'toolbar');
  const reading = element('output', 'reading');
  const buttons = element('div', 'buttons no-print');
  const each = (act: (axis: SharedAxis) => void) => (): void => axes.forEach(act);
  buttons.append(
    button(
      '−',
      'Zoom out',
      each((axis) => axis.zoom(2, 0.5)),
    ),
    button(
      '+',
      'Zoom in',
      each((axis) => axis.zoom(0.5, 0.5)),
    ),
    button(
      'Show all',
      'Show all',
      each((axis) => axis.reset()),
    ),
  );
  buttons.title = HINT;
  bar.append(reading, buttons);
  place.append(bar);
  return {
    say: (text) => {
      reading.textContent = text;
    },
  };
}
