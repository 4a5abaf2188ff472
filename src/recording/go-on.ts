/** A file that goes on where a run before was saved: what was recorded behind that point is cut off. */
import { known } from '../base/invariant.ts';
import type { RecordedBefore, RecordingDescription } from '../runtime/network/recording-sink.ts';
import type { AppendedDataset } from './appended-dataset.ts';
import { type Attributes, setAttributes } from './attributes.ts';
import { NotThere, type Place } from './datasets.ts';
import { layOutRecording, type RecordingLayout } from './lay-out-recording.ts';

/**
 * Returns the datasets of a file that was recorded before, each as long as it was at that point. Throws `NotThere`, with the
 * file as it was, where it is not the recording of this run, or lacks what was recorded.
 */
export function goOn(
  root: Place,
  description: RecordingDescription,
  before: RecordedBefore,
): RecordingLayout {
  const { identity } = description;
  const { attrs } = root.group;
  if (identity === undefined || attrs[IDENTITY]?.value !== identity)
    throw new NotThere('it is the recording of another run');
  const layout = layOutRecording(root, description);
  const cuts = cutsOf(layout, description, before);
  const short = cuts.find(({ dataset, rows }) => dataset.rows < rows);
  if (short !== undefined)
    throw new NotThere(`\`${short.dataset.dataset.path}\` has ${short.dataset.rows} rows of ${short.rows}`);
  layout.ending.reopen();
  setAgain(root, { planned_steps: BigInt(description.time.steps), command: description.command });
  for (const { dataset, rows } of cuts) dataset.cutTo(rows);
  return layout;
}

/** Attributes of the run, which is another one now. */
function setAgain({ group }: Place, attributes: Attributes): void {
  for (const name of Object.keys(attributes)) if (name in group.attrs) group.delete_attribute(name);
  setAttributes(group, attributes);
}

const IDENTITY = 'identity';

interface Cut {
  readonly dataset: AppendedDataset;
  readonly rows: number;
}

function cutsOf(
  { traces, spikes, synapses }: RecordingLayout,
  { projections }: RecordingDescription,
  before: RecordedBefore,
): readonly Cut[] {
  const times = new Map<AppendedDataset, number>();
  const ofTraces = traces.flatMap((each, index): readonly Cut[] => {
    if (each === undefined) return [];
    const rows = known(before.samples[index], 'samples that are kept');
    times.set(each.times.list, Math.max(rows, times.get(each.times.list) ?? 0));
    return [{ dataset: each.values, rows }];
  });
  return [
    ...Array.from(times, ([dataset, rows]) => ({ dataset, rows })),
    ...ofTraces,
    ...spikes.flatMap((each, index) => {
      const rows = known(before.spikes[index], 'spikes that are kept');
      return each === undefined ? [] : [each.times, each.cells].map((dataset) => ({ dataset, rows }));
    }),
    ...synapses.flatMap((each, index) => {
      const { synapses: rows } = known(projections[index], 'projection');
      if (each === undefined) return [];
      return [each.pre, each.post, each.delays, ...each.values].map((dataset) => ({ dataset, rows }));
    }),
  ];
}
