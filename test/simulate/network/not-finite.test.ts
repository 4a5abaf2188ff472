/** What ends a run of a network because it is no number: who brought it, and that nothing of it goes unnoticed. */
import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/base/rational.ts';
import { renderDiagnostics } from '../../../src/diagnostics/render.ts';
import { interpretNetwork } from '../../../src/interpreter/network/interpret-network.ts';
import type { NetworkRunOptions } from '../../../src/simulate/network/network-options.ts';
import { simulateNetwork } from '../../../src/simulate/network/run-network.ts';
import { NetworkSession } from '../../../src/simulate/network/session/network-session.ts';
import { networkOf } from './compiled-and-interpreted.ts';

const CELLS = `source R { spike at [1 ms, 2 ms] }
neuron S { input I = 0; input da = 0; state v = 0; dv/dt = (I + da - v) / 5 ms; spike when v > 3; on spike { v = 0 } }
`;

/** Two sources that reach two cells by such a synapse. */
function joinedBy(synapse: string, options = ', delay 1 ms'): string {
  return `${CELLS}synapse Z { ${synapse} }
network Net {
  population E = R[2]
  population A = S[2] { I = 2 }
  connect E -> A by Z all to all${options}
}
`;
}

/** Returns the diagnostics of a run as they are shown. */
async function told(text: string, options: NetworkRunOptions = {}): Promise<string> {
  const { diagnostics, sources } = await simulateNetwork(networkOf(text), { for: '10 ms', ...options });
  const texts = new Map([['net.axo', text], ...sources.map((source) => [source.name, source.text] as const)]);
  return `\n${renderDiagnostics(diagnostics, texts)}\n`;
}

describe('a state of synapses that only events write', () => {
  const LOST = 'state w = 0.5 in [0, 1]; on pre { w = log(w - 1); post.v += 0.1 }';

  it('ends the run in the step in which it is no number any more, and names the synapse', async () => {
    expect(await told(joinedBy(LOST))).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Projection \`E -> A by Z\`: The state variable \`w\` of Z became not a number (NaN) between 2 ms and 2.1 ms (step 20) in the synapse from cell 0 of \`E\` to cell 0 of \`A\`.
        --> net.axo:3:47
         |
       3 | synapse Z { state w = 0.5 in [0, 1]; on pre { w = log(w - 1); post.v += 0.1 } }
         |                                               ^^^^^^^^^^^^^^ \`on pre\` assigned it, with a spike of cell 0 of \`E\`
      hint: before that step w = 0.5. Mend what is assigned there.

      1 error
      "
    `);
  });

  it('does so where it follows an equation between events, and is one for all synapses of a cell', async () => {
    const text = joinedBy('state x = 1; dx/dt = 300 * x / 1 ms; on pre { x += 1; post.v += 0.1 * exp(-x) }');
    expect(await told(text)).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Projection \`E -> A by Z\`: The state variable \`x\` of Z became infinite between 3 ms and 3.1 ms (step 30) in the synapse from cell 0 of \`E\` to cell 0 of \`A\`.
        --> net.axo:3:59
         |
       3 | synapse Z { state x = 1; dx/dt = 300 * x / 1 ms; on pre { x += 1; post.v += 0.1 * exp(-x) } }
         |                                                           ^^^^^^ \`on pre\` assigned it, with a spike of cell 0 of \`E\`
      hint: before that step x = 3.77302e+260. Mend what is assigned there.

      1 error
      "
    `);
    const post = joinedBy(
      'state y = 1; on pre { post.v += 4 }; on post { y = y * 1e200; post.v += 0 * min(y, 1) }',
    );
    expect(await told(post)).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Projection \`E -> A by Z\`: The state variable \`y\` of Z became infinite between 3.1 ms and 3.2 ms (step 31) in the synapse from cell 0 of \`E\` to cell 0 of \`A\`.
        --> net.axo:3:60
         |
       3 | synapse Z { state y = 1; on pre { post.v += 4 }; on post { y = y * 1e200; post.v += 0 * min(y, 1) } }
         |                                                            ^^^^^^^^^^^^^ \`on post\` assigned it, with a spike of cell 0 of \`A\`
      hint: before that step y = 1e+200. Mend what is assigned there.

      1 error
      "
    `);
  });

  it('is the same in one piece and in many', async () => {
    const whole = new NetworkSession(networkOf(joinedBy(LOST)), { dt: '0.1 ms' });
    const { diagnostics } = await whole.run({ for: '10 ms' });
    const pieces = new NetworkSession(networkOf(joinedBy(LOST)), { dt: '0.1 ms' });
    const first = await pieces.run({ for: '1.7 ms' });
    const second = await pieces.run({ for: '5 ms' });
    expect(diagnostics).toHaveLength(1);
    expect([...first.diagnostics, ...second.diagnostics]).toEqual(diagnostics);
    expect([whole.time, pieces.time]).toEqual([2, 2]);
  });

  it('is looked at when the step is over: a later event of it may mend it', async () => {
    const text = `source R { spike at [1 ms, 2 ms] }
synapse Z { state w = 0.5; on pre { w = log(-w) }; on post { w = 0.25 } }
network Net {
  population E = R[3]
  connect E -> E by Z one to one
  record w of E -> E every 5 ms
}
`;
    const network = networkOf(text);
    for (const threads of [1, 2]) {
      const { result, diagnostics } = await simulateNetwork(network, { for: '10 ms', threads });
      expect(diagnostics).toEqual([]);
      expect(result?.traces.map(({ values }) => Array.from(values).slice(-3))).toEqual([[0.25, 0.25, 0.25]]);
    }
    const options = { dt: rational(1n, 10_000n), steps: 100, seed: 0, method: 'euler' } as const;
    expect(interpretNetwork(network, options).breakdown).toBeUndefined();
  });

  it.each([
    LOST,
    'state w = 1; on pre { post.v += 2 }; on post { w = w / 0 }',
    'state x = 1; dx/dt = 300 * x / 1 ms; on pre { x += 1 }',
    'state x = 1; dx/dt = -x / 1 ms; post.I += x; on pre { x = x / 0 }',
    'state x = 1; state y = 0; dx/dt = -x / 1 ms; dy/dt = x / 1 ms; on pre { x += 1e308; y += 1e308 * x }',
  ])('ends the run in the step in which the interpreter sees it: %s', async (synapse) => {
    const text = joinedBy(synapse);
    const options = { dt: rational(1n, 10_000n), steps: 100, seed: 0, method: 'euler' } as const;
    const { breakdown } = interpretNetwork(networkOf(text), options);
    const shown = await told(text, { method: 'euler' });
    expect(shown).toContain(`The state variable \`${breakdown?.state}\` of Z became`);
    expect(shown).toContain(`(step ${breakdown?.step})`);
  });
});

