export const RECORDING = `Recording: what is kept of a run

--record names what to keep: states, named expressions, outputs, inputs and parameters, of parts too.

  --record v,sodium.m       of all cells
  --record v[0..9]          of the cells 0 to 9, both included
  --record "sodium.m[3,7]"  of the cells 3 and 7

Without it one cell keeps its states, several keep only spikes; a sweep keeps its measures too. --every 0.1ms, or
--every 10 for every tenth step, keeps fewer samples. How much memory that takes is said before the run. What was
recorded survives Ctrl-C: it is drawn, or written to the files of --out.

A table has rows of one kind: --out x.csv holds the measures of each cell if there are any, else the samples, else
each spike with its cell. With --measure and --record both, the samples go to x.traces.csv beside it. A .json file
holds all.

  $ axode run models/neurons/hodgkin-huxley.axo --input "I = 10 uA/cm^2" --record v,sodium.m,sodium.i --every 0.1ms --out traces.csv
  $ axode run models/neurons/leaky-integrate-and-fire.axo --cells 100 --input "I = (1.5 + i / N) * 1 nA" --record "v[0..2]"
`;
