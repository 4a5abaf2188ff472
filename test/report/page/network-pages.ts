/** A network that spikes, learns and is joined in both directions, run, and its page. */
import { known } from '../../../src/base/invariant.ts';
import { check } from '../../../src/check/check.ts';
import { type NetworkPageRequest, renderNetworkPage } from '../../../src/report/page/render-network-page.ts';
import { simulateNetwork } from '../../../src/simulate/network/run-network.ts';

export const LEARNING = `
neuron Cell {
  param tau = 10 ms
  input I = 1.5
  state v = 0
  dv/dt = (I - v) / tau
  spike when v > 1
  on spike { v = 0 }
}
source Noise { spike at rate 40 Hz }
synapse Learning {
  param g = 0.1
  state w = 0.5 in [0, 1]
  state x = 0
  dx/dt = -x / 20 ms
  on pre { post.v += g * w; x += 0.1 }
  on post { w += x }
}
synapse Kick { param w = -0.1; on pre { post.v += w } }

## Noise that <b>teaches</b> cells.
network Taught {
  param N = 20  ## trains
  population Trains = Noise[N]
  population Cells = Cell[10] { v = i / N }
  connect Trains -> Cells by Learning(w = uniform(0, 1)) with probability 0.5, delay uniform(1 ms, 3 ms)
  connect Cells -> Cells by Kick with fixed indegree 3, no self
  record spikes of Trains, Cells
  record v of Cells[0..2]
  record w of Trains -> Cells every 10 ms
}
`;

/** Returns the page of a run of the text, or of `Taught`. */
export async function networkPage(
  text: string = LEARNING,
  more: Pick<NetworkPageRequest, 'theme'> = {},
): Promise<string> {
  const { networks } = check({ name: 'taught.axo', text });
  const network = known([...networks.values()].at(-1), 'network');
  const { result } = await simulateNetwork(network, { for: '200 ms', method: 'rk4', seed: 3 });
  return await renderNetworkPage({
    result: known(result, 'result'),
    network,
    origin: {
      command: 'axode run taught.axo --for 200ms --method rk4 --seed 3 --out taught.html',
      version: '1.2.3',
      address: 'taught.axo#Taught',
      files: new Map([['taught.axo', text]]),
    },
    ...more,
  });
}
