/** A cell that every command can be tried on: it decays, is driven, spikes and resets. */
export const CELL = `## A cell to try commands on.
neuron Cell {
  param tau = 10 ms              ## membrane time constant
  param E : mV = -70 mV in [-90 mV, -50 mV]
  input I : mV = 0
  state v : mV = E
  dv/dt = (E - v + I) / tau
  spike when v > -55 mV
  on spike { v = E }
}
`;

/** Three mistakes that have nothing to do with each other. */
export const THREE_MISTAKES = `neuron Broken {
  param tau = 10 ms
  state v : mV = -70 mV
  state w = 0
  dv/dt = -v / tua
  dw/dt = v / tau
  spike when v + 1 ms > 0
}
`;
