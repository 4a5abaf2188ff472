/** Networks from their text to spikes, rates and traces. */
import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../../src/diagnostics/render.ts';
import type { NetworkRunOptions } from '../../../src/simulate/network/network-options.ts';
import type { NetworkResult } from '../../../src/simulate/network/network-result.ts';
import { simulateNetwork } from '../../../src/simulate/network/run-network.ts';
import { summaryJson } from '../../../src/simulate/network/summary-json.ts';
import { networkOf } from './compiled-and-interpreted.ts';

/** Cells that integrate and fire with two exponential conductances, as in Brette et al. (2007), and their network. */
const COBA = `
neuron LIF {
  param C = 200 pF; param g_L = 10 nS; param E_L = -60 mV
  param E_e = 0 mV; param E_i = -80 mV
  state v : mV = -60 mV
  state g_e : nS = 0; state g_i : nS = 0
  dv/dt = (g_L * (E_L - v) + g_e * (E_e - v) + g_i * (E_i - v)) / C
  dg_e/dt = -g_e / 5 ms
  dg_i/dt = -g_i / 10 ms
  spike when v > -50 mV
  on spike { v = -60 mV }
  refractory 5 ms holds v
}
synapse Excitatory { param w = 6 nS;  on pre { post.g_e += w } }
synapse Inhibitory { param w = 67 nS; on pre { post.g_i += w } }
network COBA {
  param N = 100
  population E = LIF[0.8 * N] { v = normal(-55 mV, 5 mV); g_e = 40 nS }
  population I = LIF[0.2 * N] { v = normal(-55 mV, 5 mV); g_e = 40 nS }
  connect E -> E, I by Excitatory(w = normal(6 nS, 1 nS)) with probability 0.2, no self, delay 1.5 ms
  connect I -> E, I by Inhibitory with probability 0.2
  record spikes of E, I
  record v of E[0..2] every 1 ms
  record mean v of I every 2 ms
  record w of E -> I every 50 ms
}
`;

async function run(text: string, options: NetworkRunOptions = {}): Promise<NetworkResult> {
  const { result, diagnostics, sources } = await simulateNetwork(networkOf(text), options);
  const texts = new Map([['net.axo', text], ...sources.map((source) => [source.name, source.text] as const)]);
  expect(renderDiagnostics(diagnostics, texts)).toBe('');
  if (result === undefined) throw new Error('no result');
  return result;
}

/** Returns the diagnostics of a run as they are shown. */
async function refusal(text: string, options: NetworkRunOptions = {}): Promise<string> {
  const { diagnostics, sources } = await simulateNetwork(networkOf(text), options);
  const texts = new Map([['net.axo', text], ...sources.map((source) => [source.name, source.text] as const)]);
  return `\n${renderDiagnostics(diagnostics, texts)}\n`;
}

