/** Random linear models with constant coefficients, in all the forms that people write them in. */
import fc from 'fast-check';

/** A model and how it may be run. */
export interface LinearModel {
  readonly text: string;
  readonly states: readonly string[];
}

const rate = fc.constantFrom(
  '0',
  '-1',
  '-1',
  '-0.5',
  '-k',
  '-k',
  '-1 / m',
  '-20',
  '-300',
  '0.3',
  'k - m',
  '-1e-9',
);
const coupling = fc.constantFrom('0', '0', '1', '-1', 'k', '-2 * m', '0.01', '3', 'k / m', '-k * m', 'm - 2');
const drive = fc.constantFrom('0', 'I', 'k * I', '1', 'J', '(I + J) / m');

/** Of one to six states: chains, or coupled in any way; a spike may hold the first one, and all the others go on. */
export const linearModel: fc.Arbitrary<LinearModel> = fc
  .record({
    size: fc.integer({ min: 1, max: 6 }),
    isChain: fc.boolean(),
    rates: fc.array(rate, { minLength: 6, maxLength: 6 }),
    couplings: fc.array(coupling, { minLength: 36, maxLength: 36 }),
    drives: fc.array(drive, { minLength: 6, maxLength: 6 }),
    holds: fc.constantFrom(undefined, [0], [1], [0, 2], [3, 1]),
    stimulus: fc.constantFrom('0.5', 'if t > 1 ms then 1 else 0', 'sin(t / 1 ms)', 't / 3 ms'),
  })
  .map(({ size, isChain, rates, couplings, drives, holds, stimulus }) => {
    const states = Array.from({ length: size }, (_, i) => `x${i}`);
    const equations = states.map((state, i) => {
      const terms = states.flatMap((other, j) => {
        if (j === i) return [`(${rates[i]}) * ${other}`];
        const factor = couplings[i * 6 + j] ?? '0';
        return factor === '0' || (isChain && j > i) ? [] : [`${other} * (${factor})`];
      });
      return `  d${state}/dt = (${[...terms, drives[i]].join(' + ')}) / 1 ms`;
    });
    const held = holds?.filter((index) => index < size) ?? [];
    return {
      states,
      text: [
        'neuron Linear {',
        '  param k = 0.7',
        '  param m = 1.3',
        '  input I = 0.2',
        `  input J = ${stimulus}`,
        ...states.map((state, i) => `  state ${state} = ${(i % 3) - 0.6}`),
        ...equations,
        ...(held.length === 0
          ? []
          : [
              '  spike when abs(x0) > 0.4',
              `  refractory 0.6 ms holds ${held.map((index) => `x${index}`).join(', ')}`,
            ]),
        '}',
        '',
      ].join('\n'),
    };
  });
