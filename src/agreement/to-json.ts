import type { ComparedVariable, Comparison, MethodReport, ReferenceReport } from './comparison.ts';

/**
 * A comparison as JSON. Numbers that are none are null. A field is added where there is more to say; none changes its
 * meaning within a `version`.
 */
export interface ComparisonJson {
  readonly format: 'axode-comparison';
  readonly version: 1;
  readonly model: string;
  readonly passed: boolean;
  readonly verdict: string;
  readonly time_unit: string;
  readonly duration: number;
  readonly interval: number;
  readonly cells: number;
  readonly tolerance: { readonly share: number; readonly spikes: number };
  readonly resets_on_grid: boolean;
  readonly reference: ReferenceReport;
  readonly variables: readonly ComparedVariable[];
  readonly methods: readonly MethodReport[];
  readonly refused: Comparison['refused'];
  readonly cheapest?: Comparison['cheapest'];
  readonly notes: readonly string[];
  readonly origin?: ComparisonOrigin;
}

/** Where a comparison came from: enough to repeat it. */
export interface ComparisonOrigin {
  /** As it was typed. */
  readonly command?: string;
  /** Of Axode. */
  readonly version: string;
  /** `hh.axo#HodgkinHuxley`. */
  readonly address: string;
}

/** Returns a comparison as plain data, for programs: what `axode compare --json` prints. */
export function comparisonToJson(comparison: Comparison, origin?: ComparisonOrigin): ComparisonJson {
  const { model, passed, verdict, timeUnit, duration, interval, cells, cheapest } = comparison;
  return {
    format: 'axode-comparison',
    version: 1,
    model,
    passed,
    verdict,
    time_unit: timeUnit,
    duration,
    interval,
    cells,
    tolerance: { share: comparison.tolerance, spikes: comparison.spikeTolerance },
    resets_on_grid: comparison.resetsOnGrid,
    reference: comparison.reference,
    variables: comparison.variables,
    methods: comparison.methods,
    refused: comparison.refused,
    ...(cheapest === undefined ? {} : { cheapest }),
    notes: comparison.notes,
    ...(origin === undefined ? {} : { origin }),
  };
}
