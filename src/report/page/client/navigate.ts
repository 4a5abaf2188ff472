/** Zooming and moving by wheel, shifted drag, two fingers and keys. Plain wheels scroll the page, as everywhere. */
import type { SharedAxis } from './shared-axis.ts';

/** What there is to move in. */
export interface Navigated {
  readonly root: HTMLElement;
  readonly plot: {
    readonly over: HTMLElement;
    readonly cursor: { readonly left?: number | undefined; readonly top?: number | undefined };
    readonly setCursor: (to: { left: number; top: number }, isTold?: boolean) => void;
  };
  readonly x: SharedAxis;
  readonly y: SharedAxis | undefined;
}

/** A place in the frame: fractions of its width and height, from the left and from below. */
interface Place {
  readonly x: number;
  readonly y: number;
}

const CENTRE: Place = { x: 0.5, y: 0.5 };

/** The moves themselves. */
class Navigation {
  readonly #all: Navigated;

  constructor(all: Navigated) {
    this.#all = all;
  }

  zoom(factor: number, at: Place): void {
    const { x, y } = this.#all;
    x.zoom(factor, at.x);
    y?.zoom(factor, at.y);
  }

  pan(by: Place): void {
    const { x, y } = this.#all;
    x.pan(by.x);
    y?.pan(by.y);
  }

  reset(): void {
    this.#all.x.reset();
    this.#all.y?.reset();
  }

  /** Moves the cursor by a hundredth of the frame. */
  moveCursor(dx: number, dy: number): void {
    const { plot } = this.#all;
    const { clientWidth: width, clientHeight: height } = plot.over;
    const { left = -1, top = -1 } = plot.cursor;
    const from = left < 0 ? { left: width / 2, top: height / 2 } : { left, top: Math.max(0, top) };
    plot.setCursor(
      {
        left: Math.min(width, Math.max(0, from.left + (dx * width) / 100)),
        top: Math.min(height, Math.max(0, from.top + (dy * height) / 100)),
      },
      true,
    );
  }
}

function placeOf(over: HTMLElement, event: { clientX: number; clientY: number }): Place {
  const { left, bottom, width, height } = over.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (bottom - event.clientY) / height };
}

function followWheel(over: HTMLElement, x: SharedAxis, moves: Navigation): void {
  over.addEventListener(
    'wheel',
    (event) => {
      const isZoom = event.ctrlKey || event.metaKey || event.altKey;
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (isZoom)
        moves.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.005), placeOf(over, event));
      else if (
        !x.isWhole &&
        Math.abs(sideways) > 0 &&
        (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY))
      ) {
        moves.pan({ x: sideways / over.clientWidth, y: 0 });
      } else return;
      event.preventDefault();
    },
    { passive: false },
  );
}

/** Shift and drag, or two fingers. */
function followPointers(over: HTMLElement, moves: Navigation): void {
  const down = new Map<number, Place>();
  over.addEventListener('pointerdown', (event) => {
    const isTouch = event.pointerType === 'touch';
    if (!isTouch && !event.shiftKey && event.button !== 1) return;
    down.set(event.pointerId, placeOf(over, event));
    if (!isTouch) over.setPointerCapture(event.pointerId);
  });
  over.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const now = placeOf(over, event);
    const others = [...down].filter(([id]) => id !== event.pointerId);
    down.set(event.pointerId, now);
    const other = others[0]?.[1];
    if (other !== undefined) {
      const [wide, wider] = [distance(before, other), distance(now, other)];
      if (wider > 0.02) moves.zoom(wide / wider, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      moves.pan({ x: (before.x - now.x) / 2, y: (before.y - now.y) / 2 });
    } else if (event.pointerType !== 'touch') moves.pan({ x: before.x - now.x, y: before.y - now.y });
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    over.addEventListener(end, (event) => down.delete(event.pointerId));
  }
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

const ARROWS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

function followKeys(root: HTMLElement, isFlat: boolean, moves: Navigation): void {
  root.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS.get(event.key);
    if (arrow !== undefined) {
      const [dx, dy] = arrow;
      // Up and down scroll the page where there is nothing to move to.
      if (dy !== 0 && isFlat) return;
      if (event.shiftKey) moves.pan({ x: dx * 0.1, y: -dy * 0.1 });
      else moves.moveCursor(dx, dy);
    } else if (event.key === '+' || event.key === '=') moves.zoom(0.7, CENTRE);
    else if (event.key === '-' || event.key === '_') moves.zoom(1 / 0.7, CENTRE);
    else if (event.key === '0' || event.key === 'Escape') moves.reset();
    else return;
    event.preventDefault();
  });
}

/** Lets the reader move in a drawing. */
export function navigate(all: Navigated): void {
  const moves = new Navigation(all);
  followWheel(all.plot.over, all.x, moves);
  followPointers(all.plot.over, moves);
  followKeys(all.root, all.y === undefined, moves);
}
