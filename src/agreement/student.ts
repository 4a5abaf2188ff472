/** Quantiles of Student's t, for confidence intervals. */

/** Returns the quantile of the normal distribution for p above 0.5, within 4.5e-4: Abramowitz and Stegun (1964), 26.2.23. */
function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - p));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - above / below;
}

/**
 * Returns the value that Student's t with n degrees of freedom exceeds with the probability 1 - p, for p above 0.5: the
 * expansion of Cornish and Fisher, Abramowitz and Stegun (1964), 26.7.5. Within 1% for n from 9 on and p up to 0.9999.
 */
export function studentQuantile(p: number, n: number): number {
  const x = normalQuantile(p);
  const [x3, x5, x7, x9] = [x ** 3, x ** 5, x ** 7, x ** 9];
  return (
    x +
    (x3 + x) / (4 * n) +
    (5 * x5 + 16 * x3 + 3 * x) / (96 * n ** 2) +
    (3 * x7 + 19 * x5 + 17 * x3 - 15 * x) / (384 * n ** 3) +
    (79 * x9 + 776 * x7 + 1482 * x5 - 1920 * x3 - 945 * x) / (92160 * n ** 4)
  );
}
