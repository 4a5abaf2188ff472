/**
 * The kernels that deliver one event to a stretch of synapses. What depends on the cell whose event it is, and on what is one
 * for all, is computed before the loop; what is kept for that cell is stored there too, once. Within the loop a synapse is
 * done with before the next is looked at, as two of them may have one target.
 */
import { InvariantError, known } from '../../base/invariant.ts';
import { statesOfEvents } from '../../ir/states-of-events.ts';
import { STATUS } from '../../runtime/layout.ts';
import type { EndOfSynapse } from '../../runtime/network/synapse-kernels.ts';
import { comment } from './comment.ts';
import { commonOperands } from './common-operands.ts';
import { type CellNames, type Kernel, type KernelContext, storeComments } from './kernel-context.ts';
import { postStore } from './post-store.ts';
import { indent } from './split.ts';
import { sums } from './step-lines.ts';
import type { Root, ValueGraph } from './value-graph.ts';

/** Returns the kernel `onPre` or `onPost`; its graph is that of the block. */
export function emitDeliveryKernel(context: KernelContext, event: EndOfSynapse, graph: ValueGraph): Kernel {
  const isVarying = varyingValues(context, event, graph);
  const part = context.part(graph, true, commonOperands(graph, isVarying));
  const { statements, printer } = part;
  const own: CellNames = { cell: '', pre: 'cell', post: 'cell' };
  const inLoop: CellNames =
    event === 'pre'
      ? { cell: 'synapse', pre: 'cell', post: 'target' }
      : { cell: 'synapse', pre: 'source', post: 'cell' };
  const leaves = (varies: boolean): typeof part => ({
    ...part,
    statements: { ...statements, leaves: statements.leaves.filter((leaf) => isVarying(leaf) === varies) },
  });
  const [once, each] = [leaves(false), leaves(true)];
  const columnsRead = [...new Set(context.columnsRead(part))];
  const columnsStored = context.storedColumns(graph.roots).map(({ column }) => column);
  const isOfSynapse = (column: number): boolean => {
    const { variability } = context.column(column);
    return variability !== 'population' && variability !== event;
  };
  const isStoredOnce = ({ store: { target } }: Root): boolean =>
    target.kind === 'column' && !isOfSynapse(context.indexOf(target.column));
  const comments = storeComments(
    { ...graph, roots: graph.roots.map((root, value) => ({ ...root, value })) },
    context.options.describePlace,
  );
  const store = (root: Root, of: CellNames): readonly string[] => {
    const { target } = root.store;
    const text = printer.reference(root.value);
    const told = (comments.get(graph.roots.indexOf(root)) ?? []).map(comment);
    if (target.kind === 'post') return [...told, postStore(context, root, text, of.post)];
    if (target.kind !== 'column') throw new InvariantError('an event stores columns');
    const column = context.indexOf(target.column);
    const { variability } = context.column(column);
    if (variability !== 'cell' && (variability !== event || isVarying(root.value))) {
      throw new InvariantError(`${target.column} is not that of a synapse`);
    }
    return [...told, `numbers[${context.place(column, of)}] = ${text};`];
  };

  const states = statesOfEvents(context.program);
  const checked = graph.roots.filter(
    ({ store: { target }, value }) =>
      target.kind === 'column' && states.has(target.column) && graph.values[value]?.kind !== 'number',
  );
  /** To be called behind the lines that name what is stored. */
  const finiteLines = (isOnce: boolean): readonly string[] => {
    const terms = checked
      .filter((root) => isStoredOnce(root) === isOnce)
      .map(({ value }) => `(${printer.reference(value)} - ${printer.reference(value)})`);
    return sums(terms).map((sum) => `isBad += ${sum};`);
  };

  const { step: k } = context.naming.clocks;
  const before = [
    ...columnsRead
      .filter((column) => !isOfSynapse(column))
      .map((column) => context.load(column, 'const', own)),
    ...context.endLines(once, own),
    ...context.clockLines(part),
    ...statements.list.filter(({ value }) => !isVarying(value)).flatMap(printer.lines),
    ...graph.roots.filter(isStoredOnce).flatMap((root) => store(root, own)),
    ...(checked.length > 0
      ? ['let isBad = 0; // NaN from the first synapse of which a state is not finite']
      : []),
    ...finiteLines(true),
  ];
  const computed = [
    ...columnsRead.filter(isOfSynapse).map((column) => context.load(column, 'const', inLoop)),
    ...context.endLines(each, inLoop),
    ...statements.list.filter(({ value }) => isVarying(value)).flatMap(printer.lines),
    ...graph.roots.filter((root) => !isStoredOnce(root)).flatMap((root) => store(root, inLoop)),
    ...finiteLines(false),
  ];
  const [other, found] = event === 'pre' ? ['target', 'targets'] : ['source', 'sources'];
  const isUsed = computed.some((line) => line.includes(`+ ${other}]`));
  const head =
    event === 'pre'
      ? 'let synapse = first; synapse < end; synapse++'
      : 'let place = first; place < end; place++';
  const loop = [
    `for (${head}) {`,
    ...(event === 'post' ? ['  const synapse = incoming[place];'] : []),
    ...(isUsed ? [`  const ${other} = ${found}[synapse];`] : []),
    ...computed.map(indent),
    '}',
  ];
  const lines = [
    ...(columnsRead.length + columnsStored.length > 0 ? ['const columns = layout.columns;'] : []),
    ...context.clockArea([part]),
    ...context.tableLines([graph]),
    ...context.offsetLines([...columnsRead, ...columnsStored]),
    ...before,
    ...(computed.length === 0 ? [] : loop),
    ...(checked.length > 0 ? [`if (isBad !== 0) words[layout.status + ${STATUS.notFinite}] = 1;`] : []),
  ];
  const name = event === 'pre' ? 'onPre' : 'onPost';
  return {
    functions: [],
    lines: [`function ${name}(layout, cell, first, end, ${k}) {`, ...lines.map(indent), '}'],
    scratch: 0,
  };
}

/** Returns which values differ between the synapses of the cell whose event it is. */
function varyingValues(
  context: KernelContext,
  event: EndOfSynapse,
  graph: ValueGraph,
): (value: number) => boolean {
  const stored = new Set(
    graph.roots.flatMap(({ store: { target } }) => (target.kind === 'post' ? [target.column] : [])),
  );
  const varying = new Uint8Array(graph.values.length);
  for (const [index, value] of graph.values.entries()) {
    let varies = false;
    if (value.kind === 'column') {
      const { variability } = context.column(value.column);
      varies = variability !== 'population' && variability !== event;
    } else if (value.kind === 'end') {
      const { end, name, variability } = known(graph.ends?.[value.end], 'number at an end');
      // Events at one cell change what the next synapse of it finds.
      varies = variability === 'cell' && (end !== event || (end === 'post' && stored.has(name)));
    } else if (value.kind === 'apply') varies = value.operands.some((operand) => varying[operand] === 1);
    varying[index] = varies ? 1 : 0;
  }
  return (value) => varying[value] === 1;
}
