/** A small model for the pages whose mistake lies in what a run was asked for. */
export const CELL: string =
  'neuron Cell {\n  param tau = 10 ms in [1 ms, 50 ms]\n  input I : mV/ms = 0\n  state v : mV = -60 mV\n' +
  '  dv/dt = I - v / tau\n  spike when v crosses -50 mV\n}\n';

/** The same, drawn to the mean of all cells. */
export const OVER_CELLS: string = CELL.replace(
  'dv/dt = I - v / tau',
  'dv/dt = I + ((mean over cells of v) - v) / tau',
);

/** The command of those pages; what is wrong is added to it. */
export const RUN: string = 'axode run model.axo --for 10ms --dt 0.1ms';
