import { describe, expect, it } from 'vitest';
import { checkText, diagnose } from '../check-text.ts';

const CELL = `
neuron Cell { state x = 0; param r = 2; dx/dt = (field - r * x) / 1 ms; input field = 0; spike when x > 1 }`;

/** What is said of a signal of cells A. */
function hintsOf(signal: string): readonly (string | undefined)[] {
  const text = `${CELL}\nnetwork Net {\n  population A = Cell[2]\n  signal field = ${signal}\n}`;
  return checkText(text).diagnostics.map(({ hint }) => hint);
}

describe('a reduction that takes too much', () => {
  it('is told to have parentheses', () => {
    const text = `${CELL}
network Net {
  population A = Cell[2]
  signal field = d { state d = 0; dd/dt = (mean over A of x - d) / 5 ms }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`d\` in the neuron \`Cell\` or the network \`Net\`.
        --> model.axo:4:63
         |
       4 |   signal field = d { state d = 0; dd/dt = (mean over A of x - d) / 5 ms }
         |                                                               ^ not declared
      hint: \`mean over A of …\` takes all that follows; if that is not meant, write \`(mean over A of x) - d\`.

      1 error"
    `);
  });

  it('keeps what cells have', () => {
    expect(hintsOf('d { state d = 0; dd/dt = (sum over A of r * x + 1 - 2 * d + x) / 5 ms }')).toEqual([
      '`sum over A of …` takes all that follows; if that is not meant, write `(sum over A of r * x + 1) - 2 * d + x`.',
    ]);
    expect(hintsOf('d { state d = 0; dd/dt = (max over A of x * d) / 5 ms }')).toEqual([
      '`max over A of …` takes all that follows; if that is not meant, write `(max over A of x) * d`.',
    ]);
  });

  it('is explained where no parentheses help, and not where the name is unknown', () => {
    expect(hintsOf('d { state d = 0; dd/dt = (max over A of d - x) / 5 ms }')).toEqual([
      '`d` is known beside `max over A of …`, which takes all that follows; inside it names are those of the cells.',
    ]);
    expect(hintsOf('mean over A of x - q').join(' ')).not.toContain('takes all that follows');
  });
});
