/**
 * Random well-typed models, as the text that a person would write: units, a channel with a gate, thresholds,
 * refractoriness and every kind of event. A counter-example shrinks to a text that can be read and kept.
 */
import fc from 'fast-check';
import type { Samples } from '../../src/simulate/run-options.ts';

type Text = fc.Arbitrary<string>;

const whole = (min: number, max: number): Text =>
  fc.integer({ min, max }).map((n) => (n < 0 ? `(${n})` : `${n}`));
const decimal: Text = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 99 }))
  .map(([a, b]) => `${a}.${b}`);
const spans: Text = fc.constantFrom('1 ms', '0.5 ms', '2.5 ms', '40 us', '0.003 s', 'lag');

type Grammar = {
  readonly number: string;
  readonly voltage: string;
  readonly condition: string;
};

/** Where an expression stands decides what it may read. */
interface Leaves {
  readonly numbers: readonly string[];
  readonly voltages: readonly string[];
  readonly conditions: readonly Text[];
  /** A channel does not see the `lag` of its owner. */
  readonly times?: readonly string[];
  /** Without conditions, which rounding could turn. */
  readonly isSmooth?: boolean;
}

function grammar({ numbers, voltages, conditions, times = ['t', 't - lag'], isSmooth = false }: Leaves): {
  [Key in keyof Grammar]: Text;
} {
  const number = fc.oneof(decimal, whole(-3, 4), fc.constantFrom('pi', ...numbers));
  const voltage = fc.oneof(
    decimal.map((x) => `${x} mV`),
    fc.integer({ min: -90, max: 40 }).map((n) => `(${n} mV)`),
    fc.constantFrom('0.02 V', ...voltages),
  );
  return fc.letrec<Grammar>((tie) => ({
    number: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      number,
      fc
        .tuple(tie('number'), fc.constantFrom('+', '-'), tie('number'))
        .map(([a, o, b]) => `(${a} ${o} ${b})`),
      fc.tuple(number, tie('number')).map(([a, b]) => `${a} * ${paren(b)}`),
      fc
        .tuple(tie('voltage'), fc.constantFrom('10 mV', '(20 mV)', '25 [mV]'))
        .map(([a, b]) => `${paren(a)} / ${b}`),
      tie('number').map((a) => `exp(-abs(${a}))`),
      tie('number').map((a) => `tanh(${a})`),
      tie('number').map((a) => `1 / (1 + ${paren(a)}^2)`),
      isSmooth ? number : tie('number').map((a) => `share(${a}, 0.5)`),
      fc.tuple(tie('number'), fc.integer({ min: -2, max: 4 })).map(([a, n]) => `(1.5 + sin(${a}))^${n}`),
      isSmooth
        ? number
        : fc
            .tuple(tie('condition'), tie('number'), tie('number'))
            .map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      fc.tuple(tie('number'), tie('number')).map(([a, b]) => `min(${a}, ${b}, 2)`),
    ),
    voltage: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      voltage,
      fc
        .tuple(tie('voltage'), fc.constantFrom('+', '-'), tie('voltage'))
        .map(([a, o, b]) => `(${a} ${o} ${b})`),
      fc.tuple(tie('number'), voltage).map(([a, b]) => `tanh(${a}) * ${paren(b)}`),
      tie('voltage').map((a) => `-${paren(a)}`),
      fc.tuple(tie('voltage'), voltage).map(([a, b]) => `max(${a}, ${b})`),
      isSmooth
        ? voltage
        : fc
            .tuple(tie('condition'), tie('voltage'), tie('voltage'))
            .map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    ),
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      fc
        .tuple(tie('voltage'), fc.constantFrom('<', '<=', '>', '>='), tie('voltage'))
        .map(([a, o, b]) => `${a} ${o} ${b}`),
      fc.tuple(tie('number'), fc.constantFrom('<', '>='), tie('number')).map(([a, o, b]) => `${a} ${o} ${b}`),
      fc
        .tuple(
          fc.constantFrom('mod(t, 2 ms)', ...times),
          fc.constantFrom('<', '>='),
          fc.constantFrom('1 ms', '0.5 ms', '2.5 ms', '40 us'),
        )
        .map((each) => each.join(' ')),
      ...conditions,
      tie('condition').map((a) => `not (${a})`),
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([a, o, b]) => `(${a}) ${o} (${b})`),
    ),
  }));
}

