import type { PrecisionFigure } from '../figure.ts';

/** A method at one step, as far as a diagram shows it. */
interface ShownRung {
  readonly kind: string;
  readonly dt?: number;
  readonly error?: number;
  readonly cost?: number;
}

/** What methods are off by, and what they cost: of what a comparison is, the part that is drawn. */
export interface ShownComparison {
  readonly model: string;
  readonly timeUnit: string;
  readonly duration: number;
  readonly cells: number;
  readonly tolerance: number;
  readonly reference: { readonly uncertainty: number };
  readonly methods: readonly { readonly name: string; readonly rungs: readonly ShownRung[] }[];
}

/** On an axis of powers of ten nothing is 0: an error that is, is drawn as a rounding of float64. */
const LEAST_ERROR = 1e-16;

/** Returns the work-precision diagram of a comparison: errors over steps and over what they cost. */
export function precisionFigure(comparison: ShownComparison): PrecisionFigure {
  const { model, timeUnit, duration, cells, tolerance, reference, methods } = comparison;
  const of = cells === 1 ? '' : `, ${cells} cells`;
  return {
    kind: 'precision',
    name: 'precision',
    title: `${model}: work and precision`,
    subtitle: `${Number(duration.toPrecision(9))} ${timeUnit}${of} · each dot is a run; a method is the better the further to the lower left it is`,
    step: { name: 'dt', unit: timeUnit, isLogarithmic: true },
    cost: { name: 'seconds to compute a second', unit: '1', isLogarithmic: true },
    error: { name: 'largest error, share of range', unit: '1', isLogarithmic: true },
    tolerance,
    floor: reference.uncertainty,
    methods: methods.flatMap(({ name, rungs }) => {
      const shown = rungs.flatMap(({ dt, error, cost }) =>
        error === undefined || cost === undefined || !Number.isFinite(error) || !(cost > 0)
          ? []
          : [{ dt: dt ?? Number.NaN, error: Math.max(error, LEAST_ERROR), cost }],
      );
      if (shown.length === 0) return [];
      return [
        {
          name,
          steps: Float64Array.from(shown, ({ dt }) => dt),
          costs: Float64Array.from(shown, ({ cost }) => cost),
          errors: Float64Array.from(shown, ({ error }) => error),
        },
      ];
    }),
  };
}
