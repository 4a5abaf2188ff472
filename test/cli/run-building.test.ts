import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { check } from '../../src/check/check.ts';
import { networkPlanText } from '../../src/cli/run/network-plan-text.ts';
import type { NetworkRunPlan } from '../../src/simulate/network/network-options.ts';
import { planNetwork } from '../../src/simulate/network/plan-network.ts';
import { folderWith } from './axode.ts';
import { inTerminal } from './in-terminal.ts';

/** Joining these takes minutes: nothing is known of `exp` but what it comes to for each pair. */
const SLOW = `neuron Cell {
  state v = 0
  dv/dt = -v / 10 ms
  spike when v > 1
}
synapse Kick { on pre { post.v += 1 } }
network Slow {
  param N = 60000
  population A = Cell[N]
  connect A -> A by Kick where exp(i - j) > 1e300
}
`;

const FOLDER = folderWith({ 'slow.axo': SLOW });
const BUILDING = /\d+% · [\d,]+ pairs of cells per second · .+ left/;

describe('cells that are joined by trying all pairs', () => {
  it.each([
    ['', []],
    [', with checkpoints', ['--checkpoint', 'slow.state']],
  ])('tell how far that is, and are left when Ctrl-C is pressed%s', async (_, more) => {
    const words = ['run', 'slow.axo', '--for', '1 ms', ...more];
    const { exit, seen } = await inTerminal('claimed', FOLDER, words, { at: BUILDING });
    expect(exit).toBe(130);
    expect(seen).toContain('The run was stopped at 0 ms of 1 ms.');
    // The line is taken away before anything else is said.
    expect(seen.slice(seen.lastIndexOf(' left')).startsWith(' left\r\u001b[2K')).toBe(true);
  });

  it('say before how long that takes, where anybody would notice', () => {
    const plan: NetworkRunPlan = {
      network: 'Slow',
      steps: 10,
      step: { value: 0.1, unit: 'ms' },
      cells: 18_000,
      synapses: 3,
      count: 'about',
      tried: 324e6,
      bytes: 5e6,
      bytesOfMillionSpikes: 0,
    };
    expect(networkPlanText(plan)).toBe(
      '18000 cells · about 3 synapses · tries about 324 million pairs of cells first, for about 3 s · ' +
        '10 steps of 0.1 ms · takes about 5 MB of memory',
    );
    expect(networkPlanText({ ...plan, tried: 1e6 })).not.toContain('tries');
  });

  it('expect as many pairs as there are, less those of which nothing is joined', () => {
    const triedBy = (where: string): number => {
      const { networks } = check({ name: 'slow.axo', text: SLOW.replace('exp(i - j) > 1e300', where) });
      const made = planNetwork(known(networks.get('Slow'), 'network'), { for: 1 });
      if (!('plan' in made)) throw new Error('no plan');
      return made.plan.stated.tried;
    };
    expect(triedBy('exp(i - j) > 1e300')).toBe(60_000 ** 2);
    expect(triedBy('i == j') / 60_000).toBeLessThan(40);
  });
});
