/**
 * The numbers of a drawing in as few letters as show the same: places are rounded to a hundredth of a pixel, lines lose the
 * points that lie on them, and go from point to point by steps. A trace takes a fourth of what it would. Rounding also
 * makes the text of a drawing the same on every machine.
 */

/** Places are counted in hundredths of a pixel. */
const PER_PIXEL = 100;
/** How far from the line that is drawn a point may lie that is left out, in hundredths of a pixel. */
const ASIDE = 5;
/** So many points at most are left out in a row, so that the work grows with their number only. */
const MOST_LEFT_OUT = 40;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Returns how far a point lies from a stretch of line. */
function distance({ x, y }: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / square;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - part * dx, y - from.y - part * dy);
}

/** Returns the points without those that lie on the way between others. */
function withoutAligned(points: readonly Place[]): readonly Place[] {
  const kept = [...points.slice(0, 1)];
  let from = 0;
  points.forEach((end, to) => {
    const [start, before] = [points[from], points[to - 1]];
    if (start === undefined || before === undefined || to - from < 2) return;
    const between = points.slice(from + 1, to);
    if (between.length <= MOST_LEFT_OUT && between.every((each) => distance(each, start, end) <= ASIDE))
      return;
    from = to - 1;
    kept.push(before);
  });
  return points.length < 2 ? kept : [...kept, ...points.slice(-1)];
}

/** Returns a number of hundredths: `1.5`, `-.25`. */
function written(hundredths: number): string {
  return String(hundredths / PER_PIXEL).replace(/^(-?)0\./, '$1.');
}

/** Returns a pair of numbers; a sign parts them as a comma does. */
function pair(x: number, y: number): string {
  return `${written(x)}${y < 0 ? '' : ','}${written(y)}`;
}

/** Returns one line of a path. */
function shortLine(text: string): string {
  const isClosed = text.endsWith('Z');
  const places = text
    .replace('Z', '')
    .split('L')
    .map((each): Place => {
      const [x = Number.NaN, y = Number.NaN] = each.split(',').map(Number);
      return { x: Math.round(x * PER_PIXEL), y: Math.round(y * PER_PIXEL) };
    });
  const points = withoutAligned(places);
  const [first] = points;
  if (first === undefined || points.some(({ x, y }) => Number.isNaN(x) || Number.isNaN(y))) return `M${text}`;
  let last = first;
  const steps = points.slice(1).map((to) => {
    const step = pair(to.x - last.x, to.y - last.y);
    last = to;
    return step;
  });
  const way = steps.map((step, i) => (i === 0 ? `l${step}` : step.startsWith('-') ? step : ` ${step}`));
  return `M${pair(first.x, first.y)}${way.join('')}${isClosed ? 'Z' : ''}`;
}

/** Returns the path of an element, shorter if it is made of straight lines. */
function shortPath(path: string): string {
  if (!/^M[\d.,MLZe-]*$/.test(path)) return path;
  return path.slice(1).split('M').map(shortLine).join('');
}

function rounded(number: string): string {
  return written(Math.round(Number(number) * PER_PIXEL));
}

/** Returns the markup of a plot in fewer letters. */
export function shortMarkup(markup: string): string {
  return markup
    .replaceAll(/ d="([^"]*)"/g, (_, path: string) => ` d="${shortPath(path)}"`)
    .replaceAll(/ (?:[xy][12]?|c[xy]|width|height|transform)="[^"]*"/g, (attribute) =>
      attribute.replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, rounded),
    );
}