describe('simulateNetwork', () => {
  it('gives spikes, rates and traces in the units of the models', async () => {
    const result = await run(COBA, { for: '100 ms' });
    const [e, i] = result.populations;
    expect(result.populations.map(({ name, model, cells, method }) => [name, model, cells, method])).toEqual([
      ['E', 'LIF', 80, 'auto'],
      ['I', 'LIF', 20, 'auto'],
    ]);
    expect(e?.spikeCount).toBe(e?.spikes?.times.length);
    expect(e?.rate).toBeCloseTo((e?.spikeCount ?? 0) / 80 / 0.1, 9);
    expect(i?.spikes?.cells.every((cell) => cell < 20)).toBe(true);
    expect(
      result.traces.map(({ of, kind, name, unit, numbers, times }) => [
        of,
        kind,
        name,
        unit,
        numbers.length,
        times.length,
      ]),
    ).toEqual([
      ['E', 'cells', 'v', 'mV', 3, 101],
      ['I', 'all cells', 'mean v', 'mV', 0, 51],
      ['E -> I by Excitatory', 'synapses', 'w', 'nS', result.projections[1]?.synapses, 3],
    ]);
    const [v, mean, w] = result.traces;
    expect(Math.max(...(v?.values ?? []))).toBeLessThanOrEqual(-45);
    expect(v?.times.at(-1)).toBe(100);
    expect(mean?.values[0]).toBeLessThan(-50);
    expect(w?.values.every((weight) => weight > 1 && weight < 11)).toBe(true);
    expect(result.held).toEqual([]);
  });

  it('gives a summary of one shape', async () => {
    const summary = summaryJson(await run(COBA, { for: '50 ms' }), 12_345_678);
    expect(summary).toEqual({
      populations: {
        E: { cells: 80, spikes: expect.any(Number), rate_hz: expect.any(Number), cv_isi: expect.any(Number) },
        I: { cells: 20, spikes: expect.any(Number), rate_hz: expect.any(Number), cv_isi: expect.any(Number) },
      },
      projections: [
        { from: 'E', to: 'E', synapse: 'Excitatory', synapses: expect.any(Number) },
        { from: 'E', to: 'I', synapse: 'Excitatory', synapses: expect.any(Number) },
        { from: 'I', to: 'E', synapse: 'Inhibitory', synapses: expect.any(Number) },
        { from: 'I', to: 'I', synapse: 'Inhibitory', synapses: expect.any(Number) },
      ],
      time: { build_ms: expect.any(Number), compile_ms: expect.any(Number), run_ms: expect.any(Number) },
      memory_mb: 12.35,
      spike_hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it('gives the same spikes for the same seed, and others for another', async () => {
    const hashes = await Promise.all(
      [1, 1, 2].map(async (seed) => (await run(COBA, { for: '50 ms', seed })).spikeHash),
    );
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  it('delivers a spike when its delay is over', async () => {
    const result = await run(
      `neuron Clock { state n = 0\n on step { n += 1 }\n spike when n == 5 }
      neuron Ear { state heard = 0; dheard/dt = 0 / 1 ms }
      synapse Tap { on pre { post.heard += 1 } }
      network Net {
        population A = Clock[1]
        population B = Ear[2]
        connect A -> B by Tap all to all, delay 0.2 ms * j
        record spikes of A
        record heard of B
      }`,
      { for: '1.2 ms' },
    );
    expect(result.populations[0]?.spikes?.times).toEqual(Float64Array.of(0.5));
    const [heard] = result.traces;
    const heardBy = (cell: number) => heard?.times.find((_, sample) => heard.values[2 * sample + cell] === 1);
    // A spike of step k arrives at the start of step k + 1 + delay, and is seen at the end of that.
    expect([heardBy(0), heardBy(1)]).toEqual([0.6, 0.8]);
  });

  it('tells each spike once where several statements record a cell, also of one that spikes twice in a step', async () => {
    const burst = 'source Burst { state n = 0\n on step { n += 1 }\n spike count 2 when n == 3 }';
    const spikesBy = async (records: string): Promise<unknown> => {
      const text = `${burst}\nnetwork Net { population A = Burst[4]\n${records} }`;
      return (await run(text, { for: '1 ms' })).populations[0]?.spikes;
    };
    const once = await spikesBy('record spikes of A');
    expect(once).toMatchObject({ cells: Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3) });
    expect(await spikesBy('record spikes of A[2..3]\nrecord spikes of A[0..2]')).toEqual(once);
  });

  it('reads synapses after the run: who joins whom, how late, with what', async () => {
    const result = await run(
      `neuron Cell { state v = 0; dv/dt = 0 / 1 ms }
      synapse S { param g = 2 nS; state w = 1; on pre { post.v += w * (g / 1 nS); w += 0 } }
      network Net {
        population A = Cell[3]
        connect A -> A by S(g = (1 + i) * 1 nS, w = 10 * i + j) all to all, no self, delay 0.1 ms * (3 - j)
      }`,
      { for: '1 ms' },
    );
    const table = result.projections[0]?.read();
    expect(Array.from(table?.pre ?? [])).toEqual([0, 0, 1, 1, 2, 2]);
    expect(Array.from(table?.post ?? [])).toEqual([2, 1, 2, 0, 1, 0]);
    expect(Array.from(table?.delays ?? [])).toEqual([0.1, 0.2, 0.1, 0.3, 0.2, 0.3]);
    expect(Array.from(table?.values.get('w')?.values ?? [])).toEqual([2, 1, 12, 10, 21, 20]);
    expect(table?.values.get('g')).toEqual({ unit: 'nS', values: Float64Array.of(1, 1, 2, 2, 3, 3) });
  });

  it('knows places on lattices, distances and degrees', async () => {
    const result = await run(
      `neuron Cell { state v = 0; dv/dt = 0 / 1 ms; state at = 0; dat/dt = 0 / 1 ms }
      synapse Near { param d = 0; param share = 0; on pre { post.v += d * share } }
      network Net {
        population L = Cell[2, 3] { at = 10 * row + col }
        connect L -> L by Near(d = distance, share = 1 / post.indegree) where distance <= 1, no self
        record at of L
      }`,
      { for: '0.1 ms' },
    );
    expect(result.populations[0]?.shape).toEqual([2, 3]);
    expect(Array.from(result.traces[0]?.values.slice(0, 6) ?? [])).toEqual([0, 1, 2, 10, 11, 12]);
    const table = result.projections[0]?.read();
    expect(table?.pre.length).toBe(14);
    expect(new Set(table?.values.get('d')?.values)).toEqual(new Set([1]));
    expect(new Set(table?.values.get('share')?.values)).toEqual(new Set([1 / 2, 1 / 3]));
  });

  it('lets weights learn from the order of spikes', async () => {
    const result = await run(
      `neuron Timed { param at_time = 1 ms; state n : ms = 0 ms; dn/dt = 1
      spike when n crosses at_time }
      synapse STDP {
        param tau = 20 ms
        state w = 0.5 in [0, 1]
        state x = 0; dx/dt = -x / tau
        state y = 0; dy/dt = -y / tau
        on pre  { x += 0.1; w += y }
        on post { y -= 0.12; w += x }
      }
      network Net {
        population A = Timed[2] { at_time = (5 + 10 * i) * 1 ms }
        population B = Timed[1] { at_time = 10 ms }
        connect A -> B by STDP all to all
        record w of A -> B
      }`,
      { for: '20 ms' },
    );
    const w = result.traces[0]?.values.slice(-2) ?? [];
    expect(w[0]).toBeCloseTo(0.5 + 0.1 * Math.exp(-5 / 20), 12);
    expect(w[1]).toBeCloseTo(0.5 - 0.12 * Math.exp(-5 / 20), 12);
  });

  it('follows signals, of time and of populations', async () => {
    const result = await run(
      `neuron Cell { input drive : mV = 0 mV; input many = 0; state v : mV = 0 mV; state m = 0
        dv/dt = drive / 1 ms\n dm/dt = many / 1 ms }
      network Net {
        population A = Cell[4] { v = i * 1 mV }
        signal drive : mV = if t < 1 ms then 0 mV else 2 mV
        signal many = (sum over A of v) / 1 mV
        record v, m of A[3] every 1 ms
      }`,
      { for: '2 ms', method: 'euler' },
    );
    const [v, m] = result.traces;
    expect(Array.from(v?.values ?? [])).toEqual([3, 3, expect.closeTo(5, 9)]);
    expect(Array.from(m?.values ?? []).slice(0, 2)).toEqual([0, expect.closeTo(6, 9)]);
  });

  it('tells what acts all the time, which is of first order', async () => {
    const result = await run(
      `neuron Cell { input I : mV/ms = 0 mV/ms; state v : mV = 0 mV; dv/dt = I }
      synapse Gap { param g = 1 /ms; post.I += g * (pre.v - post.v) }
      network Net { population A = Cell[2] { v = i * 1 mV }\n connect A -> A by Gap all to all, no self\n record v of A every 1 ms }`,
      { for: '1 ms' },
    );
    expect(result.held).toEqual(['A -> A by Gap']);
    const [first = 0, second = 0] = result.traces[0]?.values.slice(-2) ?? [];
    expect(first + second).toBeCloseTo(1, 12);
    expect(first).toBeGreaterThan(0.3);
  });

  it('stops when it is told to, and keeps what there is', async () => {
    const abort = new AbortController();
    const { result, diagnostics } = await simulateNetwork(networkOf(COBA), {
      for: '100 s',
      signal: abort.signal,
      onProgress: (done) => {
        if (done > 50) abort.abort();
      },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/stopped']);
    expect(result?.meta.ending).toBe('stopped');
    expect(result?.meta.steps).toBeGreaterThan(50);
    expect(result?.traces[0]?.times.at(-1)).toBeLessThanOrEqual(result?.duration ?? 0);
  });
});

const JUMP = `neuron Cell { state v : mV = 0 mV; dv/dt = -v / 10 ms }
synapse Jump { param w = 1 mV in [0 mV, 5 mV]; on pre { post.v += w } }
`;

describe('a network that cannot be built', () => {
  it('names the pair whose value is outside its range', async () => {
    expect(
      await refusal(`${JUMP}network Net {
  population A = Cell[3]
  connect A -> A by Jump(w = (i + j) * 2 mV) all to all
}
`),
    ).toMatchInlineSnapshot(`
      "
      error[build/value]: \`w\` of \`A -> A by Jump\` is 6 mV for the synapse from cell 1 of A to cell 2 of A, outside its range from 0 mV to 5 mV.
        --> net.axo:5:30
         |
       2 | synapse Jump { param w = 1 mV in [0 mV, 5 mV]; on pre { post.v += w } }
         |                                   ---------- the range
       5 |   connect A -> A by Jump(w = (i + j) * 2 mV) all to all
         |                              ^^^^^^^^^^^^^^
      hint: write \`clamp(…, low, high)\` to keep what is drawn within.

      1 error
      "
    `);
  });

  it('names the pair whose delay is negative', async () => {
    expect(
      await refusal(`${JUMP}network Net {
  population A = Cell[3]
  connect A -> A by Jump all to all, delay (j - i) * 1 ms
}
`),
    ).toMatchInlineSnapshot(`
      "
      error[build/delay]: The delay of \`A -> A by Jump\` is -1 ms for the synapse from cell 1 of A to cell 0 of A.
        --> net.axo:5:44
         |
       5 |   connect A -> A by Jump all to all, delay (j - i) * 1 ms
         |                                            ^^^^^^^^^^^^^^
      hint: a delay is between 0 and 100000 ms: \`max(…, 0 ms)\` keeps what is drawn above 0.

      1 error
      "
    `);
  });

  it('says how many cells there are to choose from', async () => {
    expect(
      await refusal(`${JUMP}network Net {
  population A = Cell[3]
  connect A -> A by Jump with fixed indegree j + 1, no self
}
`),
    ).toMatchInlineSnapshot(`
      "
      error[build/degree]: In \`A -> A by Jump\` the indegree of postsynaptic cell 2 is 3, but there are 2 cells to choose from.
        --> net.axo:5:46
         |
       5 |   connect A -> A by Jump with fixed indegree j + 1, no self
         |                                              ^^^^^
      hint: take at most 2, or a \`probability\`.

      1 error
      "
    `);
  });

  it('does not fit into memory', async () => {
    const text = `${JUMP}network Net {
  population A = Cell[100000]
  connect A -> A by Jump(w = uniform(0 mV, 1 mV)) with probability 0.1
}
`;
    expect(await refusal(text, { memory: { free: 4e9 } })).toMatchInlineSnapshot(`
      "
      error[build/memory]: The network \`Net\` needs about 20 GB of memory, and there are 4 GB.
        --> net.axo:5:3
         |
       5 |   connect A -> A by Jump(w = uniform(0 mV, 1 mV)) with probability 0.1
         |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ most of it for about 1000000000 synapses of A -> A by Jump
      hint: connect fewer cells, or keep one number for all synapses instead of one for each.

      1 error
      "
    `);
  });

  it('has more synapses than can be numbered', async () => {
    expect(
      await refusal(`${JUMP}network Net {
  population A = Cell[100000]
  connect A -> A by Jump with probability 0.5 + 0 * i
}
`),
    ).toMatchInlineSnapshot(`
      "
      error[build/synapses]: \`A -> A by Jump\` would make 5000000000 synapses; at most 2147483647 can be numbered.
        --> net.axo:5:3
         |
       5 |   connect A -> A by Jump with probability 0.5 + 0 * i
         |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: connect with a smaller probability, or split the populations.

      1 error
      "
    `);
  });

  it('is refused by a method, for the population that this cannot integrate', async () => {
    const text = `neuron Cell { state v = 0.1; dv/dt = v^2 / 1 ms }
network Net { population A = Cell[3] }
`;
    expect(await refusal(text, { method: 'exact' })).toMatchInlineSnapshot(`
      "
      error[method/not-linear]: Population \`A\`: \`exact\` solves linear equations with constant coefficients, and dv/dt is none: it is not linear in the variable itself.
        --> net.axo:1:38
         |
       1 | neuron Cell { state v = 0.1; dv/dt = v^2 / 1 ms }
         |                                      ^^^^^^^^^^ The term that does it is \`v^2 / 1 ms\`.
      hint: take \`exponential_midpoint\`, which linearises every variable in itself, or \`rk4\` where nothing is stiff.

      1 error
      "
    `);
  });

  it('is recorded at times between steps', async () => {
    const text = `neuron Cell { state v = 0.1; dv/dt = -v / 1 ms }
network Net {
  population A = Cell[3]
  record v of A every 0.25 ms
}
`;
    expect(await refusal(text)).toMatchInlineSnapshot(`
      "
      error[run/interval-off-grid]: Samples every 0.25 ms do not fall on steps of 0.1 ms.
        --> net.axo:4:23
         |
       4 |   record v of A every 0.25 ms
         |                       ^^^^^^^
      hint: record every 0.3 ms.

      1 error
      "
    `);
  });
});

describe('a network that goes wrong', () => {
  it('names the population, the cell and the term', async () => {
    const text = `neuron Cell { param a = 1; state v = 1; dv/dt = v^a / 1 ms }
network Net {
  population Calm = Cell[2] { v = 0 }
  population Wild = Cell[3] { a = 1 + i }
}
`;
    expect(await refusal(text, { for: '20 ms', method: 'euler' })).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Population \`Wild\`: The state variable \`v\` of Cell became infinite between 1.3 ms and 1.4 ms (step 13) in cell 2, where a = 3.
        --> net.axo:1:49
         |
       1 | neuron Cell { param a = 1; state v = 1; dv/dt = v^a / 1 ms }
         |                                                 ^^^ \`v^a\` is infinite there, as \`v\` is 4.21681e+263 and \`a\` is 3
         |                                                 ---------- what \`v\` follows
      hint: before that step v = 4.21681e+263. A shorter step is the first thing to try.

      1 error
      "
    `);
  });

  it('names the start, where it begins so', async () => {
    const text = `neuron Cell { param a = 1; state v = 1 / a; dv/dt = -v / 1 ms }
network Net { population A = Cell[3] { a = i } }
`;
    expect(await refusal(text, { for: '1 ms' })).toMatchInlineSnapshot(`
      "
      error[run/not-finite]: Population \`A\`: The state variable \`v\` of Cell became infinite at the start in cell 0, where a = 0.
        --> net.axo:1:38
         |
       1 | neuron Cell { param a = 1; state v = 1 / a; dv/dt = -v / 1 ms }
         |                                      ^^^^^ \`1 / a\` is infinite there, as \`a\` is 0
      hint: it divides by \`a\`, which is 0: give it another value.

      1 error
      "
    `);
  });
});
