import { networkOption } from '../../diagnostics/codes/command.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { RunFlags } from '../usage/run-usage.ts';

/** Options of runs of single models, and what is done instead in a network. */
const OF_MODELS: readonly (readonly [flag: keyof RunFlags, option: string, hint: string])[] = [
  [
    'input',
    '--input',
    'write the stimulus into the block of a population: `population E = Cell[100] { I = 1 nA }`.',
  ],
  [
    'cells',
    '--cells',
    'the network says how many cells there are: `population E = Cell[N]`, and `--set N=100`.',
  ],
  ['sweep', '--sweep', 'run the network once for each value, with `--set`.'],
  ['record', '--record', 'the network says what is recorded: `record v of E[0..9]`.'],
  ['every', '--every', 'the network says how often it is recorded: `record v of E every 1 ms`.'],
  [
    'measure',
    '--measure',
    'rates and the variation of intervals are always told; record what else is to be measured.',
  ],
  ['figure', '--figure', 'the network’s rasters and what it records over time are drawn.'],
  ['float', '--float', 'networks are run with float64.'],
];

/** Returns an error for each option that a network cannot follow. */
export function refuseFlags(flags: RunFlags, network: string): readonly Diagnostic[] {
  const problems = OF_MODELS.flatMap(([flag, option, hint]) =>
    flags[flag] === undefined ? [] : [networkOption({ option, network, hint })],
  );
  if (flags.spikeTimes === 'interpolated') {
    const option = '--spike-times interpolated';
    const hint = 'spikes of a network are sent at grid points; with `located` cells are reset between them.';
    problems.push(networkOption({ option, network, hint }));
  }
  if (flags.target === 'interpreter') {
    const hint =
      'networks are run as compiled code, `js` or `wasm`, which is tried against an interpreter of networks.';
    problems.push(networkOption({ option: `--target ${flags.target}`, network, hint }));
  }
  return problems;
}
