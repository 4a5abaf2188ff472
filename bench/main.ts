/** What Axode costs: time from text to a running step, and time of a step. Everything on one thread. */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { run } from '../src/simulate/run.ts';
import { startPopulation } from '../src/simulate/run-compiled.ts';
import { cold } from './cold.ts';
import { estimates, operationCosts } from './costs.ts';
import { elementary } from './elementary.ts';
import { accuracy, accuracy32 } from './elementary-accuracy.ts';
import { measure, printRows, type Row, scaled, summarise, type Times } from './measure.ts';
import { checkText, manyChannels, readModelText } from './models.ts';
import { networks } from './networks.ts';
import { overCells } from './over-cells.ts';
import { exactPeers } from './peers/exact.ts';
import { compiled, stepTime } from './step-time.ts';
import { sweeps } from './sweep.ts';

const CELLS = 1000;

function latency(): readonly Row[] {
  const script = fileURLToPath(new URL('first-step.js', import.meta.url));
  const cold = Array.from({ length: 9 }, () => {
    const text = execFileSync(process.execPath, [script], { encoding: 'utf8' });
    return JSON.parse(text) as { readonly [phase: string]: number }; // the script prints just this
  });
  const phase = (name: string): Times => summarise(cold.map((times) => times[name] ?? Number.NaN));
  const source = readModelText('hodgkin-huxley');
  const warm = (): void => {
    const artifact = compiled(checkText(source), {});
    const population = startPopulation(
      artifact,
      { p: 1, q: 100 },
      { given: new Map(), lists: new Map(), cells: 1, steps: 1 },
    );
    population.kernels.step(population.layout, 0, 1, 0, 1);
  };
  measure(30, warm);
  const cli = ['dist/cli.js', 'check', source.name];
  return [
    { what: 'text to first step, fresh process', times: phase('all'), unit: 'ms', aim: 100 },
    { what: '  check', times: phase('check'), unit: 'ms' },
    { what: '  lower', times: phase('lower'), unit: 'ms' },
    { what: '  passes', times: phase('passes'), unit: 'ms' },
    { what: '  emit, link and step', times: phase('step'), unit: 'ms' },
    { what: 'text to first step, warm', times: measure(30, warm), unit: 'ms', aim: 10 },
    {
      what: 'process `axode check`',
      times: measure(9, () => execFileSync(process.execPath, cli, { stdio: 'ignore' })),
      unit: 'ms',
      aim: 200,
    },
  ];
}

function speed(): readonly Row[] {
  const hh = checkText(readModelText('hodgkin-huxley'));
  const current = new Map([['I', 10]]);
  const row = (what: string, times: Times, aim?: number): Row => ({
    what,
    times,
    unit: 'ns per cell and step',
    ...(aim === undefined ? {} : { aim }),
  });
  return [
    row(`Hodgkin-Huxley euler, ${CELLS} cells`, stepTime(hh, { method: 'euler' }, current), 64),
    row('  fast arithmetic', stepTime(hh, { method: 'euler', arithmetic: 'fast' }, current)),
    row('  parameters folded', stepTime(hh, { method: 'euler', fold: true }, current)),
    row('Hodgkin-Huxley exponential_euler', stepTime(hh, { method: 'exponential_euler' }, current)),
    row('Hodgkin-Huxley rk4', stepTime(hh, { method: 'rk4' }, current)),
    row('Izhikevich euler', stepTime(checkText(readModelText('izhikevich')), { method: 'euler' }, current)),
    row(
      'leaky integrate-and-fire euler',
      stepTime(checkText(readModelText('leaky-integrate-and-fire')), { method: 'euler' }, new Map()),
    ),
  ];
}

function large(): readonly Row[] {
  return [10, 40, 80].flatMap((channels) => {
    const model = checkText(manyChannels(channels));
    let parts = 0;
    const time = measure(3, () => {
      parts =
        compiled(model, {})
          .code.kernels('in place')
          .match(/^ {2}function step\$part/gm)?.length ?? 1;
    });
    const cells = 64;
    return [
      { what: `${channels} channels rk4: compile, ${parts} function(s)`, times: time, unit: 'ms' },
      {
        what: '  per channel',
        times: scaled(stepTime(model, {}, new Map(), { cells }), 1 / channels),
        unit: 'ns per cell and step',
      },
    ];
  });
}

async function recording(): Promise<readonly Row[]> {
  const model = checkText(readModelText('hodgkin-huxley'));
  const once = async (every: number): Promise<Times> => {
    const options = { for: '2 s', inputs: { I: 10 }, record: ['v', 'sodium.m'], every };
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { result } = await run(model, options);
      if (result !== undefined) times.push((result.meta.run_ms * 1e6) / result.meta.steps);
    }
    return summarise(times);
  };
  return [
    { what: 'one cell, rk4, two traces, every step', times: await once(1), unit: 'ns per step' },
    { what: 'one cell, rk4, two traces, every 10 steps', times: await once(10), unit: 'ns per step' },
  ];
}

type Suite = () => readonly Row[] | Promise<readonly Row[]>;
const SUITES: ReadonlyMap<string, Suite> = new Map<string, Suite>([
  ['latency', latency],
  ['cold', cold],
  ['speed', speed],
  ['large', large],
  ['recording', recording],
  ['sweep', sweeps],
  ['over-cells', overCells],
  ['networks', networks],
  ['elementary', elementary],
  ['accuracy', accuracy],
  ['accuracy32', accuracy32],
  ['costs', operationCosts],
  ['estimates', estimates],
  ['peers', exactPeers],
]);

const wanted = process.argv.slice(2);
console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, one thread, float64`);
for (const [name, suite] of SUITES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const rows = await suite();
  if (rows.length > 0) printRows(name, rows);
}
