import { SPIKE_TIMES, type SpikeTimes } from '../../lower/spike-times.ts';
import { type Command, Option } from './commander.ts';
import { FIGURE, THEME } from './plot-usage.ts';
import { assignment, collect, count, decimal, MODEL, seed, threadCount, withExamples } from './words.ts';

/** What `axode run` was asked for, as the words of the command line. */
export interface RunFlags {
  readonly for?: string;
  readonly dt?: string;
  readonly method?: string;
  readonly tolerance?: number;
  readonly spikeTimes?: SpikeTimes;
  readonly input?: readonly string[];
  readonly set?: readonly string[];
  readonly cells?: number;
  readonly sweep?: readonly string[];
  readonly seed?: number;
  readonly threads?: number;
  readonly checkpoint?: string;
  readonly checkpointEvery?: string;
  readonly resume?: string;
  readonly record?: readonly string[];
  readonly measure?: readonly string[];
  readonly every?: string;
  readonly out?: readonly string[];
  readonly figure?: readonly string[];
  readonly theme?: string;
  readonly target?: string;
  readonly strict?: true;
  readonly fast?: true;
  readonly float?: 'f64' | 'f32';
  readonly fold?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** Declares `axode run`. */
export function declareRun(program: Command, act: (file: string, flags: RunFlags) => void): void {
  const command = program
    .command('run')
    .summary('run a model or a network, see and save what it does')
    .description(
      'Compiles a model and runs it: one cell, many, or one for each value of a sweep; or builds and runs a network, `FILE#Network`. Without --out it is drawn in the terminal.',
    )
    .argument('<file>', MODEL)
    .optionsGroup('Time:')
    .option('--for <time>', 'how long, in the model’s time (default: 100ms, of a network 1s)')
    .option('--dt <time>', 'length of a step (default: 0.01ms, of a network 0.1ms)')
    .option(
      '--method <name>',
      'integrator: auto (what suits each equation), euler, midpoint, heun, ralston, rk3, rk4, rk38, semi_implicit_euler, exponential_euler, exponential_midpoint, rush_larsen, rush_larsen_2, exact, strang, implicit_euler, crank_nicolson, rodas4, bs23, dopri5, tsit5, rodas4_adaptive, for noise euler_maruyama, milstein, heun_stratonovich, sra1, or a tableau of your own, "tableau: 1/2; 0 1" (default: rk4, of a network auto; axode help methods)',
    )
    .option(
      '--tolerance <part>',
      'what a step of an adaptive method may be off by, relative to each variable (default: 1e-6)',
      decimal,
    )
    .addOption(
      new Option(
        '--spike-times <how>',
        'date spikes at the end of their step, on a line within it, or locate them and reset there (default: grid)',
      ).choices(SPIKE_TIMES),
    )
    .optionsGroup('Values:')
    .option(
      '--input <assignment>',
      'an input: a constant, an expression of t or a recording, "I = noise.csv:current [nA]"; repeatable (axode help stimuli)',
      assignment,
    )
    .option(
      '--set <assignment>',
      'a parameter or an initial value, for each cell by its number i of N: "C = (1 + 0.1 * i / N) * 1 uF/cm^2", or from a file, "C = cells.csv:capacitance"; of a network, a parameter of its own, N=1000; repeatable',
      assignment,
    )
    .option(
      '--cells <count>',
      'how many cells (default: 1, or one for each value of a sweep; axode help cells)',
      count,
    )
    .option(
      '--sweep <assignment>',
      'values to take in turn, one cell for each: "I = 0 .. 20 uA/cm^2 by 1 uA/cm^2"; several make a grid (axode help sweeps)',
      assignment,
    )
    .option(
      '--seed <number>',
      'chooses the random numbers: the same seed, the same numbers (default: 0)',
      seed,
    )
    .optionsGroup('What is kept:')
    .option(
      '--record <names>',
      'what to record, of all cells or of some: v[0..9],sodium.m[3]; repeatable (default: the states of one cell, of many only spikes)',
      collect,
    )
    .option('--every <time>', 'record every so often: 0.1ms, or every 10 steps: 10 (default: every step)')
    .option(
      '--measure <measure>',
      'a number per cell: "rate(spikes)", "peak = max(v, after 50 ms)"; repeatable (axode help measures)',
      collect,
    )
    .optionsGroup('Output:')
    .option(
      '--out <file>',
      'write to a file, by its ending a report (.html), a picture (.svg, .png), all data (.json) or a table (.csv): of measures, else of traces, else of spikes; with --measure and --record, the traces in x.traces.csv; of a network also what it records, while it runs, as HDF5 (.h5); repeatable (default: the terminal)',
      collect,
    )
    .option(
      '--checkpoint <file>',
      'of a network: write its complete state there now and then, so that a run that is killed can go on',
    )
    .option('--checkpoint-every <time>', 'how much of its time lies between (default: 10s)')
    .option('--resume <file>', 'of a network: go on from such a state, up to the time that --for says')
    .option('--figure <name>', FIGURE, collect)
    .option('--theme <name>', THEME)
    .option('--json', 'print the result as JSON and nothing else; of a network, its summary')
    .option('--quiet', 'print nothing but errors')
    .optionsGroup('How it is computed:')
    .option(
      '--target <name>',
      'what runs it: js, wasm (vectors of cells), or interpreter, the reference (default: js; of populations in a network wasm)',
    )
    .addOption(
      new Option('--strict', 'exactly the operations of the model, in order (default)').conflicts('fast'),
    )
    .addOption(new Option('--fast', 'rewritten within stated bounds'))
    .addOption(
      new Option('--float <kind>', 'round every number of a step to float32: f32 (default: f64)').choices([
        'f64',
        'f32',
      ]),
    )
    .option('--fold', 'build the parameters into the code')
    .option(
      '--threads <count>',
      'of a network: how many threads run it; the same bits with any number (default: 1, of large ones as many as there are processors, up to 8)',
      threadCount,
    )
    .action(act);
  withExamples(
    command,
    'run models/neurons/hodgkin-huxley.axo --input "I = 10 uA/cm^2" --record v,sodium.m --out hh.html',
    'run models/neurons/izhikevich.axo#Chattering --for 1s --dt 0.25ms --input "I = if t > 50 ms then 10 else 0" --set d=6',
    'run models/neurons/hodgkin-huxley.axo --for 500ms --sweep "I = 0 .. 20 uA/cm^2 by 1 uA/cm^2"',
    'run models/networks/coba.axo --for 1s --set N=1000 --set p=0.08 --out raster.svg',
    'run models/neurons/leaky-integrate-and-fire.axo --cells 100 --input "I = (1.5 + i / N) * 1 nA" --out raster.svg',
  );
}
