/** The function that appends spikes to their area, cell by cell: it is called in steps in which a cell spikes. */
import { MOST_SPIKES_OF_STEP, STATUS } from '../../runtime/layout.ts';
import type { FunctionBuilder, Local } from './function-builder.ts';
import type { ModuleWriter } from './module-writer.ts';
import type { ValueType } from './opcodes.ts';
import { LANES } from './vector-code.ts';

/** A spike is three words: the step, the cell, how many. */
const SPIKE_BYTES = 12;

export interface SpikeShape {
  /** Vectors side by side. */
  readonly width: number;
  readonly areTimed: boolean;
  /** Whether no number of spikes is above `MOST_SPIKES_OF_STEP`. */
  readonly isBounded: boolean;
}

/**
 * Returns the number of the function `(step, cell, cells, counts…, times…)`: the first cell's number and how many of the lanes are
 * cells.
 */
export function emitSpikes(writer: ModuleWriter, { width, areTimed, isBounded }: SpikeShape): number {
  const vectors = width * (areTimed ? 2 : 1);
  const parameters: ValueType[] = [
    'f64',
    'i32',
    'i32',
    ...Array.from({ length: vectors }, () => 'v128' as const),
  ];
  const { index, builder } = writer.function(parameters);
  const [step, cell, cells] = [0, 1, 2];
  const count = builder.take('f64');
  const place = builder.take('i32');
  const status = builder.take('i32');
  builder.global(writer.address('status')).set(status);
  for (let lane = 0; lane < width * LANES; lane++) {
    const vector = 3 + Math.floor(lane / LANES);
    builder.i32(lane).get(cells).plain('i32.lt_s');
    builder.when(() => {
      builder
        .get(vector)
        .lane('f64x2.extract_lane', lane % LANES)
        .tee(count)
        .f64(0)
        .plain('f64.gt');
      builder.when(() => {
        if (!isBounded) tooMany(builder, status, cell, lane, count);
        builder
          .get(status)
          .memory('i32.load', 4 * STATUS.spikes)
          .set(place);
        builder
          .global(writer.address('spikes'))
          .get(place)
          .i32(SPIKE_BYTES)
          .plain('i32.mul')
          .plain('i32.add')
          .set(place);
        builder.get(place).get(step).toWord().memory('i32.store', 0);
        builder.get(place).get(cell).i32(lane).plain('i32.add').memory('i32.store', 4);
        builder.get(place).get(count).toWord().memory('i32.store', 8);
        if (areTimed) {
          builder
            .global(writer.address('spikeTimes'))
            .get(status)
            .memory('i32.load', 4 * STATUS.spikes);
          builder.i32(3).plain('i32.shl').plain('i32.add');
          builder
            .get(vector + width)
            .lane('f64x2.extract_lane', lane % LANES)
            .memory('f64.store', 0);
        }
        builder
          .get(status)
          .get(status)
          .memory('i32.load', 4 * STATUS.spikes)
          .i32(1)
          .plain('i32.add');
        builder.memory('i32.store', 4 * STATUS.spikes);
      });
    });
  }
  return index;
}

/** The first cell with more spikes than a step may have is kept. */
function tooMany(builder: FunctionBuilder, status: Local, cell: Local, lane: number, count: Local): void {
  builder.get(count).f64(MOST_SPIKES_OF_STEP).plain('f64.gt');
  builder
    .get(status)
    .memory('i32.load', 4 * STATUS.tooManySpikes)
    .plain('i32.eqz')
    .plain('i32.and');
  builder.when(() => {
    builder
      .get(status)
      .get(cell)
      .i32(lane + 1)
      .plain('i32.add')
      .memory('i32.store', 4 * STATUS.tooManySpikes);
    builder
      .get(status)
      .get(count)
      .memory('f64.store', 4 * STATUS.spikeCount);
  });
}
