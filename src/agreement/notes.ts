import type { Yardstick } from './compare-with.ts';
import type { MethodReport, ReferenceReport } from './comparison.ts';
import { numberText, shareText, timeWords } from './words.ts';

/** Returns what a reader must know to judge the numbers. */
export function notesOf(
  reference: ReferenceReport,
  methods: readonly MethodReport[],
  { isGridBound }: Yardstick,
  highestOrder: number | undefined,
  timeUnit: string,
): readonly string[] {
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
  const seen = methods.some(
    ({ declaredOrder = 0 }) => highestOrder !== undefined && declaredOrder > highestOrder + 0.5,
  );
  if (seen && highestOrder !== undefined) {
    notes.push(
      `No method shows an order above ${numberText(highestOrder, 2)}: equations or stimuli with kinks hold methods of higher order down.`,
    );
  }
  if (reference.uncertainty > 1e-9 && reference.kind === 'agreed') {
    notes.push(
      `The reference is known to ${shareText(reference.uncertainty)} of a range; errors near that are as much its own.`,
    );
  }
  return notes;
}
