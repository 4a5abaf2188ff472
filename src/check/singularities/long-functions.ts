/** Functions of long numbers: whole numbers that stand for themselves over 2^448. */

export const DIGITS = 448n;
export const ONE: bigint = 1n << DIGITS;
/** So often arguments are halved before their series. */
const HALVINGS = 24n;

/** exp(x) by its series for x / 2^40, squared forty times: products of exponentials must stay such. */
export function longExp(x: bigint): bigint {
  const small = x >> 40n;
  let [sum, term] = [ONE, ONE];
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> DIGITS) / n;
    sum += term;
  }
  for (let i = 0; i < 40; i++) sum = (sum * sum) >> DIGITS;
  return sum;
}

/** log(x) of x above 0: 2^k m, and of m by log((1 + z) / (1 - z)) = 2 (z + z^3 / 3 + …). */
export function longLog(x: bigint): bigint {
  const size = BigInt(x.toString(2).length) - DIGITS;
  const mantissa = size >= 0n ? x >> size : x << -size;
  return near(mantissa) - (size === 0n ? 0n : size * near(ONE / 2n));
}

function near(x: bigint): bigint {
  const z = ((x - ONE) << DIGITS) / (x + ONE);
  const square = (z * z) >> DIGITS;
  let [sum, power] = [0n, z];
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = (power * square) >> DIGITS;
  }
  return 2n * sum;
}

/** atan(x): the argument is halved by x / (1 + sqrt(1 + x^2)), then its series. */
export function longAtan(x: bigint): bigint {
  let small = x;
  for (let i = 0n; i < HALVINGS; i++) {
    const root = wholeRoot((ONE << DIGITS) + small * small);
    small = (small << DIGITS) / (ONE + root);
  }
  const square = (small * small) >> DIGITS;
  let [sum, power] = [0n, small];
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += n % 4n === 1n ? power / n : -power / n;
    power = (power * square) >> DIGITS;
  }
  return sum << HALVINGS;
}

export function longPi(): bigint {
  return 4n * longAtan(ONE);
}

/** cos(x) - 1 is doubled as 2 c (c + 2), so that nothing cancels. */
export function longSines(x: bigint): { readonly sine: bigint; readonly cosine: bigint } {
  const small = x >> HALVINGS;
  let [sine, less] = [0n, 0n];
  let term = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> DIGITS) / n;
    const signed = n % 4n < 2n ? term : -term;
    if (n % 2n === 1n) sine += signed;
    else less += signed;
  }
  for (let i = 0n; i < HALVINGS; i++) {
    [sine, less] = [(2n * sine * (ONE + less)) >> DIGITS, (2n * less * (less + 2n * ONE)) >> DIGITS];
  }
  return { sine, cosine: ONE + less };
}

/** Newton's method from above. */
function wholeRoot(n: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
