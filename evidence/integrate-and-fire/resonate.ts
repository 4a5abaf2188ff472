import ngcLearn from '../../test/reference/models/ngclearn_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, spikeSteps } from '../numbers-of.ts';

const MODEL = 'neurons/resonate-and-fire';

/** z(t) = exp((b + i omega) t) z(0). */
const free: Evidence = {
  model: MODEL,
  what: 'free oscillation from x = 0.9, exact, dt = 0.01 ms, 2 ms',
  witness: 'closed form: Izhikevich (2001)',
  compare: async (run) => {
    const { times, traces } = await run({ method: 'exact', for: '2 ms', set: { x: 0.9 }, record: 'x, y' });
    const wanted = (wave: (phase: number) => number): readonly number[] =>
      [...times].map((t) => 0.9 * Math.exp(-t) * wave(10 * t));
    return [
      {
        quantity: 'x',
        unit: '1',
        got: [...(traces.get('x')?.values ?? [])],
        wanted: wanted(Math.cos),
        tolerance: 1e-13,
      },
      {
        quantity: 'y',
        unit: '1',
        got: [...(traces.get('y')?.values ?? [])],
        wanted: wanted(Math.sin),
        tolerance: 1e-13,
      },
    ];
  },
};

/** Two jumps of x, each of 0.85, one after the other: by when it comes the second adds to the first or takes from it. */
const doublet: Evidence = {
  model: MODEL,
  what: 'two pulses of 0.85 in x, at intervals of quarters of the period 2 pi / omega, rk4, dt = 0.001 ms',
  witness: 'closed form, exp((b + i omega) t): Izhikevich (2001)',
  compare: async (run) => {
    const intervals = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2].map((part) => (part * Math.PI) / 5);
    const counts = [];
    for (const interval of intervals) {
      const drive = `pulse_pair(t, 0.1 ms, 0.001 ms, ${interval.toFixed(3)} ms, 850)`;
      const result = await run({
        dt: '0.001 ms',
        for: '3 ms',
        inputs: { I: drive },
        measure: 'count(spikes)',
      });
      counts.push(spikeSteps(result).length);
    }
    // Largest y after the second jump, which leaves z = 0.85 (1 + exp((b + i omega) interval)).
    const peaks = intervals.map((interval) => {
      const decay = Math.exp(-interval);
      const [x, y] = [0.85 * (1 + decay * Math.cos(10 * interval)), 0.85 * decay * Math.sin(10 * interval)];
      // y is largest where its phase is pi / 2 + atan(b / omega).
      const wait = (Math.PI / 2 - Math.atan(0.1) - Math.atan2(y, x)) / 10;
      return Math.hypot(x, y) * Math.exp(-wait) * Math.cos(Math.atan(0.1));
    });
    return [
      {
        quantity: 'numbers of spikes',
        unit: '1',
        got: counts,
        wanted: peaks.map((peak) => (peak > 1 ? 1 : 0)),
        tolerance: 0,
      },
    ];
  },
};

/** w of ngc-learn is x, its v is y; it sets both to 0. Its step for w comes first and v sees what it gives. */
const ngcLearnCell: Evidence = {
  model: MODEL,
  what: 'cell of ngc-learn, reset to 0, at inputs of 2 and 20, semi_implicit_euler, dt = 0.01 ms, 20 ms',
  witness: 'ngc-learn 3.2.1, RAFCell',
  compare: async (run) => {
    const { resonate, resonate_fires: fires } = ngcLearn.data;
    const result = await run({
      method: 'semi_implicit_euler',
      dt: '0.01 ms',
      for: '20 ms',
      cells: 2,
      inputs: { I: [resonate.j, fires.j] },
      set: { y_reset: 0 },
      record: 'x, y',
    });
    const steps = spikeSteps(result, 1);
    return [
      {
        quantity: 'numbers of spikes',
        unit: '1',
        got: [spikeSteps(result).length, steps.length],
        wanted: [resonate.spike_count, fires.spike_count],
        tolerance: 0,
      },
      {
        quantity: 'steps of the first sixty spikes at 20',
        unit: '1',
        got: steps.slice(0, 60),
        wanted: fires.spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'x at 20 ms',
        unit: '1',
        got: endOf(result, 'x'),
        wanted: [resonate.end.w, fires.end.w],
        tolerance: 1e-9,
      },
      {
        quantity: 'y at 20 ms',
        unit: '1',
        got: endOf(result, 'y'),
        wanted: [resonate.end.v, fires.end.v],
        tolerance: 1e-9,
      },
    ];
  },
};

export const resonateEvidence: readonly Evidence[] = [free, doublet, ngcLearnCell];
