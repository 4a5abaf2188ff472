import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { LEAKY, modelOf } from './models.ts';

const leaky = modelOf(LEAKY);

/** Returns the codes and messages of a run that is refused. */
async function refusals(options: RunOptions, text = LEAKY): Promise<readonly string[]> {
  const { result, diagnostics } = await run(text === LEAKY ? leaky : modelOf(text), options);
  expect(result).toBeUndefined();
  return diagnostics.map(({ code, message, hint }) => `${code}: ${message} ${hint ?? ''}`.trim());
}

/** Returns the warnings of a run, with their hints. */
async function warnings(options: RunOptions, text: string): Promise<readonly string[]> {
  const { result, diagnostics } = await run(modelOf(text), options);
  expect(result).toBeDefined();
  return diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

describe('an output', () => {
  const text =
    'neuron Cell {\n  state v = 0\n  input I = 0\n  dv/dt = (I - v) / 1 ms\n  output rate = 2 * v\n}\n';

  it('is neither set nor driven', async () => {
    expect(await refusals({ for: '1 ms', set: { rate: 1 } }, text)).toEqual([
      expect.stringContaining('`rate` is an output of Cell and cannot be set.'),
    ]);
    expect(await refusals({ for: '1 ms', inputs: { rate: 1 } }, text)).toEqual([
      expect.stringContaining('`rate` is an output of Cell, not one of its inputs.'),
    ]);
  });
});

describe('a run is refused', () => {
  it.each<readonly [string, RunOptions, string]>([
    ['a duration without unit', { for: '10' }, 'run/not-a-time: `for` must be a time, but `10` has no unit.'],
    [
      'a duration that is a voltage',
      { for: '10 mV' },
      'run/not-a-time: `for` must be a time, but `10 mV` is no time.',
    ],
    ['words', { dt: 'soon' }, 'run/not-a-time: `dt` must be a time, but `soon` is no number with a unit.'],
    ['an unknown unit', { dt: '1 msec' }, 'units/unknown'],
    ['NaN', { dt: Number.NaN }, 'run/not-a-time: `dt` must be a time, but `NaN ms` is no finite number.'],
    ['a step of 0', { dt: '0 ms' }, 'run/not-positive: `dt` must be longer than nothing, not `0 ms`.'],
    ['a negative step', { dt: -1 }, 'run/not-positive: `dt` must be longer than nothing, not `-1 ms`.'],
    [
      'a step longer than the run',
      { for: '1 ms', dt: '1 s' },
      'run/step-too-long: A step of 1 s does not fit into a run of 1 ms. run longer, or take a shorter step.',
    ],
    [
      'a step of too many digits',
      { dt: '0.12345678901234567 ms' },
      'run/inexact-time: A step of 0.12345678901234567 ms has too many digits for exact times. round the step to fewer digits.',
    ],
    [
      'samples off the grid',
      { dt: '0.1 ms', every: '0.25 ms' },
      'run/interval-off-grid: Samples every 0.25 ms do not fall on steps of 0.1 ms. record every 0.3 ms.',
    ],
    [
      'half a step between samples',
      { every: '1.5' },
      'run/not-a-count: `every` must be a whole number of at least 1, not `1.5`.',
    ],
    ['no cells', { cells: 0 }, 'run/not-a-count: `cells` must be a whole number of at least 1, not `0`.'],
    [
      'an unknown target',
      { target: 'javascript' },
      'run/unknown-target: There is no target `javascript`. the targets are `js`, `wasm`, `interpreter`.',
    ],
    ['an unknown method', { method: 'rk5' }, 'method/unknown'],
    [
      'an unknown record',
      { record: ['V'] },
      'run/unknown-record: Leaky has no `V` to record. did you mean `v`?',
    ],
    ['an unknown input', { inputs: { J: 1 } }, 'run/unknown-input: Leaky has no input `J`.'],
    [
      'a parameter as input',
      { inputs: { tau: 1 } },
      'run/unknown-input: `tau` is a parameter of Leaky, not one of its inputs. set it with `--set` (`set` in the library).',
    ],
    [
      'an input as setting',
      { set: { I: 1 } },
      'run/not-settable: `I` is an input of Leaky and cannot be set. drive it with `--input` (`inputs` in the library).',
    ],
    [
      'an expression as setting',
      { set: { drive: 1 } },
      'run/not-settable: `drive` is a named expression of Leaky and cannot be set.',
    ],
    [
      'an unknown setting',
      { set: { taw: 1 } },
      'run/not-settable: Leaky has no parameter or state variable `taw`. did you mean `tau`?',
    ],
    [
      '__proto__',
      { set: new Map([['__proto__', 1]]) },
      'run/not-settable: Leaky has no parameter or state variable `__proto__`.',
    ],
    [
      'a value outside its range',
      { set: { tau: '1 s' } },
      'run/outside-range: `tau` is set to 1000 ms, outside its range from 1 ms to 100 ms. set it to a value from 1 ms to 100 ms.',
    ],
    [
      'an initial value outside its range',
      { set: { v: 60 } },
      'run/outside-range: `v` is set to 60 mV, outside its range from -100 mV to 50 mV.',
    ],
    [
      'NaN as value',
      { set: { tau: Number.NaN } },
      'run/not-a-value: The value given for `tau` is not a number (NaN). give a finite number.',
    ],
    [
      'NaN as stimulus',
      { inputs: { I: Number.NaN } },
      'run/not-a-value: The value given for `I` is not a number (NaN). give a finite number.',
    ],
    ['a wrong unit', { inputs: { I: '1 mV' } }, 'units/mismatch'],
    ['a number for a quantity', { set: { tau: '5' } }, 'units/missing-unit'],
    ['a broken text', { inputs: { I: 'if t >' } }, 'syntax/'],
    [
      'too many samples',
      { for: '2000 s', dt: '0.001 ms' },
      'run/too-many-samples: This run would keep 4.0e+9 numbers in memory, more than 2.7e+8. record every 100 steps, or fewer variables, or run fewer cells.',
    ],
    [
      'absurdly many cells',
      { cells: 2 ** 52 },
      'run/too-many-cells: 4503599627370496 cells do not fit into memory; at most 26843545 of Leaky can run. run fewer cells.',
    ],
    [
      'more cells than fit',
      { cells: 26_843_546, inputs: { I: 'i * 1 mV/ms' } },
      'run/too-many-cells: 26843546 cells do not fit into memory; at most 26843545 of Leaky can run. run fewer cells.',
    ],
    [
      'a sweep of more values than it has room for',
      { sweep: { tau: '1 s .. 1000000001 s in 1000000001' } },
      'run/too-many-combinations: This sweep has 1000000001 combinations (tau: 1000000001), each a cell in memory; at most 16777216 can run.',
    ],
    [
      'too long a run',
      { for: '1e9 s', dt: '1 ms' },
      'run/inexact-time: With a step of 1 ms, a run of so many steps has no exact times. run for at most 2147483646 ms',
    ],
  ])('for %s', async (_, options, expected) => {
    const [only, ...others] = await refusals(options);
    expect(others).toEqual([]);
    expect(only?.startsWith(expected) ? expected : only).toBe(expected);
  });

  it('with all mistakes in one go', async () => {
    const found = await refusals({
      for: '1 mV',
      record: ['x'],
      set: { y: 1 },
      inputs: { z: 1 },
      target: 'C',
    });
    expect(found.map((text) => text.split(':')[0])).toEqual([
      'run/not-a-time',
      'run/not-settable',
      'run/unknown-input',
      'run/unknown-target',
      'run/unknown-record',
    ]);
  });

  it('without a value for an input or a parameter that has none', async () => {
    const text = `
neuron Bare {
  param g : nS
  input I : pA
  state v : mV = 0 mV
  dv/dt = (I - g * v) / 1 pF
}`;
    expect(await refusals({}, text)).toEqual([
      'run/missing-input: The input `I` has no value. drive it, `I = 1 pA`, or give it a default.',
      'run/missing-parameter: The parameter `g` has no value. set it, `g = 1 nS`, or give it a value in the model.',
    ]);
  });

  it('when it sets what `use` gave', async () => {
    const text = `
channel Leak { param g = 1 nS; input v : mV; output i = g * v }
neuron Cell {
  use leak = Leak(g = 2 nS)
  state v : mV = 0 mV
  dv/dt = -leak.i / 1 pF
}`;
    expect(await refusals({ set: { 'leak.g': '3 nS' } }, text)).toEqual([
      'run/wired-setting: `leak.g` is given by the part’s `use` and cannot be set. make what is given here a parameter of the owner, and set that.',
    ]);
  });

  it.each<readonly [string | number, string]>([
    ['0 ms', '0 ms'],
    [-0.5, '-1 ms'],
  ])('when it sets a period through %s to %s', async (T, shown) => {
    const text = `
neuron Timed {
  param T = 1 ms
  state n = 0
  every 2 * T { n += 1 }
}`;
    expect(await refusals({ set: { T } }, text)).toEqual([
      `run/period: The period of \`every 2 * T\` must be above 0, but is ${shown} in this run. set it to a time such as \`10 ms\`; \`on step\` runs at every step.`,
    ]);
  });

  it('and shows where in the text of a setting the mistake is', async () => {
    const { diagnostics, sources } = await run(leaky, { inputs: { I: '2 mV/ms + 1 mV' } });
    const texts = new Map(sources.map(({ name, text }) => [name, text]));
    expect(renderDiagnostics(diagnostics, texts)).toContain('input I:1');
  });
});

describe('a run warns', () => {
  const SPIKER = `
neuron Spiker {
  state v : mV = -60 mV
  dv/dt = 10 mV/ms
  spike when v >= -50 mV
  on spike { v = -60 mV }
  refractory 0.04 ms
}`;

  it('of a refractory time below half a step', async () => {
    expect(await warnings({ for: '1 ms', dt: '0.1 ms' }, SPIKER)).toEqual([
      'warning run/refractory-too-short: A refractory time of 0.04 ms is shorter than half a step of 0.1 ms, so it has no effect.',
    ]);
    expect(await warnings({ for: '1 ms', dt: '0.05 ms' }, SPIKER)).toEqual([]);
  });

  it('of event times between two steps, once for each list', async () => {
    const text = `
neuron Timed {
  param times : ms[] = [0.5 ms, 0.25 ms, 0.33 ms]
  state v : mV = 0 mV
  dv/dt = -v / 10 ms
  at times { v += 1 mV }
  every 0.3 ms { v += 1 mV }
}`;
    expect(await warnings({ for: '1 ms', dt: '0.1 ms' }, text)).toEqual([
      'warning run/times-off-grid: The time 0.25 ms of `times` lies between two steps; it acts at 0.3 ms.',
    ]);
  });

  it('of times as they stand in the model, and of periods by what they do', async () => {
    const text = `
neuron Timed {
  param T = 0.25 ms
  state v : mV = 0 mV
  dv/dt = -v / 10 ms
  at 0.25 ms { v += 1 mV }
  at [0.1 ms, 2 * T + 0.07 ms] { v += 1 mV }
  spike at [0.1 ms, 0.2 ms, 0.3 ms, 0.44 ms, 0.5 ms]
  every T { v += 1 mV }
  every 0.01 ms { v += 1 mV }
  every 0.2 ms from 0.05 ms { v += 1 mV }
}`;
    expect(await warnings({ for: '1 ms', dt: '0.1 ms' }, text)).toEqual([
      'warning run/times-off-grid: The period 0.25 ms of `every T` lies between two steps; it runs at the step nearest to each of its times.',
      'warning run/times-off-grid: The period 0.01 ms of `every 0.01 ms` lies between two steps; it runs at every step.',
      'warning run/times-off-grid: The start 0.05 ms of `every 0.2 ms` lies between two steps; it counts from there, and runs at the nearest steps.',
      'warning run/times-off-grid: The time 0.25 ms of `at 0.25 ms` lies between two steps; it acts at 0.3 ms.',
      'warning run/times-off-grid: The time 0.57 ms of `at [0.1 ms, 2 * T + 0.07 ms]` lies between two steps; it acts at 0.6 ms.',
      'warning run/times-off-grid: The time 0.44 ms of `spike at [0.1 ms, 0.2 ms, 0.3 ms, 0.44 ms, …]` lies between two steps; it acts at 0.4 ms.',
    ]);
  });

  it('of event times that never act, once for each list', async () => {
    const text = `
neuron Timed {
  param times : ms[] = [0.5 ms, 0 ms, -0 ms, 0.01 ms]
  param delay = -3 ms
  state v : mV = 0 mV
  dv/dt = -v / 10 ms
  at times { v += 1 mV }
  at delay { v += 1 mV }
  at 0.04 ms { v += 1 mV }
}`;
    const grid = { for: '1 ms', dt: '0.1 ms' };
    const never = (time: string, schedule: string, where: string): string =>
      `warning run/never-acts: The time ${time} of \`${schedule}\` never acts: it ${where} the start of the run, and events act from 0.1 ms on.`;
    expect(await warnings(grid, text)).toEqual([
      never('0 ms', 'times', 'falls on'),
      never('-3 ms', 'at delay', 'lies before'),
      never('0.04 ms', 'at 0.04 ms', 'falls on'),
    ]);
    const { result } = await run(modelOf(text), { ...grid, record: ['v'] });
    expect([...(result?.traces.get('v')?.values ?? [])].slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('of no time between two steps where events are located', async () => {
    const text = `
neuron Timed {
  state v : mV = 0 mV
  dv/dt = 1 mV/ms
  at 0.314159 ms { v += 1 mV }
  every 0.037 ms from 0.05 ms { v += 0.1 mV }
  spike at [0.123 ms, 0.14 ms, 0.2 ms]
  refractory 0.04 ms
}`;
    const grid = { for: '1 ms', dt: '0.1 ms' };
    const ofTimes = [
      'The time 0.314159 ms of `at 0.314159 ms` lies between two steps; it acts at 0.3 ms.',
      'The period 0.037 ms of `every 0.037 ms` lies between two steps; it runs at every step.',
      'The start 0.05 ms of `every 0.037 ms` lies between two steps; it counts from there, and runs at the nearest steps.',
    ];
    const ofSpikes = [
      'Of the 3 times of `spike at [0.123 ms, 0.14 ms, 0.2 ms]` 1 is lost: a cell spikes once in a step, and with steps of 0.1 ms 0.14 ms falls to 0.1 ms as one before it does.',
      'The time 0.123 ms of `spike at [0.123 ms, 0.14 ms, 0.2 ms]` lies between two steps; it acts at 0.1 ms.',
      'A refractory time of 0.04 ms is shorter than half a step of 0.1 ms, so it has no effect.',
    ];
    const messages = async (options: RunOptions): Promise<readonly string[]> =>
      (await run(modelOf(text), { ...grid, ...options })).diagnostics.map(({ message }) => message).sort();
    const all = [...ofTimes, ...ofSpikes].sort();
    expect(await messages({ method: 'rk4' })).toEqual(all);
    expect(await messages({ method: 'rk4', spikeTimes: 'interpolated' })).toEqual(all);
    expect(await messages({ method: 'rk4', spikeTimes: 'located' })).toEqual(ofTimes.toSorted());
    expect(await messages({ method: 'dopri5' })).toEqual([]);

    // The spike at 0.14 ms falls into the refractory period, which ends at 0.163 ms.
    const { result } = await run(modelOf(text), { ...grid, method: 'dopri5' });
    expect([...(result?.spikes[0] ?? [])]).toEqual([0.123, 0.2]);
  });

  it('of times that never act where events are located: those that are not behind the start', async () => {
    const text = `
neuron Timed {
  param times : ms[] = [0.01 ms, 0 ms]
  state v : mV = 0 mV
  dv/dt = -v / 10 ms
  at times { v += 1 mV }
  at -0.02 ms { v += 1 mV }
}`;
    expect(await warnings({ for: '1 ms', dt: '0.1 ms', method: 'dopri5' }, text)).toEqual([
      'warning run/never-acts: The time 0 ms of `times` never acts: it falls on the start of the run, and events act after it.',
      'warning run/never-acts: The time -0.02 ms of `at -0.02 ms` never acts: it lies before the start of the run, and events act after it.',
    ]);
  });

  it('of an equation that leaves the range of its state, once', async () => {
    const text = `
neuron Growing {
  state w = 0.5 in [0, 1]
  dw/dt = 1 / 1 ms
}`;
    const expected = ['warning run/left-range: The equation of `w` took it out of its range from 0 to 1.'];
    expect(await warnings({ for: '10 ms', dt: '0.1 ms' }, text)).toEqual(expected);
    expect(await warnings({ for: '10 ms', dt: '0.1 ms', target: 'interpreter' }, text)).toEqual(expected);
  });
});

describe('a state that becomes NaN or infinite', () => {
  const EXPLODING = `
channel Blow {
  input v : mV
  state x = 1
  dx/dt = x^2 / 1 ms
  output i = x * v
}
neuron Cell {
  state v : mV = 1 mV
  use blow = Blow
  dv/dt = -v / 10 ms + 0 * blow.x * 1 mV/ms
}`;

  it.each(['js', 'interpreter'])('stops the run by %s, which keeps what was before', async (target) => {
    const { result, diagnostics } = await run(modelOf(EXPLODING), {
      for: '10 ms',
      dt: '0.1 ms',
      method: 'euler',
      record: ['blow.x'],
      every: 2,
      target,
    });
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'run/not-finite',
        'error',
        'The state variable `blow.x` of Blow became infinite between 2.1 ms and 2.2 ms (step 21).',
      ],
    ]);
    expect(diagnostics[0]?.hint).toMatch(
      /^before that step blow\.x = \d+\.?\d*e\+\d+, v = 0\.8\d+ mV\. A shorter step/,
    );
    expect(result?.meta).toMatchObject({ ending: 'not-finite', steps: 21 });
    expect(result?.times.at(-1)).toBe(2);
    expect(result?.traces.get('blow.x')?.values.every(Number.isFinite)).toBe(true);
  });

  it('is explained by the term that did it', async () => {
    const text = `
neuron Dividing {
  param a = 0
  state v = 1
  rate = 1 / (a * v)
  dv/dt = (rate + 2) / 1 ms
}`;
    const { diagnostics } = await run(modelOf(text), { for: '1 ms', dt: '0.1 ms', method: 'euler' });
    expect(diagnostics[0]?.message).toBe(
      'The state variable `v` of Dividing became infinite between 0 ms and 0.1 ms (step 0).',
    );
    expect(diagnostics[0]?.note).toBe('`1 / (a * v)` is infinite there, as `a * v` is 0');
  });

  it('may be so from the start', async () => {
    const text = 'neuron Start { param a = 0; state v = 1 / a; dv/dt = -v / 1 ms }';
    for (const target of ['js', 'interpreter']) {
      const { result, diagnostics } = await run(modelOf(text), { for: '1 ms', target });
      expect(diagnostics.map(({ message }) => message)).toEqual([
        'The state variable `v` of Start became infinite at the start.',
      ]);
      expect(result?.meta).toMatchObject({ ending: 'not-finite', steps: 0 });
    }
  });
});
