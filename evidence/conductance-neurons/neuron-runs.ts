/** Neurons that NEURON ran at constant currents, and scipy at the same. */
import type { Evidence } from '../evidence.ts';
import { samplesOf } from '../numbers-of.ts';
import { LOCATED, NEURON_SPIKES } from './located.ts';

interface ReferenceRun {
  readonly I: number;
  readonly duration: number;
  readonly spike_times: readonly number[];
  /** Twenty one samples. */
  readonly v: readonly number[];
}

interface Reference {
  readonly software: { readonly neuron: string; readonly scipy: string };
  readonly data: {
    readonly runs: readonly ReferenceRun[];
    readonly rates: { readonly I: readonly number[]; readonly rate: readonly number[] };
  };
}

/** Returns an entry for each of the runs, and one for some of the rates of steady firing. */
export function neuronRuns(
  model: string,
  mechanisms: string,
  reference: Reference,
  rates: { readonly currents: readonly number[]; readonly for: string },
): readonly Evidence[] {
  const { software, data } = reference;
  const runs = data.runs.map(
    ({ I, duration, spike_times, v }): Evidence => ({
      model,
      what: `spikes and v at ${I} uA/cm^2, dopri5 with a tolerance of 1e-11`,
      witness: `NEURON ${software.neuron} with ${mechanisms}, by CVODE; v: scipy ${software.scipy}, DOP853`,
      async compare(run) {
        const times = { dt: `${duration / 20} ms`, for: `${duration} ms` };
        const result = await run({ ...LOCATED, ...times, inputs: { I }, record: 'v' });
        return [
          { ...NEURON_SPIKES, got: [...(result.spikes[0] ?? [])], wanted: spike_times },
          {
            quantity: '21 samples of v',
            unit: 'mV',
            got: samplesOf(result, 'v'),
            wanted: v,
            tolerance: 1e-6,
          },
        ];
      },
    }),
  );
  const steady: Evidence = {
    model,
    what: `rates of steady firing at ${rates.currents.join(', ')} uA/cm^2, rk4, dt = 0.01 ms`,
    witness: `scipy ${software.scipy}, DOP853: the last interval of a long run`,
    async compare(run) {
      const times = { dt: '0.01 ms', for: rates.for, spikeTimes: 'interpolated' } as const;
      const result = await run({ ...times, sweep: { I: rates.currents } });
      const lastRate = (spikes: Float64Array): number =>
        1000 / ((spikes.at(-1) ?? Number.NaN) - (spikes.at(-2) ?? Number.NaN));
      const wanted = rates.currents.map((I) => data.rates.rate[data.rates.I.indexOf(I)] ?? Number.NaN);
      const because = 'spikes are dated by straight lines within steps';
      return [
        { quantity: 'rate', unit: 'Hz', got: result.spikes.map(lastRate), wanted, tolerance: 0.01, because },
      ];
    },
  };
  return [...runs, steady];
}
