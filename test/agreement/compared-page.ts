/** A comparison as its page and picture show it. */
import { describeComparison, precisionFigure, renderComparisonPage } from '../../src/index.ts';
import { comparisonOf, FITZHUGH_NAGUMO } from './compared-models.ts';

/** Returns the page of a comparison of three methods. */
export async function comparedPage(tolerance = 0.05): Promise<string> {
  const comparison = await comparisonOf(FITZHUGH_NAGUMO, {
    methods: 'euler,heun,rk4',
    dt: '0.2, 0.1, 0.05 ms',
    for: '20 ms',
    tolerance,
    repeats: 1,
  });
  const { model, passed, verdict } = comparison;
  const { about, sections } = describeComparison(comparison);
  const figure = precisionFigure(comparison);
  const command = 'axode compare fhn.axo --methods euler,heun,rk4';
  return await renderComparisonPage({ model, passed, verdict, about, sections, figure, command });
}
