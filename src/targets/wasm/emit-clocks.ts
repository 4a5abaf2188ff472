/** The clocks of a step in vectors: t_k = (k p)/q, each product and quotient rounded as the JavaScript target does. */
import { unreachable } from '../../base/invariant.ts';
import type { Clock } from '../../ir/program.ts';
import type { VectorCode, Vectors } from './vector-code.ts';

/** The number of the step, and the parts of dt = p/q. */
export interface ClockValues {
  readonly step: Vectors;
  readonly p: Vectors;
  readonly q: Vectors;
  readonly stepSize: Vectors;
}

/** Returns the value of a clock. */
export function emitClock(code: VectorCode, clock: Clock, { step, p, q, stepSize }: ClockValues): Vectors {
  const { builder } = code;
  const next = (): void => {
    code.push(step, 0);
    builder.constant(1).vector('f64x2.add');
  };
  /** The number of steps on the stack as a time. */
  const toTime = (): void => {
    code.push(p, 0);
    builder.vector('f64x2.mul');
    code.push(q, 0);
    builder.vector('f64x2.div');
  };
  return code.make([], () => {
    switch (clock) {
      case 'step':
        code.push(step, 0);
        break;
      case 'nextStep':
        next();
        break;
      case 'time':
        code.push(step, 0);
        toTime();
        break;
      case 'nextTime':
        next();
        toTime();
        break;
      case 'midTime':
        builder.constant(2);
        code.push(step, 0);
        builder.vector('f64x2.mul').constant(1).vector('f64x2.add');
        code.push(p, 0);
        builder.vector('f64x2.mul').constant(2);
        code.push(q, 0);
        builder.vector('f64x2.mul').vector('f64x2.div');
        break;
      case 'stepSize':
        code.push(stepSize, 0);
        break;
      case 'isFirstStep':
        code.push(step, 0);
        builder.constant(0).vector('f64x2.eq');
        break;
      default:
        unreachable(clock);
    }
  });
}
