import { docParagraphs } from '../doc-paragraphs.ts';
import { textTable } from '../text-table.ts';
import { wrapText } from '../typeset/typeset.ts';
import type { ExplainedNetwork, ExplainedProjection, ExplainedState } from './explain-network.ts';

export interface RenderNetworkOptions {
  readonly columns: number;
  /** Print titles in bold, for a terminal. */
  readonly isStyled?: boolean;
}

const WIDEST = 120;
const NARROWEST = 50;
const INDENT = '  ';

/** Returns what was understood of a network as text for a terminal. */
export function renderNetwork(network: ExplainedNetwork, options: RenderNetworkOptions): string {
  const columns = Math.max(NARROWEST, Math.min(options.columns, WIDEST));
  const title = (text: string): string => (options.isStyled === true ? `\u001b[1m${text}\u001b[22m` : text);
  const titled = (text: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title(text), ...lines];
  const table = (
    head: readonly string[],
    rows: readonly (readonly string[])[],
    numbers: readonly number[],
  ) => (rows.length === 0 ? [] : textTable([head, ...rows], { indent: INDENT, columns, numbers }));
  const { name, source, doc, parameters, populations, projections, signals, records } = network;
  return [
    title(`network ${name}, from ${source}`),
    ...(doc === undefined ? [] : docParagraphs(doc)).flatMap((text) =>
      wrapText(text, columns - INDENT.length).map((line) => INDENT + line),
    ),
    ...titled(
      'Parameters',
      textTable(
        parameters.map((parameter) => [`${parameter.name} = ${parameter.value}`, parameter.doc ?? '']),
        { indent: INDENT, columns },
      ),
    ),
    ...titled(
      'Populations',
      table(
        ['name', 'model', 'cells', 'driven', 'set'],
        populations.map((each) => [
          each.name,
          each.model,
          each.shape.length === 2 ? each.shape.join(' × ') : String(each.cells),
          each.driven.join(', '),
          each.set.join(', '),
        ]),
        [2],
      ),
    ),
    ...titled(
      'Projections',
      table(
        ['from', 'to', 'synapse', 'synapses', 'delay', 'how'],
        projections.map((each) => [
          each.from,
          each.to,
          each.synapse,
          COUNTS[each.count] + String(each.synapses),
          each.delay,
          [each.rule, ...each.values].join('; '),
        ]),
        [3],
      ),
    ),
    ...titled('Synapses', synapseLines(projections, columns)),
    ...titled(
      'Signals',
      textTable(
        signals.map((signal) => [signal.name, signal.unit === '1' ? '' : signal.unit, signal.about]),
        { indent: INDENT, columns },
      ),
    ),
    ...titled(
      'Records',
      records.map((record) => INDENT + record),
    ),
    ...(projections.length === 0 ? [] : ['', ...wrapText(ORDER, columns)]),
  ].join('\n');
}

const ORDER =
  'Synapses act at grid points: whatever the method of its cells, the network is of first order in dt.';

const COUNTS = { exact: '', about: 'about ', most: 'at most ' } as const;

/** What one synapse comes to between two populations; those of one sort that come to the same are told once. */
function synapseLines(projections: readonly ExplainedProjection[], columns: number): readonly string[] {
  const told = new Map<string, { readonly names: string[]; readonly lines: readonly string[] }>();
  for (const projection of projections) {
    const lines = [
      ...projection.couplings.map((text) => `${text}, all the time; taken as each step begins, held over it`),
      ...projection.states.map(stateText),
    ];
    if (lines.length === 0) continue;
    const key = JSON.stringify([projection.synapse, lines]);
    const same = told.get(key);
    if (same === undefined) told.set(key, { names: [projection.name], lines });
    else same.names.push(projection.name);
  }
  return [...told.values()].flatMap(({ names, lines }) => [
    ...wrapText(names.join(', '), columns - INDENT.length).map((line) => INDENT + line),
    ...lines.flatMap((line) =>
      wrapText(line, columns - 2 * INDENT.length).map((part) => INDENT + INDENT + part),
    ),
  ]);
}

const PER: Readonly<Record<ExplainedState['per'], string>> = {
  synapse: 'kept for each synapse',
  pre: 'kept once for each presynaptic cell',
  post: 'kept once for each postsynaptic cell',
};

/** Returns what becomes of a state, in a line. */
export function stateText({ name, per, changes, because }: ExplainedState): string {
  switch (changes) {
    case 'by events only':
      return `${name}: changed by events only, ${PER[per]}`;
    case 'event-driven':
      return `${name}: computed when an event needs it, ${PER[per]}`;
    case 'clock-driven':
      return `${name}: computed in every step, ${PER[per]}${because === undefined ? '' : `: ${because}`}`;
  }
}
