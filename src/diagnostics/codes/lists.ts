import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

const CELL =
  'neuron Cell {\n  param times : ms[] = [1 ms, 2 ms]\n  state n = 0\n  spike at times\n  on spike { n += 1 }\n}\n';
const RUN = 'axode run model.axo --for 10ms --dt 0.1ms';

/** One value where a list is to be set. */
export const notAList: DiagnosticCode<[details: { name: string; unit: string; span?: Span | undefined }]> =
  defineCode(
    {
      code: 'lists/not-a-list',
      severity: 'error',
      title: 'A list is set to a list',
      explanation:
        'A parameter that is declared as a list, `param times : ms[] = [1 ms]`, is set to a list of any length: ' +
        '`--set "times = [10 ms, 25 ms]"`, in the library also an array of numbers in the declared unit, ' +
        '`set: { times: [10, 25] }`.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} --set "times = 5 ms"`,
    },
    ({ name, unit, span }) => {
      const [one, two] = unit === '1' ? ['1', '2.5'] : [`1 ${unit}`, `2.5 ${unit}`];
      return {
        message: `\`${name}\` is a list, but this is one value.`,
        span,
        hint: `write its entries in brackets: \`${name} = [${one}, ${two}]\`.`,
      };
    },
  );

/** An entry that is no number. */
export const notANumber: DiagnosticCode<
  [details: { name: string; entry: number; span?: Span | undefined; isCell?: boolean | undefined }]
> = defineCode(
  {
    code: 'lists/not-a-number',
    severity: 'error',
    title: 'The entries of a list are numbers, the same for all cells',
    explanation:
      'A list is one for all cells of a run: its entries may read parameters that are the same in all cells, but neither `i` ' +
      'nor what differs between cells. No entry may be NaN.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --set "times = [1 ms * (0 / 0)]"`,
  },
  ({ name, entry, span, isCell = false }) => ({
    message: isCell
      ? `Entry ${entry} of \`${name}\` differs between cells.`
      : `Entry ${entry} of \`${name}\` is not a number (NaN).`,
    span,
    hint: isCell ? 'give the list values that are the same in all cells.' : 'give finite numbers.',
  }),
);
