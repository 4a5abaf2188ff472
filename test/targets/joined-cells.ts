/** A few cells joined by compiled synapses, whose events are told by hand. */
import { known } from '../../src/base/invariant.ts';
import { compile } from '../../src/compile.ts';
import {
  type CompileSynapseOptions,
  compileSynapse,
  type SynapseArtifact,
} from '../../src/compile-synapse.ts';
import { evaluatorSynapse } from '../../src/evaluator/evaluator-model.ts';
import { verify } from '../../src/ir/verify.ts';
import { endRecords } from '../../src/lower/synapse/end-meanings.ts';
import { CELL_NUMBER, SEED } from '../../src/runtime/draws.ts';
import { makeKernels } from '../../src/runtime/drive.ts';
import { TOLERANCE } from '../../src/runtime/driver.ts';
import { type Layout, layOut } from '../../src/runtime/layout.ts';
import type {
  EndMemory,
  EndOfSynapse,
  LinkableSynapse,
  LinkedSynapseKernels,
} from '../../src/runtime/network/synapse-kernels.ts';
import type { Joined } from '../lower/synapse-text.ts';

/** Synapses by presynaptic cell: the postsynaptic cells of each. */
export type Rows = readonly (readonly number[])[];

export interface JoinedCells {
  readonly artifact: SynapseArtifact;
  readonly layout: Layout;
  /** Tells all synapses of a cell of its spike, at the start of step k. */
  readonly spike: (end: EndOfSynapse, cell: number, k: number) => void;
  readonly couple: (k: number) => void;
  readonly step: (k: number) => void;
  /** The recorded values of a state at t_k, by synapse. */
  readonly recorded: (name: string, k: number) => readonly number[];
  /** What is stored. */
  readonly stored: (column: string) => readonly number[];
  readonly set: (column: string, values: readonly number[]) => void;
  /** Numbers of the cells at an end, in any of their columns, or what they recorded. */
  readonly cells: (end: EndOfSynapse, name: string) => Float64Array;
  /** All numbers: of both ends, and of the synapses. */
  readonly everything: () => readonly number[];
}

export interface JoinOptions extends CompileSynapseOptions {
  readonly posts?: number;
  /** dt = p/q. */
  readonly p?: number;
  readonly q?: number;
  readonly seed?: number;
  /** Whether the program is evaluated rather than printed. */
  readonly isEvaluated?: boolean;
  /** Of columns that are given. */
  readonly values?: Readonly<Record<string, readonly number[]>>;
}

const WIDTH = 16;

/** Columns of made-up cells: whatever is asked for. */
function someCells(cells: number): {
  readonly memory: EndMemory;
  readonly column: (name: string) => Float64Array;
  /** In the order of their names. */
  readonly all: () => readonly number[];
} {
  const numbers = new Float64Array(cells * WIDTH);
  const places = new Map<string, number>();
  const place = (name: string): number => {
    const at = places.get(name) ?? places.size;
    places.set(name, at);
    return at * cells;
  };
  return {
    memory: {
      numbers,
      column: place,
      columnBefore: (name) => place(`${name} before`),
      record: (name) => place(`${name} recorded`),
    },
    column: (name) => numbers.subarray(place(name), place(name) + cells),
    all: () =>
      [...places.keys()]
        .toSorted()
        .flatMap((name) => [...numbers.subarray(place(name), place(name) + cells)]),
  };
}

/** Returns the artifact of a synapse between compiled cells. */
export function compiledSynapse(
  { synapse, pre, post }: Joined,
  options: CompileSynapseOptions = {},
): SynapseArtifact {
  const storageOf = (model: typeof pre, end: EndOfSynapse): SynapseStorage =>
    known(compile(model, { records: endRecords(synapse, end) }).artifact, model.name).linkables.js.storage;
  const ends = { pre: storageOf(pre, 'pre'), post: storageOf(post, 'post') };
  const { artifact, diagnostics } = compileSynapse(synapse, ends, options);
  return known(artifact, diagnostics.map(({ message }) => message).join('; '));
}

type SynapseStorage = LinkableSynapse['storage'];

