import { expect, it } from 'vitest';
import { diagnose } from './check-text.ts';

/** Found by fuzzing: the memory of a peak is kept every step, where a `let` of a block has no value. */
it('does not take the peak of a `let`', () => {
  const text = `
neuron Cell {
  state v = 0
  dv/dt = sin(t / 1 ms) / 1 ms
  on step {
    let n = 2 * v
    if peak(n) { v = 0 }
    if peak(2 * v) { v = 0 }
  }
}`;
  expect(diagnose(text)).toMatchInlineSnapshot(`
    "error[events/only-in-events]: \`peak\` cannot be used in what a \`let\` holds.
      --> model.axo:6:8
       |
     6 |     if peak(n) { v = 0 }
       |        ^^^^^^^
    hint: give the value a name in the component, outside of the block, and take the peak of that.

    1 error"
  `);
});
