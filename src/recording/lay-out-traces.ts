import { known } from '../base/invariant.ts';
import {
  columnCount,
  type RecordedColumns,
  type RecordedTrace,
  type RecordingDescription,
} from '../runtime/network/recording-sink.ts';
import type { AppendedDataset } from './appended-dataset.ts';
import { chunksOfTraces, expectedSamples } from './chunk-shape.ts';
import { attachScale, datasetIn, groupIn, listIn, type Place } from './datasets.ts';
import { LinkNames } from './link-names.ts';
import { TimeAxis } from './time-axis.ts';
import { titleOfTrace } from './title-of-trace.ts';

export interface TraceDatasets {
  readonly values: AppendedDataset;
  readonly times: TimeAxis;
}

/** The traces of one population or projection. */
export interface OwnedTraces {
  readonly axes: readonly TimeAxis[];
  /** By number of the trace among all; traces without columns are not here. */
  readonly byTrace: ReadonlyMap<number, TraceDatasets>;
}

/** Makes, or finds, the groups `traces` and `axes` within that of the owner, if it has traces. */
export function layOutTraces(
  place: Place,
  description: RecordingDescription,
  owner: RecordedTrace['of'],
): OwnedTraces {
  const { time, traces } = description;
  const mine = [...traces.entries()].filter(
    ([, { of, columns }]) => of.kind === owner.kind && of.index === owner.index && columnCount(columns) > 0,
  );
  if (mine.length === 0) return { axes: [], byTrace: new Map() };
  const chunks = chunksOfTraces(description);
  const expected = expectedSamples(description);
  const [traceNames, tracesGroup] = [new LinkNames(), groupIn(place, 'traces')];
  const axes = new Axes(groupIn(place, 'axes'), owner.kind === 'population' ? 'cell' : 'synapse');
  const byTrace = new Map<number, TraceDatasets>();
  for (const [index, trace] of mine) {
    const { name, unit, doc, every, columns } = trace;
    const title = titleOfTrace(trace);
    const shape = {
      name: traceNames.take(title),
      type: 'float64',
      chunk: known(chunks[index], 'chunk of the trace'),
      isCompressed: false,
      ...(columns.kind === 'reduced' ? {} : { columns: columnCount(columns) }),
    } as const;
    const values = datasetIn(tracesGroup, shape, {
      name,
      unit,
      long_name: doc ?? title,
      reduction: columns.kind === 'reduced' ? columns.by : undefined,
      steps_between_samples: BigInt(every),
      sample_interval: time.dt * every,
      time_unit: time.unit,
    });
    const times = axes.timesOf(trace, description, expected[index] ?? 1);
    attachScale(place, values, 0, 'time', times.list);
    axes.attachColumns(values, columns);
    byTrace.set(index, { values, times });
  }
  return { axes: axes.times, byTrace };
}

/** Dimension scales, each made once for all traces that share it. */
class Axes {
  readonly #place: Place;
  readonly #element: 'cell' | 'synapse';
  readonly #names = new LinkNames();
  readonly #times = new Map<string, TimeAxis>();
  readonly #columns = new Map<string, AppendedDataset>();

  constructor(place: Place, element: 'cell' | 'synapse') {
    this.#place = place;
    this.#element = element;
  }

  get times(): readonly TimeAxis[] {
    return [...this.#times.values()];
  }

  timesOf(trace: RecordedTrace, { time }: RecordingDescription, expected: number): TimeAxis {
    const key = `${trace.firstPoint} ${trace.every}`;
    const made =
      this.#times.get(key) ?? new TimeAxis(this.#place, this.#names.take('time'), trace, time, expected);
    this.#times.set(key, made);
    return made;
  }

  attachColumns(values: AppendedDataset, columns: RecordedColumns): void {
    if (columns.kind === 'reduced') return;
    // Of all cells, or synapses, the number is that of the column.
    if (columns.kind === 'all') {
      if (!this.#place.isFound) values.dataset.set_dimension_label(1, this.#element);
    } else attachScale(this.#place, values, 1, this.#element, this.#numbersOf(columns.numbers));
  }

  #numbersOf(numbers: Int32Array): AppendedDataset {
    const key = numbers.join(' ');
    const made = this.#columns.get(key);
    if (made !== undefined) return made;
    const list = listIn(this.#place, {
      name: this.#names.take(this.#element),
      type: 'int32',
      unit: '1',
      title: `numbers of the recorded ${this.#element}s`,
      expected: numbers.length,
    });
    if (!this.#place.isFound) {
      list.append(numbers);
      list.settle();
    }
    this.#columns.set(key, list);
    return list;
  }
}
