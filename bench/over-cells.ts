/** What cells cost that read each other, beside the same cells by themselves. */
import type { CheckedModel } from '../src/check/checked-model.ts';
import type { Row } from './measure.ts';
import { checkText } from './models.ts';
import { stepTime } from './step-time.ts';

const CELLS = [10, 1000, 100_000];

function cell(drive: string, step: string = ''): CheckedModel {
  const text = `
neuron Cell {
  param tau = 10 ms
  state v = 0.5
  share = exp(v - (max over cells of v))
  dv/dt = (0.5 + 0.3 * ${drive} - v) / tau
  ${step}
}`;
  return checkText({ name: 'over-cells.axo', text });
}

const MODELS = [
  { what: 'by itself', model: cell('0.5') },
  { what: 'drawn to the mean of all', model: cell('(mean over cells of v)') },
  { what: 'drawn by its share (softmax)', model: cell('share / (sum over cells of share)') },
  { what: 'ranked', model: cell('0.5', 'on step { v += if (rank over cells of v) < 3 then 1e-3 else 0 }') },
] as const;

export function overCells(): readonly Row[] {
  return CELLS.flatMap((cells) =>
    MODELS.map(({ what, model }) => ({
      what: `${cells} cells, ${what}, euler`,
      times: stepTime(model, { method: 'euler' }, new Map(), { cells }),
      unit: 'ns per cell and step',
    })),
  );
}
