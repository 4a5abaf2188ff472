import type { MethodReport, ReferenceReport } from './comparison.ts';
import type { MeasuredMethod } from './judge.ts';
import { numberText, shareText, timeWords } from './words.ts';

/** What notes are of. */
export interface Noted {
  readonly reference: ReferenceReport;
  readonly methods: readonly MethodReport[];
  readonly isGridBound: boolean;
  /** Whether equations read functions over cells. */
  readonly readsOverCells: boolean;
  /** Methods that fall short of their order where the model is stiff. */
  readonly reduced: readonly MeasuredMethod[];
  readonly highestOrder: number | undefined;
  readonly fastestRate?: number | undefined;
  readonly timeUnit: string;
}

/** Returns what a reader must know to judge the numbers. */
export function notesOf({
  reference,
  methods,
  isGridBound,
  readsOverCells,
  reduced,
  highestOrder,
  fastestRate = 0,
  timeUnit,
}: Noted): readonly string[] {
  const notes: string[] = [];
  if (reference.kind === 'parting') {
    const [until, compared] = [reference.until ?? 0, reference.comparedUntil ?? 0];
    notes.push(
      `Nearby solutions part: two references that agree to rounding at first are apart by a thousandth of a range at ${timeWords(until, timeUnit)}, as in a chaotic model. ` +
        `Up to ${timeWords(compared, timeUnit)} runs are compared sample by sample; from ${timeWords(until, timeUnit)} on by their statistics, at 99% confidence.`,
    );
  }
  if (isGridBound) {
    notes.push(
      'Spikes and resets fall on the grid here, so that behind the first spike every method is of first order in dt; methods are judged by their order before it. ' +
        'Samples between a spike and the same spike of the reference are left out of errors: the drift of spikes tells what they would.',
    );
  }
  if (readsOverCells) {
    notes.push(
      'Cells read each other as they are when a step begins, and hold that over the step: every method is of first order in dt here, and none is blamed for falling short of a higher one.',
    );
  }
  const seen = methods.some(
    ({ declaredOrder = 0 }) => highestOrder !== undefined && declaredOrder > highestOrder + 0.5,
  );
  if (seen && !readsOverCells && highestOrder !== undefined) {
    notes.push(
      `No method shows an order above ${numberText(highestOrder, 2)} on this model at these steps, so that none is blamed for falling short of a higher one.`,
    );
  }
  if (reduced.length > 0) {
    const names = reduced.map(({ name }) => `\`${name}\``).join(', ');
    const fastest = timeWords(Number((1 / fastestRate).toPrecision(2)), timeUnit);
    notes.push(
      `The model is stiff at these steps: its fastest motion takes ${fastest}. There methods can show less than the order that they promise, here ${names}; they are judged by their errors alone.`,
    );
  }
  if (reference.uncertainty > 1e-9 && reference.kind === 'agreed') {
    notes.push(
      `The reference is known to ${shareText(reference.uncertainty)} of a range; errors near that are as much its own.`,
    );
  }
  return notes;
}
