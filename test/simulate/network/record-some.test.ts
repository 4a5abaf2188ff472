/** Statements that record some cells, and the synapses of some cells: what they keep is part of what all of them keep. */
import { describe, expect, it } from 'vitest';
import { format } from '../../../src/index.ts';
import type { RecordingDescription, RecordingSink } from '../../../src/runtime/network/recording-sink.ts';
import type { NetworkResult, NetworkTrace } from '../../../src/simulate/network/network-result.ts';
import { simulateNetwork } from '../../../src/simulate/network/run-network.ts';
import { networkOf } from './compiled-and-interpreted.ts';

const NET = `neuron Cell {
  input I = 1.2
  state v = 0
  dv/dt = (I - v) / 10 ms
  spike when v > 1
  on spike { v = 0 }
}
synapse Kick {
  state w = 0.5
  state x = 0
  dx/dt = -x / 20 ms
  on pre { post.v += 0.01 * w; x += 1; w += 0.01 * x }
}
network Net {
  population A = Cell[10] { I = 1.2 + 0.1 * i }
  population B = Cell[6]
  connect A -> B by Kick(w = i + 10 * j) with probability 0.6
`;

async function resultOf(...records: readonly string[]): Promise<NetworkResult> {
  const text = `${NET}${records.map((record) => `  ${record}\n`).join('')}}\n`;
  const { result, diagnostics } = await simulateNetwork(networkOf(text), { for: '40 ms', method: 'rk4' });
  if (result === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

function traceOf({ traces }: NetworkResult): NetworkTrace {
  const [trace] = traces;
  if (trace === undefined) throw new Error('no trace');
  return trace;
}

/** Returns what of a trace is of the columns at these places. */
function columns({ values, numbers }: NetworkTrace, places: readonly number[]): readonly number[] {
  const width = numbers.length;
  return Array.from({ length: values.length / width }, (_, sample) =>
    places.map((place) => values[sample * width + place] ?? Number.NaN),
  ).flat();
}

describe('a list of cells', () => {
  it('means exactly these cells, in their order', async () => {
    const all = traceOf(await resultOf('record v of A'));
    const some = traceOf(await resultOf('record v of A[7, 2..3, 3]'));
    expect([...some.numbers]).toEqual([2, 3, 7]);
    expect([...some.values]).toEqual(columns(all, [2, 3, 7]));
  });

  it('is reduced to one number, and kept of spikes', async () => {
    const some = traceOf(await resultOf('record v of A[2, 3, 7]'));
    const mean = traceOf(await resultOf('record mean v of A[2, 3, 7]'));
    const third = (at: number): number =>
      (some.values[at] ?? 0) + (some.values[at + 1] ?? 0) + (some.values[at + 2] ?? 0);
    for (const [sample, value] of mean.values.entries()) expect(value).toBeCloseTo(third(3 * sample) / 3, 14);
    const spikes = async (record: string): Promise<readonly (readonly [number, number])[]> => {
      const { spikes: own } = (await resultOf(record)).populations[0] ?? {};
      return Array.from(own?.cells ?? [], (cell, at) => [cell, own?.times[at] ?? 0] as const);
    };
    const all = await spikes('record spikes of A');
    expect(all.length).toBeGreaterThan(20);
    expect(await spikes('record spikes of A[2, 7, 9]')).toEqual(
      all.filter(([cell]) => [2, 7, 9].includes(cell)),
    );
    expect(await spikes('record spikes of A[2, 7], A[1..3]')).toEqual(
      all.filter(([cell]) => [1, 2, 3, 7].includes(cell)),
    );
  });
});

describe('synapses of some cells', () => {
  it('are those that join them', async () => {
    const all = traceOf(await resultOf('record w of A -> B every 2 ms'));
    const some = traceOf(await resultOf('record w of A[0..4] -> B[1, 5] every 2 ms'));
    const { pre, post } = all.ends ?? { pre: [], post: [] };
    const places = Array.from(pre, (cell, synapse) => [cell, post[synapse] ?? -1, synapse] as const).flatMap(
      ([from, to, synapse]) => (from <= 4 && (to === 1 || to === 5) ? [synapse] : []),
    );
    expect(places.length).toBeGreaterThan(3);
    expect([...some.numbers]).toEqual(places);
    expect([...some.values]).toEqual(columns(all, places));
    expect(Array.from(some.ends?.pre ?? [])).toEqual(places.map((place) => pre[place]));
    expect(Array.from(some.ends?.post ?? [])).toEqual(places.map((place) => post[place]));
  });

  it('come to one number', async () => {
    const all = traceOf(await resultOf('record x of A[3] -> B every 2 ms'));
    const width = all.numbers.length;
    const most = traceOf(await resultOf('record max x of A[3] -> B every 2 ms'));
    expect([most.kind, most.name]).toEqual(['all synapses', 'max x']);
    expect([...most.values]).toEqual(
      Array.from({ length: all.times.length }, (_, n) =>
        Math.max(...all.values.subarray(n * width, (n + 1) * width)),
      ),
    );
    const mean = traceOf(await resultOf('record mean w of A -> B'));
    expect(mean.values.at(-1)).toBeGreaterThan(10);
  });
});

describe('such statements', () => {
  it('give a recording that is written while the network runs the same', async () => {
    const records = [
      'record spikes of A[2, 7, 9]',
      'record v of A[2, 3, 7]',
      'record w of A[0..4] -> B[1, 5] every 2 ms',
      'record mean w of A[3] -> B',
    ];
    const kept = await resultOf(...records);
    const samples = kept.traces.map((): number[] => []);
    const spikes: number[] = [];
    let description: RecordingDescription | undefined;
    const sink: RecordingSink = {
      begin: (given) => {
        description = given;
      },
      synapses: () => {},
      samples: (trace, _, block) => samples[trace]?.push(...block),
      spikes: (_, __, cells) => spikes.push(...cells),
      end: () => {},
    };
    const text = `${NET}${records.map((record) => `  ${record}\n`).join('')}}\n`;
    await simulateNetwork(networkOf(text), { for: '40 ms', method: 'rk4', recordTo: { sink } });
    expect(samples).toEqual(kept.traces.map(({ values }) => [...values]));
    expect(spikes).toEqual([...(kept.populations[0]?.spikes?.cells ?? [])]);
    expect(description?.traces.map(({ columns }) => columns)).toEqual([
      { kind: 'chosen', numbers: Int32Array.of(2, 3, 7) },
      { kind: 'chosen', numbers: kept.traces[1]?.numbers },
      { kind: 'reduced', by: 'mean' },
    ]);
  });

  it('are laid out', () => {
    const text = `${NET}  record spikes of A[1,2 ,5..7]\n  record mean w of A[0]->B[1,5]\n}\n`;
    expect(format({ name: 'net.axo', text }).text).toContain(
      '  record spikes of A[1, 2, 5..7]\n  record mean w of A[0] -> B[1, 5]\n',
    );
  });
});