function paren(text: string): string {
  return /^[\w.]+$/.test(text) ? text : `(${text})`;
}

const NUMBERS = [
  'w',
  'k',
  'na.m',
  'na.m.inf',
  'open',
  'old_way',
  't / lag',
  'na.k',
  'held(t, places, levels)',
  'held(mod(t, lag), places, levels)',
  'held(w * 1 ms, places, levels)',
  'interpolate(t, places, levels)',
  'levels[1]',
];
const VOLTAGES = ['v', 'E', 'na.E', 'drive', 'V_2', 'R * I'];
const equation = grammar({
  numbers: NUMBERS,
  voltages: VOLTAGES,
  conditions: [fc.constantFrom('refractory', 'high')],
});
const definition = grammar({ numbers: ['w', 'k', 'na.m'], voltages: ['v', 'E', 'R * I'], conditions: [] });
const channel = grammar({ numbers: ['k'], voltages: ['v', 'E'], conditions: [], times: ['t'] });
const constant = grammar({ numbers: ['k'], voltages: ['E'], conditions: [] });
const event = grammar({
  numbers: [...NUMBERS, 'old(w)', 'dt / lag', 'old(na.m)'],
  voltages: [...VOLTAGES, 'old(v)', 'old(drive)'],
  conditions: [
    fc.constantFrom(
      'refractory',
      'high',
      'old(high)',
      'peak(v)',
      'peak(open)',
      't - last_spike > 1.5 ms',
      'old(refractory)',
    ),
    definition.voltage.map((a) => `v crosses ${a}`),
    definition.number.map((a) => `w falls below ${a}`),
  ],
});

const assignment: Text = fc.oneof(
  event.voltage.map((e) => `v = clamp(${e}, -100 mV, 100 mV)`),
  event.number.map((e) => `w = ${e}`),
  fc
    .tuple(fc.constantFrom('w', 'na.m'), fc.constantFrom('+=', '-=', '*='), event.number)
    .map(([x, o, e]) => `${x} ${o} tanh(${e})`),
  event.voltage.map((e) => `V_2 += ${e}`),
  event.voltage.map((e) => `if w < 100 { let x = ${e}; v = tanh(x / 50 mV) * 50 mV }`),
  event.number.map((e) => `I += tanh(${e}) * 0.1 nA`),
  fc
    .tuple(event.condition, event.number, event.voltage)
    .map(([c, a, b]) => `if ${c} { w = ${a} } else { V_2 = ${b} }`),
);
const block: Text = fc
  .array(assignment, { minLength: 1, maxLength: 3 })
  .map((body) => `{\n    ${body.join('\n    ')}\n  }`);
const maybe = (text: Text): Text => fc.option(text, { nil: '' });