/** Returns cells joined as the rows say, initialised. */
export function join(joined: Joined, rows: Rows, options: JoinOptions = {}): JoinedCells {
  const artifact = compiledSynapse(joined, options);
  const problems = verify(artifact.program);
  if (problems.length > 0) throw new Error(problems.join('; '));
  const synapse = options.isEvaluated === true ? evaluatorSynapse(artifact.program) : artifact.code.linkable;
  const targets = Int32Array.from(rows.flat());
  const sources = Int32Array.from(rows.flatMap((row, pre) => row.map(() => pre)));
  const posts = options.posts ?? Math.max(...targets) + 1;
  const incomingOf = (post: number): readonly number[] =>
    [...targets.keys()].filter((each) => targets[each] === post);
  const columnsOfPost = Array.from({ length: posts }, (_, post) => incomingOf(post));
  const incoming = Int32Array.from(columnsOfPost.flat());
  const layout = layOut(synapse.storage, targets.length, 0, { pre: rows.length, post: posts });
  const buffer = new ArrayBuffer(layout.byteLength);
  const numbers = new Float64Array(buffer);
  const [pre, post] = [someCells(rows.length), someCells(posts)];
  const kernels: LinkedSynapseKernels = synapse.link({
    buffer,
    pre: pre.memory,
    post: post.memory,
    targets,
    sources: synapse.needs.sources ? sources : new Int32Array(0),
    incoming,
  });
  const { p = 1, q = 10 } = options;
  numbers.set([p, q, p / q], layout.clock);

  const view = (name: string): Float64Array => {
    const index = synapse.storage.columns.findIndex((column) => column.name === name);
    const { variability } = known(synapse.storage.columns[index], `column ${name}`);
    const length = { cell: targets.length, population: 1, pre: rows.length, post: posts }[variability];
    const start = layout.columns[index] ?? 0;
    return numbers.subarray(start, start + length);
  };
  const has = (name: string): boolean => synapse.storage.columns.some((column) => column.name === name);
  if (has(CELL_NUMBER)) view(CELL_NUMBER).set([...targets.keys()]);
  if (has(SEED)) view(SEED).fill(options.seed ?? 1);
  if (has(TOLERANCE)) view(TOLERANCE).fill(1e-9);
  const degreesOf = (lists: readonly (readonly number[])[]): readonly number[] =>
    lists.map(({ length }) => length);
  for (const name of synapse.needs.outdegree) view(name).set(degreesOf(rows));
  for (const name of synapse.needs.indegree) view(name).set(degreesOf(columnsOfPost));
  for (const [name, values] of Object.entries(options.values ?? {})) view(name).set(values);
  kernels.initialise(layout, 0, targets.length, 0, 0);

  const { storage, driver } = synapse;
  const stepped =
    driver === undefined ? undefined : makeKernels({ storage, driver, link: () => kernels }, buffer);

  /** Where a list begins among all, one behind the other. */
  const startOf = (lists: readonly (readonly number[])[], index: number): number =>
    lists.slice(0, index).flat().length;
  return {
    artifact,
    layout,
    spike: (end, cell, k) => {
      const lists = end === 'pre' ? rows : columnsOfPost;
      const first = startOf(lists, cell);
      const kernel = end === 'pre' ? kernels.onPre : kernels.onPost;
      kernel?.(layout, cell, first, first + (lists[cell]?.length ?? 0), k);
    },
    couple: (k) => kernels.couple?.(layout, 0, targets.length, k, 1),
    step: (k) => stepped?.step(layout, 0, targets.length, k, 1),
    recorded: (name, k) => {
      kernels.record(layout, 0, targets.length, k, 0);
      const start = layout.records[synapse.storage.records.indexOf(name)] ?? 0;
      return [...numbers.subarray(start, start + targets.length)];
    },
    stored: (name) => [...view(name)],
    set: (name, values) => {
      view(name).set(values);
      kernels.prepare(layout, 0, targets.length, 0, 0);
    },
    cells: (end, name) => (end === 'pre' ? pre : post).column(name),
    everything: () => [...pre.all(), ...post.all(), ...numbers],
  };
}
