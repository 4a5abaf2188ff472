export const CELLS = `Cells: many of one kind

--cells 100 runs a population. Its cells are alike, but for what differs from cell to cell:

  C = (1 + 0.1 * i / N) * 1 uF/cm^2    what reads i, the number of the cell from 0, or N, how many there are
  C = cells.csv:capacitance            a column of a file, a row for each cell

Both stand in --set (parameters and initial values), the first in --input too. Several cells keep only their spikes
unless --record names more (axode help recording), and are drawn as a raster. In a table of spikes, --out spikes.csv,
each row is a spike: cell,t.

In a model, cells read what all of them come to: sum over cells of v, and mean, max, min, count, rank. Where it does not, each
cell is by itself.

  $ axode run models/neurons/leaky-integrate-and-fire.axo --cells 100 --input "I = (1.5 + i / N) * 1 nA" --out spikes.csv
  $ axode run models/neurons/hodgkin-huxley.axo --cells 20 --set "C = (1 + 0.1 * i / N) * 1 uF/cm^2" --input "I = 10 uA/cm^2" --record "v[0..2]"
  $ axode run models/neurons/winner-take-all.axo --cells 5 --dt 1ms --for 100ms --input "I = 0.5 nA * i" --record share
`;
