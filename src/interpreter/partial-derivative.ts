import { InvariantError, known, unreachable } from '../base/invariant.ts';
import type { ElementaryName } from '../elementary/functions.ts';
import type { Arithmetic } from './arithmetic.ts';

/**
 * Returns the derivative of an elementary function with respect to its argument `index`, at `values`, where
 * the function is `result`. At a kink it is that of the piece which gives the value, the first of two.
 */
export function partialDerivative<T>(
  arithmetic: Arithmetic<T>,
  name: ElementaryName,
  index: number,
  values: readonly T[],
  result: T,
): T {
  const { add, subtract, multiply, divide, negate, call, compare } = arithmetic;
  const x = known(values[0], 'argument');
  const y = values[1] ?? x;
  const z = values[2] ?? x;
  const number = (value: number): T => arithmetic.fromNumber(value);
  const [zero, one] = [number(0), number(1)];
  const indicator = (condition: boolean): T => (condition ? one : zero);

  switch (name) {
    case 'sign':
    case 'floor':
    case 'ceil':
    case 'round':
    case 'heaviside':
      return zero;
    case 'pow':
      return index === 0 ? multiply(y, call('pow', x, subtract(y, one))) : multiply(result, call('log', x));
    case 'abs':
      return call('sign', x);
    case 'min':
      return indicator(compare('<=', x, y) === (index === 0));
    case 'max':
      return indicator(compare('>=', x, y) === (index === 0));
    case 'clamp': {
      const isBelow = compare('<', x, y);
      const piece = compare('>', call('max', x, y), z) ? 2 : isBelow ? 1 : 0;
      return indicator(piece === index);
    }
    case 'mod':
      return index === 0 ? one : negate(call('floor', divide(x, y)));
    case 'exp':
      return result;
    case 'expm1':
      return call('exp', x);
    case 'exprel':
      return slopeOfExprel(arithmetic, x, result);
    case 'log':
      return divide(one, x);
    case 'log1p':
      return divide(one, add(one, x));
    case 'log10':
      return divide(one, multiply(x, call('log', number(10))));
    case 'sqrt':
      return divide(number(0.5), result);
    case 'sin':
      return call('cos', x);
    case 'cos':
      return negate(call('sin', x));
    case 'tan':
      return add(one, multiply(result, result));
    case 'asin':
      return divide(one, call('sqrt', multiply(subtract(one, x), add(one, x))));
    case 'acos':
      return divide(number(-1), call('sqrt', multiply(subtract(one, x), add(one, x))));
    case 'atan':
      return divide(one, add(one, multiply(x, x)));
    case 'atan2': {
      const square = add(multiply(x, x), multiply(y, y));
      return index === 0 ? divide(y, square) : negate(divide(x, square));
    }
    case 'sinh':
      return call('cosh', x);
    case 'cosh':
      return call('sinh', x);
    case 'tanh':
      return multiply(subtract(one, result), add(one, result));
    case 'sigmoid':
      return multiply(result, call('sigmoid', negate(x)));
    default:
      return unreachable(name);
  }
}

/**
 * exprel'(x) = (exp(x) - exprel(x)) / x, or near 0, where that cancels, the series of x^k / (k! (k + 2)),
 * summed until a term changes nothing.
 */
function slopeOfExprel<T>(arithmetic: Arithmetic<T>, x: T, exprelOfX: T): T {
  const { add, subtract, multiply, divide, call, compare, fromNumber } = arithmetic;
  if (!compare('<', call('abs', x), fromNumber(0.5))) {
    return divide(subtract(call('exp', x), exprelOfX), x);
  }
  let sum = fromNumber(0.5);
  let power = fromNumber(1);
  for (let k = 1; k < MOST_TERMS; k++) {
    power = divide(multiply(power, x), fromNumber(k));
    const next = add(sum, divide(power, fromNumber(k + 2)));
    if (compare('==', next, sum)) return sum;
    sum = next;
  }
  throw new InvariantError('the series of exprel has too many terms for this arithmetic');
}

/** Enough for a thousand digits. */
const MOST_TERMS = 1000;