/** The text of a file whose last neuron is `Random`. */
export const randomModelText: Text = fc
  .record({
    tau: fc.integer({ min: 2, max: 30 }),
    E: fc.integer({ min: -80, max: -40 }),
    k: decimal,
    initial: constant.voltage,
    second: constant.voltage,
    w: constant.number,
    alpha: channel.number,
    inf: channel.number,
    isRates: fc.boolean(),
    open: definition.number,
    drive: definition.voltage,
    high: definition.condition,
    dv: equation.voltage,
    dw: equation.number,
    threshold: event.condition,
    refractory: maybe(
      fc
        .tuple(spans, fc.constantFrom('', ' holds v', ' holds v, na.m, w'))
        .map(([t, h]) => `  refractory ${t}${h}`),
    ),
    spike: maybe(block.map((b) => `  on spike ${b}`)),
    step: maybe(block.map((b) => `  on step ${b}`)),
    on: maybe(fc.tuple(event.condition, block).map(([c, b]) => `  on ${c} ${b}`)),
    at: maybe(block.map((b) => `  at [1 ms, 2.2 ms, lag] ${b}`)),
    every: maybe(fc.tuple(spans, block).map(([t, b]) => `  every ${t} from 0.4 ms ${b}`)),
    part: maybe(channel.number.map((e) => `  on spike { m = sigmoid(${e}) }`)),
    range: fc.constantFrom('', ' in [-200 mV, 60 mV]'),
  })
  .map((m) =>
    [
      'function share(x, y) = if x < y then x * y else y - x',
      '',
      'channel Na {',
      `  param k = ${m.k}`,
      `  param E = ${m.E} mV`,
      '  input v : mV',
      m.isRates
        ? `  gate m { alpha = abs(${m.alpha}) / 5 ms; beta = 0.1/ms }`
        : `  gate m = 0.25 { inf = sigmoid(${m.inf}); tau = 3 ms; scale = 2 }`,
      '  output i = m^3 * (v - E)',
      m.part,
      '}',
      '',
      'neuron Random {',
      `  param tau = ${m.tau} ms`,
      `  param E = ${m.E} mV`,
      `  param k = ${m.k} + 0 * E / 1 mV`,
      '  param lag = 1.7 ms',
      '  param places : ms[] = [0.4 ms, lag, 2.55 ms]',
      '  param levels : 1[] = [k, -0.5, 0.8]',
      '  param R = 20 MOhm',
      '  input I : nA = 0',
      '  use na = Na(k = k / 2)',
      `  state v : mV = clamp(${m.initial}, -90 mV, 50 mV)${m.range}`,
      `  state w = ${m.w}`,
      `  state V_2 : mV = ${m.second}`,
      `  open = ${m.open}`,
      '  old_way = 1 - open',
      `  drive = ${m.drive}`,
      `  high = ${m.high}`,
      `  dv/dt = (0 + ${m.dv} - v - na.i / 10) / tau`,
      `  w' = (${m.dw} - w) / (10 * tau)`,
      `  dV_2/dt = (v - V_2) / 8 ms`,
      `  spike when ${m.threshold}`,
      m.refractory,
      m.spike,
      m.step,
      m.on,
      m.at,
      '  at places { w += 0.01 }',
      m.every,
      '}',
      '',
    ]
      .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
      .join('\n'),
  );

/** What is driven and set from outside. */
export const randomSettings: fc.Arbitrary<{
  readonly inputs: Record<string, string | Samples>;
  readonly set: Record<string, string | readonly number[]>;
}> = fc.record({
  inputs: fc.constantFrom<Record<string, string | Samples>[]>(
    {},
    { I: '0.3 nA' },
    { I: 'if t >= 1 ms and t < 2.5 ms then 0.5 nA else 0' },
    { I: '0.2 nA * sin(2 * pi * t / 3 ms)' },
    { I: 'if mod(t, 1 ms) < 0.3 ms then 400 pA else 0' },
    { I: 'pulses(t, 0.4 ms, 1 ms, 0.5 ms, 0.3 nA) + held(t - lag, places, levels) * 0.1 nA' },
    { I: { values: [0, 0.4, -0.2, 0.1], unit: 'nA', times: '0.7 ms' } },
    { I: { values: [100, 300], unit: 'pA', times: [0.5, 2.33], between: 'interpolated' } },
  ),
  set: fc.constantFrom<Record<string, string | readonly number[]>[]>(
    {},
    { tau: '7 ms' },
    { v: '-50 mV' },
    { lag: '0.9 ms' },
    { places: '[lag, 2 * lag]', levels: [0.3, -0.7] },
    { places: [0.1, 0.3, 0.7, 0.9], levels: [1, 2, 3, 4] },
    { k: '1.25', 'na.E': '0.05 V' },
  ),
});

const smooth = grammar({
  numbers: ['w', 'k', 'm', 'open'],
  voltages: ['v', 'E', 'R * I'],
  conditions: [],
  isSmooth: true,
});

/** The text of a neuron without events and conditions. */
export const smoothModelText: Text = fc
  .record({ dv: smooth.voltage, dw: smooth.number, alpha: smooth.number, open: smooth.number })
  .map(({ dv, dw, alpha, open }) =>
    [
      'neuron Smooth {',
      '  param tau = 7 ms',
      '  param E = -65 mV',
      '  param k = 0.3',
      '  param R = 30 MOhm',
      '  input I : nA = 0.1 nA',
      '  state v : mV = E',
      '  state w = k',
      `  open = ${open.replaceAll(/\bopen\b/g, 'm')}`,
      `  gate m = 0.4 { alpha = (1 + (${alpha.replaceAll(/\bm\b/g, 'w')})^2) / 3 ms; beta = 0.2/ms }`,
      `  dv/dt = (${dv} - v) / tau`,
      `  dw/dt = ${dw} / (3 * tau) - w / 9 ms`,
      '}',
      '',
    ].join('\n'),
  );