describe('a cell that becomes no number', () => {
  it('names the synapse and the statement by which an event brought it to a state', async () => {
    expect(await told(joinedBy('param w = 0.5; on pre { post.v += log(w - 1) }'))).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Population \`A\`: The state variable \`v\` of S became not a number (NaN) between 2 ms and 2.1 ms (step 20) in cell 0.
        --> net.axo:3:37
         |
       3 | synapse Z { param w = 0.5; on pre { post.v += log(w - 1) } }
         |                                     ^^^^^^^^^^^^^^^^^^^^ \`on pre\` of \`E -> A by Z\` brought it, with a spike of cell 0 of \`E\`
      hint: before that step v = 0.65936, and in the synapse from cell 0 of \`E\` to cell 0 of \`A\` w = 0.5. Mend what is given there.

      1 error
      "
    `);
  });

  it('names them where an event brought it to an input, by a delay of its own', async () => {
    const synapse = 'param w = 0.5; on pre { post.I += log(w - 1) }';
    const text = joinedBy(synapse, ', delay 1 ms * (1 + i)').replace('by Z', 'by Z(w = 1 + i - j)');
    expect(await told(text)).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Population \`A\`: The state variable \`v\` of S became negative infinite between 2 ms and 2.1 ms (step 20) in cell 0.
        --> net.axo:3:37
         |
       3 | synapse Z { param w = 0.5; on pre { post.I += log(w - 1) } }
         |                                     ^^^^^^^^^^^^^^^^^^^^ \`on pre\` of \`E -> A by Z\` brought it, with a spike of cell 0 of \`E\`
      hint: before that step v = 0.65936, and in the synapse from cell 0 of \`E\` to cell 0 of \`A\` w = 1. Mend what is given there.

      1 error
      "
    `);
  });

  it('names them where its own spike did', async () => {
    const text = joinedBy('on pre { post.v += 4 }; on post { post.v += log(-1) }');
    expect(await told(text)).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Population \`A\`: The state variable \`v\` of S became not a number (NaN) between 2.1 ms and 2.2 ms (step 21) in cell 0.
        --> net.axo:3:47
         |
       3 | synapse Z { on pre { post.v += 4 }; on post { post.v += log(-1) } }
         |                                               ^^^^^^^^^^^^^^^^^ \`on post\` of \`E -> A by Z\` brought it, with a spike of cell 0 of \`A\`
      hint: before that step v = 0. Mend what is given there.

      1 error
      "
    `);
  });

  it('names the coupling', async () => {
    expect(await told(joinedBy('param w = 0.5; post.I += log(w - 1)', ''))).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Population \`A\`: The state variable \`v\` of S became not a number (NaN) between 0 ms and 0.1 ms (step 0) in cell 0.
        --> net.axo:3:28
         |
       3 | synapse Z { param w = 0.5; post.I += log(w - 1) }
         |                            ^^^^^^^^^^^^^^^^^^^^ this is not finite, in the synapse of \`E -> A by Z\` from cell 0 of \`E\` to cell 0 of \`A\`
      hint: before that step v = 0, and in the synapse from cell 0 of \`E\` to cell 0 of \`A\` w = 0.5. Mend \`log(w - 1)\`: the synapse adds it all the time.

      1 error
      "
    `);
  });

  it('names the signal, and the first of those that it is made of', async () => {
    const text = `${CELLS}network Net {
  population A = S[3] { I = 2 + i }
  signal base = log(-1 - (mean over A of v))
  signal da = 2 * base
}
`;
    expect(await told(text)).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Population \`A\`: The state variable \`v\` of S became not a number (NaN) between 0 ms and 0.1 ms (step 0) in cell 0, where I = 2.
        --> net.axo:5:17
         |
       5 |   signal base = log(-1 - (mean over A of v))
         |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the signal \`base\` is not finite there
      hint: before that step v = 0. Mend the signal: \`S\` reads it.

      1 error
      "
    `);
  });

  it('names it where an implicit method finds no step', async () => {
    expect(
      await told(joinedBy('param w = 0.5; on pre { post.I += log(w - 1) }'), { method: 'implicit_euler' }),
    ).toMatchInlineSnapshot(`
      "
      error[run/no-step]: Population \`A\`: The run of S ended at 2 ms (step 20) in cell 0: \`I\` is not finite: \`on pre\` of \`E -> A by Z\` brought it, with a spike of cell 0 of \`E\`.
        --> net.axo:3:37
         |
       3 | synapse Z { param w = 0.5; on pre { post.I += log(w - 1) } }
         |                                     ^^^^^^^^^^^^^^^^^^^^
      hint: before that step v = 0.654057, and in the synapse from cell 0 of \`E\` to cell 0 of \`A\` w = 0.5. Mend what is given there.

      1 error
      "
    `);
  });

  it('names the signal where a synapse reads it at an event', async () => {
    const text = `${CELLS}synapse Z { input da = 0; state x = 0; on pre { x += da } }
network Net {
  population E = R[2]
  population A = S[2]
  signal da = log(-1 - (mean over A of v))
  connect E -> A by Z all to all
}
`
      .replace('input da = 0; state v', 'state v')
      .replace('I + da', 'I');
    expect(await told(text)).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Projection \`E -> A by Z\`: The state variable \`x\` of Z became not a number (NaN) between 1 ms and 1.1 ms (step 10) in the synapse from cell 0 of \`E\` to cell 0 of \`A\`.
        --> net.axo:7:15
         |
       7 |   signal da = log(-1 - (mean over A of v))
         |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the signal \`da\` is not finite there
      hint: before that step x = 0. Mend the signal: \`Z\` reads it.

      1 error
      "
    `);
  });

  it('is told of by itself where it brought it about', async () => {
    const text = joinedBy('on pre { post.v += 1 }').replace('(I + da - v) / 5 ms', 'log(1 - v) / 5 ms');
    expect(await told(text)).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Population \`A\`: The state variable \`v\` of S became not a number (NaN) between 2 ms and 2.1 ms (step 20) in cell 0.
        --> net.axo:2:60
         |
       2 | neuron S { input I = 0; input da = 0; state v = 0; dv/dt = log(1 - v) / 5 ms; spike when v > 3; on spike { v = 0 } }
         |                                                            ^^^^^^^^^^ \`log(1 - v)\` is not a number (NaN) there, as \`1 - v\` is -1
         |                                                            ----------------- what \`v\` follows
      hint: before that step v = 2. A shorter step is the first thing to try.

      1 error
      "
    `);
  });
});
