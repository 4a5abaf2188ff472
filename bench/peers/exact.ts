/**
 * The exact integrator beside Brian2's on closed forms: the largest error of a run, or why there is none.
 * `npm run bench -- peers`, with AXODE_PYTHON naming a Python that has brian2 (with numpy below 2) where python3 has not.
 */
import { spawnSync } from 'node:child_process';
import { run } from '../../src/simulate/run.ts';
import type { Row } from '../measure.ts';
import { checkText } from '../models.ts';

interface Case {
  readonly what: string;
  /** In Axode; times in ms. */
  readonly model: string;
  /** The same in Brian2, a line for each equation. */
  readonly brian2: string;
  /** Those that begin with `tau` are in ms. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly initial: Readonly<Record<string, number>>;
  readonly record: string;
  /** Of t in ms. */
  readonly solution: (t: number) => number;
}

const STEP = 0.1;
const STEPS = 200;
const TAU = 10;

function twoTimeConstants(what: string, tauG: number): Case {
  const ratio = (tauG - TAU) / tauG;
  return {
    what,
    model:
      'param tau = 10 ms; param tau_g = 10 ms; state g = 1; state v = 0\n' +
      '  dg/dt = -g / tau_g\n  dv/dt = (g - v) / tau',
    brian2: 'dg/dt = -g/tau_g : 1\ndv/dt = (g - v)/tau : 1',
    parameters: { tau: TAU, tau_g: tauG },
    initial: { g: 1, v: 0 },
    record: 'v',
    // s e^-s exprel(ratio s): no difference of rates is divided by.
    solution: (t) => {
      const s = t / TAU;
      const x = ratio * s;
      return s * Math.exp(-s) * (x === 0 ? 1 : Math.expm1(x) / x);
    },
  };
}

const CASES: readonly Case[] = [
  twoTimeConstants('two equal time constants', TAU),
  ...Array.from({ length: 17 }, (_, k) =>
    twoTimeConstants(`two time constants, tau (1 + 1e-${k})`, TAU * (1 + 10 ** -k)),
  ),
  {
    what: 'an oscillator, v’ = -w, w’ = v',
    model: 'param tau = 1 ms; state v = 1; state w = 0\n  dv/dt = -w / tau\n  dw/dt = v / tau',
    brian2: 'dv/dt = -w/tau : 1\ndw/dt = v/tau : 1',
    parameters: { tau: 1 },
    initial: { v: 1, w: 0 },
    record: 'v',
    solution: Math.cos,
  },
  {
    what: 'a leak of 0, v’ = (-g v + I) / tau',
    model: 'param tau = 2 ms; param g = 0; param I = 0.25; state v = 0\n  dv/dt = (-g * v + I) / tau',
    brian2: 'dv/dt = (-g*v + I)/tau : 1',
    parameters: { tau: 2, g: 0, I: 0.25 },
    initial: { v: 0 },
    record: 'v',
    solution: (t) => t / 8,
  },
  {
    what: 'no linear equation, m’ = (1 - m^2) / 5 ms',
    model: 'param tau = 5 ms; state m = 0.1\n  dm/dt = (1 - m^2) / tau',
    brian2: 'dm/dt = (1 - m**2)/tau : 1',
    parameters: { tau: 5 },
    initial: { m: 0.1 },
    record: 'm',
    solution: (t) => Math.tanh(t / 5 + Math.atanh(0.1)),
  },
];

function largestError(values: readonly (number | null)[], { solution }: Case): string {
  if (values.some((value) => value === null || !Number.isFinite(value))) return 'NaN';
  const errors = values.map((value, k) => Math.abs((value ?? Number.NaN) - solution(k * STEP)));
  return Math.max(...errors).toExponential(1);
}

async function axode(each: Case): Promise<string> {
  const model = checkText({ name: 'peer.axo', text: `neuron Cell {\n  ${each.model}\n}\n` });
  const { result, diagnostics } = await run(model, {
    method: 'exact',
    for: `${STEPS * STEP} ms`,
    dt: `${STEP} ms`,
    record: each.record,
    set: new Map(
      Object.entries(each.parameters).map(([name, value]) => [
        name,
        name.startsWith('tau') ? `${value} ms` : value,
      ]),
    ),
  });
  const trace = result?.traces.get(each.record);
  return trace === undefined || diagnostics.length > 0
    ? (diagnostics[0]?.message ?? 'nothing')
    : largestError(Array.from(trace.values), each);
}

/** What the script prints. */
interface Answer {
  readonly version: string;
  /** By recorded name; a text where it refused. */
  readonly results: readonly (string | Readonly<Record<string, readonly (number | null)[]>>)[];
}

function brian2(): Answer | undefined {
  const input = CASES.map((each) => ({ ...each, record: [each.record], dt: STEP, steps: STEPS }));
  const { status, stdout } = spawnSync(
    process.env.AXODE_PYTHON ?? 'python3',
    ['bench/peers/brian2_exact.py'],
    {
      input: JSON.stringify(input),
      encoding: 'utf8',
    },
  );
  return status === 0 ? (JSON.parse(stdout) as Answer) : undefined; // the script prints just this
}

/** Prints a line for each case; no rows, as nothing is timed. */
export async function exactPeers(): Promise<readonly Row[]> {
  const answer = brian2();
  console.log(
    answer === undefined
      ? '\nexact, largest errors: Axode alone (no Python with brian2; AXODE_PYTHON may name one)'
      : `\nexact, largest errors: Axode, Brian2 ${answer.version}`,
  );
  for (const [index, each] of CASES.entries()) {
    const found = answer?.results[index];
    const other =
      found === undefined
        ? ''
        : typeof found === 'string'
          ? found
          : largestError(found[each.record] ?? [], each);
    console.log(`${each.what.padEnd(42)} ${(await axode(each)).padEnd(10)} ${other}`);
  }
  return [];
}
