/** What the gates of a channel are at several voltages, beside what a witness makes of them. */
import { known } from '../../src/base/invariant.ts';
import type { Comparison, Evidence } from '../evidence.ts';

/** Names of the channel by those of the witness. */
type Names<Row extends string> = Readonly<Partial<Record<Row, string>>>;

interface Witnessed<Row extends string> {
  readonly model: string;
  readonly witness: string;
  /** Rows of numbers, one for each of the voltages `v`. */
  readonly rows: Readonly<Record<Row | 'v', readonly number[]>>;
  readonly names: Names<Row>;
  /** Of the channel's voltage above that of the witness. */
  readonly shift?: number;
}

/** `m.tau` is a time, `m.alpha` a rate. */
function unitOf(name: string): string {
  if (name.endsWith('.tau')) return 'ms';
  return name.endsWith('.alpha') || name.endsWith('.beta') ? '1/ms' : '1';
}

/** Returns the entry that compares the gates with rows that are printed with ten digits. */
export function gateValues<Row extends string>(witnessed: Witnessed<Row>): Evidence {
  const { model, witness, rows, names, shift = 0 } = witnessed;
  const voltages = rows.v.map((each) => each + shift);
  const pairs = Object.entries<string | undefined>(names).map(
    ([row, name]) => [row as Row, known(name, 'name')] as const,
  );
  return {
    model,
    what: `gates at ${voltages.length} voltages from ${Math.min(...voltages)} to ${Math.max(...voltages)} mV`,
    witness,
    async compare(run) {
      const record = pairs.map(([, name]) => name);
      const result = await run({ for: '0.01 ms', dt: '0.01 ms', sweep: { v: voltages }, record });
      return pairs.map(([row, name]): Comparison => {
        const values = Array.from(known(result.traces.get(name), name).values.subarray(0, voltages.length));
        const because = 'the witness is printed with ten digits';
        return {
          quantity: name,
          unit: unitOf(name),
          got: values,
          wanted: rows[row],
          tolerance: 2e-9,
          because,
        };
      });
    },
  };
}
