export const SWEEPS = `Sweeps: one cell for each value

--sweep "NAME = RANGE" runs one cell for each value of a parameter, an initial value or an input, all of them in
one run of one population.

  0 .. 20 mV by 0.5 mV      from 0 to 20 mV, both included where the steps meet them
  0 .. 20 mV in 41          so many values, evenly spaced
  1 ms .. 100 ms in 21 log  so many, each a multiple of the one before
  [1, 2, 5] mV              just these

Several --sweep make a grid of all combinations. A sweep of one value is drawn as a curve, of two as a map,
or as curves where one of them takes few values. Each cell is reduced by --measure (axode help measures);
without one, a model with spikes is measured by rate(spikes). Stimuli and settings may depend on what is swept, by its name.

  $ axode run models/neurons/hodgkin-huxley.axo --for 500ms --sweep "I = 0 .. 20 uA/cm^2 by 1 uA/cm^2"
  $ axode run models/neurons/leaky-integrate-and-fire.axo --sweep "I = 1 .. 4 nA in 16" --sweep "tau_m = 10 .. 40 ms in 9" --out map.svg
`;
