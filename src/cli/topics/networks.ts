export const NETWORKS = `Networks: populations of cells, joined by synapses

  import { PoissonSource } from "std/sources/poisson-source"
  import { LeakyIntegrateAndFire } from "std/neurons/leaky-integrate-and-fire"

  synapse Kick {
    param w = 3 mV
    on pre { post.v += w }
  }

  network Net {
    param N = 50
    population Input = PoissonSource[100] { rate = 20 Hz }
    population Cells = LeakyIntegrateAndFire[N] { v = uniform(-65 mV, -50 mV) }
    connect Input -> Cells by Kick with probability 0.2, delay 1 ms
    connect Cells -> Cells by Kick(w = -1 mV) with fixed indegree 5, no self
    record spikes of Cells
    record v of Cells[0..9] every 1 ms
  }

  connect A -> B, C by S(name = E, ...) RULE, OPTION, ...
    rules     all to all, one to one, with probability E, with fixed indegree E, with fixed outdegree E, where C,
              pairs from "file.csv"
    options   no self, where C, delay E, seed N
    E reads   i and j, the cells' numbers; pre.name, post.name; distance between lattices, Model[rows, columns]; draws
  synapse S   on pre { ... }   on post { ... }   post.I += E   and states with equations, dx/dt = -x / tau
  signal x    one number for the network, which every input x receives
  record      spikes of A, v of A[0..9] every 1 ms, mean v of A, w of A -> B every 10 ms

A run takes 1 s in steps of 0.1 ms unless told otherwise; --set gives the network's own parameters other values. Without --out it is
drawn here; --out run.h5 records to disk while it runs; --json prints the summary; --threads, --checkpoint and --resume are for long
runs. explain says what synapses cost, and draws the network. docs/networks.md has it all.

  $ axode run models/networks/lattices.axo --for 200ms --out lattices.svg
  $ axode run models/networks/coba.axo --for 50ms --method euler --set N=400 --set p=0.1 --json
  $ axode explain models/networks/stdp.axo
`;
